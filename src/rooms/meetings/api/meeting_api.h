// The acts and readings of a meeting as data: one method each, from the call's fields to the room and back. An act
// answers with the meeting's id and, for whoever chairs, its new version.
#pragma once

#include "rooms/access/api/api_call.h"
#include "rooms/codes/room.h"
#include "rooms/meetings/room.h"

namespace concert::meetings {

class Api {
public:
  Api(Room& room, codes::Room& codes) : room_(room), codes_(codes) {}

  // ---- Reading
  http::Reply list(access::ApiCall&);
  http::Reply current(access::ApiCall&);
  http::Reply show(access::ApiCall&);
  http::Reply seats(access::ApiCall&);
  http::Reply not_on_agenda(access::ApiCall&);
  http::Reply sheets(access::ApiCall&);
  http::Reply actions(access::ApiCall&);
  http::Reply minutes(access::ApiCall&);
  http::Reply verify(access::ApiCall&);
  http::Reply rules(access::ApiCall&);
  // What each seat would see after a step; nothing is saved. The bodies are those of the steps themselves.
  http::Reply look_accept(access::ApiCall&);
  http::Reply look_reject(access::ApiCall&);
  http::Reply look_likely(access::ApiCall&);
  http::Reply look_assign(access::ApiCall&);
  http::Reply look_conclude(access::ApiCall&);

  // ---- Planning
  http::Reply plan(access::ApiCall&);
  http::Reply amend(access::ApiCall&);
  http::Reply cancel(access::ApiCall&);
  http::Reply bring_up_to_date(access::ApiCall&);
  http::Reply add(access::ApiCall&);
  http::Reply drop(access::ApiCall&);
  http::Reply move(access::ApiCall&);
  http::Reply set_rules(access::ApiCall&);

  // ---- Running
  http::Reply start(access::ApiCall&);
  http::Reply put_on_table(access::ApiCall&);
  http::Reply next(access::ApiCall&);
  http::Reply clear_table(access::ApiCall&);
  http::Reply mark_left(access::ApiCall&);
  http::Reply close(access::ApiCall&);
  http::Reply sign(access::ApiCall&);

  // ---- Attending
  http::Reply join(access::ApiCall&);
  http::Reply leave(access::ApiCall&);
  http::Reply step_out(access::ApiCall&);
  http::Reply send_out(access::ApiCall&);
  http::Reply call_back(access::ApiCall&);

private:
  Result<PlanMeeting> told_plan(access::ApiCall&);
  Room& room_;
  codes::Room& codes_;
};

const FieldSpecs& nothing_told(); // the body of an act that needs none

} // namespace concert::meetings
