#include "rooms/alignment/needs_table.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/csv.h"
#include "base/text.h"

namespace concert::alignment {
namespace {

const std::vector<std::string>& table_columns() {
  static const std::vector<std::string> out = {"risk_category",  "need",          "service_term", "relevance",
                                               "half_life_days", "first_contact", "evidence"};
  return out;
}

// A spreadsheet gets "'=1" for "=1" (csv.h), and gives it back so.
std::string as_it_was(std::string_view cell) {
  const std::string_view trimmed = text::trim(cell);
  const bool was_neutralised = trimmed.starts_with("'") && csv::looks_like_formula(trimmed.substr(1));
  return std::string(was_neutralised ? trimmed.substr(1) : trimmed);
}

std::string spoken_pair(const NeedRow& row) {
  return row.risk_category + ", " + row.service_term;
}

// What a page says at a field, as a file says it at a place.
Problem in_file(const Problem& problem, const std::string& place, const Fields& typed) {
  static const std::map<std::string, std::string, std::less<>> words = {
      {"risk_category", "unknown_category"}, {"need", "unknown_need"},
      {"service_term", "unknown_term"},      {"relevance", "relevance"},
      {"half_life_days", "half_life"},       {"first_contact", "first_contact"}};
  if (!typed.has(problem.field))
    return {"file", "alignment.file.cell_empty", {place, problem.field}};
  if (problem.word == "problem.too_long")
    return {"file", "alignment.file.too_long", {place, problem.field}};
  const auto word = words.find(problem.field);
  if (word == words.end())
    return {"file", "alignment.file.not_readable", {place, problem.field}};
  std::vector<std::string> values = {place};
  if (word->second.starts_with("unknown"))
    values.push_back(typed.text_or(problem.field));
  return {"file", "alignment.file." + word->second, std::move(values)};
}

} // namespace

const FieldSpecs& import_rows_fields() {
  static const FieldSpecs specs = [] {
    FieldSpecs out = {{.name = "file", .kind = FieldKind::text, .longest = 4096}};
    for (const FieldSpec& each : need_row_fields())
      if (each.name == "seen" || each.name == "reason")
        out.push_back(each);
    return out;
  }();
  return specs;
}

std::string csv_of(const NeedsEdition& edition) {
  std::string out;
  csv::write_row(out, table_columns(), csv::Formulas::as_written);
  for (const NeedRow& row : edition.rows)
    csv::write_row(out,
                   std::array{row.risk_category, row.need, row.service_term, shortest(row.relevance),
                              std::to_string(row.half_life_days), std::string(name_of(row.first_contact)),
                              row.evidence},
                   csv::Formulas::neutralised);
  return out;
}

Result<std::vector<NeedRow>> read_rows(const NeedsFile& file, const codes::CodeBook& book, const Needs& table) {
  if (!text::is_utf8(file.bytes))
    return Refusal::invalid("file", "alignment.file.not_readable", {file.name, "UTF-8"});
  const std::string_view first_line = std::string_view(file.bytes).substr(0, file.bytes.find('\n'));
  const bool by_semicolons = first_line.find(';') != std::string_view::npos; // as spreadsheets in French write it
  const csv::Table read = csv::read_table(file.bytes, by_semicolons ? ';' : ',');
  if (read.columns != table_columns())
    return Refusal::invalid("file", "alignment.file.columns", {file.name + ":1"});
  std::vector<Problem> problems;
  const auto place = [&](std::size_t line, std::size_t column) {
    return file.name + ":" + std::to_string(line) + (column == 0 ? "" : ":" + std::to_string(column));
  };
  for (const csv::Trouble& trouble : read.troubles)
    problems.push_back({"file", "alignment.file.not_readable", {place(trouble.line, trouble.column), trouble.word}});
  std::vector<NeedRow> out;
  std::set<std::string> pairs;
  for (const csv::Row& row : read.rows) {
    if (row.cells.size() != table_columns().size())
      continue; // already a trouble
    Fields typed;
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      typed.add(table_columns()[i], as_it_was(row.cells[i]));
    typed.add("seen", table.version());
    typed.add("reason", std::string(name_of(ChangeReason::correction)));
    const auto change = read_need_row(typed, book, table);
    if (!change) {
      for (const Problem& one : change.error().problems) {
        const auto column = std::find(table_columns().begin(), table_columns().end(), one.field);
        problems.push_back(
            in_file(one, place(row.line, static_cast<std::size_t>(column - table_columns().begin()) + 1), typed));
      }
    } else if (!pairs.insert(spoken_pair(change->row)).second) {
      problems.push_back({"file", "alignment.file.duplicate", {place(row.line, 3), spoken_pair(change->row)}});
    } else {
      out.push_back(change->row);
    }
  }
  if (out.empty() && problems.empty())
    problems.push_back({"file", "alignment.file.empty", {place(2, 0)}});
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  return out;
}

Result<RowsChanged> with_rows(const NeedsEdition& edition, const std::vector<NeedRow>& rows) {
  std::map<std::string, const NeedRow*> told;
  for (const NeedRow& row : rows)
    told.emplace(key_of(row), &row);
  RowsChanged out;
  out.edition = edition;
  const auto say = [&](const NeedRow* before, const NeedRow& after) {
    out.said += (out.said.empty() ? "" : "|") + change_said(before, after);
  };
  std::vector<Problem> missing;
  for (const NeedRow& before : edition.rows) {
    const auto found = told.find(key_of(before));
    if (found == told.end()) {
      missing.push_back({"file", "alignment.file.row_missing", {spoken_pair(before)}});
      continue;
    }
    const NeedRow& after = *found->second;
    if (before != after) {
      ++(after.relevance <= 0 && before.relevance > 0 ? out.switched_off : out.changed);
      say(&before, after);
      out.edition = TRY(with_changed(out.edition, found->first, after));
    }
    told.erase(found);
  }
  if (!missing.empty())
    return Refusal::invalid(std::move(missing));
  for (const NeedRow& row : rows)
    if (told.contains(key_of(row))) {
      ++out.added;
      say(nullptr, row);
      out.edition = TRY(with_row(out.edition, row));
    }
  return out;
}

} // namespace concert::alignment
