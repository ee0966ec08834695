#include "rooms/directory/exchange/stated_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "base/text.h"
#include "rooms/directory/language_phrases.h"

namespace concert::directory {

namespace {

constexpr std::string_view invented_ending = " (invented for a demonstration)";

// ISO 639-2 and 639-3 of languages that have a code of two letters, by which people search.
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> short_codes = {
    {{"eng", "en"}, {"fra", "fr"}, {"fre", "fr"}, {"spa", "es"}, {"por", "pt"}, {"ita", "it"},
     {"deu", "de"}, {"ger", "de"}, {"nld", "nl"}, {"pol", "pl"}, {"rus", "ru"}, {"ukr", "uk"},
     {"ara", "ar"}, {"fas", "fa"}, {"per", "fa"}, {"urd", "ur"}, {"hin", "hi"}, {"pan", "pa"},
     {"tam", "ta"}, {"vie", "vi"}, {"zho", "zh"}, {"som", "so"}, {"tgl", "tl"}, {"hat", "ht"}}};

std::optional<int> two_digits(std::string_view text) {
  if (text.size() != 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
    return std::nullopt;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

} // namespace

std::string wait_in_words(const std::string& prose, const Wait& wait) {
  std::string out = prose.empty() ? "" : prose + "; ";
  out += std::to_string(wait.days) + " days, stated " + wait.stated_at.iso();
  if (wait.source == Provenance::invented)
    out += invented_ending;
  return out;
}

std::optional<Wait> take_wait(std::string& prose) {
  std::string_view text = prose;
  Wait out;
  if (text.ends_with(invented_ending)) {
    out.source = Provenance::invented;
    text.remove_suffix(invented_ending.size());
  }
  constexpr std::string_view stated = " days, stated ";
  constexpr std::size_t moment = 20;
  if (text.size() < moment + stated.size() + 1)
    return std::nullopt;
  const auto at = Instant::parse_iso(text.substr(text.size() - moment));
  text.remove_suffix(moment);
  if (!at || !text.ends_with(stated))
    return std::nullopt;
  text.remove_suffix(stated.size());
  const std::size_t before = text.find_last_not_of("0123456789");
  const std::string_view digits = text.substr(before == std::string_view::npos ? 0 : before + 1);
  const std::string_view rest = text.substr(0, text.size() - digits.size());
  if (digits.empty() || digits.size() > 4 || (!rest.empty() && !rest.ends_with("; ")))
    return std::nullopt;
  std::from_chars(digits.data(), digits.data() + digits.size(), out.days);
  out.stated_at = *at;
  prose = std::string(rest.substr(0, rest.empty() ? 0 : rest.size() - 2));
  return out;
}

std::string_view note_of(LanguageReach reach) {
  switch (reach) {
  case LanguageReach::offered:
    return "";
  case LanguageReach::limited:
    return "limited";
  case LanguageReach::printed:
    return "printed matter only";
  }
  return "";
}

std::optional<LanguageReach> reach_of(std::string_view note) {
  for (const LanguageReach each : {LanguageReach::offered, LanguageReach::limited, LanguageReach::printed})
    if (note_of(each) == note)
      return each;
  return std::nullopt;
}

std::string code_of_language(std::string_view code, std::string_view name) {
  const auto is_code = [](std::string_view text) {
    return text.size() >= 2 && text.size() <= 3 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  };
  const std::string folded = text::fold(text::trim(code));
  for (const auto& [three, two] : short_codes)
    if (folded == three)
      return std::string(two);
  if (!folded.empty())
    return folded;
  std::string known = language_code(name);
  if (known.empty() && is_code(text::trim(name)))
    known = std::string(text::trim(name));
  return known;
}

std::string name_of_area(std::string_view name, std::string_view description) {
  if (!name.empty())
    return std::string(name);
  std::string out(description.substr(0, description.find('\n')));
  if (out.size() > 200) {
    out.resize(200);
    while (!out.empty() && !text::is_utf8(out))
      out.pop_back();
  }
  return out;
}

std::optional<Instant> moment_in(std::string_view written) {
  const std::string_view text = text::trim(written);
  const auto day = LocalDate::parse_iso(text.substr(0, 10));
  if (!day || text.size() == 10)
    return day ? std::optional(day->start_utc()) : std::nullopt;
  if (text.size() < 16 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':')
    return std::nullopt;
  const auto hours = two_digits(text.substr(11, 2)), minutes = two_digits(text.substr(14, 2));
  if (!hours || !minutes || *hours > 23 || *minutes > 59)
    return std::nullopt;
  int seconds = 0;
  std::string_view rest = text.substr(16);
  if (rest.starts_with(':')) {
    const auto given = two_digits(rest.substr(1, 2));
    if (!given || *given > 59)
      return std::nullopt;
    seconds = *given;
    rest.remove_prefix(3);
    if (rest.starts_with('.'))
      rest.remove_prefix(std::min(rest.find_first_not_of("0123456789", 1), rest.size()));
  }
  int offset_minutes = 0;
  if (rest.size() >= 5 && (rest[0] == '+' || rest[0] == '-')) {
    const auto ahead = two_digits(rest.substr(1, 2)), more = two_digits(rest.substr(rest.size() - 2));
    if (!ahead || !more || rest.size() > 6 || (rest.size() == 6 && rest[3] != ':'))
      return std::nullopt;
    offset_minutes = (*ahead * 60 + *more) * (rest[0] == '+' ? 1 : -1);
  } else if (!rest.empty() && rest != "Z" && rest != "z") {
    return std::nullopt;
  }
  return day->start_utc() + std::chrono::hours(*hours) + std::chrono::minutes(*minutes - offset_minutes) +
         std::chrono::seconds(seconds);
}

std::optional<double> number_in(std::string_view written) {
  const std::string_view text = text::trim(written);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

std::optional<int> whole_in(std::string_view text) {
  const std::optional<double> number = number_in(text);
  if (!number || std::floor(*number) != *number || std::fabs(*number) > 1e9)
    return std::nullopt;
  return static_cast<int>(*number);
}

bool says_confidential(std::string_view written) {
  const std::string words = text::fold(written);
  static constexpr std::array<std::string_view, 9> said = {"confidential", "undisclosed",   "not disclosed",
                                                           "confidentiel", "non divulgue",  "unpublished",
                                                           "withheld",     "not published", "non publie"};
  return std::any_of(said.begin(), said.end(),
                     [&](std::string_view each) { return words.find(each) != std::string::npos; });
}

bool means_confidential(std::string_view cell) {
  const std::string word = text::fold(text::trim(cell));
  static constexpr std::array<std::string_view, 9> no = {"", "no", "false", "0", "n", "f", "non", "faux", "public"};
  return std::find(no.begin(), no.end(), word) == no.end();
}

} // namespace concert::directory
