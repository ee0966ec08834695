// Home at a busy table: nothing is left out for being old, and what does not fit is told.
#include <doctest/doctest.h>

#include "world/door.h"

using namespace concert;
using namespace concert::world;
using access::Role;

namespace {

struct Busy {
  World world{storage::testing::Place::sqlite()};
  HttpDoor browser{world};
  TableId id = world.add_table("Rivermouth", access::NamesPolicy::likely_involved);
  AgencyId health = world.agency("health");
  Member nurse = world.add_member("nurse", health, id, Role::representative);
  Member constable = world.add_member("constable", world.agency("police"), id, Role::representative);
  Member chair = world.add_member("chair", world.agency("city"), id, Role::chair);

  Code code(std::string_view list, std::string_view entry) { return world.concert().codes().book()->code(list, entry); }
  situations::View presented() {
    auto& room = world.concert().situations();
    situations::View v = must(room.open(constable.actor, {code("subjects", "person"), {true, true, true, {}}}));
    situations::Picture picture;
    picture.affected = {{code("age_bands", "30_39"), code("sexes", "female")}};
    picture.risks = {{code("risk_factors", "gambling_chronic"), 3, std::nullopt}};
    v = must(room.amend(constable.actor, v.id, v.version, {picture}));
    return must(room.present(constable.actor, v.id, v.version));
  }
  situations::View accepted() {
    const situations::View v = presented();
    const std::vector<Code> reasons = {
        code("threshold_reasons", "repeated_emergency_response"), code("threshold_reasons", "harm_occurred_before"),
        code("threshold_reasons", "risk_to_life"), code("threshold_reasons", "needs_cross_sectors")};
    return must(world.concert().situations().accept(chair.actor, v.id, v.version, {reasons, {health}}));
  }
  std::string home(const Member& member, bool french = false) {
    browser.be_signed_in(member);
    const http::Reply reply = browser.get(member, "/", french);
    REQUIRE(reply.status == 200);
    return reply.body;
  }
};

std::size_t times(std::string_view what, std::string_view text) {
  std::size_t out = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size()))
    ++out;
  return out;
}

} // namespace

TEST_CASE("home: the oldest stands beside the newest, and the rest that is not shown is counted") {
  Busy busy;
  const situations::View old = busy.accepted();
  busy.world.clock().advance(std::chrono::hours(60));
  for (int i = 0; i < 21; ++i)
    busy.presented();
  // 21 wait for the chair's decision; the old one waits for somebody else, and stands there all the same.
  const std::string home = busy.home(busy.chair);
  CHECK(has(home, "/situations/" + old.id.text()));
  CHECK(times("/decide\"", home) == 20);
  CHECK(has(home, "1 more, less urgent: see all situations"));
  CHECK(has(busy.home(busy.chair, true), "1 autre, moins urgente"));
}

TEST_CASE("home: who read it a moment ago sees the next change, in the same minute") {
  Busy busy;
  CHECK(times("/situations/", busy.home(busy.chair)) == 0);
  const situations::View v = busy.presented();
  CHECK(times("/situations/" + v.id.text(), busy.home(busy.chair)) >= 1);
  must(busy.world.concert().situations().reject(busy.chair.actor, v.id, v.version,
                                                {busy.code("conclusions", "already_connected")}));
  CHECK(times("/situations/" + v.id.text(), busy.home(busy.chair)) == 0);
}
