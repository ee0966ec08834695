#include "base/text.h"

#include <array>
#include <cstdint>
#include <utility>

namespace concert::text {
namespace {

// The code point that starts at `at`, which moves past it; nothing if the bytes are not well-formed.
bool next(std::string_view bytes, std::size_t& at, char32_t& out) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); };
  const std::uint8_t lead = byte(at);
  if (lead < 0x80) {
    out = lead;
    ++at;
    return lead != 0;
  }
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || at + length > bytes.size())
    return false;
  char32_t point = lead & (0x7f >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xc0) != 0x80)
      return false;
    point = (point << 6) | (byte(at + i) & 0x3f);
  }
  constexpr std::array<char32_t, 5> smallest = {0, 0, 0x80, 0x800, 0x10000};
  if (point < smallest[length] || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
    return false;
  at += length;
  out = point;
  return true;
}

// Base letters of U+00C0..U+017F, one string a code point; an empty string keeps the character.
constexpr std::array<std::string_view, 192> base_letters = {
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i", // C0
    "d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "ss", // D0
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i", // E0
    "d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "y",  // F0
    "a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d",  // 100
    "d", "d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g", "g",  // 110
    "g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i",  // 120
    "i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l", // 130
    "l", "l", "l", "n", "n", "n", "n", "n", "n", "n", "n", "n", "o", "o", "o", "o",  // 140
    "o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s", // 150
    "s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u", "u",  // 160
    "u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s"}; // 170

} // namespace

bool is_utf8(std::string_view bytes) {
  char32_t point = 0;
  for (std::size_t at = 0; at < bytes.size();)
    if (!next(bytes, at, point))
      return false;
  return true;
}

std::size_t count_characters(std::string_view utf8) {
  std::size_t out = 0;
  for (const char c : utf8)
    out += (static_cast<std::uint8_t>(c) & 0xc0) != 0x80;
  return out;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view nbsp = "\xc2\xa0";
  const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  for (bool more = true; more;) {
    more = false;
    if (!text.empty() && is_space(text.front()))
      text.remove_prefix(1), more = true;
    else if (text.starts_with(nbsp))
      text.remove_prefix(2), more = true;
    if (!text.empty() && is_space(text.back()))
      text.remove_suffix(1), more = true;
    else if (text.ends_with(nbsp))
      text.remove_suffix(2), more = true;
  }
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (true) {
    const auto at = text.find(separator);
    out.push_back(text.substr(0, at));
    if (at == std::string_view::npos)
      return out;
    text.remove_prefix(at + 1);
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (&part != &parts.front())
      out += separator;
    out += part;
  }
  return out;
}

bool is_snake_case(std::string_view text) {
  char previous = '_';
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!letter && (c != '_' || previous == '_'))
      return false;
    previous = c;
  }
  return previous != '_';
}

std::string normalise_lines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r') {
      out += '\n';
      if (i + 1 < text.size() && text[i + 1] == '\n')
        ++i;
    } else if (static_cast<std::uint8_t>(c) >= 0x20 ? c != 0x7f : c == '\n' || c == '\t') {
      out += c;
    }
  }
  return out;
}

std::string fold(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t start = at;
    char32_t point = 0;
    if (!next(utf8, at, point)) {
      ++at; // not text: pass the byte by, the caller checked what mattered
      continue;
    }
    if (point >= 'A' && point <= 'Z')
      out += static_cast<char>(point - 'A' + 'a');
    else if (point >= 0xc0 && point < 0x180 && !base_letters[point - 0xc0].empty())
      out += base_letters[point - 0xc0];
    else if (point == 0x2019) // typographic apostrophe
      out += '\'';
    else if (point < 0x300 || point > 0x36f) // combining accents vanish
      out += utf8.substr(start, at - start);
  }
  return out;
}

} // namespace concert::text
