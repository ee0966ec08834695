// A table with four agencies and a chair on real stores, and a situation concluded at it: what the tests of this room
// share.
#pragma once

#include <doctest/doctest.h>

#include "base/testing/outcomes.h"
#include "platform/crypto/chance.h"
#include "platform/crypto/sealing.h"
#include "platform/storage/migrate.h"
#include "platform/storage/testing/places.h"
#include "rooms/aftercare/room.h"
#include "rooms/aftercare/sql/aftercare_store.h"
#include "rooms/codes/testing/shipped_book.h"
#include "rooms/people/sql/people_store.h"
#include "rooms/situations/sql/situation_store.h"

namespace concert::aftercare::testing {

using namespace std::chrono_literals;
using access::Role;

using codes::testing::code;
using concert::testing::id_of;
using concert::testing::must;
using concert::testing::outcome;

inline const AgencyId police = id_of<AgencyId>('a'), health = id_of<AgencyId>('b'), schools = id_of<AgencyId>('c'),
                      housing = id_of<AgencyId>('d');
inline const std::vector<AgencyId> all_agencies = {police, health, schools, housing};
inline const TableId the_table = id_of<TableId>('1');
inline const Instant begin = *Instant::parse_iso("2026-11-02T14:00:00Z");

inline access::Actor seat_of(AgencyId agency, char member, Role role = Role::representative, char at = '1') {
  access::Actor out;
  out.member = id_of<MemberId>(member);
  out.seat = *SeatId::parse(std::string(16, agency.text()[0]) + std::string(15, at) + member);
  out.agency = agency;
  out.table = id_of<TableId>(at);
  out.role = role;
  return out;
}
inline const access::Actor constable = seat_of(police, '1'), nurse = seat_of(health, '2'),
                           teacher = seat_of(schools, '4'), landlord = seat_of(housing, '5'),
                           chair = seat_of(police, '6', Role::chair), planner = seat_of(police, '8', Role::planner),
                           stranger = seat_of(health, '2', Role::representative, '9');

inline codes::SharedCodeBook book() {
  return codes::testing::shipped_book();
}

inline Fields told(std::initializer_list<std::pair<const char*, std::string>> fields) {
  Fields out;
  for (const auto& [name, value] : fields)
    out.add(name, value);
  return out;
}

// ---- for the rules alone

inline LocalDate day(int n) { // n days after the conclusion
  return LocalDate::utc_day_of(begin).plus_days(n);
}
inline Concluded concluded() {
  Concluded out;
  out.originating = police;
  out.lead = health;
  out.roles = {{health, situations::Part::lead}, {schools, situations::Part::assisting}};
  out.on = day(0);
  out.reason = code("conclusions", "connected_to_services");
  out.risks = {{code("risk_factors", "gambling_chronic"), 3, 1},
               {code("risk_factors", "missing_school_truancy"), 2, 2}};
  out.services = {{code("service_types", "housing"), code("mobilizations", "connected")}};
  return out;
}
inline Aftercare fresh() {
  Aftercare out;
  out.id = id_of<AftercareId>('6');
  out.situation = id_of<SituationId>('5');
  out.concluded_at = begin;
  out.table = the_table;
  return out;
}
struct Draws {
  int n = 0;
  FollowUpId operator()() {
    std::string text = std::to_string(++n);
    return *FollowUpId::parse(std::string(32 - text.size(), '0') + text);
  }
};
inline ConsentToFollowUp agreed(int on = 0) {
  return {code("authorities", "consent_express_verbal"), day(on), {}};
}
inline Aftercare with_consent(int today = 0) {
  return must(consent(fresh(), agreed(), concluded(), health, Draws{}, day(today)));
}
inline RecordFollowUp assessed_on(const FollowUp& f, LocalDate on, int gambling = 0, int truancy = 2) {
  RecordFollowUp out{f.id, Outcome::assessed, on, {}, {}, {}, {}};
  out.risks = {{"gambling_chronic", gambling}, {"missing_school_truancy", truancy}};
  out.protective = {code("protective_factors", book()->entries("protective_factors").at(0)->id)};
  out.help = code("help_received", "most_of_it");
  out.change = code("situation_now", "much_better");
  return out;
}

// ---- the whole house

struct House {
  explicit House(storage::testing::Place& place)
      : database(place.open()), keys(storage::open_sqlite(place.folder() / "keys.sqlite")), log(root),
        people_store(migrated(*database), log), key_store(migrated_keys(*keys)),
        ring(crypto::derive(root, "key-ring"), key_store, chance), people(people_store, ring, chance),
        situation_store(*database, log),
        situations(
            situation_store, people, [] { return book(); },
            {.agencies_at = [](TableId) { return all_agencies; },
             .names_policy = [](TableId) { return access::NamesPolicy::likely_involved; }},
            clock, chance),
        store(*database, log), room(
                                   store, situations, people, [] { return book(); }, clock, chance) {}

  static storage::Database& migrated(storage::Database& opened) {
    std::vector<storage::Migration> all = audit::migrations();
    for (const auto& part : {people::migrations(), situations::migrations(), aftercare::migrations()})
      all.insert(all.end(), part.begin(), part.end());
    storage::migrate(opened, all, begin);
    return opened;
  }
  static storage::Database& migrated_keys(storage::Database& opened) {
    storage::migrate(opened, people::key_migrations(), begin);
    return opened;
  }

  // Brought by the police, led by health, assisted by schools; also by the police where `police_assist`.
  situations::View intervention(bool police_assist = false, const char* factor = "missing_school_truancy") {
    situations::View v = must(situations.open(constable, {code("subjects", "person"), {true, true, true, {}}}));
    situations::Picture picture;
    picture.affected = {{code("age_bands", "30_39"), code("sexes", "female")}};
    picture.risks = {{code("risk_factors", "gambling_chronic"), 3, std::nullopt},
                     {code("risk_factors", factor), 2, std::nullopt}};
    v = must(situations.amend(constable, v.id, v.version, {picture}));
    people::Identity identity;
    identity.names = {Personal(std::string("Ann")), Personal(std::string("Other")), std::nullopt};
    v = must(situations.keep_identity(constable, v.id, 0, identity));
    v = must(situations.present(constable, v.id, v.version));
    const std::vector<Code> reasons = {
        code("threshold_reasons", "repeated_emergency_response"), code("threshold_reasons", "harm_occurred_before"),
        code("threshold_reasons", "risk_to_life"), code("threshold_reasons", "needs_cross_sectors")};
    v = must(situations.accept(chair, v.id, v.version, {reasons, {health, schools}}));
    v = must(situations.disclose(constable, v.id, v.version,
                                 {code("authorities", "consent_express_verbal"), false,
                                  LocalDate::utc_day_of(clock.now()), std::nullopt, true}));
    std::vector<AgencyId> assisting = {schools};
    if (police_assist)
      assisting.push_back(police);
    v = must(situations.assign(chair, v.id, v.version, {health, assisting}));
    return must(situations.mobilize(nurse, v.id, v.version,
                                    {code("service_types", "housing"), "", code("mobilizations", "connected")}));
  }
  SituationId concluded(bool police_assist = false) {
    const situations::View v = intervention(police_assist);
    must(situations.conclude(
        nurse, v.id, v.version,
        {code("conclusions", "connected_to_services"), {{"gambling_chronic", 1}, {"missing_school_truancy", 2}}}));
    return v.id;
  }
  FollowUps consented(SituationId id) {
    return must(room.consent(nurse, id, 0,
                             {code("authorities", "consent_express_verbal"), LocalDate::utc_day_of(clock.now()), {}}));
  }
  void days_later(int n) { clock.advance(std::chrono::hours(24 * n)); }
  LocalDate today() const { return LocalDate::utc_day_of(clock.now()); }

  std::unique_ptr<storage::Database> database, keys;
  crypto::SeededChance chance{31};
  clock::ManualClock clock{begin};
  crypto::SecretKey root = crypto::SecretKey::draw(chance);
  audit::AuditLog log;
  people::SqlStore people_store;
  people::SqlKeyStore key_store;
  people::KeyRing ring;
  people::Room people;
  situations::SqlStore situation_store;
  situations::Room situations;
  SqlStore store;
  Room room;
};

inline void everywhere(const std::function<void(House&)>& body) {
  storage::testing::on_every_engine([&](storage::testing::Place& place) {
    INFO(place.name());
    House house(place);
    body(house);
  });
}

} // namespace concert::aftercare::testing
