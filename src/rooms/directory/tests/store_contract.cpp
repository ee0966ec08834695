// Every store alike on SQLite and PostgreSQL.
#include <algorithm>

#include "rooms/directory/exchange/ohana_import.h"
#include "rooms/directory/tests/baltimore.h"
#include "rooms/directory/tests/stored.h"

using namespace concert;
using namespace concert::directory;
using storage::testing::on_every_engine;
using storage::testing::Place;

namespace {

Import small_import() {
  return *read_ohana(small_directory(), {"small", "en"});
}

// What comes out of the store as it went in: versions apart, and in the order of ids.
template <class Entry>
std::vector<Entry> by_id(std::vector<Entry> all) {
  for (Entry& each : all)
    if constexpr (requires { each.version; })
      each.version = 0;
  std::sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) { return a.id < b.id; });
  return all;
}

void check_same(const Entries& a, const Entries& b) {
  CHECK(by_id(a.organizations) == by_id(b.organizations));
  CHECK(by_id(a.services) == by_id(b.services));
  CHECK(by_id(a.locations) == by_id(b.locations));
  CHECK(by_id(a.services_at_locations) == by_id(b.services_at_locations));
  CHECK(by_id(a.phones) == by_id(b.phones));
  CHECK(by_id(a.addresses) == by_id(b.addresses));
  CHECK(by_id(a.terms) == by_id(b.terms));
}

Service* named(Entries& entries, std::string_view name) {
  for (Service& each : entries.services)
    if (each.name == name)
      return &each;
  return nullptr;
}

} // namespace

TEST_CASE("an import comes back as it went in; the same again changes nothing but the log") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    Fixture f(place);
    CHECK(f.store.version() == 0);
    Import import = small_import();
    import.entries.services[0].capacity = Capacity{2, 5, "bed", f.clock.now(), Provenance::invented};
    import.entries.services[1].wait = Wait{4, f.clock.now(), Provenance::stated};
    const Changes first = f.store.save_import(import, "en", f.clock.now(), f.entry());
    CHECK(first == Changes{6, 0, 0, 0, 0, 1});
    const Stored stored = f.store.load();
    check_same(stored.entries, import.entries);
    CHECK(stored.version == 1);
    CHECK(stored.entries.services[0].version == 1);

    const Changes again = f.store.save_import(import, "en", f.clock.now(), f.entry());
    CHECK(again == Changes{0, 0, 6, 0, 0, 1});
    CHECK(f.store.load().entries == stored.entries);
    CHECK(f.audited() == 2);
    REQUIRE(f.store.imports().size() == 1);
    CHECK(f.store.imports()[0].services == 2);
    CHECK(f.log.verify(*f.database).intact());
  });
}

TEST_CASE("a changed source updates its rows, and a service it no longer has is defunct, not gone") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    Fixture f(place);
    f.store.save_import(small_import(), "en", f.clock.now(), f.entry());
    Import import = small_import();
    import.entries.services[0].name = "Night Shelter";
    import.entries.services.pop_back();
    import.entries.phones.clear();
    import.entries.addresses[0].city = "City";
    const Changes changes = f.store.save_import(import, "en", f.clock.now(), f.entry());
    CHECK(changes == Changes{0, 1, 4, 0, 1, 2});
    Entries entries = f.store.load().entries;
    CHECK(entries.services.size() == 2);
    CHECK(named(entries, "Night Shelter")->version == 2);
    CHECK(named(entries, "Club")->status == ServiceStatus::defunct);
    CHECK(entries.phones.empty());
    CHECK(entries.addresses[0].city == "City");
    // Another source beside it, with the same numbers, disturbs nothing.
    f.store.save_import(*read_ohana(small_directory(), {"other", "fr"}), "fr", f.clock.now(), f.entry());
    CHECK(f.store.load().entries.services.size() == 4);
    CHECK(f.store.load().entries.addresses.size() == 4);
    CHECK(f.store.imports().size() == 2);
    // And when the service comes back, so does its status.
    f.store.save_import(small_import(), "en", f.clock.now(), f.entry());
    entries = f.store.load().entries;
    CHECK(named(entries, "Club")->status == ServiceStatus::active);
  });
}

TEST_CASE("what was edited here is not touched by an import") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    Fixture f(place);
    f.store.save_import(small_import(), "en", f.clock.now(), f.entry());
    Entries entries = f.store.load().entries;
    Service service = *named(entries, "Shelter");
    service.name = "Our Shelter";
    CHECK(f.store.save_service(service, f.entry("directory.edit")).value() == 2);
    CHECK(f.store.save_service(service, f.entry("directory.edit")).error() == Refusal::stale());
    Service nobody = service;
    nobody.id = *ServiceId::parse("0123456789abcdef0123456789abcdef");
    CHECK(f.store.save_service(nobody, f.entry("directory.edit")).error() == Refusal::not_found());
    CHECK(f.audited("directory.edit") == 1); // a refused change leaves no trace of a change

    Import import = small_import();
    import.entries.services[0].name = "Their Shelter";
    const Changes changes = f.store.save_import(import, "en", f.clock.now(), f.entry());
    CHECK(changes.kept_local == 1);
    CHECK(changes.changed == 0);
    entries = f.store.load().entries;
    REQUIRE(named(entries, "Our Shelter") != nullptr);
    CHECK(named(entries, "Our Shelter")->edited_locally);
    CHECK(named(entries, "Our Shelter")->version == 2);
    // Even when the source drops it.
    import.entries.services.clear();
    CHECK(f.store.save_import(import, "en", f.clock.now(), f.entry()).gone == 1);
    entries = f.store.load().entries;
    CHECK(named(entries, "Our Shelter")->status == ServiceStatus::active);
  });
}

TEST_CASE("an address withheld here stays withheld, and one that its source withholds is, whatever was edited") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    Fixture f(place);
    f.store.save_import(small_import(), "en", f.clock.now(), f.entry());
    const Location main = f.store.load().entries.locations[0];
    CHECK(f.store.save_visibility(main.id, main.version, AddressVisibility::withheld, f.entry("directory.edit")));
    CHECK(f.store.save_visibility(main.id, main.version, AddressVisibility::open, f.entry("directory.edit")).error() ==
          Refusal::stale());
    f.store.save_import(small_import(), "en", f.clock.now(), f.entry());
    CHECK(f.store.load().entries.locations[0].visibility == AddressVisibility::withheld);
    CHECK(f.store.save_visibility(main.id, 2, AddressVisibility::open, f.entry("directory.edit")));
    Import import = small_import();
    import.entries.locations[0].visibility = AddressVisibility::withheld;
    f.store.save_import(import, "en", f.clock.now(), f.entry());
    CHECK(f.store.load().entries.locations[0].visibility == AddressVisibility::withheld);
  });
}

TEST_CASE("the later statement of capacity stays, and an invented one never replaces a real one") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    Fixture f(place);
    const auto hours = [&](int n) { return f.clock.now() + std::chrono::hours(n); };
    const auto capacity = [&] { return f.store.load().entries.services[0].capacity; };
    Import import = small_import();
    import.entries.services[0].capacity = Capacity{1, 5, "bed", hours(5), Provenance::invented};
    f.store.save_import(import, "en", f.clock.now(), f.entry());
    const ServiceId id = f.store.load().entries.services[0].id;
    const Capacity real{3, 5, "bed", hours(0), Provenance::stated};
    const auto save = [&](const ServiceId& whose, std::optional<Capacity> capacity_of, std::optional<Wait> wait,
                          Precedence precedence = Precedence::latest_word) {
      return f.store.save_capacities({{whose, capacity_of, wait, f.entry("directory.state_capacity")}}, precedence);
    };
    CHECK(save(id, real, std::nullopt)->version == 2);
    CHECK(capacity() == real);
    f.store.save_import(import, "en", f.clock.now(), f.entry());
    CHECK(capacity() == real);
    import.entries.services[0].capacity = Capacity{0, 5, "bed", hours(-1), Provenance::stated};
    f.store.save_import(import, "en", f.clock.now(), f.entry());
    CHECK(capacity() == real);
    import.entries.services[0].capacity->stated_at = hours(1);
    f.store.save_import(import, "en", f.clock.now(), f.entry());
    CHECK(capacity()->available == 0);
    // A wait stated alone leaves the places alone.
    CHECK(save(id, std::nullopt, Wait{3, hours(2), Provenance::stated}));
    CHECK(capacity()->available == 0);
    CHECK(f.store.load().entries.services[0].wait->days == 3);
    const ServiceId nobody = *ServiceId::parse("0123456789abcdef0123456789abcdef");
    CHECK(save(nobody, real, std::nullopt).error() == Refusal::not_found());
    // A file of moments past: the later stays, what changes nothing leaves no trace and no version.
    const std::int64_t version = f.store.version(), traces = f.audited("directory.state_capacity");
    const auto earlier = save(id, Capacity{9, 9, "bed", hours(-3), Provenance::stated},
                              Wait{1, hours(-3), Provenance::stated}, Precedence::later_moment);
    CHECK(earlier->changed == std::vector{false});
    CHECK(earlier->version == version);
    CHECK(f.audited("directory.state_capacity") == traces);
    CHECK(save(id, Capacity{4, 9, "bed", hours(6), Provenance::stated}, std::nullopt, Precedence::later_moment)
              ->changed == std::vector{true});
    CHECK(capacity()->available == 4);
    // All or none.
    const auto both = f.store.save_capacities({{id, real, std::nullopt, f.entry("directory.state_capacity")},
                                               {nobody, real, std::nullopt, f.entry("directory.state_capacity")}},
                                              Precedence::latest_word);
    CHECK(both.error() == Refusal::not_found());
    CHECK(capacity()->available == 4);
    CHECK(f.audited("directory.state_capacity") == traces + 1);
  });
}

TEST_CASE("an import that the disk interrupts at any point leaves the directory as it was") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    Fixture f(place);
    f.store.save_import(small_import(), "en", f.clock.now(), f.entry());
    const Stored before = f.store.load();
    Import import = small_import();
    import.entries.services[0].name = "Changed";
    import.entries.phones.clear();
    int points = 0;
    for (bool done = false; !done;) {
      f.database->fail_at(++points);
      try {
        f.store.save_import(import, "en", f.clock.now(), f.entry());
        f.database->fail_at(0);
        done = true;
      } catch (const storage::Failure&) {
        f.database->fail_at(0);
        const Stored now = f.store.load();
        CHECK(now.version == before.version);
        CHECK(now.entries == before.entries);
        CHECK(f.audited() == 1);
      }
      REQUIRE(points < 500);
    }
    CHECK(points > 10);
    CHECK(f.store.version() == before.version + 1);
    CHECK(f.log.verify(*f.database).intact());
  });
}

TEST_CASE("work that is run twice gives the same answer") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    Fixture f(place);
    f.database->rehearse_writes(true);
    CHECK(f.store.save_import(small_import(), "en", f.clock.now(), f.entry()) == Changes{6, 0, 0, 0, 0, 1});
    CHECK(f.store.save_import(small_import(), "en", f.clock.now(), f.entry()) == Changes{0, 0, 6, 0, 0, 1});
  });
}

TEST_CASE("the whole Baltimore directory is kept and comes back") {
  on_every_engine([](Place& place) {
    INFO(place.name());
    Fixture f(place);
    const Changes changes = f.store.save_import(baltimore(), "en", f.clock.now(), f.entry());
    CHECK(changes.added == 748 + 1'876 + 1'482);
    const Stored stored = f.store.load();
    check_same(stored.entries, baltimore().entries);
    const Changes again = f.store.save_import(baltimore(), "en", f.clock.now(), f.entry());
    CHECK(again == Changes{0, 0, 748 + 1'876 + 1'482, 0, 0, 1});
  });
}
