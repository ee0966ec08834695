// The ways in which a sentence states an age limit: "13-17", "18 and older", "under 6", "birth to 3"; internal to the
// part. Whether the limit is meant for everybody is decided elsewhere (age_phrases.cpp).
#pragma once

#include <optional>

#include "rooms/directory/age_sentence.h"

namespace concert::directory::ages {

struct Range {
  std::optional<int> minimum;
  std::optional<int> maximum;
  std::size_t first = 0; // token
  std::size_t last = 0;  // one past
};

// Whether the words just before token i say that an age follows: "ages", "youth,", "children (".
bool is_announced(const Sentence& s, std::size_t i);

// The limit that begins at token i; nothing when none of the patterns does.
std::optional<Range> range_starting_at(const Sentence& s, std::size_t i);

} // namespace concert::directory::ages
