// The acts of the journey as data: one method an act, from the call's fields to the room and back.
#pragma once

#include "rooms/access/api/api_call.h"
#include "rooms/codes/room.h"
#include "rooms/situations/room.h"

namespace concert::situations {

class Api {
public:
  Api(Room& room, codes::Room& codes, const clock::Clock& clock) : room_(room), codes_(codes), clock_(clock) {}

  http::Reply list(access::ApiCall&);
  http::Reply show(access::ApiCall&);
  http::Reply open(access::ApiCall&);
  http::Reply screen_again(access::ApiCall&);
  http::Reply amend(access::ApiCall&);
  http::Reply write_account(access::ApiCall&);
  http::Reply read_held_account(access::ApiCall&);
  http::Reply override_guard(access::ApiCall&);
  http::Reply guard(access::ApiCall&);
  http::Reply identify(access::ApiCall&);
  http::Reply names(access::ApiCall&);
  http::Reply contact_details(access::ApiCall&);
  http::Reply withdraw(access::ApiCall&);
  http::Reply present(access::ApiCall&);
  http::Reply accept(access::ApiCall&);
  http::Reply reject(access::ApiCall&);
  http::Reply mark_likely(access::ApiCall&);
  http::Reply disclose(access::ApiCall&);
  http::Reply answer(access::ApiCall&);
  http::Reply assign(access::ApiCall&);
  http::Reply contact(access::ApiCall&);
  http::Reply mobilize(access::ApiCall&);
  http::Reply conclude(access::ApiCall&);
  http::Reply reopen(access::ApiCall&);
  http::Reply offer_hand_over(access::ApiCall&);
  http::Reply withdraw_hand_over(access::ApiCall&);
  http::Reply offered(access::ApiCall&);
  http::Reply take_hand_over(access::ApiCall&);
  http::Reply decline_hand_over(access::ApiCall&);
  http::Reply plan_task(access::ApiCall&);
  http::Reply amend_task(access::ApiCall&);
  http::Reply complete_task(access::ApiCall&);
  http::Reply cancel_task(access::ApiCall&);
  http::Reply waiting(access::ApiCall&);
  http::Reply figures(access::ApiCall&);

private:
  Room& room_;
  codes::Room& codes_;
  const clock::Clock& clock_;
};

const FieldSpecs& guard_fields(); // text, language
const FieldSpecs& list_fields();  // stage?, number?, mine?, open?, limit?, after?

} // namespace concert::situations
