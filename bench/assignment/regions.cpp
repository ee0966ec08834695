#include "regions.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

namespace concert::bench {
namespace {

using engines::assignment::Problem;

// Draws numbers 0..n-1 with weight 1 / (number + 1)^power.
class Zipf {
public:
  Zipf(std::int32_t n, double power) {
    double sum = 0;
    for (std::int32_t k = 0; k < n; ++k)
      sums_.push_back(sum += std::pow(k + 1, -power));
  }
  std::int32_t draw(Draw& draw) const {
    const double at = draw.unit() * sums_.back();
    return static_cast<std::int32_t>(std::upper_bound(sums_.begin(), sums_.end(), at) - sums_.begin());
  }

private:
  std::vector<double> sums_;
};

// Log-normal shares that add up to `all`, at least one each.
std::vector<std::int32_t> some_seats(Draw& draw, std::int32_t services, double all) {
  std::vector<double> share;
  for (std::int32_t j = 0; j < services; ++j)
    share.push_back(std::exp(0.9 * draw.normal()));
  const double sum = std::accumulate(share.begin(), share.end(), 0.0);
  std::vector<std::int32_t> seats;
  for (const double one : share)
    seats.push_back(std::max(1, static_cast<std::int32_t>(std::lround(one / sum * all))));
  return seats;
}

std::int32_t rounded(double benefit, std::int32_t levels) {
  const auto whole = static_cast<std::int32_t>(std::lround(1e6 * benefit));
  if (levels == 0)
    return std::clamp(whole, 1, 1'000'000);
  const std::int32_t level = 1'000'000 / levels;
  return std::clamp((whole + level - 1) / level, 1, levels) * level;
}

struct Place {
  double x = 0, y = 0;
};

struct Help {
  std::int32_t number = 0;
  Place place;
  double base = 0; // quality x exp(-wait / tau)
  unsigned ages = 0, genders = 0, languages = 0;
};

struct Person {
  Place place;
  unsigned age = 0, gender = 0, language = 0; // one bit each
  double risk = 0;
};

Place near(const Place& town, Draw& draw) {
  return {town.x + 8 * draw.normal(), town.y + 8 * draw.normal()};
}

} // namespace

double Draw::normal() {
  const double a = 1 - unit(), b = unit();
  return std::sqrt(-2 * std::log(a)) * std::cos(2 * std::numbers::pi * b);
}

Problem geo_region(const RegionSizes& sizes) {
  constexpr std::int32_t kinds = 24, towns = 40;
  Draw draw(sizes.seed);
  std::vector<Place> town;
  for (std::int32_t t = 0; t < towns; ++t)
    town.push_back({400 * draw.unit(), 400 * draw.unit()});
  const Zipf people(towns, 1.0), demand(kinds, 0.8), supply(kinds, 0.6);
  std::vector<std::int32_t> order(
      kinds); // which kinds are supplied most has little to do with which are asked for most
  std::iota(order.begin(), order.end(), 0);
  for (std::int32_t k = kinds - 1; k > 0; --k)
    std::swap(order[static_cast<std::size_t>(k)], order[static_cast<std::size_t>(draw.below(k + 1))]);

  std::vector<std::vector<Help>> of_kind(kinds);
  for (std::int32_t j = 0; j < sizes.services; ++j) {
    Help help;
    help.number = j;
    help.place = near(town[static_cast<std::size_t>(people.draw(draw))], draw);
    const double wait = 10 * std::exp(0.8 * draw.normal());
    help.base = (0.4 + 0.6 * draw.unit()) * std::exp(-wait / 30);
    help.ages = draw.unit() < 0.5 ? 15U : 1U << draw.below(4) | 1U << draw.below(4) | 1U << draw.below(4);
    help.genders = draw.unit() < 0.8 ? 7U : 1U << draw.below(3);
    help.languages = draw.unit() < 0.5 ? 3U : 1U;
    of_kind[static_cast<std::size_t>(order[static_cast<std::size_t>(supply.draw(draw))])].push_back(help);
  }
  for (auto& all : of_kind)
    std::stable_sort(all.begin(), all.end(), [](const Help& a, const Help& b) { return a.base > b.base; });

  Problem problem;
  problem.seats = some_seats(draw, sizes.services, sizes.seats_for_each_need * sizes.needs);
  problem.rows.push_back(0);
  std::vector<std::int32_t> benefit;
  std::vector<std::pair<double, std::int32_t>> best; // a heap, the worst on top
  const auto better = [](const auto& a, const auto& b) { return a.first > b.first; };
  for (std::int32_t i = 0; i < sizes.needs; ++i) {
    Person person;
    person.place = near(town[static_cast<std::size_t>(people.draw(draw))], draw);
    const auto kind = static_cast<std::size_t>(demand.draw(draw));
    person.age = 1U << draw.below(4);
    person.gender = 1U << (draw.unit() < 0.04 ? 2 : draw.below(2));
    person.language = draw.unit() < 0.1 ? 2U : 1U;
    person.risk = 0.1 + 0.9 * draw.unit() * draw.unit();
    best.clear();
    for (const Help& help : of_kind[kind]) {
      const bool full = best.size() == static_cast<std::size_t>(sizes.candidates);
      if (full && help.base <= best.front().first)
        break; // distance and fit only lower it
      if ((help.ages & person.age) == 0 || (help.genders & person.gender) == 0)
        continue;
      const double distance = std::hypot(help.place.x - person.place.x, help.place.y - person.place.y);
      const double fit = (help.languages & person.language) != 0 ? 1.0 : 0.6;
      const double value = help.base * fit * std::exp(-distance / 60);
      if (full && value <= best.front().first)
        continue;
      if (full) {
        std::pop_heap(best.begin(), best.end(), better);
        best.pop_back();
      }
      best.emplace_back(value, help.number);
      std::push_heap(best.begin(), best.end(), better);
    }
    std::sort(best.begin(), best.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    for (const auto& [value, service] : best) {
      problem.service.push_back(service);
      benefit.push_back(rounded(value * person.risk, sizes.levels));
    }
    problem.rows.push_back(problem.pairs());
  }
  problem.service.shrink_to_fit();
  benefit.shrink_to_fit();
  problem.benefit = std::move(benefit);
  return problem;
}

Problem zipf_region(const RegionSizes& sizes) {
  Draw draw(sizes.seed);
  Problem problem;
  problem.seats = some_seats(draw, sizes.services, sizes.seats_for_each_need * sizes.needs);
  problem.rows.push_back(0);
  const Zipf popularity(sizes.services, 0.8);
  std::vector<std::int32_t> benefit, row;
  std::vector<std::int32_t> seen(problem.seats.size(), -1);
  for (std::int32_t i = 0; i < sizes.needs; ++i) {
    row.clear();
    while (row.size() < static_cast<std::size_t>(std::min(sizes.candidates, sizes.services))) {
      const std::int32_t service = popularity.draw(draw);
      if (std::exchange(seen[static_cast<std::size_t>(service)], i) != i)
        row.push_back(service);
    }
    std::sort(row.begin(), row.end());
    for (const std::int32_t service : row) {
      problem.service.push_back(service);
      benefit.push_back(rounded(draw.unit(), sizes.levels));
    }
    problem.rows.push_back(problem.pairs());
  }
  problem.service.shrink_to_fit();
  benefit.shrink_to_fit();
  problem.benefit = std::move(benefit);
  return problem;
}

} // namespace concert::bench
