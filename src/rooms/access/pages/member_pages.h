// Members and their seats: who has a login, which seats each holds, and what administrators do about it. Privacy
// officers read. Agencies are named by the room below in the list, so their names and the choice of them come in as
// functions.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "rooms/access/pages/visit.h"
#include "rooms/access/room.h"

namespace concert::access {

class MemberPages {
public:
  // All agencies with their names in one language, in the order of names.
  using Agencies = std::function<std::vector<std::pair<AgencyId, std::string>>(Language)>;
  MemberPages(Room& room, Agencies agencies) : room_(room), agencies_(std::move(agencies)) {}

  http::Reply list(Visit&);
  http::Reply new_member(Visit&);
  http::Reply add(Visit&);
  http::Reply show(Visit&);           // {id}
  http::Reply edit(Visit&);           // {id}
  http::Reply reset_password(Visit&); // {id}
  http::Reply suspend(Visit&);        // {id}
  http::Reply restore(Visit&);        // {id}
  http::Reply add_seat(Visit&);       // {id}
  http::Reply take_seat_back(Visit&); // {id} {seat}
  http::Reply seat(Visit&);           // {id} {seat}: what suspending it means, and who holds it
  http::Reply suspend_seat(Visit&);   // {id} {seat}
  http::Reply restore_seat(Visit&);   // {id} {seat}

private:
  // Which of the forms on a member's page came back, and with what.
  enum class Part { none, edit, password, seat };
  struct Came {
    Part part = Part::none;
    html::FormState state;
    int status = 200;
  };
  http::Reply new_page(const Visit&, html::FormState, int status);
  http::Reply member_page(const Visit&, const MemberView&, Came came);
  http::Reply came_back(Visit&, MemberId, const Refusal&, Part);
  http::Reply seat_page(const Visit&, const MemberView&, const SeatView&, html::FormState, int status);
  http::Reply change_seat(Visit&, Result<Seat> (Room::*act)(const Actor&, SeatId, std::int64_t),
                          std::string_view said);
  html::Html seats_of(const Visit&, const MemberView&, bool edits);
  html::Html edit_form(const Visit&, const MemberView&, html::FormState);
  html::Html password_form(const Visit&, const MemberView&, html::FormState);
  html::Html seat_form(const Visit&, const MemberView&, html::FormState);
  html::Html state_form(const Visit&, const MemberView&);
  html::Html seat_fields(const Visit&, const html::FormState&);

  Room& room_;
  Agencies agencies_;
};

} // namespace concert::access
