// From one table to another: what passes, what does not, and who may say so. On both engines.
#include "rooms/situations/tests/desks.h"

using namespace concert;
using namespace concert::situations;
using namespace concert::situations::testing;
using access::Role;

namespace {

const TableId north = id_of<TableId>('9'), empty_table = id_of<TableId>('7');

const access::Actor south_constable = seated(police, '1', Role::representative, table),
                    south_nurse = seated(health, '2', Role::representative, table),
                    south_chair = seated(police, '6', Role::chair, table),
                    north_chair = seated(housing, '7', Role::chair, north),
                    double_chair = seated(police, '6', Role::chair, north),
                    north_worker = seated(housing, '8', Role::representative, north);
const OfferHandOver to_north{north, code("hand_overs", "person_moved")};

struct TwoTables : Desks {
  explicit TwoTables(storage::testing::Place& place) : Desks(place, both_tables()) {}
  static Tables both_tables() {
    Tables out = one_table();
    out.agencies_at = [](TableId at) {
      return at == table ? at_table : at == north ? std::vector<AgencyId>{housing, schools} : std::vector<AgencyId>();
    };
    return out;
  }
  View presented() {
    const View view = opened_by(south_constable);
    people::Identity identity;
    identity.names = {Personal(std::string("Ann")), Personal(std::string("Other")), std::nullopt};
    const View known = must(room.keep_identity(south_constable, view.id, 0, identity));
    return must(room.present(south_constable, view.id, known.version));
  }
};

void at_two_tables(const std::function<void(TwoTables&)>& body) {
  storage::testing::on_every_engine([&](storage::testing::Place& place) {
    INFO(place.name());
    TwoTables here(place);
    body(here);
  });
}

} // namespace

TEST_CASE("offered, seen without anything that leads back, taken under a number of its own") {
  at_two_tables([](TwoTables& here) {
    const View view = here.presented();
    must(here.room.offer_hand_over(south_constable, view.id, view.version, to_north));
    CHECK(must(here.room.offer_made(south_chair, view.id))->state == HandOverState::offered);
    CHECK_FALSE(must(here.room.offer_made(south_nurse, view.id)));
    const auto offered = must(here.room.offered_here(north_chair));
    REQUIRE(offered.size() == 1);
    CHECK(offered[0].picture == passed_on(picture(), book(), today));
    const View taken = must(here.room.take_hand_over(north_chair, offered[0].id, {housing}));
    CHECK(taken.id != view.id);
    CHECK(taken.stage == Stage::discussion);
    CHECK(taken.number == 1);
    CHECK(taken.originating == housing);
    CHECK(taken.from_another_table);
    const View old = must(here.room.view(south_constable, view.id));
    CHECK(old.stage == Stage::concluded);
    CHECK(old.ending->reason.id == "handed_over");
    CHECK(old.ending->stopped_at == Stage::discussion);
    // Neither table has the other's; no name passed, and the new originating agency keeps its own.
    CHECK(here.room.view(north_chair, view.id).error() == Refusal::not_found());
    CHECK(here.room.view(south_constable, taken.id).error() == Refusal::not_found());
    CHECK(here.room.see_names(north_worker, taken.id).error() == Refusal::not_found());
    CHECK_FALSE(must(here.room.view(north_worker, taken.id)).has_identity());
    people::Identity identity;
    identity.names = {Personal(std::string("Ann")), Personal(std::string("Other")), std::nullopt};
    CHECK(here.room.keep_identity(north_worker, taken.id, 0, identity));
    // Done once.
    CHECK(must(here.room.offered_here(north_chair)).empty());
    CHECK(outcome(here.room.take_hand_over(north_chair, offered[0].id, {housing})) == "not_found refusal.not_found");
    CHECK(outcome(here.room.reopen(south_constable, view.id, old.version, {code("reopenings", "new_incident")})) ==
          "step_not_open refusal.handed_over");
    CHECK(here.log.verify(*here.database).intact());
  });
}

TEST_CASE("an offer is refused in clear words") {
  at_two_tables([](TwoTables& here) {
    const View own = must(here.room.open(south_constable, screened()));
    CHECK(outcome(here.room.offer_hand_over(south_constable, own.id, own.version, to_north)) ==
          "step_not_open refusal.step_not_open");
    const View view = here.presented();
    const auto offered = [&](const access::Actor& by, OfferHandOver act) {
      return outcome(here.room.offer_hand_over(by, view.id, view.version, act));
    };
    CHECK(offered(south_nurse, to_north) == "not_permitted refusal.not_permitted");
    CHECK(offered(south_chair, to_north) == "not_permitted refusal.not_permitted");
    CHECK(offered(north_chair, to_north) == "not_found refusal.not_found");
    CHECK(offered(south_constable, {table, to_north.reason}) == "invalid refusal.invalid table:problem.same_table");
    CHECK(offered(south_constable, {empty_table, to_north.reason}) ==
          "invalid refusal.invalid table:problem.nobody_at_that_table");
    CHECK(outcome(here.room.offer_hand_over(south_constable, view.id, 1, to_north)) == "stale refusal.stale");
    CHECK(offered(south_constable, to_north) == "given");
    CHECK(offered(south_constable, to_north) == "step_not_open refusal.already_offered");
  });
}

TEST_CASE("declined, withdrawn, or ended meanwhile: nobody has it on a list any more") {
  at_two_tables([](TwoTables& here) {
    const View view = here.presented();
    const auto offer = [&] { must(here.room.offer_hand_over(south_constable, view.id, view.version, to_north)); };
    offer();
    HandOverId id = must(here.room.offered_here(north_chair))[0].id;
    CHECK(outcome(here.room.decline_hand_over(south_chair, id, {code("hand_over_answers", "not_our_area")})) ==
          "not_found refusal.not_found");
    CHECK(outcome(here.room.offered_here(north_worker)) == "not_permitted refusal.not_permitted");
    CHECK(outcome(here.room.take_hand_over(north_chair, id, {police})) ==
          "invalid refusal.invalid originating_agency:problem.agency_not_at_table");
    REQUIRE(here.room.decline_hand_over(north_chair, id, {code("hand_over_answers", "not_our_area")}));
    CHECK(must(here.room.offer_made(south_constable, view.id))->answer->id == "not_our_area");
    CHECK(must(here.room.offered_here(north_chair)).empty());
    offer();
    must(here.room.withdraw_hand_over(south_chair, view.id));
    CHECK(must(here.room.offered_here(north_chair)).empty());
    CHECK(outcome(here.room.withdraw_hand_over(south_chair, view.id)) == "step_not_open refusal.nothing_offered");
    offer();
    id = must(here.room.offered_here(north_chair))[0].id;
    // PRIVACY: who is out of it at one table is out of it at the other.
    CHECK(must(here.room.offered_here(double_chair)).size() == 1);
    REQUIRE(here.room.step_out(south_chair, view.id, {Conflict::personal_tie}));
    CHECK(must(here.room.offered_here(double_chair)).empty());
    CHECK(outcome(here.room.take_hand_over(double_chair, id, {housing})) == "not_found refusal.not_found");
    const access::Actor other_chair = seated(schools, '5', Role::chair, table);
    must(here.room.reject(other_chair, view.id, view.version, {code("conclusions", "already_connected")}));
    CHECK(must(here.room.offered_here(north_chair)).empty());
    CHECK(outcome(here.room.take_hand_over(north_chair, id, {housing})) == "not_found refusal.not_found");
  });
}

TEST_CASE("what passes is the picture without anything of youth justice, and without what was assessed") {
  Picture p = picture();
  p.risks.push_back({code("risk_factors", "criminal_involvement_theft"), 3, std::nullopt});
  p.youth = YouthStatement{code("youth_sources", "family_account"), std::nullopt, std::nullopt};
  p.risks[0].after = 0;
  const Picture passed = passed_on(p, book(), today);
  CHECK_FALSE(passed.youth);
  for (const RiskFactor& risk : passed.risks) {
    CHECK(risk.factor.id != "criminal_involvement_theft");
    CHECK_FALSE(risk.after);
  }
  CHECK(passed.affected == p.affected);
  Situation s = at(Stage::intervention);
  const Situation left = must(handed_over(s, book(), start + 9h));
  CHECK(left.ending->stopped_at == Stage::intervention);
  CHECK(outcome(handed_over(at(Stage::concluded), book(), start)) == "step_not_open refusal.step_not_open");
  CHECK(outcome(handed_over(at(Stage::screening), book(), start)) == "step_not_open refusal.step_not_open");
}
