#include "rooms/access/member.h"

#include <algorithm>

#include "base/text.h"

namespace concert::access {
namespace {

constexpr std::size_t shortest_login = 3, longest_login = 40;

bool is_delegable(Role role) {
  return role == Role::representative || role == Role::agency_administrator;
}

} // namespace

MemberView view_of(const Member& member, std::vector<Seat> seats) {
  return {member.id,    member.login,   member.name,      member.language, member.password_is_temporary,
          member.state, member.version, std::move(seats), member.email,    member.mail_off};
}

std::optional<std::string> login_of(std::string_view typed) {
  std::string login(text::trim(typed));
  if (login.size() < shortest_login || login.size() > longest_login)
    return std::nullopt;
  for (char& c : login) {
    if (c >= 'A' && c <= 'Z')
      c = static_cast<char>(c - 'A' + 'a');
    const bool allowed = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    if (!allowed)
      return std::nullopt;
  }
  return login;
}

std::string_view name_of(State state) {
  return state == State::suspended ? "suspended" : "active";
}

std::optional<State> state_of(std::string_view name) {
  if (name == "active")
    return State::active;
  if (name == "suspended")
    return State::suspended;
  return std::nullopt;
}

bool reaches_seat(const Actor& actor, const Seat& seat) {
  if (actor.role == Role::administrator)
    return true;
  return actor.role == Role::agency_administrator && seat.agency == actor.agency && seat.table == actor.table &&
         is_delegable(seat.role);
}

bool reaches_member(const Actor& actor, const std::vector<Seat>& seats) {
  if (actor.role == Role::administrator || actor.role == Role::privacy_officer)
    return true;
  return std::any_of(seats.begin(), seats.end(), [&](const Seat& seat) { return reaches_seat(actor, seat); });
}

bool reaches_password(const Actor& actor, const std::vector<Seat>& seats) {
  if (actor.role == Role::administrator)
    return true;
  return !seats.empty() &&
         std::all_of(seats.begin(), seats.end(), [&](const Seat& seat) { return reaches_seat(actor, seat); });
}

} // namespace concert::access
