// An expected "no": not found, not permitted, invalid, in conflict. A refusal carries keys of words, never sentences and
// never a value that was typed, so that the edge can say it in the reader's language and a log can hold it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace concert {

enum class RefusalKind {
  not_found,       // also "you may not know that it exists": the two must be one
  not_signed_in,   // sign in first, or unlock
  not_permitted,   // the seat exists and is known not to do this at all (e.g. a planner editing)
  invalid,         // fields are wrong; see problems
  step_not_open,   // the act exists but not at this filter or in this state
  stale,           // somebody changed it since it was read
  conflict,        // clashes with something that exists, e.g. a login already taken
  too_many,        // rate limit
};

// One thing wrong with one field. `field` is the name in the form, the JSON and the command line alike.
struct Problem {
  std::string field;
  std::string word;                // key, e.g. "problem.required"
  std::vector<std::string> values; // fill the placeholders {0}, {1}; never what the user typed
  friend bool operator==(const Problem&, const Problem&) = default;
};

struct Refusal {
  RefusalKind kind = RefusalKind::not_found;
  std::string word; // key, e.g. "refusal.not_found"
  std::vector<Problem> problems;
  friend bool operator==(const Refusal&, const Refusal&) = default;

  static Refusal not_found();
  static Refusal not_permitted();
  static Refusal not_signed_in();
  static Refusal step_not_open(std::string word);
  static Refusal stale();
  static Refusal invalid(std::vector<Problem> problems);
  static Refusal invalid(std::string field, std::string word, std::vector<std::string> values = {});
  static Refusal conflict(std::string word);
};

std::string_view name_of(RefusalKind kind); // "not_found": stable, used by stories, the API and exit messages

} // namespace concert
