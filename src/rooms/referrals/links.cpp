#include "rooms/referrals/links.h"

#include <algorithm>
#include <array>

namespace concert::referrals {
namespace {

using namespace std::string_view_literals;

constexpr std::array end_names = {"used"sv, "revoked"sv, "expired"sv, "locked"sv, "over"sv};
constexpr std::int64_t second = 1'000'000;

} // namespace

std::string_view name_of(LinkEnd end) {
  return end_names.at(static_cast<std::size_t>(end));
}
std::optional<LinkEnd> link_end_of(std::string_view name) {
  const auto at = std::find(end_names.begin(), end_names.end(), name);
  return at == end_names.end() ? std::nullopt : std::optional(static_cast<LinkEnd>(at - end_names.begin()));
}

bool Link::is_live(Instant now) const {
  return !ended && wrong < most_wrong_secrets && now < expires_at;
}

Link new_link(LinkId id, ReferralId referral, Instant now) {
  const Instant whole{now.us / second * second};
  return {id, referral, now, whole + link_lives, 0, std::nullopt};
}

LinkSigner link_signer(crypto::SecretKey key) {
  return {std::move(key), "referral-link|v1|"};
}

} // namespace concert::referrals
