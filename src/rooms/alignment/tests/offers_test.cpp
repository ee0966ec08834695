#include "rooms/alignment/offers.h"

#include <chrono>

#include <doctest/doctest.h>

#include "rooms/alignment/tests/world.h"

using namespace concert;
using namespace concert::alignment;
using namespace concert::alignment::testing;
using directory::AgeLimits;
using directory::CapacityStanding;
using directory::Provenance;

namespace {

Asked asked(std::vector<GradedRisk> risks, std::vector<std::string> bands = {}) {
  return {std::move(risks), std::move(bands), {}};
}

std::vector<std::string> names(const NeedOffers& need) {
  std::vector<std::string> out;
  for (const Offer& offer : need.offers)
    out.push_back(offer.service->name);
  return out;
}

bool says(const Offer& offer, ReasonKind kind, std::string_view word) {
  return std::any_of(offer.reasons.begin(), offer.reasons.end(), [&](const Reason& reason) {
    return reason.kind == kind && reason.word == "alignment.reason." + std::string(word);
  });
}

// One term, "Emergency Shelter", and a service for each change.
using Change = std::function<void(directory::Service&)>;
directory::Entries shelters(const std::vector<Change>& changes) {
  directory::Entries out;
  out.terms = {term("1", "Emergency Shelter")};
  for (std::size_t i = 0; i < changes.size(); ++i) {
    directory::Service each = service(std::to_string(i), std::string(1, static_cast<char>('A' + i)));
    each.terms = {out.terms[0].id};
    changes[i](each);
    out.services.push_back(std::move(each));
  }
  return out;
}

const SharedNeeds shelter_needs = needs({row("housing", "shelter_now", "Emergency Shelter", 1, 2)});
using Names = std::vector<std::string>;

} // namespace

TEST_CASE("factors are those that the README publishes") {
  const auto entries = shelters({[](auto& s) {
    s.capacity = places(0, 1);
    s.wait = wait(4, 2);
    s.ages = AgeLimits{18, std::nullopt, Provenance::stated, ""};
  }});
  const SharedNeeds table = needs({row("housing", "shelter_now", "Emergency Shelter", 0.9, 2)});
  const Offers found = offers_for(asked({{"housing", 2}}, {"12_17", "18_24"}), catalogue(entries), table, now, {});
  REQUIRE(found.needs.size() == 1);
  REQUIRE(found.needs[0].offers.size() == 1);
  const Offer& offer = found.needs[0].offers[0];
  CHECK(offer.factors == Factors{0.9, 2 / 3.0, 1, 1 - 0.5 * 2 / 7, 0.25});
  CHECK(offer.seats.standing == CapacityStanding::waitlist);
  CHECK(offer.seats.wait_days == 4);
  CHECK(offer.seats.days_old == 2); // the older of the two statements
  CHECK_FALSE(offer.phone_to_check);
  CHECK(says(offer, ReasonKind::fits, "age_from"));
  CHECK(says(offer, ReasonKind::against, "age_refused")); // the one of 12 to 17
  CHECK(says(offer, ReasonKind::against, "wait"));
}

TEST_CASE("a statement ages: first worth less, then no statement at all, and never free again") {
  double last = 2;
  for (int days = 0; days <= 9; ++days) {
    CAPTURE(days);
    const auto entries = shelters({[&](auto& s) { s.capacity = places(3, days); }});
    const Offers found = offers_for(asked({{"housing", 3}}), catalogue(entries), shelter_needs, now, {});
    const Offer& offer = found.needs[0].offers.at(0);
    CHECK(offer.seats.standing == (days <= 7 ? CapacityStanding::free : CapacityStanding::unknown));
    CHECK(offer.now == (days <= 7));
    CHECK(offer.score <= last); // no jump upwards anywhere
    last = offer.score;
    CHECK(says(offer, ReasonKind::fits, "free") == (days <= 7));
    CHECK(says(offer, ReasonKind::ask, "seats_outdated") == (days > 7));
    CHECK(offer.seats.outdated_by == (days > 7 ? std::optional(days) : std::nullopt));
  }
  CHECK(last == doctest::Approx(0.5));
}

TEST_CASE("a statement from the future is none, and a stale 'full' is unknown, not full") {
  const auto entries =
      shelters({[](auto& s) { s.capacity = places(3, -2); }, [](auto& s) { s.capacity = places(0, 8); },
                [](auto& s) { s.capacity = places(0, 3); }});
  const Offers found = offers_for(asked({{"housing", 2}}), catalogue(entries), shelter_needs, now, {});
  const NeedOffers& need = found.needs[0];
  CHECK(need.offers.size() == 2);
  for (const Offer& offer : need.offers)
    CHECK(offer.seats.standing == CapacityStanding::unknown);
  CHECK(need.left_out.full == 1);
}

TEST_CASE("ages: left out when outside, kept and flagged when unknown or across a limit") {
  const auto limits = [](std::optional<int> from, std::optional<int> to) {
    return [=](directory::Service& s) { s.ages = AgeLimits{from, to, Provenance::stated, ""}; };
  };
  const auto entries =
      shelters({limits(18, {}), limits({}, 17), limits(21, 64), limits({}, {}), [](directory::Service&) {}});
  const Offers found = offers_for(asked({{"housing", 2}}, {"18_24"}), catalogue(entries), shelter_needs, now, {});
  const NeedOffers& need = found.needs[0];
  CHECK(need.left_out == LeftOut{0, 1, 0, 0, 0});
  REQUIRE(need.offers.size() == 4);
  for (const Offer& offer : need.offers) {
    CAPTURE(offer.service->name);
    const bool certain = offer.service->name == "A" || offer.service->name == "D";
    CHECK(offer.phone_to_check != certain);
    CHECK(offer.factors.fit == (certain ? 1 : 0.7));
    CHECK((&offer - need.offers.data() < 2) == certain); // certain ones first
  }
  CHECK(
      says(need.offers[2], ReasonKind::ask, need.offers[2].service->name == "E" ? "age_not_said" : "age_ask_between"));
}

TEST_CASE("a band nobody knows fits only a service for all ages; a place has no age") {
  const auto entries = shelters({[](auto& s) {
                                   s.ages = AgeLimits{18, std::nullopt, Provenance::stated, ""};
                                 },
                                 [](auto& s) { s.ages = AgeLimits{}; }});
  const auto fits = [&](std::vector<std::string> bands) {
    const Offers found = offers_for(asked({{"housing", 2}}, bands), catalogue(entries), shelter_needs, now, {});
    std::map<std::string, Fit> out;
    for (const Offer& offer : found.needs[0].offers)
      out[offer.service->name] = offer.age.fit;
    return out;
  };
  CHECK(fits({"unknown"}) == std::map<std::string, Fit>{{"A", Fit::unknown}, {"B", Fit::yes}});
  CHECK(fits({}) == std::map<std::string, Fit>{{"A", Fit::not_asked}, {"B", Fit::not_asked}});
}

TEST_CASE("a long wait falls behind an unknown one, and a short one stands before it") {
  const auto entries =
      shelters({[](auto& s) { s.wait = wait(1, 0); }, [](auto&) {}, [](auto& s) { s.wait = wait(20, 0); }});
  const Offers found = offers_for(asked({{"housing", 3}}), catalogue(entries), shelter_needs, now, {});
  CHECK(names(found.needs[0]) == Names{"A", "B", "C"});
}

TEST_CASE("an organization is not shown too often, but all that fit are counted") {
  auto entries = shelters(std::vector<Change>(6, [](auto& s) { s.capacity = places(1, 0); }));
  entries.organizations = {organization("1", "Big"), organization("2", "Small")};
  for (auto& s : entries.services)
    s.organization = entries.organizations[0].id;
  entries.services[5].organization = entries.organizations[1].id;
  entries.services[5].capacity.reset(); // ranked last
  const Offers found = offers_for(asked({{"housing", 2}}), catalogue(entries), shelter_needs, now, {});
  const NeedOffers& need = found.needs[0];
  CHECK(need.offers.size() == 3);
  CHECK(need.fitting == 6);
  CHECK(need.offers.back().service->name == "F");
}

TEST_CASE("an acute need shows something that can be reached now, and one outside police and courts") {
  auto entries = shelters({[](auto& s) { s.wait = wait(1, 0); }, [](auto& s) { s.wait = wait(1, 0); },
                           [](auto& s) { s.wait = wait(1, 0); }, [](auto& s) { s.application_process = "Walk in."; },
                           [](auto& s) { s.wait = wait(9, 0); }});
  entries.organizations = {organization("1", "Town Police"), organization("2", "Circuit Court"),
                           organization("3", "Sheriff’s Office"), organization("4", "Probation Office"),
                           organization("5", "Open Door")};
  for (std::size_t i = 0; i < 5; ++i)
    entries.services[i].organization = entries.organizations[i].id;
  Options options;
  options.most_per_need = 3;
  const auto at_grade = [&](int grade) {
    return offers_for(asked({{"housing", grade}}), catalogue(entries), shelter_needs, now, options);
  };
  const Offers found = at_grade(3); // keeps what its offers point into
  const NeedOffers& acute = found.needs[0];
  const Names shown = names(acute);
  CHECK(std::count(shown.begin(), shown.end(), "D") == 1); // walk in
  CHECK(std::count(shown.begin(), shown.end(), "E") == 1); // the only one outside
  CHECK(acute.gaps.empty());
  const Names serious = names(at_grade(2).needs[0]);
  CHECK(std::count(serious.begin(), serious.end(), "D") == 0);
  CHECK(std::count(serious.begin(), serious.end(), "E") == 1);
  entries.services[3].application_process = "No walk-ins.";
  entries.services[4].status = directory::ServiceStatus::defunct;
  CHECK(at_grade(3).needs[0].gaps == std::vector<Gap>{Gap::nothing_now, Gap::only_police_and_courts});
}

TEST_CASE("no need is silent: what was sought and why there is nothing") {
  auto entries = shelters({[](auto& s) { s.capacity = places(0, 0); },
                           [](auto& s) {
                             s.ages = AgeLimits{65, std::nullopt, Provenance::stated, ""};
                           }});
  entries.terms.push_back(term("2", "Safe Housing"));
  const SharedNeeds table = needs({row("missing", "shelter_now", "Emergency Shelter", 1, 2),
                                   row("missing", "shelter_now", "Safe Housing", 0.8, 2),
                                   row("missing", "shelter_now", "x-youth_shelter", 0.9, 2)});
  const Offers found = offers_for(asked({{"missing", 3}, {"threat_to_public_health_and_safety", 3}}, {"12_17"}),
                                  catalogue(entries), table, now, {});
  REQUIRE(found.needs.size() == 1);
  const NeedOffers& need = found.needs[0];
  CHECK(need.offers.empty());
  CHECK(need.gaps == std::vector<Gap>{Gap::nothing_fits});
  CHECK(need.left_out == LeftOut{0, 1, 0, 0, 1});
  CHECK(need.sought == std::vector<Sought>{{"Emergency Shelter", 1, true, 2, 0},
                                           {"Safe Housing", 0.8, true, 0, 0},
                                           {"x-youth_shelter", 0.9, false, 0, 0}});
  CHECK(found.not_sought == std::vector<std::string>{"threat_to_public_health_and_safety"});
}

TEST_CASE("terms: descendants, repeated titles, equivalents of that directory alone, and our own by their labels") {
  directory::Entries entries;
  entries.terms = {
      term("1", "Housing"),           term("1-1", "Emergency Shelter", "1"), term("1-1-1", "Warming Centre", "1-1"),
      term("2", "Emergency Shelter"), term("3", "Withdrawal Management"),    term("4", "Équipe mobile")};
  entries.terms.push_back(term("5", "Emergency Shelter"));
  entries.terms.back().kind = directory::TermKind::situation; // whom it is for, not what it is
  for (std::size_t i = 0; i < entries.terms.size(); ++i) {
    entries.services.push_back(service(std::to_string(i), entries.terms[i].code));
    entries.services.back().terms = {entries.terms[i].id};
  }
  NeedsEdition edition;
  edition.version = "1";
  edition.terms = {{"Emergency Shelter", {"Emergency Shelter", "Hébergement d’urgence"}},
                   {"Detox", {"Detox", "Désintoxication"}},
                   {"x-mobile", {"Mobile team", "Équipe mobile"}}};
  edition.rows = {row("housing", "a", "Emergency Shelter", 1, 2), row("drugs", "b", "Detox", 1, 2),
                  row("suicide", "c", "x-mobile", 1, 2)};
  edition.equivalents = {{"Withdrawal Management", "Detox", "test"}};
  const auto shown = [&] {
    std::map<std::string, std::set<std::string>> out;
    const auto table = std::make_shared<const Needs>(edition);
    const Offers found =
        offers_for(asked({{"housing", 2}, {"drugs", 2}, {"suicide", 2}}), catalogue(entries), table, now, {});
    for (const NeedOffers& need : found.needs)
      for (const Offer& offer : need.offers)
        out[need.need].insert(offer.service->name);
    return out;
  };
  CHECK(shown() ==
        std::map<std::string, std::set<std::string>>{{"a", {"1-1", "1-1-1", "2"}}, {"b", {"3"}}, {"c", {"4"}}});
  edition.equivalents[0].directory = "another-city";
  CHECK(shown().count("b") == 0);
}

TEST_CASE("of several risks that call for one service, the row that speaks best for it counts") {
  const auto entries = shelters({[](auto& s) { s.wait = wait(7, 0); }});
  const SharedNeeds table = needs({row("housing", "shelter_now", "Emergency Shelter", 1, 2),
                                   row("missing", "shelter_now", "Emergency Shelter", 0.5, 28)});
  const Offers found = offers_for(asked({{"housing", 3}, {"missing", 3}}), catalogue(entries), table, now, {});
  REQUIRE(found.needs.size() == 1);
  CHECK(found.needs[0].offers.at(0).row->risk_category == "missing"); // its half-life forgives the wait
  CHECK(found.needs[0].categories == std::vector<std::string>{"housing", "missing"});
  CHECK(found.needs[0].grade == 3);
}

TEST_CASE("needs come most serious first, and hurry as much as their most serious risk") {
  const auto entries = shelters({[](auto&) {}});
  NeedsEdition edition;
  edition.version = "1";
  edition.rows = {row("drugs", "treatment", "Emergency Shelter", 1, 2), row("alcohol", "treatment", "Detox", 1, 7),
                  row("housing", "shelter_now", "Emergency Shelter", 1, 2), row("gangs", "work", "Jobs", 1, 2)};
  const auto table = std::make_shared<const Needs>(edition);
  const Offers found = offers_for(asked({{"alcohol", 3}, {"drugs", 1}, {"gangs", 2}, {"housing", 3}}),
                                  catalogue(entries), table, now, {});
  REQUIRE(found.needs.size() == 3);
  CHECK(found.needs[0].need == "shelter_now");
  CHECK(found.needs[1].need == "treatment");
  CHECK(found.needs[1].grade == 3);
  CHECK(found.needs[1].first_contact == FirstContact::days); // hours only for the slight risk
  CHECK(found.needs[2].need == "work");
}

TEST_CASE("equals are drawn by lot: the same for one situation, another for the next") {
  const auto entries = shelters(std::vector<Change>(20, [](auto&) {}));
  std::set<std::string> firsts;
  for (int i = 0; i < 40; ++i) {
    Options options;
    options.lottery = "situation " + std::to_string(i);
    firsts.insert(offers_for(asked({{"housing", 2}}), catalogue(entries), shelter_needs, now, options)
                      .needs[0]
                      .offers.at(0)
                      .service->name);
  }
  CHECK(firsts.size() > 8); // nobody is first because of a name
}

TEST_CASE("what was made up for the demonstration says so") {
  const auto entries = shelters({[](auto& s) {
    s.capacity = places(1, 0);
    s.capacity->source = Provenance::invented;
  }});
  const Offers found = offers_for(asked({{"housing", 2}}), catalogue(entries), shelter_needs, now, {});
  CHECK(found.needs[0].offers[0].invented);
  CHECK(says(found.needs[0].offers[0], ReasonKind::source, "invented"));
}
