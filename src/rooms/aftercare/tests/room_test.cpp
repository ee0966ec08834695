#include "rooms/aftercare/tests/house.h"

using namespace concert;
using namespace concert::aftercare;
using namespace concert::aftercare::testing;

namespace {

const Refusal gone = Refusal::not_found();

std::vector<std::string> awaited_of(House& here, const access::Actor& who) {
  std::vector<std::string> out;
  for (const AwaitedAfter& one : must(here.room.awaited(who)))
    out.push_back((one.days ? std::to_string(*one.days) : "report") + (one.is_overdue ? " overdue" : ""));
  return out;
}
using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("who sees the follow-ups and who acts on them") {
  everywhere([](House& here) {
    const situations::View open = here.intervention();
    CHECK(outcome(here.room.follow_ups(nurse, open.id)) == "step_not_open refusal.step_not_open");
    CHECK(outcome(here.room.report(constable, open.id)) == "step_not_open refusal.step_not_open");
    const SituationId id = here.concluded();
    CHECK(here.room.follow_ups(nurse, id));
    CHECK(here.room.follow_ups(teacher, id));
    CHECK(here.room.follow_ups(chair, id));
    CHECK(outcome(here.room.follow_ups(constable, id)) == "not_permitted refusal.not_permitted");
    CHECK(outcome(here.room.follow_ups(landlord, id)) == "not_permitted refusal.not_permitted");
    CHECK(here.room.follow_ups(stranger, id).error() == gone);
    CHECK(here.room.follow_ups(planner, id).error() == gone);
    const ConsentToFollowUp act{code("authorities", "consent_express_verbal"), here.today(), {}};
    for (const access::Actor& who : {constable, teacher, chair})
      CHECK(outcome(here.room.consent(who, id, 0, act)) == "not_permitted refusal.not_permitted");
    const FollowUps seen = here.consented(id);
    CHECK(seen.version == 1);
    CHECK(seen.risks.size() == 2);
    CHECK(outcome(here.room.end_consent(nurse, id, 0)) == "stale refusal.stale");
    CHECK(outcome(here.room.end_consent(chair, id, 1)) == "not_permitted refusal.not_permitted");
    CHECK(outcome(here.room.end_consent(teacher, id, 1)) == "not_permitted refusal.not_permitted"); // owns none
    const FollowUps ended = must(here.room.end_consent(nurse, id, 1));
    CHECK_FALSE(ended.consent_holds());
    CHECK(outcome(here.room.record(nurse, id, 2, assessed_on(seen.follow_ups[0], here.today()))) ==
          "step_not_open refusal.follow_up_is_settled");
    // Whoever stepped out hears what would be said of a situation that is not there.
    must(here.situations.view(nurse, id));
    REQUIRE(here.situations.step_out(nurse, id, {situations::Conflict::personal_tie}));
    CHECK(here.room.follow_ups(nurse, id).error() == gone);
    CHECK(here.room.report(nurse, id).error() == gone);
  });
}

TEST_CASE("each act leaves one trace, sealed; a refused one leaves none") {
  everywhere([](House& here) {
    const SituationId id = here.concluded();
    const auto traces = [&] { return here.log.verify(*here.database).entries; };
    const std::int64_t before = traces();
    CHECK_FALSE(here.room.consent(chair, id, 0, {code("authorities", "consent_express_verbal"), here.today(), {}}));
    CHECK_FALSE(here.room.end_consent(nurse, id, 0));
    CHECK(traces() == before);
    here.consented(id);
    must(here.room.report_back(nurse, id, 1, {}));
    CHECK(traces() == before + 2);
    // PRIVACY: who brought the situation reads its trail: the report is in it, the consent is not.
    int of_situation = 0, of_aftercare = 0;
    for (const audit::KeptEntry& kept : here.log.entries(*here.database, {}, std::nullopt, 100).entries)
      if (kept.entry.act.starts_with("aftercare.")) {
        CHECK(kept.entry.detail.is_sealed());
        (kept.entry.object == id.text() ? of_situation : of_aftercare) += 1;
        CHECK((kept.entry.object == id.text()) == (kept.entry.act == "aftercare.report_back"));
      }
    CHECK(of_situation == 1);
    CHECK(of_aftercare == 1);
  });
}

TEST_CASE("what is due is on the owner's list and the chair's, while its window is open and after") {
  everywhere([](House& here) {
    const SituationId id = here.concluded(true); // the police assist: no report is owed
    CHECK(awaited_of(here, nurse).empty());
    const FollowUps seen = here.consented(id);
    here.days_later(22);
    CHECK(awaited_of(here, nurse).empty());
    here.days_later(1);
    CHECK(awaited_of(here, nurse) == Lines{"30"});
    CHECK(awaited_of(here, chair) == Lines{"30"});
    CHECK(awaited_of(here, teacher).empty());
    CHECK(awaited_of(here, constable).empty());
    CHECK(awaited_of(here, landlord).empty());
    CHECK(outcome(here.room.awaited(planner)) == "not_permitted refusal.not_permitted");
    here.days_later(29);
    CHECK(awaited_of(here, nurse) == Lines{"30 overdue"});
    must(here.room.record(nurse, id, seen.version, assessed_on(seen.follow_ups[0], here.today().plus_days(-1))));
    CHECK(awaited_of(here, nurse).empty());
    here.days_later(90 - 52);
    CHECK(awaited_of(here, nurse) == Lines{"90"});
    must(here.room.record(nurse, id, 2, {seen.follow_ups[1].id, Outcome::declined, here.today(), {}, {}, {}, {}}));
    here.days_later(90);
    CHECK(awaited_of(here, nurse).empty());
  });
}

TEST_CASE("what another server changed is on the list at once, and so is what an act here did") {
  everywhere([](House& here) {
    Room other(
        here.store, here.situations, here.people, [] { return book(); }, here.clock, here.chance);
    const auto on_lists = [&](const access::Actor& actor) {
      return std::pair(must(here.room.awaited(actor)).size(), must(other.awaited(actor)).size());
    };
    CHECK(on_lists(nurse) == std::pair<std::size_t, std::size_t>(0, 0));
    const SituationId id = here.concluded(); // the room of situations tells it: a report is owed
    CHECK(on_lists(nurse) == std::pair<std::size_t, std::size_t>(1, 1));
    CHECK(on_lists(teacher) == std::pair<std::size_t, std::size_t>(0, 0));
    const FollowUps seen = here.consented(id);
    must(other.report_back(nurse, id, seen.version, {}));
    CHECK(on_lists(nurse) == std::pair<std::size_t, std::size_t>(0, 0));
    here.days_later(23); // nothing was written: it is the day
    CHECK(on_lists(nurse) == std::pair<std::size_t, std::size_t>(1, 1));
    must(here.room.record(nurse, id, seen.version + 1, assessed_on(seen.follow_ups[0], here.today())));
    CHECK(on_lists(nurse) == std::pair<std::size_t, std::size_t>(0, 0));
  });
}

TEST_CASE("the report: owed by the lead, seen by who brought it, and only what was said in it") {
  everywhere([](House& here) {
    const SituationId id = here.concluded();
    CHECK(awaited_of(here, nurse) == Lines{"report"});
    CHECK(awaited_of(here, chair) == Lines{"report"});
    CHECK(awaited_of(here, constable).empty());
    here.days_later(8);
    CHECK(awaited_of(here, nurse) == Lines{"report overdue"});
    const ReportSeen before = must(here.room.report(constable, id));
    CHECK(before.owed);
    CHECK_FALSE(before.report);
    for (const access::Actor& who : {constable, teacher, chair, landlord})
      CHECK(outcome(here.room.report_back(who, id, 0, {})) == "not_permitted refusal.not_permitted");
    CHECK(outcome(here.room.report_back(nurse, id, 3, {})) == "stale refusal.stale");
    must(here.room.report_back(nurse, id, 0, {}));
    // PRIVACY: without consent nothing else is in it, and nothing else of the intervention is seen anywhere.
    const ReportSeen seen = must(here.room.report(constable, id));
    CHECK_FALSE(seen.owed);
    REQUIRE(seen.report);
    CHECK_FALSE(seen.report->update);
    CHECK(seen.report->reason.id == "connected_to_services");
    const situations::View view = must(here.situations.view(constable, id));
    CHECK(view.mobilized.empty());
    CHECK(view.plan.empty());
    for (const situations::RiskFactor& risk : view.picture->risks)
      CHECK_FALSE(risk.after);
    CHECK(awaited_of(here, nurse).empty());
    CHECK(here.room.report(landlord, id).error().kind == RefusalKind::not_permitted);
    CHECK(here.room.report(teacher, id).error().kind == RefusalKind::not_permitted);
    CHECK(here.room.report(stranger, id).error() == gone);
    // The intervening agencies see it all.
    CHECK(must(here.situations.view(teacher, id)).mobilized.size() == 1);
  });
}

TEST_CASE("whether the person agreed, declined or said nothing, who brought it sees the same report") {
  everywhere([](House& here) {
    const SituationId silent = here.concluded(), agreed_to = here.concluded(), declined = here.concluded();
    here.consented(agreed_to);
    const FollowUps seen = here.consented(declined);
    must(
        here.room.record(nurse, declined, 1, {seen.follow_ups[0].id, Outcome::declined, here.today(), {}, {}, {}, {}}));
    for (const SituationId id : {silent, agreed_to, declined}) {
      const ReportSeen report = must(here.room.report(constable, id));
      CHECK_FALSE(report.version);
      CHECK(report.owed);
      CHECK(must(here.room.report(nurse, id)).version.has_value());
      audit::Filter filter;
      filter.object = id.text();
      std::string trail;
      for (const audit::KeptEntry& kept : here.log.entries(*here.database, filter, std::nullopt, 100).entries)
        trail += kept.entry.act + ";";
      CHECK(trail.find("aftercare") == std::string::npos);
    }
  });
}

TEST_CASE("with consent the report is the update; where who brought it intervenes none is owed") {
  everywhere([](House& here) {
    const SituationId id = here.concluded();
    must(here.room.report_back(
        nurse, id, 0, {ReportBack::WithConsent{code("authorities", "consent_express_verbal"), here.today(), {}}}));
    const ReportSeen seen = must(here.room.report(constable, id));
    REQUIRE(seen.report->update);
    CHECK(seen.report->update->risks[0].before == 3);
    CHECK(seen.report->update->risks[0].now == 1);
    CHECK(seen.report->update->roles.size() == 2);
    CHECK(seen.report->update->services[0].mobilization.id == "connected");
    const SituationId knows = here.concluded(true);
    CHECK_FALSE(must(here.room.report(constable, knows)).owed);
    CHECK(outcome(here.room.report_back(nurse, knows, 0, {})) == "step_not_open refusal.no_report_owed");
  });
}

TEST_CASE("rows for planners and evaluators say nothing of whose they are, and leave out what a reader is out of") {
  everywhere([](House& here) {
    const SituationId first = here.concluded(), second = here.concluded();
    std::vector<FollowUps> agreed_to = {here.consented(first), here.consented(second)};
    CHECK(must(here.room.rows(planner)).empty()); // none is open yet
    here.days_later(30);
    for (const FollowUps& one : agreed_to)
      must(here.room.record(nurse, one.situation.id, 1, assessed_on(one.follow_ups[0], here.today())));
    CHECK(must(here.room.rows(planner)).size() == 2);
    CHECK(must(here.room.rows(chair)).size() == 2);
    CHECK(outcome(here.room.rows(nurse)) == "not_permitted refusal.not_permitted");
    REQUIRE(here.situations.step_out(chair, first, {situations::Conflict::personal_tie}));
    CHECK(must(here.room.rows(chair)).size() == 1);
    CHECK(must(here.room.rows(planner)).size() == 2);
    CHECK(awaited_of(here, chair) == Lines{"report overdue"});
  });
}
