#include "rooms/alignment/region_rules.h"

#include <array>
#include <charconv>

#include "base/named.h"
#include "base/well_shaped.h"

namespace concert::alignment {
namespace {

constexpr std::array<std::string_view, 2> ties_names = {"lot", "longest_wait"};
constexpr std::array<std::string_view, 3> load_names = {"none", "light", "strong"};
constexpr int most_days = 365, most_held = 20;

} // namespace

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

std::string said_of(const RegionRules& rules) {
  return "rules;first_after_days=" + std::to_string(rules.first_after_days) +
         ";ties=" + std::string(name_of(rules.ties)) + ";held_for_acute=" + std::to_string(rules.held_for_acute) +
         ";even_load=" + std::string(name_of(rules.even_load));
}

const FieldSpecs& rules_fields() {
  static const FieldSpecs specs = {
      {.name = "first_after_days", .kind = FieldKind::integer},
      {.name = "ties", .kind = FieldKind::choice, .choices = {ties_names.begin(), ties_names.end()}},
      {.name = "held_for_acute", .kind = FieldKind::integer},
      {.name = "even_load", .kind = FieldKind::choice, .choices = {load_names.begin(), load_names.end()}}};
  return specs;
}

Result<RegionRules> read_rules(const Fields& fields) {
  TRY(well_shaped(fields, rules_fields()));
  std::vector<concert::Problem> problems;
  const auto number = [&](const char* name, int most) {
    const std::string typed = fields.text_or(name);
    int out = -1;
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
  return out;
}

} // namespace concert::alignment
