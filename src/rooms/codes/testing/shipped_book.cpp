#include "rooms/codes/testing/shipped_book.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/check.h"
#include "rooms/codes/list_file.h"

namespace concert::codes::testing {
namespace {

SharedCodeBook read_all() {
  std::vector<CodeEntry> entries;
  std::map<std::string, std::string, std::less<>> current;
  for (const auto& file : std::filesystem::directory_iterator("data/codes")) { // tests run in the root of the checkout
    if (file.path().extension() != ".csv")
      continue;
    std::ostringstream bytes;
    bytes << std::ifstream(file.path()).rdbuf();
    auto list = read_list_file(file.path().filename().string(), bytes.str());
    check(static_cast<bool>(list), "a list that ships is read");
    current[list->list] = list->version;
    for (CodeEntry& entry : list->entries)
      entries.push_back(std::move(entry));
  }
  return std::make_shared<const CodeBook>(std::move(entries), std::move(current));
}

} // namespace

const SharedCodeBook& shipped_book() {
  static const SharedCodeBook book = read_all();
  return book;
}

Code code(std::string_view list, std::string_view id) {
  return shipped_book()->code(list, id);
}

} // namespace concert::codes::testing
