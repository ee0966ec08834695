// The shelf answers as service by service: every offer, number, reason and count, on random directories and questions.
#include <set>

#include <doctest/doctest.h>

#include "rooms/alignment/bits.h"
#include "rooms/alignment/lot.h"
#include "rooms/alignment/tests/plain_offers.h"
#include "rooms/alignment/tests/world.h"

using namespace concert;
using namespace concert::alignment;
using namespace concert::alignment::testing;

namespace {

// Everything that a directory can say, in few words, so that equals and oddities are common.
class Drawn {
public:
  explicit Drawn(std::mt19937& random) : random_(random) {}
  int draw(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random_); }
  bool chance(int percent) { return draw(1, 100) <= percent; }
  template <class T>
  const T& one_of(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(draw(0, static_cast<int>(all.size()) - 1))];
  }

  directory::Service service(int number, const directory::Entries& e) {
    directory::Service out = alignment::testing::service(std::to_string(number), "Service " + std::to_string(number));
    if (chance(90))
      out.organization = one_of(e.organizations).id;
    if (chance(3))
      out.organization = alignment::testing::organization("gone", "").id; // that the directory does not have
    if (chance(10))
      out.status = directory::ServiceStatus::inactive;
    if (chance(60)) {
      out.ages = directory::AgeLimits{};
      if (chance(70))
        out.ages->minimum = one_of<int>({0, 12, 16, 18, 25, 60});
      if (chance(50))
        out.ages->maximum = out.ages->minimum.value_or(0) + one_of<int>({0, 5, 17, 40});
      out.ages->source = one_of(sources);
    }
    out.language = one_of<std::string>({"en", "fr", ""});
    for (int n = draw(0, 3); n > 0; --n)
      out.languages.push_back(
          {one_of<std::string>({"fr", "es", "en", "so"}),
           one_of<directory::LanguageReach>({directory::LanguageReach::offered, directory::LanguageReach::limited,
                                             directory::LanguageReach::printed})});
    if (chance(15))
      out.interpretation = chance(50) ? "Interpreters can be arranged." : "None.";
    for (int n = chance(40) ? draw(1, 2) : 0; n > 0; --n)
      out.areas.push_back(
          {one_of<std::string>({"east", "west", ""}), one_of<std::string>({"", "Côté est", "EAST"}), one_of(sources)});
    if (chance(45))
      out.capacity = directory::Capacity{draw(-1, 2), std::nullopt, "bed", moment(), one_of(sources)};
    if (chance(35))
      out.wait = directory::Wait{chance(5) ? 900 : draw(-1, 30), moment(), one_of(sources)};
    if (chance(20))
      out.application_process = chance(50) ? "Walk-in." : "No walk-ins, by appointment only.";
    if (chance(10))
      out.description = chance(50) ? "Staff Around The Clock" : "Call 24/7.";
    if (chance(30))
      out.eligibility = "Conditions";
    for (int n = draw(0, 3); n > 0; --n)
      out.terms.push_back(one_of(e.terms).id);
    return out;
  }

  // At, just before and just after the turn of days, and in the future.
  Instant moment() { return Instant{days_ago(draw(-1, 9)).us + draw(-1, 1)}; }

  const std::vector<directory::Provenance> sources = {directory::Provenance::stated, directory::Provenance::stated,
                                                      directory::Provenance::parsed_from_prose,
                                                      directory::Provenance::invented};

private:
  std::mt19937& random_;
};

World rich_world(std::mt19937& random, int most_services) {
  World world = random_world(random); // its terms, organizations, table of needs
  Drawn chance(random);
  world.entries.services.clear();
  for (int n = chance.draw(0, most_services); n > 0; --n)
    world.entries.services.push_back(chance.service(n, world.entries));
  std::shuffle(world.entries.services.begin(), world.entries.services.end(), random);
  for (int n = 0; n < 3; ++n) {
    directory::Location location;
    location.origin = {"test", "location", std::to_string(n)};
    location.id = directory::id_from<directory::LocationTag>(location.origin);
    world.entries.locations.push_back(location);
    directory::Address address;
    address.origin = {"test", "address", std::to_string(n)};
    address.id = directory::id_from<directory::AddressTag>(address.origin);
    address.location = location.id;
    address.city = n == 0 ? "East" : n == 1 ? "Côté Est" : "";
    world.entries.addresses.push_back(address);
  }
  for (const directory::Service& service : world.entries.services)
    if (chance.chance(50)) {
      directory::ServiceAtLocation at;
      at.service = service.id;
      at.location = chance.one_of(world.entries.locations).id;
      world.entries.services_at_locations.push_back(at);
    }
  world.asked.age_bands.clear();
  for (const char* band : {"0_11", "12_17", "18_24", "25_29", "60_plus", "unknown"})
    if (chance.chance(25))
      world.asked.age_bands.emplace_back(band);
  world.asked.wishes = {};
  if (chance.chance(50))
    world.asked.wishes.spoken = chance.one_of<std::string>({"fr", "es", "en", "yi"});
  for (int n = chance.chance(50) ? chance.draw(1, 2) : 0; n > 0; --n)
    world.asked.wishes.areas.push_back(chance.one_of<std::string>({"east", " Cote est ", "WEST", "north"}));
  return world;
}

// The first field in which the two differ; nothing when they are the same.
class Difference {
public:
  template <class T>
  Difference& in(const char* field, const T& a, const T& b) {
    if (said_.empty() && !(a == b))
      said_ = field;
    return *this;
  }
  Difference& in(const char* field, const std::string& deeper) {
    if (said_.empty() && !deeper.empty())
      said_ = std::string(field) + "." + deeper;
    return *this;
  }
  const std::string& said() const { return said_; }

private:
  std::string said_;
};

std::string difference(const Seats& a, const Seats& b) {
  return Difference()
      .in("standing", a.standing, b.standing)
      .in("available", a.available, b.available)
      .in("unit", a.unit == b.unit, true)
      .in("wait_days", a.wait_days, b.wait_days)
      .in("days_old", a.days_old, b.days_old)
      .in("outdated_by", a.outdated_by, b.outdated_by)
      .in("invented", a.invented, b.invented)
      .said();
}

std::string difference(const Offer& a, const Offer& b) {
  return Difference()
      .in("service", a.service, b.service)
      .in("organization", a.organization, b.organization)
      .in("row", a.row, b.row)
      .in("factors", a.factors, b.factors)
      .in("score", a.score, b.score)
      .in("lot", a.lot, b.lot)
      .in("age.fit", a.age.fit, b.age.fit)
      .in("age.taken", a.age.taken, b.age.taken)
      .in("age.partly", a.age.partly, b.age.partly)
      .in("age.refused", a.age.refused, b.age.refused)
      .in("language", a.language, b.language)
      .in("area.fit", a.area.fit, b.area.fit)
      .in("area.area", a.area.area == b.area.area, true)
      .in("seats", difference(a.seats, b.seats))
      .in("phone_to_check", a.phone_to_check, b.phone_to_check)
      .in("now", a.now, b.now)
      .in("enforcement", a.enforcement, b.enforcement)
      .in("invented", a.invented, b.invented)
      .in("reasons", a.reasons, b.reasons)
      .in("margin", a.margin, b.margin)
      .said();
}

std::string difference(const Considered& a, const Considered& b) {
  return Difference()
      .in("service", a.service, b.service)
      .in("organization", a.organization, b.organization)
      .in("score", a.score, b.score)
      .in("seats", difference(a.seats, b.seats))
      .in("now", a.now, b.now)
      .in("enforcement", a.enforcement, b.enforcement)
      .said();
}

std::string difference(const RefusedBefore& a, const RefusedBefore& b) {
  return Difference()
      .in("service", a.service, b.service)
      .in("organization", a.organization, b.organization)
      .in("by", a.by, b.by)
      .in("at", a.at, b.at)
      .said();
}

template <class T>
std::string difference(const std::vector<T>& a, const std::vector<T>& b) {
  if (a.size() != b.size())
    return "size";
  for (std::size_t i = 0; i < a.size(); ++i)
    if (const std::string said = difference(a[i], b[i]); !said.empty())
      return std::to_string(i) + "." + said;
  return "";
}

std::string difference(const NeedOffers& a, const NeedOffers& b) {
  return Difference()
      .in("need", a.need == b.need, true)
      .in("grade", a.grade, b.grade)
      .in("first_contact", a.first_contact, b.first_contact)
      .in("categories", a.categories, b.categories)
      .in("fitting", a.fitting, b.fitting)
      .in("left_out", a.left_out, b.left_out)
      .in("sought", a.sought, b.sought)
      .in("gaps", a.gaps, b.gaps)
      .in("refused", difference(a.refused, b.refused))
      .in("considered", difference(a.considered, b.considered))
      .in("offers", difference(a.offers, b.offers))
      .said();
}

struct Seen {
  std::size_t offers = 0, refused = 0, turns = 0, cut = 0, far = 0;
  LeftOut left_out;
  std::map<Gap, int> gaps;
};

void compare(const World& world, std::mt19937& random, int questions, Seen& seen) {
  Drawn chance(random);
  const auto all = catalogue(world.entries);
  const SharedShelf shelf = shelf_of(all, world.needs);
  for (int n = 0; n < questions; ++n) {
    CAPTURE(n);
    Options options;
    options.capacity_max_age_days = chance.one_of<int>({7, 7, 7, 1, 0, 90});
    options.most_per_need = static_cast<std::size_t>(chance.draw(2, 6));
    options.most_per_organization = static_cast<std::size_t>(chance.draw(1, 3));
    options.most_considered = chance.one_of<std::size_t>({32, 32, 1, 7, 1000});
    options.most_read = chance.one_of<std::size_t>({32, 3, 0});
    options.unknown_fit = chance.one_of<double>({0.7, 1, 0.5});
    options.unknown_freshness = chance.one_of<double>({0.5, 1, 0.1});
    options.lottery = std::to_string(random());
    Known known;
    for (const directory::Service& service : world.entries.services)
      if (n % 2 == 1 && chance.chance(15))
        known.refused.push_back(
            {service.id.text(), chance.chance(50) ? Refusing::person : Refusing::service, days_ago(chance.draw(0, 3))});
    known.refused.push_back({std::string(32, 'f'), Refusing::person, alignment::testing::now}); // of another directory
    known.refused.push_back({"not an id", Refusing::person, alignment::testing::now});
    const Instant at = n % 3 == 0 ? chance.moment() : alignment::testing::now;
    const Offers fast = offers_for(world.asked, *shelf, at, options, known);
    const Offers slow = plain_offers_for(world.asked, all, world.needs, at, options, known);
    CHECK(fast.not_sought == slow.not_sought);
    CHECK(fast.asked == slow.asked);
    REQUIRE(fast.needs.size() == slow.needs.size());
    for (std::size_t i = 0; i < fast.needs.size(); ++i) {
      const NeedOffers& need = fast.needs[i];
      CAPTURE(need.need);
      CHECK(difference(need, slow.needs[i]) == "");
      seen.offers += need.offers.size();
      seen.refused += need.refused.size();
      seen.cut += need.fitting > 3 * options.most_considered ? 1 : 0;
      for (const Offer& offer : need.offers) {
        seen.turns += offer.margin && offer.margin->turn.kind == TurnKind::sooner ? 1 : 0;
        seen.far += std::none_of(need.considered.begin(), need.considered.end(),
                                 [&](const Considered& one) { return one.service == offer.service; });
      }
      for (const Gap gap : need.gaps)
        ++seen.gaps[gap];
      seen.left_out.closed += need.left_out.closed;
      seen.left_out.age += need.left_out.age;
      seen.left_out.language += need.left_out.language;
      seen.left_out.area += need.left_out.area;
      seen.left_out.full += need.left_out.full;
    }
  }
}

} // namespace

TEST_CASE("a shelf answers as if every service were looked at by itself") {
  Seen seen;
  for (unsigned seed = 0; seed < 700; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const World world = rich_world(random, seed % 10 == 0 ? 700 : 70);
    compare(world, random, 3, seen);
  }
  CHECK(seen.offers > 5'000);
  CHECK(seen.refused > 500);
  CHECK(seen.turns > 100);
  CHECK(seen.cut > 100); // many more fit than are considered
  CHECK(seen.far > 20);  // shown for being reachable now or outside police and courts, from far down
  for (const std::size_t reason :
       {seen.left_out.closed, seen.left_out.age, seen.left_out.language, seen.left_out.area, seen.left_out.full})
    CHECK(reason > 1000);
  for (const Gap gap : {Gap::nothing_fits, Gap::nothing_now, Gap::only_police_and_courts})
    CHECK_MESSAGE(seen.gaps[gap] > 10, name_of(gap));
}

TEST_CASE("a shelf answers the same for thousands of services, and for a need with more terms than a word has bits") {
  Seen seen;
  for (unsigned seed = 0; seed < 6; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    World world = rich_world(random, 10);
    Drawn chance(random);
    std::vector<NeedRow> rows;
    static std::vector<std::string> titles; // rows are made of plain texts
    for (int t = static_cast<int>(titles.size()); t < 90; ++t)
      titles.push_back("Kind " + std::to_string(t));
    world.entries.terms.clear();
    for (int t = 0; t < 90; ++t) {
      world.entries.terms.push_back(term(std::to_string(t), titles[static_cast<std::size_t>(t)]));
      rows.push_back(row(t % 2 == 0 ? "housing" : "drugs", t % 10 == 9 ? "care" : "shelter",
                         titles[static_cast<std::size_t>(t)].c_str(), chance.draw(1, 4) / 4.0, chance.draw(1, 3)));
    }
    world.needs = needs(rows);
    world.entries.services.clear();
    for (int n = 0; n < 4000; ++n)
      world.entries.services.push_back(chance.service(n, world.entries));
    world.asked.risks = {{"drugs", chance.draw(1, 3)}, {"housing", chance.draw(1, 3)}};
    compare(world, random, 4, seen);
  }
  CHECK(seen.offers > 100);
}

TEST_CASE("who holds which value: few and many alike") {
  std::mt19937 random(7);
  for (int n = 0; n < 200; ++n) {
    const std::size_t words = random() % 6, places = 64 * words, values = 1 + random() % 9;
    std::vector<std::set<std::uint32_t>> values_at(places);
    std::vector<Holders::Held> all;
    std::vector<Fit> verdicts(values);
    for (std::uint32_t at = 0; at < places; ++at) {
      for (auto count = random() % 4; count > 0; --count)
        values_at[at].insert(static_cast<std::uint32_t>(random() % 3 == 0 ? random() % values : 0));
      for (const std::uint32_t value : values_at[at])
        all.push_back({value, at});
    }
    for (auto& verdict : verdicts)
      verdict = std::vector{Fit::yes, Fit::unknown, Fit::no}[random() % 3];
    const Holders holders(all, words);
    Words yes(words, 0), unknown(words, 0), of_last(words, 0);
    holders.add_holders(verdicts, yes, unknown);
    holders.add_holders(static_cast<std::uint32_t>(values - 1), of_last);
    holders.add_holders(static_cast<std::uint32_t>(values + 5), of_last); // that nobody holds
    std::size_t count = 0, counted = 0;
    for (std::size_t at = 0; at < places; ++at) {
      const auto holds = [&](Fit verdict) {
        return std::any_of(values_at[at].begin(), values_at[at].end(),
                           [&](std::uint32_t value) { return verdicts[value] == verdict; });
      };
      CHECK(has_bit(yes, at) == holds(Fit::yes));
      CHECK(has_bit(unknown, at) == holds(Fit::unknown));
      CHECK(has_bit(of_last, at) == (values_at[at].count(static_cast<std::uint32_t>(values - 1)) == 1));
      count += holds(Fit::yes);
    }
    for (const std::uint64_t word : yes)
      counted += count_bits(word);
    CHECK(counted == count);
  }
}

TEST_CASE("a lottery draws evenly: of any two each comes first about half the time, of many each about as often") {
  std::vector<std::uint64_t> numbers;
  for (std::uint8_t i = 0; i < 20; ++i)
    numbers.push_back(number_in_lotteries(std::vector<std::uint8_t>{i, 0, 7}));
  std::map<std::size_t, int> first;
  int before = 0;
  for (int n = 0; n < 20'000; ++n) {
    const Lottery lottery(std::to_string(n));
    before += lottery.lot(numbers[0]) < lottery.lot(numbers[1]);
    ++first[static_cast<std::size_t>(
        std::min_element(numbers.begin(), numbers.end(),
                         [&](std::uint64_t a, std::uint64_t b) { return lottery.lot(a) < lottery.lot(b); }) -
        numbers.begin())];
  }
  CHECK(before > 9'600);
  CHECK(before < 10'400);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    CHECK(first[i] > 850);
    CHECK(first[i] < 1'150);
  }
}
