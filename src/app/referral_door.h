// Referrals in a browser: in a seat, and from outside by a link without an account. Made by the surface.
#pragma once

#include "app/concert.h"
#include "app/gates.h"
#include "platform/words/catalogue.h"
#include "rooms/referrals/pages/answer_pages.h"
#include "rooms/referrals/pages/referral_pages.h"

namespace concert::app {

class ReferralDoor {
public:
  explicit ReferralDoor(Concert& concert);
  ReferralDoor(const ReferralDoor&) = delete; // routes point into it
  ReferralDoor& operator=(const ReferralDoor&) = delete;

  static void add_words(words::Catalogue& catalogue);
  void add_routes(EntryTable& table);
  html::Html on_record(const access::Visit&, const situations::View&);

private:
  referrals::ReferralPages pages_;
  referrals::AnswerPages answers_;
};

} // namespace concert::app
