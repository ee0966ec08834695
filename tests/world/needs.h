// The table of needs that comes with the program.
#pragma once

#include <filesystem>

#include "app/share.h"
#include "rooms/alignment/needs_files.h"

namespace concert::world {

inline std::vector<alignment::NeedsFile> shipped_needs() {
  std::vector<alignment::NeedsFile> out;
  for (const auto& entry : std::filesystem::directory_iterator(CONCERT_SOURCE_DIR "/data/needs"))
    if (entry.path().extension() == ".csv")
      out.push_back({entry.path().filename().string(), app::file_text(entry.path())});
  return out;
}

} // namespace concert::world
