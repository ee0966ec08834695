#include "rooms/referrals/links.h"

#include <algorithm>
#include <array>

#include "platform/crypto/hashing.h"

namespace concert::referrals {
namespace {

using namespace std::string_view_literals;

constexpr std::array end_names = {"used"sv, "revoked"sv, "expired"sv, "locked"sv, "over"sv};
constexpr std::size_t id_size = 16, time_size = 8, mark_size = 16;
constexpr std::int64_t second = 1'000'000;

Bytes signed_part(const Link& link) {
  Bytes out(link.id.bytes().begin(), link.id.bytes().end());
  const auto seconds = static_cast<std::uint64_t>(link.expires_at.us / second);
  for (int shift = 56; shift >= 0; shift -= 8)
    out.push_back(static_cast<std::uint8_t>(seconds >> shift));
  return out;
}

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

Bytes LinkSigner::mark_of(BytesView part) const {
  Bytes labelled = bytes_of("referral-link|v1|");
  labelled.insert(labelled.end(), part.begin(), part.end());
  const crypto::Digest digest = crypto::keyed_hash(key_, labelled);
  return Bytes(digest.begin(), digest.begin() + mark_size);
}

std::string LinkSigner::token_of(const Link& link) const {
  Bytes out = signed_part(link);
  const Bytes mark = mark_of(out);
  out.insert(out.end(), mark.begin(), mark.end());
  return to_base64url(out);
}

std::optional<LinkSigner::Read> LinkSigner::read(std::string_view token) const {
  const auto bytes = from_base64url(token);
  // Its own spelling only: spare bits at the end of base64 would be other tokens for the same link.
  if (!bytes || bytes->size() != id_size + time_size + mark_size || to_base64url(*bytes) != token)
    return std::nullopt;
  const BytesView all(*bytes);
  const BytesView part = all.first(id_size + time_size);
  if (!crypto::equal_in_constant_time(mark_of(part), all.last(mark_size)))
    return std::nullopt;
  const auto id = LinkId::parse(to_hex(part.first(id_size)));
  if (!id)
    return std::nullopt;
  std::uint64_t seconds = 0;
  for (const std::uint8_t byte : part.last(time_size))
    seconds = seconds << 8 | byte;
  return Read{*id, Instant{static_cast<std::int64_t>(seconds) * second}};
}

} // namespace concert::referrals
