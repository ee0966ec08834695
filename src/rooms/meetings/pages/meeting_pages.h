// The meetings of a table in a browser. Every act is a form that works without script; the cockpit also renews itself
// while it is open.
//
//   GET  /meetings                    list
//   GET  /meetings/new                planning            POST  plan
//   GET  /meetings/rules              rules                POST  set_rules
//   GET  /meetings/{id}               cockpit             (after the meeting: its minutes)
//   GET  /meetings/{id}/live          cockpit, asked for by the page itself
//   GET  /meetings/{id}/events        events
//   GET  /meetings/{id}/print         print               (?copies=12)
//   GET  /meetings/{id}/plan          amending            POST  amend
//   POST /meetings/{id}/join …        one act each, see acts()
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "rooms/access/room.h"
#include "rooms/codes/room.h"
#include "rooms/meetings/pages/followers.h"
#include "rooms/situations/pages/telling.h"

namespace concert::meetings {

struct ChairSees; // shown.h

class MeetingPages {
public:
  MeetingPages(Room& room, Followers& followers, codes::Room& codes, agencies::Room& agencies, access::Room& access,
               const clock::Clock& clock)
      : room_(room), followers_(followers), codes_(codes), agencies_(agencies), access_(access), clock_(clock) {}

  // Whether the print pack can also be had as a PDF, at …/print.pdf.
  void offer_pdf(bool there) { offers_pdf_ = there; }

  // For the first page: the meeting that is in session, or begins within a day, or should have begun. Else nothing.
  html::Html on_home(const access::Visit&);

  http::Reply list(access::Visit&);
  http::Reply planning(access::Visit&);
  http::Reply plan(access::Visit&);
  http::Reply amending(access::Visit&);
  http::Reply amend(access::Visit&);
  http::Reply rules(access::Visit&);
  http::Reply set_rules(access::Visit&);
  http::Reply cockpit(access::Visit&);
  http::Reply events(access::Visit&);
  http::Reply print(access::Visit&);
  http::Reply back_to_cockpit(access::Visit&);
  http::Reply step_out(access::Visit&);
  http::Reply send_out(access::Visit&);
  http::Reply call_back(access::Visit&);
  http::Reply keys(access::Visit&);
  http::Reply sign(access::Visit&);

  using Function = http::Reply (MeetingPages::*)(access::Visit&);
  // The acts of one button each: the last part of their path, and what is done.
  static const std::vector<std::pair<std::string_view, Function>>& acts();

private:
  using Done = Result<Room::Revision>;
  situations::Telling telling(const access::Visit&) const;
  http::Reply shown(access::Visit&, MeetingId, const Refusal* refused);
  std::optional<ChairSees> chair_sees(access::Visit&, const LiveView&);
  http::Reply minutes(access::Visit&, MeetingId, const Refusal* refused);
  // Does one act and goes back to the cockpit, or shows it with what was refused.
  template <class Act>
  http::Reply act(access::Visit&, std::string_view said, Act act);
  Result<PlanMeeting> told_plan(const access::Visit&);

  http::Reply join(access::Visit&);
  http::Reply leave(access::Visit&);
  http::Reply start(access::Visit&);
  http::Reply put_on_table(access::Visit&);
  http::Reply next(access::Visit&);
  http::Reply clear_table(access::Visit&);
  http::Reply close(access::Visit&);
  http::Reply cancel(access::Visit&);
  http::Reply bring_up_to_date(access::Visit&);
  http::Reply move(access::Visit&);
  http::Reply drop(access::Visit&);
  http::Reply add(access::Visit&);

  Room& room_;
  Followers& followers_;
  codes::Room& codes_;
  agencies::Room& agencies_;
  access::Room& access_;
  const clock::Clock& clock_;
  bool offers_pdf_ = false;
};

} // namespace concert::meetings
