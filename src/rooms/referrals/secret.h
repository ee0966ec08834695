// The second secret of a referral to somebody outside: told by telephone, never by mail, shown once and kept nowhere.
// What is sealed under the key that it makes opens to nobody who does not know it, this program included; that the seal
// opens is how the secret is recognised.
#pragma once

#include <optional>
#include <string>

#include "base/chance.h"
#include "platform/crypto/passwords.h"
#include "rooms/referrals/acts.h"

namespace concert::referrals {

// Ten characters of Crockford's base 32: fifty bits, and nothing that is heard as something else.
std::string draw_secret(Chance& chance);
std::string spoken_secret(std::string_view secret); // "JK4W2-9XQ0Z": in two groups
// As it was drawn, whatever the case, spaces, hyphens, O for 0, I and L for 1; nothing when it cannot be one.
std::optional<std::string> secret_in(std::string_view typed);

struct Box {
  crypto::Passwords::Salt salt{};
  Bytes proof; // opens under the right key; nothing in it
  Bytes whom;  // empty: nothing was attached, or it is destroyed
  friend bool operator==(const Box&, const Box&) = default;
};

Box sealed_box(const crypto::Passwords&, std::string_view secret, ReferralId, const Whom&, Chance&);

// PRIVACY: the same work whether there is a box or not.
enum class Wanted { proof, whom };
struct Unsealed {
  bool right = false;
  Whom whom; // empty unless wanted, attached and still there
};
Unsealed unsealed(const crypto::Passwords&, std::string_view secret, ReferralId, const std::optional<Box>&, Wanted);

} // namespace concert::referrals
