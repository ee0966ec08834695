#include "rooms/alignment/tests/plain_offers.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <unordered_map>

#include "base/check.h"
#include "base/text.h"
#include "rooms/alignment/lot.h"
#include "rooms/alignment/sought.h"

namespace concert::alignment {
namespace {

using directory::CapacityStanding;
using directory::Catalogue;
using directory::OrganizationId;
using directory::Provenance;
using directory::Service;
using directory::ServiceStatus;
using directory::TaxonomyTerm;

enum class PlainVerdict { fits, closed, age, language, area, full, refused_by_person, refused_by_service };

// Everything about a service that no need changes; looked at once however many needs it answers.
struct PlainLook {
  PlainVerdict verdict = PlainVerdict::fits;
  Offer offer; // without row, factors, score and reasons
  double fit = 1;
  double freshness = 1;
};

// A need on its way to its answer.
struct PlainOpen {
  NeedOffers out;
  std::vector<std::pair<const NeedRow*, int>> rows; // with the grade of the risk
  std::size_t first_row = 0;                        // position in the table
};

class PlainSearch {
public:
  PlainSearch(const Asked& asked, const Catalogue& catalogue, const Needs& needs, Instant now, const Options& options,
              const Known& known)
      : asked_(asked), catalogue_(catalogue), needs_(needs), now_(now), options_(options), known_(known) {
    check(options.most_per_need >= 2 && options.most_per_organization >= 1, "room for one option of each kind");
    for (const std::string& area : asked.wishes.areas)
      folded_areas_.push_back(text::fold(text::trim(area)));
  }

  std::vector<NeedOffers> run(std::vector<std::string>& not_sought) {
    std::vector<PlainOpen> all = open_needs(not_sought);
    std::vector<NeedOffers> out;
    for (PlainOpen& each : all) {
      answer(each);
      out.push_back(std::move(each.out));
    }
    return out;
  }

private:
  std::vector<PlainOpen> open_needs(std::vector<std::string>& not_sought) const {
    std::vector<PlainOpen> out;
    std::map<std::string, std::size_t> by_need;
    for (const GradedRisk& risk : asked_.risks) {
      const auto& rows = needs_.rows_for(risk.category);
      if (rows.empty())
        not_sought.push_back(risk.category);
      for (const NeedRow* row : rows) {
        const std::size_t position = static_cast<std::size_t>(row - needs_.edition().rows.data());
        const auto [found, is_new] = by_need.emplace(row->need, out.size());
        if (is_new) {
          out.emplace_back();
          out.back().out.need = row->need;
        }
        PlainOpen& need = out[found->second];
        need.rows.emplace_back(row, risk.grade);
        // Haste and place in the table are those of the most serious risk: a slight one does not hurry a grave one.
        const auto order = std::make_tuple(-risk.grade, row->first_contact, position);
        if (is_new || order < std::make_tuple(-need.out.grade, need.out.first_contact, need.first_row))
          std::tie(need.out.grade, need.out.first_contact, need.first_row) =
              std::make_tuple(risk.grade, row->first_contact, position);
        if (need.out.categories.empty() || need.out.categories.back() != risk.category)
          need.out.categories.push_back(risk.category);
      }
    }
    std::sort(out.begin(), out.end(), [](const PlainOpen& a, const PlainOpen& b) {
      return std::make_tuple(-a.out.grade, a.out.first_contact, a.first_row) <
             std::make_tuple(-b.out.grade, b.out.first_contact, b.first_row);
    });
    return out;
  }

  const SoughtTerm& term(const std::string& id) {
    const auto [found, is_new] = terms_.try_emplace(id);
    if (is_new)
      found->second = sought_in(catalogue_, needs_, id);
    return found->second;
  }

  PlainLook& look(const Service& service) {
    const auto [found, is_new] = looks_.try_emplace(&service);
    PlainLook& out = found->second;
    if (!is_new)
      return out;
    Offer& offer = out.offer;
    offer.service = &service;
    offer.age = age_fit(service.ages, asked_.age_bands);
    offer.language = language_fit(service, asked_.wishes.spoken);
    offer.area = area_fit(catalogue_, service, folded_areas_);
    offer.seats = seats_of(service, now_, options_.capacity_max_age_days);
    out.verdict = service.status != ServiceStatus::active          ? PlainVerdict::closed
                  : offer.age.fit == Fit::no                       ? PlainVerdict::age
                  : offer.language == Fit::no                      ? PlainVerdict::language
                  : offer.area.fit == Fit::no                      ? PlainVerdict::area
                  : offer.seats.standing == CapacityStanding::full ? PlainVerdict::full
                                                                   : PlainVerdict::fits;
    // Last: what would not be offered anyhow is not counted as refused.
    if (const Known::Refused* refused = out.verdict == PlainVerdict::fits ? known_.refusal_of(service.id) : nullptr)
      out.verdict =
          refused->by == Refusing::person ? PlainVerdict::refused_by_person : PlainVerdict::refused_by_service;
    if (out.verdict != PlainVerdict::fits)
      return out;
    offer.organization = service.organization ? catalogue_.organization(*service.organization) : nullptr;
    offer.phone_to_check =
        offer.age.fit == Fit::unknown || offer.language == Fit::unknown || offer.area.fit == Fit::unknown;
    const bool area_invented =
        offer.area.fit == Fit::yes && std::any_of(service.areas.begin(), service.areas.end(),
                                                  [](const auto& area) { return area.source == Provenance::invented; });
    offer.invented =
        offer.seats.invented || area_invented || (service.ages && service.ages->source == Provenance::invented);
    out.fit = offer.phone_to_check ? options_.unknown_fit : 1;
    const double part = offer.seats.days_old
                            ? static_cast<double>(*offer.seats.days_old) / std::max(1, options_.capacity_max_age_days)
                            : 1;
    out.freshness = 1 - (1 - options_.unknown_freshness) * std::min(1.0, part);
    offer.lot = Lottery(options_.lottery).lot(number_in_lotteries(service.id.bytes()));
    return out;
  }

  // The row that speaks best for a service is the one with the greatest score; the first in the table among equals.
  void consider(std::unordered_map<const Service*, std::size_t>& at, std::vector<Offer>& candidates,
                const PlainLook& seen, const NeedRow& row, int grade) const {
    Factors factors;
    factors.relevance = row.relevance;
    factors.grade = grade / 3.0;
    factors.fit = seen.fit;
    factors.freshness = seen.freshness;
    factors.wait = std::exp2(-static_cast<double>(seen.offer.seats.wait_days.value_or(0)) / row.half_life_days);
    const double score = factors.score();
    const auto [found, is_new] = at.try_emplace(seen.offer.service, candidates.size());
    if (is_new)
      candidates.push_back(seen.offer);
    Offer& offer = candidates[found->second];
    if (!is_new && (score < offer.score || (score == offer.score && &row > offer.row)))
      return;
    offer.row = &row;
    offer.factors = factors;
    offer.score = score;
  }

  void answer(PlainOpen& need) {
    NeedOffers& out = need.out;
    std::vector<Offer> candidates;
    std::unordered_map<const Service*, std::size_t> at;
    std::set<const Service*> left_out;
    std::map<std::string, std::size_t> sought_at;
    for (const auto& [row, grade] : need.rows) {
      const SoughtTerm& found = term(row->service_term);
      const auto [position, is_new] = sought_at.emplace(row->service_term, out.sought.size());
      if (is_new)
        out.sought.push_back({row->service_term, row->relevance, found.in_directory, found.services.size(), 0});
      Sought& sought = out.sought[position->second];
      sought.relevance = std::max(sought.relevance, row->relevance);
      for (const Service* service : found.services) {
        const PlainLook& seen = look(*service);
        if (seen.verdict == PlainVerdict::fits) {
          consider(at, candidates, seen, *row, grade);
          sought.fitting += is_new ? 1 : 0;
        } else if (left_out.insert(service).second) {
          count(out.left_out, seen.verdict);
          if (const Known::Refused* refused = was_refused(seen.verdict) ? known_.refusal_of(service->id) : nullptr)
            out.refused.push_back({service,
                                   service->organization ? catalogue_.organization(*service->organization) : nullptr,
                                   refused->by, refused->at});
        }
      }
    }
    std::sort(out.refused.begin(), out.refused.end(), [](const RefusedBefore& a, const RefusedBefore& b) {
      return a.at != b.at ? a.at > b.at : a.service->id < b.service->id;
    });
    out.fitting = candidates.size();
    std::sort(candidates.begin(), candidates.end(), before);
    for (std::size_t i = 0; i < std::min(candidates.size(), options_.most_considered); ++i) {
      const Offer& each = candidates[i];
      out.considered.push_back({each.service, each.organization, each.score, each.seats,
                                out.grade >= 3 && i < options_.most_read && is_now(each),
                                is_enforcement(each.organization)});
    }
    choose(out, candidates);
    for (std::size_t i = 0; i < out.offers.size(); ++i) {
      Offer& offer = out.offers[i];
      offer.now = is_now(offer);
      offer.enforcement = is_enforcement(offer.organization);
      offer.reasons = reasons_for(offer, asked_.wishes.spoken);
      if (i + 1 < out.offers.size())
        offer.margin = margin_to(offer, out.offers[i + 1], rows_for(need, *out.offers[i + 1].service));
    }
  }

  std::vector<Speaks> rows_for(const PlainOpen& need, const Service& service) {
    std::vector<Speaks> out;
    for (const auto& [row, grade] : need.rows) {
      const std::vector<const Service*>& services = term(row->service_term).services;
      if (std::binary_search(services.begin(), services.end(), &service))
        out.push_back({row, grade / 3.0});
    }
    return out;
  }

  static void count(LeftOut& out, PlainVerdict verdict) {
    switch (verdict) {
    case PlainVerdict::closed:
      ++out.closed;
      break;
    case PlainVerdict::age:
      ++out.age;
      break;
    case PlainVerdict::language:
      ++out.language;
      break;
    case PlainVerdict::area:
      ++out.area;
      break;
    case PlainVerdict::full:
      ++out.full;
      break;
    case PlainVerdict::refused_by_person:
      ++out.refused_by_person;
      break;
    case PlainVerdict::refused_by_service:
      ++out.refused_by_service;
      break;
    case PlainVerdict::fits:
      break;
    }
  }

  static bool was_refused(PlainVerdict verdict) {
    return verdict == PlainVerdict::refused_by_person || verdict == PlainVerdict::refused_by_service;
  }

  static bool before(const Offer& a, const Offer& b) {
    if (a.score != b.score)
      return a.score > b.score;
    return a.lot != b.lot ? a.lot < b.lot : a.service->id < b.service->id;
  }

  // Reading prose is slow, so it is read of few: until the first one is found, and of those that are shown.
  static bool is_now(const Offer& offer) {
    return offer.seats.wait_days.value_or(0) == 0 &&
           (offer.seats.standing == CapacityStanding::free || says_come_any_time(*offer.service));
  }

  // What must be among the options is set aside first; the best of the rest fill up, no organization too often.
  void choose(NeedOffers& out, std::vector<Offer>& candidates) const {
    if (candidates.empty()) {
      out.gaps.push_back(Gap::nothing_fits);
      return;
    }
    std::vector<bool> chosen(candidates.size(), false);
    std::size_t count = 0;
    std::map<OrganizationId, std::size_t> of_organization;
    const auto take = [&](std::size_t i) {
      const Service& service = *candidates[i].service;
      if (chosen[i] || count >= options_.most_per_need)
        return;
      if (service.organization && of_organization[*service.organization] >= options_.most_per_organization)
        return;
      if (service.organization)
        ++of_organization[*service.organization];
      chosen[i] = true;
      ++count;
    };
    const auto first = [&](auto wanted) {
      return static_cast<std::size_t>(std::find_if(candidates.begin(), candidates.end(), wanted) - candidates.begin());
    };
    bool outside_taken = false;
    if (out.grade >= 3) {
      const std::size_t now = first(is_now);
      if (now == candidates.size()) {
        out.gaps.push_back(Gap::nothing_now);
      } else {
        take(now);
        outside_taken = !is_enforcement(candidates[now].organization);
      }
    }
    const std::size_t outside = first([](const Offer& offer) { return !is_enforcement(offer.organization); });
    if (outside == candidates.size())
      out.gaps.push_back(Gap::only_police_and_courts);
    else if (!outside_taken)
      take(outside);
    for (std::size_t n = 0; n < candidates.size() && count < options_.most_per_need; ++n)
      take(n);
    for (std::size_t n = 0; n < candidates.size(); ++n)
      if (chosen[n])
        out.offers.push_back(std::move(candidates[n]));
  }

  const Asked& asked_;
  const Catalogue& catalogue_;
  const Needs& needs_;
  const Instant now_;
  const Options& options_;
  const Known& known_;
  std::vector<std::string> folded_areas_;
  std::map<std::string, SoughtTerm> terms_;
  std::unordered_map<const Service*, PlainLook> looks_;
};

} // namespace

Offers testing::plain_offers_for(const Asked& asked, std::shared_ptr<const Catalogue> catalogue, SharedNeeds needs,
                                 Instant now, const Options& options, const Known& known) {
  Offers out;
  out.asked = asked;
  out.needs = PlainSearch(asked, *catalogue, *needs, now, options, known).run(out.not_sought);
  out.catalogue = std::move(catalogue);
  out.needs_table = std::move(needs);
  return out;
}

} // namespace concert::alignment
