// What reading a source gives: its entries, and a report of everything that was mended, left out or noticed, each with
// its file and line, so that the keeper of the source can put it right there.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "rooms/directory/entries.h"
#include "rooms/directory/further.h"

namespace concert::directory {

enum class NoteKind {
  mended,   // the entry came in, changed
  left_out, // this did not come in
  noticed   // it came in as it is, and somebody may want to know
};

std::string_view name_of(NoteKind kind);

struct Note {
  NoteKind kind = NoteKind::noticed;
  std::string file;
  std::size_t line = 0;
  std::string word;                // key, e.g. "directory.import.dangling_location"
  std::vector<std::string> values; // fill the placeholders {0}, {1}: column names, source ids, titles
  std::string column = {};         // the one concerned; empty when it is the row, or several
  friend bool operator==(const Note&, const Note&) = default;
};

struct Report {
  std::map<std::string, std::size_t> read; // file -> rows that came in
  std::vector<Note> notes;
  std::map<std::string, std::size_t> counts() const; // word -> how many notes
  std::size_t count(NoteKind kind) const;
  void add(NoteKind kind, std::string file, std::size_t line, std::string word, std::vector<std::string> values = {},
           std::string column = {}) {
    notes.push_back({kind, std::move(file), line, std::move(word), std::move(values), std::move(column)});
  }
};

// For who wants all or nothing: refuses what left anything out, with directory.import.all_or_nothing {how many} at
// `field` and the first places.
Result<void> nothing_left_out(const Report& report, const char* field);

struct Import {
  std::string name; // of the source: part of every id
  Entries entries;
  Report report;
  std::vector<FurtherRow> further = {}; // of these entries, and beside them
  std::string dialect = {};             // in which it was read
};

struct SourceSettings {
  std::string name;            // short and lasting: two readings under one name update each other
  std::string language = "en"; // of the source's texts
};

// File name -> bytes, as uploaded or read from a folder.
using Files = std::map<std::string, std::string, std::less<>>;

} // namespace concert::directory
