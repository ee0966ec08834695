#include "rooms/directory/age_phrases.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <vector>

#include "base/text.h"

namespace concert::directory {

namespace {

constexpr int not_an_age = -1; // a number that cannot be one: 41,300 or 2.5

struct Token {
  enum class Kind { word, number, symbol } kind = Kind::symbol;
  std::string text;
  int value = not_an_age;
  std::size_t begin = 0; // in the sentence
  std::size_t end = 0;
};

using Tokens = std::vector<Token>;

constexpr std::array<std::string_view, 22> number_words = {
    "zero",    "one",       "two",      "three",    "four",   "five",     "six",      "seven",
    "eight",   "nine",      "ten",      "eleven",   "twelve", "thirteen", "fourteen", "fifteen",
    "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "-"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) >= 0x80);
}

Token number_at(std::string_view sentence, std::size_t at) {
  Token token{Token::Kind::number, "", not_an_age, at, at};
  std::size_t end = at;
  bool plain = true;
  while (end < sentence.size() &&
         (is_digit(sentence[end]) || ((sentence[end] == ',' || sentence[end] == '.') && end + 1 < sentence.size() &&
                                      is_digit(sentence[end + 1])))) {
    plain = plain && is_digit(sentence[end]);
    ++end;
  }
  token.text = sentence.substr(at, end - at);
  token.end = end;
  if (plain && token.text.size() <= 3 && std::stoi(token.text) <= 120)
    token.value = std::stoi(token.text);
  return token;
}

Tokens tokens_of(std::string_view sentence) {
  Tokens out;
  for (std::size_t at = 0; at < sentence.size();) {
    if (is_digit(sentence[at])) {
      out.push_back(number_at(sentence, at));
      at = out.back().end;
      continue;
    }
    if (sentence.substr(at, 3) == "\u2013" || sentence.substr(at, 3) == "\u2014" ||
        sentence.substr(at, 3) == "\u2011") {
      out.push_back({Token::Kind::symbol, "-", not_an_age, at, at + 3});
      at += 3;
      continue;
    }
    if (is_letter(sentence[at])) {
      std::size_t end = at;
      while (end < sentence.size() && is_letter(sentence[end]))
        ++end;
      Token token{Token::Kind::word, text::fold(sentence.substr(at, end - at)), not_an_age, at, end};
      const auto word = std::find(number_words.begin(), number_words.end(), token.text);
      if (word != number_words.end()) {
        token.kind = Token::Kind::number;
        token.value = static_cast<int>(word - number_words.begin());
      }
      // "½" is a letter to nobody; it makes the number before it no whole age.
      if (token.text.find("\u00bd") != std::string::npos && !out.empty())
        out.back().value = not_an_age;
      out.push_back(std::move(token));
      at = end;
      continue;
    }
    if (sentence[at] != ' ' && sentence[at] != '\n')
      out.push_back({Token::Kind::symbol, std::string(1, sentence[at]), not_an_age, at, at + 1});
    ++at;
  }
  return out;
}

bool one_of(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

struct Range {
  std::optional<int> minimum;
  std::optional<int> maximum;
  std::size_t first = 0; // token
  std::size_t last = 0;  // one past
};

// Looks at tokens by position; past the ends there is an empty symbol.
class Sentence {
 public:
  explicit Sentence(std::string_view text) : tokens_(tokens_of(text)) {}

  std::size_t size() const { return tokens_.size(); }
  const Token& at(std::size_t i) const { return i < tokens_.size() ? tokens_[i] : nothing_; }
  const std::string& text(std::size_t i) const { return at(i).text; }
  bool is(std::size_t i, std::initializer_list<std::string_view> list) const {
    return i < tokens_.size() && one_of(tokens_[i].text, list);
  }
  bool is_number(std::size_t i) const { return at(i).kind == Token::Kind::number; }
  bool has_word(std::initializer_list<std::string_view> list) const {
    return std::any_of(tokens_.begin(), tokens_.end(),
                       [&](const Token& t) { return t.kind == Token::Kind::word && one_of(t.text, list); });
  }
  // Past "years of age", "-year old", "yrs."; counts whether anything was there.
  std::size_t past_years(std::size_t i) const {
    const std::size_t start = i;
    if (is(i, {"-"}) && is(i + 1, {"year", "years", "yr", "yrs"}))
      ++i;
    if (!is(i, {"year", "years", "yr", "yrs"}))
      return start;
    ++i;
    if (is(i, {"-", "."}) && is(i + 1, {"old"}))
      ++i;
    if (is(i, {"old"}))
      ++i;
    else if (is(i, {"of"}) && is(i + 1, {"age"}))
      i += 2;
    return i;
  }

 private:
  Tokens tokens_;
  Token nothing_;
};

bool is_weeks_or_months(const Sentence& s, std::size_t i) {
  return s.is(i, {"week", "weeks", "wk", "wks", "month", "months", "mo", "mos"});
}

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

// Words after which a bare number or range is an age.
bool names_age(const Sentence& s, std::size_t i) {
  return s.is(i, {"age", "ages", "aged"});
}
bool names_people(const Sentence& s, std::size_t i) {
  return s.is(i, {"youth",     "youths",   "children", "child", "adolescents", "adolescent", "teens",
                  "teenagers", "boys",     "girls",    "men",   "women",       "males",      "females",
                  "male",      "female",   "adults",   "adult", "seniors",     "citizens",   "individuals",
                  "infants",   "toddlers", "clients",  "kids",  "people"});
}

// Whether the words just before token i say that an age follows: "ages", "youth,", "children (".
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
    std::optional<Range> range = range_at(s, i);
    if (!range)
      range = bound_at(s, i);
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
