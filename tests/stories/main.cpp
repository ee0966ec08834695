// stories [FILE.story…]: every story in up to four ways, through the rooms and over HTTP, on SQLite and on PostgreSQL;
// one case each. Without files, all of tests/stories. Ends with "N passed, N failed, N skipped".
#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "app/share.h"
#include "stories/teller.h"

namespace {

using namespace concert;

struct Counted {
  int passed = 0, failed = 0, skipped = 0;
};

void tell_all(const std::vector<stories::Story>& all, storage::testing::Place place, Counted& counted) {
  const std::string engine = place.name();
  world::World world(std::move(place));
  world::RoomsDoor rooms(world);
  world::HttpDoor http(world);
  for (const bool over_http : {false, true})
    for (const stories::Story& story : all) {
      if (!(over_http ? story.over_http : story.through_rooms))
        continue;
      std::string failure;
      try {
        stories::Teller(story, world, over_http ? static_cast<world::Door&>(http) : rooms, over_http ? &http : nullptr)
            .tell();
      } catch (const std::exception& thrown) {
        failure = thrown.what();
      }
      ++(failure.empty() ? counted.passed : counted.failed);
      std::printf("%s %s %-10s %s: %s\n", failure.empty() ? "ok    " : "FAILED", over_http ? "http " : "rooms",
                  engine.c_str(), story.file.c_str(), story.title.c_str());
      if (!failure.empty())
        std::printf("  %s\n", failure.c_str());
    }
}

} // namespace

int main(int count, char** arguments) {
  Counted counted;
  try {
    std::vector<std::filesystem::path> files(arguments + 1, arguments + count);
    if (files.empty())
      files = app::files_in(CONCERT_SOURCE_DIR "/tests/stories", ".story");
    std::vector<stories::Story> all;
    for (const auto& file : files)
      for (stories::Story& story : stories::read_stories(file.filename().string(), app::file_text(file)))
        all.push_back(std::move(story));
    tell_all(all, storage::testing::Place::sqlite(), counted);
    if (auto postgres = storage::testing::Place::postgres())
      tell_all(all, std::move(*postgres), counted);
    else
      for (const stories::Story& story : all)
        counted.skipped += story.through_rooms + story.over_http;
  } catch (const std::exception& thrown) {
    std::printf("%s\n", thrown.what());
    ++counted.failed;
  }
  std::printf("%d passed, %d failed, %d skipped\n", counted.passed, counted.failed, counted.skipped);
  return counted.failed == 0 && counted.passed > 0 ? 0 : 1;
}
