// Directories that lie outside the project (CONCERT_REFERENCE_DIR/directory), and small ones that lie beside the tests.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "rooms/directory/exchange/dialect.h"

namespace concert::directory {

inline Files files_below(const std::filesystem::path& folder) {
  Files out;
  for (const auto& each : std::filesystem::recursive_directory_iterator(folder)) {
    if (!each.is_regular_file())
      continue;
    std::ifstream in(each.path(), std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    out[std::filesystem::relative(each.path(), folder).string()] = bytes.str();
  }
  return out;
}

// Nothing when the reference directories are not there; the test says so.
inline std::optional<Files> reference_files(const std::string& folder) {
  const char* root = std::getenv("CONCERT_REFERENCE_DIR");
  if (root == nullptr) {
    MESSAGE("skipped: CONCERT_REFERENCE_DIR is not set");
    return std::nullopt;
  }
  return files_below(std::filesystem::path(root) / "directory" / folder);
}

inline std::size_t notes_of(const Import& import, std::string_view word) {
  std::size_t out = 0;
  for (const Note& each : import.report.notes)
    out += each.word == word ? 1 : 0;
  return out;
}

} // namespace concert::directory
