// A table with four agencies on real stores, a directory of two organizations, and situations brought to filter 4: the
// police brought it, the health unit leads, housing assists, the schools have no part.
#pragma once

#include "rooms/directory/sql/directory_store.h"
#include "rooms/referrals/room.h"
#include "rooms/referrals/sql/referral_store.h"
#include "rooms/referrals/tests/world.h"
#include "rooms/situations/testing/ground.h"

namespace concert::referrals::testing {

// All that the tables of referrals hold, as text; sql/tests/all_kept.cpp.
std::string all_kept(storage::Database& database);

struct House : situations::testing::Ground {
  explicit House(storage::testing::Place& at, Room::Mail mail = Room::Mail::none);

  SituationId intervened(); // at filter 4
  void reject(SituationId id);
  void conclude(SituationId id);
  std::int64_t version(ReferralId id) { return store.load(id)->version; }
  DraftReferral outside(); // to an organization that the directory has
  // Sent from the health unit: to `agency`, or outside.
  View sent_to(SituationId id, AgencyId agency);
  Sent sent_outside(SituationId id, const Whom& whom = somebody());
  // Brought to that state through seats: by the schools, or by the requester.
  View brought_to(SituationId id, State state);
  std::int64_t traces(const std::string& act) const;
  // Everything in the main database as text, to look for what must not be there.
  std::string all_bytes() const;

  storage::testing::Place& place;
  crypto::Passwords passwords{crypto::cheapest_password_cost};
  directory::SqlStore directory_store;
  directory::Room directory;
  situations::SqlStore situation_store;
  situations::Room situations;
  SqlStore store;
  std::vector<ReferralId> told;
  Room room;
};

} // namespace concert::referrals::testing
