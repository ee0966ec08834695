#include "rooms/directory/mend.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "base/text.h"
#include "rooms/directory/code_pages.h"

namespace concert::directory {

namespace {

void append(std::string& out, char32_t point) {
  const auto byte = [&](char32_t value) { out += static_cast<char>(static_cast<std::uint8_t>(value)); };
  if (point < 0x80) {
    byte(point);
  } else if (point < 0x800) {
    byte(0xC0 | (point >> 6));
    byte(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    byte(0xE0 | (point >> 12));
    byte(0x80 | ((point >> 6) & 0x3F));
    byte(0x80 | (point & 0x3F));
  } else {
    byte(0xF0 | (point >> 18));
    byte(0x80 | ((point >> 12) & 0x3F));
    byte(0x80 | ((point >> 6) & 0x3F));
    byte(0x80 | (point & 0x3F));
  }
}

std::u32string points_of(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const auto lead = static_cast<std::uint8_t>(utf8[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t point = length == 1 ? lead : lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length && at + i < utf8.size(); ++i)
      point = (point << 6) | (static_cast<std::uint8_t>(utf8[at + i]) & 0x3F);
    out += point;
    at += length;
  }
  return out;
}

std::string text_of_points(const std::u32string& points) {
  std::string out;
  for (const char32_t point : points)
    append(out, point);
  return out;
}

bool is_letter(char32_t point) {
  return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || (point >= 0xC0 && point < 0x250);
}

// The byte that a code page reads as this character; -1 when none.
int byte_in_windows_1252(char32_t point) {
  if (point < 0x80 || (point >= 0xA0 && point <= 0xFF))
    return static_cast<int>(point);
  const auto found = std::find(windows_1252_from_80.begin(), windows_1252_from_80.end(), point);
  if (found != windows_1252_from_80.end() && point != 0)
    return 0x80 + static_cast<int>(found - windows_1252_from_80.begin());
  return point >= 0x80 && point < 0xA0 ? static_cast<int>(point) : -1; // Latin-1 leaves the controls where they are
}

int byte_in_code_page_437(char32_t point) {
  if (point == 0xA6) // the broken bar stands in for the box line
    return 0xB3;
  const auto found = std::find(code_page_437_from_80.begin(), code_page_437_from_80.end(), point);
  return found == code_page_437_from_80.end() ? -1 : 0x80 + static_cast<int>(found - code_page_437_from_80.begin());
}

// A character that plausibly was in the text before the mix-up: letters of Europe, signs, typographic punctuation.
bool is_plausible(char32_t point) {
  return (point >= 0xA0 && point < 0x180) || (point >= 0x2010 && point < 0x2150);
}

struct Undone {
  char32_t point = 0;
  std::size_t length = 0; // characters replaced; 0 when nothing was recognised
};

// The UTF-8 sequence that starts at points[at] when its characters are turned back into bytes.
template <class ByteOf>
Undone undo(const std::u32string& points, std::size_t at, ByteOf byte_of) {
  const int lead = byte_of(points[at]);
  const std::size_t length = lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : 0;
  if (length == 0 || at + length > points.size())
    return {};
  auto point = static_cast<char32_t>(length == 2 ? lead & 0x1F : lead & 0x0F);
  for (std::size_t i = 1; i < length; ++i) {
    const int byte = byte_of(points[at + i]);
    if (byte < 0x80 || byte > 0xBF)
      return {};
    point = (point << 6) | static_cast<char32_t>(byte & 0x3F);
  }
  return is_plausible(point) ? Undone{point, length} : Undone{};
}

// Code page 437 whose Greek and box characters were then replaced by the nearest ASCII: E2 80 -> "GÇ", C3 -> "+".
Undone undo_folded_437(const std::u32string& points, std::size_t at) {
  if (points[at] == 'G' && at + 2 < points.size() && points[at + 1] == 0xC7) {
    const int last = byte_in_code_page_437(points[at + 2]);
    if (last >= 0x80 && last <= 0xBF && is_plausible(0x2000u | static_cast<char32_t>(last & 0x3F)))
      return {0x2000u | static_cast<char32_t>(last & 0x3F), 3};
  }
  if (points[at] == '+' && at + 1 < points.size() && at > 0 && is_letter(points[at - 1])) {
    const int last = byte_in_code_page_437(points[at + 1]);
    if (last >= 0x80 && last <= 0xBF)
      return {0xC0u | static_cast<char32_t>(last & 0x3F), 2};
  }
  return {};
}

bool mend_mojibake(std::string& text) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<std::uint8_t>(c) < 0x80; }))
    return false;
  const std::u32string points = points_of(text);
  std::u32string out;
  bool changed = false;
  for (std::size_t at = 0; at < points.size();) {
    Undone undone = undo(points, at, byte_in_windows_1252);
    if (undone.length == 0)
      undone = undo(points, at, byte_in_code_page_437);
    if (undone.length == 0)
      undone = undo_folded_437(points, at);
    const bool at_line_start = at == 0 || points[at - 1] == '\n';
    if (undone.length > 0) {
      out += undone.point;
      at += undone.length;
      changed = true;
    } else if (points[at] == 0xFC && at_line_start && at + 1 < points.size() && points[at + 1] == '\t') {
      out += U"• "; // the tick of the Wingdings font
      at += 2;
      changed = true;
    } else {
      out += points[at++];
    }
  }
  if (changed)
    text = text_of_points(out);
  return changed;
}

std::optional<char32_t> entity(std::string_view name) {
  struct Entity {
    std::string_view name;
    char32_t point;
  };
  static constexpr std::array<Entity, 32> entities = {
      {{"amp", '&'},      {"lt", '<'},       {"gt", '>'},        {"quot", '"'},     {"apos", '\''},
       {"nbsp", 0xA0},    {"rsquo", 0x2019}, {"lsquo", 0x2018},  {"rdquo", 0x201D}, {"ldquo", 0x201C},
       {"ndash", 0x2013}, {"mdash", 0x2014}, {"hellip", 0x2026}, {"bull", 0x2022},  {"middot", 0xB7},
       {"eacute", 0xE9},  {"egrave", 0xE8},  {"ecirc", 0xEA},    {"agrave", 0xE0},  {"acirc", 0xE2},
       {"ccedil", 0xE7},  {"ocirc", 0xF4},   {"ucirc", 0xFB},    {"ugrave", 0xF9},  {"icirc", 0xEE},
       {"iuml", 0xEF},    {"Eacute", 0xC9},  {"Agrave", 0xC0},   {"frac12", 0xBD},  {"reg", 0xAE},
       {"copy", 0xA9},    {"trade", 0x2122}}};
  for (const Entity& each : entities)
    if (each.name == name)
      return each.point;
  if (!name.starts_with('#'))
    return std::nullopt;
  name.remove_prefix(1);
  const bool hexadecimal = name.starts_with('x') || name.starts_with('X');
  if (hexadecimal)
    name.remove_prefix(1);
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), value, hexadecimal ? 16 : 10);
  if (error != std::errc() || end != name.data() + name.size())
    return std::nullopt;
  if (value >= 0x80 && value < 0xA0) // written by programs that took Windows-1252 for Unicode
    value = windows_1252_from_80[value - 0x80];
  const bool is_text = (value >= 0x20 && value != 0x7F) || value == '\n' || value == '\t';
  if (!is_text || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
    return std::nullopt;
  return value;
}

bool mend_entities(std::string& text) {
  std::string out;
  bool changed = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text[at] == '&' ? text.find(';', at) : std::string::npos;
    if (end != std::string::npos && end - at <= 10)
      if (const auto point = entity(std::string_view(text).substr(at + 1, end - at - 1))) {
        append(out, *point);
        at = end + 1;
        changed = true;
        continue;
      }
    out += text[at++];
  }
  if (changed)
    text = std::move(out);
  return changed;
}

bool mend_escapes(std::string& text) {
  if (text.find('\\') == std::string::npos)
    return false;
  std::string out;
  bool changed = false;
  for (std::size_t at = 0; at < text.size();) {
    const char next = text[at] == '\\' && at + 1 < text.size() ? text[at + 1] : '\0';
    if (next == 'n' || next == 'r') {
      if (next != 'r' || text.compare(at + 2, 2, "\\n") != 0)
        out += '\n';
      at += 2;
      changed = true;
    } else {
      out += text[at++];
    }
  }
  if (changed)
    text = std::move(out);
  return changed;
}

bool mend_white_space(std::string& text) {
  constexpr std::string_view nbsp = "\xC2\xA0";
  std::string out;
  out.reserve(text.size());
  std::size_t line_ends = 2; // at the start an empty line is one too many
  bool space = false;
  const std::string lines = text::normalise_lines(text);
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (lines[at] == '\n') {
      if (line_ends < 2)
        out += '\n';
      ++line_ends;
      space = false;
    } else if (lines[at] == ' ' || lines[at] == '\t') {
      space = true;
    } else if (lines.compare(at, nbsp.size(), nbsp) == 0) {
      space = true;
      ++at;
    } else {
      if (space && line_ends == 0)
        out += ' ';
      space = false;
      line_ends = 0;
      out += lines[at];
    }
  }
  while (out.ends_with('\n'))
    out.pop_back();
  if (out == text)
    return false;
  text = std::move(out);
  return true;
}

} // namespace

Mended mend(std::string_view utf8) {
  Mended out;
  out.text = utf8;
  out.escapes = mend_escapes(out.text);
  out.entities = mend_entities(out.text);
  out.mojibake = mend_mojibake(out.text);
  out.white_space = mend_white_space(out.text);
  return out;
}

std::optional<std::string> from_utf_16(std::string_view bytes) {
  const bool little = bytes.starts_with("\xFF\xFE");
  if ((!little && !bytes.starts_with("\xFE\xFF")) || bytes.size() % 2 != 0)
    return std::nullopt;
  std::string out;
  const auto unit_at = [&](std::size_t at) {
    const auto first = static_cast<std::uint8_t>(bytes[at]), second = static_cast<std::uint8_t>(bytes[at + 1]);
    return static_cast<char32_t>(little ? first | (second << 8) : (first << 8) | second);
  };
  for (std::size_t at = 2; at < bytes.size(); at += 2) {
    char32_t point = unit_at(at);
    const bool leads = point >= 0xD800 && point < 0xDC00;
    if (leads && at + 3 < bytes.size()) {
      const char32_t low = unit_at(at + 2);
      if (low < 0xDC00 || low > 0xDFFF)
        return std::nullopt;
      point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
      at += 2;
    } else if (point == 0 || (point >= 0xD800 && point <= 0xDFFF)) {
      return std::nullopt;
    }
    append(out, point);
  }
  return out;
}

std::optional<std::string> from_windows_1252(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<std::uint8_t>(c);
    const char32_t point = byte >= 0x80 && byte < 0xA0 ? windows_1252_from_80[byte - 0x80] : byte;
    if (point == 0)
      return std::nullopt;
    append(out, point);
  }
  return out;
}

} // namespace concert::directory
