// A link by which an organization without an account says once how much room its services have. It opens nothing but
// what every seat may read in the directory; without it nothing can be stated. Its token is kept nowhere
// (platform/crypto/link_signer.h).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/email.h"
#include "base/fields.h"
#include "base/instant.h"
#include "platform/crypto/link_signer.h"
#include "rooms/access/ids.h"
#include "rooms/directory/ids.h"

namespace concert::directory {

using CapacityLinkId = Id<struct CapacityLinkTag>;
using CapacityLetterId = Id<struct CapacityLetterTag>; // drawn once: a mailbox knows a second copy by it

enum class CapacityLinkEnd { used, revoked, expired };
std::string_view name_of(CapacityLinkEnd end);
std::optional<CapacityLinkEnd> capacity_link_end_of(std::string_view name);

struct CapacityLink {
  CapacityLinkId id;
  OrganizationId organization;
  EmailAddress to;
  AgencyId agency; // of the seat that asked
  Instant issued_at;
  Instant expires_at; // whole seconds
  std::optional<CapacityLinkEnd> ended = {};
  friend bool operator==(const CapacityLink&, const CapacityLink&) = default;

  bool is_live(Instant now) const { return !ended && now < expires_at; }
};

inline constexpr std::chrono::hours capacity_link_lives{24 * 14};

using CapacityLinkSigner = crypto::LinkSigner<CapacityLinkId>;
CapacityLinkSigner capacity_link_signer(crypto::SecretKey key);

// The mail that takes a link there. PRIVACY: it has no text: that is made when it is sent, so that an ended link is
// never mailed.
struct CapacityLetter {
  CapacityLetterId id;
  CapacityLink link;
  Instant queued_at;
  int attempts = 0;
};

// Who is asked: the organization's own mailbox.
const FieldSpecs& ask_capacity_fields(); // email
Result<EmailAddress> read_ask_capacity(const Fields&);

} // namespace concert::directory
