// A story as it is written: who does what to which situation, and what comes of it. Reading checks the grammar and says
// file and line of what it does not understand; what the words mean is in teller.cpp and explained in README.md.
#pragma once

#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace concert::stories {

class NotUnderstood : public std::runtime_error { // "filters.story:12: …"
public:
  using std::runtime_error::runtime_error;
};

// What comes after "->": a refusal, or things to be seen or found.
struct Expectation {
  std::optional<std::string> refused; // the kind
  std::vector<std::string> also;      // of a refusal: its word, or fields and words of its problems
  std::vector<std::string> items;     // of everything else, between commas, as written
};

struct Step {
  int line = 0;
  std::string text; // as written, without the comment
  std::string who;  // or "audit", "keys", "box", "row", "after", "restart"
  std::string verb; // empty where `who` is none of the actors
  std::string of;   // "names", "contact" in "reads names of S1"; "seat" in "suspends the seat of nurse"
  std::string what; // S1, nurse, figures …
  // After "with": name → values; what has no name stands under "".
  std::vector<std::pair<std::string, std::vector<std::string>>> told;
  std::optional<long long> version; // "from version 3"
  bool without_version = false;
  long long minutes = 0; // of "after 25 hours"
  Expectation expected;
};

struct Actor {
  std::string name;
  std::string agency;
  std::string role = "representative";
  std::string table; // empty: the story's own
};

struct Story {
  std::string file;
  int line = 0;
  std::string title;
  std::string policy = "ontario";
  bool through_rooms = true, over_http = true;
  std::vector<Actor> actors;
  std::vector<Step> steps;
};

std::vector<Story> read_stories(const std::string& file, std::string_view text);

} // namespace concert::stories
