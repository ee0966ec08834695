// The table of needs in a browser: everybody reads it and how a score is computed; an administrator changes a row.
#include <doctest/doctest.h>

#include "rooms/alignment/testing/typed_row.h"
#include "world/door.h"
#include "world/needs.h"

using namespace concert;
using namespace concert::world;
using access::Role;

namespace {

struct NeedsHall {
  World world{storage::testing::Place::sqlite()};
  HttpDoor browser{world};
  TableId table = world.add_table("Rivermouth", access::NamesPolicy::likely_involved);
  Member nurse = world.add_member("nurse", world.agency("health"), table, Role::representative);
  Member keeper = world.add_member("keeper", world.agency("city"), table, Role::administrator);
  NeedsHall() {
    must(world.concert().alignment().install(shipped_needs()));
    needs = world_needs();
    browser.be_signed_in(nurse);
    browser.be_signed_in(keeper);
  }
  const alignment::NeedRow& detox() const {
    for (const alignment::NeedRow& row : needs->edition().rows)
      if (row.risk_category == "alcohol" && row.service_term == "Detox")
        return row;
    FAIL("the table has a row for alcohol and Detox");
    return needs->edition().rows.front();
  }
  std::string detox_path() const { return "/needs/rows/" + key_of(detox()); }
  double relevance() { return row_with(world_needs()->edition(), key_of(detox()))->relevance; }
  alignment::SharedNeeds world_needs() { return world.concert().alignment().needs(); }
  // The row for alcohol and Detox, and what is typed otherwise.
  Fields typed(std::initializer_list<std::pair<const char*, const char*>> other = {}) const {
    Fields detox = alignment::testing::typed_row({{"service_term", "Detox"},
                                                  {"relevance", "0.6"},
                                                  {"evidence", "the table's own figures, 2026"},
                                                  {"reason", "measured"}});
    Fields out;
    for (const auto& [name, values] : detox.by_name()) {
      const auto said = std::find_if(other.begin(), other.end(), [&](const auto& one) { return one.first == name; });
      out.add(name, said == other.end() ? values.front() : said->second);
    }
    return out;
  }
  alignment::SharedNeeds needs; // as it was shipped
};

} // namespace

TEST_CASE("everybody with a seat reads the table and how a score is computed, in both languages and as a file") {
  NeedsHall hall;
  for (const bool french : {false, true}) {
    const http::Reply table = hall.browser.get(hall.nurse, "/needs", french);
    CHECK(table.status == 200);
    CHECK(!has(table, "/needs/rows/"));
    CHECK(!has(table, "/needs/new"));
    const http::Reply method = hall.browser.get(hall.nurse, "/alignment/method", french);
    CHECK(method.status == 200);
    CHECK(has(method, french ? "jugement de spécialistes, non mesuré" : "expert judgement, not measured"));
    CHECK(has(method, french ? "0,7" : "0.7")); // the value that the program computes with
    for (const char* left : {"{unknown_fit}", "{days}", "{shown}", "alignment.weights"})
      CHECK(!has(method, left));
    const http::Reply file = hall.browser.get(hall.nurse, "/alignment/method.csv", french);
    CHECK(file.status == 200);
    CHECK(has(std::string(file.header("Content-Type").value_or("")), "text/csv"));
    CHECK(std::count(file.body.begin(), file.body.end(), '\n') == 1 + 5 + 8 + 154);
  }
  const http::Reply file = hall.browser.get(hall.nurse, "/needs.csv");
  CHECK(has(file, "risk_category,need,service_term,relevance"));
  CHECK(std::count(file.body.begin(), file.body.end(), '\n') == 155);
  for (const std::string& path : {std::string("/needs/new"), hall.detox_path()}) {
    CHECK(hall.browser.get(hall.nurse, path).status == 403);
    CHECK(hall.browser.post(hall.nurse, path, hall.typed()).status == 403);
  }
  CHECK(hall.browser.post(hall.nurse, hall.detox_path() + "/retire", hall.typed()).status == 403);
  CHECK(hall.relevance() == 0.8);
}

TEST_CASE("a row is changed with effect at once; an error stands at its field and nothing typed is lost") {
  NeedsHall hall;
  const http::Reply form = hall.browser.get(hall.keeper, hall.detox_path());
  CHECK(form.status == 200);
  CHECK(has(form, "value=\"0.80\""));
  const http::Reply wrong =
      hall.browser.post(hall.keeper, hall.detox_path(), hall.typed({{"relevance", "8"}, {"evidence", "half <done>"}}));
  CHECK(wrong.status == 422);
  CHECK(has(wrong, "href=\"#f-relevance\""));
  CHECK(has(wrong, "half &lt;done&gt;"));
  CHECK(hall.relevance() == 0.8);
  CHECK(hall.browser.post(hall.keeper, hall.detox_path(), hall.typed()).status == 303);
  CHECK(hall.relevance() == 0.6);
  CHECK(has(hall.browser.get(hall.nurse, "/needs"), "own figures, 2026"));

  // Read before, saved after: 412, with what stands and what was typed.
  const http::Reply late = hall.browser.post(hall.keeper, hall.detox_path(), hall.typed({{"relevance", "0.1"}}));
  CHECK(late.status == 412);
  CHECK(has(late, "value=\"0.1\""));
  CHECK(has(late, "0.60"));
  CHECK(has(late, "value=\"2026-11-001\"")); // and now it may be saved
  CHECK(hall.relevance() == 0.6);
  CHECK(hall.browser.get(hall.keeper, "/needs/rows/0123456789abcdef").status == 404);
  CHECK(hall.browser.post(hall.keeper, "/needs/rows/0123456789abcdef", hall.typed()).status == 404);
}

TEST_CASE("a row is added and switched off with a reason") {
  NeedsHall hall;
  const auto added = [&](std::initializer_list<std::pair<const char*, const char*>> other) {
    return hall.browser.post(hall.keeper, "/needs/new", hall.typed(other)).status;
  };
  CHECK(added({}) == 422); // there is such a row
  CHECK(added({{"service_term", "Mentoring"}, {"reason", ""}}) == 422);
  CHECK(added({{"service_term", "Mentoring"}}) == 303);
  CHECK(added({{"service_term", "Counseling"}}) == 412);
  CHECK(hall.world_needs()->edition().rows.size() == 155);
  Fields why;
  why.add("seen", "2026-11-001");
  const http::Reply without = hall.browser.post(hall.keeper, hall.detox_path() + "/retire", why);
  CHECK(without.status == 422);
  CHECK(has(without, "href=\"#f-retire_reason\""));
  why.add("retire_reason", "service_changed");
  CHECK(hall.browser.post(hall.keeper, hall.detox_path() + "/retire", why).status == 303);
  CHECK(hall.relevance() == 0);
  // Each page has a title of its own.
  const auto title = [&](const std::string& path, bool french) {
    const std::string body = hall.browser.get(hall.keeper, path, french).body;
    const auto from = body.find("<title>");
    return body.substr(from, body.find("</title>") - from);
  };
  CHECK(has(title("/needs/new", false), "Add a row"));
  CHECK(has(title(hall.detox_path(), false), "Change: Detox (Alcohol"));
  CHECK(has(title(hall.detox_path(), true), "Modifier"));
  CHECK(title(hall.detox_path(), false) != title("/needs/rows/" + key_of(hall.needs->edition().rows.back()), false));
  CHECK(!has(hall.browser.get(hall.nurse, "/needs", true), "expert judgement"));
  const http::Reply off = hall.browser.get(hall.keeper, hall.detox_path());
  CHECK(!has(off, "/retire\"")); // there is nothing more to switch off
  CHECK(hall.browser.post(hall.keeper, hall.detox_path() + "/retire", why).status == 412);
  CHECK(hall.browser.get(hall.keeper, hall.detox_path() + "/retire").status == 303);
}
