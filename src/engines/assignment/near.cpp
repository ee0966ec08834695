#include "engines/assignment/near.h"

namespace concert::engines::assignment {
namespace {

template <class Benefit, class Visit>
void visit_within(const Rows<Benefit>& rows, const Plan& plan, std::int32_t unit, std::int64_t most,
                  const Visit& visit) {
  const std::int32_t length = rows.length(unit);
  const std::int32_t* const service = rows.service + rows.begin[unit];
  const Benefit* const benefit = rows.benefit + rows.begin[unit];
  const std::int64_t least = plan.unit[index(unit)].profit - most; // benefit - price must reach it
  for (std::int32_t k = 0; k < length; ++k)
    if (benefit[k] - plan.price[index(service[k])] >= least && benefit[k] > 0)
      visit(service[k], k, static_cast<std::int64_t>(benefit[k]));
}

} // namespace

template <class Benefit>
void NearPairs::list(const Rows<Benefit>& rows, const Plan& plan, std::int64_t reach, std::int64_t most) {
  const std::size_t units = plan.unit.size(), services = plan.price.size();
  reach_ = reach;
  price_then_ = plan.price;
  more_.clear();
  more_of_service_.assign(services, nobody);
  own_.resize(units);
  out_.clear();
  out_.reserve(static_cast<std::size_t>(most)); // growing would hold it twice
  for (std::size_t u = 0; u < units; ++u) {
    Own& own = own_[u];
    own.profit_then = plan.unit[u].profit;
    own.first = static_cast<std::int64_t>(out_.size());
    own.count = 0;
    own.more = nobody;
    const bool waits = plan.unit[u].at == nobody && plan.unit[u].profit > 0;
    own.listed = waits ? nobody : own.stay;
    if (waits)
      continue;
    visit_within(rows, plan, static_cast<std::int32_t>(u), reach_,
                 [&](std::int32_t service, std::int32_t offset, std::int64_t benefit) {
                   out_.push_back({service, offset, benefit});
                 });
    own.count = static_cast<std::int32_t>(static_cast<std::int64_t>(out_.size()) - own.first);
    while (static_cast<std::int64_t>(out_.size()) > most && reach_ > 0)
      come_closer(plan, u);
  }
  in_first_.assign(services + 1, 0);
  for (const NearPair& pair : out_)
    ++in_first_[index(pair.other) + 1];
  for (std::size_t j = 0; j < services; ++j)
    in_first_[j + 1] += in_first_[j];
  in_.resize(out_.size());
  std::size_t k = 0;                      // out_ is in the order of units
  for (std::size_t u = 0; u < units; ++u) // moves each first to the next; put back below
    for (const std::size_t end = k + index(own_[u].count); k < end; ++k)
      in_[in_first_[index(out_[k].other)]++] = {static_cast<std::int32_t>(u), out_[k].offset, out_[k].benefit};
  for (std::size_t j = services; j > 0; --j)
    in_first_[j] = in_first_[j - 1];
  in_first_[0] = 0;
  // With columns a fall is made good one by one when it is more than this; without, the deepest counts for all.
  price_drop_ = profit_drop_ = has_columns() ? reach_ / 8 : 0;
}

// Many pairs alike: half the reach, and of the units up to `last` what is listed beyond that is let go.
void NearPairs::come_closer(const Plan& plan, std::size_t last) {
  reach_ /= 2;
  std::size_t kept = 0, from = 0;
  for (std::size_t v = 0; v <= last; ++v) {
    Own& own = own_[v];
    const std::size_t first = kept;
    for (const std::size_t end = from + index(own.count); from < end; ++from)
      if (plan.unit[v].profit + plan.price[index(out_[from].other)] - out_[from].benefit <= reach_)
        out_[kept++] = out_[from];
    own.first = static_cast<std::int64_t>(first);
    own.count = static_cast<std::int32_t>(kept - first);
  }
  out_.resize(kept);
}

template <class Benefit>
void NearPairs::index_columns(const Rows<Benefit>& rows, const Plan& plan) {
  const std::size_t services = plan.price.size();
  own_.resize(plan.unit.size());
  column_stay_.resize(own_.size());
  for (std::size_t u = 0; u < own_.size(); ++u)
    column_stay_[u] = own_[u].stay;
  column_more_.clear();
  column_more_first_.assign(services, nobody);
  column_first_.assign(services + 1, 0);
  const auto for_each = [&](const auto& visit) {
    for (std::int32_t unit = 0; unit < plan.units(); ++unit)
      for (std::int32_t k = 0; k < rows.length(unit); ++k)
        visit(index(rows.service_at(unit, k)), unit, k);
  };
  for_each([&](std::size_t service, std::int32_t, std::int32_t) { ++column_first_[service + 1]; });
  for (std::size_t j = 0; j < services; ++j)
    column_first_[j + 1] += column_first_[j];
  column_.resize(column_first_.back());
  std::vector<std::size_t> next = column_first_;
  for_each([&](std::size_t service, std::int32_t unit, std::int32_t k) { column_[next[service]++] = {unit, k}; });
}

void NearPairs::push(std::int32_t unit, std::int32_t service, std::int32_t offset, std::int64_t benefit) {
  const auto here = static_cast<std::int32_t>(more_.size());
  more_.push_back({unit, service, offset, own_[index(unit)].stay, own_[index(unit)].more,
                   more_of_service_[index(service)], benefit});
  own_[index(unit)].more = more_of_service_[index(service)] = here;
}

template <class Benefit>
void NearPairs::add(const Rows<Benefit>& rows, const Plan& plan, std::int32_t unit) {
  if (index(unit) >= own_.size()) {
    own_.resize(index(unit) + 1);
    column_stay_.resize(index(unit) + 1, nobody);
  }
  forget(unit);
  own_[index(unit)].profit_then = plan.unit[index(unit)].profit;
  const std::int32_t length = rows.length(unit);
  for (std::int32_t k = 0; k < length; ++k) {
    const std::int32_t service = rows.service_at(unit, k);
    const std::int64_t benefit = rows.benefit_at(unit, k);
    // Against the prices of then, as for all that is not listed.
    if (benefit > 0 && own_[index(unit)].profit_then + price_then_[index(service)] - benefit <= reach_)
      push(unit, service, k, benefit);
    if (has_columns()) {
      column_more_.push_back({{unit, k}, own_[index(unit)].stay, column_more_first_[index(service)]});
      column_more_first_[index(service)] = static_cast<std::int32_t>(column_more_.size() - 1);
    }
  }
}

void NearPairs::forget(std::int32_t unit) {
  ++own_[index(unit)].stay;
  own_[index(unit)].more = nobody;
}

// Lists what comes within reach when the measure falls to what it is now; the rest of the row is listed already.
template <class Benefit>
void NearPairs::list_row(const Rows<Benefit>& rows, const Plan& plan, std::int32_t unit) {
  const std::int64_t then = own_[index(unit)].profit_then, now = plan.unit[index(unit)].profit;
  own_[index(unit)].profit_then = now;
  for (std::int32_t k = 0; k < rows.length(unit); ++k) {
    const std::int32_t service = rows.service_at(unit, k);
    const std::int64_t benefit = rows.benefit_at(unit, k), other = price_then_[index(service)] - benefit;
    if (benefit > 0 && now + other <= reach_ && then + other > reach_)
      push(unit, service, k, benefit);
  }
}

template <class Benefit>
void NearPairs::list_column(const Rows<Benefit>& rows, const Plan& plan, std::int32_t service) {
  const std::int64_t then = price_then_[index(service)], now = plan.price[index(service)];
  price_then_[index(service)] = now;
  of_column(rows, plan, service, [&](std::int32_t unit, std::int32_t k) {
    const std::int64_t benefit = rows.benefit_at(unit, k), other = own_[index(unit)].profit_then - benefit;
    if (benefit > 0 && now + other <= reach_ && then + other > reach_)
      push(unit, service, k, benefit);
  });
}

template void NearPairs::list<std::int32_t>(const Rows<std::int32_t>&, const Plan&, std::int64_t, std::int64_t);
template void NearPairs::list<std::int64_t>(const Rows<std::int64_t>&, const Plan&, std::int64_t, std::int64_t);
template void NearPairs::index_columns<std::int32_t>(const Rows<std::int32_t>&, const Plan&);
template void NearPairs::index_columns<std::int64_t>(const Rows<std::int64_t>&, const Plan&);
template void NearPairs::add<std::int32_t>(const Rows<std::int32_t>&, const Plan&, std::int32_t);
template void NearPairs::add<std::int64_t>(const Rows<std::int64_t>&, const Plan&, std::int32_t);
template void NearPairs::list_row<std::int32_t>(const Rows<std::int32_t>&, const Plan&, std::int32_t);
template void NearPairs::list_row<std::int64_t>(const Rows<std::int64_t>&, const Plan&, std::int32_t);
template void NearPairs::list_column<std::int32_t>(const Rows<std::int32_t>&, const Plan&, std::int32_t);
template void NearPairs::list_column<std::int64_t>(const Rows<std::int64_t>&, const Plan&, std::int32_t);

} // namespace concert::engines::assignment
