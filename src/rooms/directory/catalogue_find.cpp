#include <algorithm>

#include "base/text.h"
#include "rooms/directory/catalogue.h"

namespace concert::directory {

// The wishes of a search, prepared once.
struct Catalogue::Passing {
  std::vector<std::string> areas; // folded
  std::vector<bool> in_terms;     // by service; empty when no term is asked for
  std::optional<NearPoint> near;
};

std::optional<Hit> Catalogue::passes(Position at, const Search& search, const Passing& wanted) const {
  const Service& service = entries_.services[at];
  if (service.status != ServiceStatus::active || (!search.terms.empty() && !wanted.in_terms[at]))
    return std::nullopt;
  Hit hit;
  hit.service = &service;
  if (search.age) {
    hit.age_unknown = !service.ages;
    if (service.ages && !service.ages->admits(*search.age))
      return std::nullopt;
  }
  if (!search.spoken.empty()) {
    const bool speaks =
        std::any_of(service.languages.begin(), service.languages.end(), [&](const SpokenLanguage& each) {
          return each.code == search.spoken && each.reach != LanguageReach::printed;
        });
    hit.language_unknown = !speaks;
    // Sources list the languages beside their own, and often say that others can be arranged.
    const bool may_speak = service.languages.empty() || service.language == search.spoken || interprets_[at];
    if (!speaks && !may_speak)
      return std::nullopt;
  }
  if (!wanted.areas.empty()) {
    const std::vector<std::string>& areas = areas_of_[at];
    hit.area_unknown = areas.empty();
    const bool there = std::any_of(areas.begin(), areas.end(), [&](const std::string& each) {
      return std::find(wanted.areas.begin(), wanted.areas.end(), each) != wanted.areas.end();
    });
    if (!there && !areas.empty())
      return std::nullopt;
  }
  if (search.access)
    hit.access_unknown = !visiting_->offers(at, *search.access);
  if (search.open == OpenWish::now) {
    const Openness standing = visiting_->openness(at, search.local);
    if (standing == Openness::closed)
      return std::nullopt;
    hit.open_unknown = standing == Openness::unknown;
  }
  if (!search.near.empty()) {
    if (wanted.near)
      measure(hit, at, *wanted.near);
    hit.distance_unknown = !hit.km;
    if (hit.km && search.within_km > 0 && *hit.km > search.within_km)
      return std::nullopt;
  }
  if (search.unknowns == Unknowns::left_out &&
      (hit.age_unknown || hit.language_unknown || hit.area_unknown || hit.stands_back()))
    return std::nullopt;
  if (search.capacity != CapacityWish::any) {
    const CapacityStanding standing =
        capacity_on(service.capacity, service.wait, search.now, search.capacity_max_age_days);
    const bool wished = search.capacity == CapacityWish::free ? standing == CapacityStanding::free
                                                              : standing != CapacityStanding::unknown;
    if (!wished)
      return std::nullopt;
  }
  return hit;
}

Found Catalogue::find(const Search& search) const {
  Passing wanted;
  for (const std::string& area : search.areas)
    wanted.areas.push_back(text::fold(text::trim(area)));
  if (!search.terms.empty()) {
    wanted.in_terms.resize(entries_.services.size());
    for (const TaxonomyTermId& id : search.terms)
      for (const Service* each : services_with(id))
        wanted.in_terms[static_cast<std::size_t>(each - entries_.services.data())] = true;
  }
  if (!search.near.empty())
    wanted.near = search.from ? search.from : point_named(search.near);
  struct Ranked {
    Hit hit;
    std::uint32_t met;
    Position rank;
  };
  std::vector<Ranked> ranked;
  Found out;
  const WordIndex::Matches matches = words_->find(search.words);
  out.words_asked = matches.words_asked;
  const auto consider = [&](Position at, std::uint32_t met, double score) {
    if (std::optional<Hit> hit = passes(at, search, wanted)) {
      hit->score = score;
      ranked.push_back({*hit, met, by_name_[at]});
    }
  };
  if (out.words_asked > 0)
    for (const WordIndex::Match& match : matches.documents)
      consider(match.document, match.words_met, match.score);
  else
    for (Position at = 0; at < entries_.services.size(); ++at)
      consider(at, 0, 0);
  std::uint32_t most_met = 0;
  for (const Ranked& each : ranked)
    most_met = std::max(most_met, each.met);
  out.words_met = most_met;
  ranked.erase(std::remove_if(ranked.begin(), ranked.end(), [&](const Ranked& each) { return each.met < most_met; }),
               ranked.end());
  out.total = ranked.size();
  const std::size_t first = std::min(search.first, ranked.size());
  const std::size_t last = first + std::min(search.most, ranked.size() - first);
  const auto middle = ranked.begin() + static_cast<std::ptrdiff_t>(last);
  const auto better = [](const Ranked& a, const Ranked& b) {
    return a.hit.score != b.hit.score ? a.hit.score > b.hit.score : a.rank < b.rank;
  };
  if (search.open == OpenWish::any && !search.access && search.near.empty())
    std::partial_sort(ranked.begin(), middle, ranked.end(), better);
  else
    std::partial_sort(ranked.begin(), middle, ranked.end(), [&](const Ranked& a, const Ranked& b) {
      if (a.hit.stands_back() != b.hit.stands_back())
        return b.hit.stands_back();
      if (a.hit.km && b.hit.km && *a.hit.km != *b.hit.km)
        return *a.hit.km < *b.hit.km;
      if (a.hit.km.has_value() != b.hit.km.has_value())
        return a.hit.km.has_value();
      return better(a, b);
    });
  for (std::size_t i = first; i < last; ++i)
    out.hits.push_back(ranked[i].hit);
  return out;
}

} // namespace concert::directory
