#include "engines/assignment/auction.h"

#include <algorithm>

namespace concert::engines::assignment {
namespace {

// The lowest bid first; between equal bids the later unit leaves, so that the order is the same everywhere.
bool stays_longer(const Seat& a, const Seat& b) {
  return a.bid > b.bid || (a.bid == b.bid && a.unit < b.unit);
}

// Puts `in` into a full heap of `count` seats in place of its lowest bidder, who is returned.
std::int32_t replace_lowest(Seat* heap, std::int32_t count, Seat in) {
  const std::int32_t out = heap[0].unit;
  std::int32_t hole = 0;
  for (;;) {
    std::int32_t child = 2 * hole + 1;
    if (child >= count)
      break;
    if (child + 1 < count && stays_longer(heap[child], heap[child + 1]))
      ++child;
    if (!stays_longer(in, heap[child]))
      break;
    heap[hole] = heap[child];
    hole = child;
  }
  heap[hole] = in;
  return out;
}

template <class Benefit>
void fetch_row(const Rows<Benefit>& rows, std::int32_t unit) {
  const std::int64_t begin = rows.begin[unit];
  const auto length = static_cast<std::size_t>(rows.end[unit] - begin);
  const auto* services = reinterpret_cast<const char*>(rows.service + begin);
  const auto* benefits = reinterpret_cast<const char*>(rows.benefit + begin);
  constexpr std::size_t line = 64, most = 8 * line; // beyond that the machine has seen the pattern itself
  for (std::size_t at = 0; at < std::min(length * sizeof(std::int32_t), most); at += line)
    __builtin_prefetch(services + at);
  for (std::size_t at = 0; at < std::min(length * sizeof(Benefit), most); at += line)
    __builtin_prefetch(benefits + at);
}

} // namespace

template <class Benefit>
bool auction_phase(const Rows<Benefit>& rows, Plan& plan, const Share& share, std::int64_t eps, Meter& meter) {
  for (const std::int32_t service : share.services)
    plan.taken[index(service)] = 0;
  for (const std::int32_t unit : share.units)
    plan.unit[index(unit)].at = nobody;
  std::vector<std::int32_t> waiting = share.units, sent_away;
  bool in_time = true;
  while (!waiting.empty() && in_time) {
    sent_away.clear();
    for (std::size_t next = 0; next < waiting.size(); ++next) {
      if (next + 2 < waiting.size())
        fetch_row(rows, waiting[next + 2]);
      const std::int32_t unit = waiting[next];
      if (!meter.spend(rows.length(unit))) {
        in_time = false;
        break;
      }
      const Best best = best_of(rows, plan.price.data(), unit);
      if (best.offset == nobody)
        continue;
      ++meter.work.bids;
      const std::int32_t service = rows.service_at(unit, best.offset);
      const std::size_t j = index(service);
      const Seat bid{plan.price[j] + (best.value - best.second) + eps, unit};
      plan.unit[index(unit)].offset = best.offset;
      Seat* const seats = plan.seats_of(service);
      if (plan.taken[j] == plan.capacity[j]) {
        sent_away.push_back(replace_lowest(seats, plan.taken[j], bid));
        plan.price[j] = seats[0].bid;
        continue;
      }
      seats[plan.taken[j]++] = bid;
      if (plan.taken[j] == plan.capacity[j]) {
        std::make_heap(seats, seats + plan.taken[j], stays_longer);
        plan.price[j] = seats[0].bid;
      }
    }
    waiting.swap(sent_away);
  }
  for (const std::int32_t j : share.services)
    for (std::int32_t s = 0; s < plan.taken[index(j)]; ++s)
      plan.unit[index(plan.seats_of(j)[s].unit)].at = j;
  return in_time;
}

template <class Benefit>
std::vector<Share> shares_of(const Rows<Benefit>& rows, const Plan& plan, int most) {
  Share all;
  for (std::int32_t u = 0; u < plan.units(); ++u)
    all.units.push_back(u);
  for (std::int32_t j = 0; j < plan.services(); ++j)
    all.services.push_back(j);
  if (most < 2)
    return {std::move(all)};

  std::vector<std::int32_t> above = all.services; // a service of the same piece; itself: the first of them
  const auto first_of = [&](std::int32_t service) {
    while (above[index(service)] != service)
      service = above[index(service)] = above[index(above[index(service)])];
    return service;
  };
  for (const std::int32_t unit : all.units)
    for (std::int32_t k = 1; k < rows.length(unit); ++k) {
      const std::int32_t a = first_of(rows.service_at(unit, 0)), b = first_of(rows.service_at(unit, k));
      above[index(std::max(a, b))] = std::min(a, b);
    }
  std::vector<std::int64_t> pairs(above.size());
  for (const std::int32_t unit : all.units)
    if (rows.length(unit) > 0)
      pairs[index(first_of(rows.service_at(unit, 0)))] += rows.length(unit);
  std::vector<std::int32_t> pieces = all.services;
  std::stable_sort(pieces.begin(), pieces.end(),
                   [&](std::int32_t a, std::int32_t b) { return pairs[index(a)] > pairs[index(b)]; });
  std::vector<Share> shares(static_cast<std::size_t>(most));
  std::vector<std::int64_t> load(shares.size());
  std::vector<std::size_t> share_of(above.size());
  for (const std::int32_t piece : pieces) { // the largest first, each to who has least
    const auto least = static_cast<std::size_t>(std::min_element(load.begin(), load.end()) - load.begin());
    share_of[index(piece)] = least;
    load[least] += pairs[index(piece)];
  }
  for (const std::int32_t unit : all.units)
    shares[rows.length(unit) == 0 ? 0 : share_of[index(first_of(rows.service_at(unit, 0)))]].units.push_back(unit);
  for (const std::int32_t service : all.services)
    shares[share_of[index(first_of(service))]].services.push_back(service);
  std::erase_if(shares, [](const Share& share) { return share.units.empty() && share.services.empty(); });
  return shares;
}

template std::vector<Share> shares_of(const Rows<std::int32_t>&, const Plan&, int);
template std::vector<Share> shares_of(const Rows<std::int64_t>&, const Plan&, int);
template bool auction_phase(const Rows<std::int32_t>&, Plan&, const Share&, std::int64_t, Meter&);
template bool auction_phase(const Rows<std::int64_t>&, Plan&, const Share&, std::int64_t, Meter&);

} // namespace concert::engines::assignment
