// Fields that several forms about members share.
#pragma once

#include "platform/html/choices.h"
#include "rooms/access/pages/visit.h"

namespace concert::access {

// What was typed, with what is wrong with it. PRIVACY: without the passwords.
html::FormState refused(const Visit& visit, const Refusal& refusal);

html::Html language_radios(const words::Words& words, const html::FormState& state);
html::Html email_field(const words::Words& words, const html::FormState& state);
html::Html password_field(const words::Words& words, const html::FormState& state);

} // namespace concert::access
