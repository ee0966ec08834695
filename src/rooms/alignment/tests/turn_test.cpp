// What is said to turn a choice does turn it when the directory changes so, and nothing less would have.
#include <doctest/doctest.h>

#include "rooms/alignment/tests/world.h"

using namespace concert;
using namespace concert::alignment;
using namespace concert::alignment::testing;

namespace {

// The score that a service has for a need once its entry reads otherwise; nothing when it is not among the best.
std::optional<double> score_when(const World& world, const std::string& need, const directory::ServiceId& id,
                                 const Options& options, const std::function<void(directory::Service&)>& change) {
  directory::Entries entries = world.entries;
  for (directory::Service& service : entries.services)
    if (service.id == id)
      change(service);
  Options all = options;
  all.most_considered = 1000;
  const Offers found = offers_for(world.asked, catalogue(entries), world.needs, now, all);
  for (const NeedOffers& each : found.needs)
    if (each.need == need)
      for (const Considered& one : each.considered)
        if (one.service->id == id)
          return one.score;
  return std::nullopt;
}

void confirm(directory::Service& service, const Asked& asked) {
  service.ages = directory::AgeLimits{};
  if (!asked.wishes.spoken.empty())
    service.languages = {{asked.wishes.spoken, directory::LanguageReach::offered}};
  for (const std::string& area : asked.wishes.areas)
    service.areas = {{area, "", directory::Provenance::stated}};
}

void say_today(directory::Service& service, const Offer& offer) {
  if (offer.seats.wait_days)
    service.wait->stated_at = now;
  if (offer.seats.standing == directory::CapacityStanding::unknown || !service.capacity)
    service.capacity = places(offer.seats.wait_days ? 0 : 1, 0);
  else
    service.capacity->stated_at = now;
}

} // namespace

TEST_CASE("each turn turns, and a day longer does not") {
  std::map<TurnKind, int> seen;
  for (unsigned seed = 0; seed < 400; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const World world = random_world(random);
    Options options;
    options.lottery = std::to_string(seed);
    const Offers found = offers_for(world.asked, catalogue(world.entries), world.needs, now, options);
    for (const NeedOffers& need : found.needs)
      for (std::size_t i = 0; i < need.offers.size(); ++i) {
        const Offer& ahead = need.offers[i];
        REQUIRE(ahead.margin.has_value() == (i + 1 < need.offers.size()));
        if (!ahead.margin)
          continue;
        const Offer& behind = need.offers[i + 1];
        const Turn& turn = ahead.margin->turn;
        CHECK(ahead.margin->share >= 0);
        if (ahead.score > 0)
          CHECK((1 - ahead.margin->share) * ahead.score == doctest::Approx(behind.score));
        ++seen[turn.kind];
        const auto score = [&](const std::function<void(directory::Service&)>& change) {
          return score_when(world, need.need, behind.service->id, options, change).value_or(-1);
        };
        const double confirmed = score([&](directory::Service& s) { confirm(s, world.asked); });
        const bool phone = behind.phone_to_check;
        CHECK((turn.kind == TurnKind::confirmed) == (phone && confirmed > ahead.score));
        if (turn.kind == TurnKind::confirmed)
          continue;
        const double today = score([&](directory::Service& s) { say_today(s, behind); });
        CHECK((turn.kind == TurnKind::said_today) == (behind.factors.freshness < 1 && today > ahead.score));
        if (turn.kind == TurnKind::said_today)
          continue;
        for (int days = 0; days < behind.seats.wait_days.value_or(0); ++days) {
          const double sooner = score([&](directory::Service& s) { s.wait->days = days; });
          if (days > 0) // a wait of no days says nothing of places: the directory reads it as no list
            CHECK((sooner > ahead.score) == (turn.kind == TurnKind::sooner && days <= turn.wait_days));
        }
      }
  }
  for (const TurnKind kind : {TurnKind::confirmed, TurnKind::said_today, TurnKind::sooner, TurnKind::none_alone})
    CHECK_MESSAGE(seen[kind] > 20, name_of(kind));
}
