// A scene in two worlds: the language of the stories, where a line that begins with `left` or `right` happens in one of
// them only, and `walk`, `look` and `differ` say who goes round and whether both worlds must look alike.
#pragma once

#include "stories/teller.h"

namespace concert::twins {

struct Walk {
  int line = 0;
  std::string text;
  enum class Kind { walk, look, differ } kind = Kind::walk;
  std::string thing; // S1, or M1
  std::vector<std::string> walkers;
};

struct Scene {
  stories::Story left, right;
  std::vector<Walk> walks;
};

std::vector<Scene> read_scenes(const std::string& file, std::string_view text); // throws stories::NotUnderstood

struct Pair {
  explicit Pair(storage::testing::Place for_left, storage::testing::Place for_right)
      : left(std::move(for_left)), right(std::move(for_right)), left_door(left), right_door(right) {}
  world::World left, right;
  world::HttpDoor left_door, right_door;
  std::uint64_t step = 0;
  long long pairs = 0; // of requests, compared
};

// Throws stories::WentOtherwise with the first byte that differs, where none may, or with what does not although it
// must.
void play(const Scene&, Pair&);

} // namespace concert::twins
