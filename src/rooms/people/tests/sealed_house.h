// A room of identities on a real store and a key database of its own, with permits as the gate gives them.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <set>
#include <string>

#include "platform/crypto/chance.h"
#include "platform/crypto/sealing.h"
#include "platform/storage/migrate.h"
#include "platform/storage/testing/places.h"
#include "rooms/people/room.h"
#include "rooms/people/sql/people_store.h"

namespace concert::people::testing {

using access::Act;
using access::Stage;

template <class AnId>
AnId id_of(char digit) {
  return *AnId::parse(std::string(32, digit));
}
inline const AgencyId police = id_of<AgencyId>('a'), health = id_of<AgencyId>('b'), schools = id_of<AgencyId>('c');
inline const SituationId first = id_of<SituationId>('1'), second = id_of<SituationId>('2');

inline access::Actor actor_of(AgencyId agency) {
  return {id_of<MemberId>('7'), id_of<SeatId>('8'),           agency,
          id_of<TableId>('9'),  access::Role::representative, Language::en};
}

// What the gate gives an agency that brought the situation or intervenes in it.
template <Act act>
access::Permit<act> permit_for(AgencyId agency) {
  access::Standing standing;
  standing.stage = act == Act::keep_identity ? Stage::screening : Stage::intervention;
  standing.relations = {true, true, true, true, true};
  auto permit = access::Gate().permit<act>(actor_of(agency), standing);
  REQUIRE(permit.has_value());
  return *permit;
}
template <>
inline access::Permit<Act::search_people> permit_for<Act::search_people>(AgencyId agency) {
  return *access::Gate().permit<Act::search_people>(actor_of(agency));
}

inline Identity identity_of(std::string given, std::string family, std::string address = "12 Mill Street") {
  Identity out;
  out.names = {Personal(std::move(given)), Personal(std::move(family)), Personal(*LocalDate::of(1990, 2, 28))};
  out.contact = {Personal(std::move(address)), Personal(std::string("705-555-0114")), Personal(std::string("fr")),
                 Personal(std::string("a large dog"))};
  return out;
}

// Entries of the key ring in memory, so that a test can move them about as a thief would.
class OpenKeyStore : public KeyStore {
public:
  std::optional<Bytes> agency_key(AgencyId agency) override {
    const auto at = agencies.find(agency);
    return at == agencies.end() ? std::nullopt : std::optional(at->second);
  }
  void put_agency_key(AgencyId agency, const Bytes& wrapped) override { agencies.emplace(agency, wrapped); }
  std::optional<Bytes> situation_key(SituationId situation, Scope scope, AgencyId agency) override {
    for (const Wrap& wrap : wraps[situation])
      if (wrap.scope == scope && wrap.agency == agency)
        return wrap.wrapped;
    return std::nullopt;
  }
  std::optional<std::pair<AgencyId, Bytes>> any_situation_key(SituationId situation, Scope scope) override {
    for (const Wrap& wrap : wraps[situation])
      if (wrap.scope == scope)
        return std::pair(wrap.agency, wrap.wrapped);
    return std::nullopt;
  }
  Openings openings(SituationId situation) override {
    Openings out;
    for (const Wrap& wrap : wraps[situation])
      (wrap.scope == Scope::names ? out.names : out.everything).insert(wrap.agency);
    return out;
  }
  void replace(SituationId situation, const std::vector<Wrap>& all) override { wraps[situation] = all; }
  std::vector<SituationId> opened_to(AgencyId agency, Scope scope) override {
    std::vector<SituationId> out;
    for (const auto& [situation, all] : wraps)
      if (situation_key(situation, scope, agency))
        out.push_back(situation);
    return out;
  }
  std::vector<SituationId> situations() override {
    std::vector<SituationId> out;
    for (const auto& [situation, all] : wraps)
      if (!all.empty())
        out.push_back(situation);
    return out;
  }
  std::map<AgencyId, Bytes> agencies;
  std::map<SituationId, std::vector<Wrap>> wraps;
};

struct House {
  explicit House(storage::testing::Place& place)
      : database(place.open()), root(crypto::SecretKey::draw(chance)), log(root), store(migrated(*database), log),
        ring(crypto::derive(root, "key-ring"), keys, chance), room(store, ring, chance) {}
  static storage::Database& migrated(storage::Database& opened) {
    std::vector<storage::Migration> all = audit::migrations();
    for (const storage::Migration& one : people::migrations())
      all.push_back(one);
    storage::migrate(opened, all, Instant{1});
    return opened;
  }

  static audit::Entry entry(std::string_view act = "people.see_names") {
    audit::Entry out;
    out.at = Instant{1'000'000};
    out.act = std::string(act);
    out.object_kind = "situation";
    out.field_class = "names";
    return out;
  }
  void keep(SituationId situation, AgencyId agency, const Identity& identity) {
    room.begin(situation, agency);
    REQUIRE(room.keep(permit_for<Act::keep_identity>(agency), situation, identity, room.identity_version(situation), entry("situations.identify")));
  }
  // The given name, or the kind of the refusal.
  std::string name_for(AgencyId agency, SituationId situation = first) {
    const auto names = room.names(permit_for<Act::see_names>(agency), situation, entry());
    return names ? names->given.reveal() : std::string(name_of(names.error().kind));
  }
  std::string address_for(AgencyId agency, SituationId situation = first) {
    const auto contact = room.contact(permit_for<Act::see_contact>(agency), situation, entry("people.see_contact"));
    return contact ? contact->address.reveal() : std::string(name_of(contact.error().kind));
  }
  std::string found_by(AgencyId agency, std::string_view text) {
    const auto found = room.search(permit_for<Act::search_people>(agency), text, entry("people.search"));
    if (!found)
      return std::string(name_of(found.error().kind));
    std::string out;
    for (const Found& one : *found)
      out += one.situation.text().substr(0, 1) + ":" + one.names.given.reveal() + " ";
    return out;
  }
  std::int64_t traces() { return log.verify(*database).entries; }

  std::unique_ptr<storage::Database> database;
  crypto::SeededChance chance{468};
  crypto::SecretKey root;
  audit::AuditLog log;
  SqlStore store;
  OpenKeyStore keys;
  KeyRing ring;
  Room room;
};

} // namespace concert::people::testing
