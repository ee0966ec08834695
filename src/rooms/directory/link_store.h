// What is kept of links to organizations without an account. Implemented once, in the SQL that both engines share
// (sql/). Every change takes the audit entry that goes with it; mail has none: it says nothing that the link did not.
#pragma once

#include <optional>
#include <vector>

#include "rooms/audit/entry.h"
#include "rooms/directory/capacity_link.h"

namespace concert::directory {

class LinkStore {
public:
  virtual ~LinkStore() = default;

  // The organization's links that are open end as revoked. With a letter, a mail is queued.
  virtual void issue(const CapacityLink&, const std::optional<CapacityLetterId>&, const audit::Entry&) = 0;
  virtual bool revoke(const OrganizationId&, const audit::Entry&) = 0; // false, and no trace, when none is open
  virtual std::optional<CapacityLink> link(const CapacityLinkId&) = 0;
  virtual std::optional<CapacityLink> latest(const OrganizationId&) = 0;
  virtual bool has_letter(const CapacityLinkId&) = 0;        // its mail waits to be sent
  virtual void expire(Instant now, const audit::Entry&) = 0; // one trace for each link; none when none has run out

  virtual std::vector<CapacityLetter> due(Instant now, int limit) = 0; // of open links; the longest waiting first
  virtual bool begin_attempt(const CapacityLetterId&, int attempts, Instant next_attempt) = 0; // false: not any more
  virtual void drop(const CapacityLetterId&) = 0; // sent, or refused for good
};

} // namespace concert::directory
