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

Result<void> nothing_left_out(const Report& report, const char* field) {
  constexpr std::size_t most_shown = 50;
  std::vector<Problem> problems;
  for (const Note& note : report.notes)
    if (note.kind == NoteKind::left_out && problems.size() <= most_shown)
      problems.push_back({note.file + ":" + std::to_string(note.line), note.word, note.values});
  if (problems.empty())
    return {};
  problems.insert(problems.begin(),
                  {field, "directory.import.all_or_nothing", {std::to_string(report.count(NoteKind::left_out))}});
  return Refusal::invalid(std::move(problems));
}

} // namespace concert::directory
