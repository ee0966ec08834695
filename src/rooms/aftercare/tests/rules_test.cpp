#include "rooms/aftercare/tests/house.h"

using namespace concert;
using namespace concert::aftercare;
using namespace concert::aftercare::testing;

TEST_CASE("a consent plans three follow-ups; without one there is none") {
  const Aftercare a = with_consent();
  REQUIRE(a.follow_ups.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(a.follow_ups[i].days == follow_up_days[i]);
    CHECK(a.follow_ups[i].due == day(follow_up_days[i]));
    CHECK(a.follow_ups[i].opens() == day(follow_up_days[i] - 7));
    CHECK(a.follow_ups[i].closes() == day(follow_up_days[i] + 21));
    CHECK(a.follow_ups[i].owner == health);
    CHECK(a.follow_ups[i].state == FollowUpState::planned);
  }
  CHECK(broken_promises(a).empty());
  // PRIVACY: the promise itself, should a rule ever forget it.
  Aftercare without = a;
  without.consents.clear();
  CHECK_FALSE(broken_promises(without).empty());
  Aftercare ended = a;
  ended.consents.back().ended_on = day(1);
  ended.consents.back().ended_by = EndedBy::withdrawn;
  CHECK_FALSE(broken_promises(ended).empty());
  CHECK(outcome(record(fresh(), {a.follow_ups[0].id, Outcome::not_reached, day(30), {}, {}, {}, {}}, concluded(),
                       health, day(30))) == "invalid refusal.invalid follow_up:problem.no_such_follow_up");
}

TEST_CASE("a consent is refused in clear words") {
  const auto tried = [](const Aftercare& a, const ConsentToFollowUp& act, int today, Concluded c = concluded()) {
    return outcome(consent(a, act, c, health, Draws{}, day(today)));
  };
  CHECK(tried(with_consent(), agreed(), 0) == "step_not_open refusal.consent_is_recorded");
  CHECK(tried(fresh(), agreed(1), 0) == "invalid refusal.invalid given_on:problem.date_in_future");
  ConsentToFollowUp by_police = agreed();
  by_police.owner = police;
  CHECK(tried(fresh(), by_police, 0) == "invalid refusal.invalid owner_agency:problem.agency_does_not_intervene");
  ConsentToFollowUp by_schools = agreed();
  by_schools.owner = schools;
  CHECK(must(consent(fresh(), by_schools, concluded(), health, Draws{}, day(0))).follow_ups[2].owner == schools);
  Concluded gone = concluded();
  gone.handed_over = true;
  CHECK(tried(fresh(), agreed(), 0, gone) == "step_not_open refusal.handed_over");
  CHECK(tried(fresh(), agreed(), 202) == "step_not_open refusal.no_follow_up_left");
  CHECK(must(consent(fresh(), agreed(), concluded(), health, Draws{}, day(201))).follow_ups.size() == 1);
  CHECK(must(consent(fresh(), agreed(), concluded(), health, Draws{}, day(52))).follow_ups.size() == 2);
}

TEST_CASE("who declines is not asked again: the same act cancels the rest and ends the consent") {
  const Aftercare before = with_consent();
  const Aftercare a = must(record(before, {before.follow_ups[0].id, Outcome::declined, day(25), {}, {}, {}, {}},
                                  concluded(), health, day(26)));
  CHECK(a.follow_ups[0].state == FollowUpState::declined);
  CHECK(a.follow_ups[1].state == FollowUpState::cancelled);
  CHECK(a.follow_ups[2].state == FollowUpState::cancelled);
  CHECK(a.consent() == nullptr);
  CHECK(a.consents.back().ended_by == EndedBy::declined);
  CHECK(a.consents.back().ended_on == day(25));
  CHECK(broken_promises(a).empty());
  // Also long before anybody was to ask, but not before it was agreed to.
  CHECK(record(before, {before.follow_ups[2].id, Outcome::declined, day(1), {}, {}, {}, {}}, concluded(), health,
               day(1)));
  CHECK(outcome(record(before, {before.follow_ups[2].id, Outcome::declined, day(-1), {}, {}, {}, {}}, concluded(),
                       health, day(1))) == "invalid refusal.invalid asked_on:problem.before_the_consent");
  // A person may agree again later; what was held stays held.
  CHECK(outcome(consent(a, agreed(24), concluded(), health, Draws{10}, day(40))) ==
        "invalid refusal.invalid given_on:problem.before_the_consent_ended");
  const Aftercare again = must(consent(a, agreed(40), concluded(), health, Draws{10}, day(40)));
  CHECK(std::count_if(again.follow_ups.begin(), again.follow_ups.end(),
                      [](const FollowUp& f) { return f.state == FollowUpState::planned; }) == 2);
  CHECK(broken_promises(again).empty());
}

TEST_CASE("a consent is withdrawn at any time, by the lead or an owner") {
  const Aftercare a = with_consent();
  const Aftercare ended = must(end_consent(a, concluded(), health, day(3)));
  CHECK(ended.consents.back().ended_by == EndedBy::withdrawn);
  for (const FollowUp& f : ended.follow_ups)
    CHECK(f.state == FollowUpState::cancelled);
  CHECK(broken_promises(ended).empty());
  CHECK(outcome(end_consent(ended, concluded(), health, day(4))) == "step_not_open refusal.no_consent");
  CHECK(outcome(end_consent(fresh(), concluded(), health, day(4))) == "step_not_open refusal.no_consent");
  CHECK(outcome(end_consent(a, concluded(), schools, day(4))) == "not_permitted refusal.not_permitted");
  ConsentToFollowUp by_schools = agreed();
  by_schools.owner = schools;
  CHECK(end_consent(must(consent(fresh(), by_schools, concluded(), health, Draws{}, day(0))), concluded(), schools,
                    day(4)));
}

TEST_CASE("what was found is graded on the scale of the situation, every factor once") {
  const Aftercare before = with_consent();
  const FollowUp& first = before.follow_ups[0];
  const auto tried = [&](const RecordFollowUp& act, AgencyId by = health, int today = 60) {
    return outcome(record(before, act, concluded(), by, day(today)));
  };
  const Aftercare a = must(record(before, assessed_on(first, day(30)), concluded(), health, day(31)));
  const FollowUp& f = a.follow_ups[0];
  CHECK(f.state == FollowUpState::assessed);
  REQUIRE(f.risks.size() == 2);
  CHECK(f.risks[0] == RiskNow{code("risk_factors", "gambling_chronic"), 3, 0});
  CHECK(f.help == code("help_received", "most_of_it"));
  CHECK(a.consent() != nullptr);
  CHECK(broken_promises(a).empty());
  CHECK(outcome(record(a, assessed_on(first, day(30)), concluded(), health, day(31))) ==
        "step_not_open refusal.follow_up_is_settled");
  // On the first and the last day of the window, and not outside.
  CHECK(tried(assessed_on(first, day(23))) == "given");
  CHECK(tried(assessed_on(first, day(51))) == "given");
  CHECK(tried(assessed_on(first, day(22))) == "invalid refusal.invalid asked_on:problem.outside_the_window");
  CHECK(tried(assessed_on(first, day(52))) == "invalid refusal.invalid asked_on:problem.outside_the_window");
  CHECK(tried(assessed_on(first, day(30)), health, 29) == "invalid refusal.invalid asked_on:problem.date_in_future");
  RecordFollowUp act = assessed_on(first, day(30));
  act.risks.pop_back();
  CHECK(tried(act) == "invalid refusal.invalid risk_now:problem.assess_every_factor");
  act.risks = {{"gambling_chronic", 1}, {"gambling_chronic", 1}};
  CHECK(tried(act) == "invalid refusal.invalid risk_now:problem.repeated");
  act.risks = {{"gambling_chronic", 1}, {"missing_runaway_whereabouts_known", 1}};
  CHECK(tried(act) == "invalid refusal.invalid risk_now:problem.factor_was_not_recorded");
  CHECK(tried(assessed_on(first, day(30)), schools) == "not_permitted refusal.not_permitted");
  CHECK(tried({first.id, Outcome::not_reached, day(40), {}, {}, {}, {}}) == "given");
}

TEST_CASE("due while its window is open, missed after it") {
  const FollowUp f = with_consent().follow_ups[0];
  CHECK_FALSE(is_due(f, day(22)));
  CHECK(is_due(f, day(23)));
  CHECK(is_due(f, day(51)));
  CHECK_FALSE(is_due(f, day(52)));
  CHECK_FALSE(is_missed(f, day(51)));
  CHECK(is_missed(f, day(52)));
}

TEST_CASE("a report without consent has a day and a reason, and nothing that could hold more") {
  const Aftercare a = must(report_back(fresh(), {}, concluded(), day(2), begin + 48h));
  REQUIRE(a.report);
  CHECK(*a.report == Report{begin + 48h, day(0), code("conclusions", "connected_to_services"), std::nullopt});
  CHECK(outcome(report_back(a, {}, concluded(), day(2), begin)) == "step_not_open refusal.already_reported");
  Concluded knows = concluded();
  knows.roles.push_back({police, situations::Part::assisting});
  CHECK_FALSE(report_is_owed(knows));
  CHECK(outcome(report_back(fresh(), {}, knows, day(2), begin)) == "step_not_open refusal.no_report_owed");
}

TEST_CASE("a report with consent is the de-identified update") {
  const std::vector<Code> protective = {code("protective_factors", book()->entries("protective_factors").at(3)->id)};
  const ReportBack act{ReportBack::WithConsent{code("authorities", "consent_express_written"), day(1), protective}};
  CHECK(outcome(report_back(fresh(), act, concluded(), day(0), begin)) ==
        "invalid refusal.invalid given_on:problem.date_in_future");
  const Aftercare a = must(report_back(fresh(), act, concluded(), day(1), begin));
  REQUIRE(a.report->update);
  const Update& u = *a.report->update;
  CHECK(u.risks == std::vector<Update::Risk>{{code("risk_factors", "gambling_chronic"), 3, 1},
                                             {code("risk_factors", "missing_school_truancy"), 2, 2}});
  CHECK(u.protective == protective);
  CHECK(u.roles == concluded().roles);
  CHECK(u.services == concluded().services);
}

TEST_CASE("what is told is read whole, and what belongs to another answer is a problem") {
  const auto consents = [](std::initializer_list<std::pair<const char*, std::string>> fields) {
    return outcome(read_consent(told(fields), *book()));
  };
  CHECK(consents({{"ground", "consent_express_verbal"}, {"given_on", "2026-11-02"}}) == "given");
  CHECK(consents({{"ground", "consent_substitute_decision_maker"}, {"given_on", "2026-11-02"}}) == "given");
  CHECK(consents({{"ground", "consent_implied_between_custodians"}, {"given_on", "2026-11-02"}}) ==
        "invalid refusal.invalid ground:problem.not_a_consent");
  CHECK(consents({{"ground", "mfippa_32_h"}, {"given_on", "2026-11-02"}}) ==
        "invalid refusal.invalid ground:problem.not_a_consent");
  CHECK(consents({{"ground", "consent_express_verbal"},
                  {"given_on", "2026-11-02"},
                  {"owner_agency", std::string(32, '0')}}) == "invalid refusal.invalid owner_agency:problem.not_an_id");
  CHECK(consents({}) == "invalid refusal.invalid ground:problem.required given_on:problem.required");

  const auto records = [](std::initializer_list<std::pair<const char*, std::string>> fields) {
    Fields all = told(fields);
    all.add("follow_up", std::string(32, '7'));
    all.add("asked_on", "2026-12-02");
    return outcome(read_record(all, *book()));
  };
  CHECK(records({{"outcome", "not_reached"}}) == "given");
  CHECK(records({{"outcome", "assessed"}}) ==
        "invalid refusal.invalid help_received:problem.required situation_now:problem.required");
  CHECK(records({{"outcome", "assessed"}, {"help_received", "none_of_it"}, {"situation_now", "same"}}) == "given");
  CHECK(records({{"outcome", "assessed"},
                 {"help_received", "prefers_not_to_say"},
                 {"situation_now", "prefers_not_to_say"},
                 {"risk_now", "gambling_chronic:0"}}) == "given");
  CHECK(
      records({{"outcome", "declined"}, {"situation_now", "same"}, {"risk_now", "gambling_chronic:0"}}) ==
      "invalid refusal.invalid risk_now:problem.only_with_an_assessment situation_now:problem.only_with_an_assessment");
  CHECK(records({{"outcome", "moved"}}) != "given");

  const auto reports = [](std::initializer_list<std::pair<const char*, std::string>> fields) {
    return outcome(read_report(told(fields), *book()));
  };
  CHECK(reports({{"consent", "no"}}) == "given");
  CHECK(reports({{"consent", "no"}, {"ground", "consent_express_verbal"}}) ==
        "invalid refusal.invalid ground:problem.only_with_consent");
  CHECK(reports({{"consent", "yes"}}) == "invalid refusal.invalid ground:problem.required given_on:problem.required");
  CHECK(reports({{"consent", "yes"}, {"ground", "cspa_80"}, {"given_on", "2026-11-02"}}) ==
        "invalid refusal.invalid ground:problem.not_a_consent");
  CHECK(reports({{"consent", "yes"}, {"ground", "consent_express_verbal"}, {"given_on", "2026-11-02"}}) == "given");
  CHECK(reports({}) == "invalid refusal.invalid consent:problem.required");
}
