// The mail that tells of a notice: made from its kind, the reader's language and the installation's own address.
// PRIVACY: nothing of what it is about comes in here but, for an invitation, the id of the meeting and its times.
#pragma once

#include "platform/mail/message.h"
#include "platform/settings/settings.h"
#include "platform/words/catalogue.h"
#include "rooms/notices/room.h"

namespace concert::app {

// With mail set up, `mail_sender` is a mailbox; settings have checked it.
mail::Message message_of(const notices::ReadyLetter&, const words::Catalogue&, const settings::Settings&);

} // namespace concert::app
