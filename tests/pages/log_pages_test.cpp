// What a privacy officer reads of the log, over HTTP, on a whole installation.
#include <doctest/doctest.h>

#include "world/door.h"

using namespace concert;
using namespace concert::world;
using access::Role;

namespace {

struct Table {
  World world{storage::testing::Place::sqlite()};
  RoomsDoor rooms{world};
  HttpDoor browser{world};
  TableId id = world.add_table("Rivermouth", access::NamesPolicy::likely_involved);
  AgencyId police = world.agency("police"), health = world.agency("health");
  Member constable = world.add_member("constable", police, id, Role::representative);
  Member nurse = world.add_member("nurse", health, id, Role::representative);
  Member police_officer = world.add_member("police_privacy", police, id, Role::privacy_officer);
  Member health_officer = world.add_member("health_privacy", health, id, Role::privacy_officer);

  SituationId screened_by(const Member& member) {
    Fields told;
    for (const auto& [name, value] : {std::pair("subject", "person"),
                                      {"acutely_elevated", "yes"},
                                      {"beyond_mandate", "yes"},
                                      {"options_exhausted", "yes"}})
      told.add(name, value);
    told.add("relevant_agencies", health.text());
    const Answered answered = rooms.ask(member, {.what = "screen", .told = told});
    REQUIRE_MESSAGE(!answered.refused, said(*answered.refused));
    return *SituationId::parse(*answered.seen.find("id")->if_text());
  }
  void act(const Member& member, std::string_view what, SituationId of, const Fields& told = {}) {
    const Answered answered =
        rooms.ask(member, {.what = what, .situation = of, .told = told, .version = world.situation(of)->version});
    REQUIRE_MESSAGE(!answered.refused, said(*answered.refused));
  }
  void present(const Member& member, SituationId of) {
    Fields picture;
    picture.add("age_band", "30_39");
    picture.add("sex", "female");
    picture.add("risk_factors", "gambling_chronic");
    act(member, "picture", of, picture);
    act(member, "present", of);
  }
  http::Reply get(const Member& member, const std::string& path) {
    browser.be_signed_in(member);
    return browser.get(member, path);
  }
  http::Reply post(const Member& member, const std::string& path, const Fields& form) {
    browser.be_signed_in(member);
    return browser.post(member, path, form);
  }
};

} // namespace

TEST_CASE("a privacy officer reads the own agency's lines and nothing of another's screening") {
  Table table;
  const SituationId ours = table.screened_by(table.constable);
  const http::Reply own = table.get(table.police_officer, "/audit");
  CHECK(own.status == 200);
  CHECK(has(own, "Screen a situation"));
  CHECK(has(own, ours.text().substr(0, 8)));
  CHECK(!has(own, "S-0001")); // it has no number before it is presented

  const http::Reply other = table.get(table.health_officer, "/audit");
  CHECK(other.status == 200);
  CHECK(!has(other, ours.text().substr(0, 8)));
  // Nor by its id: the answer is that of an id that nobody ever had.
  const http::Reply by_id = table.get(table.health_officer, "/audit?object=" + ours.text());
  CHECK(has(by_id, "No entry fits."));
  const http::Reply by_nothing = table.get(table.health_officer, "/audit?object=" + std::string(32, 'a'));
  CHECK(has(by_nothing, "No entry fits."));
}

TEST_CASE("of a situation that the agency brought, the whole trail is read, and the reading is a line itself") {
  Table table;
  const SituationId ours = table.screened_by(table.constable);
  table.present(table.constable, ours);
  const http::Reply own = table.get(table.police_officer, "/audit");
  CHECK(has(own, "S-0001"));
  const std::size_t before = table.world.trail(ours).size();
  const http::Reply trail = table.get(table.police_officer, "/audit?object=" + ours.text());
  CHECK(has(trail, "Present a situation at the table"));
  const auto after = table.world.trail(ours);
  REQUIRE(after.size() == before + 1);
  CHECK(after.back().entry.act == "audit.see");
  CHECK(after.back().entry.member == table.police_officer.actor.member.text());
}

TEST_CASE("others do not read the log, and only officers and administrators verify it") {
  Table table;
  CHECK(table.get(table.constable, "/audit").status == 403);
  CHECK(table.get(table.constable, "/audit/verify").status == 403);
  CHECK(table.post(table.constable, "/audit/verify", {}).status == 403);
}

TEST_CASE("verifying says that the log is whole, signs a checkpoint, and takes it back as a witness") {
  Table table;
  const http::Reply verified = table.post(table.police_officer, "/audit/verify", {});
  CHECK(verified.status == 200);
  CHECK(has(verified, "The log is as it was written"));
  CHECK(has(verified, "Without a checkpoint kept outside"));
  const auto latest = table.world.concert().audit_log().latest_checkpoint(table.world.concert().database());
  REQUIRE(latest.has_value());
  CHECK(has(verified, "concert/audit\n"));
  Fields witness;
  witness.add("witness", latest->note);
  CHECK(has(table.post(table.police_officer, "/audit/verify", witness), "continues the one of the checkpoint"));
  Fields nonsense;
  nonsense.add("witness", "<b>not a note</b>");
  const http::Reply refused = table.post(table.police_officer, "/audit/verify", nonsense);
  CHECK(refused.status == 422);
  CHECK(has(refused, "&lt;b&gt;not a note&lt;/b&gt;"));
}
