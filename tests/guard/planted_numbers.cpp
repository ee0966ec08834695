#include <array>

#include "guard/planted.h"

namespace concert::guard {

namespace {

// Luhn's check digit, written apart from the engine's so that one cannot hide the other's mistake.
std::string with_check_digit(const std::string& digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int value = digits[digits.size() - 1 - i] - '0';
    sum += i % 2 == 1 ? value : value < 5 ? 2 * value : 2 * value - 9;
  }
  return digits + static_cast<char>('0' + (10 - sum % 10) % 10);
}

std::string parted(const std::string& digits, std::initializer_list<int> sizes, const std::string& by) {
  std::string out;
  std::size_t at = 0;
  for (const int size : sizes) {
    if (at > 0)
      out += by;
    out += digits.substr(at, static_cast<std::size_t>(size));
    at += static_cast<std::size_t>(size);
  }
  return out;
}

// What hands, forms and evasion do to digits.
std::string sloppy(Draw& draw, std::string text) {
  if (draw.once_in(14)) // the letter O for zero
    for (char& c : text)
      if (c == '0')
        c = draw.once_in(2) ? 'O' : 'o';
  if (draw.once_in(40)) { // fullwidth digits
    std::string wide;
    for (const char c : text)
      if (c >= '0' && c <= '9')
        wide += std::string("\xef\xbc") + static_cast<char>(0x90 + (c - '0'));
      else
        wide += c;
    return wide;
  }
  if (draw.once_in(40)) // a zero-width space inside
    text.insert(text.size() / 2, "\xe2\x80\x8b");
  if (draw.once_in(30))
    for (auto at = text.find('-'); at != std::string::npos; at = text.find('-', at + 3))
      text.replace(at, 1, "\xe2\x80\x91"); // a hyphen that does not break
  return text;
}

std::string two(int n) {
  return (n < 10 ? "0" : "") + std::to_string(n);
}

} // namespace

std::string planted_phone(Draw& draw, Language language) {
  const std::string area = draw.one_of(
      {"705", "249", "613", "343", "416", "647", "905", "289", "519", "226", "807", "819", "514", "204", "306"});
  const std::string end = draw.digits(6);
  const std::string number = area + std::to_string(draw.between(2, 9)) + end;
  std::string out;
  switch (draw.below(9)) {
  case 0:
    out = parted(number, {3, 3, 4}, "-");
    break;
  case 1:
    out = "(" + area + ") " + parted(number.substr(3), {3, 4}, "-");
    break;
  case 2:
    out = parted(number, {3, 3, 4}, ".");
    break;
  case 3:
    out = number;
    break;
  case 4:
    out = "1-" + parted(number, {3, 3, 4}, "-");
    break;
  case 5:
    out = "+1 " + parted(number, {3, 3, 4}, " ");
    break;
  case 6:
    out = parted(number, {3, 3, 4}, " ");
    break;
  case 7:
    out = area + " " + parted(number.substr(3), {3, 4}, "-");
    break;
  default:
    out = parted(number.substr(3), {3, 4}, "-");
    break;
  }
  out = sloppy(draw, out);
  if (draw.once_in(8)) {
    const std::string extension = std::to_string(draw.between(10, 9999));
    out += (language == Language::fr ? " poste " : draw.once_in(2) ? " ext. " : " x") + extension;
  }
  return out;
}

std::string planted_postal_code(Draw& draw) {
  const std::string firsts = "KLMNPJGHR", letters = "ABCEGHJKLMNPRSTVWXYZ";
  const auto letter = [&](const std::string& from) {
    return from[static_cast<std::size_t>(draw.below(static_cast<int>(from.size())))];
  };
  const auto figure = [&] { return static_cast<char>('0' + draw.below(10)); };
  const char third = letter(letters), second = figure(), first = letter(firsts);
  std::string out = {first, second, third};
  out += draw.percent(70) ? " " : draw.once_in(3) ? "-" : "";
  const char sixth = figure(), fifth = letter(letters), fourth = figure();
  out += {fourth, fifth, sixth};
  if (draw.once_in(8))
    for (char& c : out)
      c = c == '0' ? 'O' : c;
  if (draw.once_in(5))
    for (char& c : out)
      c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

std::string planted_health_card(Draw& draw) {
  const auto letter = [&] { return static_cast<char>('A' + draw.below(26)); };
  switch (draw.below(8)) {
  case 0: { // Quebec
    std::string out;
    for (int i = 0; i < 4; ++i)
      out += letter();
    const int of_year = draw.between(1, 12);
    const int month = of_year + (draw.once_in(2) ? 50 : 0);
    const std::string end = draw.digits(2), day = two(draw.between(1, 28)), year = two(draw.below(100));
    const std::string digits = year + two(month) + day + end;
    out += draw.once_in(2) ? digits : " " + parted(digits, {4, 4}, " ");
    return out;
  }
  case 1: // Alberta: five and four
    return parted(draw.digits(9), {5, 4}, "-");
  case 2: // Manitoba, Saskatchewan
    return parted(draw.digits(9), {3, 3, 3}, " ");
  case 3: { // Northwest Territories
    const std::string digits = draw.digits(7);
    return letter() + digits;
  }
  default: {
    const std::string end = draw.digits(8);
    const std::string digits = with_check_digit(std::to_string(draw.between(1, 9)) + end);
    std::string out = draw.once_in(3) ? digits : parted(digits, {4, 3, 3}, draw.one_of({" ", "-", "-", "."}));
    out = sloppy(draw, out);
    if (draw.once_in(2)) {
      const char second = letter(), first = letter();
      out += (draw.once_in(3) ? "" : draw.once_in(2) ? "-" : " ") + std::string{first, second};
    }
    return out;
  }
  }
}

std::string planted_insurance_number(Draw& draw) {
  const std::string end = draw.digits(7);
  const std::string digits = with_check_digit(std::to_string(draw.between(1, 9)) + end);
  if (draw.once_in(4))
    return sloppy(draw, digits);
  return sloppy(draw, parted(digits, {3, 3, 3}, draw.one_of({" ", " ", "-", "."})));
}

std::string planted_birth_date(Draw& draw, Language language) {
  static const std::array<std::string, 12> en = {"January", "February", "March",     "April",   "May",      "June",
                                                 "July",    "August",   "September", "October", "November", "December"};
  static const std::array<std::string, 12> fr = {"janvier", "février", "mars",      "avril",   "mai",      "juin",
                                                 "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
  const int day = draw.between(1, 28), month = draw.between(1, 12), year = draw.between(1935, 2019);
  const bool french = language == Language::fr;
  const std::string name = (french ? fr : en)[static_cast<std::size_t>(month - 1)];
  const std::string d = std::to_string(day), y = std::to_string(year);
  switch (draw.below(french ? 8 : 10)) {
  case 0:
    return y + "-" + two(month) + "-" + two(day);
  case 1:
    return two(day) + "/" + two(month) + "/" + y;
  case 2:
    return d + "/" + std::to_string(month) + "/" + y.substr(2);
  case 3:
    return french ? d + " " + name : name + " " + d;
  case 4:
    return two(day) + "." + two(month) + "." + y;
  case 5:
  case 6:
    return french ? (day == 1 ? "1er" : d) + " " + name + " " + y : name + " " + d + ", " + y;
  case 7:
    return d + "-" + (french ? name : name.substr(0, 3)) + "-" + y;
  case 8:
    return d +
           (day % 10 == 1 && day != 11   ? "st"
            : day % 10 == 2 && day != 12 ? "nd"
            : day % 10 == 3 && day != 13 ? "rd"
                                         : "th") +
           " of " + name + " " + y;
  default:
    return d + " " + name + " '" + y.substr(2);
  }
}

std::string plain_letters(const std::string& name) {
  std::string out;
  for (const char c : name)
    if (c >= 'A' && c <= 'Z')
      out += static_cast<char>(c + 32);
    else if (c >= 'a' && c <= 'z')
      out += c;
  return out.size() < 2 ? out + "xy" : out;
}

std::string planted_email(Draw& draw, const std::string& given, const std::string& family) {
  const std::string g = plain_letters(given), f = plain_letters(family);
  const std::string name = draw.one_of({g + "." + f, g.substr(0, 1) + f, g + draw.digits(2), f + "_" + g});
  const std::string host = draw.one_of({"gmail", "hotmail", "yahoo", "outlook", "bell", "sympatico", "videotron"});
  if (draw.once_in(6)) {
    const std::string dot = draw.one_of({" dot ", " dot ", " point "});
    return name + draw.one_of({" at ", " [at] ", " (at) "}) + host + dot + "com";
  }
  return name + "@" + host + draw.one_of({".com", ".ca", ".net"});
}

std::string planted_account(Draw& draw, const std::string& given) {
  const std::string g = plain_letters(given);
  return draw.one_of(
      {"@" + g + draw.digits(3), g + "_" + draw.digits(2), "the.real." + g + draw.digits(1), "@" + g + "_x"});
}

std::string planted_number(Draw& draw) {
  switch (draw.below(5)) {
  case 0: {
    const std::string end = draw.digits(6);
    return std::to_string(draw.between(18, 26)) + "-" + end;
  }
  case 1: {
    const std::string end = draw.digits(6);
    return "SU" + std::to_string(draw.between(18, 26)) + end;
  }
  case 2: {
    const std::string last = draw.digits(5), middle = draw.digits(5), first = draw.digits(4);
    return static_cast<char>('A' + draw.below(26)) + first + "-" + middle + "-" + last;
  }
  case 3:
    return "#" + draw.digits(7);
  default:
    return draw.digits(10);
  }
}

std::string planted_plate(Draw& draw) {
  std::string out;
  for (int i = 0; i < 4; ++i)
    out += static_cast<char>('A' + draw.below(26));
  const std::string end = draw.digits(3);
  return out + draw.one_of({" ", "-", ""}) + end;
}

} // namespace concert::guard
