// Who can open what, held by keys and not by promises. Each situation has two keys, one for names and one for
// everything; each is wrapped once for every agency that may open it, the agency's key by the installation's root key.
// Without a wrap there is nothing to decrypt with. Wrapped keys live in a small database of their own (keys.sqlite),
// whose backups live at most 14 days: destroying a key there erases the person everywhere.
#pragma once

#include <optional>
#include <set>
#include <stdexcept>
#include <utility>
#include <vector>

#include "base/chance.h"
#include "platform/crypto/secret.h"
#include "rooms/access/ids.h"

namespace concert::people {

enum class Scope { names, everything };

// Which agencies may open which scope of one situation.
struct Openings {
  std::set<AgencyId> names;
  std::set<AgencyId> everything;
  friend bool operator==(const Openings&, const Openings&) = default;
};

class KeyStore {
public:
  virtual ~KeyStore() = default;
  virtual std::optional<Bytes> agency_key(AgencyId) = 0;                        // wrapped by the root key
  virtual void put_agency_key(AgencyId, const Bytes& wrapped) = 0;              // keeps an existing one
  virtual std::optional<Bytes> situation_key(SituationId, Scope, AgencyId) = 0; // wrapped by the agency's key
  virtual std::optional<std::pair<AgencyId, Bytes>> any_situation_key(SituationId, Scope) = 0;
  virtual Openings openings(SituationId) = 0; // who holds a wrap
  // Replaces all wraps of one situation in one transaction; an empty list destroys the keys for good.
  struct Wrap {
    Scope scope;
    AgencyId agency;
    Bytes wrapped;
  };
  virtual void replace(SituationId, const std::vector<Wrap>& wraps) = 0;
  virtual std::vector<SituationId> opened_to(AgencyId, Scope) = 0; // an agency's own list
  virtual std::vector<SituationId> situations() = 0;
};

// The root key does not open the stored keys: a folder was put together from two installations.
class KeysUnusable : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

class KeyRing {
public:
  KeyRing(crypto::SecretKey root, KeyStore& store, Chance& chance);

  // Draws both keys for the originating agency; nothing if they exist.
  void create(SituationId, AgencyId originating);
  std::optional<crypto::SecretKey> key(SituationId, Scope, AgencyId);
  // For sealing what the log must hold about a situation whoever acts; nothing once the keys are destroyed.
  std::optional<crypto::SecretKey> sealing_key(SituationId);
  // Makes the wraps exactly these. Does nothing once the keys are destroyed: what is erased cannot be opened again.
  void settle(SituationId, const Openings&);
  void destroy(SituationId);
  std::vector<SituationId> opened_to(AgencyId, Scope);
  std::vector<SituationId> situations();

private:
  std::optional<crypto::SecretKey> held_key(SituationId, Scope); // through whichever agency holds it
  crypto::SecretKey agency_key(AgencyId);
  crypto::SecretKey root_;
  KeyStore& store_;
  Chance& chance_;
};

} // namespace concert::people
