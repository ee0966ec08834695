#include "engines/assignment/lottery.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <tuple>

#include "engines/assignment/weights.h"

namespace concert::engines::assignment {
namespace {

std::uint64_t mixed(std::uint64_t z) { // splitmix64
  z += 0x9e3779b97f4a7c15ULL;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

std::uint64_t lot_of(std::uint64_t seed, std::uint64_t name) {
  return mixed(mixed(seed) ^ name);
}

// Numbers in the order of their lots, names deciding the rare equal lots; nothing when a name stands twice.
std::vector<std::int32_t> in_order_of_lots(const std::vector<std::uint64_t>& names, std::uint64_t seed) {
  std::vector<std::int32_t> order(names.size());
  std::iota(order.begin(), order.end(), 0);
  const auto key = [&](std::int32_t i) {
    const std::uint64_t name = names[static_cast<std::size_t>(i)];
    return std::pair(lot_of(seed, name), name);
  };
  std::sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) { return key(a) < key(b); });
  return order;
}

bool has_twice(std::vector<std::uint64_t> names) {
  std::sort(names.begin(), names.end());
  return std::adjacent_find(names.begin(), names.end()) != names.end();
}

std::vector<std::int32_t> places_of(const std::vector<std::int32_t>& order) {
  std::vector<std::int32_t> out(order.size());
  for (std::size_t k = 0; k < order.size(); ++k)
    out[static_cast<std::size_t>(order[k])] = static_cast<std::int32_t>(k);
  return out;
}

} // namespace

std::uint64_t number_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text)
    hash = (hash ^ static_cast<std::uint8_t>(c)) * 1099511628211u;
  return mixed(hash);
}

Result<Drawn> draw(const Problem& problem, std::span<const Standing> standing,
                   std::span<const std::uint64_t> service_names, std::uint64_t seed) {
  if (auto sound = check_problem(problem); !sound)
    return std::move(sound).error();
  if (standing.size() != static_cast<std::size_t>(problem.needs()))
    return Refusal::invalid("standing", "assignment.sizes_differ");
  if (service_names.size() != problem.seats.size())
    return Refusal::invalid("service_names", "assignment.sizes_differ");
  std::vector<std::uint64_t> names;
  for (const Standing& one : standing)
    names.push_back(one.name);
  if (has_twice(names))
    return Refusal::invalid("standing", "assignment.name_twice");
  const std::vector<std::uint64_t> services(service_names.begin(), service_names.end());
  if (has_twice(services))
    return Refusal::invalid("service_names", "assignment.name_twice");

  Drawn out;
  out.need = in_order_of_lots(names, seed);
  out.service = in_order_of_lots(services, mixed(seed)); // a need and a service of one name draw different lots
  const std::vector<std::int32_t> need_at = places_of(out.need), service_at = places_of(out.service);

  // The queue: who waited shortest first, so that the place from the end is 1, 2, ...
  std::vector<std::int32_t> queue(out.need.rbegin(), out.need.rend());
  std::stable_sort(queue.begin(), queue.end(), [&](std::int32_t a, std::int32_t b) {
    return standing[static_cast<std::size_t>(a)].waited < standing[static_cast<std::size_t>(b)].waited;
  });
  std::vector<std::int64_t> place(queue.size());
  std::int64_t sum = 0;
  for (std::size_t k = 0; k < queue.size(); ++k) {
    const std::int64_t from_end = static_cast<std::int64_t>(k) + 1;
    place[static_cast<std::size_t>(queue[k])] = from_end;
    const auto more = times(from_end, problem.units_of(queue[k]));
    const auto all = more ? plus(sum, *more) : std::nullopt;
    if (!all)
      return weights_too_large();
    sum = *all;
  }
  out.scale = sum + 1;
  const Problem scaled = TRY(weighed(problem, [&](std::int32_t need, std::int64_t benefit) {
    const auto high = times(benefit, out.scale);
    return high ? plus(*high, place[static_cast<std::size_t>(need)]) : std::nullopt;
  }));

  std::vector<std::int64_t> benefit;
  out.problem.rows.push_back(0);
  for (const std::int32_t need : out.need) {
    const auto i = static_cast<std::size_t>(need);
    if (!problem.units.empty())
      out.problem.units.push_back(problem.units[i]);
    std::vector<std::pair<std::int32_t, std::int64_t>> row;
    for (auto pair = problem.rows[i]; pair < problem.rows[i + 1]; ++pair) {
      const auto service = static_cast<std::size_t>(problem.service[static_cast<std::size_t>(pair)]);
      row.emplace_back(service_at[service], benefit_at(scaled, pair));
    }
    std::sort(row.begin(), row.end());
    for (const auto& [service, value] : row) {
      out.problem.service.push_back(service);
      benefit.push_back(value);
    }
    out.problem.rows.push_back(out.problem.pairs());
  }
  out.problem.benefit = std::move(benefit);
  for (const std::int32_t service : out.service)
    out.problem.seats.push_back(problem.seats[static_cast<std::size_t>(service)]);
  const auto moved = [&](const std::vector<Pair>& all) {
    std::vector<Pair> pairs;
    for (const Pair& one : all)
      if (one.need >= 0 && one.need < problem.needs() && one.service >= 0 && one.service < problem.services())
        pairs.push_back(
            {need_at[static_cast<std::size_t>(one.need)], service_at[static_cast<std::size_t>(one.service)]});
    std::sort(pairs.begin(), pairs.end(),
              [](const Pair& a, const Pair& b) { return std::tie(a.need, a.service) < std::tie(b.need, b.service); });
    return pairs;
  };
  out.problem.pins = moved(problem.pins);
  out.problem.bans = moved(problem.bans);
  return out;
}

std::vector<Chosen> undrawn(const Drawn& drawn, const Solution& solution) {
  std::vector<Chosen> out = solution.chosen;
  for (Chosen& one : out) {
    one.need = drawn.need[static_cast<std::size_t>(one.need)];
    one.service = drawn.service[static_cast<std::size_t>(one.service)];
  }
  std::sort(out.begin(), out.end(),
            [](const Chosen& a, const Chosen& b) { return std::tie(a.need, a.service) < std::tie(b.need, b.service); });
  return out;
}

} // namespace concert::engines::assignment
