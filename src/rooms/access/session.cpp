#include "rooms/access/session.h"

#include <algorithm>
#include <string_view>

namespace concert::access {

Token Token::draw(Chance& chance) {
  Token out;
  chance.fill(out.bytes_);
  return out;
}

std::optional<Token> Token::parse(std::string_view text) {
  const auto bytes = from_base64url(text);
  Token out;
  if (!bytes || bytes->size() != out.bytes_.size())
    return std::nullopt;
  std::copy(bytes->begin(), bytes->end(), out.bytes_.begin());
  return out;
}

std::string Token::text() const {
  return to_base64url(bytes_);
}

crypto::Digest Token::hash() const {
  return crypto::sha256(bytes_);
}

CsrfSecret::CsrfSecret(const Token& token, const std::optional<SeatId>& seat) {
  Bytes message = bytes_of("concert csrf v1|");
  if (seat)
    message.insert(message.end(), seat->bytes().begin(), seat->bytes().end());
  secret_ = crypto::keyed_hash(token.bytes(), message);
}

std::string CsrfSecret::masked(Chance& chance) const {
  constexpr std::size_t size = std::tuple_size_v<crypto::Digest>;
  std::array<std::uint8_t, 2 * size> out{};
  chance.fill(std::span(out).first<size>());
  for (std::size_t i = 0; i < size; ++i)
    out[size + i] = out[i] ^ secret_[i];
  return to_base64url(out);
}

bool CsrfSecret::accepts(std::string_view masked) const {
  const auto given = from_base64url(masked);
  if (!given || given->size() != 2 * secret_.size())
    return false;
  crypto::Digest unmasked;
  for (std::size_t i = 0; i < unmasked.size(); ++i)
    unmasked[i] = (*given)[i] ^ (*given)[unmasked.size() + i];
  return crypto::equal_in_constant_time(unmasked, secret_);
}

} // namespace concert::access
