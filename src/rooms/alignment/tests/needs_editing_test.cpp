// One row of the table of needs added, changed, switched off: with effect at once, and nothing lost of what was before.
#include "rooms/alignment/needs_editing.h"

#include <doctest/doctest.h>

#include <set>

#include "rooms/alignment/testing/typed_row.h"
#include "rooms/alignment/tests/shipped.h"

using namespace concert;
using namespace concert::alignment;
using namespace concert::alignment::testing;

namespace {

const NeedsEdition& shipped_edition() {
  static const NeedsEdition edition = *read_needs(shipped_needs_files(), *shipped_book());
  return edition;
}

std::string wrong_at(const Fields& fields) {
  const Needs needs(shipped_edition());
  const auto read = read_need_row(fields, *shipped_book(), needs);
  if (read)
    return "read";
  return read.error().problems.at(0).field + " " + read.error().problems.at(0).word +
         (read.error().problems.size() > 1 ? " and more" : "");
}

} // namespace

TEST_CASE("a row is read strictly, in the way of either language, with each problem at its field") {
  const Needs needs(shipped_edition());
  const auto read = read_need_row(typed_row({{"relevance", "0,45"}}), *shipped_book(), needs);
  REQUIRE(read);
  CHECK(read->row == NeedRow{"alcohol", "substance_use_treatment", "Mentoring", 0.45, 7, FirstContact::days,
                             "experience of the table, 2026"});
  CHECK(read->reason == ChangeReason::local_experience);
  CHECK(wrong_at(typed_row()) == "read");
  CHECK(wrong_at(typed_row({{"relevance", "1"}})) == "read");
  CHECK(wrong_at(typed_row({{"relevance", "0"}})) == "read");
  for (const char* bad : {"1.01", "-0.1", "nan", "inf", "1e-1", "0.4 x", "half", "0x1", ".", "0..4"})
    CHECK_MESSAGE(wrong_at(typed_row({{"relevance", bad}})) == "relevance alignment.needs.relevance_range", bad);
  for (const char* bad : {"0", "-1", "3651"})
    CHECK_MESSAGE(wrong_at(typed_row({{"half_life_days", bad}})) == "half_life_days alignment.needs.half_life_range",
                  bad);
  CHECK(wrong_at(typed_row({{"half_life_days", "7.5"}})).starts_with("half_life_days"));
  CHECK(wrong_at(typed_row({{"half_life_days", "99999999999999999999"}})).starts_with("half_life_days"));
  CHECK(wrong_at(typed_row({{"service_term", "Time Travel"}})) == "service_term problem.not_in_list");
  CHECK(wrong_at(typed_row({{"risk_category", "boredom"}})).starts_with("risk_category"));
  CHECK(wrong_at(typed_row({{"need", "boredom"}})).starts_with("need"));
  CHECK(wrong_at(typed_row({{"first_contact", "years"}})).starts_with("first_contact"));
  CHECK(wrong_at(typed_row({{"reason", "because"}})).starts_with("reason"));
  CHECK(wrong_at(typed_row({{"evidence", ""}})).starts_with("evidence"));
  CHECK(wrong_at({}).ends_with("and more"));
  Fields reason;
  reason.add("seen", "2026-11");
  CHECK(!read_retire_need(reason));
  reason.add("retire_reason", "measured");
  CHECK(read_retire_need(reason)->reason == ChangeReason::measured);
}

TEST_CASE("every row has a name of its own, which leads back to it") {
  std::set<std::string> keys;
  for (const NeedRow& row : shipped_edition().rows) {
    CHECK(keys.insert(key_of(row)).second);
    CHECK(row_with(shipped_edition(), key_of(row)) == &row);
  }
  CHECK(row_with(shipped_edition(), "0123456789abcdef") == nullptr);
  CHECK(row_with(shipped_edition(), "") == nullptr);
}

TEST_CASE("a row is added behind those of its risk, changed in its place, and switched off but not taken out") {
  const Needs needs(shipped_edition());
  const NeedRow row = read_need_row(typed_row(), *shipped_book(), needs)->row;
  const NeedsEdition added = *with_row(shipped_edition(), row);
  REQUIRE(added.rows.size() == shipped_edition().rows.size() + 1);
  for (std::size_t i = 0; i < added.rows.size(); ++i)
    if (added.rows[i] == row) {
      CHECK(added.rows[i - 1].risk_category == "alcohol");
      CHECK(added.rows[i + 1].risk_category != "alcohol");
    }
  CHECK(with_row(added, row).error().problems.at(0).field == "service_term");

  NeedRow changed = row;
  changed.relevance = 0.9;
  const NeedsEdition after = *with_changed(added, key_of(row), changed);
  CHECK(row_with(after, key_of(row))->relevance == 0.9);
  CHECK(after.rows.size() == added.rows.size());
  changed.service_term = "Detox"; // there is such a row of alcohol
  CHECK(with_changed(added, key_of(row), changed).error().problems.at(0).word == "alignment.needs.there_already");
  CHECK(with_changed(added, "0123456789abcdef", row).error() == Refusal::not_found());

  const NeedsEdition off = *without_row(added, key_of(row));
  CHECK(off.rows.size() == added.rows.size());
  CHECK(row_with(off, key_of(row))->relevance == 0);
  const Needs switched_off(off);
  for (const NeedRow* each : switched_off.rows_for("alcohol"))
    CHECK(each->service_term != "Mentoring");
  CHECK(without_row(added, "0123456789abcdef").error() == Refusal::not_found());
}

TEST_CASE("editions are counted on, after all that are known of the same base") {
  CHECK(next_version("2026-11", {"2026-11"}) == "2026-11-001");
  CHECK(next_version("2026-11-001", {"2026-11", "2026-11-001"}) == "2026-11-002");
  // The shipped table was imported again over changes: the editions before are not written over.
  CHECK(next_version("2026-11", {"2026-11", "2026-11-001", "2026-11-007"}) == "2026-11-008");
  CHECK(next_version("2026-12", {"2026-11-007", "2026-12"}) == "2026-12-001");
  CHECK(next_version("2026-11-999", {"2026-11-999"}) == "2026-11-1000");
}

TEST_CASE("the log is told codes and numbers, before and after, and of a note only that it changed") {
  NeedRow before{"alcohol", "substance_use_treatment", "Detox", 0.8, 7, FirstContact::days, "a"};
  NeedRow after = before;
  after.relevance = 0.65;
  after.evidence = "somebody told somebody";
  CHECK(change_said(&before, after) == "row=alcohol/Detox;relevance=0.8>0.65;evidence");
  CHECK(change_said(nullptr, before) ==
        "row=alcohol/Detox;need=substance_use_treatment;relevance=0.8;half_life_days=7;first_contact=days");
  after = before;
  after.service_term = "Mentoring";
  CHECK(change_said(&before, after) == "row=alcohol/Detox>alcohol/Mentoring");
}
