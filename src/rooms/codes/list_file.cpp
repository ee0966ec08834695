#include "rooms/codes/list_file.h"

#include <array>
#include <set>

#include "base/csv.h"
#include "base/text.h"

namespace concert::codes {
namespace {

constexpr std::array<std::string_view, 8> columns = {"id", "group", "category", "relation", "en", "fr", "mark", "source"};

// "risk_factors.2026-11.csv" -> list and version.
bool name_is_sound(std::string_view file_name, ListFile& out) {
  const auto parts = text::split(file_name, '.');
  if (parts.size() != 3 || parts[2] != "csv" || !text::is_snake_case(parts[0]) || parts[1].empty() ||
      parts[1].size() > 20 || parts[1].find_first_not_of("0123456789-") != std::string_view::npos)
    return false;
  out.list = std::string(parts[0]);
  out.version = std::string(parts[1]);
  return true;
}

} // namespace

Result<ListFile> read_list_file(std::string_view file_name, std::string_view bytes) {
  ListFile out;
  std::vector<Problem> problems;
  const auto problem = [&](std::size_t line, std::string word, std::string more = "") {
    problems.push_back({"file", std::move(word), {std::string(file_name) + ":" + std::to_string(line), std::move(more)}});
  };
  if (!name_is_sound(file_name, out))
    return Refusal::invalid("file", "codes.file_name", {std::string(file_name)});
  if (!text::is_utf8(bytes))
    return Refusal::invalid("file", "codes.not_readable", {std::string(file_name) + ":1", "UTF-8"});
  const csv::Table table = csv::read_table(bytes);
  if (table.columns != std::vector<std::string>(columns.begin(), columns.end()))
    return Refusal::invalid("file", "codes.columns", {std::string(file_name) + ":1"});
  for (const csv::Trouble& trouble : table.troubles)
    problem(trouble.line, "codes.not_readable", trouble.word);
  std::set<std::string> ids;
  for (const csv::Row& row : table.rows) {
    if (row.cells.size() != columns.size())
      continue; // already a trouble
    CodeEntry entry;
    entry.list = out.list;
    entry.version = out.version;
    entry.id = row.cells[0];
    entry.group = row.cells[1];
    entry.category = row.cells[2];
    entry.label = {std::string(text::trim(row.cells[4])), std::string(text::trim(row.cells[5]))};
    entry.source = row.cells[7];
    entry.position = static_cast<int>(out.entries.size());
    if (!text::is_snake_case(entry.id))
      problem(row.line, "codes.not_an_id");
    else if (!ids.insert(entry.id).second)
      problem(row.line, "codes.duplicate_id", entry.id);
    if (entry.label.en.empty())
      problem(row.line, "codes.missing_label", "en");
    if (entry.label.fr.empty())
      problem(row.line, "codes.missing_label", "fr");
    if (const auto relation = relation_of(row.cells[3]))
      entry.relation = *relation;
    else
      problem(row.line, "codes.unknown_relation");
    if (const auto mark = mark_of(row.cells[6]))
      entry.mark = *mark;
    else
      problem(row.line, "codes.unknown_mark");
    out.entries.push_back(std::move(entry));
  }
  if (problems.empty() && out.entries.empty())
    problem(2, "codes.empty");
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  return out;
}

} // namespace concert::codes
