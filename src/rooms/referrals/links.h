// The link through which somebody outside answers once. Its token is kept nowhere (platform/crypto/link_signer.h), and
// without the second secret (secret.h) it is worth nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/email.h"
#include "platform/crypto/link_signer.h"
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

using LinkSigner = crypto::LinkSigner<LinkId>;
LinkSigner link_signer(crypto::SecretKey key);

} // namespace concert::referrals
