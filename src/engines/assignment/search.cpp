#include "engines/assignment/search.h"

#include <algorithm>

#include "base/check.h"

namespace concert::engines::assignment {

template <class Benefit>
void Search<Benefit>::begin() {
  if (label_.size() != plan_.price.size())
    label_.assign(plan_.price.size(), Label{});
  for (const std::int32_t service : touched_)
    label_[index(service)] = Label{};
  touched_.clear();
  settled_.clear();
  heap_.clear();
}

template <class Benefit>
void Search<Benefit>::push(std::int64_t key, Kind kind, std::int32_t number) {
  heap_.push_back({key, kind, number});
  std::push_heap(heap_.begin(), heap_.end());
}

template <class Benefit>
bool Search<Benefit>::pop(Entry& entry) {
  if (heap_.empty() || heap_.front().key >= ending_.cost)
    return false;
  std::pop_heap(heap_.begin(), heap_.end());
  entry = heap_.back();
  heap_.pop_back();
  return true;
}

template <class Benefit>
void Search<Benefit>::reach_service(std::int32_t service, std::int64_t distance, std::int32_t unit,
                                    std::int32_t offset) {
  Label& label = label_[index(service)];
  if (distance >= label.distance)
    return;
  if (label.distance == far)
    touched_.push_back(service);
  label = {distance, unit, offset};
  if (plan_.has_free_seat(service))
    ending_ = {distance, service};
  else
    push(distance, Kind::service, service);
}

template <class Benefit>
void Search<Benefit>::look_along_row(std::int32_t unit, std::int64_t distance) {
  const std::int32_t length = rows_.length(unit);
  const std::int32_t sits_at = plan_.unit[index(unit)].at;
  const std::int64_t beyond = distance + plan_.unit[index(unit)].profit;
  pairs_read_ += length;
  for (std::int32_t k = 0; k < length; ++k) {
    const std::int64_t benefit = rows_.benefit_at(unit, k);
    const std::int32_t service = rows_.service_at(unit, k);
    const std::int64_t reached = beyond - benefit + plan_.price[index(service)];
    if (reached < ending_.cost && benefit > 0 && service != sits_at)
      reach_service(service, reached, unit, k);
  }
}

template <class Benefit>
void Search<Benefit>::look_from_holders(std::int32_t service, std::int64_t distance) {
  const Seat* const seats = plan_.seats_of(service);
  const std::int32_t holders = plan_.taken[index(service)];
  for (std::int32_t s = 0; s < holders; ++s) {
    __builtin_prefetch(&plan_.unit[index(seats[s].unit)]);
    near_.fetch(seats[s].unit);
  }
  for (std::int32_t s = 0; s < holders; ++s) {
    const std::int32_t unit = seats[s].unit;
    const std::int64_t beyond = distance + plan_.unit[index(unit)].profit;
    if (beyond < ending_.cost)
      ending_ = {beyond, service, unit};
    near_.of_unit(unit, [&](const NearPair& pair) {
      ++pairs_read_;
      const std::int64_t reached = beyond - pair.benefit + plan_.price[index(pair.other)];
      if (reached < ending_.cost && pair.other != service)
        reach_service(pair.other, reached, unit, pair.offset);
    });
    const std::int64_t later = distance + near_.slack_of_unit(plan_, unit);
    if (later < ending_.cost)
      push(later, Kind::whole_row, unit);
  }
}

template <class Benefit>
Ending Search<Benefit>::run_forward() {
  Entry entry{};
  while (pop(entry)) {
    if (entry.kind == Kind::whole_row) {
      look_along_row(entry.number, label_[index(plan_.unit[index(entry.number)].at)].distance);
      continue;
    }
    if (entry.key != label_[index(entry.number)].distance)
      continue; // reached by a shorter path since
    settled_.push_back(entry.number);
    look_from_holders(entry.number, entry.key);
  }
  return ending_;
}

template <class Benefit>
Ending Search<Benefit>::for_unit(std::int32_t unit) {
  begin();
  ending_ = {plan_.unit[index(unit)].profit, nobody, unit};
  look_along_row(unit, 0);
  return run_forward();
}

template <class Benefit>
Ending Search<Benefit>::for_lost_seat(std::int32_t service) {
  begin();
  ending_ = {far};
  label_[index(service)].distance = 0;
  touched_.push_back(service);
  push(0, Kind::service, service);
  return run_forward();
}

template <class Benefit>
template <class IsThere>
void Search<Benefit>::reach_unit(std::int32_t service, std::int64_t distance, const NearPair& pair,
                                 const IsThere& is_there) {
  const Unit& unit = plan_.unit[index(pair.other)];
  const std::int32_t sits_at = unit.at;
  const std::int64_t reached = distance + unit.profit + plan_.price[index(service)] - pair.benefit;
  if (reached >= ending_.cost || sits_at == service || !is_there())
    return;
  if (sits_at == nobody) {
    ending_ = {reached, service, pair.other, pair.offset};
    return;
  }
  Label& label = label_[index(sits_at)];
  if (reached >= label.distance)
    return;
  if (label.distance == far)
    touched_.push_back(sits_at);
  label = {reached, pair.other, pair.offset};
  push(reached, Kind::service, sits_at);
}

template <class Benefit>
void Search<Benefit>::look_down_column(std::int32_t service, std::int64_t distance) {
  if (near_.has_columns()) {
    near_.of_column(rows_, plan_, service, [&](std::int32_t unit, std::int32_t offset) {
      ++pairs_read_;
      if (const std::int64_t benefit = rows_.benefit_at(unit, offset); benefit > 0)
        reach_unit(service, distance, {unit, offset, benefit}, [] { return true; });
    });
    return;
  }
  ++long_looks_;
  for (std::int32_t unit = 0; unit < plan_.units(); ++unit) {
    const std::int32_t* const begin = rows_.service + rows_.begin[unit];
    const std::int32_t* const end = rows_.service + rows_.end[unit];
    const std::int32_t* const found = std::find(begin, end, service);
    if (found == end)
      continue;
    const auto offset = static_cast<std::int32_t>(found - begin);
    if (const std::int64_t benefit = rows_.benefit_at(unit, offset); benefit > 0)
      reach_unit(service, distance, {unit, offset, benefit}, [] { return true; });
  }
  pairs_read_ += plan_.units() == 0 ? 0 : rows_.end[plan_.units() - 1];
}

template <class Benefit>
Ending Search<Benefit>::for_seat(std::int32_t service, std::int64_t patience) {
  begin();
  const std::int64_t most_long_looks = long_looks_ + patience;
  gave_up_ = false;
  ending_ = {plan_.price[index(service)], service};
  label_[index(service)].distance = 0;
  touched_.push_back(service);
  push(0, Kind::service, service);
  Entry entry{};
  while (pop(entry)) {
    const std::int32_t j = entry.number;
    if (entry.kind == Kind::whole_column) {
      if (long_looks_ == most_long_looks) {
        gave_up_ = true;
        return {};
      }
      look_down_column(j, label_[index(j)].distance);
      continue;
    }
    if (entry.key != label_[index(j)].distance)
      continue;
    settled_.push_back(j);
    if (entry.key + plan_.price[index(j)] < ending_.cost)
      ending_ = {entry.key + plan_.price[index(j)], j};
    near_.of_service(j, plan_, [&](const NearPair& pair, const auto& is_there) {
      ++pairs_read_;
      reach_unit(j, entry.key, pair, is_there);
    });
    const std::int64_t later = entry.key + near_.slack_of_service(plan_, j);
    if (later < ending_.cost)
      push(later, Kind::whole_column, j);
  }
  return ending_;
}

template <class Benefit>
void Search<Benefit>::settle_forward(Plan& plan, NearPairs& near, const Ending& ending, std::int32_t searched) {
  for (const std::int32_t service : settled_) {
    const std::int64_t by = ending.cost - label_[index(service)].distance;
    if (by <= 0)
      continue;
    plan.price[index(service)] += by;
    for (std::int32_t s = 0; s < plan.taken[index(service)]; ++s) {
      const std::int32_t unit = plan.seats_of(service)[s].unit;
      plan.unit[index(unit)].profit -= by;
      near.profit_fell(rows_, plan, unit);
    }
  }
  if (searched != nobody)
    plan.unit[index(searched)].profit -= ending.cost;
  if (ending.service != nobody && ending.unit != nobody)
    plan.rise(ending.unit);
  for (std::int32_t to = ending.service; to != nobody && label_[index(to)].unit != nobody;) {
    const Label& label = label_[index(to)];
    const std::int32_t from = plan.unit[index(label.unit)].at;
    if (from != nobody)
      plan.rise(label.unit);
    plan.sit(label.unit, to, label.offset);
    to = from;
  }
}

template <class Benefit>
void Search<Benefit>::settle_reverse(Plan& plan, NearPairs& near, const Ending& ending) {
  for (const std::int32_t service : settled_) {
    const std::int64_t by = ending.cost - label_[index(service)].distance;
    if (by <= 0)
      continue;
    plan.price[index(service)] -= by;
    near.price_fell(rows_, plan, service);
    for (std::int32_t s = 0; s < plan.taken[index(service)]; ++s)
      plan.unit[index(plan.seats_of(service)[s].unit)].profit += by;
  }
  std::vector<std::int32_t> path; // services, from the ending to the seat that was searched for
  for (std::int32_t j = ending.service; label_[index(j)].unit != nobody;
       j = rows_.service_at(label_[index(j)].unit, label_[index(j)].offset))
    path.push_back(j);
  for (auto j = path.rbegin(); j != path.rend(); ++j) {
    const Label& label = label_[index(*j)];
    plan.rise(label.unit);
    plan.sit(label.unit, rows_.service_at(label.unit, label.offset), label.offset);
  }
  if (ending.unit != nobody)
    plan.sit(ending.unit, ending.service, ending.offset);
}

template class Search<std::int32_t>;
template class Search<std::int64_t>;

} // namespace concert::engines::assignment
