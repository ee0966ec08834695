// Numbers and money as each language writes them (CLDR en-CA and fr-CA, with the narrow no-break space between groups).
#include <charconv>
#include <cmath>

#include "platform/words/words.h"

namespace concert::words {

namespace {

constexpr std::string_view narrow_no_break_space = "\u202f";
constexpr std::string_view no_break_space = "\u00a0";
constexpr std::string_view minus = "\u2212";

// digits: only 0-9, no sign.
std::string grouped(std::string_view digits, Language language) {
  const std::string_view separator = language == Language::fr ? narrow_no_break_space : ",";
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0)
      out += separator;
    out += digits[i];
  }
  return out;
}

std::uint64_t magnitude(std::int64_t value) {
  return value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
}

std::string money(std::uint64_t dollars, std::string_view cents, bool negative, Language language) {
  std::string out(negative ? minus : "");
  if (language == Language::en)
    out += "$";
  out += grouped(std::to_string(dollars), language);
  if (!cents.empty())
    out.append(language == Language::fr ? "," : ".").append(cents);
  if (language == Language::fr)
    out.append(no_break_space).append("$");
  return out;
}

} // namespace

std::string Words::whole(std::int64_t value) const {
  return (value < 0 ? std::string(minus) : std::string()) + grouped(std::to_string(magnitude(value)), language_);
}

std::string Words::number(double value, int decimals) const {
  if (!std::isfinite(value))
    return "—";
  const bool exact = decimals >= 0;
  const int places = exact ? decimals : 3;
  const double scale = std::pow(10.0, places);
  // Beyond 2^53 there is no fraction to round.
  const double rounded = std::abs(value) * scale < 9007199254740992.0 ? std::round(value * scale) / scale : value;

  char buffer[400]; // the largest double has 309 digits before the point
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, std::abs(rounded), std::chars_format::fixed, std::min(places, 60))
          .ptr;
  const std::string_view digits(buffer, static_cast<std::size_t>(end - buffer));
  const auto point = digits.find('.');
  std::string_view fraction = point == std::string_view::npos ? std::string_view{} : digits.substr(point + 1);
  if (!exact)
    while (!fraction.empty() && fraction.back() == '0')
      fraction.remove_suffix(1);

  std::string out(rounded < 0 ? minus : "");
  out += grouped(digits.substr(0, point), language_);
  if (!fraction.empty())
    out.append(language_ == Language::fr ? "," : ".").append(fraction);
  return out;
}

std::string Words::percent(double share, int decimals) const {
  if (!std::isfinite(share))
    return "—";
  return number(share * 100, decimals) + (language_ == Language::fr ? std::string(no_break_space) + "%" : "%");
}

std::string Words::money_cents(std::int64_t cents) const {
  const auto all = magnitude(cents);
  const auto rest = std::to_string(all % 100);
  return money(all / 100, rest.size() < 2 ? "0" + rest : rest, cents < 0, language_);
}

std::string Words::money_whole(std::int64_t cents) const {
  const auto dollars = magnitude(cents) / 100 + (magnitude(cents) % 100 >= 50 ? 1 : 0);
  return money(dollars, "", cents < 0 && dollars > 0, language_);
}

} // namespace concert::words
