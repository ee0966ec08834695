// One installation as a test sees it: opened, closed and opened again, peopled with agencies and members, and looked
// into past its doors, where a test asks whether what must be true is true.
#pragma once

#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "app/concert.h"
#include "app/surface.h"
#include "platform/storage/testing/places.h"
#include "rooms/meetings/sql/meeting_store.h"
#include "rooms/people/sql/people_store.h"
#include "rooms/situations/sql/situation_store.h"
#include "world/stepped_chance.h"

namespace concert::world {

// The value of a result that a test cannot go on without; throws with the refusal otherwise.
std::string said(const Refusal& refusal);
template <class T>
T must(Result<T> result) {
  if (!result)
    throw std::runtime_error("refused: " + said(result.error()));
  if constexpr (!std::is_void_v<T>)
    return std::move(*result);
}

inline constexpr std::string_view first_password = "seven herons at dusk", own_password = "eight otters at dawn";

struct Member {
  std::string login;
  access::Actor actor;
};

class World {
public:
  explicit World(storage::testing::Place place, std::uint64_t seed = 468);
  ~World();
  void restart(); // closes everything and opens it from what was stored
  void close();   // after which only restart(), keep_copy() and put_back() may be called
  // On SQLite, of a closed world: everything that is stored, as it is now, to be put back as often as a test likes.
  void keep_copy();
  void put_back();
  static Instant start(); // when every world begins

  app::Concert& concert() { return *concert_; }
  app::Surface& surface(); // made when it is first asked for: many a test never does
  clock::ManualClock& clock() { return clock_; }
  SteppedChance& chance() { return chance_; }
  const storage::testing::Place& place() const { return place_; }
  settings::Settings& settings() { return settings_; } // takes effect with restart()
  log::Log& log() { return log_; }
  std::string logged() const { return log_text_.str(); } // the operator's log so far
  int next_number() { return ++number_; } // 1, 2, 3 …: for logins and tables of which there must be one of a name
  LocalDate today() const { return concert_->clock().today(); }

  const access::Actor& administrator() const { return administrator_; }
  AgencyId agency(const std::string& short_name); // made at its first mention
  std::optional<std::string> agency_named(AgencyId) const;
  TableId add_table(const std::string& name, access::NamesPolicy policy);
  Member add_member(const std::string& login, AgencyId, TableId, access::Role);

  // Past every door.
  std::optional<situations::Situation> situation(SituationId);
  std::optional<meetings::Meeting> meeting(meetings::MeetingId);
  std::optional<referrals::Referral> referral(referrals::ReferralId);
  std::optional<aftercare::Aftercare> aftercare(SituationId);   // of its last conclusion, while it is concluded
  std::optional<situations::HandOverId> hand_over(SituationId); // the last time that it was offered elsewhere
  std::vector<situations::HandOver> hand_overs(SituationId);    // oldest first
  std::int64_t identity_version(SituationId);                   // of its sealed box; 0: there is none
  std::int64_t account_version(SituationId);                    // of its sealed account; 0: there is none
  bool has_box(SituationId id) { return identity_version(id) != 0; }
  people::Openings keys_of(SituationId);                          // whoever holds a wrap
  bool keys_open(SituationId);                                    // every wrap there is unwraps to the same two keys
  std::vector<audit::KeptEntry> trail(const std::string& object); // oldest first
  std::vector<audit::KeptEntry> trail(SituationId id) { return trail(id.text()); }
  audit::Report verify();

private:
  void open(app::Opening opening);
  void furnish();

  storage::testing::Place place_;
  clock::ManualClock clock_;
  SteppedChance chance_;
  settings::Settings settings_;
  std::ostringstream log_text_;
  log::Log log_;
  std::unique_ptr<app::Concert> concert_;
  std::unique_ptr<app::Surface> surface_;
  access::Actor administrator_;
  std::map<std::string, AgencyId> agencies_;
  int number_ = 0;
};

} // namespace concert::world
