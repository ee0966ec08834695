#include "app/installing.h"

#include "app/share.h"

namespace concert::app {
namespace {

template <class File>
std::vector<File> files_of(const std::filesystem::path& folder) {
  std::vector<File> out;
  for (const std::filesystem::path& file : files_in(folder, ".csv"))
    out.push_back({file.filename().string(), file_text(file)});
  return out;
}

} // namespace

Result<void> install_lists(Concert& concert, const std::filesystem::path& share) {
  TRY(concert.codes().install(files_of<codes::NamedFile>(share / "codes")));
  TRY(concert.alignment().install(files_of<alignment::NeedsFile>(share / "needs")));
  return {};
}

} // namespace concert::app
