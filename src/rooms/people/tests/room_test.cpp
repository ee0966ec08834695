#include "rooms/people/tests/sealed_house.h"

using namespace concert;
using namespace concert::people;
using namespace concert::people::testing;

namespace {

// A look at an identity without a permit for that very act does not compile.
template <Act act>
concept may_read_names = requires(Room& room, const access::Permit<act>& permit, SituationId id,
                                  const audit::Entry& entry) {
  room.names(permit, id, entry);
};
static_assert(may_read_names<Act::see_names>);
static_assert(!may_read_names<Act::see_contact>);
static_assert(!may_read_names<Act::see_picture>);
static_assert(!may_read_names<Act::search_people>);

void each_engine(const std::function<void(House&)>& body) {
  storage::testing::on_every_engine([&](storage::testing::Place& place) {
    INFO(place.name());
    House house(place);
    body(house);
  });
}

} // namespace

TEST_CASE("what an agency keeps it reads again, every field of it") {
  each_engine([](House& house) {
    house.keep(first, police, identity_of("Zoë", "Ng"));
    const auto names = house.room.names(permit_for<Act::see_names>(police), first, House::entry());
    REQUIRE(names);
    CHECK(names->given.reveal() == "Zoë");
    CHECK(names->family.reveal() == "Ng");
    CHECK(names->birth_date->reveal() == LocalDate::of(1990, 2, 28));
    const auto contact = house.room.contact(permit_for<Act::see_contact>(police), first, House::entry());
    REQUIRE(contact);
    CHECK(contact->address.reveal() == "12 Mill Street");
    CHECK(contact->telephone.reveal() == "705-555-0114");
    CHECK(contact->language.reveal() == "fr");
    CHECK(contact->safety_note.reveal() == "a large dog");

    Identity later = identity_of("Zoë", "Ng-Roy", "9 Bay Street"); // moved and married
    later.names.birth_date.reset();
    house.keep(first, police, later);
    CHECK(house.address_for(police) == "9 Bay Street");
    const auto again = house.room.names(permit_for<Act::see_names>(police), first, House::entry());
    CHECK(again->family.reveal() == "Ng-Roy");
    CHECK(!again->birth_date);
  });
}

TEST_CASE("nothing lies in the database that reads like the person") {
  each_engine([](House& house) {
    house.keep(first, police, identity_of("Wilhelmina", "Featherstone", "77 Quarry Road"));
    const auto sealed = house.store.open(first, House::entry());
    REQUIRE(sealed);
    const std::string bytes = text_of(sealed->names) + text_of(sealed->contact);
    for (const char* part : {"Wilhelmina", "Featherstone", "77 Quarry", "1990", "705-555", "large dog"})
      CHECK_MESSAGE(bytes.find(part) == std::string::npos, part);
    // The same words sealed twice are two boxes.
    house.keep(second, police, identity_of("Wilhelmina", "Featherstone", "77 Quarry Road"));
    CHECK(house.store.open(second, House::entry())->names != sealed->names);
  });
}

TEST_CASE("each agency opens what was wrapped for it and nothing else") {
  each_engine([](House& house) {
    house.keep(first, police, identity_of("Ada", "Quill"));
    CHECK(house.name_for(police) == "Ada");
    CHECK(house.address_for(police) == "12 Mill Street");
    // Even with a permit in hand: without a wrap there is nothing to open with.
    CHECK(house.name_for(health) == "not_found");
    CHECK(house.address_for(health) == "not_found");

    house.room.settle(first, {{police, health}, {police}}); // filter 3: the name
    CHECK(house.name_for(health) == "Ada");
    CHECK(house.address_for(health) == "not_found");
    CHECK(house.name_for(schools) == "not_found");

    house.room.settle(first, {{police, schools}, {police, schools}}); // filter 4: schools; health declined
    CHECK(house.name_for(health) == "not_found");
    CHECK(house.name_for(schools) == "Ada");
    CHECK(house.address_for(schools) == "12 Mill Street");

    house.room.settle(first, {{police}, {police}});
    CHECK(house.name_for(schools) == "not_found");
    CHECK(house.address_for(schools) == "not_found");
    CHECK(house.name_for(police) == "Ada");

    // Everything is not names and names is not everything: one key does not open the other's box.
    house.room.settle(first, {{health}, {police}});
    CHECK(house.name_for(police) == "not_found");
    CHECK(house.address_for(police) == "12 Mill Street");
    CHECK(house.name_for(health) == "Ada");
  });
}

TEST_CASE("a wrap moved to another situation, agency or scope does not open there") {
  each_engine([](House& house) {
    house.keep(first, police, identity_of("Ada", "Quill"));
    house.keep(second, police, identity_of("Bea", "Marsh"));
    house.room.settle(second, {{health}, {health}}); // so that health has a key of its own
    auto& wraps = house.keys.wraps;
    const auto genuine = wraps;

    const auto steal = [&](SituationId into, Scope scope, AgencyId agency, const Bytes& wrapped) {
      wraps = genuine;
      std::erase_if(wraps[into], [&](const KeyStore::Wrap& w) { return w.scope == scope && w.agency == agency; });
      wraps[into].push_back({scope, agency, wrapped});
    };
    const Bytes police_names = *house.keys.situation_key(first, Scope::names, police);
    const Bytes police_everything = *house.keys.situation_key(first, Scope::everything, police);
    const Bytes health_names = *house.keys.situation_key(second, Scope::names, health);

    steal(first, Scope::names, health, police_names); // another agency's wrap under one's own name
    CHECK(house.name_for(health, first) == "not_found");
    steal(second, Scope::names, police, police_names); // another situation's
    CHECK(house.name_for(police, second) == "not_found");
    steal(first, Scope::names, health, health_names); // one's own, of another situation
    CHECK(house.name_for(health, first) == "not_found");
    steal(first, Scope::names, police, police_everything); // of another scope
    CHECK(house.name_for(police, first) == "not_found");
    steal(first, Scope::everything, police, police_names);
    CHECK(house.address_for(police, first) == "not_found");

    // With the agency's whole key row copied too, it is still another agency's.
    steal(first, Scope::names, health, police_names);
    const Bytes of_health = house.keys.agencies.at(health);
    house.keys.agencies[health] = house.keys.agencies.at(police);
    CHECK_THROWS_AS(house.name_for(health, first), KeysUnusable);
    house.keys.agencies[health] = of_health;
    wraps = genuine;
    CHECK(house.name_for(police, first) == "Ada");
  });
}

TEST_CASE("another installation's root key opens nothing and says so") {
  each_engine([](House& house) {
    house.keep(first, police, identity_of("Ada", "Quill"));
    KeyRing foreign(crypto::SecretKey::draw(house.chance), house.keys, house.chance);
    CHECK_THROWS_AS(foreign.key(first, Scope::names, police), KeysUnusable);
  });
}

TEST_CASE("once destroyed, nothing opens, though the boxes remain, and nothing brings the keys back") {
  each_engine([](House& house) {
    house.keep(first, police, identity_of("Ada", "Quill"));
    house.keep(second, police, identity_of("Bea", "Marsh"));
    house.room.destroy(first);
    CHECK(house.room.identity_version(first) != 0); // the box is there …
    CHECK(house.name_for(police) == "not_found");
    CHECK(house.address_for(police) == "not_found");
    CHECK(house.found_by(police, "ada") == "");
    house.room.settle(first, {{police, health}, {police}}); // … and stays shut
    CHECK(house.name_for(police) == "not_found");
    CHECK(house.keys.wraps[first].empty());
    CHECK(house.name_for(police, second) == "Bea");
    CHECK(house.room.keyed_situations() == std::vector{second});
  });
}

TEST_CASE("a box that was tampered with, or belongs elsewhere, is a box that is not there") {
  each_engine([](House& house) {
    house.keep(first, police, identity_of("Ada", "Quill"));
    house.keep(second, police, identity_of("Bea", "Marsh"));
    const SealedIdentity genuine = *house.store.open(first, House::entry());
    for (std::size_t i = 0; i < genuine.names.size(); i += 7) {
      SealedIdentity bad = genuine;
      bad.names[i] = static_cast<std::uint8_t>(bad.names[i] ^ 1);
      bad.contact[i] = static_cast<std::uint8_t>(bad.contact[i] ^ 0x80);
      house.store.save(first, bad, house.store.version(first), House::entry());
      CHECK(house.name_for(police) == "not_found");
      CHECK(house.address_for(police) == "not_found");
    }
    SealedIdentity cut = genuine;
    cut.names.pop_back();
    cut.contact.clear();
    house.store.save(first, cut, house.store.version(first), House::entry());
    CHECK(house.name_for(police) == "not_found");
    CHECK(house.address_for(police) == "not_found");
    house.store.save(first, *house.store.open(second, House::entry()), house.store.version(first),
                     House::entry()); // another person's box
    CHECK(house.name_for(police) == "not_found");
    house.store.save(first, {genuine.contact, genuine.names}, house.store.version(first), House::entry()); // the wrong way round
    CHECK(house.name_for(police) == "not_found");
    CHECK(house.address_for(police) == "not_found");
    house.store.save(first, genuine, house.store.version(first), House::entry());
    CHECK(house.name_for(police) == "Ada");
  });
}

TEST_CASE("each look at a box leaves a trace, a look at nothing leaves none") {
  each_engine([](House& house) {
    house.keep(first, police, identity_of("Ada", "Quill"));
    const auto before = house.traces();
    house.name_for(police);
    CHECK(house.traces() == before + 1);
    house.address_for(police);
    CHECK(house.traces() == before + 2);
    house.name_for(health); // no key: the box was not touched
    house.name_for(police, second);
    CHECK(house.traces() == before + 2);
    house.found_by(police, "ada"); // a search is on record, whatever it finds
    house.found_by(health, "ada");
    CHECK(house.traces() == before + 4);
    CHECK(house.log.verify(*house.database).intact());
  });
}

TEST_CASE("a search finds in the agency's own list, by the beginning of either name, without accents") {
  each_engine([](House& house) {
    house.keep(first, police, identity_of("Zoë", "Tremblay"));
    house.keep(second, health, identity_of("Zoé", "Marsh"));
    CHECK(house.found_by(police, "zoe") == "1:Zoë ");
    CHECK(house.found_by(police, "  TREM ") == "1:Zoë ");
    CHECK(house.found_by(police, "marsh") == "");
    CHECK(house.found_by(health, "zoé") == "2:Zoé ");
    CHECK(house.found_by(schools, "zoe") == "");
    CHECK(house.found_by(police, "rem") == ""); // a beginning, not a middle
    CHECK(house.found_by(police, "z") == "invalid");
    CHECK(house.found_by(police, "   ") == "invalid");
    house.room.settle(first, {{police, schools}, {police}});
    CHECK(house.found_by(schools, "zoe") == "1:Zoë ");
    house.room.settle(first, {{police}, {police}});
    CHECK(house.found_by(schools, "zoe") == "");
  });
}

TEST_CASE("a detail of the log opens with its situation's key and with nothing once that is gone") {
  each_engine([](House& house) {
    house.room.begin(first, police);
    const audit::Detail detail = house.room.sealed_detail(first, "stage=screening>discussion");
    CHECK(detail.is_sealed());
    const std::string context = "audit|situation|" + first.text() + "|v1";
    const auto key = house.ring.sealing_key(first);
    REQUIRE(key);
    CHECK(detail.open(*key, context)->reveal() == "stage=screening>discussion");
    // The log's key is no key to an identity, nor the other way round.
    CHECK(!detail.open(*house.ring.key(first, Scope::everything, police), context));
    CHECK(!detail.open(*key, "audit|situation|" + second.text() + "|v1"));
    house.room.destroy(first);
    CHECK(!house.ring.sealing_key(first));
    CHECK(!house.room.sealed_detail(first, "anything").is_sealed());
    CHECK(house.room.sealed_detail(first, "anything").plain_text() == "");
  });
}

TEST_CASE("keys are drawn once") {
  each_engine([](House& house) {
    house.keep(first, police, identity_of("Ada", "Quill"));
    house.room.begin(first, health); // too late
    CHECK(house.name_for(police) == "Ada");
    CHECK(house.name_for(health) == "not_found");
    CHECK(!house.ring.key(first, Scope::names, police)->is_same_as(*house.ring.key(first, Scope::everything, police)));
    house.room.begin(second, police);
    CHECK(!house.ring.key(first, Scope::names, police)->is_same_as(*house.ring.key(second, Scope::names, police)));
    // Without keys nothing can be kept.
    CHECK(!house.room.keep(permit_for<Act::keep_identity>(health), first, identity_of("X", "Y"), 0, House::entry()));
    CHECK(house.name_for(police) == "Ada");
  });
}
