#include "rooms/directory/age_phrases.h"

#include <algorithm>
#include <vector>

#include "rooms/directory/age_patterns.h"

namespace concert::directory {

namespace {

using ages::is_announced;
using ages::is_weeks_or_months;
using ages::names_age;
using ages::names_people;
using ages::Range;
using ages::Sentence;

// Whether the sentence with the limit names another group beside: "60 and older and persons with low income",
// "limited income, including seniors, 60 and over", "disabled or senior citizens, 62 and older".
bool names_another_group(const Sentence& s, const Range& range) {
  const auto is_group = [&](std::size_t i) {
    return s.is(i, {"persons", "people", "senior", "seniors", "citizens", "individuals", "residents", "agencies",
                    "adults", "elderly", "are"});
  };
  bool described = false; // "with", "who": what follows describes the same people
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s.is(i, {".", ";"}))
      described = false;
    if (i >= range.first && i < range.last)
      continue;
    if (s.is(i, {"with", "have", "has", "whose", "needing", "by", "for", "from"}))
      described = true;
    const bool beside = s.is(i, {"and", "or", "&", "including"});
    if (beside && is_group(i + 1) && s.size() > i + 2)
      return true;
    if (i >= range.last && s.is(i, {",", ")"}) && (is_group(i + 1) || (s.is(i + 1, {","}) && is_group(i + 2))))
      return true;
    if (s.is(i, {"disabled", "disability", "disabilities", "handicapped"})) {
      for (std::size_t back = 1; back <= 5 && back <= i && !described; ++back)
        if (s.is(i - back, {"or", "and", "&"}) && !(i - back >= range.first && i - back < range.last))
          return true;
      if (s.is(i + 1, {"or", "and", "&"}) && !described)
        return true;
    }
  }
  return false;
}

// The limit may be meant for somebody else than the person who comes, for one programme only, or may have exceptions.
bool is_not_for_everyone(const Sentence& s, const std::optional<Range>& range) {
  if (s.has_word({"program",     "programs",  "programme",  "programmes",  "primarily", "exception",    "exceptions",
                  "except",      "depending", "depends",    "vary",        "varies",    "adopt",        "adoption",
                  "foster",      "volunteer", "volunteers", "tutoring",    "become",    "donate",       "preferably",
                  "usually",     "generally", "mostly",     "some",        "most",      "unless",       "newborns",
                  "pregnant",    "expectant", "alateen",    "accompanied", "classes",   "screening",    "workshops",
                  "camp",        "accepted",  "priority",   "otherwise",   "targeted",  "volunteering", "mentors",
                  "restrictions"}))
    return true;
  if (s.has_word({"parent", "parents", "family", "families", "caregiver", "caregivers", "guardian", "guardians"}))
    return true;
  std::size_t sentence_begin = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s.is(i, {".", ";"}))
      sentence_begin = i + 1;
    // "with children 3-5": the age of the children
    if (s.is(i, {"with", "of", "having", "whose", "their"}) && s.is(i + 1, {"child", "children", "dependent", "minor"}))
      return true;
    if (s.is(i, {"the", "to"}) && s.is(i + 1, {"public"}) && !s.is(i + 2, {"housing", "school", "schools"}))
      return true;
    if (s.is(i, {"all", "any"}) && s.is(i + 1, {"age", "ages", "others"}))
      return true;
    // "Open to anyone. Counseling for ages 3 and up."
    if (s.is(i, {"anyone", "everyone"}) || (s.is(i, {"open"}) && s.is(i + 1, {"to"}))) {
      std::size_t sentence_end = i;
      while (sentence_end < s.size() && !s.is(sentence_end, {".", ";"}))
        ++sentence_end;
      if (range && (range->first < sentence_begin || range->first >= sentence_end))
        return true;
      if (!range && s.is(i, {"anyone", "everyone"}))
        return true;
    }
  }
  return range && names_another_group(s, *range);
}

bool speaks_of_minors(const Sentence& s) {
  return s.has_word({"child",     "children",   "youth",       "youths", "teen",    "teens",    "teenager",
                     "teenagers", "adolescent", "adolescents", "infant", "infants", "toddlers", "preschool",
                     "minor",     "minors",     "kids",        "boys",   "girls",   "young",    "juvenile",
                     "juveniles", "student",    "students",    "school"});
}

bool speaks_of_adults(const Sentence& s) {
  return s.has_word({"adult", "adults", "women", "men", "seniors", "elderly", "senior"});
}

AgeLimits limits(const Range& range, const Sentence& s, std::string_view sentence) {
  std::size_t first = range.first;
  while (first > 0 && (names_age(s, first - 1) || names_people(s, first - 1) ||
                       (s.is(first - 1, {",", "(", "between", "the", "of", "from", "over", "under"}) && first > 1)))
    --first;
  while (s.is(first, {",", "(", "of", "the"}))
    ++first;
  const std::size_t begin = s.at(first).begin;
  const std::size_t end = s.at(std::min(range.last, s.size()) - 1).end;
  return {range.minimum, range.maximum, Provenance::parsed_from_prose,
          std::string(sentence.substr(begin, end - begin))};
}

} // namespace

std::optional<AgeLimits> ages_in_prose(std::string_view sentence) {
  if (sentence.size() > 4'000) // a whole page is no sentence about ages
    return std::nullopt;
  const Sentence s(sentence);
  std::vector<Range> ranges;
  bool loose_age = false; // an age that no pattern explains
  for (std::size_t i = 0; i < s.size();) {
    const std::optional<Range> range = ages::range_starting_at(s, i);
    if (range) {
      ranges.push_back(*range);
      i = range->last;
      continue;
    }
    if (s.is_number(i) && (is_announced(s, i) || s.past_years(i + 1) != i + 1 || is_weeks_or_months(s, i + 1)))
      loose_age = true;
    ++i;
  }
  if (loose_age)
    return std::nullopt;
  if (ranges.empty()) {
    for (std::size_t i = 0; i + 1 < s.size(); ++i)
      if (s.is(i, {"all", "any"}) && (s.is(i + 1, {"ages", "age"})) && s.size() <= 8)
        return limits({std::nullopt, std::nullopt, i, i + 2}, s, sentence);
    const bool adults_only = s.has_word({"adult", "adults"}) && !speaks_of_minors(s) &&
                             !is_not_for_everyone(s, std::nullopt) &&
                             !s.has_word({"senior", "seniors", "elderly", "residents", "persons", "agencies"});
    for (std::size_t i = 0; adults_only && i < s.size(); ++i)
      if (s.is(i, {"adult", "adults"}))
        return AgeLimits{18, std::nullopt, Provenance::parsed_from_prose,
                         std::string(sentence.substr(s.at(i).begin, s.at(i).end - s.at(i).begin))};
    return std::nullopt;
  }
  for (const Range& each : ranges)
    if (each.minimum != ranges.front().minimum || each.maximum != ranges.front().maximum)
      return std::nullopt;
  const Range& range = ranges.front();
  const bool for_minors = range.maximum && *range.maximum < 21;
  if (is_not_for_everyone(s, range) || (speaks_of_minors(s) && speaks_of_adults(s)))
    return std::nullopt;
  if (range.maximum && s.has_word({"senior", "seniors", "elderly"}))
    return std::nullopt;
  if (range.minimum && *range.minimum >= 18 && speaks_of_minors(s))
    return std::nullopt;
  if (for_minors && speaks_of_adults(s) && !s.has_word({"young"}))
    return std::nullopt;
  return limits(range, s, sentence);
}

} // namespace concert::directory
