// All texts of the program in both languages, filled once at start from the embedded en.po and fr.po of every room,
// then only read. The texts of this part itself (units of time, "and") are in it from the beginning.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "platform/words/time_zone.h"
#include "platform/words/words.h"

namespace concert::words {

class Catalogue {
 public:
  explicit Catalogue(const TimeZone& zone);
  Catalogue(const Catalogue&) = delete;
  Catalogue& operator=(const Catalogue&) = delete;

  // Texts of a .po file; `name` is how messages call it. Throws Bug with "name:line: why" for a syntax error, an empty
  // text or a key that this language already has: the files travel inside the program, so a wrong one is a bug of ours.
  // Call before the first in(); not while other threads read.
  void add(Language language, std::string_view po_text, std::string_view name);

  const Words& in(Language language) const { return language == Language::fr ? fr_ : en_; }
  // Keys asked for and not found so far, with their language: "fr situations.present.button".
  std::set<std::string> missing() const;
  // What the two languages do not share: keys, plural forms, placeholders. Empty when all is well.
  std::vector<std::string> differences() const;

 private:
  Words en_;
  Words fr_;
};

} // namespace concert::words
