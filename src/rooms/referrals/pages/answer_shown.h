// The three pages that somebody outside sees. Internal to the part.
#pragma once

#include "platform/html/page.h"
#include "rooms/access/pages/visit.h"
#include "rooms/referrals/pages/step_fields.h"

namespace concert::referrals {

// The same for every token. `refused`: what to say above it; empty on first sight.
html::Page code_page(const access::Visit&, const std::string& here, const std::string& refused);
html::Page asked_page(const access::Visit&, const codes::CodeBook&, const std::string& agency, const Asked&,
                      const std::string& here, const html::FormState&);
// `next_address`: of the next link, where no mail takes it; empty otherwise.
html::Page thanks_page(const access::Visit&, const codes::CodeBook&, const Answered&, const std::string& next_address);

} // namespace concert::referrals
