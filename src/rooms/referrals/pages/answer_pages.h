// Answering from outside, without an account: a link once and a second secret.
//
//   GET  /answer/{token}   knock: the same page for every token, good or bad; it changes nothing
//   POST /answer/{token}   enter: with the second secret what is asked, and with an answer too the step
#pragma once

#include "rooms/access/pages/visit.h"
#include "rooms/agencies/room.h"
#include "rooms/codes/room.h"
#include "rooms/referrals/room.h"

namespace concert::referrals {

class AnswerPages {
public:
  AnswerPages(Room& room, codes::Room& codes, agencies::Room& agencies, std::string public_address)
      : room_(room), codes_(codes), agencies_(agencies), public_address_(std::move(public_address)) {}

  http::Reply knock(access::Visit&);
  http::Reply enter(access::Visit&);

private:
  http::Reply opened(access::Visit&, const std::optional<Refusal>& wrong);
  http::Reply answered(access::Visit&, const Answered&);

  Room& room_;
  codes::Room& codes_;
  agencies::Room& agencies_;
  const std::string public_address_;
};

} // namespace concert::referrals
