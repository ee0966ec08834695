#include "rooms/directory/hours_phrases.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace concert::directory {

namespace {

struct Token {
  enum Kind { number, word, mark } kind;
  std::string text; // folded; of a mark one of , ; : - / + ( )
  int value = 0;
};

using Tokens = std::vector<Token>;

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

// Nothing when a character stands there that never does in hours.
std::optional<Tokens> tokens_of(std::string_view said) {
  std::string text = text::fold(said);
  for (const char* dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014"})
    replace_all(text, dash, "-");
  for (const char* space : {"\u00a0", "\u202f", "\u2009", "\t"})
    replace_all(text, space, " ");
  for (const char* apostrophe : {"\u2019", "'"})
    replace_all(text, apostrophe, " ");
  for (const auto& [spelt, meant] :
       {std::pair{"a.m.", "am "}, {"p.m.", "pm "}, {"a. m.", "am "}, {"p. m.", "pm "}, {"a.m", "am"}, {"p.m", "pm"}})
    replace_all(text, spelt, meant);
  Tokens out;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    const auto run = [&](auto belongs) {
      const std::size_t from = i;
      while (i < text.size() && belongs(text[i]))
        ++i;
      return text.substr(from, i - from);
    };
    const auto is_digit = [](char each) { return each >= '0' && each <= '9'; };
    const auto is_letter = [](char each) { return each >= 'a' && each <= 'z'; };
    if (is_digit(c)) {
      const std::string digits = run(is_digit);
      if (digits.size() > 4)
        return std::nullopt;
      out.push_back({Token::number, digits, std::stoi(digits)});
    } else if (is_letter(c)) {
      out.push_back({Token::word, run(is_letter)});
    } else if (c == '.') {
      const bool inside_number = i > 0 && is_digit(text[i - 1]) && i + 1 < text.size() && is_digit(text[i + 1]);
      if (inside_number) // 9.30: a time or an amount
        return std::nullopt;
      ++i;
    } else if (c == ' ') {
      ++i;
    } else if (std::string_view(",;:-/&\n\r").find(c) != std::string_view::npos) {
      out.push_back({Token::mark, std::string(1, c == '\n' || c == '\r' ? ';' : c == '&' ? ',' : c)});
      ++i;
    } else {
      return std::nullopt;
    }
  }
  return out;
}

std::optional<int> weekday_named(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, int>, 39> names = {{
      {"monday", 0},   {"mondays", 0},   {"mon", 0},        {"lundi", 0},     {"lundis", 0},  {"lun", 0},
      {"tuesday", 1},  {"tuesdays", 1},  {"tues", 1},       {"tue", 1},       {"mardi", 1},   {"mardis", 1},
      {"mar", 1},      {"wednesday", 2}, {"wednesdays", 2}, {"wed", 2},       {"weds", 2},    {"mercredi", 2},
      {"mer", 2},      {"thursday", 3},  {"thursdays", 3},  {"thurs", 3},     {"thur", 3},    {"thu", 3},
      {"jeudi", 3},    {"jeudis", 3},    {"jeu", 3},        {"friday", 4},    {"fridays", 4}, {"fri", 4},
      {"vendredi", 4}, {"ven", 4},       {"saturday", 5},   {"saturdays", 5}, {"sat", 5},     {"samedi", 5},
      {"sam", 5},      {"sunday", 6},    {"sundays", 6},
  }};
  for (const auto& [name, day] : names)
    if (name == word)
      return day;
  if (word == "sun" || word == "dimanche" || word == "dim")
    return 6;
  return std::nullopt;
}

// A time as it stands there: the half of the day may be missing.
struct Said {
  int minute = 0;
  enum { none, am, pm, settled } half = none; // settled: noon, midnight
  bool by_24 = false;                         // 9 h, 09:00, 17:00: no half is missing
};

class Reading {
public:
  Reading(const Tokens& tokens, const std::vector<int>& context) : tokens_(tokens), context_(context) {}

  std::optional<std::vector<Opening>> read() {
    heading();
    while (at_ < tokens_.size()) {
      if (skip(";")) {
        if (!flush())
          return std::nullopt;
      } else if (skip(",") || skip("and") || skip("et")) {
        continue;
      } else if (!step()) {
        return std::nullopt;
      }
    }
    if (!flush() || out_.empty())
      return std::nullopt;
    return std::move(out_);
  }

  std::optional<int> only_time() {
    const std::optional<Said> time = said_time();
    if (!time || at_ != tokens_.size())
      return std::nullopt;
    if (time->half == Said::am || time->half == Said::pm)
      return with_half(*time, time->half == Said::pm);
    const bool whole = time->half == Said::settled || time->by_24 || (tokens_.size() >= 3 && tokens_[1].text == ":");
    return whole ? std::optional(time->minute) : std::nullopt;
  }

private:
  bool is(std::string_view text, std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() && tokens_[at_ + ahead].text == text;
  }
  bool skip(std::string_view text) {
    if (!is(text))
      return false;
    ++at_;
    return true;
  }
  template <class... Word>
  bool skip_all(Word... words) {
    std::size_t ahead = 0;
    const bool there = (... && is(words, ahead++));
    at_ += there ? sizeof...(words) : 0;
    return there;
  }

  void heading() {
    static constexpr std::array<std::string_view, 18> said = {
        "office", "business", "regular",   "opening", "service", "hours",    "of",     "operation", "open",
        "heures", "d",        "ouverture", "de",      "horaire", "horaires", "ouvert", "ouverte",   "bureau"};
    while (at_ < tokens_.size() && std::find(said.begin(), said.end(), tokens_[at_].text) != said.end())
      ++at_;
    skip(":");
  }

  bool step() {
    if (skip("closed") || skip("ferme") || skip("fermee")) {
      if (!days_.empty() && spans_.empty()) {
        days_.clear();
        return true;
      }
      return (days_.empty() || flush()) && spans_.empty() && days_there().has_value();
    }
    if (const std::size_t before = at_; all_day()) {
      spans_.push_back({0, whole_day});
      const std::optional<std::vector<int>> week = every_day_there();
      if (week && !days_.empty())
        return false;
      if (week)
        days_ = *week;
      if (tokens_[before].text == "24" && is("/", 0) && is("7", 1) && days_.empty()) {
        at_ += 2;
        days_ = {0, 1, 2, 3, 4, 5, 6};
      }
      return true;
    }
    if (const std::optional<std::vector<int>> days = days_there()) {
      if (!days_.empty()) {
        if (spans_.empty() || !flush()) // days after days say nothing
          return false;
        days_ = *days;
        return true;
      }
      days_ = *days;
      return spans_.empty() || flush(); // times first, days after them
    }
    const std::optional<Span> span = range_there();
    if (span)
      spans_.push_back(*span);
    return span.has_value();
  }

  // "24" of "24/7", "24 hours a day", "24 h sur 24", "24h/24".
  bool all_day() {
    if (!is("24"))
      return false;
    if (is("/", 1) && is("7", 2)) {
      ++at_;
      return true;
    }
    if (!is("hours", 1) && !is("hrs", 1) && !is("h", 1) && !is("heures", 1) && !(is("-", 1) && is("hours", 2)))
      return false;
    at_ += is("-", 1) ? 3 : 2;
    skip_all("a", "day") || skip_all("per", "day") || skip_all("sur", "24") || skip_all("/", "24") ||
        skip_all("par", "jour");
    return true;
  }

  std::optional<std::vector<int>> every_day_there() {
    const std::size_t before = at_;
    skip(",");
    skip("/");
    const bool week = skip_all("7", "days", "a", "week") || skip_all("seven", "days", "a", "week") ||
                      skip_all("7", "days", "per", "week") || skip_all("7", "jours", "sur", "7") ||
                      skip_all("7", "j", "/", "7") || skip_all("7", "jours", "/", "7") || skip_all("every", "day") ||
                      skip_all("tous", "les", "jours") || skip("daily") || skip("everyday");
    if (week)
      return std::vector<int>{0, 1, 2, 3, 4, 5, 6};
    at_ = before;
    return std::nullopt;
  }

  std::optional<std::vector<int>> days_there() {
    const std::size_t before = at_;
    skip("on") || skip("du") || skip("le") || skip("les");
    if (auto week = every_day_there())
      return week;
    std::vector<int> out;
    if (skip("weekdays") || skip_all("en", "semaine"))
      out = {0, 1, 2, 3, 4};
    else if (skip("weekends") || skip_all("fin", "de", "semaine") || skip_all("fins", "de", "semaine"))
      out = {5, 6};
    else if (is("m") && is("-", 1) && is("f", 2))
      out = {0, 1, 2, 3, 4}, at_ += 3;
    else
      while (at_ < tokens_.size()) {
        const std::optional<int> first = weekday_named(tokens_[at_].text);
        if (!first)
          break;
        ++at_;
        std::optional<int> last = first;
        if ((is("-") || is("to") || is("au") || is("a") || is("through") || is("thru")) && at_ + 1 < tokens_.size())
          if (const auto named = weekday_named(tokens_[at_ + 1].text)) {
            last = named;
            at_ += 2;
          }
        for (int day = *first;; day = (day + 1) % 7) {
          out.push_back(day);
          if (day == *last)
            break;
        }
        const std::size_t list = at_;
        while (skip(",") || skip("and") || skip("et") || skip("/") || skip("le"))
          ;
        if (at_ < tokens_.size() && weekday_named(tokens_[at_].text))
          continue;
        at_ = list;
        break;
      }
    if (out.empty()) {
      at_ = before;
      return std::nullopt;
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    skip(":");
    return out;
  }

  std::optional<Said> said_time() {
    Said out;
    if (skip("noon") || skip("midi"))
      return Said{720, Said::settled, false};
    if (skip("midnight") || skip("minuit"))
      return Said{whole_day, Said::settled, false};
    if (at_ >= tokens_.size() || tokens_[at_].kind != Token::number || tokens_[at_].text.size() > 2)
      return std::nullopt;
    const Token& hour = tokens_[at_++];
    const auto two_digits = [&](std::size_t ahead) {
      return at_ + ahead < tokens_.size() && tokens_[at_ + ahead].kind == Token::number &&
             tokens_[at_ + ahead].text.size() == 2;
    };
    int minutes = 0;
    if (is(":") && two_digits(1)) {
      minutes = tokens_[at_ + 1].value;
      at_ += 2;
      if (is(":") && two_digits(1)) { // seconds, as databases write them
        if (tokens_[at_ + 1].value != 0)
          return std::nullopt;
        at_ += 2;
      }
      out.by_24 = hour.value >= 13 || hour.text.front() == '0';
    } else if (skip("h") || skip("heures")) {
      out.by_24 = true;
      if (two_digits(0))
        minutes = tokens_[at_++].value;
    }
    if (skip("am"))
      out.half = Said::am;
    else if (skip("pm"))
      out.half = Said::pm;
    out.minute = hour.value * 60 + minutes;
    const bool fits =
        minutes < 60 && out.minute <= whole_day && (out.half == Said::none || (hour.value >= 1 && hour.value <= 12));
    return fits ? std::optional(out) : std::nullopt;
  }

  static int with_half(const Said& time, bool afternoon) { return time.minute % 720 + (afternoon ? 720 : 0); }

  std::optional<Span> range_there() {
    skip("from") || skip("de");
    const std::optional<Said> from = said_time();
    if (!from || !(skip("-") || skip("to") || skip("a") || skip("until") || skip("till")))
      return std::nullopt;
    const std::optional<Said> to = said_time();
    return to ? settled(*from, *to) : std::nullopt;
  }

  // Nothing when more than one pair of times could be meant.
  static std::optional<Span> settled(const Said& from, const Said& to) {
    const bool halves = from.half == Said::am || from.half == Said::pm || to.half == Said::am || to.half == Said::pm;
    int opens = from.minute, closes = to.minute;
    bool overnight = false; // may it end on the next day?
    if (halves) {
      if (to.half == Said::none)
        return std::nullopt; // 9am-5
      if (to.half != Said::settled)
        closes = with_half(to, to.half == Said::pm);
      if (from.half == Said::am || from.half == Said::pm) {
        opens = with_half(from, from.half == Said::pm);
        overnight = true;
      } else if (from.half == Said::none) {
        // 8:30-5pm, 3-5pm: before the end, in its half of the day if that is possible.
        if (from.minute >= 780 || from.minute < 60 || to.half == Said::settled)
          return std::nullopt;
        const bool same = from.minute % 720 < to.minute % 720;
        if (!same && to.half == Said::am)
          return std::nullopt;
        opens = with_half(from, same == (to.half == Said::pm));
      } else {
        opens = from.minute % whole_day;
      }
    } else {
      const bool by_24 = (from.by_24 || from.half == Said::settled) && (to.by_24 || to.half == Said::settled) &&
                         (from.by_24 || to.by_24);
      // 10:00-17:00: the one cannot be meant without the other
      const bool one_tells = (from.by_24 || to.by_24) && from.half == Said::none && to.half == Said::none &&
                             from.minute < to.minute && to.minute >= 780;
      if (!by_24 && !one_tells)
        return std::nullopt;
      opens = from.half == Said::settled ? from.minute % whole_day : from.minute;
      overnight = opens >= 720;
    }
    if (opens >= whole_day)
      return std::nullopt;
    if (closes == 0)
      closes = whole_day; // 6pm-12am
    if (closes <= opens) {
      if (!overnight || closes == opens)
        return std::nullopt;
      closes += whole_day;
    }
    return Span{opens, closes};
  }

  bool flush() {
    if (spans_.empty() && days_.empty())
      return true;
    const std::vector<int>& days = days_.empty() ? context_ : days_;
    if (spans_.empty() || days.empty())
      return false;
    for (const Span& span : spans_) {
      Opening opening;
      for (const int day : days)
        opening.days.weekdays.push_back({day, 0});
      opening.span = span;
      opening.source = Provenance::parsed_from_prose;
      out_.push_back(std::move(opening));
    }
    spans_.clear();
    days_.clear();
    return true;
  }

  const Tokens& tokens_;
  const std::vector<int>& context_;
  std::size_t at_ = 0;
  std::vector<int> days_;
  std::vector<Span> spans_;
  std::vector<Opening> out_;
};

bool speaks_of_hours(std::string_view word) {
  return word == "hours" || word == "heures" || word == "horaire" || word == "horaires" || word == "hrs";
}

} // namespace

std::optional<std::vector<Opening>> hours_in_prose(std::string_view words, const std::vector<int>& days) {
  const std::string_view said = text::trim(words);
  if (said.size() > 300)
    return std::nullopt;
  const std::optional<Tokens> tokens = tokens_of(said);
  if (!tokens)
    return std::nullopt;
  std::optional<std::vector<Opening>> out = Reading(*tokens, days).read();
  if (out)
    for (Opening& each : *out)
      each.phrase = said;
  return out;
}

std::optional<std::vector<Opening>> hours_in_description(std::string_view text) {
  const auto mentions_any = [&](auto... parts) { return (... || (text.find(parts) != std::string_view::npos)); };
  if (!mentions_any("ours", "OURS", "eures", "EURES", "oraire", "ORAIRE")) // most do not: nothing needs folding
    return std::nullopt;
  std::string_view found;
  int mentions = 0;
  for (const std::string_view line : text::split(text, '\n')) {
    const std::string folded = text::fold(line);
    int here = 0;
    for (std::size_t i = 0; i < folded.size();) {
      std::size_t end = i;
      while (end < folded.size() && folded[end] >= 'a' && folded[end] <= 'z')
        ++end;
      here += speaks_of_hours(std::string_view(folded).substr(i, end - i)) ? 1 : 0;
      i = end + 1;
    }
    mentions += here;
    const std::string start = std::string(text::trim(folded)).substr(0, 24);
    const bool announced =
        start.find(':') != std::string::npos &&
        (start.rfind("hours", 0) == 0 || start.rfind("office hours", 0) == 0 || start.rfind("opening hours", 0) == 0 ||
         start.rfind("heures", 0) == 0 || start.rfind("horaire", 0) == 0);
    if (here == 1 && announced)
      found = text::trim(line);
  }
  return mentions == 1 && !found.empty() ? hours_in_prose(found) : std::nullopt;
}

std::optional<int> time_in(std::string_view words) {
  const std::optional<Tokens> tokens = tokens_of(text::trim(words));
  static const std::vector<int> none;
  return tokens && tokens->size() <= 6 ? Reading(*tokens, none).only_time() : std::nullopt;
}

} // namespace concert::directory
