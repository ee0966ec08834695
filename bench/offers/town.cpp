#include "town.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <set>

namespace concert::bench {
namespace {

using namespace directory;

constexpr std::size_t towns = 40;
constexpr std::array<const char*, 20> languages = {"en", "fr", "es", "zh", "ar", "pa", "it", "pt", "tl", "ur",
                                                   "ta", "fa", "pl", "so", "uk", "ru", "vi", "ko", "oj", "cr"};

// Small numbers far more often than large ones: the n-th with a weight of 1 / n.
class Zipf {
public:
  explicit Zipf(std::size_t count) {
    double sum = 0;
    for (std::size_t n = 1; n <= count; ++n)
      up_to_.push_back(sum += 1 / static_cast<double>(n));
  }
  std::size_t draw(std::mt19937_64& random) const {
    const double at = std::uniform_real_distribution<double>(0, up_to_.back())(random);
    return static_cast<std::size_t>(std::lower_bound(up_to_.begin(), up_to_.end(), at) - up_to_.begin());
  }

private:
  std::vector<double> up_to_;
};

class Drawing {
public:
  explicit Drawing(std::uint64_t seed) : random(seed) {}
  int draw(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); }
  bool chance(int percent) { return draw(1, 100) <= percent; }
  std::mt19937_64 random;
};

template <class T>
T entry(const char* table, std::size_t number) {
  T out;
  out.origin = {"bench", table, std::to_string(number)};
  return out;
}

std::string prose(Drawing& by, std::size_t letters) {
  constexpr std::array<const char*, 16> words = {"support", "and",      "for", "people",  "who",   "need",
                                                 "help",    "with",     "a",   "program", "group", "their",
                                                 "family",  "provides", "of",  "checks"};
  std::string out;
  while (out.size() < letters)
    (out += words[static_cast<std::size_t>(by.draw(0, 15))]) += ' ';
  return out;
}

Instant stated(Drawing& by) { // half of it too old to count
  return Instant{now.us - std::uniform_int_distribution<std::int64_t>(0, 14 * 86'400'000'000)(by.random)};
}

Service service(std::size_t number, Drawing& by, const Entries& entries, const Zipf& terms, const Zipf& places) {
  auto out = entry<Service>("service", number);
  out.id = id_from<ServiceTag>(out.origin);
  out.name = "Service " + std::to_string(number);
  out.language = by.chance(80) ? "en" : "fr";
  out.description = prose(by, static_cast<std::size_t>(by.draw(100, 500)));
  if (by.chance(5))
    out.description += "Open 24/7.";
  out.application_process = by.chance(15) ? "Walk-in." : prose(by, 60);
  if (by.chance(50))
    out.eligibility = prose(by, 80);
  out.organization =
      entries.organizations[static_cast<std::size_t>(by.draw(0, static_cast<int>(entries.organizations.size()) - 1))]
          .id;
  if (by.chance(4))
    out.status = ServiceStatus::inactive;
  if (by.chance(55)) {
    constexpr std::array<std::array<int, 2>, 12> usual = {{{18, -1},
                                                           {16, -1},
                                                           {0, 17},
                                                           {12, 17},
                                                           {16, 24},
                                                           {18, 29},
                                                           {55, -1},
                                                           {60, -1},
                                                           {0, 6},
                                                           {18, 64},
                                                           {13, 18},
                                                           {6, 12}}};
    const auto& limits = usual[static_cast<std::size_t>(by.draw(0, 11))];
    out.ages = AgeLimits{limits[0] > 0 ? std::optional(limits[0]) : std::nullopt,
                         limits[1] > 0 ? std::optional(limits[1]) : std::nullopt, Provenance::stated, ""};
  }
  if (by.chance(60)) {
    std::set<std::size_t> named;
    for (int n = by.draw(1, 4); n > 0; --n)
      named.insert(by.chance(60) ? static_cast<std::size_t>(by.draw(0, 1)) : static_cast<std::size_t>(by.draw(2, 19)));
    for (const std::size_t at : named)
      out.languages.push_back({languages[at], by.chance(75) ? LanguageReach::offered : LanguageReach::limited});
  }
  if (by.chance(10))
    out.interpretation = "Interpreters can be arranged.";
  if (by.chance(85))
    for (int n = by.chance(60) ? 1 : by.draw(2, 5); n > 0; --n)
      out.areas.push_back({"", "Town " + std::to_string(places.draw(by.random)), Provenance::stated});
  for (int n = by.draw(1, 3); n > 0; --n) {
    const TaxonomyTermId& term = entries.terms[terms.draw(by.random)].id;
    if (std::find(out.terms.begin(), out.terms.end(), term) == out.terms.end())
      out.terms.push_back(term);
  }
  if (by.chance(40))
    out.capacity = Capacity{by.chance(35) ? 0 : by.draw(1, 6), std::nullopt, "place", stated(by), Provenance::stated};
  if (by.chance(40))
    out.wait = Wait{by.chance(20) ? 0 : static_cast<int>(std::lognormal_distribution<double>(2, 1)(by.random)),
                    stated(by), Provenance::stated};
  return out;
}

} // namespace

alignment::SharedNeeds needs_in(const std::string& file) {
  alignment::NeedsEdition edition;
  edition.version = "bench";
  std::ifstream in(file);
  std::string line;
  std::getline(in, line); // headings
  while (std::getline(in, line)) {
    std::array<std::string, 6> field; // none of them is quoted
    for (std::size_t i = 0, at = 0; i < field.size(); ++i) {
      const std::size_t comma = line.find(',', at);
      field[i] = line.substr(at, comma - at);
      at = comma + 1;
    }
    edition.rows.push_back({field[0], field[1], field[2], std::stod(field[3]), std::stoi(field[4]),
                            *alignment::first_contact_of(field[5]), ""});
  }
  return std::make_shared<const alignment::Needs>(std::move(edition));
}

Entries directory_of(const TownSizes& sizes, const alignment::Needs& needs) {
  Drawing by(sizes.seed);
  Entries out;
  std::vector<std::string> titles;
  for (const alignment::NeedRow& row : needs.edition().rows)
    if (std::find(titles.begin(), titles.end(), row.service_term) == titles.end())
      titles.push_back(row.service_term);
  for (std::size_t n = 0; n < sizes.other_terms; ++n)
    titles.push_back("Other " + std::to_string(n));
  std::shuffle(titles.begin(), titles.end(), by.random);
  for (std::size_t n = 0; n < titles.size(); ++n) {
    auto term = entry<TaxonomyTerm>("taxonomy", n);
    term.id = id_from<TaxonomyTermTag>(term.origin);
    term.code = std::to_string(n);
    term.name = titles[n];
    out.terms.push_back(std::move(term));
  }
  for (std::size_t n = 0; n < sizes.organizations; ++n) {
    auto organization = entry<Organization>("organization", n);
    organization.id = id_from<OrganizationTag>(organization.origin);
    organization.name = by.chance(4) ? "Town " + std::to_string(n % towns) + " Police"
                                     : "Organization " + std::to_string(n) + " of the county";
    out.organizations.push_back(std::move(organization));
  }
  const Zipf terms(out.terms.size()), places(towns);
  for (std::size_t n = 0; n < sizes.services; ++n)
    out.services.push_back(service(n, by, out, terms, places));
  return out;
}

alignment::Asked situation(std::mt19937_64& random, const alignment::Needs& needs, std::size_t count) {
  std::vector<std::string> categories;
  for (const alignment::NeedRow& row : needs.edition().rows)
    if (std::find(categories.begin(), categories.end(), row.risk_category) == categories.end())
      categories.push_back(row.risk_category);
  const auto draw = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
  alignment::Asked out;
  while (true) {
    std::shuffle(categories.begin(), categories.end(), random);
    std::set<std::string> called;
    std::vector<std::string> chosen;
    for (const std::string& category : categories) {
      std::set<std::string> with = called;
      for (const alignment::NeedRow* row : needs.rows_for(category))
        with.insert(row->need);
      if (with.size() > count)
        continue;
      called = std::move(with);
      chosen.push_back(category);
      if (called.size() == count)
        break;
    }
    if (called.size() != count)
      continue;
    std::sort(chosen.begin(), chosen.end());
    for (const std::string& category : chosen)
      out.risks.push_back({category, draw(1, 3)});
    break;
  }
  constexpr std::array<const char*, 8> bands = {"0_5", "6_11", "12_17", "18_24", "25_29", "30_39", "40_59", "60_plus"};
  out.age_bands = {bands[static_cast<std::size_t>(draw(0, 7))]};
  if (const std::string other = bands[static_cast<std::size_t>(draw(0, 7))];
      draw(1, 3) == 1 && other != out.age_bands[0])
    out.age_bands.push_back(other);
  if (draw(1, 2) == 1)
    out.wishes.spoken = languages[static_cast<std::size_t>(draw(0, 19))];
  const Zipf places(towns);
  for (int n = draw(1, 10) <= 7 ? draw(1, 2) : 0; n > 0; --n)
    out.wishes.areas.push_back("Town " + std::to_string(places.draw(random)));
  return out;
}

} // namespace concert::bench
