// The table of needs out into a spreadsheet and in again: nothing lost, nothing half, every mistake at its place.
#include "rooms/alignment/needs_table.h"

#include <doctest/doctest.h>

#include "rooms/alignment/tests/shipped.h"

using namespace concert;
using namespace concert::alignment;
using namespace concert::alignment::testing;

namespace {

const NeedsEdition& shipped_rows() {
  static const NeedsEdition edition = *read_needs(shipped_needs_files(), *shipped_book());
  return edition;
}

Result<std::vector<NeedRow>> rows_in(const std::string& bytes) {
  return read_rows({"needs.csv", bytes}, *shipped_book(), Needs(shipped_rows()));
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  const auto at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

// "word place value; …"
std::string wrong_in(const std::string& bytes) {
  const auto read = rows_in(bytes);
  if (read)
    return "read";
  std::string out;
  for (const concert::Problem& one : read.error().problems) {
    out += (out.empty() ? "" : "; ") + one.word.substr(std::string_view("alignment.file.").size());
    for (const std::string& value : one.values)
      out += " " + value;
  }
  return out;
}

} // namespace

TEST_CASE("what was taken out comes in again as it was, from any spreadsheet, in any order") {
  const std::string out = csv_of(shipped_rows());
  REQUIRE(rows_in(out));
  CHECK(*rows_in(out) == shipped_rows().rows);
  CHECK(with_rows(shipped_rows(), *rows_in(out))->none());
  CHECK(rows_in("\xEF\xBB\xBF" + out)); // a byte order mark
  std::vector<NeedRow> reversed(shipped_rows().rows.rbegin(), shipped_rows().rows.rend());
  CHECK(with_rows(shipped_rows(), reversed)->none());
  NeedsEdition exact = shipped_rows();
  exact.rows[0].relevance = 0.123456789;
  exact.rows[0].evidence = "=SUM(A1), \"ours\"; 2026\nsecond line";
  CHECK(csv_of(exact).find("'=SUM") != std::string::npos); // no spreadsheet runs it
  exact.rows[0].evidence = "=SUM(A1), \"ours\"; 2026";
  CHECK(*rows_in(csv_of(exact)) == exact.rows);
  const std::string french = "risk_category;need;service_term;relevance;half_life_days;first_contact;evidence\n"
                             "alcohol;substance_use_treatment;Detox;0,45;7;days;nos chiffres\n";
  REQUIRE(rows_in(french));
  CHECK(rows_in(french)->at(0).relevance == 0.45);
}

TEST_CASE("every mistake is told at its line and column, and one is enough for nothing to be read") {
  const std::string out = csv_of(shipped_rows());
  const std::string first = out.substr(0, out.find('\n') + 1);
  const std::string row = "alcohol,substance_use_treatment,Detox,0.8,7,days,ours\n";
  CHECK(wrong_in(first + row) == "read");
  CHECK(wrong_in(first + replaced(row, "0.8", "1.8")) == "relevance needs.csv:2:4");
  CHECK(wrong_in(first + row + replaced(replaced(row, "Detox", "Time Travel"), ",7,", ",0,")) ==
        "unknown_term needs.csv:3:3 Time Travel; half_life needs.csv:3:5");
  CHECK(wrong_in(first + replaced(row, "alcohol", "boredom")) == "unknown_category needs.csv:2:1 boredom");
  CHECK(wrong_in(first + replaced(row, "substance_use_treatment", "fun")) == "unknown_need needs.csv:2:2 fun");
  CHECK(wrong_in(first + replaced(row, "days", "years")) == "first_contact needs.csv:2:6");
  CHECK(wrong_in(first + replaced(row, "ours", " ")) == "cell_empty needs.csv:2:7 evidence");
  CHECK(wrong_in(first + replaced(row, "ours", std::string(301, 'x'))) == "too_long needs.csv:2:7 evidence");
  CHECK(wrong_in(first + row + row) == "duplicate needs.csv:3:3 alcohol, Detox");
  CHECK(wrong_in(first + replaced(row, ",ours", "")).starts_with("not_readable needs.csv:2"));
  CHECK(wrong_in(first + replaced(row, "ours", "\"ours")).starts_with("not_readable needs.csv:2:7"));
  CHECK(wrong_in(first).starts_with("empty"));
  CHECK(wrong_in("") == "columns needs.csv:1");
  CHECK(wrong_in(row) == "columns needs.csv:1");
  CHECK(wrong_in(first + "\xFF\xFE") == "not_readable needs.csv UTF-8");
}

TEST_CASE("rows are changed in their place, added behind their risk, and none is taken out") {
  std::vector<NeedRow> rows = shipped_rows().rows;
  rows[1].relevance = 0.33;
  rows[2].relevance = 0;
  NeedRow added = rows[0];
  added.service_term = "Mentoring";
  rows.insert(rows.begin(), added);
  const auto made = with_rows(shipped_rows(), rows);
  REQUIRE(made);
  CHECK(made->changed == 1);
  CHECK(made->switched_off == 1);
  CHECK(made->added == 1);
  CHECK(made->edition.rows.size() == shipped_rows().rows.size() + 1);
  CHECK(made->edition.rows[1].relevance == 0.33);
  CHECK(made->edition.version == shipped_rows().version);
  CHECK(made->said.find("relevance=" + shortest(shipped_rows().rows[1].relevance) + ">0.33|row=") != std::string::npos);
  rows.pop_back();
  const auto less = with_rows(shipped_rows(), rows);
  REQUIRE_FALSE(less);
  CHECK(less.error().problems.at(0).word == "alignment.file.row_missing");
}
