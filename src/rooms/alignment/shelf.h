// A directory and a table of needs laid out for questions, immutable: for each need the services that answer it, each
// once, with what is judged of them as bits and small numbers. Made once when either of the two changes, and shared by
// all who ask. It holds what the directory says, never a question: PRIVACY: nothing of a situation is kept.
#pragma once

#include <algorithm>
#include <unordered_map>

#include "rooms/alignment/bits.h"
#include "rooms/alignment/facets.h"
#include "rooms/alignment/needs.h"
#include "rooms/directory/catalogue.h"

namespace concert::alignment {

// What was stated of places and of waiting, and when: all that seats_of needs, without the service.
struct Statement {
  static constexpr std::int64_t never = INT64_MAX;
  std::int64_t places_at = never, wait_at = never; // microseconds, as Instant
  std::int32_t available = 0, wait_days = 0;       // a wait of no days says nothing of places
  std::uint32_t unit = 0;                          // in Shelf::unit
  bool places_invented = false, wait_invented = false;
  // The later of the two.
  std::int64_t latest() const {
    return places_at == never ? wait_at : wait_at == never ? places_at : std::max(places_at, wait_at);
  }
};

// Services next to each other that answer with the same terms: places first … first + count.
struct Stretch {
  std::uint32_t kind = 0;
  std::uint32_t first = 0, count = 0; // begins a word
  bool is_stated = false;             // of places or waiting; Bay::statements from `statement` on
  std::uint32_t statement = 0;
};

// The services for one need.
struct Bay {
  std::vector<std::uint32_t> terms;              // positions in Shelf::terms
  std::vector<std::vector<std::uint32_t>> kinds; // sets of terms that services answer with, as positions in `terms`
  std::vector<std::uint64_t> signs;              // of the terms of each kind: below 64 terms all there is to know
  std::vector<Stretch> stretches; // of each kind the stated first, in it the latest first; the others by position
  // By place. Between stretches stand empty places.
  std::vector<std::uint32_t> service; // position in the directory
  std::vector<std::uint64_t> number;  // in lotteries
  Words active, comes_any_time, outside /* police and courts */, without_places /* when last stated */;
  Holders ages, languages, areas; // by the numbers of Facets
  Words may_speak, says_no_area;  // as Sayings have it
  std::vector<Statement> statements;
  std::vector<std::int64_t> latest; // by word of a stretch that is stated: no statement in it is later, nor behind it

  static std::uint64_t sign_of(std::uint32_t term) { return std::uint64_t{1} << (term % 64); }
  bool has(std::size_t kind, std::uint32_t term) const {
    return (signs[kind] & sign_of(term)) != 0 &&
           (terms.size() <= 64 || std::find(kinds[kind].begin(), kinds[kind].end(), term) != kinds[kind].end());
  }
  std::size_t words() const { return active.size(); }
  std::size_t bytes() const;
};

class Shelf {
public:
  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
  struct Term {
    std::string id;
    bool in_directory = false;
    std::size_t services = 0;
  };
  struct RowPlace { // where the services stand that a row speaks for
    std::uint32_t bay = none, term = none;
  };

  Shelf(std::shared_ptr<const directory::Catalogue> catalogue, SharedNeeds needs);

  const std::shared_ptr<const directory::Catalogue>& catalogue() const { return catalogue_; }
  const SharedNeeds& needs() const { return needs_; }
  const Facets& facets() const { return facets_; }
  const Bay& bay(std::uint32_t at) const { return bays_[at]; }
  const Term& term(const Bay& bay, std::uint32_t at) const { return terms_[bay.terms[at]]; }
  RowPlace place_of(const NeedRow& row) const; // of a row of needs() that is switched on
  // wait_factor of so many days and fewer, for the half-life of a row of needs().
  const std::vector<double>& wait_factors(int half_life_days) const { return wait_factors_.at(half_life_days); }

  const directory::Service& service(std::uint32_t position) const { return catalogue_->entries().services[position]; }
  // None without one; two services of one organization have the same.
  std::uint32_t organization_of(std::uint32_t service) const { return organization_[service]; }
  // Null without one, and where the directory does not have it.
  const directory::Organization* organization(std::uint32_t service) const {
    return organization_[service] == none ? nullptr : organizations_[organization_[service]];
  }
  const std::string& unit(const Statement& statement) const { return units_[statement.unit]; }
  bool comes_any_time(std::uint32_t service) const { return comes_any_time_[service]; }
  bool is_enforcement(std::uint32_t service) const { return is_enforcement_[service]; }

  // Ask the processor for what will be read of a service: of so many, each waited for by itself takes longer than all
  // the arithmetic. First which organization, then the service, then what it points to.
  void fetch_organization(std::uint32_t service) const { __builtin_prefetch(&organization_[service]); }
  void fetch_service(std::uint32_t service) const {
    const auto* const begin = reinterpret_cast<const char*>(&this->service(service));
    for (std::size_t at = 0; at < sizeof(directory::Service); at += 64)
      __builtin_prefetch(begin + at);
    __builtin_prefetch(&catalogue_->folded_areas_at(service));
  }
  void fetch_sayings(std::uint32_t service) const {
    __builtin_prefetch(this->service(service).areas.data());
    __builtin_prefetch(this->service(service).languages.data());
    __builtin_prefetch(catalogue_->folded_areas_at(service).data());
  }

  std::size_t bytes() const; // about; without catalogue and needs

private:
  struct Columns; // of all services, while the shelf is made
  void describe(Columns& columns);
  Statement statement_of(const directory::Service& service);
  void lay_out(std::uint32_t bay, const std::vector<std::vector<std::uint32_t>>& services_of, const Columns& columns);

  std::shared_ptr<const directory::Catalogue> catalogue_;
  SharedNeeds needs_;
  Facets facets_;
  std::vector<Term> terms_;
  std::vector<Bay> bays_;
  std::vector<RowPlace> rows_;                                // by position in the table
  std::unordered_map<int, std::vector<double>> wait_factors_; // by half-life, then by days
  std::vector<std::uint32_t> organization_;
  std::vector<const directory::Organization*> organizations_;
  std::vector<std::string> units_;
  std::vector<bool> comes_any_time_, is_enforcement_;
};

} // namespace concert::alignment
