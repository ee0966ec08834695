#include "rooms/codes/list_file.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

using namespace concert;
using namespace concert::codes;

namespace {

constexpr std::string_view header = "id,group,category,relation,en,fr,mark,source\n";

std::string refused(std::string_view rows, std::string_view name = "sexes.2026-11.csv") {
  const auto list = read_list_file(name, std::string(header) + std::string(rows));
  if (list)
    return "read";
  std::string out;
  for (const Problem& problem : list.error().problems)
    out += (out.empty() ? "" : " ") + problem.word + "@" + problem.values.at(0);
  return out;
}

} // namespace

TEST_CASE("a list file is read whole or refused whole, with file and line") {
  CHECK(refused("female,,,subject,Female,Femme,recalled,x\n") == "read");
  CHECK(refused("female,,,subject,Female,Femme,recalled,x\nfemale,,,subject,F,F,recalled,x\n") ==
        "codes.duplicate_id@sexes.2026-11.csv:3");
  CHECK(refused("female,,,aunt,Female,Femme,recalled,x\n") == "codes.unknown_relation@sexes.2026-11.csv:2");
  CHECK(refused("female,,,subject,Female, ,recalled,x\n") == "codes.missing_label@sexes.2026-11.csv:2");
  CHECK(refused("Female,,,subject,Female,Femme,recalled,x\n") == "codes.not_an_id@sexes.2026-11.csv:2");
  CHECK(refused("female,,,subject,Female,Femme,certain,x\n") == "codes.unknown_mark@sexes.2026-11.csv:2");
  CHECK(refused("female,,,subject,\"Female,Femme,recalled,x\n") == "codes.not_readable@sexes.2026-11.csv:2");
  CHECK(refused("") == "codes.empty@sexes.2026-11.csv:2");
  CHECK(refused("", "sexes.csv") == "codes.file_name@sexes.csv");
  CHECK(!read_list_file("sexes.2026-11.csv", "id,en\n"));
  CHECK(!read_list_file("sexes.2026-11.csv", std::string(header) + "female,,,subject,Female,\xe9,recalled,x\n"));
}

TEST_CASE("every list that ships is sound, and the risk factors have the published totals") {
  std::map<std::string, std::vector<CodeEntry>> lists;
  for (const auto& file : std::filesystem::directory_iterator(CONCERT_SOURCE_DIR "/data/codes")) {
    if (file.path().extension() != ".csv")
      continue;
    std::ostringstream bytes;
    bytes << std::ifstream(file.path()).rdbuf();
    const auto list = read_list_file(file.path().filename().string(), bytes.str());
    INFO(file.path().filename().string());
    REQUIRE(list);
    lists[list->list] = list->entries;
  }
  std::set<std::string> groups, categories;
  for (const CodeEntry& entry : lists.at("risk_factors")) {
    groups.insert(entry.group);
    categories.insert(entry.category);
  }
  CHECK(lists.at("risk_factors").size() == 105);
  CHECK(groups.size() == 13);
  CHECK(categories.size() == 27);
  // Each group and category has its own bilingual label.
  for (const auto& [list, wanted] : {std::pair("risk_groups", &groups), std::pair("risk_categories", &categories)}) {
    std::set<std::string> labelled;
    for (const CodeEntry& entry : lists.at(list))
      labelled.insert(entry.id);
    CHECK(labelled == *wanted);
  }
}
