#include "rooms/directory/source_table.h"

#include <algorithm>

#include "base/text.h"
#include "rooms/directory/mend.h"

namespace concert::directory {

namespace {

// What the header uses most between its names, outside quotes.
char separator_of(std::string_view text) {
  char best = ',';
  std::ptrdiff_t most = 0;
  bool quoted = false;
  std::string header;
  for (const char c : text.substr(0, text.find('\n'))) {
    quoted = c == '"' ? !quoted : quoted;
    if (!quoted)
      header += c;
  }
  for (const char separator : {',', ';', '\t', '|'})
    if (const auto count = std::count(header.begin(), header.end(), separator); count > most) {
      most = count;
      best = separator;
    }
  return best;
}

} // namespace

Result<std::string> readable_text(const Files& files, std::string_view file, Report& report) {
  const auto found = files.find(file);
  if (found == files.end())
    return Refusal::invalid(std::string(file), "directory.import.file_missing");
  const std::string& bytes = found->second;
  if (const auto lines = std::count(bytes.begin(), bytes.end(), '\n'); lines > std::ptrdiff_t{most_lines})
    return Refusal::invalid(std::string(file), "directory.import.too_many_lines", {std::to_string(most_lines)});
  if (text::is_utf8(bytes))
    return bytes;
  if (std::optional<std::string> wide = from_utf_16(bytes)) {
    report.add(NoteKind::mended, std::string(file), 1, "directory.import.utf_16");
    return std::move(*wide);
  }
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
  const std::string text = TRY(readable_text(files, file, report));
  const char separator = separator_of(text);
  if (separator != ',')
    report.add(NoteKind::noticed, out.file_, 1, "directory.import.separator",
               {separator == '\t' ? std::string("tab") : std::string(1, separator)});
  out.table_ = csv::read_table(text, separator);
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
  return at ? cell_at(i, *at) : std::string();
}

std::string SourceTable::cell_at(std::size_t i, std::size_t column) {
  if (row_ != i) // the row before was left out
    repairs_.forget();
  row_ = i;
  return repairs_.mended(table_.rows[i].cells[column], table_.columns[column], Repairs::Apostrophes::taken_off);
}

std::size_t SourceTable::filled(std::size_t column) const {
  return static_cast<std::size_t>(std::count_if(table_.rows.begin(), table_.rows.end(), [&](const csv::Row& row) {
    return !text::trim(row.cells[column]).empty();
  }));
}

void SourceTable::end_of_row(std::size_t i, Report& report) {
  repairs_.note(file_, line(i), report);
}

} // namespace concert::directory
