// The text as the scanners read it: one ASCII character for one that was written, in lower case, without accents, wide
// or look-alike forms and invisible characters, each with the bytes it came from. Why: "O’BRIEN", "obrien" with a
// Cyrillic о, and "0​46" with a zero-width space must look alike to the rules.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace concert::engines::reidentification {

constexpr char foreign_letter = '\x01'; // a letter of another script, without a Latin look-alike
constexpr char other_sign = '\x02';     // any other character; bytes that are not UTF-8
constexpr char long_dash = '\x03';      // – and — : between words they part, between digits they join

struct Normal {
  static constexpr std::uint8_t upper = 1;
  static constexpr std::uint8_t foreign = 2; // written in another script, though text may hold its Latin look-alike
  static constexpr std::uint8_t accented = 4;
  static constexpr std::uint8_t exotic = 8; // accented as neither English nor French is: ơ, ż, ñ

  std::string text;
  std::vector<std::uint32_t> begin; // of each character: its first byte in the original
  std::vector<std::uint32_t> end;   // and one past its last, with the invisible ones that follow it
  std::vector<std::uint8_t> marks;

  std::size_t size() const { return text.size(); }
  char at(std::size_t i) const { return i < text.size() ? text[i] : '\n'; }
  bool is_upper(std::size_t i) const { return i < text.size() && (marks[i] & upper) != 0; }
};

Normal normalise(std::string_view utf8);
std::string folded(std::string_view utf8); // only the text

constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || c == foreign_letter;
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_blank(char c) {
  return c == ' ' || c == '\n';
}

} // namespace concert::engines::reidentification
