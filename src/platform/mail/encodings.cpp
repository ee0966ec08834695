#include "platform/mail/encodings.h"

#include <algorithm>
#include <array>

#include "base/check.h"

namespace concert::mail {
namespace {

constexpr std::size_t longest_line = 76;

std::string hex(char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  return {'=', digits[byte >> 4], digits[byte & 15]};
}

bool is_printable(char c) {
  return c >= 0x20 && c < 0x7f;
}

std::size_t length_of_character(std::string_view text, std::size_t at) {
  std::size_t length = 1;
  while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xc0) == 0x80)
    ++length;
  return length;
}

void add_line(std::string& out, std::string_view line) {
  std::size_t used = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool last = i + 1 == line.size();
    const bool blank = c == ' ' || c == '\t';
    // A blank at the end of a line gets lost on the way; "From " at its beginning becomes ">From " in some mailboxes.
    const bool plain = blank ? !last : is_printable(c) && c != '=' && !(i == 0 && line.starts_with("From "));
    const std::string piece = plain ? std::string(1, c) : hex(c);
    if (used + piece.size() > longest_line - (last ? 0 : 1)) { // one for the "=" that says the line goes on
      out += "=\r\n";
      used = 0;
    }
    out += piece;
    used += piece.size();
  }
}

// Without the characters that mean something in a header or in an encoded word.
bool is_plain_in_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '!' || c == '*' ||
         c == '+' || c == '-' || c == '/';
}

} // namespace

std::string quoted_printable(std::string_view text) {
  std::string out;
  for (;;) {
    const auto end = text.find('\n');
    add_line(out, text.substr(0, end));
    if (end == std::string_view::npos)
      return out;
    out += "\r\n";
    text.remove_prefix(end + 1);
  }
}

std::string base64_lines(std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    if (i > 0 && i % (longest_line / 4 * 3) == 0)
      out += "\r\n";
    const auto left = std::min<std::size_t>(3, bytes.size() - i);
    std::array<unsigned, 3> group{};
    for (std::size_t k = 0; k < left; ++k)
      group[k] = static_cast<unsigned char>(bytes[i + k]);
    const unsigned bits = group[0] << 16 | group[1] << 8 | group[2];
    out += digits[bits >> 18];
    out += digits[bits >> 12 & 63];
    out += left > 1 ? digits[bits >> 6 & 63] : '=';
    out += left > 2 ? digits[bits & 63] : '=';
  }
  return out;
}

std::string encoded_words(std::string_view value, std::size_t used) {
  constexpr std::string_view begin = "=?utf-8?Q?";
  constexpr std::string_view end = "?=";
  std::string out(begin);
  used += begin.size() + end.size();
  for (std::size_t i = 0; i < value.size();) {
    const auto length = length_of_character(value, i); // RFC 2047 §5: never half a character in a word
    std::string piece;
    for (const char c : value.substr(i, length))
      piece += c == ' ' ? "_" : is_plain_in_word(c) ? std::string(1, c) : hex(c);
    if (used + piece.size() > longest_line) {
      out.append(end).append("\r\n ").append(begin);
      used = 1 + begin.size() + end.size();
    }
    out += piece;
    used += piece.size();
    i += length;
  }
  return out.append(end);
}

std::string header_of(std::string_view name, std::string_view value) {
  check(std::none_of(value.begin(), value.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }),
        "a header has no control characters");
  std::string out = std::string(name) + ": ";
  const bool plain = std::all_of(value.begin(), value.end(), is_printable) &&
                     out.size() + value.size() <= longest_line && value.find("=?") == std::string_view::npos;
  return out + (plain ? std::string(value) : encoded_words(value, out.size())) + "\r\n";
}

} // namespace concert::mail
