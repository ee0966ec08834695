#include "engines/assignment/repair.h"

#include "engines/assignment/auction.h"

namespace concert::engines::assignment {

template <class Benefit>
std::vector<std::int32_t> make_exact(const Rows<Benefit>& rows, Plan& plan, Meter& meter) {
  std::vector<std::int32_t> moving, without;
  for (std::int32_t unit = 0; unit < plan.units(); ++unit) {
    const Best best = best_of(rows, plan.price.data(), unit);
    meter.spend(rows.length(unit));
    plan.unit[index(unit)].profit = best.value;
    if (const std::int32_t service = plan.unit[index(unit)].at; service != nobody) {
      if (rows.benefit_at(unit, plan.unit[index(unit)].offset) - plan.price[index(service)] == best.value)
        continue;
      plan.rise(unit);
    }
    if (best.offset != nobody) {
      plan.unit[index(unit)].offset = best.offset;
      moving.push_back(unit);
    }
  }
  for (const std::int32_t unit : moving) {
    const std::int32_t service = rows.service_at(unit, plan.unit[index(unit)].offset);
    if (plan.has_free_seat(service))
      plan.sit(unit, service, plan.unit[index(unit)].offset);
    else
      without.push_back(unit);
  }
  return without;
}

template <class Benefit>
bool repair(const Rows<Benefit>& rows, Plan& plan, NearPairs& near, std::int64_t reach,
            const std::vector<std::int32_t>& without, Meter& meter) {
  const std::int64_t longest_list = 6 * static_cast<std::int64_t>(plan.unit.size());
  std::int64_t most_near = 4 * static_cast<std::int64_t>(plan.unit.size()) + 1000;
  Search<Benefit> search(rows, plan, near);
  std::int64_t spent = 0;
  const auto go_on = [&] {
    const std::int64_t more = search.pairs_read() - spent;
    spent += more;
    return meter.spend(more);
  };
  bool alike = false; // many benefits are: no list that fits reaches as far as it should
  const auto list = [&] {
    near.list(rows, plan, reach, most_near);
    alike = alike || near.reach() < reach;
    reach = near.reach();
  };
  if (!without.empty()) {
    list();
    if (!meter.spend(static_cast<std::int64_t>(plan.unit.size())))
      return false;
  }
  for (const std::int32_t unit : without) {
    const Ending ending = search.for_unit(unit);
    search.settle_forward(plan, near, ending, unit);
    near.add(rows, plan, unit);
    ++meter.work.forward_searches;
    if (!go_on())
      return false;
  }
  bool listed = false;
  std::int64_t long_looks = 0;
  constexpr std::int64_t patience = 4;
  for (std::int32_t service = 0; service < plan.services(); ++service)
    while (plan.price[index(service)] > 0 && plan.has_free_seat(service)) {
      if (!listed) { // forward searches let profits fall, reverse ones only let them rise
        list();
        listed = true;
      }
      const Ending ending = search.for_seat(service, patience);
      ++meter.work.reverse_searches;
      if (!search.gave_up())
        search.settle_reverse(plan, near, ending);
      if (search.long_looks() >= long_looks + patience && !near.has_columns()) { // the lists do not reach far enough
        long_looks = search.long_looks();
        if (!alike && most_near < longest_list) { // longer ones are cheaper than reading every row again and again
          reach *= 2;
          most_near += most_near / 2;
        } else { // an index of all pairs takes memory, but ends it
          near.index_columns(rows, plan);
        }
        list();
        meter.spend(plan.units() == 0 ? 0 : rows.end[plan.units() - 1]);
      }
      if (!go_on())
        return false;
    }
  return true;
}

template <class Benefit>
void fill_greedily(const Rows<Benefit>& rows, Plan& plan) {
  for (std::int32_t unit = 0; unit < plan.units(); ++unit) {
    if (plan.unit[index(unit)].at != nobody)
      continue;
    std::int64_t best = 0;
    std::int32_t found = nobody;
    for (std::int32_t k = 0; k < rows.length(unit); ++k)
      if (rows.benefit_at(unit, k) > best && plan.has_free_seat(rows.service_at(unit, k))) {
        best = rows.benefit_at(unit, k);
        found = k;
      }
    if (found != nobody)
      plan.sit(unit, rows.service_at(unit, found), found);
  }
}

template std::vector<std::int32_t> make_exact(const Rows<std::int32_t>&, Plan&, Meter&);
template std::vector<std::int32_t> make_exact(const Rows<std::int64_t>&, Plan&, Meter&);
template bool repair(const Rows<std::int32_t>&, Plan&, NearPairs&, std::int64_t, const std::vector<std::int32_t>&,
                     Meter&);
template bool repair(const Rows<std::int64_t>&, Plan&, NearPairs&, std::int64_t, const std::vector<std::int32_t>&,
                     Meter&);
template void fill_greedily(const Rows<std::int32_t>&, Plan&);
template void fill_greedily(const Rows<std::int64_t>&, Plan&);

} // namespace concert::engines::assignment
