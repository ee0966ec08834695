#include "rooms/situations/tests/journey.h"

#include "base/personal.h"
#include "rooms/access/gate.h"

using namespace concert;
using namespace concert::situations;
using namespace concert::situations::testing;

namespace {

// A permit cannot be made outside the gate, and a situation has no member that could say who it is about.
static_assert(!std::is_default_constructible_v<access::Permit<access::Act::see_names>>);
static_assert(!std::is_constructible_v<access::Permit<access::Act::see_names>, access::Actor>);
static_assert(
    !std::is_constructible_v<access::Permit<access::Act::see_contact>, access::Permit<access::Act::see_names>>);
static_assert(!std::is_aggregate_v<access::Permit<access::Act::see_names>>);

// Nothing with an operator that prints it, and no way from text to it, so that no member of a de-identified type can be
// one by accident: a Personal member would take the comparison of the whole away.
static_assert(!std::equality_comparable<Personal<std::string>>);
static_assert(std::equality_comparable<Situation> && std::equality_comparable<Picture> &&
              std::equality_comparable<Screening> && std::equality_comparable<AffectedPerson> &&
              std::equality_comparable<RiskFactor> && std::equality_comparable<YouthStatement> &&
              std::equality_comparable<Threshold> && std::equality_comparable<Disclosure> &&
              std::equality_comparable<Involvement> && std::equality_comparable<Mobilized> &&
              std::equality_comparable<Ending> && std::equality_comparable<Task>);

// How many members an aggregate has: one that is added must be looked at here, in reject() and in the store.
struct Anything {
  template <class T>
  operator T() const; // never defined: asked about only
};
template <class T, std::size_t... n>
constexpr bool takes(std::index_sequence<n...>) {
  return requires {
    T{(static_cast<void>(n), Anything())...};
  };
}
template <class T, std::size_t n>
constexpr bool has_members = takes<T>(std::make_index_sequence<n>()) && !takes<T>(std::make_index_sequence<n + 1>());
static_assert(has_members<Situation, 22>);
static_assert(has_members<Picture, 7>);

constexpr std::string_view closed = "step_not_open refusal.step_not_open";

} // namespace

TEST_CASE("filter 1: a situation begins in its agency, without number or picture") {
  const Situation s = open(screened(true, false, true), some_id, table, police, start);
  CHECK(s.stage == Stage::screening);
  CHECK(s.originating == police);
  CHECK(s.table == table);
  CHECK(!s.number);
  CHECK(!s.presented_at);
  CHECK(s.opened_at == start);
  CHECK(s.screening.relevant == std::vector{health});
  CHECK(!s.screening.passes());
  CHECK(broken_promises(s).empty());
}

TEST_CASE("filter 1 to 2: only what passed all three questions and has a picture is presented") {
  for (int answers = 0; answers < 8; ++answers) {
    Situation s =
        open(screened((answers & 1) != 0, (answers & 2) != 0, (answers & 4) != 0), some_id, table, police, start);
    s.picture = picture();
    CAPTURE(answers);
    CHECK(outcome(present(s, 1, start)) == (answers == 7 ? "given" : "step_not_open refusal.screening_says_no"));
  }
  Situation s = at(Stage::screening);
  CHECK(outcome(present(s, 1, start)) ==
        "invalid refusal.invalid age_band:problem.required risk_factors:problem.required");
  s.picture.risks = picture().risks;
  CHECK(outcome(present(s, 1, start)) == "invalid refusal.invalid age_band:problem.required");
  s.subject = code("subjects", "dwelling"); // a place need not name who is affected
  CHECK(outcome(present(s, 1, start)) == "given");
  s.picture = picture();
  s.picture.risks.clear();
  CHECK(outcome(present(s, 1, start)) == "invalid refusal.invalid risk_factors:problem.required");

  s.picture = picture();
  const Situation presented = must(present(s, 12, start + 3h));
  CHECK(presented.stage == Stage::discussion);
  CHECK(presented.number == 12);
  CHECK(presented.presented_at == start + 3h);
}

TEST_CASE("which steps are open at which filter, and no others") {
  const auto book_of = [](Stage stage) -> const codes::CodeBook& { return (static_cast<void>(stage), book()); };
  for (const Stage stage : all_stages) {
    const Situation s = at(stage);
    CAPTURE(access::name_of(stage));
    const auto open_at = [&](std::initializer_list<Stage> stages, const auto& result) {
      if (std::find(stages.begin(), stages.end(), stage) == stages.end())
        CHECK(outcome(result) == closed);
      else
        CHECK(outcome(result) != closed);
    };
    open_at({Stage::screening, Stage::discussion}, amend(s, {picture()}, book_of(stage), today));
    open_at({Stage::screening}, present(s, 1, start));
    open_at({Stage::discussion}, accept(s, {reasons(), {}}, at_table, start));
    open_at({Stage::discussion, Stage::identification, Stage::intervention},
            reject(s, {code("conclusions", "not_acutely_elevated")}, start));
    open_at({Stage::identification}, mark_likely(s, {{health}}, at_table));
    open_at({Stage::identification}, disclose(s, disclosure(), today, start));
    open_at({Stage::identification}, answer(s, health, {Answer::involved}));
    open_at({Stage::intervention}, contact(s, {Contact::first_contact}, start));
    open_at({Stage::intervention},
            mobilize(s, health, {code("service_types", "counselling"), "", code("mobilizations", "informed")},
                     id_of<MobilizedId>('9'), start));
    open_at({Stage::intervention}, conclude(s, {code("conclusions", "refused_services"), {}}, book(), today, start));
    // Without an authority that carries it, filter 4 stays closed with a word of its own.
    if (stage == Stage::identification)
      CHECK(outcome(assign(s, {police, {}}, today, start)) == "step_not_open refusal.no_authority_for_intervention");
    else
      CHECK(outcome(assign(s, {police, {}}, today, start)) == closed);
  }
}

TEST_CASE("amending at the table leaves no picture without what the table needs") {
  const Situation s = at(Stage::discussion);
  CHECK(outcome(amend(s, {Picture{}}, book(), today)) ==
        "invalid refusal.invalid age_band:problem.required risk_factors:problem.required");
  CHECK(must(amend(at(Stage::screening), {Picture{}}, book(), today)).picture == Picture{}); // a draft may be empty
  Picture more = picture();
  more.flags.push_back(code("study_flags", "social_isolation"));
  CHECK(must(amend(s, {more}, book(), today)).picture == more);
}

TEST_CASE("filter 2 to 3: the threshold is met at a time, and only agencies at the table are likely") {
  const Situation s = at(Stage::discussion);
  CHECK(outcome(accept(s, {reasons(), {health, elsewhere}}, at_table, start)) ==
        "invalid refusal.invalid likely_agencies:problem.agency_not_at_table");
  const Situation accepted = must(accept(s, {reasons(), {schools, police}}, at_table, start + 5h));
  CHECK(accepted.stage == Stage::identification);
  CHECK(accepted.threshold == Threshold{reasons(), start + 5h});
  CHECK(accepted.involvements == std::vector<Involvement>{{schools, true, {}, {}}, {police, true, {}, {}}});
  CHECK(!accepted.disclosure);
}

TEST_CASE("rejecting at filters 2, 3 and 4 keeps the header and nothing else") {
  for (const Stage stage : {Stage::discussion, Stage::identification, Stage::intervention}) {
    Situation s = at(stage);
    s.version = 9;
    if (stage == Stage::intervention) {
      s = must(contact(s, {Contact::connected}, start + 6h));
      s = must(mobilize(s, health, {code("service_types", "counselling"), "", code("mobilizations", "engaged")},
                        id_of<MobilizedId>('9'), start + 7h));
    }
    const Situation left = must(reject(s, {code("conclusions", "already_connected")}, start + 8h));
    CAPTURE(access::name_of(stage));
    CHECK(left.id == s.id);
    CHECK(left.table == s.table);
    CHECK(left.originating == s.originating);
    CHECK(left.version == 9);
    CHECK(left.number == s.number);
    CHECK(left.subject == s.subject);
    CHECK(left.opened_at == s.opened_at);
    CHECK(left.presented_at == s.presented_at);
    CHECK(left.stage == Stage::rejected);
    CHECK(left.ending == Ending{code("conclusions", "already_connected"), start + 8h, stage});
    // Whatever the header does not need is as in a situation that never was.
    CHECK(left.screening == Screening{});
    CHECK(left.picture == Picture{});
    CHECK(!left.threshold);
    CHECK(!left.disclosure);
    CHECK(left.involvements.empty());
    CHECK(!left.lead_named_at);
    CHECK(!left.first_contact_at);
    CHECK(!left.connected_at);
    CHECK(left.mobilized.empty());
    CHECK(broken_promises(left).empty());
  }
}

TEST_CASE("a promise notices each thing that a rejected situation must not keep") {
  const Situation clean = at(Stage::rejected);
  REQUIRE(broken_promises(clean).empty());
  const Situation full = at(Stage::intervention);
  const auto breaks = [&](auto put) {
    Situation s = clean;
    put(s);
    return !broken_promises(s).empty();
  };
  CHECK(breaks([&](Situation& s) { s.picture.flags = full.picture.flags; }));
  CHECK(breaks([&](Situation& s) { s.picture.affected = full.picture.affected; }));
  CHECK(breaks([&](Situation& s) { s.picture.risks = full.picture.risks; }));
  CHECK(breaks([&](Situation& s) { s.screening = full.screening; }));
  CHECK(breaks([&](Situation& s) { s.screening.relevant = {health}; }));
  CHECK(breaks([&](Situation& s) { s.threshold = full.threshold; }));
  CHECK(breaks([&](Situation& s) { s.disclosure = full.disclosure; }));
  CHECK(breaks([&](Situation& s) { s.involvements = {{police, true, {}, {}}}; }));
  CHECK(breaks([&](Situation& s) { s.lead_named_at = start; }));
  CHECK(breaks([&](Situation& s) { s.first_contact_at = start; }));
  CHECK(breaks([&](Situation& s) { s.connected_at = start; }));
  CHECK(breaks([&](Situation& s) { s.mobilized.emplace_back(); }));
  CHECK(breaks([&](Situation& s) { s.number.reset(); }));
  CHECK(breaks([&](Situation& s) { s.presented_at.reset(); }));
  CHECK(breaks([&](Situation& s) { s.ending.reset(); }));
}

TEST_CASE("filter 3: marking sets exactly these agencies, and an answer stays on record") {
  Situation s = at(Stage::identification); // health and schools are likely
  s = must(answer(s, health, {Answer::not_involved}));
  s = must(mark_likely(s, {{housing}}, at_table));
  CHECK(s.involvements == std::vector<Involvement>{{health, false, Answer::not_involved, {}}, {housing, true, {}, {}}});
  CHECK(must(mark_likely(s, {{}}, at_table)).involvements ==
        std::vector<Involvement>{{health, false, Answer::not_involved, {}}});
  CHECK(outcome(mark_likely(s, {{elsewhere}}, at_table)) ==
        "invalid refusal.invalid likely_agencies:problem.agency_not_at_table");
}

TEST_CASE("filter 3: only an agency that was marked, or the originating one, can answer") {
  const Situation s = at(Stage::identification);
  CHECK(outcome(answer(s, housing, {Answer::involved})) == "not_permitted refusal.not_permitted");
  CHECK(must(answer(s, schools, {Answer::already_serving})).involvement_of(schools)->answer == Answer::already_serving);
  const Situation own = must(answer(s, police, {Answer::involved}));
  CHECK(*own.involvement_of(police) == Involvement{police, false, Answer::involved, Part::none});
  // An answer may be changed while filter 3 lasts.
  CHECK(must(answer(own, police, {Answer::not_involved})).involvement_of(police)->answer == Answer::not_involved);
}

TEST_CASE("filter 3: a disclosure rests on an authority given today or before and not yet expired") {
  const Situation s = at(Stage::identification);
  DiscloseNames act = disclosure();
  act.given_on = today.plus_days(1);
  CHECK(outcome(disclose(s, act, today, start)) == "invalid refusal.invalid given_on:problem.date_in_future");
  act.expires = today.plus_days(-1);
  CHECK(outcome(disclose(s, act, today, start)) ==
        "invalid refusal.invalid given_on:problem.date_in_future expires:problem.date_in_past");
  act = disclosure(false, today); // its last day is today
  act.notice_due = true;
  const Situation opened = must(disclose(s, act, today, start + 3h));
  CHECK(opened.disclosure ==
        Disclosure{code("authorities", "consent_express_verbal"), today, today, false, true, start + 3h});
  CHECK(opened.stage == Stage::identification);
}

TEST_CASE("filter 3 to 4: an authority that covers it, a lead and assistants that have a role") {
  const Situation named = at(Stage::identification);
  const std::string no_authority = "step_not_open refusal.no_authority_for_intervention";
  CHECK(outcome(assign(named, {health, {}}, today, start)) == no_authority);
  CHECK(outcome(assign(must(disclose(named, disclosure(false), today, start)), {health, {}}, today, start)) ==
        no_authority);

  const Situation brief = must(disclose(named, disclosure(true, today.plus_days(2)), today, start));
  CHECK(outcome(assign(brief, {health, {}}, today.plus_days(2), start)) == "given"); // still its last day
  CHECK(outcome(assign(brief, {health, {}}, today.plus_days(3), start)) == no_authority);

  Situation s = must(disclose(named, disclosure(), today, start));
  CHECK(outcome(assign(s, {health, {health}}, today, start)) ==
        "invalid refusal.invalid assisting_agencies:problem.lead_cannot_assist");
  CHECK(outcome(assign(s, {housing, {elsewhere}}, today, start)) ==
        "invalid refusal.invalid lead_agency:problem.agency_has_no_role assisting_agencies:problem.agency_has_no_role");
  s = must(answer(s, schools, {Answer::not_involved}));
  CHECK(outcome(assign(s, {schools, {}}, today, start)) ==
        "invalid refusal.invalid lead_agency:problem.agency_has_no_role");
  CHECK(outcome(assign(s, {health, {schools}}, today, start)) ==
        "invalid refusal.invalid assisting_agencies:problem.agency_has_no_role");
  CHECK(outcome(assign(must(answer(s, police, {Answer::not_involved})), {police, {}}, today, start)) ==
        "invalid refusal.invalid lead_agency:problem.agency_has_no_role");
  // Taken off the list by the chair: an answer alone gives no role.
  const Situation unmarked = must(mark_likely(must(answer(s, health, {Answer::involved})), {{}}, at_table));
  CHECK(outcome(assign(unmarked, {health, {}}, today, start)) ==
        "invalid refusal.invalid lead_agency:problem.agency_has_no_role");

  const Situation done = must(assign(s, {police, {health}}, today, start + 9h));
  CHECK(done.stage == Stage::intervention);
  CHECK(done.lead() == police);
  CHECK(done.involvement_of(health)->part == Part::assisting);
  CHECK(done.involvement_of(schools)->part == Part::none);
  CHECK(done.lead_named_at == start + 9h);
  CHECK(broken_promises(done).empty());
}

TEST_CASE("filter 4: each contact is recorded once, and a connection implies a first contact") {
  const Situation s = at(Stage::intervention);
  const Situation met = must(contact(s, {Contact::first_contact}, start + 6h));
  CHECK(met.first_contact_at == start + 6h);
  CHECK(!met.connected_at);
  CHECK(outcome(contact(met, {Contact::first_contact}, start + 7h)) == "step_not_open refusal.already_recorded");
  const Situation connected = must(contact(met, {Contact::connected}, start + 8h));
  CHECK(connected.first_contact_at == start + 6h);
  CHECK(connected.connected_at == start + 8h);
  CHECK(outcome(contact(connected, {Contact::connected}, start + 9h)) == "step_not_open refusal.already_recorded");
  const Situation at_once = must(contact(s, {Contact::connected}, start + 6h));
  CHECK(at_once.first_contact_at == start + 6h);
  CHECK(outcome(contact(at_once, {Contact::first_contact}, start + 7h)) == "step_not_open refusal.already_recorded");
}

TEST_CASE("filter 4: mobilizing a service says how far the person came with it") {
  const auto mobilized = [](const Situation& s, std::string_view how, Instant now) {
    return must(mobilize(s, schools,
                         {code("service_types", "counselling"), std::string(32, '4'), code("mobilizations", how)},
                         id_of<MobilizedId>('9'), now));
  };
  for (const char* how : {"informed", "refused", "not_available"}) {
    const Situation s = mobilized(at(Stage::intervention), how, start + 6h);
    CHECK(!s.first_contact_at);
    CHECK(!s.connected_at);
    CHECK(s.mobilized.size() == 1);
  }
  for (const char* how : {"connected", "engaged"}) {
    const Situation s = mobilized(at(Stage::intervention), how, start + 6h);
    CHECK(s.first_contact_at == start + 6h);
    CHECK(s.connected_at == start + 6h);
    CHECK(s.mobilized == std::vector<Mobilized>{{id_of<MobilizedId>('9'), schools, code("service_types", "counselling"),
                                                 std::string(32, '4'), code("mobilizations", how), start + 6h}});
    const Situation again = mobilized(s, how, start + 9h);
    CHECK(again.mobilized.size() == 2);
    CHECK(again.connected_at == start + 6h); // the first stays
  }
}

TEST_CASE("concluding: a lowered risk is assessed factor by factor") {
  const Situation s = at(Stage::intervention);
  const auto concluded = [&](std::string_view reason, std::vector<GradedCode> after) {
    return conclude(s, {code("conclusions", reason), std::move(after)}, book(), today, start + 30h);
  };
  CHECK(outcome(concluded("connected_to_services", {})) ==
        "invalid refusal.invalid risk_after:problem.assess_every_factor");
  CHECK(outcome(concluded("connected_to_services", {{"gambling_chronic", 0}})) ==
        "invalid refusal.invalid risk_after:problem.assess_every_factor");
  CHECK(outcome(concluded("refused_services", {{"poverty_less_than_adequate_finances", 1}})) ==
        "invalid refusal.invalid risk_after:problem.factor_was_not_recorded");
  CHECK(outcome(concluded("refused_services", {{"gambling_chronic", 1}, {"gambling_chronic", 2}})) ==
        "invalid refusal.invalid risk_after:problem.repeated");
  CHECK(must(concluded("refused_services", {{"gambling_chronic", 3}})).picture.risks[1].after == 3);
  CHECK(outcome(concluded("unable_to_locate", {})) == "given");

  const Situation done = must(
      concluded("connected_to_services", {{"gambling_chronic", 0}, {"housing_no_access_to_appropriate_housing", 2}}));
  CHECK(done.stage == Stage::concluded);
  CHECK(done.ending == Ending{code("conclusions", "connected_to_services"), start + 30h, Stage::intervention});
  CHECK(done.picture.risks[0].after == 2);
  CHECK(done.picture.risks[1].after == 0);
}

TEST_CASE("relations: what an agency is to a situation at each step") {
  const auto said = [](const access::Relations& r) {
    return std::string(r.at_table ? "t" : "") + (r.originating ? "o" : "") + (r.likely ? "l" : "") +
           (r.intervening ? "i" : "") + (r.lead ? "L" : "");
  };
  Situation s = at(Stage::identification);
  CHECK(said(relations_of(s, police, true)) == "to");
  CHECK(said(relations_of(s, health, true)) == "tl");
  CHECK(said(relations_of(s, health, false)) == "l");
  CHECK(said(relations_of(s, housing, true)) == "t");
  s = must(answer(s, health, {Answer::not_involved}));
  CHECK(said(relations_of(s, health, true)) == "t"); // declined: what "likely" opened is closed
  s = at(Stage::intervention);
  CHECK(said(relations_of(s, health, true)) == "tliL");
  CHECK(said(relations_of(s, schools, true)) == "tli");
  CHECK(said(relations_of(at(Stage::rejected), health, true)) == "t");
}
