#include <doctest/doctest.h>

#include "platform/storage/testing/places.h"
#include "rooms/access/pages/testing/reader.h"
#include "rooms/access/sql/access_store.h"
#include "rooms/agencies/pages/agency_pages.h"

using namespace concert;
using namespace concert::agencies;
using access::testing::has;
using access::testing::Reader;

namespace {

class CodeStore : public codes::Store {
public:
  codes::KeptLists load() override {
    codes::KeptLists out;
    out.current = {{"sectors", "1"}, {"partner_kinds", "1"}};
    out.entries = {{"sectors", "1", "health", "", "", {}, {"Health", "Santé"}, codes::Mark::official, "s", 0},
                   {"partner_kinds", "1", "groups", "", "", {}, {"Groups", "Groupes"}, codes::Mark::official, "s", 0}};
    return out;
  }
  void keep(const std::vector<codes::ListFile>&, const audit::Entry&) override {}
};

class AgencyStore : public Store {
public:
  std::vector<Agency> kept;
  std::vector<Agency> all() override { return kept; }
  bool add(const Agency& agency, const audit::Entry& entry) override {
    for (const Agency& one : kept)
      if (one.short_name == agency.short_name)
        return false;
    CHECK(!entry.member.empty());
    kept.push_back(agency);
    return true;
  }
};

struct House { // with members and seats in a database of their own
  explicit House(access::Role role, Language language = Language::en) : reader(role, language) {}
  Reader reader;
  storage::testing::Place place = storage::testing::Place::sqlite();
  std::unique_ptr<storage::Database> database = place.open();
  audit::AuditLog log{crypto::SecretKey::draw(reader.chance())};
  access::SqlStore access_store{migrated(), log};
  crypto::Passwords passwords{{.memory_kib = 8}};
  access::Room access{access_store, passwords, reader.clock(), reader.chance()};
  CodeStore code_store;
  codes::Room codes{code_store, reader.clock()};
  AgencyStore store;
  Room room{store, reader.clock(), reader.chance()};
  AgencyPages pages{room, codes, access};

  storage::Database& migrated() {
    std::vector<storage::Migration> all = audit::migrations();
    for (auto& one : access::migrations())
      all.push_back(one);
    storage::migrate(*database, all, reader.clock().now());
    return *database;
  }
};

Fields agency(std::string short_name) {
  Fields out;
  out.add("short_name", std::move(short_name));
  out.add("name_en", "Clinic <script>");
  out.add("name_fr", "Clinique");
  out.add("sector", "health");
  out.add("partner_kind", "groups");
  out.add("governing_law", "phipa");
  return out;
}

} // namespace

TEST_CASE("an administrator adds a partner, and the list shows it by kind, escaped, with its law") {
  House house(access::Role::administrator);
  access::Visit adding = house.reader.visit("/agencies/new", agency("clinic"));
  const http::Reply added = house.pages.add(adding);
  CHECK(added.status == 303);
  CHECK(added.header("Location") == "/agencies?said=agency_added");
  access::Visit listing = house.reader.visit("/agencies");
  const http::Reply list = house.pages.list(listing);
  CHECK(has(list, "Clinic &lt;script&gt;"));
  CHECK(has(list, ">PHIPA</abbr>"));
  CHECK(has(list, "No seat"));
  CHECK(has(list, "<h2>Groups</h2>"));
  CHECK(house.reader.missing().empty());
}

TEST_CASE("a refused form keeps what was typed and says what is wrong beside the field") {
  House house(access::Role::administrator, Language::fr);
  access::Visit first = house.reader.visit("/agencies/new", agency("clinic"));
  CHECK(house.pages.add(first).status == 303);
  access::Visit again = house.reader.visit("/agencies/new", agency("clinic"));
  const http::Reply taken = house.pages.add(again);
  CHECK(taken.status == 409);
  CHECK(has(taken, "href=\"#f-short_name\""));
  CHECK(has(taken, "value=\"Clinic &lt;script&gt;\""));
  access::Visit wrong = house.reader.visit("/agencies/new", agency("Not Snake"));
  CHECK(house.pages.add(wrong).status == 422);
  CHECK(house.reader.missing().empty());
}

TEST_CASE("others read the partners and add none") {
  House house(access::Role::representative);
  access::Visit listing = house.reader.visit("/agencies");
  const http::Reply list = house.pages.list(listing);
  CHECK(list.status == 200);
  CHECK(!has(list, "/agencies/new"));
  access::Visit form = house.reader.visit("/agencies/new");
  CHECK(house.pages.form(form).status == 403);
  access::Visit adding = house.reader.visit("/agencies/new", agency("clinic"));
  CHECK(house.pages.add(adding).status == 403);
  CHECK(house.store.kept.empty());
}
