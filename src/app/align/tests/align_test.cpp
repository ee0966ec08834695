#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/align/align.h"
#include "app/align/files.h"

using namespace concert;
using namespace concert::app;

namespace {

align::Files sound() {
  return {.needs = {"needs.csv", "id,units\nn1,1\nn2,1\n\"n,3\",2\n"},
          .services = {"services.csv", "seats,id\r\n1,s1\r\n2,s2\r\n"},
          .pairs = {"pairs.csv", "need,service,benefit\nn1,s1,5\nn2,s1,7\n\"n,3\",s2,-4\nn1,s2,3\n\"n,3\",s1,2\n"},
          .pins = {},
          .bans = {}};
}

// The first trouble of a spoilt file, as "file:line:column word".
void finds(align::File align::Files::*file, const char* bytes, const std::string& expected) {
  align::Files files = sound();
  (files.*file).bytes = bytes;
  if ((files.*file).name.empty())
    (files.*file).name = "links.csv";
  const align::Question question = align::read_question(files);
  REQUIRE(!question.troubles.empty());
  const align::Trouble& first = question.troubles.front();
  CHECK(first.file + ":" + std::to_string(first.line) + ":" + std::to_string(first.column) + " " + first.word ==
        expected);
}

class Folder {
public:
  Folder()
      : path_(std::filesystem::temp_directory_path() /
              ("align_test_" + std::to_string(reinterpret_cast<std::uintptr_t>(this)))) {
    std::filesystem::create_directory(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return (path_ / name).string();
  }

private:
  std::filesystem::path path_;
};

align::Asked asked_in(const Folder& folder, const align::Files& files) {
  align::Asked asked;
  asked.paths = {folder.write("needs.csv", files.needs.bytes), folder.write("services.csv", files.services.bytes),
                 folder.write("pairs.csv", files.pairs.bytes), "", ""};
  return asked;
}

} // namespace

TEST_CASE("files are read by the names of their columns, rows in any order") {
  const align::Question question = align::read_question(sound());
  REQUIRE(question.troubles.empty());
  CHECK(question.needs.size() == 3);
  CHECK(question.needs[2] == "n,3");
  CHECK(question.problem.units == std::vector<std::int32_t>{1, 1, 2});
  CHECK(question.problem.seats == std::vector<std::int32_t>{1, 2});
  CHECK(question.problem.rows == std::vector<std::int64_t>{0, 2, 3, 5});
  CHECK(question.problem.service == std::vector<std::int32_t>{0, 1, 0, 1, 0});
  CHECK(std::get<0>(question.problem.benefit) == std::vector<std::int32_t>{5, 3, 7, -4, 2});
}

TEST_CASE("every trouble is told by file, line and column") {
  using F = align::Files;
  finds(&F::needs, "", "needs.csv:1:0 align.trouble.empty");
  finds(&F::needs, "id;units\nn1;1\n", "needs.csv:1:0 align.trouble.no_column");
  finds(&F::needs, "id,count\nn1,1\n", "needs.csv:1:0 align.trouble.no_column");
  finds(&F::needs, "id,units\nn1,1\nn\xE9,1\n", "needs.csv:3:0 align.trouble.not_utf8");
  finds(&F::needs, "\xFF\xFEi\0d", "needs.csv:1:0 align.trouble.not_utf8");
  finds(&F::needs, "id,units\nn1,1\nn1,1\n", "needs.csv:3:1 align.trouble.id_twice");
  finds(&F::needs, "id,units\n,1\n", "needs.csv:2:1 align.trouble.no_id");
  finds(&F::needs, "id,units\nn1,-1\n", "needs.csv:2:2 align.trouble.negative");
  finds(&F::needs, "id,units\nn1,1.0\n", "needs.csv:2:2 align.trouble.whole_number");
  finds(&F::needs, "id,units\nn1,\n", "needs.csv:2:2 align.trouble.whole_number");
  finds(&F::needs, "id,units\nn1,99999999999\n", "needs.csv:2:2 align.trouble.too_large");
  finds(&F::needs, "id,units\nn1,99999999999999999999\n", "needs.csv:2:2 align.trouble.too_large");
  finds(&F::needs, "id,units\nn1\n", "needs.csv:2:0 align.trouble.cell_count");
  finds(&F::needs, "id,units\nn1,2000000000\nn2,2000000000\n\"n,3\",1\n", "needs.csv:0:0 align.trouble.too_many_units");
  finds(&F::services, "id,seats\ns1,1\n\"s2,2\n", "services.csv:3:1 align.trouble.quote_not_closed");
  finds(&F::services, "id,seats\ns1,-2\n", "services.csv:2:2 align.trouble.negative");
  finds(&F::services, "id,seats\ns1,\"1\"x\n", "services.csv:2:2 align.trouble.text_after_quote");
  finds(&F::services, "id,seats\ns\"1,1\n", "services.csv:2:1 align.trouble.quote_in_cell");
  finds(&F::pairs, "need,service\nn1,s1\n", "pairs.csv:1:0 align.trouble.no_column");
  finds(&F::pairs, "need,service,benefit\n\nn1,nowhere,3\n", "pairs.csv:3:2 align.trouble.no_such_id");
  finds(&F::pairs, "need,service,benefit\nnobody,s1,3\n", "pairs.csv:2:1 align.trouble.no_such_id");
  finds(&F::pairs, "need,service,benefit\nn1,s1,3\nn2,s1,4\nn1,s1,5\n", "pairs.csv:4:2 align.trouble.pair_twice");
  finds(&F::pairs, "need,service,benefit\nn1,s1,9223372036854775808\n", "pairs.csv:2:3 align.trouble.too_large");
  finds(&F::pairs, "need,service,benefit\nn1,s1,144115188075855873\n", "pairs.csv:2:3 align.trouble.too_large");
  finds(&F::pins, "need,service\nn1,s1\nn2,s2\n", "links.csv:3:0 align.trouble.pin_no_pair");
  finds(&F::pins, "need,service\nn1,s1\nn2,s1\n", "links.csv:3:0 align.trouble.pin_no_seat");
  finds(&F::bans, "need,service\nn1,s7\n", "links.csv:2:2 align.trouble.no_such_id");
}

TEST_CASE("a sum that could overflow is told at its benefit") {
  align::Files files = sound();
  files.needs.bytes = "id,units\nn1,1000000000\nn2,1\n";
  files.pairs.bytes = "need,service,benefit\nn2,s1,5\nn1,s1,100000000000\n";
  const align::Question question = align::read_question(files);
  REQUIRE(question.troubles.size() == 1);
  CHECK(question.troubles[0] == align::Trouble{"pairs.csv", 3, 3, "align.trouble.benefit_too_large", {}});
}

TEST_CASE("more troubles than a person reads are counted") {
  align::Files files = sound();
  files.pairs.bytes = "need,service,benefit\n";
  for (int k = 0; k < 50; ++k)
    files.pairs.bytes += "n1,s1,x\n";
  const align::Question question = align::read_question(files);
  CHECK(question.troubles.size() == align::most_troubles);
  CHECK(question.more_troubles == 30);
}

TEST_CASE("an answer is written, verified, refused when it was touched, and starts the next one") {
  const Folder folder;
  clock::ManualClock clock;
  align::Asked asked = asked_in(folder, sound());
  std::ostringstream out, err;
  REQUIRE(align::solve(asked, clock, out, err) == 0);
  CHECK(out.str().find("Total benefit: 10") != std::string::npos);
  CHECK(out.str().find("Proven") != std::string::npos);
  asked.json = true;
  std::ostringstream json;
  REQUIRE(align::solve(asked, clock, json, err) == 0);
  CHECK(json.str().find("\"need\":\"n1\",\"service\":\"s2\",\"units\":1,\"benefit\":3") != std::string::npos);
  asked.answer = folder.write("answer.json", json.str());
  std::ostringstream verified;
  CHECK(align::verify(asked, verified, err) == 0);
  CHECK(verified.str().find("is worth 10") != std::string::npos);
  asked.warm = asked.answer;
  std::ostringstream again;
  CHECK(align::solve(asked, clock, again, err) == 0);
  CHECK(again.str().find("\"objective\":10") != std::string::npos);
  CHECK(err.str().empty());

  // 1 and the reason said, or 0 and nothing said.
  const auto touched = [&](const std::string& from, const std::string& to) {
    std::string bytes = json.str();
    const auto at = bytes.find(from);
    REQUIRE(at != std::string::npos);
    asked.answer = folder.write("touched.json", bytes.replace(at, from.size(), to));
    std::ostringstream said;
    const int exit = align::verify(asked, out, said);
    CHECK(said.str().empty() == (exit == 0));
    return exit;
  };
  CHECK(touched("\"objective\":10", "\"objective\":11") == 1);
  CHECK(touched("\"service\":\"s2\"", "\"service\":\"s1\"") == 1);
  CHECK(touched("\"units\":1", "\"units\":2") == 1);
  CHECK(touched("\"price\":", "\"price\":1") == 1);
  CHECK(touched("\"need\":\"n1\"", "\"need\":\"nobody\"") == 3);
  CHECK(touched("\"benefit\":3", "\"benefit\":4") == 0); // for the reader only: the files say what it is
}

TEST_CASE("bad input exits 3 and says so in the reader's language") {
  const Folder folder;
  clock::ManualClock clock;
  align::Files files = sound();
  files.services.bytes = "id,seats\ns1,-1\n";
  align::Asked asked = asked_in(folder, files);
  asked.language = Language::fr;
  std::ostringstream out, err;
  CHECK(align::solve(asked, clock, out, err) == 3);
  CHECK(out.str().empty());
  CHECK(err.str().find("ligne 2, colonne 2") != std::string::npos);
  CHECK(err.str().find("\xE2\x9F\xA6") == std::string::npos); // a key without words
  asked.paths.needs = "/no/such/file";
  CHECK(align::solve(asked, clock, out, err) == 3);
  asked = asked_in(folder, sound());
  for (const char* answer : {"", "{}", "[1]", "{\"format\":\"concert.assignment.1\",\"objective\":1.5}", "not json"}) {
    asked.answer = folder.write("bad.json", answer);
    CHECK(align::verify(asked, out, err) == 3);
  }
}

TEST_CASE("a deadline that is over gives an answer that says it is not proven") {
  const Folder folder;
  align::Files files{.needs = {"n", "id,units\n"},
                     .services = {"s", "id,seats\n"},
                     .pairs = {"p", "need,service,benefit\n"},
                     .pins = {},
                     .bans = {}};
  for (int i = 0; i < 300; ++i) {
    files.needs.bytes += "n" + std::to_string(i) + ",1\n";
    files.services.bytes += "s" + std::to_string(i) + ",1\n";
    for (int j = 0; j < 300; j += 1 + i % 7)
      files.pairs.bytes += "n" + std::to_string(i) + ",s" + std::to_string(j) + "," +
                           std::to_string(1 + (i * 7919 + j * 104729) % 1000) + "\n";
  }
  class Late final : public clock::Clock { // every look is an hour later
  public:
    Instant now() const override { return {us_ += 3'600'000'000}; }

  private:
    mutable std::int64_t us_ = 0;
  };
  align::Asked asked = asked_in(folder, files);
  asked.seconds = 5;
  asked.json = true;
  std::ostringstream out, err;
  CHECK(align::solve(asked, Late(), out, err) == 0);
  CHECK(out.str().find("\"proven\":false") != std::string::npos);
  asked.answer = folder.write("late.json", out.str());
  CHECK(align::verify(asked, out, err) == 1);
}
