// The link through which somebody outside answers once. Its token is made from the link's id and its end, signed with a
// key of the installation, so that it can be made again when the mail is sent and is kept nowhere. Without that key the
// stored id is worth nothing, and without the second secret (secret.h) neither is the token.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/email.h"
#include "platform/crypto/secret.h"
#include "rooms/referrals/referral.h"

namespace concert::referrals {

using LinkId = Id<struct LinkTag>;
using LetterId = Id<struct ReferralLetterTag>; // drawn once: a mailbox knows a second copy by it

// used: answered once, the next answer takes the next link. locked: too many wrong secrets. over: the referral came to
// an end, or its situation did.
enum class LinkEnd { used, revoked, expired, locked, over };
std::string_view name_of(LinkEnd end);
std::optional<LinkEnd> link_end_of(std::string_view name);

struct Link {
  LinkId id;
  ReferralId referral;
  Instant issued_at;
  Instant expires_at; // whole seconds
  int wrong = 0;      // secrets given that were not the right one
  std::optional<LinkEnd> ended;
  friend bool operator==(const Link&, const Link&) = default;

  bool is_live(Instant now) const;
};

inline constexpr int most_wrong_secrets = 5;
inline constexpr std::chrono::hours link_lives{24 * 14};

Link new_link(LinkId id, ReferralId referral, Instant now);

// A mail with a link, to be sent. PRIVACY: it has no address and no text: both are made when it is sent, so that an
// ended link is never mailed.
struct Letter {
  LetterId id;
  LinkId link;
  Instant queued_at;
  int attempts = 0;
  Instant next_attempt;
  bool refused = false; // for good
  friend bool operator==(const Letter&, const Letter&) = default;
};

class LinkSigner {
public:
  explicit LinkSigner(crypto::SecretKey key) : key_(std::move(key)) {}

  std::string token_of(const Link& link) const; // 54 characters of base64url
  struct Read {
    LinkId id;
    Instant expires_at;
  };
  std::optional<Read> read(std::string_view token) const; // nothing for one that we did not sign

private:
  Bytes mark_of(BytesView signed_part) const;
  crypto::SecretKey key_;
};

} // namespace concert::referrals
