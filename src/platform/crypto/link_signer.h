// Tokens of links that open something once for somebody without an account. A token is made from an id and the link's
// end, signed with a key of the installation: it can be made again when a mail is sent, and is kept nowhere. Without
// the key the stored id is worth nothing. Whether the link still holds is for whoever keeps the id.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/instant.h"
#include "platform/crypto/secret.h"

namespace concert::crypto {

class LinkTokens {
public:
  // `purpose` is signed too, so that a token of one kind of link opens none of another: "referral-link|v1|".
  LinkTokens(SecretKey key, std::string purpose) : key_(std::move(key)), purpose_(std::move(purpose)) {}

  struct Read {
    std::string id; // 32 hexadecimal digits
    Instant expires_at;
  };
  std::string token_of(BytesView id, Instant expires_at) const; // whole seconds; 54 characters of base64url
  std::optional<Read> read(std::string_view token) const;       // nothing for one that we did not sign

private:
  Bytes mark_of(BytesView signed_part) const;
  SecretKey key_;
  std::string purpose_;
};

template <class AnId>
class LinkSigner {
public:
  LinkSigner(SecretKey key, std::string purpose) : tokens_(std::move(key), std::move(purpose)) {}

  std::string token_of(const AnId& id, Instant expires_at) const { return tokens_.token_of(id.bytes(), expires_at); }
  struct Read {
    AnId id;
    Instant expires_at;
  };
  std::optional<Read> read(std::string_view token) const {
    const auto read = tokens_.read(token);
    const auto id = read ? AnId::parse(read->id) : std::nullopt;
    return id ? std::optional(Read{*id, read->expires_at}) : std::nullopt;
  }

private:
  LinkTokens tokens_;
};

} // namespace concert::crypto
