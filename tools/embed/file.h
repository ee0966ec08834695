// A file that travels inside the program: style sheets, scripts, migrations, words, code lists. Made at build time by
// tools/embed; see cmake/embed.cmake. Reading one touches no disk and cannot fail.
#pragma once

#include <string_view>

namespace concert::embedded {

struct File {
  std::string_view name;  // without folders, e.g. "0001_situations.sql"
  std::string_view bytes; // a NUL follows the last byte, so that bytes.data() is also a C string when it holds text
  std::string_view hash;  // 16 hexadecimal digits of the bytes (FNV-1a): for cache addresses, not against an adversary
};

// "0001_situations.sql" -> 1; 0 when the name does not begin with digits.
constexpr int number_in(std::string_view name) {
  int number = 0;
  for (const char c : name) {
    if (c < '0' || c > '9')
      break;
    number = number * 10 + (c - '0');
  }
  return number;
}

// "0001_situations.sql" -> "situations"
constexpr std::string_view title_in(std::string_view name) {
  const auto begin = name.find_first_not_of("0123456789_");
  if (begin == std::string_view::npos)
    return {};
  name.remove_prefix(begin);
  return name.substr(0, name.rfind('.'));
}

} // namespace concert::embedded
