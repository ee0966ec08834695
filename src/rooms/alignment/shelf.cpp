#include "rooms/alignment/shelf.h"

#include <algorithm>

#include "base/check.h"
#include "rooms/alignment/lot.h"
#include "rooms/alignment/offers.h"
#include "rooms/alignment/sought.h"

namespace concert::alignment {
namespace {

using directory::Service;

constexpr int days_kept = 400; // a longer wait is computed when it is met

bool is_stated(const Service& service) {
  return service.capacity || service.wait;
}

// For each service the set of terms that it answers with, numbered as sets are met; 0 is the empty one.
class TermSets {
public:
  explicit TermSets(std::size_t services) : of_(services, 0) {}

  void add(std::uint32_t term, const std::vector<std::uint32_t>& services) {
    std::vector<std::uint32_t> then(sets_.size(), 0); // the set with this term too
    for (const std::uint32_t service : services) {
      const std::uint32_t before = of_[service];
      if (then[before] == 0) {
        then[before] = static_cast<std::uint32_t>(sets_.size());
        std::vector<std::uint32_t> with = sets_[before];
        with.push_back(term);
        sets_.push_back(std::move(with));
      }
      of_[service] = then[before];
    }
  }
  const std::vector<std::uint32_t>& of() const { return of_; }
  const std::vector<std::vector<std::uint32_t>>& sets() const { return sets_; }

private:
  std::vector<std::uint32_t> of_;
  std::vector<std::vector<std::uint32_t>> sets_ = {{}};
};

template <class T>
std::size_t size_of(const std::vector<T>& all) {
  return all.capacity() * sizeof(T);
}

} // namespace

struct Shelf::Columns {
  std::vector<Sayings> sayings;
  std::vector<std::uint64_t> number;
  std::vector<std::uint32_t> latest_first; // by their statements; those without, by position
};

Statement Shelf::statement_of(const Service& service) {
  Statement out;
  if (service.capacity) {
    out.places_at = service.capacity->stated_at.us;
    out.available = service.capacity->available;
    out.places_invented = service.capacity->source == directory::Provenance::invented;
    const auto unit = std::find(units_.begin(), units_.end(), service.capacity->unit);
    out.unit = static_cast<std::uint32_t>(unit - units_.begin());
    if (unit == units_.end())
      units_.push_back(service.capacity->unit);
  }
  if (service.wait) {
    out.wait_at = service.wait->stated_at.us;
    out.wait_days = service.wait->days;
    out.wait_invented = service.wait->source == directory::Provenance::invented;
  }
  return out;
}

std::size_t Bay::bytes() const {
  std::size_t out = size_of(terms) + size_of(stretches) + size_of(service) + size_of(number) + size_of(active) +
                    size_of(comes_any_time) + size_of(outside) + size_of(without_places) + size_of(may_speak) +
                    size_of(says_no_area) + size_of(statements) + size_of(signs) + size_of(latest) + ages.bytes() +
                    languages.bytes() + areas.bytes();
  for (const auto& kind : kinds)
    out += sizeof kind + size_of(kind);
  return out;
}

Shelf::Shelf(std::shared_ptr<const directory::Catalogue> catalogue, SharedNeeds needs)
    : catalogue_(std::move(catalogue)), needs_(std::move(needs)) {
  Columns columns;
  describe(columns);
  const std::vector<NeedRow>& table = needs_->edition().rows;
  const Service* const first = catalogue_->entries().services.data();
  rows_.resize(table.size());
  std::map<std::string_view, std::uint32_t> term_at, bay_at;
  std::vector<std::vector<std::uint32_t>> services_of;
  for (std::size_t r = 0; r < table.size(); ++r) {
    const NeedRow& row = table[r];
    if (row.relevance <= 0)
      continue;
    const auto [term, is_new_term] = term_at.try_emplace(row.service_term, static_cast<std::uint32_t>(terms_.size()));
    if (is_new_term) {
      const SoughtTerm found = sought_in(*catalogue_, *needs_, row.service_term);
      terms_.push_back({row.service_term, found.in_directory, found.services.size()});
      services_of.emplace_back();
      for (const Service* service : found.services)
        services_of.back().push_back(static_cast<std::uint32_t>(service - first));
    }
    const auto [bay, is_new_bay] = bay_at.try_emplace(row.need, static_cast<std::uint32_t>(bays_.size()));
    if (is_new_bay)
      bays_.emplace_back();
    std::vector<std::uint32_t>& terms = bays_[bay->second].terms;
    const auto place = std::find(terms.begin(), terms.end(), term->second);
    rows_[r] = {bay->second, static_cast<std::uint32_t>(place - terms.begin())};
    if (place == terms.end())
      terms.push_back(term->second);
    std::vector<double>& factors = wait_factors_[row.half_life_days];
    for (int days = static_cast<int>(factors.size()); days < days_kept; ++days)
      factors.push_back(wait_factor(days, row.half_life_days));
  }
  for (std::uint32_t bay = 0; bay < bays_.size(); ++bay)
    lay_out(bay, services_of, columns);
}

void Shelf::describe(Columns& columns) {
  const std::vector<Service>& services = catalogue_->entries().services;
  const std::size_t count = services.size();
  columns.sayings.resize(count);
  columns.number.resize(count);
  organization_.assign(count, none);
  comes_any_time_.resize(count);
  is_enforcement_.resize(count);
  std::vector<std::pair<std::int64_t, std::uint32_t>> stated;
  std::unordered_map<directory::OrganizationId, std::uint32_t> organizations;
  std::vector<bool> is_enforcement; // by organization
  for (std::size_t i = 0; i < count; ++i) {
    const Service& service = services[i];
    columns.sayings[i] = facets_.add(service, catalogue_->folded_areas_at(i), catalogue_->interprets_at(i));
    columns.number[i] = number_in_lotteries(service.id.bytes());
    comes_any_time_[i] = says_come_any_time(service);
    stated.emplace_back(is_stated(service) ? -statement_of(service).latest() : 0, static_cast<std::uint32_t>(i));
    if (!service.organization)
      continue;
    const auto [found, is_new] =
        organizations.try_emplace(*service.organization, static_cast<std::uint32_t>(organizations_.size()));
    if (is_new) {
      organizations_.push_back(catalogue_->organization(*service.organization));
      is_enforcement.push_back(alignment::is_enforcement(organizations_.back()));
    }
    organization_[i] = found->second;
    is_enforcement_[i] = is_enforcement[found->second];
  }
  std::sort(stated.begin(), stated.end());
  for (const auto& [latest, position] : stated)
    columns.latest_first.push_back(position);
}

void Shelf::lay_out(std::uint32_t at, const std::vector<std::vector<std::uint32_t>>& services_of,
                    const Columns& columns) {
  Bay& bay = bays_[at];
  TermSets kinds(organization_.size());
  for (std::uint32_t term = 0; term < bay.terms.size(); ++term)
    kinds.add(term, services_of[bay.terms[term]]);
  bay.kinds = kinds.sets();
  for (const auto& terms : bay.kinds) {
    bay.signs.push_back(0);
    for (const std::uint32_t term : terms)
      bay.signs.back() |= Bay::sign_of(term);
  }
  // How many stand in each stretch, then where it begins.
  std::vector<std::uint32_t> all; // the services of the bay
  for (const std::uint32_t service : columns.latest_first)
    if (kinds.of()[service] != 0)
      all.push_back(service);
  const auto stretch_of = [&](std::uint32_t service) {
    return 2 * std::size_t{kinds.of()[service]} + (is_stated(this->service(service)) ? 0 : 1);
  };
  std::vector<Stretch> stretches(2 * bay.kinds.size());
  for (const std::uint32_t service : all)
    ++stretches[stretch_of(service)].count;
  std::uint32_t places = 0, statements = 0;
  for (std::size_t s = 0; s < stretches.size(); ++s) {
    stretches[s].kind = static_cast<std::uint32_t>(s / 2);
    stretches[s].is_stated = s % 2 == 0;
    stretches[s].first = places;
    stretches[s].statement = statements;
    places += (stretches[s].count + 63) / 64 * 64;
    statements += stretches[s].is_stated ? stretches[s].count : 0;
    stretches[s].count = 0;
  }
  bay.service.assign(places, none);
  bay.number.assign(places, 0);
  bay.statements.resize(statements);
  bay.latest.assign(places / 64, 0);
  for (Words* words :
       {&bay.active, &bay.comes_any_time, &bay.outside, &bay.without_places, &bay.may_speak, &bay.says_no_area})
    words->assign(places / 64, 0);
  std::vector<Holders::Held> ages, languages, areas;
  for (const std::uint32_t position : all) {
    const Service& service = this->service(position);
    Stretch& stretch = stretches[stretch_of(position)];
    const std::uint32_t place = stretch.first + stretch.count;
    bay.service[place] = position;
    bay.number[place] = columns.number[position];
    const Sayings& sayings = columns.sayings[position];
    ages.push_back({sayings.ages, place});
    for (const std::uint32_t number : sayings.languages)
      languages.push_back({number, place});
    for (const std::uint32_t number : sayings.areas)
      areas.push_back({number, place});
    if (sayings.may_speak)
      set_bit(bay.may_speak, place);
    if (sayings.says_no_area)
      set_bit(bay.says_no_area, place);
    if (service.status == directory::ServiceStatus::active)
      set_bit(bay.active, place);
    if (comes_any_time_[position])
      set_bit(bay.comes_any_time, place);
    if (!is_enforcement_[position])
      set_bit(bay.outside, place);
    if (service.capacity && service.capacity->available <= 0)
      set_bit(bay.without_places, place);
    if (stretch.is_stated) {
      Statement& statement = bay.statements[stretch.statement + stretch.count] = statement_of(service);
      if (place % 64 == 0)
        bay.latest[place / 64] = statement.latest();
    }
    ++stretch.count;
  }
  for (const Stretch& stretch : stretches)
    if (stretch.count > 0)
      bay.stretches.push_back(stretch);
  bay.ages = Holders(ages, places / 64);
  bay.languages = Holders(languages, places / 64);
  bay.areas = Holders(areas, places / 64);
}

Shelf::RowPlace Shelf::place_of(const NeedRow& row) const {
  const auto position = static_cast<std::size_t>(&row - needs_->edition().rows.data());
  check(position < rows_.size() && rows_[position].bay != none, "a row of this table that is switched on");
  return rows_[position];
}

std::size_t Shelf::bytes() const {
  std::size_t out = facets_.bytes() + size_of(terms_) + size_of(rows_) + size_of(organization_) +
                    size_of(organizations_) + 2 * organization_.capacity() / 8 +
                    wait_factors_.size() * days_kept * sizeof(double);
  for (const Bay& bay : bays_)
    out += sizeof bay + bay.bytes();
  return out;
}

} // namespace concert::alignment
