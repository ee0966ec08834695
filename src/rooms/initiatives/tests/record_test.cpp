#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "rooms/initiatives/record.h"

using namespace concert;
using namespace concert::initiatives;

namespace {

std::string record_468() {
  std::ifstream file(std::string(CONCERT_SOURCE_DIR) + "/data/initiatives/468.txt", std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

std::string word_of(std::string_view bytes) {
  const auto read = read_record(bytes);
  REQUIRE(!read.has_value());
  REQUIRE(read.error().problems.size() == 1);
  return read.error().problems.front().word;
}

} // namespace

TEST_CASE("record 468 is read with every label, in order") {
  const auto read = read_record(record_468());
  REQUIRE(read.has_value());
  CHECK(read->number == "468");
  CHECK(read->title == "Community Safety Model (Details)");
  std::vector<std::string> labels;
  for (const Field& field : read->fields)
    labels.push_back(field.label);
  CHECK(labels ==
        std::vector<std::string>{
            "Name of province/ territory",
            "City/ Region",
            "Description of Initiative",
            "Initiative Key Objectives",
            "Section Responsible for Implementation",
            "Key Contact",
            "Groups/ Agencies/ Key Partners Involved",
            "Level of Involvement (consultative - information sharing) and/or cooperative - direct involvement)",
            "Amount of Time Initiative has been in Place",
            "Reason for Undertaking the Initiative",
            "Resources Required to Implement this Initiative",
            "Method of Implementation",
            "Key Outcomes of the Initiative",
            "Availability of a Communication Strategy",
            "Key Messages used to Publicize the Initiative",
            "Forms of Evaluation by which the Initiative will be Assessed",
            "Evaluation Completed or Community Feedback Received",
            "Summary of the Outcomes",
            "Summary of the Performance Measure Data Collected",
            "Economics of Policing Pillars",
            "Further Details",
            "Additional Comments or Suggestions",
            "Record Entry Date",
            "Date modified"});
}

TEST_CASE("what nobody answered stays, told apart") {
  const auto read = read_record(record_468());
  REQUIRE(read.has_value());
  CHECK(read->find("Summary of the Outcomes")->answer() == Answer::not_available);
  CHECK(read->find("Summary of the Performance")->answer() == Answer::not_available);
  CHECK(read->find("Evaluation Completed")->answer() == Answer::no);
  CHECK(read->find("Economics of Policing Pillars")->answer() == Answer::empty);
  CHECK(read->find("Date modified")->answer() == Answer::empty);
  CHECK(read->find("City/")->answer() == Answer::given);
  CHECK(read->find("Anything else") == nullptr);
}

TEST_CASE("lists are lists, and an introduction is not a label") {
  const auto read = read_record(record_468());
  REQUIRE(read.has_value());
  const Field& objectives = *read->find("Initiative Key Objectives");
  REQUIRE(objectives.blocks.size() == 2);
  CHECK(objectives.blocks[0].lines == std::vector<std::string>{"This initiative has two key objectives:"});
  CHECK(objectives.blocks[1].bullets);
  CHECK(objectives.blocks[1].lines.size() == 2);
  CHECK(read->find("Groups/")->blocks.front().lines.size() == 5);
  CHECK(read->find("Forms of Evaluation")->blocks.front().lines ==
        std::vector<std::string>{"internal", "external", "quantitative", "qualitative", "social return on investment"});
}

TEST_CASE("what it costs, and what that is for each home") {
  const auto read = read_record(record_468());
  REQUIRE(read.has_value());
  const auto costs = costs_of(*read);
  REQUIRE(costs.has_value());
  CHECK(costs->staff_dollars == 385'838);
  CHECK(costs->other_dollars == 100'000);
  CHECK(costs->total_dollars == 485'838);
  CHECK(costs->homes == 126);
  CHECK(costs->adds_up());
  CHECK(costs->cents_per_home() == 385'586); // $3,855.86, to the dollar $3,856
}

TEST_CASE("a record without figures has no costs, and zero homes divide nothing") {
  const auto none = read_record("# record: 1\n=== DETAILS ===\nT\n\nResources Required:\n\nmany\n");
  REQUIRE(none.has_value());
  CHECK(!costs_of(*none));
  const auto zero = read_record("# record: 1\n=== DETAILS ===\nT\n\nResources Required:\n\n$1 $2 $3\n\n"
                                "Method of Implementation:\n\n0 units\n");
  REQUIRE(zero.has_value());
  CHECK(!costs_of(*zero));
}

TEST_CASE("a copy without labels is not guessed at") {
  const std::string all = record_468();
  const auto unlabelled = all.substr(all.find("=== DETAILS-UNLABELLED"));
  CHECK(word_of("# record: 468\n" + unlabelled) == "initiatives.no_details");
  // Beside the labelled section it adds nothing.
  const auto without = read_record(all.substr(0, all.find("=== DETAILS-UNLABELLED")));
  const auto with = read_record(all);
  REQUIRE(without.has_value());
  REQUIRE(with.has_value());
  CHECK(with->fields.size() == without->fields.size());
  CHECK(with->fields.back().text() == without->fields.back().text());
}

TEST_CASE("broken files are refused") {
  CHECK(word_of("") == "initiatives.no_record_number");
  CHECK(word_of("# record: 1\n") == "initiatives.no_details");
  CHECK(word_of("# record: 1\n=== DETAILS ===\njust text\n") == "initiatives.no_labels");
  CHECK(word_of("# record: 1\n=== DETAILS ===\n\nA:\n\nx\n\nA:\n\ny\n") == "initiatives.label_repeated");
  CHECK(word_of("# record: 1\n=== DETAILS ===\n\nA:\n\n\xff\n") == "initiatives.not_text");
}
