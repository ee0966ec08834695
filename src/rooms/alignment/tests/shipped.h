// The lists and the table of needs that come with the program.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/check.h"
#include "rooms/alignment/needs_files.h"
#include "rooms/codes/testing/shipped_book.h"

namespace concert::alignment::testing {

inline std::string bytes_of_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  check(in.good(), "a file of the repository is there");
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

inline std::vector<NeedsFile> shipped_needs_files() {
  std::vector<NeedsFile> out;
  for (const char* name : {"needs", "service_term_labels", "extension_terms", "term_equivalents"}) {
    const std::string file = std::string(name) + ".2026-11.csv";
    out.push_back({file, bytes_of_file(std::filesystem::path(CONCERT_SOURCE_DIR) / "data/needs" / file)});
  }
  return out;
}

using codes::testing::shipped_book;

inline const codes::CodeBook& shipped_codes() {
  return *shipped_book();
}

} // namespace concert::alignment::testing
