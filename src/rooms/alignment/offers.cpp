#include "rooms/alignment/offers.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/check.h"
#include "rooms/alignment/ranking.h"

namespace concert::alignment {
namespace {

using directory::CapacityStanding;
using directory::Catalogue;
using directory::Provenance;
using directory::Service;

// A need on its way to its answer.
struct Open {
  NeedOffers out;
  std::vector<std::pair<const NeedRow*, int>> rows; // with the grade of the risk
  std::size_t first_row = 0;                        // position in the table
  std::unique_ptr<const Ranking> ranking;
  std::vector<Ranked> chosen; // in order
};

class Search {
public:
  Search(const Asked& asked, const Shelf& shelf, Instant now, const Options& options, const Known& known)
      : asked_(asked), shelf_(shelf), options_(options), question_(asked, shelf, now, options, known) {
    check(options.most_per_need >= 2 && options.most_per_organization >= 1, "room for one option of each kind");
  }

  std::vector<NeedOffers> run(std::vector<std::string>& not_sought) {
    std::vector<Open> all = open_needs(not_sought);
    std::vector<NeedOffers> out;
    out.reserve(all.size());
    for (Open& each : all)
      rank(each);
    for (const Open& each : all)
      for (const Ranked& one : each.chosen)
        shelf_.fetch_sayings(one.service);
    for (Open& each : all) {
      tell(each);
      out.push_back(std::move(each.out));
    }
    return out;
  }

private:
  std::vector<Open> open_needs(std::vector<std::string>& not_sought) const {
    std::vector<Open> out;
    std::map<std::string, std::size_t> by_need;
    for (const GradedRisk& risk : asked_.risks) {
      const auto& rows = shelf_.needs()->rows_for(risk.category);
      if (rows.empty())
        not_sought.push_back(risk.category);
      for (const NeedRow* row : rows) {
        const std::size_t position = static_cast<std::size_t>(row - shelf_.needs()->edition().rows.data());
        const auto [found, is_new] = by_need.emplace(row->need, out.size());
        if (is_new) {
          out.emplace_back();
          out.back().out.need = row->need;
        }
        Open& need = out[found->second];
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
    std::sort(out.begin(), out.end(), [](const Open& a, const Open& b) {
      return std::make_tuple(-a.out.grade, a.out.first_contact, a.first_row) <
             std::make_tuple(-b.out.grade, b.out.first_contact, b.first_row);
    });
    return out;
  }

  void rank(Open& need) {
    NeedOffers& out = need.out;
    const Bay& bay = shelf_.bay(shelf_.place_of(*need.rows.front().first).bay);
    std::vector<Voice> voices;
    for (const auto& [row, grade] : need.rows)
      voices.push_back({{row, grade / 3.0}, shelf_.place_of(*row).term});
    need.ranking = std::make_unique<const Ranking>(question_, bay, voices, scratch_);
    const Ranking& ranking = *need.ranking;
    std::map<std::uint32_t, std::size_t> sought_at;
    for (const Voice& voice : voices) {
      const NeedRow& row = *voice.speaks.row;
      const auto [position, is_new] = sought_at.emplace(voice.term, out.sought.size());
      if (is_new) {
        const Shelf::Term& term = shelf_.term(bay, voice.term);
        out.sought.push_back(
            {row.service_term, row.relevance, term.in_directory, term.services, ranking.fitting_with(voice.term)});
      }
      Sought& sought = out.sought[position->second];
      sought.relevance = std::max(sought.relevance, row.relevance);
    }
    out.left_out = ranking.left_out();
    out.fitting = ranking.fitting();
    for (const Resolved::Refused& one : ranking.refused()) {
      const Service& service = shelf_.service(one.service);
      out.refused.push_back({&service, shelf_.organization(one.service), one.how->by, one.how->at});
    }
    std::sort(out.refused.begin(), out.refused.end(), [](const RefusedBefore& a, const RefusedBefore& b) {
      return a.at != b.at ? a.at > b.at : a.service->id < b.service->id;
    });
    ranking.best(best_, std::max(options_.most_considered, 2 * options_.most_per_need));
    const std::size_t count = std::min(best_.size(), options_.most_considered);
    out.considered.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      const Ranked& one = best_[i];
      out.considered.push_back({&shelf_.service(one.service), shelf_.organization(one.service), one.score,
                                seats_of(one.statement, question_), false, shelf_.is_enforcement(one.service)});
      Considered& considered = out.considered.back();
      considered.now = out.grade >= 3 && i < options_.most_read && is_now(one.service, considered.seats);
    }
    choose(need);
    for (const Ranked& one : need.chosen)
      shelf_.fetch_service(one.service);
  }

  void tell(Open& need) const {
    std::vector<Offer>& offers = need.out.offers;
    offers.reserve(need.chosen.size());
    for (const Ranked& one : need.chosen)
      offers.push_back(offer_of(one, need.ranking->speaking(one.kind)));
    for (std::size_t i = 0; i + 1 < offers.size(); ++i)
      offers[i].margin = margin_to(offers[i], offers[i + 1], need.ranking->speaking(need.chosen[i + 1].kind));
  }

  bool is_now(std::uint32_t service, const Seats& seats) const {
    return seats.wait_days.value_or(0) == 0 &&
           (seats.standing == CapacityStanding::free || shelf_.comes_any_time(service));
  }

  Offer offer_of(const Ranked& ranked, std::span<const Speaks> rows) const {
    Offer offer;
    const Service& service = shelf_.service(ranked.service);
    offer.service = &service;
    offer.organization = shelf_.organization(ranked.service);
    offer.age = age_fit(service.ages, asked_.age_bands);
    offer.language = language_fit(service, asked_.wishes.spoken);
    offer.area = area_fit_at(*shelf_.catalogue(), ranked.service, question_.folded_areas);
    offer.seats = seats_of(ranked.statement, question_);
    offer.phone_to_check =
        offer.age.fit == Fit::unknown || offer.language == Fit::unknown || offer.area.fit == Fit::unknown;
    const bool area_invented =
        offer.area.fit == Fit::yes && std::any_of(service.areas.begin(), service.areas.end(),
                                                  [](const auto& area) { return area.source == Provenance::invented; });
    offer.invented =
        offer.seats.invented || area_invented || (service.ages && service.ages->source == Provenance::invented);
    offer.lot = ranked.lot;
    // The row that speaks best for a service is the one with the greatest score; the first in the table among equals.
    for (const Speaks& one : rows) {
      Factors factors;
      factors.relevance = one.row->relevance;
      factors.grade = one.grade;
      factors.fit = offer.phone_to_check ? options_.unknown_fit : 1;
      factors.freshness = freshness_of(offer.seats.days_old, options_);
      factors.wait = wait_factor(offer.seats.wait_days.value_or(0), one.row->half_life_days);
      const double score = factors.score();
      if (offer.row != nullptr && (score < offer.score || (score == offer.score && one.row > offer.row)))
        continue;
      offer.row = one.row;
      offer.factors = factors;
      offer.score = score;
    }
    check(offer.score == ranked.score, "what is told of an offer is what ranked it");
    offer.now = is_now(ranked.service, offer.seats);
    offer.enforcement = shelf_.is_enforcement(ranked.service);
    offer.reasons = reasons_for(offer, asked_.wishes.spoken);
    return offer;
  }

  // What must be among the options is set aside first; the best of the rest fill up, no organization too often.
  void choose(Open& need) {
    NeedOffers& out = need.out;
    const Ranking& ranking = *need.ranking;
    std::vector<Ranked>& chosen = need.chosen;
    if (best_.empty()) {
      out.gaps.push_back(Gap::nothing_fits);
      return;
    }
    chosen.reserve(std::min(options_.most_per_need, best_.size()));
    const auto take = [&](const Ranked& one) {
      const std::uint32_t organization = shelf_.organization_of(one.service);
      std::size_t of_organization = 0;
      for (const Ranked& other : chosen) {
        if (other.service == one.service)
          return;
        of_organization += shelf_.organization_of(other.service) == organization ? 1 : 0;
      }
      if (chosen.size() < options_.most_per_need &&
          (organization == Shelf::none || of_organization < options_.most_per_organization))
        chosen.push_back(one);
    };
    // The first of all that is so: usually among the best.
    const auto first = [&](Ranking::Only only, auto wanted) -> std::optional<Ranked> {
      const auto found = std::find_if(best_.begin(), best_.end(), wanted);
      if (found != best_.end())
        return *found;
      std::vector<Ranked> all;
      if (best_.size() < ranking.fitting())
        ranking.best(all, 1, only);
      return all.empty() ? std::nullopt : std::optional(all.front());
    };
    const auto is_outside = [&](const Ranked& one) { return !shelf_.is_enforcement(one.service); };
    bool outside_taken = false;
    if (out.grade >= 3) {
      const auto now = first(Ranking::Only::now, [&](const Ranked& one) {
        return is_now(one.service, seats_of(one.statement, question_));
      });
      if (!now) {
        out.gaps.push_back(Gap::nothing_now);
      } else {
        take(*now);
        outside_taken = is_outside(*now);
      }
    }
    if (!outside_taken) {
      if (const auto outside = first(Ranking::Only::outside, is_outside))
        take(*outside);
      else
        out.gaps.push_back(Gap::only_police_and_courts);
    }
    for (std::size_t n = 0; chosen.size() < options_.most_per_need && n < ranking.fitting(); ++n) {
      if (n == best_.size()) // too many of one organization
        ranking.best(best_, 8 * best_.size());
      take(best_[n]);
    }
    std::sort(chosen.begin(), chosen.end(), [&](const Ranked& a, const Ranked& b) { return ranking.is_before(a, b); });
  }

  const Asked& asked_;
  const Shelf& shelf_;
  const Options& options_;
  const Resolved question_;
  Ranking::Scratch scratch_;
  std::vector<Ranked> best_; // of the need that is being ranked
};

} // namespace

SharedShelf shelf_of(std::shared_ptr<const Catalogue> catalogue, SharedNeeds needs) {
  return std::make_shared<const Shelf>(std::move(catalogue), std::move(needs));
}

bool is_of(const Shelf& shelf, const std::shared_ptr<const Catalogue>& catalogue, const SharedNeeds& needs) {
  return shelf.catalogue() == catalogue && shelf.needs() == needs;
}

std::size_t bytes_of(const Shelf& shelf) {
  return shelf.bytes();
}

Offers offers_for(const Asked& asked, const Shelf& shelf, Instant now, const Options& options, const Known& known) {
  Offers out;
  out.asked = asked;
  out.needs = Search(asked, shelf, now, options, known).run(out.not_sought);
  out.catalogue = shelf.catalogue();
  out.needs_table = shelf.needs();
  return out;
}

Offers offers_for(const Asked& asked, std::shared_ptr<const Catalogue> catalogue, SharedNeeds needs, Instant now,
                  const Options& options, const Known& known) {
  return offers_for(asked, Shelf(std::move(catalogue), std::move(needs)), now, options, known);
}

} // namespace concert::alignment
