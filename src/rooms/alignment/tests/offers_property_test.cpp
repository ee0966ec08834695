// Random small worlds against a plain re-computation of the published formula, and promises that hold in all of them.
#include <cmath>
#include <map>
#include <set>

#include <doctest/doctest.h>

#include "base/text.h"
#include "rooms/alignment/tests/world.h"

using namespace concert;
using namespace concert::alignment;
using namespace concert::alignment::testing;

namespace {

// Written from the README, not from the code: every service against every row.
struct Plain {
  std::string verdict; // "fits" or why not
  double fit = 1, freshness = 0.5;
  int wait_days = 0;
  bool now = false, police = false;
};

bool fresh(Instant stated_at) {
  return stated_at <= now && now - stated_at <= std::chrono::hours(24 * 7);
}

Plain plain(const directory::Service& s, const directory::Entries& entries, const Asked& asked) {
  Plain out;
  bool unknown = false;
  if (!asked.age_bands.empty()) {
    bool yes = false, maybe = !s.ages;
    for (const std::string& band : asked.age_bands) {
      int from = 0, to = 200;
      if (band == "12_17")
        from = 12, to = 17;
      else if (band == "25_29")
        from = 25, to = 29;
      else if (band == "60_plus")
        from = 60;
      if (!s.ages)
        continue;
      const bool any = !s.ages->minimum && !s.ages->maximum;
      int inside = 0;
      for (int age = from; age <= to; ++age)
        inside += s.ages->admits(age) ? 1 : 0;
      if (any || (band != "unknown" && inside == to - from + 1))
        yes = true;
      else if (band == "unknown" || inside > 0)
        maybe = true;
    }
    if (!yes && !maybe)
      out.verdict = "age";
    unknown = !yes;
  }
  if (asked.wishes.spoken == "fr") {
    bool some = false, other = false, yes = false;
    for (const auto& each : s.languages) {
      if (each.code == "fr")
        (each.reach == directory::LanguageReach::offered ? yes : some) = true;
      else
        other = true;
    }
    if (!yes && !some && other && out.verdict.empty())
      out.verdict = "language";
    unknown = unknown || !yes;
  }
  if (!asked.wishes.areas.empty()) {
    bool yes = false;
    for (const auto& area : s.areas)
      yes = yes || area.code == asked.wishes.areas[0] || text::fold(area.name) == asked.wishes.areas[0];
    if (!yes && !s.areas.empty() && out.verdict.empty())
      out.verdict = "area";
    unknown = unknown || !yes;
  }
  const bool places_fresh = s.capacity && fresh(s.capacity->stated_at);
  const bool wait_fresh = s.wait && s.wait->days > 0 && fresh(s.wait->stated_at);
  const bool free = places_fresh && s.capacity->available > 0;
  if (places_fresh && !free && !wait_fresh && out.verdict.empty())
    out.verdict = "full";
  if (s.status != directory::ServiceStatus::active)
    out.verdict = "closed";
  if (out.verdict.empty())
    out.verdict = "fits";
  out.fit = unknown ? 0.7 : 1;
  int oldest = -1;
  const auto days = [](Instant t) { return static_cast<int>((now - t) / std::chrono::hours(24)); };
  if (places_fresh)
    oldest = std::max(oldest, days(s.capacity->stated_at));
  if (wait_fresh)
    oldest = std::max(oldest, days(s.wait->stated_at));
  if (oldest >= 0)
    out.freshness = 1 - 0.5 * oldest / 7.0;
  out.wait_days = wait_fresh ? s.wait->days : 0;
  out.now = out.wait_days == 0 && (free || s.application_process == "Walk-in.");
  for (const auto& o : entries.organizations)
    if (s.organization == o.id)
      out.police = o.name == "Town Police" || o.name == "County Court";
  return out;
}

bool has_title(const directory::Service& s, const directory::Entries& entries, const std::string& title) {
  const auto find = [&](const directory::TaxonomyTermId& id) {
    return *std::find_if(entries.terms.begin(), entries.terms.end(), [&](const auto& t) { return t.id == id; });
  };
  for (const auto& id : s.terms)
    for (auto at = find(id);; at = find(*at.parent)) {
      if (at.name == title && at.kind == directory::TermKind::service)
        return true;
      if (!at.parent)
        break;
    }
  return false;
}

} // namespace

TEST_CASE("ranking equals a plain re-computation on random worlds") {
  std::size_t offers_seen = 0, waits_seen = 0, left_out_seen = 0, gaps_seen = 0;
  for (unsigned seed = 0; seed < 600; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const World world = random_world(random);
    Options options;
    options.most_per_need = 2 + seed % 4;
    options.most_per_organization = 1 + seed % 3;
    options.lottery = std::to_string(seed);
    const Offers found = offers_for(world.asked, catalogue(world.entries), world.needs, now, options);

    std::set<std::string> expected_needs;
    for (const GradedRisk& risk : world.asked.risks)
      for (const NeedRow* row : world.needs->rows_for(risk.category))
        expected_needs.insert(row->need);
    REQUIRE(found.needs.size() == expected_needs.size());

    for (const NeedOffers& need : found.needs) {
      CAPTURE(need.need);
      int grade = 0;
      std::map<directory::ServiceId, double> expected;
      LeftOut left_out;
      for (const auto& s : world.entries.services) {
        const Plain p = plain(s, world.entries, world.asked);
        double best = -1;
        for (const GradedRisk& risk : world.asked.risks)
          for (const NeedRow* row : world.needs->rows_for(risk.category))
            if (row->need == need.need && has_title(s, world.entries, row->service_term))
              best = std::max(best, row->relevance * (risk.grade / 3.0) * p.fit * p.freshness *
                                        std::exp2(-static_cast<double>(p.wait_days) / row->half_life_days));
        if (best < 0)
          continue;
        if (p.verdict == "fits")
          expected[s.id] = best;
        left_out.closed += p.verdict == "closed";
        left_out.age += p.verdict == "age";
        left_out.language += p.verdict == "language";
        left_out.area += p.verdict == "area";
        left_out.full += p.verdict == "full";
      }
      for (const GradedRisk& risk : world.asked.risks)
        for (const NeedRow* row : world.needs->rows_for(risk.category))
          if (row->need == need.need)
            grade = std::max(grade, risk.grade);
      CHECK(need.grade == grade);
      CHECK(need.fitting == expected.size());
      CHECK(need.left_out == left_out);
      left_out_seen += left_out.total();

      std::map<directory::OrganizationId, std::size_t> per_organization;
      std::set<directory::ServiceId> shown;
      double last = 2;
      for (const Offer& offer : need.offers) {
        REQUIRE(expected.count(offer.service->id) == 1); // nothing full, closed or unfit is ever offered
        CHECK(offer.score == doctest::Approx(expected[offer.service->id]).epsilon(1e-12));
        CHECK(offer.score == doctest::Approx(offer.factors.score()).epsilon(1e-12));
        CHECK(offer.score <= last);
        last = offer.score;
        if (offer.service->organization)
          CHECK(++per_organization[*offer.service->organization] <= options.most_per_organization);
        shown.insert(offer.service->id);
        const Plain p = plain(*offer.service, world.entries, world.asked);
        CHECK(offer.now == p.now);
        CHECK(offer.enforcement == p.police);
        CHECK(offer.phone_to_check == (p.fit < 1));
        const bool asks = std::any_of(offer.reasons.begin(), offer.reasons.end(),
                                      [](const Reason& r) { return r.kind == ReasonKind::ask; });
        CHECK((!offer.phone_to_check || asks));
        waits_seen += offer.factors.wait < 1;
      }
      CHECK(shown.size() == need.offers.size());
      CHECK(need.offers.size() <= options.most_per_need);
      offers_seen += need.offers.size();

      // What must be among the options is there whenever it exists at all.
      bool some_now = false, some_outside = false;
      for (const auto& s : world.entries.services)
        if (expected.count(s.id) == 1) {
          const Plain p = plain(s, world.entries, world.asked);
          some_now = some_now || p.now;
          some_outside = some_outside || !p.police;
        }
      const auto shows = [&](auto wanted) { return std::any_of(need.offers.begin(), need.offers.end(), wanted); };
      const auto gap = [&](Gap g) { return std::count(need.gaps.begin(), need.gaps.end(), g) == 1; };
      CHECK(gap(Gap::nothing_fits) == expected.empty());
      if (!expected.empty()) {
        CHECK(shows([](const Offer& o) { return !o.enforcement; }) == some_outside);
        CHECK(gap(Gap::only_police_and_courts) == !some_outside);
        CHECK(gap(Gap::nothing_now) == (grade == 3 && !some_now));
        if (grade == 3)
          CHECK(shows([](const Offer& o) { return o.now; }) == some_now);
      }
      gaps_seen += need.gaps.size();

      // Which of them are shown: what must be there, then the best, no organization too often.
      Options all = options;
      all.most_per_need = all.most_per_organization = 1000;
      const Offers everything = offers_for(world.asked, catalogue(world.entries), world.needs, now, all);
      for (const NeedOffers& whole : everything.needs) {
        if (whole.need != need.need)
          continue;
        REQUIRE(whole.offers.size() == expected.size());
        std::vector<std::size_t> wanted;
        for (std::size_t i = 0; grade == 3 && i < whole.offers.size() && wanted.empty(); ++i)
          if (whole.offers[i].now)
            wanted.push_back(i);
        if (wanted.empty() || whole.offers[wanted[0]].enforcement)
          for (std::size_t i = 0; i < whole.offers.size(); ++i)
            if (!whole.offers[i].enforcement) {
              wanted.push_back(i);
              break;
            }
        for (std::size_t i = 0; i < whole.offers.size() && wanted.size() < options.most_per_need; ++i) {
          const auto owner = whole.offers[i].service->organization;
          const auto same = std::count_if(wanted.begin(), wanted.end(), [&](std::size_t j) {
            return owner && whole.offers[j].service->organization == owner;
          });
          if (std::count(wanted.begin(), wanted.end(), i) == 0 &&
              static_cast<std::size_t>(same) < options.most_per_organization)
            wanted.push_back(i);
        }
        std::sort(wanted.begin(), wanted.end());
        REQUIRE(wanted.size() == need.offers.size());
        for (std::size_t i = 0; i < wanted.size(); ++i)
          CHECK(whole.offers[wanted[i]].service->id == need.offers[i].service->id);
      }
    }
  }
  // The worlds are rich enough to mean something.
  CHECK(offers_seen > 1000);
  CHECK(waits_seen > 100);
  CHECK(left_out_seen > 1000);
  CHECK(gaps_seen > 100);
}

TEST_CASE("the same question has the same answer, whatever order the directory came in") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    World world = random_world(random);
    const auto said = [&](const directory::Entries& entries, const std::string& lottery) {
      Options options;
      options.lottery = lottery;
      std::vector<std::string> out;
      const Offers found = offers_for(world.asked, catalogue(entries), world.needs, now, options);
      for (const NeedOffers& need : found.needs)
        for (const Offer& offer : need.offers)
          out.push_back(need.need + " " + offer.service->name);
      return out;
    };
    const auto first = said(world.entries, "a");
    CHECK(said(world.entries, "a") == first);
    directory::Entries shuffled = world.entries;
    std::shuffle(shuffled.services.begin(), shuffled.services.end(), random);
    std::shuffle(shuffled.organizations.begin(), shuffled.organizations.end(), random);
    CHECK(said(shuffled, "a") == first);
  }
}
