// The house put together by hand, in order: databases, stores, rooms. No container, no registry: to see what depends on
// what, read the constructor.
#pragma once

#include <memory>

#include "app/sql/answered_store.h"
#include "platform/clock/clock.h"
#include "platform/crypto/passwords.h"
#include "platform/settings/settings.h"
#include "platform/storage/storage.h"
#include "rooms/access/room.h"
#include "rooms/aftercare/room.h"
#include "rooms/agencies/room.h"
#include "rooms/alignment/areas.h"
#include "rooms/alignment/room.h"
#include "rooms/audit/sql/audit_log.h"
#include "rooms/codes/room.h"
#include "rooms/directory/links_room.h"
#include "rooms/directory/room.h"
#include "rooms/drafts/room.h"
#include "rooms/meetings/room.h"
#include "rooms/notices/room.h"
#include "rooms/people/room.h"
#include "rooms/referrals/room.h"
#include "rooms/sites/room.h"
#include "rooms/situations/room.h"

namespace concert::app {

enum class Opening {
  create,  // a new data folder is made where there is none
  existing // the folder must hold an installation
};

class Concert {
public:
  // Opens or creates the data folder: concert.sqlite (or the PostgreSQL of the settings), keys.sqlite, root.key.
  // Migrates. Throws storage::Failure, storage::SchemaTooNew, crypto::RootKeyFailure, std::runtime_error. Clock and
  // chance outlive it.
  Concert(const settings::Settings& settings, Opening opening, const clock::Clock& clock, Chance& chance);
  ~Concert();
  Concert(const Concert&) = delete;
  Concert& operator=(const Concert&) = delete;

  const settings::Settings& settings() const;
  const clock::Clock& clock() const; // with the days of the settings' time zone
  Chance& chance();
  storage::Database& database();
  storage::Database& keys();
  audit::AuditLog& audit_log();
  AnsweredStore& answered();
  crypto::SecretKey draft_key() const; // seals what was typed when the idle lock came
  access::Room& access();
  drafts::Room& drafts();
  codes::Room& codes();
  agencies::Room& agencies();
  sites::Room& sites();
  people::Room& people();
  directory::Room& directory();
  directory::CapacityLinks& capacity_links();
  situations::Room& situations();
  alignment::Room& alignment();
  alignment::Areas& areas();
  meetings::Room& meetings();
  referrals::Room& referrals();
  aftercare::Room& aftercare();
  notices::Room& notices();

private:
  struct Rooms;
  std::unique_ptr<Rooms> rooms_;
};

} // namespace concert::app
