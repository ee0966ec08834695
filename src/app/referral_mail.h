// The mail with a link for somebody outside who answers a referral, in both languages.
// PRIVACY: an id that only the signed link holds, and nothing else: not what is asked, not by whom, not for whom.
#pragma once

#include "platform/mail/message.h"
#include "platform/settings/settings.h"
#include "platform/words/catalogue.h"
#include "rooms/referrals/room.h"

namespace concert::app {

mail::Message message_of(const referrals::ReadyLetter&, const words::Catalogue&, const settings::Settings&);

} // namespace concert::app
