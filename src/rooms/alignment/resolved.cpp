#include "rooms/alignment/resolved.h"

#include <algorithm>

#include "base/text.h"

namespace concert::alignment {

Resolved::Resolved(const Asked& asked, const Shelf& its_shelf, Instant now, const Options& its_options,
                   const Known& known)
    : shelf(its_shelf), options(its_options), lottery(its_options.lottery), now_us(now.us),
      max_age_us(its_options.capacity_max_age_days * day_us) {
  for (const std::string& area : asked.wishes.areas)
    folded_areas.push_back(text::fold(text::trim(area)));
  numbers = shelf.facets().sought(asked.age_bands, asked.wishes.spoken, folded_areas);
  for (const Known::Refused& one : known.refused)
    if (const auto id = directory::ServiceId::parse(one.service))
      if (const directory::Service* service = shelf.catalogue()->service(*id)) {
        const auto position = static_cast<std::uint32_t>(service - shelf.catalogue()->entries().services.data());
        if (std::none_of(refused.begin(), refused.end(), [&](const Refused& r) { return r.service == position; }))
          refused.push_back({position, &one});
      }
  freshness_unstated = freshness_of(std::nullopt, options);
  for (int days = 0; days <= std::clamp(options.capacity_max_age_days, 0, 60); ++days)
    freshness_by_day.push_back(freshness_of(days, options));
}

double Resolved::freshness(int days_old) const {
  if (days_old < 0)
    return freshness_unstated;
  const auto day = static_cast<std::size_t>(days_old);
  return day < freshness_by_day.size() ? freshness_by_day[day] : freshness_of(days_old, options);
}

Seats seats_of(const Statement* statement, const Resolved& question) {
  Seats out;
  if (statement == nullptr)
    return out;
  const Seated now(*statement, question);
  if (now.days_old < 0) {
    for (const std::int64_t at : {statement->places_at, statement->wait_at})
      if (at != Statement::never && at < question.now_us - question.max_age_us) {
        const int days = static_cast<int>((question.now_us - at) / day_us);
        out.outdated_by = std::min(out.outdated_by.value_or(days), days);
      }
    return out;
  }
  using directory::CapacityStanding;
  out.standing = now.is_free      ? CapacityStanding::free
                 : now.list_known ? CapacityStanding::waitlist
                                  : CapacityStanding::full;
  out.days_old = now.days_old;
  out.invented = (now.places_known && statement->places_invented) || (now.list_known && statement->wait_invented);
  if (now.is_free) {
    out.available = statement->available;
    out.unit = question.shelf.unit(*statement);
  }
  if (now.list_known)
    out.wait_days = statement->wait_days;
  return out;
}

} // namespace concert::alignment
