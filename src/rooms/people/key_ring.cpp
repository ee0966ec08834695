#include "rooms/people/key_ring.h"

#include "base/check.h"
#include "platform/crypto/sealing.h"

namespace concert::people {
namespace {

std::string_view name_of(Scope scope) {
  return scope == Scope::names ? "names" : "everything";
}

std::string agency_context(AgencyId agency) {
  return "people|agency_key|" + agency.text() + "|v1";
}

// A wrap moved to another situation, scope or agency does not open there.
std::string wrap_context(SituationId situation, Scope scope, AgencyId agency) {
  return "people|situation_key|" + situation.text() + "|" + std::string(name_of(scope)) + "|" + agency.text() + "|v1";
}

} // namespace

KeyRing::KeyRing(crypto::SecretKey root, KeyStore& store, Chance& chance)
    : root_(std::move(root)), store_(store), chance_(chance) {}

crypto::SecretKey KeyRing::agency_key(AgencyId agency) {
  if (!store_.agency_key(agency)) {
    const crypto::SecretKey fresh = crypto::SecretKey::draw(chance_);
    store_.put_agency_key(agency, crypto::wrap(root_, fresh, agency_context(agency), chance_));
  }
  const auto wrapped = store_.agency_key(agency); // whichever of two threads was first
  check(wrapped.has_value(), "an agency key that was put is there");
  auto key = crypto::unwrap(root_, *wrapped, agency_context(agency));
  if (!key)
    throw KeysUnusable("keys.sqlite does not belong to this root.key");
  return std::move(*key);
}

void KeyRing::create(SituationId situation, AgencyId originating) {
  if (store_.any_situation_key(situation, Scope::names))
    return;
  const crypto::SecretKey holder = agency_key(originating);
  std::vector<KeyStore::Wrap> wraps;
  for (const Scope scope : {Scope::names, Scope::everything})
    wraps.push_back(
        {scope, originating,
         crypto::wrap(holder, crypto::SecretKey::draw(chance_), wrap_context(situation, scope, originating), chance_)});
  store_.replace(situation, wraps);
}

std::optional<crypto::SecretKey> KeyRing::key(SituationId situation, Scope scope, AgencyId agency) {
  const auto wrapped = store_.situation_key(situation, scope, agency);
  if (!wrapped)
    return std::nullopt;
  return crypto::unwrap(agency_key(agency), *wrapped, wrap_context(situation, scope, agency));
}

std::optional<crypto::SecretKey> KeyRing::held_key(SituationId situation, Scope scope) {
  const auto held = store_.any_situation_key(situation, scope);
  if (!held)
    return std::nullopt;
  return crypto::unwrap(agency_key(held->first), held->second, wrap_context(situation, scope, held->first));
}

std::optional<crypto::SecretKey> KeyRing::sealing_key(SituationId situation) {
  const auto key = held_key(situation, Scope::everything);
  if (!key)
    return std::nullopt;
  return crypto::derive(*key, "audit-detail"); // so that the log's key opens no identity
}

void KeyRing::settle(SituationId situation, const Openings& openings) {
  if (store_.openings(situation) == openings)
    return;
  const auto names = held_key(situation, Scope::names), everything = held_key(situation, Scope::everything);
  if (!names || !everything)
    return;
  std::vector<KeyStore::Wrap> wraps;
  const auto wrap_for = [&](Scope scope, const crypto::SecretKey& key, const std::set<AgencyId>& agencies) {
    for (const AgencyId agency : agencies)
      wraps.push_back(
          {scope, agency, crypto::wrap(agency_key(agency), key, wrap_context(situation, scope, agency), chance_)});
  };
  wrap_for(Scope::names, *names, openings.names);
  wrap_for(Scope::everything, *everything, openings.everything);
  store_.replace(situation, wraps);
}

void KeyRing::destroy(SituationId situation) {
  store_.replace(situation, {});
}

std::vector<SituationId> KeyRing::opened_to(AgencyId agency, Scope scope) {
  return store_.opened_to(agency, scope);
}

std::vector<SituationId> KeyRing::situations() {
  return store_.situations();
}

} // namespace concert::people
