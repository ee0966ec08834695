#include "rooms/alignment/needs_files.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <tuple>

#include "base/csv.h"
#include "base/text.h"

namespace concert::alignment {
namespace {

constexpr int longest_half_life_days = 3650;

struct Kind {
  std::string_view name;
  std::vector<std::string> columns;
};

const std::array<Kind, 4>& kinds() {
  static const std::array<Kind, 4> all = {
      Kind{"service_term_labels", {"service_term", "en", "fr"}}, Kind{"extension_terms", {"id", "en", "fr"}},
      Kind{"needs",
           {"risk_category", "need", "service_term", "relevance", "half_life_days", "first_contact", "evidence"}},
      Kind{"term_equivalents", {"local_term", "service_term", "snapshot"}}};
  return all;
}

// "needs.2026-11.csv" -> {"needs", "2026-11"}; an empty name when it is none of ours.
std::pair<std::string, std::string> parts_of(std::string_view file_name) {
  const auto parts = text::split(file_name, '.');
  if (parts.size() != 3 || parts[2] != "csv" || parts[1].empty() || parts[1].size() > 20 ||
      parts[1].find_first_not_of("0123456789-") != std::string_view::npos)
    return {};
  return {std::string(parts[0]), std::string(parts[1])};
}

template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number out{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(out) : std::nullopt;
}

class Reading {
public:
  explicit Reading(const codes::CodeBook& book) : book_(book) {}

  Result<NeedsEdition> read(const std::vector<NeedsFile>& files) {
    // Terms before the rows that name them, in whatever order the files came.
    for (const Kind& kind : kinds()) {
      const NeedsFile* found = nullptr;
      for (const NeedsFile& file : files)
        if (parts_of(file.name).first == kind.name) {
          if (found != nullptr)
            problems_.push_back({"file", "alignment.file.twice", {file.name}});
          found = &file;
        }
      if (found == nullptr)
        problems_.push_back({"file", "alignment.file.missing", {std::string(kind.name)}});
      else
        read_file(kind, *found);
    }
    for (const NeedsFile& file : files)
      if (const auto name = parts_of(file.name).first;
          std::none_of(kinds().begin(), kinds().end(), [&](const Kind& kind) { return kind.name == name; }))
        problems_.push_back({"file", "alignment.file.name", {file.name}});
    if (!problems_.empty())
      return Refusal::invalid(std::move(problems_));
    return std::move(edition_);
  }

private:
  void problem(std::string word, std::string value = "") {
    std::vector<std::string> values = {file_ + ":" + std::to_string(line_)};
    if (!value.empty())
      values.push_back(std::move(value));
    problems_.push_back({"file", "alignment.file." + std::move(word), std::move(values)});
  }

  void read_file(const Kind& kind, const NeedsFile& file) {
    file_ = file.name;
    line_ = 1;
    const std::string version = parts_of(file.name).second;
    if (edition_.version.empty())
      edition_.version = version;
    else if (edition_.version != version)
      problem("versions");
    if (!text::is_utf8(file.bytes))
      return problem("not_readable", "UTF-8");
    const csv::Table table = csv::read_table(file.bytes);
    if (table.columns != kind.columns)
      return problem("columns");
    for (const csv::Trouble& trouble : table.troubles) {
      line_ = trouble.line;
      problem("not_readable", trouble.word);
    }
    for (const csv::Row& row : table.rows) {
      line_ = row.line;
      if (row.cells.size() != kind.columns.size())
        continue; // already a trouble
      bool whole = true;
      std::vector<std::string> cells;
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        cells.emplace_back(text::trim(row.cells[i]));
        if (cells[i].empty()) {
          problem("cell_empty", kind.columns[i]);
          whole = false;
        }
      }
      if (whole)
        read_row(kind.name, cells);
    }
    if (table.rows.empty() && table.troubles.empty() && kind.name != "term_equivalents") {
      line_ = 2;
      problem("empty");
    }
  }

  void read_row(std::string_view kind, const std::vector<std::string>& cells) {
    if (kind == "needs")
      need(cells);
    else if (kind == "term_equivalents")
      equivalent(cells);
    else
      term(cells, kind == "extension_terms");
  }

  void term(const std::vector<std::string>& cells, bool ours) {
    const std::string& id = cells[0];
    const bool sound =
        ours ? id.starts_with("x-") && text::is_snake_case(std::string_view(id).substr(2)) : !id.starts_with("x-");
    if (!sound)
      return problem("not_a_term", id);
    if (!known_terms_.insert(id).second)
      return problem("duplicate", id);
    edition_.terms.push_back({id, {cells[1], cells[2]}});
  }

  void need(const std::vector<std::string>& cells) {
    const std::size_t before = problems_.size();
    NeedRow row;
    row.risk_category = cells[0];
    row.need = cells[1];
    row.service_term = cells[2];
    row.evidence = cells[6];
    if (book_.find("risk_categories", row.risk_category) == nullptr)
      problem("unknown_category", row.risk_category);
    if (book_.find("needs", row.need) == nullptr)
      problem("unknown_need", row.need);
    if (known_terms_.count(row.service_term) == 0)
      problem("unknown_term", row.service_term);
    // Comparisons are written so that "nan" fails them.
    if (const auto relevance = number_in<double>(cells[3]); relevance && *relevance >= 0 && *relevance <= 1)
      row.relevance = *relevance;
    else
      problem("relevance");
    if (const auto days = number_in<int>(cells[4]); days && *days >= 1 && *days <= longest_half_life_days)
      row.half_life_days = *days;
    else
      problem("half_life");
    if (const auto target = first_contact_of(cells[5]))
      row.first_contact = *target;
    else
      problem("first_contact");
    if (!pairs_.insert({row.risk_category, row.service_term}).second)
      problem("duplicate", row.risk_category + ", " + row.service_term);
    if (problems_.size() == before)
      edition_.rows.push_back(std::move(row));
  }

  void equivalent(const std::vector<std::string>& cells) {
    if (known_terms_.count(cells[1]) == 0)
      return problem("unknown_term", cells[1]);
    if (!equivalents_.insert({cells[0], cells[1], cells[2]}).second)
      return problem("duplicate", cells[0]);
    edition_.equivalents.push_back({cells[0], cells[1], cells[2]});
  }

  const codes::CodeBook& book_;
  NeedsEdition edition_;
  std::vector<Problem> problems_;
  std::set<std::string> known_terms_;
  std::set<std::pair<std::string, std::string>> pairs_;
  std::set<std::tuple<std::string, std::string, std::string>> equivalents_;
  std::string file_;
  std::size_t line_ = 1;
};

} // namespace

Result<NeedsEdition> read_needs(const std::vector<NeedsFile>& files, const codes::CodeBook& book) {
  return Reading(book).read(files);
}

} // namespace concert::alignment
