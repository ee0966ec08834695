// Who may open and close seats, for whom.
#include "rooms/access/tests/installation.h"

using namespace concert;
using namespace concert::access;
using namespace concert::access::testing;

namespace {

AddMember newcomer(std::string login, AddSeat seat) {
  return {std::move(login), "New Comer", Language::fr, typed(good_password), seat};
}

} // namespace

TEST_CASE("only administrators of either kind edit members, and privacy officers may look") {
  Installation here;
  int number = 0;
  for (const Role role : all_roles) {
    CAPTURE(name_of(role));
    const Actor actor = here.add("member" + std::to_string(number), here.health, role);
    const bool looks =
        role == Role::administrator || role == Role::agency_administrator || role == Role::privacy_officer;
    const bool edits = role == Role::administrator || role == Role::agency_administrator;
    CHECK(here.room.members(actor).has_value() == looks);
    CHECK(here.room.seats(actor).has_value() == looks);
    CHECK(here.room.member(actor, actor.member).has_value() == looks);
    const auto added =
        here.room.add_member(actor, newcomer("new" + std::to_string(number), {{}, {}, Role::representative}));
    CHECK(added.has_value() == edits);
    if (!edits) {
      CHECK(kind_of(added) == "not_permitted");
      CHECK(kind_of(here.room.suspend_seat(actor, actor.seat, 1)) == "not_permitted");
      CHECK(kind_of(here.room.add_seat(actor, here.admin.member, {})) == "not_permitted");
      CHECK(kind_of(here.room.take_seat_back(actor, here.admin.member, here.admin.seat)) == "not_permitted");
      CHECK(kind_of(here.room.edit_member(actor, actor.member, 1, {"X", Language::en})) == "not_permitted");
      CHECK(kind_of(here.room.reset_password(actor, actor.member, 1, {typed("another good one")})) == "not_permitted");
      CHECK(kind_of(here.room.suspend_member(actor, here.admin.member, 1)) == "not_permitted");
    }
    const bool rules_tables = role == Role::administrator;
    CHECK(here.room.set_names_policy(actor, here.founded.table, here.room.tables()[0].version, NamesPolicy::whole_table)
              .has_value() == rules_tables);
    CHECK(here.room.add_table(actor, {{"Two", "Deux"}, {}}).has_value() == rules_tables);
    ++number;
  }
}

TEST_CASE("an agency administrator reaches the representatives of one agency at one table, and no further") {
  Installation here;
  const Actor clerk = here.add("clerk", here.health, Role::agency_administrator);
  const Actor nurse = here.add("nurse", here.health, Role::representative);
  const Actor constable = here.add("constable", here.police, Role::representative);
  const Actor planner = here.add("planner", here.health, Role::planner);
  const auto other_table = here.room.add_table(here.admin, {{"Two", "Deux"}, {}});
  REQUIRE(other_table.has_value());

  // sees
  const auto seen = here.room.members(clerk);
  REQUIRE(seen->size() == 2);
  CHECK((*seen)[0].login == "clerk");
  CHECK((*seen)[1].login == "nurse");
  CHECK(here.room.seats(clerk)->size() == 2);
  CHECK(kind_of(here.room.member(clerk, constable.member)) == "not_found");
  CHECK(kind_of(here.room.member(clerk, planner.member)) == "not_found");
  CHECK(kind_of(here.room.member(clerk, MemberId::draw(here.chance))) == "not_found");
  CHECK(here.room.members(here.admin)->size() == 5);

  // opens
  CHECK(here.room.add_member(clerk, newcomer("new1", {{}, {}, Role::representative})).has_value());
  CHECK(here.room.add_member(clerk, newcomer("new2", {here.health, here.founded.table, Role::agency_administrator}))
            .has_value());
  for (const Role role : {Role::chair, Role::planner, Role::evaluator, Role::privacy_officer, Role::administrator})
    CHECK(kind_of(here.room.add_member(clerk, newcomer("new3", {{}, {}, role}))) == "not_permitted");
  CHECK(kind_of(here.room.add_member(clerk, newcomer("new3", {here.police, {}, Role::representative}))) ==
        "not_permitted");
  CHECK(kind_of(here.room.add_member(clerk, newcomer("new3", {{}, other_table->id, Role::representative}))) ==
        "not_permitted");
  CHECK_FALSE(here.store.member_by_login("new3"));
  CHECK(kind_of(here.room.add_seat(clerk, constable.member, {})) == "not_found"); // no fishing in other agencies
  CHECK(word_of(here.room.add_seat(clerk, clerk.member, {})) == "access.own_seat");
  CHECK(here.room.add_seat(clerk, nurse.member, {{}, {}, Role::agency_administrator}).has_value());

  // closes
  CHECK(kind_of(here.room.suspend_seat(clerk, constable.seat, 1)) == "not_found");
  CHECK(kind_of(here.room.suspend_seat(clerk, planner.seat, 1)) == "not_found");
  CHECK(kind_of(here.room.suspend_seat(clerk, here.admin.seat, 1)) == "not_found");
  CHECK(kind_of(here.room.take_seat_back(clerk, constable.member, constable.seat)) == "not_found");
  CHECK(kind_of(here.room.suspend_member(clerk, nurse.member, 1)) == "not_permitted");
  CHECK(here.room.suspend_seat(clerk, nurse.seat, 1).has_value());

  // A password opens every seat of its member, so one seat out of reach is enough.
  CHECK(here.room.reset_password(clerk, nurse.member, 1, {typed("another good one")}).has_value());
  REQUIRE(here.room.add_seat(here.admin, nurse.member, {here.health, {}, Role::privacy_officer}));
  CHECK(kind_of(here.room.reset_password(clerk, nurse.member, here.version_of(nurse.member),
                                         {typed("yet another one")})) == "not_permitted");
  const auto nurse_seen = here.room.member(clerk, nurse.member);
  REQUIRE(nurse_seen.has_value());
  for (const Seat& seat : nurse_seen->seats)
    CHECK(seat.role != Role::privacy_officer);
  CHECK(here.room.member(here.admin, nurse.member)->seats.size() == 3);
}

TEST_CASE("a new member signs in with a temporary password, and a reset ends every session") {
  Installation here;
  const auto added =
      here.room.add_member(here.admin, newcomer(" New.One-2_x ", {here.police, {}, Role::representative}));
  REQUIRE(added.has_value());
  CHECK(added->login == "new.one-2_x");
  CHECK(added->language == Language::fr);
  CHECK(added->password_is_temporary);
  CHECK(added->version == 1);
  CHECK(here.last().act == "access.add_member");
  CHECK(here.last().member == here.admin.member.text());
  CHECK(here.last().seat == here.admin.seat.text());
  CHECK(here.last().object == added->id.text());
  CHECK(here.last().detail.plain_text() == "seat " + added->seats[0].id.text());
  const std::string token = here.sign_in("new.one-2_x");
  REQUIRE(here.room.change_password(token, {typed(good_password), typed("mine and only mine")}, "p"));
  CHECK(kind_of(here.room.reset_password(here.admin, added->id, 1, {typed("another good one")})) == "stale");
  const auto reset = here.room.reset_password(here.admin, added->id, 2, {typed("another good one")});
  REQUIRE(reset.has_value());
  CHECK(reset->password_is_temporary);
  CHECK(kind_of(here.room.resume(token)) == "not_signed_in");
  CHECK(here.room.sign_in("new.one-2_x", typed("another good one"), "p").has_value());
  CHECK(problem_of(here.room.reset_password(here.admin, added->id, 3, {typed("password1")})) ==
        "password: access.problem.password_common");
}

TEST_CASE("every problem with a new member is told at once, and nothing is kept") {
  Installation here;
  const auto traces = here.traces();
  const auto refused = here.room.add_member(
      here.admin, {"x!", " ", Language::en, typed("short"), {{}, TableId::draw(here.chance), Role::chair}});
  REQUIRE_FALSE(refused.has_value());
  const std::vector<Problem> wanted = {{"login", "access.problem.login_shape", {}},
                                       {"name", "problem.required", {}},
                                       {"password", "problem.too_short", {"8"}},
                                       {"table", "problem.not_in_list", {}}};
  CHECK(refused.error().problems == wanted);
  CHECK(word_of(here.room.add_member(here.admin, newcomer("ADMIN", {}))) == "access.login_taken");
  CHECK(problem_of(here.room.add_seat(here.admin, here.add("b.b", here.health, Role::chair).member,
                                      {here.police, TableId::draw(here.chance), Role::chair})) ==
        "table: problem.not_in_list");
  CHECK(here.traces() == traces + 1); // b.b
}

TEST_CASE("the last active administrator stays") {
  Installation here;
  const auto version = [&](MemberId id) { return here.version_of(id); };
  CHECK(word_of(here.room.suspend_member(here.admin, here.admin.member, version(here.admin.member))) ==
        "access.last_administrator");
  CHECK(word_of(here.room.suspend_seat(here.admin, here.admin.seat, 1)) == "access.last_administrator");
  CHECK(word_of(here.room.take_seat_back(here.admin, here.admin.member, here.admin.seat)) ==
        "access.last_administrator");
  CHECK(here.room.act_as("admin", std::nullopt).has_value());
  const auto traces = here.traces();
  const Actor second = here.add("second", here.health, Role::administrator);
  CHECK(here.traces() == traces + 1);
  CHECK(here.room.suspend_member(second, here.admin.member, version(here.admin.member)).has_value());
  CHECK(word_of(here.room.take_seat_back(second, second.member, second.seat)) == "access.last_administrator");
}

TEST_CASE("an edit of something that changed meanwhile is stale, and changes nothing") {
  Installation here;
  const Actor nurse = here.add("nurse", here.health, Role::representative);
  REQUIRE(here.room.edit_member(here.admin, nurse.member, 1, {"Nora Nurse", Language::fr}));
  CHECK(kind_of(here.room.edit_member(here.admin, nurse.member, 1, {"Other", Language::en})) == "stale");
  CHECK(here.room.member(here.admin, nurse.member)->name == "Nora Nurse");
  CHECK(here.room.member(here.admin, nurse.member)->version == 2);
  CHECK(kind_of(here.room.suspend_member(here.admin, nurse.member, 1)) == "stale");
  CHECK(kind_of(here.room.suspend_seat(here.admin, nurse.seat, 7)) == "stale");
  CHECK(kind_of(here.room.set_names_policy(here.admin, here.founded.table, 9, NamesPolicy::whole_table)) == "stale");
  CHECK(problem_of(here.room.edit_member(here.admin, nurse.member, 2, {" ", Language::en})) ==
        "name: problem.required");
}

TEST_CASE("who speaks at a table: agencies with an active seat of a representative") {
  Installation here;
  CHECK(here.room.seats_at(here.founded.table).empty()); // an administrator does not speak
  const Actor nurse = here.add("nurse", here.health, Role::representative);
  here.add("sister", here.health, Role::representative);
  here.add("constable", here.police, Role::representative);
  here.add("chair", AgencyId::draw(here.chance), Role::chair);
  std::vector<AgencyId> both = {here.health, here.police};
  std::sort(both.begin(), both.end());
  CHECK(here.room.seats_at(here.founded.table) == both);
  REQUIRE(here.room.suspend_seat(here.admin, nurse.seat, 1));
  CHECK(here.room.seats_at(here.founded.table) == std::vector<AgencyId>{here.police});
  CHECK(here.room.seats_at(TableId::draw(here.chance)).empty());
}

TEST_CASE("rooms below are told when a table's policy or its speakers change, and only then") {
  Installation here;
  std::vector<TableId> told;
  here.room.when_table_changes([&told](TableId table) { told.push_back(table); });
  const Actor nurse = here.add("nurse", here.health, Role::representative);
  CHECK(told == std::vector<TableId>{here.founded.table});
  const auto suspended = here.room.suspend_seat(here.admin, nurse.seat, 1);
  REQUIRE(suspended.has_value());
  CHECK(told.size() == 2);
  REQUIRE(here.room.restore_seat(here.admin, nurse.seat, suspended->version));
  CHECK(told.size() == 3);
  REQUIRE(here.room.set_names_policy(here.admin, here.founded.table, 1, NamesPolicy::intervening));
  CHECK(told.size() == 4);
  CHECK(kind_of(here.room.set_names_policy(here.admin, here.founded.table, 1, NamesPolicy::whole_table)) == "stale");
  CHECK(kind_of(here.room.suspend_seat(here.admin, nurse.seat, 1)) == "stale");
  CHECK(told.size() == 4);
}

TEST_CASE("a seat is seen with who holds it, as far as the reader reaches") {
  Installation here;
  const Actor nurse = here.add("nurse", here.health, Role::representative);
  here.add("sister", here.health, Role::representative);
  const Actor clerk = here.add("clerk", here.health, Role::agency_administrator);
  const Actor constable = here.add("constable", here.police, Role::representative);
  const auto seen = here.room.seat(clerk, nurse.seat);
  REQUIRE(seen.has_value());
  CHECK(seen->held_by.size() == 2);
  CHECK(kind_of(here.room.seat(clerk, constable.seat)) == "not_found");
  CHECK(kind_of(here.room.seat(here.admin, SeatId::draw(here.chance))) == "not_found");
  CHECK(kind_of(here.room.seat(constable, constable.seat)) == "not_permitted");
}

TEST_CASE("a table chooses who hears names; an unknown table lets nobody hear them at filter 3") {
  Installation here;
  CHECK(here.room.names_policy(here.founded.table) == NamesPolicy::likely_involved);
  const auto table = here.room.set_names_policy(here.admin, here.founded.table, 1, NamesPolicy::whole_table);
  REQUIRE(table.has_value());
  CHECK(table->version == 2);
  CHECK(here.room.table(here.founded.table) == *table);
  CHECK(here.last().act == "access.set_names_policy");
  CHECK(here.last().detail.plain_text() == "ontario -> massachusetts");
  CHECK(here.room.names_policy(TableId::draw(here.chance)) == NamesPolicy::intervening);
  CHECK(kind_of(here.room.set_names_policy(here.admin, TableId::draw(here.chance), 1, {})) == "not_found");
  CHECK(problem_of(here.room.add_table(here.admin, {{"Only English", " "}, {}})) == "name_fr: problem.required");
}

TEST_CASE("mail reaches active members in active seats of the table who have an address and want it") {
  Installation here;
  const Actor nurse = here.add("nurse", here.health, Role::representative);
  const auto reached = [&](MemberId id) -> std::string {
    for (const Reachable& one : here.room.reachable_at(here.founded.table))
      if (one.actor.member == id)
        return one.email ? one.email->text() : "without";
    return "not there";
  };
  CHECK(reached(nurse.member) == "without");
  const EmailAddress address = *EmailAddress::parse("nurse@example.ca");
  REQUIRE(here.room.edit_member(here.admin, nurse.member, 1, {"Nora", Language::fr, address}));
  CHECK(reached(nurse.member) == "nurse@example.ca");
  CHECK(here.room.mail_choice(nurse).email == address);
  const auto traces = here.traces();
  REQUIRE(here.room.choose_mail(nurse, true)); // as it is: no trace
  CHECK(here.traces() == traces);
  REQUIRE(here.room.choose_mail(nurse, false));
  CHECK(here.last().act == "access.choose_mail");
  CHECK(reached(nurse.member) == "without");
  CHECK(here.room.member(here.admin, nurse.member)->mail_off);
  REQUIRE(here.room.choose_mail(nurse, true));
  CHECK(reached(nurse.member) == "nurse@example.ca");
  CHECK(here.room.reachable_at(TableId::draw(here.chance)).empty());

  REQUIRE(here.room.suspend_seat(here.admin, nurse.seat, 1));
  CHECK(reached(nurse.member) == "not there");
  REQUIRE(here.room.restore_seat(here.admin, nurse.seat, 2));
  REQUIRE(here.room.suspend_member(here.admin, nurse.member, here.version_of(nurse.member)));
  CHECK(reached(nurse.member) == "not there");
  REQUIRE(here.room.restore_member(here.admin, nurse.member, here.version_of(nurse.member)));
  REQUIRE(here.room.edit_member(here.admin, nurse.member, here.version_of(nurse.member), {"Nora", Language::fr}));
  CHECK(reached(nurse.member) == "without"); // taken away
}
