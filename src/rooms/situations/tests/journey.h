// What the tests of this room share: the code lists that ship, four agencies, a situation brought to any filter by the
// rules themselves, and dice that give the same throws for the same seed.
#pragma once

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "base/testing/outcomes.h"
#include "rooms/codes/testing/shipped_book.h"
#include "rooms/situations/filters.h"

namespace concert::situations::testing {

using namespace std::chrono_literals;

using codes::testing::code;
using concert::testing::id_of;
using concert::testing::must;
using concert::testing::outcome;

inline const codes::CodeBook& book() {
  return *codes::testing::shipped_book();
}

inline const AgencyId police = id_of<AgencyId>('a'), health = id_of<AgencyId>('b'), schools = id_of<AgencyId>('c'),
                      housing = id_of<AgencyId>('d'), elsewhere = id_of<AgencyId>('e');
inline const std::vector<AgencyId> at_table = {police, health, schools, housing};
inline const TableId table = id_of<TableId>('1');
inline const SituationId some_id = id_of<SituationId>('5');
inline const Instant start = *Instant::parse_iso("2026-11-02T14:00:00Z");
inline const LocalDate today = LocalDate::utc_day_of(start);

inline OpenSituation screened(bool elevated = true, bool beyond = true, bool exhausted = true) {
  return {code("subjects", "person"), {elevated, beyond, exhausted, {health}}};
}

inline Picture picture() {
  Picture out;
  out.affected = {{code("age_bands", "30_39"), code("sexes", "female")}};
  out.risks = {{code("risk_factors", "housing_no_access_to_appropriate_housing"), 3, std::nullopt},
               {code("risk_factors", "gambling_chronic"), 2, std::nullopt}};
  out.protective = {book().code("protective_factors", book().entries("protective_factors").front()->id)};
  out.flags = {code("study_flags", "homelessness")};
  out.tried = {book().code("tried_measures", book().entries("tried_measures").front()->id)};
  out.urgency = book().code("urgencies", book().entries("urgencies").front()->id);
  return out;
}

inline std::vector<Code> reasons() {
  return {code("threshold_reasons", "repeated_emergency_response"), code("threshold_reasons", "harm_occurred_before"),
          code("threshold_reasons", "risk_to_life"), code("threshold_reasons", "needs_cross_sectors")};
}

inline DiscloseNames disclosure(bool covers = true, std::optional<LocalDate> expires = std::nullopt) {
  return {code("authorities", "consent_express_verbal"), false, today, expires, covers};
}

// Brought there an hour a step, by the rules.
inline Situation at(Stage stage) {
  Situation s = open(screened(), some_id, table, police, start);
  s.version = 1;
  if (stage == Stage::screening)
    return s;
  s = must(amend(s, {picture()}, book(), today));
  s = must(present(s, 7, start + 1h));
  if (stage == Stage::discussion)
    return s;
  if (stage == Stage::rejected)
    return must(reject(s, {code("conclusions", "single_agency_can_address")}, start + 2h));
  s = must(accept(s, {reasons(), {health, schools}}, at_table, start + 2h));
  if (stage == Stage::identification)
    return s;
  s = must(disclose(s, disclosure(), today, start + 3h));
  s = must(answer(s, health, {Answer::involved}));
  s = must(assign(s, {health, {schools}}, today, start + 4h));
  if (stage == Stage::intervention)
    return s;
  return must(conclude(s, {code("conclusions", "refused_services"), {}}, book(), today, start + 5h));
}

inline constexpr std::array all_stages = {Stage::screening,    Stage::discussion, Stage::identification,
                                          Stage::intervention, Stage::concluded,  Stage::rejected};

class Dice {
public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
  template <class T>
  const T& one(const std::vector<T>& all) {
    return all[below(all.size())];
  }
  Code code_of(std::string_view list) {
    const auto entries = book().entries(list);
    return book().code(list, entries[below(entries.size())]->id);
  }
  std::vector<Code> codes_of(std::string_view list, std::size_t most) {
    std::vector<Code> out;
    for (std::size_t i = below(most + 1); i > 0; --i)
      if (Code drawn = code_of(list); std::find(out.begin(), out.end(), drawn) == out.end())
        out.push_back(std::move(drawn));
    return out;
  }
  std::vector<AgencyId> some(const std::vector<AgencyId>& all) {
    std::vector<AgencyId> out;
    for (const AgencyId agency : all)
      if (chance(45))
        out.push_back(agency);
    return out;
  }
  Picture picture() {
    Picture out;
    for (std::size_t i = below(3); i > 0; --i)
      out.affected.push_back({code_of("age_bands"), code_of("sexes")});
    for (Code& factor : codes_of("risk_factors", 5))
      out.risks.push_back({std::move(factor), static_cast<int>(1 + below(3)), std::nullopt});
    out.protective = codes_of("protective_factors", 2);
    out.flags = codes_of("study_flags", 3);
    out.tried = codes_of("tried_measures", 2);
    if (chance(50))
      out.urgency = code_of("urgencies");
    if (chance(50)) {
      out.youth = YouthStatement{code_of("youth_sources"), std::nullopt, std::nullopt};
      if (chance(60))
        out.youth->authority = code_of("authorities");
      if (chance(60))
        out.youth->until = today.plus_days(static_cast<int>(below(60)) - 20);
    }
    return out;
  }

private:
  std::mt19937_64 engine_;
};

} // namespace concert::situations::testing
