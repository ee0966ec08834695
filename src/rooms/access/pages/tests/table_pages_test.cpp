#include <doctest/doctest.h>

#include "platform/storage/testing/places.h"
#include "rooms/access/pages/member_pages.h"
#include "rooms/access/pages/table_pages.h"
#include "rooms/access/pages/testing/reader.h"
#include "rooms/access/sql/access_store.h"

using namespace concert;
using namespace concert::access;
using access::testing::has;
using access::testing::Reader;

namespace {

struct TablesHouse {
  explicit TablesHouse(Role role = Role::administrator, Language language = Language::en) : reader(role, language) {}
  Reader reader;
  storage::testing::Place place = storage::testing::Place::sqlite();
  std::unique_ptr<storage::Database> database = place.open();
  audit::AuditLog log{crypto::SecretKey::draw(reader.chance())};
  SqlStore store{migrated(), log};
  crypto::Passwords passwords{{.memory_kib = 8}};
  Room room{store, passwords, reader.clock(), reader.chance()};
  Founded founded = room.bootstrap({.table = {{"Table <one>", "Table <une>"}, {}},
                                    .agency = reader.actor().agency,
                                    .login = "admin",
                                    .name = "Ada Minster",
                                    .password = TypedPassword(std::string("seven herons at dusk"))})
                        .value();
  TablePages pages{room};
  MemberPages members{room, [this](Language) {
                        return std::vector<std::pair<AgencyId, std::string>>{{reader.actor().agency, "Agency"}};
                      }};

  storage::Database& migrated() {
    std::vector<storage::Migration> all = audit::migrations();
    for (auto& one : access::migrations())
      all.push_back(one);
    storage::migrate(*database, all, reader.clock().now());
    return *database;
  }
  template <class Page, class Of>
  http::Reply ask(Page page, Of& of, Fields fields = {}, std::string id = "", std::string seat = "") const {
    http::PathParameters path;
    path.add("id", id.empty() ? founded.table.text() : id);
    path.add("seat", seat);
    Visit visit = reader.visit("/tables", std::move(fields), path);
    return (of.*page)(visit);
  }
};

Fields fields(std::initializer_list<std::pair<std::string, std::string>> all) {
  Fields out;
  for (const auto& [name, value] : all)
    out.add(name, value);
  return out;
}

} // namespace

TEST_CASE("tables are listed, added and changed, escaped, with every word in both languages") {
  for (const Language language : {Language::en, Language::fr}) {
    TablesHouse house(Role::administrator, language);
    CHECK(has(house.ask(&TablePages::list, house.pages),
              language == Language::en ? "Table &lt;one&gt;" : "Table &lt;une&gt;"));
    CHECK(house.ask(&TablePages::new_table, house.pages).status == 200);
    CHECK(has(house.ask(&TablePages::show, house.pages), "value=\"ontario\" checked"));
    const http::Reply added = house.ask(&TablePages::add, house.pages,
                                        fields({{"name_en", "Two"}, {"name_fr", "Deux"}, {"names_policy", "kenora"}}));
    CHECK(added.status == 303);
    CHECK(house.room.tables().size() == 2);
    const http::Reply empty = house.ask(&TablePages::add, house.pages, fields({{"name_en", "Three"}}));
    CHECK(empty.status == 422);
    CHECK(has(empty, "value=\"Three\""));
    CHECK(house.room.tables().size() == 2);
    CHECK(house.reader.missing().empty());
  }
}

TEST_CASE("whom a table lets hear names is changed against what was read") {
  TablesHouse house;
  const auto set = [&](std::string preset, std::string version) {
    return house.ask(&TablePages::set_names_policy, house.pages,
                     fields({{"names_policy", std::move(preset)}, {"version", std::move(version)}}));
  };
  CHECK(set("kenora", "1").status == 303);
  CHECK(house.room.names_policy(house.founded.table) == NamesPolicy::intervening);
  const http::Reply late = set("massachusetts", "1");
  CHECK(late.status == 412);
  CHECK(has(late, "Nobody: names only at filter 4"));  // what holds now
  CHECK(has(late, "value=\"massachusetts\" checked")); // what was chosen
  CHECK(has(late, "name=\"version\" value=\"2\""));
  CHECK(house.room.names_policy(house.founded.table) == NamesPolicy::intervening);
  CHECK(set("everybody", "2").status == 422);
  CHECK(set("", "2").status == 422);
  CHECK(house.ask(&TablePages::show, house.pages, {}, "nonsense").status == 404);
  CHECK(house.ask(&TablePages::show, house.pages, {}, house.founded.seat.text()).status == 404);
  CHECK(house
            .ask(&TablePages::set_names_policy, house.pages, fields({{"names_policy", "kenora"}}),
                 house.founded.seat.text())
            .status == 404);
}

TEST_CASE("nobody but an administrator sees or changes tables") {
  for (const Role role : {Role::chair, Role::representative, Role::agency_administrator, Role::privacy_officer}) {
    TablesHouse house(role);
    for (const auto page : {&TablePages::list, &TablePages::new_table, &TablePages::add, &TablePages::show,
                            &TablePages::set_names_policy})
      CHECK(house.ask(page, house.pages, fields({{"names_policy", "kenora"}, {"version", "1"}})).status == 403);
    CHECK(house.room.names_policy(house.founded.table) == NamesPolicy::likely_involved);
  }
}

TEST_CASE("a seat is given by choosing everything, and suspended and restored by whoever reaches it") {
  TablesHouse house;
  const auto nurse = house.room.add_member(*house.room.act_as("admin", std::nullopt),
                                           {"nurse",
                                            "Nora Nurse",
                                            Language::en,
                                            TypedPassword(std::string("eight otters at dawn")),
                                            {house.reader.actor().agency, house.founded.table, Role::representative}});
  REQUIRE(nurse.has_value());
  const std::string member = nurse->id.text(), seat = nurse->seats[0].id.text();
  const auto page = [&] { return house.ask(&MemberPages::show, house.members, {}, member); };
  CHECK(has(page(), "<option value=\"\">Choose</option>"));
  CHECK_FALSE(has(page(), "checked name=\"role\""));
  const http::Reply nothing = house.ask(&MemberPages::add_seat, house.members, {}, member);
  CHECK(nothing.status == 422);
  CHECK(has(nothing, "Choose an agency"));
  CHECK(has(nothing, "Choose a role"));
  CHECK_FALSE(has(nothing, "Choose a table")); // there is but one

  const auto change = [&](auto act, std::string version) {
    return house.ask(act, house.members, fields({{"version", std::move(version)}}), member, seat);
  };
  CHECK(has(house.ask(&MemberPages::seat, house.members, {}, member, seat), "Nora Nurse"));
  CHECK(change(&MemberPages::suspend_seat, "1").status == 303);
  CHECK(has(page(), "Restore this seat"));
  CHECK(change(&MemberPages::restore_seat, "1").status == 412);
  CHECK(change(&MemberPages::restore_seat, "2").status == 303);
  CHECK(house.ask(&MemberPages::seat, house.members, {}, house.founded.member.text(), seat).status == 404);
  CHECK(house.ask(&MemberPages::seat, house.members, {}, member, "nonsense").status == 404);
  const http::Reply last = house.ask(&MemberPages::suspend_seat, house.members, fields({{"version", "1"}}),
                                     house.founded.member.text(), house.founded.seat.text());
  CHECK(last.status == 409); // the last administrator stays
  CHECK(house.reader.missing().empty());
}
