#include "rooms/situations/households.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "base/csv.h"
#include "base/text.h"

namespace concert::situations {
namespace {

using engines::reidentification::Attribute;
using engines::reidentification::RareCombination;

constexpr std::string_view counted = "households";
constexpr std::size_t most_columns = 8, most_rows = 20'000, most_choices = 64;

bool is_coded(std::string_view column) {
  return column == "age_band" || column == "sex";
}

// " old harbour road ": folded words with one space around each.
std::string words_of(std::string_view text) {
  std::string out = " ";
  for (const char c : text::fold(text))
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80)
      out += c;
    else if (out.back() != ' ')
      out += ' ';
  if (out.back() != ' ')
    out += ' ';
  return out;
}

Refusal wrong_line(std::size_t line) {
  return Refusal::invalid("file", "problem.households_line", {std::to_string(line)});
}

} // namespace

Result<Households> read_households(std::string_view csv) {
  const csv::Table file = csv::read_table(csv);
  if (!file.troubles.empty())
    return wrong_line(file.troubles.front().line);
  const auto count_at = file.column(counted);
  if (!count_at || file.columns.size() < 2 || file.columns.size() > most_columns || file.rows.size() > most_rows)
    return Refusal::invalid("file", "problem.households_columns");
  Households out;
  for (const std::string& column : file.columns)
    if (column != counted) {
      if (!text::is_snake_case(column))
        return Refusal::invalid("file", "problem.households_columns");
      out.table.names.push_back(column);
    }
  for (const csv::Row& row : file.rows) {
    engines::reidentification::Contingency::Row made;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string& cell = row.cells[i];
      if (i == *count_at) {
        const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), made.households);
        if (error != std::errc() || end != cell.data() + cell.size() || made.households < 0)
          return wrong_line(row.line);
        continue;
      }
      const auto spellings = text::split(cell, '|');
      const std::string value(text::trim(spellings.front()));
      if (value.empty() || value.find_first_of("\n,;=") != std::string::npos)
        return wrong_line(row.line);
      if (!is_coded(file.columns[i])) {
        auto& called = out.called[file.columns[i]][value];
        for (const std::string_view spelling : spellings)
          if (const std::string words = words_of(spelling);
              words.size() > 2 && std::find(called.begin(), called.end(), words) == called.end())
            called.push_back(words);
      }
      made.values.push_back(value);
    }
    out.table.rows.push_back(std::move(made));
  }
  return out;
}

std::vector<RareCombination> rare_in(const Households& figures, const Picture& picture, std::string_view text) {
  const std::string said = words_of(text);
  // Each choice is one way of reading the text: of two neighbourhoods named, the one or the other.
  std::vector<std::vector<Attribute>> choices = {{}};
  for (const auto& [column, values] : figures.called) {
    std::vector<std::vector<Attribute>> next;
    for (const auto& [value, spellings] : values)
      if (std::any_of(spellings.begin(), spellings.end(),
                      [&](const std::string& one) { return said.find(one) != std::string::npos; }))
        for (std::vector<Attribute> choice : choices) {
          choice.push_back({column, value});
          next.push_back(std::move(choice));
        }
    if (!next.empty() && next.size() <= most_choices)
      choices = std::move(next);
  }
  std::vector<AffectedPerson> people = picture.affected;
  if (people.empty())
    people.emplace_back();
  const auto known = [&](const Attribute& attribute) {
    const auto& names = figures.table.names;
    const auto column = static_cast<std::size_t>(std::find(names.begin(), names.end(), attribute.name) - names.begin());
    return column < names.size() && std::any_of(figures.table.rows.begin(), figures.table.rows.end(),
                                                [&](const auto& row) { return row.values[column] == attribute.value; });
  };
  std::vector<RareCombination> out;
  for (const AffectedPerson& person : people)
    for (const std::vector<Attribute>& choice : choices) {
      engines::reidentification::RareQuestion question;
      question.k = rare_below;
      question.combination = {{"age_band", person.age_band.id}, {"sex", person.sex.id}};
      question.combination.insert(question.combination.end(), choice.begin(), choice.end());
      std::erase_if(question.combination, [&](const Attribute& one) { return !known(one); });
      const auto found = engines::reidentification::rare(question, figures.table);
      check(found.has_value(), "a question of few attributes, each once");
      for (const RareCombination& one : *found)
        if (std::find(out.begin(), out.end(), one) == out.end())
          out.push_back(one);
    }
  return out;
}

} // namespace concert::situations
