#include "app/align/files.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>

#include "base/csv.h"
#include "base/text.h"

namespace concert::app::align {
namespace {

using engines::assignment::Pair;
using engines::assignment::Problem;

class Troubles {
public:
  explicit Troubles(Question& question) : question_(question) {}
  void add(Trouble trouble) {
    if (question_.troubles.size() < most_troubles)
      question_.troubles.push_back(std::move(trouble));
    else
      ++question_.more_troubles;
  }
  bool any() const { return !question_.troubles.empty(); }

private:
  Question& question_;
};

// A file with the columns it must have; rows are handed out with these columns first and in order.
class Sheet {
public:
  Sheet(const File& file, std::vector<std::string> columns, Troubles& troubles)
      : file_(file), columns_(std::move(columns)), troubles_(troubles), reader_(file.bytes) {
    if (!is_text())
      return;
    const std::optional<csv::Row> header = reader_.next();
    pass_on();
    if (!header) {
      if (reader_.troubles().empty())
        troubles_.add({file.name, 1, 0, "align.trouble.empty", {text::join(columns_, ",")}});
      return;
    }
    width_ = header->cells.size();
    usable_ = true;
    for (const std::string& column : columns_) {
      const auto found = std::find_if(header->cells.begin(), header->cells.end(),
                                      [&](const std::string& cell) { return text::trim(cell) == column; });
      if (found == header->cells.end()) {
        troubles_.add({file.name, header->line, 0, "align.trouble.no_column", {column, text::join(columns_, ",")}});
        usable_ = false;
      } else {
        places_.push_back(static_cast<std::size_t>(found - header->cells.begin()));
      }
    }
  }

  // The next row that has all its cells; what cannot be read is a trouble and passed over.
  bool next() {
    while (usable_) {
      row_ = reader_.next();
      pass_on();
      if (!row_)
        return false;
      if (row_->cells.size() == width_)
        return true;
      troubles_.add({file_.name,
                     row_->line,
                     0,
                     "align.trouble.cell_count",
                     {std::to_string(width_), std::to_string(row_->cells.size())}});
    }
    return false;
  }

  std::size_t line() const { return row_->line; }
  std::string_view cell(std::size_t column) const { return text::trim(row_->cells[places_[column]]); }
  void trouble(std::size_t column, std::string word, std::vector<std::string> values = {}) {
    values.insert(values.begin(), columns_[column]);
    troubles_.add({file_.name, row_->line, places_[column] + 1, std::move(word), std::move(values)});
  }

  // A whole number in these bounds, or a trouble.
  std::optional<std::int64_t> number(std::size_t column, std::int64_t least, std::int64_t most) {
    const std::string_view written = cell(column);
    std::int64_t value = 0;
    const char* const end = written.data() + written.size();
    const auto [at, error] = std::from_chars(written.data(), end, value);
    if (written.empty() || at != end || error == std::errc::invalid_argument)
      trouble(column, "align.trouble.whole_number");
    else if (error == std::errc::result_out_of_range)
      trouble(column, "align.trouble.too_large", {std::to_string(most)});
    else if (value < least)
      trouble(column, least == 0 ? "align.trouble.negative" : "align.trouble.too_large", {std::to_string(most)});
    else if (value > most)
      trouble(column, "align.trouble.too_large", {std::to_string(most)});
    else
      return value;
    return std::nullopt;
  }

private:
  bool is_text() {
    if (text::is_utf8(file_.bytes))
      return true;
    std::size_t line = 1;
    for (std::string_view rest = file_.bytes; !rest.empty(); ++line) {
      const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
      if (!text::is_utf8(rest.substr(0, end)))
        break;
      rest.remove_prefix(end);
    }
    troubles_.add({file_.name, line, 0, "align.trouble.not_utf8", {}});
    return false;
  }

  void pass_on() { // what the reader could not read
    for (; passed_ < reader_.troubles().size(); ++passed_) {
      const csv::Trouble& one = reader_.troubles()[passed_];
      troubles_.add(
          {file_.name, one.row_line, one.column, "align.trouble." + one.word.substr(one.word.find('.') + 1), {}});
    }
  }

  const File& file_;
  std::vector<std::string> columns_;
  Troubles& troubles_;
  csv::Reader reader_;
  std::optional<csv::Row> row_;
  std::vector<std::size_t> places_;
  std::size_t width_ = 0, passed_ = 0;
  bool usable_ = false;
};

// needs.csv and services.csv: ids, each once, with a count.
std::vector<std::int32_t> read_counts(const File& file, const char* column, Ids& ids, Troubles& troubles) {
  std::vector<std::int32_t> counts;
  Sheet sheet(file, {"id", column}, troubles);
  while (sheet.next()) {
    const auto count = sheet.number(1, 0, std::numeric_limits<std::int32_t>::max() - 1);
    if (sheet.cell(0).empty())
      sheet.trouble(0, "align.trouble.no_id");
    else if (!ids.add(std::string(sheet.cell(0))))
      sheet.trouble(0, "align.trouble.id_twice", {std::string(sheet.cell(0))});
    else
      counts.push_back(static_cast<std::int32_t>(count.value_or(0)));
  }
  return counts;
}

std::int32_t number_of(Sheet& sheet, std::size_t column, const Ids& ids, const File& file) {
  const std::int32_t number = ids.find(sheet.cell(column));
  if (number < 0)
    sheet.trouble(column, "align.trouble.no_such_id", {std::string(sheet.cell(column)), file.name});
  return number;
}

struct Listed { // one line of pairs.csv
  std::int64_t benefit = 0;
  std::int32_t need = 0;
  std::int32_t service = 0;
};

class PairsFile {
public:
  void read(const Files& files, const Question& question, Troubles& troubles) {
    constexpr std::int64_t most = engines::assignment::largest_benefit;
    listed_.reserve(files.pairs.bytes.size() / 24);
    lines_.reserve(files.pairs.bytes.size() / 24);
    Sheet sheet(files.pairs, {"need", "service", "benefit"}, troubles);
    while (sheet.next()) {
      const std::int32_t need = number_of(sheet, 0, question.needs, files.needs);
      const std::int32_t service = number_of(sheet, 1, question.services, files.services);
      const auto benefit = sheet.number(2, -most, most);
      if (need >= 0 && service >= 0 && benefit) {
        listed_.push_back({*benefit, need, service});
        lines_.push_back(sheet.line());
      }
    }
  }

  // Rows in the order of needs, within a row as written; frees what was read.
  void into(Problem& problem, std::int32_t needs) {
    problem.rows.assign(static_cast<std::size_t>(needs) + 1, 0);
    for (const Listed& one : listed_)
      ++problem.rows[static_cast<std::size_t>(one.need) + 1];
    for (std::size_t i = 0; i < static_cast<std::size_t>(needs); ++i)
      problem.rows[i + 1] += problem.rows[i];
    std::vector<std::int64_t> next = problem.rows;
    std::vector<std::size_t> lines(listed_.size());
    problem.service.resize(listed_.size());
    const bool narrow = std::all_of(listed_.begin(), listed_.end(),
                                    [](const Listed& one) { return std::in_range<std::int32_t>(one.benefit); });
    const auto fill = [&](auto benefit) {
      benefit.resize(listed_.size());
      for (std::size_t k = 0; k < listed_.size(); ++k) {
        const auto at = static_cast<std::size_t>(next[static_cast<std::size_t>(listed_[k].need)]++);
        problem.service[at] = listed_[k].service;
        benefit[at] = static_cast<typename decltype(benefit)::value_type>(listed_[k].benefit);
        lines[at] = lines_[k];
      }
      problem.benefit = std::move(benefit);
    };
    if (narrow)
      fill(std::vector<std::int32_t>());
    else
      fill(std::vector<std::int64_t>());
    listed_ = {};
    lines_ = std::move(lines);
  }
  std::size_t line_of(std::size_t pair) const { return pair < lines_.size() ? lines_[pair] : 0; }

private:
  std::vector<Listed> listed_;
  std::vector<std::size_t> lines_;
};

std::vector<Pair> read_links(const File& file, const Files& files, const Question& question, Troubles& troubles,
                             std::vector<std::size_t>& lines) {
  std::vector<Pair> links;
  if (file.name.empty())
    return links;
  Sheet sheet(file, {"need", "service"}, troubles);
  while (sheet.next()) {
    const std::int32_t need = number_of(sheet, 0, question.needs, files.needs);
    const std::int32_t service = number_of(sheet, 1, question.services, files.services);
    if (need < 0 || service < 0)
      continue;
    links.push_back({need, service});
    lines.push_back(sheet.line());
  }
  return links;
}

// A refusal of the engine, which counts from 0, as a place in a file.
Trouble trouble_of(const concert::Problem& problem, const Files& files, const PairsFile& pairs,
                   const std::vector<std::size_t>& pin_lines) {
  std::size_t number = 0;
  if (!problem.values.empty())
    std::from_chars(problem.values[0].data(), problem.values[0].data() + problem.values[0].size(), number);
  const std::string word = "align.trouble." + problem.word.substr(problem.word.find('.') + 1);
  if (problem.field == "pins")
    return {files.pins.name, number < pin_lines.size() ? pin_lines[number] : 0, 0, word, {}};
  if (problem.field == "benefit" || problem.field == "service")
    return {files.pairs.name,
            pairs.line_of(number),
            problem.field == "benefit" ? std::size_t{3} : std::size_t{2},
            word,
            {}};
  return {files.needs.name, 0, 0, word, {}};
}

} // namespace

bool Ids::add(std::string id) {
  if (!numbers_.emplace(id, size()).second)
    return false;
  list_.push_back(std::move(id));
  return true;
}

std::int32_t Ids::find(std::string_view id) const {
  const auto found = numbers_.find(id);
  return found == numbers_.end() ? -1 : found->second;
}

Question read_question(const Files& files) {
  Question question;
  Troubles troubles(question);
  question.problem.units = read_counts(files.needs, "units", question.needs, troubles);
  question.problem.seats = read_counts(files.services, "seats", question.services, troubles);
  if (troubles.any())
    return question; // pairs would then point nowhere by thousands
  PairsFile pairs;
  pairs.read(files, question, troubles);
  std::vector<std::size_t> pin_lines, ban_lines;
  question.problem.pins = read_links(files.pins, files, question, troubles, pin_lines);
  question.problem.bans = read_links(files.bans, files, question, troubles, ban_lines);
  if (troubles.any())
    return question;
  pairs.into(question.problem, question.needs.size());
  if (std::all_of(question.problem.units.begin(), question.problem.units.end(), [](std::int32_t k) { return k == 1; }))
    question.problem.units = {};
  if (const auto sound = check_problem(question.problem); !sound)
    for (const concert::Problem& problem : sound.error().problems)
      troubles.add(trouble_of(problem, files, pairs, pin_lines));
  return question;
}

} // namespace concert::app::align
