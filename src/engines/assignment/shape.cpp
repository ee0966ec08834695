#include "engines/assignment/shape.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>

namespace concert::engines::assignment {
namespace {

constexpr std::int64_t most_units = std::numeric_limits<std::int32_t>::max() - 1;

Refusal at(const char* field, const char* word, std::int64_t number) {
  return Refusal::invalid(field, word, {std::to_string(number)});
}

Result<void> check_sizes(const Problem& problem) {
  const auto pairs = problem.service.size();
  const auto benefits = std::visit([](const auto& all) { return all.size(); }, problem.benefit);
  const auto most = static_cast<std::size_t>(most_units);
  if (problem.rows.empty() || problem.rows.front() != 0 || problem.rows.back() != problem.pairs() ||
      problem.rows.size() > most || problem.seats.size() > most ||
      (!problem.units.empty() && problem.units.size() + 1 != problem.rows.size()))
    return Refusal::invalid("rows", "assignment.sizes_differ");
  if (benefits != pairs)
    return Refusal::invalid("benefit", "assignment.sizes_differ");
  for (std::size_t i = 0; i + 1 < problem.rows.size(); ++i)
    if (problem.rows[i + 1] < problem.rows[i])
      return at("rows", "assignment.sizes_differ", static_cast<std::int64_t>(i));
  return {};
}

Result<void> check_counts(const Problem& problem, Shape& shape) {
  for (std::size_t i = 0; i < problem.units.size(); ++i) {
    if (problem.units[i] < 0)
      return at("units", "assignment.negative_units", static_cast<std::int64_t>(i));
    shape.units += problem.units[i];
  }
  if (problem.units.empty())
    shape.units = problem.needs();
  if (shape.units > most_units)
    return Refusal::invalid("units", "assignment.too_many_units");
  for (std::size_t j = 0; j < problem.seats.size(); ++j)
    if (problem.seats[j] < 0)
      return at("seats", "assignment.negative_seats", static_cast<std::int64_t>(j));
  return {};
}

template <class Benefit>
Result<void> look_at_pairs(const Problem& problem, const std::vector<Benefit>& benefit, Shape& shape) {
  const std::int32_t services = problem.services();
  std::vector<std::int32_t> seen(problem.seats.size(), -1);
  std::vector<std::int64_t> wanted(problem.seats.size());
  Benefit largest = 0, smallest = 0;
  std::int64_t step = 0;
  for (std::int32_t i = 0; i < problem.needs(); ++i) {
    const std::int64_t units = problem.units_of(i);
    for (std::int64_t pair = problem.rows[index(i)]; pair < problem.rows[index(i) + 1]; ++pair) {
      const std::int32_t j = problem.service[static_cast<std::size_t>(pair)];
      if (j < 0 || j >= services)
        return at("service", "assignment.no_such_service", pair);
      if (seen[index(j)] == i)
        return at("service", "assignment.pair_twice", pair);
      seen[index(j)] = i;
      wanted[index(j)] += units;
      const Benefit value = benefit[static_cast<std::size_t>(pair)];
      largest = std::max(largest, value);
      smallest = std::min(smallest, value);
      if (step != 1 && value > 0 && (step == 0 || value % step != 0))
        step = std::gcd(step, static_cast<std::int64_t>(value));
    }
  }
  constexpr std::int64_t most_sum = std::int64_t{1} << 62;
  const std::int64_t most = std::min(largest_benefit, most_sum / std::max<std::int64_t>(shape.units, 1));
  if (largest > most || smallest < -most) {
    const auto first =
        std::find_if(benefit.begin(), benefit.end(), [most](Benefit b) { return b > most || b < -most; });
    return at("benefit", "assignment.benefit_too_large", first - benefit.begin());
  }
  shape.largest = largest;
  constexpr Benefit narrow = Benefit{1} << 29;
  shape.narrow = largest <= narrow && smallest >= -narrow;
  shape.step = std::max<std::int64_t>(step, 1);
  shape.wanted.resize(wanted.size());
  std::transform(wanted.begin(), wanted.end(), shape.wanted.begin(),
                 [](std::int64_t all) { return static_cast<std::int32_t>(std::min(all, most_units)); });
  return {};
}

bool has_pair(const Problem& problem, const Pair& pair) {
  if (pair.need < 0 || pair.need >= problem.needs())
    return false;
  const auto row = problem.service.begin();
  const auto end = row + problem.rows[index(pair.need) + 1];
  return std::find(row + problem.rows[index(pair.need)], end, pair.service) != end;
}

Result<void> take_pins(const Problem& problem, Shape& shape) {
  shape.left_seats = problem.seats;
  shape.left_units = problem.units;
  if (problem.pins.empty())
    return {};
  if (shape.left_units.empty())
    shape.left_units.assign(index(problem.needs()), 1);
  const auto before = [](const Pair& a, const Pair& b) {
    return a.need != b.need ? a.need < b.need : a.service < b.service;
  };
  std::vector<Pair> bans = problem.bans;
  std::sort(bans.begin(), bans.end(), before);
  for (std::size_t at_pin = 0; at_pin < problem.pins.size(); ++at_pin) {
    const Pair& pin = problem.pins[at_pin];
    const auto number = static_cast<std::int64_t>(at_pin);
    if (!has_pair(problem, pin))
      return at("pins", "assignment.pin_no_pair", number);
    if (std::binary_search(bans.begin(), bans.end(), pin, before))
      return at("pins", "assignment.pin_banned", number);
    if (--shape.left_units[index(pin.need)] < 0)
      return at("pins", "assignment.pin_no_unit", number);
    if (--shape.left_seats[index(pin.service)] < 0)
      return at("pins", "assignment.pin_no_seat", number);
  }
  return {};
}

} // namespace

Result<Shape> shape_of(const Problem& problem) {
  Shape shape;
  if (auto sizes = check_sizes(problem); !sizes)
    return std::move(sizes).error();
  if (auto counts = check_counts(problem, shape); !counts)
    return std::move(counts).error();
  auto pairs = std::visit([&](const auto& all) { return look_at_pairs(problem, all, shape); }, problem.benefit);
  if (!pairs)
    return std::move(pairs).error();
  if (auto pins = take_pins(problem, shape); !pins)
    return std::move(pins).error();
  return shape;
}

Result<void> check_problem(const Problem& problem) {
  const auto shape = shape_of(problem);
  if (!shape)
    return shape.error();
  return {};
}

} // namespace concert::engines::assignment
