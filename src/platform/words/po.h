// Reads the gettext .po format that our translators' tools write: msgid is a key, msgstr its text. What we do not use
// (contexts, fuzzy entries, obsolete entries that are not comments) is refused, not skipped.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace concert::words {

struct PoEntry {
  std::string key;
  std::string plural_key;         // empty when the entry has no plural
  std::vector<std::string> texts; // one, or singular and plural
  int line = 0;                   // of msgid
};

struct PoFault {
  int line = 0;
  std::string why;
};

// The entries in order, without the header entry (empty msgid); or the first fault.
std::variant<std::vector<PoEntry>, PoFault> parse_po(std::string_view po_text);

// Names in {braces}, sorted, each once: "{n} of {total}" -> n, total.
std::vector<std::string> placeholders_in(std::string_view text);

} // namespace concert::words
