#include "rooms/directory/age_patterns.h"

namespace concert::directory::ages {

namespace {

// True when the number stands for something else than an age: money, a school grade, days, a share, part of a longer
// number or of a fraction.
bool is_something_else(const Sentence& s, std::size_t i) {
  if (s.at(i).value == not_an_age)
    return true;
  if (i > 0 &&
      s.is(i - 1, {"$", "#", "/", "grade", "grades", "zip", "code", "codes", "step", "level", "section", "title"}))
    return true;
  if (i > 1 && s.is(i - 1, {"-"}) && s.is_number(i - 2) && s.at(i - 2).value == not_an_age)
    return true;
  if (s.is(i + 1,
           {"%",    "/",   "th",   "st",    "nd",     "rd",   "day",   "days", "hour", "hours", "person", "people",
            "step", "bed", "beds", "month", "months", "week", "weeks", "mos",  "am",   "pm",    "grade"}))
    return true;
  if (s.is(i + 1, {"-"}) &&
      s.is(i + 2, {"day", "days", "hour", "hours", "bed", "person", "step", "week", "weeks", "month"}))
    return true;
  return s.is_number(i + 1); // "2 1/2"
}

// The sentence goes on as after an age: an end, a pause, or a word that does not name what is counted.
bool ends_like_an_age(const Sentence& s, std::size_t i) {
  return i >= s.size() || s.is(i, {".", ",", ";", ")", "(", ":", "with", "who", "and", "or", "in", "for", "when",
                                   "that", "whose", "at", "living", "only"});
}

std::optional<Range> range_at(const Sentence& s, std::size_t i) {
  // birth to 5, newborn through age 18
  if (s.is(i, {"birth", "newborn", "newborns"})) {
    std::size_t to = i + 1;
    if (!s.is(to, {"-", "to", "through", "thru", "until"}))
      return std::nullopt;
    ++to;
    if (s.is(to, {"-"}))
      ++to;
    if (names_age(s, to))
      ++to;
    if (!s.is_number(to) || is_something_else(s, to))
      return std::nullopt;
    return Range{0, s.at(to).value, i, s.past_years(to + 1)};
  }
  if (!s.is_number(i))
    return std::nullopt;
  const bool in_weeks = is_weeks_or_months(s, i + 1) && s.at(i).value >= 0;
  if (!in_weeks && is_something_else(s, i))
    return std::nullopt;
  std::size_t after = in_weeks ? i + 2 : s.past_years(i + 1);
  bool has_years = !in_weeks && after != i + 1;
  // 3 to 17, 3-17 years, ages 14 through 24, 6 weeks to 5 years
  if (s.is(after, {"-", "to", "through", "thru", "until"})) {
    std::size_t other = after + 1;
    if (s.is(other, {"-"}))
      ++other;
    if (names_age(s, other))
      ++other;
    if (s.is(other, {"adult", "adults", "adulthood"}) && names_age(s, i == 0 ? s.size() : i - 1) && !in_weeks)
      return Range{s.at(i).value, std::nullopt, i, other + 1};
    if (!s.is_number(other) || is_something_else(s, other) || (s.is(other + 1, {"-"}) && s.is_number(other + 2)))
      return std::nullopt;
    const std::size_t end = s.past_years(other + 1);
    has_years = has_years || end != other + 1;
    const int minimum = in_weeks ? 0 : s.at(i).value;
    const bool less_than_a_year = !in_weeks || (s.at(i).value < 12 || s.is(i + 1, {"week", "weeks", "wk", "wks"}));
    if (minimum >= s.at(other).value || !less_than_a_year || (in_weeks && !has_years))
      return std::nullopt;
    if (!has_years && !is_announced(s, i))
      return std::nullopt;
    return Range{minimum, s.at(other).value, i, end};
  }
  if (in_weeks)
    return std::nullopt;
  // between the ages of 13 and 17; ages 3 and 4
  if (s.is(after, {"and", "or", "&"}) && s.is_number(after + 1) && !is_something_else(s, after + 1)) {
    const int low = s.at(i).value;
    const int high = s.at(after + 1).value;
    bool between = false;
    for (std::size_t back = 1; back <= 4 && back <= i; ++back)
      between = between || s.is(i - back, {"between"});
    const std::size_t end = s.past_years(after + 2);
    if ((between || high == low + 1) && low < high && (is_announced(s, i) || end != after + 2))
      return Range{low, high, i, end};
    return std::nullopt;
  }
  // 18+, 18 and older, 62 years of age or over, 18-over, 9 and under
  if (s.is(after, {"+"}) || (s.is(after, {"plus"}) && ends_like_an_age(s, after + 1)))
    return Range{s.at(i).value, std::nullopt, i, after + 1};
  std::size_t comparison = after;
  if (s.is(comparison, {"and", "or", "&", "-", "/", ","}))
    ++comparison;
  if (s.is(comparison, {"older", "over", "up", "above", "upward", "upwards"}) &&
      (comparison != after || s.is(comparison, {"older"})))
    return Range{s.at(i).value, std::nullopt, i, comparison + 1};
  if (s.is(comparison, {"younger", "under", "below"}) && comparison != after)
    return Range{std::nullopt, s.at(i).value, i, comparison + 1};
  return std::nullopt;
}

// under 6, younger than age 6, over the age of 18, at least 16 years old, up to age 21, minimum age of 16
std::optional<Range> bound_at(const Sentence& s, std::size_t i) {
  enum class Bound { at_least, at_most, below } bound = Bound::at_least;
  std::size_t at = i;
  if (s.is(at, {"over", "above"}) || (s.is(at, {"older"}) && s.is(at + 1, {"than"})))
    at += s.is(at, {"older"}) ? 2 : 1;
  else if (s.is(at, {"at"}) && s.is(at + 1, {"least"}))
    at += 2;
  else if (s.is(at, {"minimum"}) && names_age(s, at + 1))
    at += 1;
  else if (s.is(at, {"under", "below"}))
    at += 1, bound = Bound::below;
  else if (s.is(at, {"younger", "less"}) && s.is(at + 1, {"than"}))
    at += 2, bound = Bound::below;
  else if (s.is(at, {"up"}) && s.is(at + 1, {"to", "through"}))
    at += 2, bound = Bound::at_most;
  else
    return std::nullopt;
  if (s.is(at, {"the"}))
    ++at;
  bool says_age = false;
  if (names_age(s, at)) {
    says_age = true;
    ++at;
    if (s.is(at, {"of", "is", ":"}))
      ++at;
  }
  if (!s.is_number(at) || is_something_else(s, at))
    return std::nullopt;
  const std::size_t end = s.past_years(at + 1);
  says_age =
      says_age || end != at + 1 || is_announced(s, i) || (i > 0 && s.is(i - 1, {"be", "anyone", "persons", "those"}));
  if (!says_age || !(end != at + 1 || ends_like_an_age(s, end)))
    return std::nullopt;
  const int value = s.at(at).value;
  if (bound == Bound::at_least)
    return Range{value, std::nullopt, i, end};
  if (bound == Bound::below && value == 0)
    return std::nullopt;
  return Range{std::nullopt, bound == Bound::below ? value - 1 : value, i, end};
}

} // namespace

bool is_announced(const Sentence& s, std::size_t i) {
  if (i == 0)
    return false;
  std::size_t before = i - 1;
  if (s.is(before, {",", "(", ":", "of", "the", "from", "between"}) && before > 0)
    --before;
  if (s.is(before, {"the", "between", "of", "from"}) && before > 0)
    --before;
  return names_age(s, before) || names_people(s, before);
}

std::optional<Range> range_starting_at(const Sentence& s, std::size_t i) {
  const std::optional<Range> range = range_at(s, i);
  return range ? range : bound_at(s, i);
}

} // namespace concert::directory::ages
