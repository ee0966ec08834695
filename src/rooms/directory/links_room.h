// How an organization that has no account says how much room it has: a signed link that opens once. The only way to
// them. Asked for by a seat that keeps the organization's entries, or an administrator; answered by whoever holds the
// link.
#pragma once

#include "base/chance.h"
#include "rooms/directory/link_store.h"
#include "rooms/directory/room.h"

namespace concert::directory {

struct ReadyCapacityLetter {
  CapacityLetterId id;
  EmailAddress to;
  Instant written, expires_at;
  std::string token;
};

class CapacityLinks {
public:
  enum class Mail { none, queued }; // none: whoever asks passes the link on themselves

  CapacityLinks(LinkStore& store, Room& room, crypto::SecretKey key, Mail mail, const clock::Clock& clock,
                Chance& chance)
      : store_(store), room_(room), signer_(capacity_link_signer(std::move(key))), mail_(mail), clock_(clock),
        chance_(chance) {}

  // ---- In a seat. Permit: Act::state_capacity, and keeping of the organization.
  struct Issued {
    CapacityLink link;
    std::optional<std::string> token; // only where no mail takes it; shown once
  };
  Result<Issued> issue(const access::Actor&, const OrganizationId&, const EmailAddress& to); // the one before ends
  Result<void> revoke(const access::Actor&, const OrganizationId&); // conflict directory.link.none when none is open
  struct Seen {
    std::optional<CapacityLink> latest;
    bool mail_waits = false;
  };
  Result<Seen> seen(const access::Actor&, const OrganizationId&);

  // ---- From outside. PRIVACY: one refusal, not_found with directory.link.refused, for a token that is altered,
  // unknown, used, late or taken back.
  struct Asked {
    CapacityLink link;
    OwnPlaces places;
  };
  Result<Asked> look(std::string_view token); // changes nothing: scanners of mail follow every link
  // As of now, and the link is used up. Refused as stale as in Room::state_places; the link then stays open.
  Result<std::size_t> state(std::string_view token, std::int64_t seen, const std::vector<PlaceStatement>&);

  // ---- Following, and mail, by whoever sends it.
  void sweep(); // links that have run out
  std::vector<CapacityLetter> due(int limit) { return store_.due(clock_.now(), limit); }
  std::optional<ReadyCapacityLetter>
  begin(const CapacityLetter&); // counts the attempt; nothing when the link has ended
  void sent(const CapacityLetterId& id) { store_.drop(id); }
  void refused(const CapacityLetterId& id) { store_.drop(id); } // the page says that no answer has come

private:
  Result<void> keeps(const access::Actor&, const OrganizationId&);
  audit::Entry entry(const char* act, const OrganizationId&) const;
  audit::Entry entry_by(const access::Actor&, const char* act, const OrganizationId&) const;

  LinkStore& store_;
  Room& room_;
  CapacityLinkSigner signer_;
  const Mail mail_;
  const clock::Clock& clock_;
  Chance& chance_;
};

} // namespace concert::directory
