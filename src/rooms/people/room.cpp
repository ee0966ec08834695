#include "rooms/people/room.h"

#include "base/text.h"
#include "platform/crypto/sealing.h"

namespace concert::people {
namespace {

// Texts behind their lengths, so that no two lists of texts have the same bytes.
Bytes packed(const std::vector<std::string>& texts) {
  Bytes out;
  for (const std::string& text : texts) {
    const auto size = static_cast<std::uint32_t>(text.size());
    for (int shift = 24; shift >= 0; shift -= 8)
      out.push_back(static_cast<std::uint8_t>(size >> shift));
    out.insert(out.end(), text.begin(), text.end());
  }
  return out;
}

// Nothing when the bytes are not `count` texts exactly.
std::optional<std::vector<std::string>> unpacked(const Bytes& bytes, std::size_t count) {
  std::vector<std::string> out;
  std::size_t at = 0;
  while (out.size() < count) {
    if (bytes.size() - at < 4)
      return std::nullopt;
    std::size_t size = 0;
    for (int i = 0; i < 4; ++i)
      size = size << 8 | bytes[at++];
    if (bytes.size() - at < size)
      return std::nullopt;
    out.emplace_back(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                     bytes.begin() + static_cast<std::ptrdiff_t>(at + size));
    at += size;
  }
  return at == bytes.size() ? std::optional(std::move(out)) : std::nullopt;
}

std::string names_context(SituationId id) {
  return "people|names|" + id.text() + "|v1";
}
std::string contact_context(SituationId id) {
  return "people|contact|" + id.text() + "|v1";
}
std::string detail_context(SituationId id) {
  return "audit|situation|" + id.text() + "|v1";
}

std::optional<Names> names_in(const crypto::SecretKey& key, const Bytes& box, SituationId id) {
  const auto plain = crypto::open(key, box, names_context(id));
  const auto texts = plain ? unpacked(*plain, 3) : std::nullopt;
  if (!texts)
    return std::nullopt;
  Names out{Personal((*texts)[0]), Personal((*texts)[1]), std::nullopt};
  if (const auto birth = LocalDate::parse_iso((*texts)[2]))
    out.birth_date = Personal<LocalDate>(*birth);
  return out;
}

} // namespace

Room::Room(Store& store, KeyRing& keys, Chance& chance) : store_(store), keys_(keys), chance_(chance) {}

void Room::begin(SituationId situation, AgencyId originating) {
  keys_.create(situation, originating);
}

std::int64_t Room::identity_version(SituationId situation) {
  return store_.version(situation);
}

Result<void> Room::keep(const access::Permit<access::Act::keep_identity>& permit, SituationId situation,
                        const Identity& identity, std::int64_t expected_version, const audit::Entry& entry) {
  const auto names = keys_.key(situation, Scope::names, permit.actor().agency);
  const auto everything = keys_.key(situation, Scope::everything, permit.actor().agency);
  if (!names || !everything)
    return Refusal::not_found();
  const Names& n = identity.names;
  const Contact& c = identity.contact;
  SealedIdentity sealed;
  sealed.names = crypto::seal(
      *names, packed({n.given.reveal(), n.family.reveal(), n.birth_date ? n.birth_date->reveal().iso() : ""}),
      names_context(situation), chance_);
  sealed.contact = crypto::seal(
      *everything, packed({c.address.reveal(), c.telephone.reveal(), c.language.reveal(), c.safety_note.reveal()}),
      contact_context(situation), chance_);
  if (!store_.save(situation, sealed, expected_version, entry))
    return Refusal::stale();
  return {};
}

Result<Names> Room::names(const access::Permit<access::Act::see_names>& permit, SituationId situation,
                          const audit::Entry& entry) {
  const auto key = keys_.key(situation, Scope::names, permit.actor().agency);
  if (!key)
    return Refusal::not_found();
  const auto sealed = store_.open(situation, entry);
  auto names = sealed ? names_in(*key, sealed->names, situation) : std::nullopt;
  if (!names)
    return Refusal::not_found();
  return std::move(*names);
}

Result<Contact> Room::contact(const access::Permit<access::Act::see_contact>& permit, SituationId situation,
                              const audit::Entry& entry) {
  const auto key = keys_.key(situation, Scope::everything, permit.actor().agency);
  if (!key)
    return Refusal::not_found();
  const auto sealed = store_.open(situation, entry);
  const auto plain = sealed ? crypto::open(*key, sealed->contact, contact_context(situation)) : std::nullopt;
  const auto texts = plain ? unpacked(*plain, 4) : std::nullopt;
  if (!texts)
    return Refusal::not_found();
  return Contact{Personal((*texts)[0]), Personal((*texts)[1]), Personal((*texts)[2]), Personal((*texts)[3])};
}

void Room::settle(SituationId situation, const Openings& openings) {
  keys_.settle(situation, openings);
}

void Room::destroy(SituationId situation) {
  keys_.destroy(situation);
  destroyed_(situation);
}

std::vector<SituationId> Room::keyed_situations() {
  return keys_.situations();
}

Result<std::vector<Found>> Room::search(const access::Permit<access::Act::search_people>& permit, std::string_view text,
                                        const audit::Entry& entry) {
  const std::string wanted = text::fold(text::trim(text));
  if (text::count_characters(wanted) < 2)
    return Refusal::invalid("name", "problem.too_short", {"2"});
  const AgencyId agency = permit.actor().agency;
  std::vector<Found> out;
  for (const auto& [situation, sealed] : store_.open_all(keys_.opened_to(agency, Scope::names), entry)) {
    const auto key = keys_.key(situation, Scope::names, agency);
    auto names = key ? names_in(*key, sealed.names, situation) : std::nullopt;
    if (names && (text::fold(names->given.reveal()).starts_with(wanted) ||
                  text::fold(names->family.reveal()).starts_with(wanted)))
      out.push_back({situation, std::move(*names)});
  }
  return out;
}

std::optional<Bytes> Room::seal_text(SituationId situation, std::string_view text, std::string_view context) {
  const auto key = keys_.sealing_key(situation);
  if (!key)
    return std::nullopt;
  const Bytes plain(text.begin(), text.end());
  return crypto::seal(crypto::derive(*key, "text"), plain, std::string(context) + "|" + situation.text(), chance_);
}

std::optional<std::string> Room::open_text(SituationId situation, BytesView sealed, std::string_view context) {
  const auto key = keys_.sealing_key(situation);
  const auto plain = key ? crypto::open(crypto::derive(*key, "text"), sealed,
                                        std::string(context) + "|" + situation.text())
                         : std::nullopt;
  return plain ? std::optional(std::string(plain->begin(), plain->end())) : std::nullopt;
}

audit::Detail Room::sealed_detail(SituationId situation, std::string text) {
  const auto key = keys_.sealing_key(situation);
  if (!key)
    return audit::Detail::none();
  return audit::Detail::sealed(std::move(text), *key, detail_context(situation), chance_);
}

} // namespace concert::people
