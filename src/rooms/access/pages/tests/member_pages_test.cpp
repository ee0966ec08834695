#include <doctest/doctest.h>

#include "platform/storage/testing/places.h"
#include "rooms/access/pages/member_pages.h"
#include "rooms/access/pages/testing/reader.h"
#include "rooms/access/sql/access_store.h"

using namespace concert;
using namespace concert::access;
using access::testing::has;
using access::testing::Reader;

namespace {

constexpr const char* password = "seven herons at dusk";

struct MembersHouse {
  explicit MembersHouse(Role role, Language language = Language::en) : reader(role, language) {
    table = *room.tables().begin();
  }
  Reader reader;
  storage::testing::Place place = storage::testing::Place::sqlite();
  std::unique_ptr<storage::Database> database = place.open();
  audit::AuditLog log{crypto::SecretKey::draw(reader.chance())};
  SqlStore store{migrated(), log};
  crypto::Passwords passwords{{.memory_kib = 8}};
  Room room{store, passwords, reader.clock(), reader.chance()};
  Founded founded = room.bootstrap({.table = {{"Table", "Table"}, {}},
                                    .agency = reader.actor().agency,
                                    .login = "admin",
                                    .name = "Ada <Minster>",
                                    .language = Language::en,
                                    .password = TypedPassword(std::string(password))})
                        .value();
  access::Table table;
  MemberPages pages{room, [this](Language) {
                      return std::vector<std::pair<AgencyId, std::string>>{{reader.actor().agency, "Agency"}};
                    }};

  storage::Database& migrated() {
    std::vector<storage::Migration> all = audit::migrations();
    for (auto& one : access::migrations())
      all.push_back(one);
    storage::migrate(*database, all, reader.clock().now());
    return *database;
  }
  http::PathParameters path() const {
    http::PathParameters out;
    out.add("id", founded.member.text());
    return out;
  }
  Visit visit(Fields fields = {}) const { return reader.visit("/members/" + founded.member.text(), fields, path()); }
};

Fields edit(std::string name, std::string version) {
  Fields out;
  out.add("name", std::move(name));
  out.add("language", "fr");
  out.add("version", std::move(version));
  return out;
}

} // namespace

TEST_CASE("members are listed and found, escaped, with every word in both languages") {
  for (const Language language : {Language::en, Language::fr}) {
    MembersHouse house(Role::administrator, language);
    Visit listing = house.visit();
    CHECK(has(house.pages.list(listing), "Ada &lt;Minster&gt;"));
    Fields nobody;
    nobody.add("q", "nobody of that name");
    Visit searching = house.visit(nobody);
    CHECK(!has(house.pages.list(searching), "Minster"));
    Visit one = house.visit();
    CHECK(house.pages.show(one).status == 200);
    Visit form = house.visit();
    CHECK(house.pages.new_member(form).status == 200);
    CHECK(house.reader.missing().empty());
  }
}

TEST_CASE("an edit against an old version is 412 and loses neither what was typed nor what is stored") {
  MembersHouse house(Role::administrator);
  Visit first = house.visit(edit("Ada Lovell", "1"));
  CHECK(house.pages.edit(first).status == 303);
  Visit late = house.visit(edit("Ada <Typed>", "1"));
  const http::Reply reply = house.pages.edit(late);
  CHECK(reply.status == 412);
  CHECK(has(reply, "value=\"Ada &lt;Typed&gt;\""));
  CHECK(has(reply, "<dd>Ada Lovell</dd>"));
  CHECK(has(reply, "name=\"version\" value=\"2\"")); // the next try is against what is shown
  CHECK(house.reader.missing().empty());
}

TEST_CASE("a change of language keeps what was typed, and the version that it was typed over") {
  MembersHouse house(Role::administrator);
  Visit first = house.visit(edit("Ada Lovell", "1"));
  CHECK(house.pages.edit(first).status == 303);
  Visit switched = house.visit(edit("Ada <Typed>", "1")); // typed before that was saved
  switched.only_change_language();
  const http::Reply reply = house.pages.show(switched);
  CHECK(reply.status == 200);
  CHECK(has(reply, "value=\"Ada &lt;Typed&gt;\""));
  CHECK(has(reply, "id=\"typed-1\""));
  CHECK(has(reply, "name=\"version\" value=\"1\"")); // so that sending it is still refused as stale
  CHECK(has(reply, "formaction=\"/members/" + house.founded.member.text() + "\""));
  CHECK(has(reply, "<h1>Ada Lovell</h1>")); // nothing was saved
}

TEST_CASE("passwords never come back in a page") {
  MembersHouse house(Role::administrator);
  Fields wrong;
  wrong.add("name", "New Member");
  wrong.add("login", "!");
  wrong.add("language", "en");
  wrong.add("role", "chair");
  wrong.add("password", "a secret that was typed");
  Visit visit = house.visit(wrong);
  const http::Reply reply = house.pages.add(visit);
  CHECK(reply.status == 422);
  CHECK(has(reply, "value=\"New Member\""));
  CHECK(!has(reply, "a secret that was typed"));
  Visit switched = house.visit(wrong);
  switched.only_change_language();
  const http::Reply other = house.pages.new_member(switched);
  CHECK(has(other, "value=\"New Member\""));
  CHECK(!has(other, "a secret that was typed"));
  CHECK(house.reader.missing().empty());
}

TEST_CASE("a privacy officer reads and is offered nothing to change; a chair sees no members") {
  MembersHouse officer(Role::privacy_officer);
  Visit reading = officer.visit();
  const http::Reply page = officer.pages.show(reading);
  CHECK(page.status == 200);
  CHECK(!has(page, "<form class=\"c-form\""));
  CHECK(!has(page, "/take-back"));
  Visit editing = officer.visit(edit("X", "1"));
  CHECK(officer.pages.edit(editing).status == 403);
  MembersHouse chair(Role::chair);
  Visit listing = chair.visit();
  CHECK(chair.pages.list(listing).status == 403);
}
