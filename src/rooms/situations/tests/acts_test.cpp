// What an act is told: the shape of its fields, and the few things that a form cannot say without the lists.
#include "rooms/situations/tests/journey.h"

using namespace concert;
using namespace concert::situations;
using namespace concert::situations::testing;

namespace {

Fields told(std::initializer_list<std::pair<const char*, const char*>> all) {
  Fields out;
  for (const auto& [name, value] : all)
    out.add(name, value);
  return out;
}

} // namespace

TEST_CASE("screening asks three questions and knows the kinds of subject") {
  CHECK(outcome(read_open({}, book())) ==
        "invalid refusal.invalid subject:problem.required acutely_elevated:problem.required "
        "beyond_mandate:problem.required options_exhausted:problem.required");
  const auto act = read_open(told({{"subject", "family"},
                                   {"acutely_elevated", "yes"},
                                   {"beyond_mandate", "no"},
                                   {"options_exhausted", "yes"},
                                   {"relevant_agencies", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"},
                                   {"relevant_agencies", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"}}),
                             book());
  REQUIRE(act);
  CHECK(act->subject == Code{"family", "2026-11"});
  CHECK(act->screening == Screening{true, false, true, {health}});
  CHECK(outcome(read_open(told({{"subject", "ghost"},
                                {"acutely_elevated", "perhaps"},
                                {"beyond_mandate", "no"},
                                {"options_exhausted", "no"},
                                {"name", "Ada"}}),
                          book())) != "given");
}

TEST_CASE("a picture: one age and one sex a person, each factor once with its grade, every code of its list") {
  CHECK(outcome(read_picture(told({{"age_band", "30_39"}}), book())) ==
        "invalid refusal.invalid sex:problem.one_for_each_person");
  CHECK(outcome(read_picture(told({{"sex", "female"}}), book())) ==
        "invalid refusal.invalid age_band:problem.one_for_each_person");
  CHECK(outcome(read_picture(told({{"risk_factors", "gambling_chronic:1"}, {"risk_factors", "gambling_chronic:3"}}),
                             book())) == "invalid refusal.invalid risk_factors:problem.repeated");
  for (const char* bad :
       {"gambling_chronic:0", "gambling_chronic:4", "gambling_chronic:", "no_such_factor:2", "homelessness"})
    CHECK_MESSAGE(!read_picture(told({{"risk_factors", bad}}), book()), bad);
  CHECK(!read_picture(told({{"study_flags", "gambling_chronic"}}), book()));
  CHECK(!read_picture(told({{"given_name", "Ada"}}), book())); // there is no such field to fill
  const auto act = read_picture(told({{"risk_factors", "gambling_chronic"}}), book());
  REQUIRE(act);
  CHECK(act->picture.risks == std::vector<RiskFactor>{{code("risk_factors", "gambling_chronic"), 2, std::nullopt}});
}

TEST_CASE("a picture goes into the fields of its form and comes back the same") {
  Dice dice(5);
  for (int i = 0; i < 500; ++i) {
    Picture p = dice.picture();
    const auto back = read_picture(fields_of(p), book());
    REQUIRE_MESSAGE(back, outcome(back));
    CHECK(back->picture == p);
  }
}

TEST_CASE("accepting needs a reason for each of the four tests") {
  const std::vector<std::string> one_each = {"repeated_emergency_response", "harm_occurred_before", "risk_to_life",
                                             "needs_cross_sectors"};
  const std::vector<std::string> tests = {"significant_interest", "probability_of_harm", "intensity_of_harm",
                                          "multidisciplinary"};
  for (unsigned given = 0; given < 16; ++given) {
    Fields fields;
    std::vector<std::string> missing;
    for (unsigned i = 0; i < 4; ++i)
      if ((given >> i & 1) != 0)
        fields.add("threshold_reasons", one_each[i]);
      else
        missing.push_back(tests[i]);
    const auto act = read_accept(fields, book());
    REQUIRE(act.has_value() == missing.empty());
    if (act)
      continue;
    std::vector<std::string> said;
    for (const Problem& problem : act.error().problems) {
      CHECK(problem.field == "threshold_reasons");
      CHECK(problem.word == "problem.threshold_test_missing");
      said.push_back(problem.values.at(0));
    }
    CHECK(said == missing);
  }
  CHECK(!read_accept(told({{"threshold_reasons", "no_such_reason"}}), book()));
}

TEST_CASE("reasons to reject and reasons to conclude are two lists in one") {
  for (const codes::CodeEntry* entry : book().entries("conclusions")) {
    Fields fields;
    fields.add("reason", entry->id);
    const bool rejects = entry->group == "rejected", is_the_programs = entry->group == "handed_over";
    CHECK(outcome(read_reject(fields, book())) ==
          (rejects ? "given" : "invalid refusal.invalid reason:problem.not_a_reason_to_reject"));
    CHECK(outcome(read_conclude(fields, book())) ==
          (rejects || is_the_programs ? "invalid refusal.invalid reason:problem.not_a_reason_to_conclude" : "given"));
  }
  CHECK(outcome(read_reject({}, book())) == "invalid refusal.invalid reason:problem.required");
}

TEST_CASE("an authority brings whether written notice is owed") {
  for (const codes::CodeEntry* entry : book().entries("authorities")) {
    Fields fields = told({{"given_on", "2026-11-01"}, {"covers_intervention", "yes"}});
    fields.add("authority", entry->id);
    const auto act = read_disclose(fields, book());
    REQUIRE(act);
    CHECK(act->notice_due == (entry->category == "notice_required"));
    CHECK(act->covers_intervention);
    CHECK(!act->expires);
  }
  CHECK(outcome(read_disclose({}, book())) == "invalid refusal.invalid authority:problem.required "
                                              "given_on:problem.required covers_intervention:problem.required");
  CHECK(!read_disclose(told({{"authority", "because"}, {"given_on", "2026-11-01"}, {"covers_intervention", "yes"}}),
                       book()));
  CHECK(!read_disclose(told({{"authority", "cspa_80"}, {"given_on", "2026-02-30"}, {"covers_intervention", "yes"}}),
                       book()));
}

TEST_CASE("the other acts refuse what they do not know") {
  CHECK(!read_answer({}, book()));
  CHECK(!read_answer(told({{"answer", "none"}}), book()));
  CHECK(read_answer(told({{"answer", "already_serving"}}), book())->answer == Answer::already_serving);
  CHECK(!read_assign({}, book()));
  CHECK(!read_assign(told({{"lead_agency", "police"}}), book()));
  const auto roles = read_assign(told({{"lead_agency", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
                                       {"assisting_agencies", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"}}),
                                 book());
  REQUIRE(roles);
  CHECK(roles->lead == police);
  CHECK(roles->assisting == std::vector{health});
  CHECK(!read_contact(told({{"contact", "phoned"}}), book()));
  CHECK(read_contact(told({{"contact", "connected"}}), book())->contact == Contact::connected);
  CHECK(!read_mobilize(told({{"service_type", "counselling"}, {"mobilization", "hoped"}}), book()));
  CHECK(!read_mobilize(told({{"service_type", "counselling"}, {"service", "x"}, {"mobilization", "engaged"}}), book()));
  CHECK(read_mobilize(told({{"service_type", "counselling"}, {"mobilization", "engaged"}}), book())->service.empty());
  CHECK(read_likely({}, book())->agencies.empty());
  CHECK(!read_likely(told({{"likely_agencies", "health"}}), book()));
  // At conclusion a factor may be gone; before, a factor that is not there is not named.
  CHECK(read_conclude(told({{"reason", "relocated"}, {"risk_after", "gambling_chronic:0"}}), book()));
  CHECK(!read_conclude(told({{"reason", "relocated"}, {"risk_after", "gambling_chronic:4"}}), book()));
}

TEST_CASE("all zeroes have the shape of an id and are none") {
  Fields fields;
  fields.add("lead_agency", std::string(32, '0'));
  CHECK(outcome(read_assign(fields, book())) == "invalid refusal.invalid lead_agency:problem.not_an_id");
}
