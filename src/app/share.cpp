#include "app/share.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace concert::app {

namespace fs = std::filesystem;

fs::path share_folder() {
  if (const char* set = std::getenv("CONCERT_SHARE"); set != nullptr && *set != '\0')
    return set;
  const fs::path program = fs::read_symlink("/proc/self/exe").parent_path();
  // build/release/concert, build/asan/tests/x/y_test: a checkout is recognised by the lists themselves.
  for (fs::path at = program; at.has_relative_path(); at = at.parent_path())
    for (const char* folder : {"share/concert", "data"})
      if (fs::exists(at / folder / "codes"))
        return at / folder;
  throw std::runtime_error("no data files found above " + program.string() +
                           "; set CONCERT_SHARE to the folder that has codes/");
}

std::string file_text(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  if (!in)
    throw std::runtime_error("cannot read " + file.string());
  return out.str();
}

std::vector<fs::path> files_in(const fs::path& folder, std::string_view ending) {
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ending)
      out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

} // namespace concert::app
