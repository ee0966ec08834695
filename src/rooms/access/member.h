// Who may sit where: members with a login, seats (agency × table × role) that members hold, and the tables themselves.
// A member may hold several seats, a seat may be held by several members, and a member sits in one seat at a time.
// Agencies are named by id only: the room `agencies` keeps them, and asks this room to open and suspend their seats.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/email.h"
#include "base/language.h"
#include "base/refusal.h"
#include "rooms/access/actor.h"
#include "rooms/access/ids.h"
#include "rooms/access/role.h"
#include "rooms/access/standing.h"

namespace concert::access {

enum class State { active, suspended };

struct Member {
  MemberId id;
  std::string login; // 3 to 40 of [a-z0-9._-]
  std::string name;  // a staff name, shown to colleagues
  Language language = Language::en;
  std::string password_hash;
  bool password_is_temporary = false; // set by somebody else: to be changed by the member first
  State state = State::active;
  std::int64_t version = 0;
  std::optional<EmailAddress> email = {}; // where notices go; set by administrators
  bool mail_off = false;                  // the member wants none, though there is an address
  friend bool operator==(const Member&, const Member&) = default;
};

struct Seat {
  SeatId id;
  AgencyId agency;
  TableId table;
  Role role = Role::representative;
  State state = State::active;
  std::int64_t version = 0;
  friend bool operator==(const Seat&, const Seat&) = default;
};

struct Table {
  TableId id;
  Bilingual<std::string> name;
  NamesPolicy names = NamesPolicy::likely_involved;
  std::int64_t version = 0;
  friend bool operator==(const Table&, const Table&) = default;
};

// A member as colleagues may see one: without the password.
struct MemberView {
  MemberId id;
  std::string login;
  std::string name;
  Language language = Language::en;
  bool password_is_temporary = false;
  State state = State::active;
  std::int64_t version = 0;
  std::vector<Seat> seats; // those that the reader may know of
  std::optional<EmailAddress> email = {};
  bool mail_off = false;
};

MemberView view_of(const Member& member, std::vector<Seat> seats);

// Logins are typed in any case and kept in lower case; nothing when the text can be no login.
std::optional<std::string> login_of(std::string_view typed);

// Words that stand in the database: "active", "suspended".
std::string_view name_of(State state);
std::optional<State> state_of(std::string_view name);

// ---- How far an agency administrator reaches; an administrator reaches everywhere.

// Whether the actor may open, suspend or take back such a seat: agency administrators only seats of their own agency at
// their own table, and only those of representatives and of agency administrators.
bool reaches_seat(const Actor& actor, const Seat& seat);
// Whether the actor may know that the member exists.
bool reaches_member(const Actor& actor, const std::vector<Seat>& seats);
// PRIVACY: whoever sets a password can sign in with it, so a member with any seat out of reach is out of reach.
bool reaches_password(const Actor& actor, const std::vector<Seat>& seats);

} // namespace concert::access
