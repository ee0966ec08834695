// A small installation for tests: a database, a clock that the test moves, one table, one administrator.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "platform/clock/clock.h"
#include "platform/crypto/chance.h"
#include "platform/storage/testing/places.h"
#include "rooms/access/room.h"
#include "rooms/access/sql/access_store.h"

namespace concert::access::testing {

inline TypedPassword typed(std::string_view password) {
  return TypedPassword(std::string(password));
}
inline const std::string good_password = "seven herons at dusk";

class Installation {
public:
  explicit Installation(Limits limits = {}) : Installation(storage::testing::Place::sqlite(), limits) {}
  Installation(storage::testing::Place at, Limits limits)
      : place(std::move(at)), database(place.open()), root(crypto::SecretKey::draw(chance)), log(root),
        store((make_tables(*database), *database), log), room(store, passwords, clock, chance, limits) {
    const auto made = room.bootstrap({.table = {{"Rivermouth Table", "Table de Rivermouth"}, {}},
                                      .agency = AgencyId::draw(chance),
                                      .login = "admin",
                                      .name = "Ada Minster",
                                      .language = Language::fr,
                                      .password = typed(good_password)});
    REQUIRE(made.has_value());
    founded = *made;
    admin = *room.act_as("admin", std::nullopt);
    police = AgencyId::draw(chance);
    health = AgencyId::draw(chance);
  }

  // A member of an agency at the founded table, who signs in with good_password.
  Actor add(std::string login, AgencyId agency, Role role) {
    const auto added = room.add_member(
        admin, {login, "Member " + login, Language::en, typed(good_password), {agency, founded.table, role}});
    REQUIRE(added.has_value());
    return *room.act_as(login, std::nullopt);
  }
  std::string sign_in(std::string_view login) {
    const auto in = room.sign_in(login, typed(good_password), "peer");
    REQUIRE(in.has_value());
    return in->token.text();
  }
  std::vector<audit::Entry> trail() { // oldest first
    std::vector<audit::Entry> out;
    for (const auto& kept : log.entries(*database, {}, std::nullopt, 10'000).entries)
      out.insert(out.begin(), kept.entry);
    return out;
  }
  audit::Entry last() { return trail().back(); }
  std::size_t traces() { return trail().size(); }
  std::int64_t version_of(MemberId id) { return store.member(id)->version; }

  storage::testing::Place place;
  std::unique_ptr<storage::Database> database;
  clock::ManualClock clock{*Instant::parse_iso("2026-11-22T14:00:00Z")};
  crypto::SeededChance chance{7};
  crypto::Passwords passwords{crypto::cheapest_password_cost};
  crypto::SecretKey root;
  audit::AuditLog log;
  SqlStore store;
  Room room;
  Founded founded;
  Actor admin;
  AgencyId police, health;

private:
  static void make_tables(storage::Database& database) {
    std::vector<storage::Migration> all = audit::migrations();
    for (const storage::Migration& one : access::migrations())
      all.push_back(one);
    storage::migrate(database, all, Instant{1});
  }
};

template <class T>
std::string word_of(const Result<T>& result) {
  return result.has_value() ? "" : result.error().word;
}
template <class T>
std::string kind_of(const Result<T>& result) {
  return result.has_value() ? "given" : std::string(name_of(result.error().kind));
}
template <class T>
std::string problem_of(const Result<T>& result) { // "field: word" of the first
  if (result.has_value() || result.error().problems.empty())
    return "";
  return result.error().problems[0].field + ": " + result.error().problems[0].word;
}

} // namespace concert::access::testing
