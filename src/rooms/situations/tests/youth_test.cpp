// Whatever is said of criminal involvement or custody of somebody who may be 12 to 17 needs a source, and what came
// from a youth-justice record needs an authority and an end, and is never printed.
#include "rooms/situations/tests/desks.h"

using namespace concert;
using namespace concert::situations;
using namespace concert::situations::testing;

namespace {

Picture of_age(std::string_view band) {
  Picture out = picture();
  out.affected = {{code("age_bands", band), code("sexes", "male")}};
  return out;
}

Picture with_theft(Picture p) {
  p.risks.push_back({code("risk_factors", "criminal_involvement_theft"), 2, std::nullopt});
  return p;
}

Picture from_record(std::optional<LocalDate> until) {
  Picture p = with_theft(of_age("12_17"));
  p.flags.push_back(code("study_flags", "recidivism"));
  p.youth = YouthStatement{code("youth_sources", "youth_justice_record"), code("authorities", "ycja_125_6"), until};
  return p;
}

std::string amended(const Picture& p) {
  return outcome(amend(at(Stage::screening), {p}, book(), today));
}

} // namespace

TEST_CASE("who may be 12 to 17: the band itself, an unknown age, one of several, and nobody named") {
  for (const codes::CodeEntry* band : book().entries("age_bands"))
    CHECK_MESSAGE(may_concern_youth(of_age(band->id)) == (band->id == "12_17" || band->id == "unknown"), band->id);
  Picture family = of_age("40_59");
  family.affected.push_back({code("age_bands", "12_17"), code("sexes", "female")});
  CHECK(may_concern_youth(family));
  Picture place = picture();
  place.affected.clear();
  CHECK(may_concern_youth(place));
}

TEST_CASE("what speaks of youth justice: the group of criminal involvement and two flags, nothing else") {
  for (const codes::CodeEntry* entry : book().entries("risk_factors")) {
    Picture p;
    p.risks = {{code("risk_factors", entry->id), 2, std::nullopt}};
    CHECK_MESSAGE(speaks_of_youth_justice(p, book()) == (entry->group == "criminal_involvement"), entry->id);
  }
  int flags = 0;
  for (const codes::CodeEntry* entry : book().entries("study_flags")) {
    Picture p;
    p.flags = {code("study_flags", entry->id)};
    flags += speaks_of_youth_justice(p, book());
  }
  CHECK(flags == 2);
}

TEST_CASE("a statement needs its source") {
  CHECK(amended(with_theft(of_age("30_39"))) == "given");
  CHECK(amended(of_age("12_17")) == "given");
  const std::string required = "invalid refusal.invalid youth_source:problem.youth_source_required";
  CHECK(amended(with_theft(of_age("12_17"))) == required);
  CHECK(amended(with_theft(of_age("unknown"))) == required);
  Picture place = with_theft(picture());
  place.affected.clear();
  CHECK(amended(place) == required);
  Picture custody = of_age("12_17");
  custody.flags.push_back(code("study_flags", "court_or_custody_transition"));
  CHECK(amended(custody) == required);
  for (const codes::CodeEntry* source : book().entries("youth_sources")) {
    Picture p = with_theft(of_age("12_17"));
    p.youth = YouthStatement{code("youth_sources", source->id), std::nullopt, std::nullopt};
    CHECK_MESSAGE((amended(p) == "given") == (source->group == "outside_records"), source->id);
  }
}

TEST_CASE("a record needs its authority and an end that lies ahead") {
  Picture p = from_record(std::nullopt);
  p.youth->authority.reset();
  CHECK(amended(p) == "invalid refusal.invalid youth_authority:problem.youth_authority_required "
                      "youth_until:problem.youth_until_required");
  CHECK(amended(from_record(std::nullopt)) == "invalid refusal.invalid youth_until:problem.youth_until_required");
  CHECK(amended(from_record(today)) == "invalid refusal.invalid youth_until:problem.youth_until_required");
  CHECK(amended(from_record(today.plus_days(1))) == "given");
}

TEST_CASE("a source without anything to be the source of is not kept") {
  Picture p = of_age("12_17");
  p.youth = YouthStatement{code("youth_sources", "family_account"), std::nullopt, std::nullopt};
  CHECK(!must(amend(at(Stage::screening), {p}, book(), today)).picture.youth);
  p = with_theft(of_age("30_39"));
  p.youth = YouthStatement{code("youth_sources", "youth_justice_record"), std::nullopt, std::nullopt};
  CHECK(!must(amend(at(Stage::screening), {p}, book(), today)).picture.youth);
}

TEST_CASE("from its end on a record is not seen: gone at midnight, with everything that it told") {
  const Picture p = from_record(today.plus_days(3));
  CHECK(seen_on(p, book(), today) == p);
  CHECK(seen_on(p, book(), today.plus_days(2)) == p);
  const Picture after = seen_on(p, book(), today.plus_days(3));
  Picture expected = of_age("12_17");
  CHECK(after == expected);
  CHECK(seen_on(p, book(), today.plus_years(50)) == expected);
  Picture endless = p; // as it might lie in a table that somebody wrote by hand
  endless.youth->until.reset();
  CHECK(seen_on(endless, book(), today) == expected);
  // Midnight of the day as the rules count it.
  const Instant midnight = today.plus_days(3).start_utc();
  CHECK(seen_on(p, book(), LocalDate::utc_day_of(midnight - std::chrono::microseconds(1))) == p);
  CHECK(seen_on(p, book(), LocalDate::utc_day_of(midnight)) == expected);
}

TEST_CASE("with the record goes what was disclosed on its ground: not the disclosure, but that it rested on it") {
  auto place = storage::testing::Place::sqlite();
  Desks desks(place, one_table());
  const access::Actor constable = seated(police, '1'), nurse = seated(health, '2'),
                      chair = seated(housing, '6', access::Role::chair);
  View view = must(desks.room.open(constable, screened()));
  view = must(desks.room.amend(constable, view.id, view.version, {from_record(today.plus_days(3))}));
  people::Identity identity;
  identity.names = {Personal(std::string("Ann")), Personal(std::string("Other")), std::nullopt};
  view = must(desks.room.keep_identity(constable, view.id, 0, identity));
  view = must(desks.room.present(constable, view.id, view.version));
  view = must(desks.room.accept(chair, view.id, view.version, {reasons(), {health}}));
  DiscloseNames act = disclosure();
  act.authority = code("authorities", "ycja_125_6");
  must(desks.room.disclose(constable, view.id, view.version, act));
  CHECK(must(desks.room.view(nurse, view.id)).disclosure->authority == act.authority);
  desks.clock.set(today.plus_days(3).start_utc());
  for (const access::Actor& reader : {constable, nurse, chair}) {
    const View later = must(desks.room.view(reader, view.id));
    REQUIRE(later.disclosure);
    CHECK(later.disclosure->authority.id.empty());
    CHECK(later.disclosure->given_on == act.given_on);
  }
}

TEST_CASE("what came from elsewhere stays, and yet nothing of it is printed") {
  Picture p = with_theft(of_age("12_17"));
  p.youth = YouthStatement{code("youth_sources", "witness_of_behaviour"), std::nullopt, std::nullopt};
  CHECK(seen_on(p, book(), today.plus_years(5)) == p);
  CHECK(printable(p, book()) == of_age("12_17"));
  CHECK(printable(from_record(today.plus_days(9)), book()) == of_age("12_17"));
  CHECK(printable(with_theft(of_age("30_39")), book()) == with_theft(of_age("30_39")));
}

TEST_CASE("random pictures: after midnight and in print nothing speaks of youth justice") {
  Dice dice(468);
  int kept = 0, recorded = 0;
  for (int i = 0; i < 4000; ++i) {
    const auto amended_one = amend(at(Stage::screening), {dice.picture()}, book(), today);
    if (!amended_one)
      continue;
    ++kept;
    const Picture& p = amended_one->picture;
    const bool record = p.youth && p.youth->source.id == "youth_justice_record";
    recorded += record;
    // The rule itself: a statement about somebody who may be young has a source.
    CHECK((!may_concern_youth(p) || !speaks_of_youth_justice(p, book()) || p.youth));
    if (p.youth) {
      CHECK(!speaks_of_youth_justice(printable(p, book()), book()));
      CHECK(!printable(p, book()).youth);
    }
    if (record) {
      CHECK(!speaks_of_youth_justice(seen_on(p, book(), *p.youth->until), book()));
      CHECK(seen_on(p, book(), p.youth->until->plus_days(-1)) == p);
    }
  }
  CHECK(kept > 500);
  CHECK(recorded > 10);
}
