#include "rooms/access/attempts.h"

#include <algorithm>
#include <vector>

namespace concert::access {
namespace {

// Beyond this many names the oldest tenth is forgotten, so that memory stays bounded whatever is thrown at the door.
constexpr std::size_t most_names = 20'000;

} // namespace

bool Attempts::take(std::string_view who, Instant now) {
  const std::lock_guard lock(mutex_);
  if (!taken_.contains(who) && taken_.size() >= most_names)
    forget_before(now);
  auto& taken = taken_[std::string(who)];
  // A time after now is left from before the clock was set back.
  std::erase_if(taken, [&](Instant at) { return at > now || now - at >= window_; });
  if (taken.size() >= static_cast<std::size_t>(most_))
    return false;
  taken.push_back(now);
  return true;
}

void Attempts::give_back(std::string_view who, Instant taken_at) {
  const std::lock_guard lock(mutex_);
  const auto found = taken_.find(who);
  if (found == taken_.end())
    return;
  if (const auto at = std::find(found->second.begin(), found->second.end(), taken_at); at != found->second.end())
    found->second.erase(at);
  if (found->second.empty())
    taken_.erase(found);
}

void Attempts::forget_before(Instant now) {
  std::erase_if(taken_, [&](const auto& entry) {
    return std::all_of(entry.second.begin(), entry.second.end(), [&](Instant at) { return now - at >= window_; });
  });
  if (taken_.size() < most_names)
    return;
  // Many at a time, so that a flood does not look through all of them for each new one.
  std::vector<Instant> latest;
  for (const auto& [who, taken] : taken_)
    latest.push_back(taken.back());
  const auto cut = latest.begin() + static_cast<std::ptrdiff_t>(latest.size() / 10);
  std::nth_element(latest.begin(), cut, latest.end());
  std::erase_if(taken_, [&](const auto& entry) { return entry.second.back() <= *cut; });
}

} // namespace concert::access
