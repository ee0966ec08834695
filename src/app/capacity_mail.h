// The mail with a link by which an organization without an account says how much room it has, in both languages.
// PRIVACY: an id that only the signed link holds, and nothing else: not which agency asks, nothing of any person.
#pragma once

#include "platform/mail/message.h"
#include "platform/settings/settings.h"
#include "platform/words/catalogue.h"
#include "rooms/directory/links_room.h"

namespace concert::app {

mail::Message message_of(const directory::ReadyCapacityLetter&, const words::Catalogue&, const settings::Settings&);

} // namespace concert::app
