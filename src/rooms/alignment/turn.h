// How far an offer stands before the next, and the smallest thing that alone would turn them: so that whoever decides
// sees whether a telephone call could change the choice.
#pragma once

#include <span>
#include <string_view>

namespace concert::alignment {

struct NeedRow;
struct Offer;

enum class TurnKind {
  confirmed,  // a call confirms that it takes this person
  said_today, // its free places and its wait are stated today as they were last stated, or as free
  sooner,     // its wait is at most Turn::wait_days
  none_alone  // none of these by itself
};
std::string_view name_of(TurnKind kind);

struct Turn {
  TurnKind kind = TurnKind::none_alone;
  int wait_days = 0;
  friend bool operator==(const Turn&, const Turn&) = default;
};

struct Margin {
  double share = 0; // of its own score that the next falls short of it; 0: equals, in an order drawn by lot
  Turn turn;        // what would put the next before it
  friend bool operator==(const Margin&, const Margin&) = default;
};

// A row of the table of needs that speaks for a service, with the grade of its risk as a factor.
struct Speaks {
  const NeedRow* row = nullptr;
  double grade = 0;
};

// `behind` scores no more than `ahead`; both of one need. `rows`: all that speak for `behind`, for with a shorter wait
// another of them may speak best.
Margin margin_to(const Offer& ahead, const Offer& behind, std::span<const Speaks> rows);

} // namespace concert::alignment
