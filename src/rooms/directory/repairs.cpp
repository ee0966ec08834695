#include "rooms/directory/repairs.h"

#include "base/csv.h"
#include "base/text.h"
#include "rooms/directory/mend.h"

namespace concert::directory {

std::string Repairs::mended(std::string_view utf8, std::string_view column, Apostrophes apostrophes) {
  if (utf8.empty())
    return {};
  if (apostrophes == Apostrophes::taken_off && utf8.front() == '\'' && csv::looks_like_formula(utf8.substr(1))) {
    utf8.remove_prefix(1);
    apostrophes_.emplace(column);
  }
  Mended mended = mend(utf8);
  if (mended.escapes)
    escapes_.emplace(column);
  if (mended.entities)
    entities_.emplace(column);
  if (mended.mojibake)
    mojibake_.emplace(column);
  if (mended.white_space)
    white_space_.emplace(column);
  return std::move(mended.text);
}

void Repairs::note(const std::string& file, std::size_t line, Report& report) {
  const auto one = [&](const std::set<std::string, std::less<>>& columns, const char* word) {
    if (!columns.empty())
      report.add(NoteKind::mended, file, line, word, {text::join({columns.begin(), columns.end()}, ", ")});
  };
  one(escapes_, "directory.import.escapes");
  one(entities_, "directory.import.entities");
  one(mojibake_, "directory.import.mojibake");
  one(white_space_, "directory.import.white_space");
  one(apostrophes_, "directory.import.apostrophe");
  forget();
}

void Repairs::forget() {
  for (auto* columns : {&escapes_, &entities_, &mojibake_, &white_space_, &apostrophes_})
    columns->clear();
}

} // namespace concert::directory
