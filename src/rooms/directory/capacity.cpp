#include "rooms/directory/capacity.h"

namespace concert::directory {

namespace {

bool is_current(Instant stated_at, Instant now, int max_age_days) {
  const std::int64_t age_us = now.us - stated_at.us;
  return age_us >= 0 && age_us <= std::int64_t{max_age_days} * 86'400'000'000;
}

} // namespace

std::string_view name_of(CapacityStanding standing) {
  switch (standing) {
  case CapacityStanding::free:
    return "free";
  case CapacityStanding::full:
    return "full";
  case CapacityStanding::waitlist:
    return "waitlist";
  case CapacityStanding::unknown:
    return "unknown";
  }
  return "unknown";
}

CapacityStanding capacity_on(const std::optional<Capacity>& capacity, const std::optional<Wait>& wait, Instant now,
                             int max_age_days) {
  const bool places_known = capacity && is_current(capacity->stated_at, now, max_age_days);
  const bool list_known = wait && wait->days > 0 && is_current(wait->stated_at, now, max_age_days);
  if (places_known && capacity->available > 0)
    return CapacityStanding::free;
  if (list_known)
    return CapacityStanding::waitlist;
  return places_known ? CapacityStanding::full : CapacityStanding::unknown;
}

std::optional<int> days_old(Instant stated_at, Instant now) {
  if (stated_at > now)
    return std::nullopt;
  return static_cast<int>((now.us - stated_at.us) / 86'400'000'000);
}

} // namespace concert::directory
