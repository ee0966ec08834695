#include <doctest/doctest.h>

#include "rooms/access/pages/testing/reader.h"
#include "rooms/codes/pages/code_pages.h"

using namespace concert;
using namespace concert::codes;
using access::testing::has;
using access::testing::Reader;

namespace {

class FixedStore : public Store {
public:
  KeptLists load() override {
    KeptLists out;
    out.current = {{"conclusions", "2026-11"}, {"conclusion_groups", "2026-11"}, {"house_list", "1"}};
    out.entries = {
        {"conclusion_groups",
         "2026-11",
         "ended",
         "",
         "",
         Relation::subject,
         {"Ended well", "Bien finie"},
         Mark::official,
         "s",
         0},
        {"conclusions",
         "2026-11",
         "one",
         "ended",
         "",
         Relation::subject,
         {"One <b>", "Un"},
         Mark::recalled,
         "memory",
         0},
        {"conclusions", "2026-11", "two", "other", "", Relation::victim, {"Two", "Deux"}, Mark::official, "seen", 1},
        {"house_list", "1", "x", "", "", Relation::subject, {"X", "X"}, Mark::working_translation, "ours", 0}};
    return out;
  }
  void keep(const std::vector<ListFile>&, const audit::Entry&) override {}
};

http::PathParameters list_named(std::string name) {
  http::PathParameters out;
  out.add("list", std::move(name));
  return out;
}

} // namespace

TEST_CASE("every list stands with its edition and marks, also one that nobody wrote words for") {
  FixedStore store;
  for (const Language language : {Language::en, Language::fr}) {
    const Reader reader(access::Role::planner, language);
    Room room(store, reader.clock());
    CodePages pages(room);
    access::Visit visit = reader.visit("/codes");
    const http::Reply reply = pages.lists(visit);
    CHECK(reply.status == 200);
    CHECK(has(reply, "<a href=\"/codes/conclusions\">Conclusions</a>"));
    CHECK(has(reply, "<a href=\"/codes/house_list\">house_list</a>"));
    CHECK(has(reply, "2026-11"));
    CHECK(reader.missing().empty());
  }
}

TEST_CASE("one list shows both languages, its groups by name, and escapes what it was given") {
  FixedStore store;
  const Reader reader(access::Role::evaluator, Language::fr);
  Room room(store, reader.clock());
  CodePages pages(room);
  access::Visit visit = reader.visit("/codes/conclusions", {}, list_named("conclusions"));
  const http::Reply reply = pages.entries(visit);
  CHECK(reply.status == 200);
  CHECK(has(reply, "<h2>Bien finie</h2>"));
  CHECK(has(reply, "<h2>other</h2>")); // a group that its companion list does not know
  CHECK(has(reply, "<span lang=\"en\">One &lt;b&gt;</span>"));
  CHECK(has(reply, "<span lang=\"fr\">Deux</span>"));
  CHECK(reader.missing().empty());

  access::Visit unknown = reader.visit("/codes/x", {}, list_named("nothing"));
  CHECK(pages.entries(unknown).status == 404);
}
