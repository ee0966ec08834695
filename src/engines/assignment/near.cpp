#include "engines/assignment/near.h"

namespace concert::engines::assignment {
namespace {

template <class Benefit, class Visit>
void visit_within(const Rows<Benefit>& rows, const Plan& plan, std::int32_t unit, std::int64_t most,
                  const Visit& visit) {
  const std::int32_t length = rows.length(unit);
  const std::int32_t* const service = rows.service + rows.begin[unit];
  const Benefit* const benefit = rows.benefit + rows.begin[unit];
  const std::int64_t least = plan.profit[index(unit)] - most; // benefit - price must reach it
  for (std::int32_t k = 0; k < length; ++k)
    if (benefit[k] - plan.price[index(service[k])] >= least && benefit[k] > 0)
      visit(service[k], k, static_cast<std::int64_t>(benefit[k]));
}

} // namespace

template <class Benefit>
void NearPairs::list(const Rows<Benefit>& rows, const Plan& plan, std::int64_t reach, std::int64_t most) {
  const std::size_t units = plan.at.size(), services = plan.price.size();
  reach_ = reach;
  price_drop_ = profit_drop_ = 0;
  profit_then_ = plan.profit;
  price_then_ = plan.price;
  more_first_.assign(services, nobody);
  more_.clear();
  state_.assign(units, State::listed);
  born_.assign(units, 0);
  births_ = 0;
  out_.clear();
  out_first_.assign(units + 1, 0);
  for (std::size_t u = 0; u < units; ++u) {
    const auto unit = static_cast<std::int32_t>(u);
    if (rows.length(unit) == 0 || (plan.at[u] == nobody && plan.profit[u] > 0)) {
      state_[u] = State::gone;
      out_first_[u + 1] = out_.size();
      continue;
    }
    visit_within(rows, plan, unit, reach_, [&](std::int32_t service, std::int32_t offset, std::int64_t benefit) {
      out_.push_back({service, offset, benefit});
    });
    out_first_[u + 1] = out_.size();
    // Many pairs alike: come closer, and let go what is listed beyond that.
    while (static_cast<std::int64_t>(out_.size()) > most && reach_ > 0) {
      reach_ /= 4;
      std::size_t kept = 0, from = 0;
      for (std::size_t v = 0; v <= u; ++v) {
        for (; from < out_first_[v + 1]; ++from)
          if (plan.profit[v] + plan.price[index(out_[from].other)] - out_[from].benefit <= reach_)
            out_[kept++] = out_[from];
        out_first_[v + 1] = kept;
      }
      out_.resize(kept);
    }
  }
  in_first_.assign(services + 1, 0);
  for (const NearPair& pair : out_)
    ++in_first_[index(pair.other) + 1];
  for (std::size_t j = 0; j < services; ++j)
    in_first_[j + 1] += in_first_[j];
  in_.resize(out_.size());
  for (std::size_t u = 0; u < units; ++u) // moves each first to the next; put back below
    for (std::size_t k = out_first_[u]; k < out_first_[u + 1]; ++k)
      in_[in_first_[index(out_[k].other)]++] = {static_cast<std::int32_t>(u), out_[k].offset, out_[k].benefit};
  for (std::size_t j = services; j > 0; --j)
    in_first_[j] = in_first_[j - 1];
  in_first_[0] = 0;
}

template <class Benefit>
void NearPairs::add(const Rows<Benefit>& rows, const Plan& plan, std::int32_t unit) {
  if (index(unit) >= state_.size()) {
    state_.resize(index(unit) + 1, State::gone);
    profit_then_.resize(index(unit) + 1, 0);
    born_.resize(index(unit) + 1, 0);
  }
  born_[index(unit)] = ++births_;
  state_[index(unit)] = State::added;
  profit_then_[index(unit)] = plan.profit[index(unit)];
  const std::int32_t length = rows.length(unit);
  for (std::int32_t k = 0; k < length; ++k) {
    const std::int32_t service = rows.service_at(unit, k);
    const std::int64_t benefit = rows.benefit_at(unit, k);
    // Against the prices of then, as for all that is not listed.
    if (benefit <= 0 || profit_then_[index(unit)] + price_then_[index(service)] - benefit > reach_)
      continue;
    more_.push_back({{unit, k, benefit}, more_first_[index(service)], births_});
    more_first_[index(service)] = static_cast<std::int32_t>(more_.size() - 1);
  }
}

void NearPairs::forget(std::int32_t unit) {
  state_[index(unit)] = State::gone;
  born_[index(unit)] = 0;
}

template void NearPairs::list<std::int32_t>(const Rows<std::int32_t>&, const Plan&, std::int64_t, std::int64_t);
template void NearPairs::list<std::int64_t>(const Rows<std::int64_t>&, const Plan&, std::int64_t, std::int64_t);
template void NearPairs::add<std::int32_t>(const Rows<std::int32_t>&, const Plan&, std::int32_t);
template void NearPairs::add<std::int64_t>(const Rows<std::int64_t>&, const Plan&, std::int32_t);

} // namespace concert::engines::assignment
