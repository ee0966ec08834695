#include "rooms/alignment/region_rules.h"

#include <array>
#include <charconv>

#include "base/named.h"
#include "base/well_shaped.h"

namespace concert::alignment {
namespace {

constexpr std::array<std::string_view, 2> ties_names = {"lot", "longest_wait"};
constexpr std::array<std::string_view, 3> load_names = {"none", "light", "strong"};
constexpr std::array<std::string_view, 2> floor_names = {"none", "age_band"};
constexpr int most_days = 365, most_held = 20;

} // namespace

std::string_view name_of(FloorBy by) {
  return floor_names.at(static_cast<std::size_t>(by));
}
std::optional<FloorBy> floor_by_of(std::string_view name) {
  return named<FloorBy>(floor_names, name);
}
std::string_view name_of(Ties ties) {
  return ties_names.at(static_cast<std::size_t>(ties));
}
std::optional<Ties> ties_of(std::string_view name) {
  return named<Ties>(ties_names, name);
}
std::string_view name_of(EvenLoad load) {
  return load_names.at(static_cast<std::size_t>(load));
}
std::optional<EvenLoad> even_load_of(std::string_view name) {
  return named<EvenLoad>(load_names, name);
}

double most_cost_of(EvenLoad load) {
  return load == EvenLoad::strong ? 0.15 : load == EvenLoad::light ? 0.05 : 0;
}

std::string group_of(FloorBy by, const situations::Picture& picture) {
  if (by != FloorBy::age_band || picture.affected.empty() || picture.affected.front().age_band.id == "unknown")
    return "";
  return picture.affected.front().age_band.id;
}

std::string said_of(const RegionRules& rules) {
  return "rules;first_after_days=" + std::to_string(rules.first_after_days) +
         ";ties=" + std::string(name_of(rules.ties)) + ";held_for_acute=" + std::to_string(rules.held_for_acute) +
         ";even_load=" + std::string(name_of(rules.even_load)) +
         (rules.floor_by == FloorBy::none ? ""
                                          : ";floor_by=" + std::string(name_of(rules.floor_by)) +
                                                ";floor_percent=" + std::to_string(rules.floor_percent) +
                                                ";floor_most_cost=" + std::to_string(rules.floor_most_cost));
}

const FieldSpecs& rules_fields() {
  static const FieldSpecs specs = {
      {.name = "first_after_days", .kind = FieldKind::integer},
      {.name = "ties", .kind = FieldKind::choice, .choices = {ties_names.begin(), ties_names.end()}},
      {.name = "held_for_acute", .kind = FieldKind::integer},
      {.name = "even_load", .kind = FieldKind::choice, .choices = {load_names.begin(), load_names.end()}},
      {.name = "floor_by",
       .kind = FieldKind::choice,
       .presence = Presence::optional,
       .choices = {floor_names.begin(), floor_names.end()}},
      {.name = "floor_percent", .kind = FieldKind::integer, .presence = Presence::optional},
      {.name = "floor_most_cost", .kind = FieldKind::integer, .presence = Presence::optional}};
  return specs;
}

Result<RegionRules> read_rules(const Fields& fields) {
  TRY(well_shaped(fields, rules_fields()));
  std::vector<concert::Problem> problems;
  const auto number = [&](const char* name, int most, int without = -1) {
    const std::string typed = fields.text_or(name);
    int out = without;
    if (typed.empty() && without >= 0)
      return out;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), out);
    if (error != std::errc() || end != typed.data() + typed.size() || out < 0 || out > most)
      problems.push_back({name, "problem.out_of_range", {"0", std::to_string(most)}});
    return out;
  };
  RegionRules out;
  out.first_after_days = number("first_after_days", most_days);
  out.held_for_acute = number("held_for_acute", most_held);
  out.ties = *ties_of(fields.text_or("ties"));
  out.even_load = *even_load_of(fields.text_or("even_load"));
  const RegionRules installed;
  out.floor_by = floor_by_of(fields.text_or("floor_by")).value_or(FloorBy::none);
  out.floor_percent = number("floor_percent", 100, installed.floor_percent);
  out.floor_most_cost = number("floor_most_cost", 100, installed.floor_most_cost);
  if (out.floor_by != FloorBy::none && out.floor_percent == 0)
    problems.push_back({"floor_percent", "problem.out_of_range", {"1", "100"}});
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  return out;
}

Fields fields_of(const RegionRules& rules) {
  Fields out;
  out.add("first_after_days", std::to_string(rules.first_after_days));
  out.add("ties", std::string(name_of(rules.ties)));
  out.add("held_for_acute", std::to_string(rules.held_for_acute));
  out.add("even_load", std::string(name_of(rules.even_load)));
  out.add("floor_by", std::string(name_of(rules.floor_by)));
  out.add("floor_percent", std::to_string(rules.floor_percent));
  out.add("floor_most_cost", std::to_string(rules.floor_most_cost));
  return out;
}

} // namespace concert::alignment
