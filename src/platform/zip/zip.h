// Reads the files out of a .zip that somebody was sent, in memory, within limits: what is small outside may be made to
// be huge inside. Names in it are labels; this part opens no path, and nobody may use a name as one. Stored and
// deflated files are read; encrypted ones, ZIP64 and archives in several pieces are refused.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace concert::zip {

struct Limits {
  std::size_t bytes = std::size_t{512} << 20;       // of all files that are read, together
  std::size_t entries = 10'000;                     // that the archive lists, wanted or not
  std::size_t ratio = 200;                          // a file may be so many times larger than it is in the archive
  std::size_t free_of_ratio = std::size_t{1} << 20; // smaller ones may be anything
};

// Name -> bytes, of the files that are wanted. A refusal is `invalid` with one problem: no field; a word of
// zip.no_archive, zip.damaged, zip.too_large, zip.encrypted, zip.unknown_method, zip.name_repeated; its value is the
// name, where there is one. Nothing of an archive is given when any wanted file is refused.
Result<std::map<std::string, std::string, std::less<>>>
read(std::string_view archive, const std::function<bool(std::string_view name)>& wanted, const Limits& limits = {});

} // namespace concert::zip
