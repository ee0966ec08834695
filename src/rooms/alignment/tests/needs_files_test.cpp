#include "rooms/alignment/needs_files.h"

#include <doctest/doctest.h>

#include "rooms/alignment/tests/shipped.h"

using namespace concert;
using namespace concert::alignment;
using namespace concert::alignment::testing;

namespace {

const std::string needs_header = "risk_category,need,service_term,relevance,half_life_days,first_contact,evidence\n";

std::vector<NeedsFile> small(const std::string& rows) {
  return {{"needs.2026-11.csv", needs_header + rows},
          {"service_term_labels.2026-11.csv", "service_term,en,fr\nEmergency Shelter,Emergency Shelter,Hébergement\n"},
          {"extension_terms.2026-11.csv", "id,en,fr\nx-youth_shelter,Youth shelter,Refuge\n"},
          {"term_equivalents.2026-11.csv", "local_term,service_term,snapshot\n"}};
}

// "word|value|value" for each problem.
std::vector<std::string> refusals_of(const std::vector<NeedsFile>& files) {
  std::vector<std::string> out;
  const auto read = read_needs(files, shipped_codes());
  if (!read)
    for (const Problem& problem : read.error().problems) {
      CHECK(problem.field == "file");
      std::string said = problem.word.substr(std::string("alignment.file.").size());
      for (const std::string& value : problem.values)
        said += "|" + value;
      out.push_back(said);
    }
  return out;
}

const std::string good = "housing,shelter_now,Emergency Shelter,1.00,2,hours,expert\n";
using Said = std::vector<std::string>;

} // namespace

TEST_CASE("the table that comes with the program is read whole") {
  const auto read = read_needs(shipped_needs_files(), shipped_codes());
  REQUIRE(read);
  CHECK(read->version == "2026-11");
  CHECK(read->rows.size() == 154);
  CHECK(read->terms.size() == 67 + 33);
  CHECK(read->equivalents.size() == 2);
  const Needs needs(*read);
  CHECK(needs.rows_for("suicide").size() == 6);
  CHECK(needs.rows_for("suicide")[0]->relevance == 1.0);
  CHECK(needs.rows_for("threat_to_public_health_and_safety").empty());
  CHECK(needs.label("x-youth_shelter", Language::fr) == "Refuge pour jeunes");
  CHECK(needs.label("Detox", Language::fr) == "Désintoxication");
  CHECK(needs.equivalents_of("Detox").at(0)->local_term == "Withdrawal Management");
}

TEST_CASE("a good row is read") {
  const auto read = read_needs(small(good), shipped_codes());
  REQUIRE(read);
  REQUIRE(read->rows.size() == 1);
  CHECK(read->rows[0] == NeedRow{"housing", "shelter_now", "Emergency Shelter", 1, 2, FirstContact::hours, "expert"});
}

TEST_CASE("bad rows are refused with file and line, all at once, and nothing is read") {
  const std::string at2 = "|needs.2026-11.csv:2", at3 = "|needs.2026-11.csv:3";
  CHECK(refusals_of(small("hosing,shelter_now,Emergency Shelter,1,2,hours,e\n")) ==
        Said{"unknown_category" + at2 + "|hosing"});
  CHECK(refusals_of(small("housing,shelter,Emergency Shelter,1,2,hours,e\n")) ==
        Said{"unknown_need" + at2 + "|shelter"});
  CHECK(refusals_of(small("housing,shelter_now,Shelter,1,2,hours,e\n")) == Said{"unknown_term" + at2 + "|Shelter"});
  for (const char* relevance : {"1.01", "-0.1", "nan", "inf", "high", "1,0"}) {
    CAPTURE(relevance);
    CHECK_FALSE(refusals_of(small("housing,shelter_now,Emergency Shelter,\"" + std::string(relevance) +
                                  "\",2,hours,e\n")) != Said{"relevance" + at2});
  }
  for (const char* half_life : {"0", "-2", "2.5", "x", "99999", "9999999999999"})
    CHECK(refusals_of(small("housing,shelter_now,Emergency Shelter,1," + std::string(half_life) + ",hours,e\n")) ==
          Said{"half_life" + at2});
  CHECK(refusals_of(small("housing,shelter_now,Emergency Shelter,1,2,soon,e\n")) == Said{"first_contact" + at2});
  CHECK(refusals_of(small("housing,shelter_now,Emergency Shelter,1,2,hours, \n")) ==
        Said{"cell_empty" + at2 + "|evidence"});
  CHECK(refusals_of(small(good + good)) == Said{"duplicate" + at3 + "|housing, Emergency Shelter"});
  CHECK(refusals_of(small(good + "housing,shelter_now\n")) == Said{"not_readable" + at3 + "|csv.cell_count"});
  CHECK(refusals_of(small("")) == Said{"empty" + at2});
  CHECK(refusals_of(small("hosing,shelter,Emergency Shelter,2,2,hours,e\n" + good)).size() == 3);
}

TEST_CASE("bad files are refused") {
  auto files = small(good);
  files.pop_back();
  CHECK(refusals_of(files) == Said{"missing|term_equivalents"});
  files = small(good);
  files[1].name = "service_term_labels.2026-12.csv";
  CHECK(refusals_of(files) == Said{"versions|extension_terms.2026-11.csv:1", "versions|needs.2026-11.csv:1",
                                   "versions|term_equivalents.2026-11.csv:1"});
  files = small(good);
  files.push_back({"wishes.2026-11.csv", ""});
  CHECK(refusals_of(files) == Said{"name|wishes.2026-11.csv"});
  files.back().name = "needs.2026-10.csv";
  CHECK(refusals_of(files).at(0) == "twice|needs.2026-10.csv");
  files = small(good);
  files[0].bytes = "a,b\n1,2\n";
  CHECK(refusals_of(files) == Said{"columns|needs.2026-11.csv:1"});
  files = small(good);
  files[0].bytes += "\xff\xfe";
  CHECK(refusals_of(files) == Said{"not_readable|needs.2026-11.csv:1|UTF-8"});
  files = small(good);
  files[2].bytes = "id,en,fr\nyouth_shelter,a,b\nx-youth_shelter,a,b\nx-youth_shelter,a,b\nx-Big,a,b\n";
  CHECK(refusals_of(files) == Said{"not_a_term|extension_terms.2026-11.csv:2|youth_shelter",
                                   "duplicate|extension_terms.2026-11.csv:4|x-youth_shelter",
                                   "not_a_term|extension_terms.2026-11.csv:5|x-Big"});
  files = small(good);
  files[3].bytes += "Night Shelter,Shelter,here\n";
  CHECK(refusals_of(files) == Said{"unknown_term|term_equivalents.2026-11.csv:2|Shelter"});
  CHECK(refusals_of({}).size() == 4);
}
