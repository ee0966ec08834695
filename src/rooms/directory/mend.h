// Repairs of text that went through careless hands: two-character "\n", HTML entities, UTF-8 that was once read as
// another code page, a tick mark that was a picture font, stray white space. Each repair is reported, so that an import
// can say what it changed. It never touches words.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace concert::directory {

struct Mended {
  std::string text;
  bool escapes = false;     // "\n" as two characters
  bool entities = false;    // &amp; &#39;
  bool mojibake = false;    // "Ã©", "GÇÖ"
  bool white_space = false; // trailing and repeated blanks, more than one empty line, control characters
};

// `utf8` must be UTF-8. Applying it twice gives what once gave, except that an entity of an entity loses one layer each
// time.
Mended mend(std::string_view utf8);

// Windows-1252 to UTF-8; nothing when a byte is none of its characters (or NUL): then we do not know what it is.
std::optional<std::string> from_windows_1252(std::string_view bytes);

// UTF-16 that begins with its byte order mark, as a spreadsheet's "Unicode text"; nothing when it is not.
std::optional<std::string> from_utf_16(std::string_view bytes);

} // namespace concert::directory
