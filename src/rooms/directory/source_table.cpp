#include "rooms/directory/source_table.h"

#include "base/text.h"
#include "rooms/directory/mend.h"

namespace concert::directory {

Result<std::string> readable_text(const Files& files, std::string_view file, Report& report) {
  const auto found = files.find(file);
  if (found == files.end())
    return Refusal::invalid(std::string(file), "directory.import.file_missing");
  const std::string& bytes = found->second;
  if (text::is_utf8(bytes))
    return bytes;
  std::string out;
  out.reserve(bytes.size());
  std::size_t line = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    ++line;
    const std::size_t end = bytes.find('\n', at);
    const std::string_view piece = std::string_view(bytes).substr(at, end == std::string::npos ? end : end - at + 1);
    at += piece.size();
    if (text::is_utf8(piece)) {
      out += piece;
      continue;
    }
    const std::optional<std::string> converted = from_windows_1252(piece);
    if (!converted) // UTF-16, a spreadsheet or another binary file
      return Refusal::invalid(std::string(file), "directory.import.not_utf8", {std::to_string(line)});
    out += *converted;
    report.add(NoteKind::mended, std::string(file), line, "directory.import.windows_1252");
  }
  return out;
}

Result<SourceTable> SourceTable::open(const Files& files, std::string_view file,
                                      const std::vector<std::string>& required, Report& report) {
  SourceTable out;
  out.file_ = file;
  out.table_ = csv::read_table(TRY(readable_text(files, file, report)));
  if (out.table_.columns.empty())
    return Refusal::invalid(out.file_, "directory.import.no_header", {"1"});
  for (std::string& column : out.table_.columns)
    column = text::trim(column);
  std::vector<Problem> missing;
  for (const std::string& column : required)
    if (!out.table_.column(column))
      missing.push_back({out.file_, "directory.import.column_missing", {"1", column}});
  if (!missing.empty())
    return Refusal::invalid(std::move(missing));
  for (const csv::Trouble& trouble : out.table_.troubles)
    report.add(NoteKind::left_out, out.file_, trouble.row_line, "directory.import." + trouble.word.substr(4),
               {std::to_string(trouble.row), std::to_string(trouble.column), std::to_string(trouble.line)});
  return out;
}

std::string SourceTable::cell(std::size_t i, std::string_view column) {
  const std::optional<std::size_t> at = table_.column(column);
  if (!at)
    return "";
  if (row_ != i) // the row before was left out
    for (std::set<std::string>* columns : {&escapes_, &entities_, &mojibake_, &white_space_})
      columns->clear();
  row_ = i;
  Mended mended = mend(table_.rows[i].cells[*at]);
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

void SourceTable::end_of_row(std::size_t i, Report& report) {
  const auto note = [&](std::set<std::string>& columns, const char* word) {
    if (columns.empty())
      return;
    report.add(NoteKind::mended, file_, line(i), word, {text::join({columns.begin(), columns.end()}, ", ")});
    columns.clear();
  };
  note(escapes_, "directory.import.escapes");
  note(entities_, "directory.import.entities");
  note(mojibake_, "directory.import.mojibake");
  note(white_space_, "directory.import.white_space");
}

} // namespace concert::directory
