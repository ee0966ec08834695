// twin_worlds [FILE.twins…]: every scene in two worlds; one case each. Ends with how many pairs of answers were
// compared and "N passed, N failed, N skipped".
#include <cstdio>
#include <filesystem>

#include "app/share.h"
#include "twin_worlds/twins.h"

int main(int count, char** arguments) {
  using namespace concert;
  int passed = 0, failed = 0;
  try {
    std::vector<std::filesystem::path> files(arguments + 1, arguments + count);
    if (files.empty())
      files = app::files_in(CONCERT_SOURCE_DIR "/tests/twin_worlds", ".twins");
    twins::Pair pair(storage::testing::Place::sqlite(), storage::testing::Place::sqlite());
    for (const auto& file : files)
      for (const twins::Scene& scene : twins::read_scenes(file.filename().string(), app::file_text(file))) {
        std::string failure;
        try {
          twins::play(scene, pair);
        } catch (const std::exception& thrown) {
          failure = thrown.what();
        }
        ++(failure.empty() ? passed : failed);
        std::printf("%s %s: %s\n", failure.empty() ? "ok    " : "FAILED", scene.left.file.c_str(),
                    scene.left.title.c_str());
        if (!failure.empty())
          std::printf("  %s\n", failure.c_str());
      }
    std::printf("%lld pairs of answers compared\n", pair.pairs);
  } catch (const std::exception& thrown) {
    std::printf("%s\n", thrown.what());
    ++failed;
  }
  std::printf("%d passed, %d failed, 0 skipped\n", passed, failed);
  return failed == 0 && passed > 0 ? 0 : 1;
}
