// What a directory says of places and waiting, as factors and for readers.
#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "rooms/alignment/offers.h"

namespace concert::alignment {

using directory::CapacityStanding;
using directory::Provenance;

std::string_view name_of(Gap gap) {
  switch (gap) {
  case Gap::nothing_fits:
    return "nothing_fits";
  case Gap::nothing_now:
    return "nothing_now";
  case Gap::only_police_and_courts:
    return "only_police_and_courts";
  }
  bug("unknown gap");
}

double freshness_of(std::optional<int> days_old, const Options& options) {
  const double part = days_old ? static_cast<double>(*days_old) / std::max(1, options.capacity_max_age_days) : 1;
  return 1 - (1 - options.unknown_freshness) * std::min(1.0, part);
}

double wait_factor(int wait_days, int half_life_days) {
  return std::exp2(-static_cast<double>(wait_days) / half_life_days);
}

Seats seats_of(const directory::Service& service, Instant now, int max_age_days) {
  Seats out;
  out.standing = directory::capacity_on(service.capacity, service.wait, now, max_age_days);
  const bool places_known =
      directory::capacity_on(service.capacity, std::nullopt, now, max_age_days) != CapacityStanding::unknown;
  const bool list_known =
      directory::capacity_on(std::nullopt, service.wait, now, max_age_days) != CapacityStanding::unknown;
  if (out.standing == CapacityStanding::unknown) {
    for (const auto& stated_at : {service.capacity ? std::optional(service.capacity->stated_at) : std::nullopt,
                                  service.wait ? std::optional(service.wait->stated_at) : std::nullopt})
      if (stated_at && *stated_at + std::chrono::hours(24) * max_age_days < now) {
        const int days = directory::days_old(*stated_at, now).value_or(0);
        out.outdated_by = std::min(out.outdated_by.value_or(days), days);
      }
    return out;
  }
  const auto use = [&](Instant stated_at, Provenance source) {
    out.days_old = std::max(out.days_old.value_or(0), directory::days_old(stated_at, now).value_or(0));
    out.invented = out.invented || source == Provenance::invented;
  };
  if (places_known)
    use(service.capacity->stated_at, service.capacity->source);
  if (out.standing == CapacityStanding::free) {
    out.available = service.capacity->available;
    out.unit = service.capacity->unit;
  }
  if (list_known) {
    out.wait_days = service.wait->days;
    use(service.wait->stated_at, service.wait->source);
  }
  return out;
}

bool is_for_demonstration(const Offers& offers) {
  constexpr std::string_view snapshot = "baltimore-charmcare"; // data/directory: old, of another country
  for (const NeedOffers& need : offers.needs)
    for (const Offer& offer : need.offers)
      if (offer.service->origin.import == snapshot)
        return true;
  return false;
}

} // namespace concert::alignment
