// Identities, sealed. The only way in; nothing about a person leaves without a permit that the gate made for that very
// act, and a key that was wrapped for that very agency.
#pragma once

#include <functional>

#include "base/result.h"
#include "rooms/access/gate.h"
#include "rooms/people/identity.h"
#include "rooms/people/key_ring.h"
#include "rooms/people/store.h"

namespace concert::people {

struct Found {
  SituationId situation;
  Names names;
};

class Room {
public:
  Room(Store& store, KeyRing& keys, Chance& chance);

  // Draws a new situation's keys, for the agency that opens it; nothing if they exist.
  void begin(SituationId, AgencyId originating);
  std::int64_t identity_version(SituationId); // 0: nothing is kept
  // Sealed under fresh nonces; replaces what was kept at `expected_version` (0: nothing), else stale.
  Result<void> keep(const access::Permit<access::Act::keep_identity>&, SituationId, const Identity&,
                    std::int64_t expected_version, const audit::Entry&);
  // not_found without a wrapped key, without an identity, and when the box does not open: the three must be one.
  Result<Names> names(const access::Permit<access::Act::see_names>&, SituationId, const audit::Entry&);
  Result<Contact> contact(const access::Permit<access::Act::see_contact>&, SituationId, const audit::Entry&);
  // Who may open what from now on; called when a situation has moved, and for every open situation at start-up, so that
  // keys follow the saved state even after a crash between the two databases.
  void settle(SituationId, const Openings&);
  void destroy(SituationId);
  // Called with each: what else is kept about the situation goes with its keys.
  void when_destroyed(std::function<void(SituationId)> then) { destroyed_ = std::move(then); }
  std::vector<SituationId> keyed_situations(); // those with keys, whether or not the situation still exists
  // The agency's own list, decrypted in memory for this question only; folded prefix match on given and family name.
  Result<std::vector<Found>> search(const access::Permit<access::Act::search_people>&, std::string_view text,
                                    const audit::Entry&);
  // A text of the room above that erasure takes with it, under a key made from the situation's, whoever acts. PRIVACY: not
  // wrapped for one agency or the other; who may read it is for the gate to say. Nothing once the keys are gone.
  std::optional<Bytes> seal_text(SituationId, std::string_view text, std::string_view context);
  std::optional<std::string> open_text(SituationId, BytesView sealed, std::string_view context);
  // A detail for the audit log that erasure makes unreadable; a plain mark without content once the keys are gone.
  audit::Detail sealed_detail(SituationId, std::string text);

private:
  Store& store_;
  KeyRing& keys_;
  Chance& chance_;
  std::function<void(SituationId)> destroyed_ = [](SituationId) {};
};

} // namespace concert::people
