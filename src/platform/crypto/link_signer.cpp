#include "platform/crypto/link_signer.h"

#include "base/check.h"
#include "platform/crypto/hashing.h"

namespace concert::crypto {
namespace {

constexpr std::size_t id_size = 16, time_size = 8, mark_size = 16;
constexpr std::int64_t second = 1'000'000;

} // namespace

Bytes LinkTokens::mark_of(BytesView part) const {
  Bytes labelled = bytes_of(purpose_);
  labelled.insert(labelled.end(), part.begin(), part.end());
  const Digest digest = keyed_hash(key_, labelled);
  return Bytes(digest.begin(), digest.begin() + mark_size);
}

std::string LinkTokens::token_of(BytesView id, Instant expires_at) const {
  check(id.size() == id_size, "a link has an id like every other");
  Bytes out(id.begin(), id.end());
  const auto seconds = static_cast<std::uint64_t>(expires_at.us / second);
  for (int shift = 56; shift >= 0; shift -= 8)
    out.push_back(static_cast<std::uint8_t>(seconds >> shift));
  const Bytes mark = mark_of(out);
  out.insert(out.end(), mark.begin(), mark.end());
  return to_base64url(out);
}

std::optional<LinkTokens::Read> LinkTokens::read(std::string_view token) const {
  const auto bytes = from_base64url(token);
  // Its own spelling only: spare bits at the end of base64 would be other tokens for the same link.
  if (!bytes || bytes->size() != id_size + time_size + mark_size || to_base64url(*bytes) != token)
    return std::nullopt;
  const BytesView all(*bytes);
  const BytesView part = all.first(id_size + time_size);
  if (!equal_in_constant_time(mark_of(part), all.last(mark_size)))
    return std::nullopt;
  std::uint64_t seconds = 0;
  for (const std::uint8_t byte : part.last(time_size))
    seconds = seconds << 8 | byte;
  return Read{to_hex(part.first(id_size)), Instant{static_cast<std::int64_t>(seconds) * second}};
}

} // namespace concert::crypto
