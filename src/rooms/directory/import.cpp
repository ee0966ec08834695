#include "rooms/directory/import.h"

#include <algorithm>

namespace concert::directory {

std::string_view name_of(NoteKind kind) {
  switch (kind) {
  case NoteKind::mended:
    return "mended";
  case NoteKind::left_out:
    return "left_out";
  case NoteKind::noticed:
    return "noticed";
  }
  return "noticed";
}

std::map<std::string, std::size_t> Report::counts() const {
  std::map<std::string, std::size_t> out;
  for (const Note& note : notes)
    ++out[note.word];
  return out;
}

std::size_t Report::count(NoteKind kind) const {
  return static_cast<std::size_t>(
      std::count_if(notes.begin(), notes.end(), [&](const Note& note) { return note.kind == kind; }));
}

} // namespace concert::directory
