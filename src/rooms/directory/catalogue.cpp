#include "rooms/directory/catalogue.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/text.h"
#include "rooms/directory/language_phrases.h"

namespace concert::directory {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1); // no node of the tree

} // namespace

Catalogue::Catalogue(Entries entries, std::int64_t version, const std::vector<FurtherRow>& beside,
                     const std::vector<int>& offsets)
    : Catalogue(std::move(entries), version, nullptr, nullptr) {
  visiting_ = std::make_shared<const Visiting>(entries_, beside, offsets);
}

Catalogue::Catalogue(Entries entries, std::int64_t version, std::shared_ptr<const WordIndex> words,
                     std::shared_ptr<const Visiting> visiting)
    : entries_(std::move(entries)), version_(version), words_(std::move(words)), visiting_(std::move(visiting)) {
  withhold_addresses();
  link();
  build_tree();
  describe_services();
  find_towns();
  if (words_ == nullptr)
    words_ = index_words();
}

std::shared_ptr<const Catalogue> Catalogue::with_capacity(const ServiceId& id, std::optional<Capacity> capacity,
                                                          std::optional<Wait> wait, std::int64_t version) const {
  Entries entries = entries_;
  if (const auto found = service_.find(id); found != service_.end()) {
    entries.services[found->second].capacity = std::move(capacity);
    entries.services[found->second].wait = std::move(wait);
  }
  return std::shared_ptr<const Catalogue>(new Catalogue(std::move(entries), version, words_, visiting_));
}

void Catalogue::withhold_addresses() {
  std::set<LocationId> withheld;
  for (Location& location : entries_.locations)
    if (location.visibility == AddressVisibility::withheld) {
      withheld.insert(location.id);
      location.position.reset();
      location.transportation.clear();
    }
  for (Address& address : entries_.addresses)
    if (withheld.count(address.location) > 0) {
      address.address_1.clear();
      address.address_2.clear();
      address.postal_code.clear();
    }
}

void Catalogue::link() {
  for (std::size_t i = 0; i < entries_.organizations.size(); ++i)
    organization_[entries_.organizations[i].id] = i;
  for (std::size_t i = 0; i < entries_.locations.size(); ++i)
    location_[entries_.locations[i].id] = i;
  for (std::size_t i = 0; i < entries_.terms.size(); ++i) {
    term_[entries_.terms[i].id] = i;
    titles_.emplace(text::fold(entries_.terms[i].name), i);
  }
  for (std::size_t i = 0; i < entries_.services.size(); ++i) {
    const Service& service = entries_.services[i];
    service_[service.id] = static_cast<Position>(i);
    if (service.organization)
      services_of_[*service.organization].push_back(static_cast<Position>(i));
  }
  locations_of_.resize(entries_.services.size());
  for (const ServiceAtLocation& at : entries_.services_at_locations) {
    const auto service = service_.find(at.service);
    const auto location = location_.find(at.location);
    if (service != service_.end() && location != location_.end())
      locations_of_[service->second].push_back(location->second);
  }
  for (std::size_t i = 0; i < entries_.phones.size(); ++i) {
    const Phone& phone = entries_.phones[i];
    if (phone.service)
      phones_of_service_[*phone.service].push_back(i);
    else if (phone.organization)
      phones_of_organization_[*phone.organization].push_back(i);
  }
  for (std::size_t i = 0; i < entries_.addresses.size(); ++i)
    addresses_of_[entries_.addresses[i].location].push_back(i);
}

void Catalogue::describe_services() {
  std::set<std::string> spoken;
  for (const Service& service : entries_.services)
    for (const SpokenLanguage& language : service.languages)
      if (language.reach != LanguageReach::printed)
        spoken.insert(language.code);
  spoken_languages_.assign(spoken.begin(), spoken.end());
  const std::size_t count = entries_.services.size();
  areas_of_.resize(count);
  interprets_.resize(count);
  std::vector<std::tuple<std::string, ServiceId, Position>> names;
  for (Position i = 0; i < count; ++i) {
    const Service& service = entries_.services[i];
    names.emplace_back(text::fold(service.name), service.id, i);
    interprets_[i] = offers_interpreting(service.interpretation);
    for (const ServiceArea& area : service.areas)
      for (const std::string* word : {&area.code, &area.name})
        if (!word->empty())
          areas_of_[i].push_back(text::fold(*word));
    if (service.areas.empty())
      for (const std::size_t location : locations_of_[i])
        for (const Address* address : addresses_of(entries_.locations[location].id))
          if (!address->city.empty())
            areas_of_[i].push_back(text::fold(address->city));
  }
  std::sort(names.begin(), names.end());
  by_name_.resize(count);
  for (Position rank = 0; rank < count; ++rank)
    by_name_[std::get<2>(names[rank])] = rank;
}

std::shared_ptr<const WordIndex> Catalogue::index_words() const {
  auto words = std::make_shared<WordIndex>();
  for (Position i = 0; i < entries_.services.size(); ++i) {
    const Service& service = entries_.services[i];
    words->add(i, WordIndex::name, service.name + " " + service.alternate_name);
    for (const TaxonomyTermId& id : service.terms)
      if (const TaxonomyTerm* each = term(id))
        words->add(i, WordIndex::category, each->name);
    if (service.organization)
      if (const Organization* owner = organization(*service.organization))
        words->add(i, WordIndex::organization, owner->name + " " + owner->alternate_name);
    words->add(i, WordIndex::text, service.description);
    words->add(i, WordIndex::text, service.eligibility);
  }
  words->finish();
  return words;
}

void Catalogue::build_tree() {
  std::vector<std::vector<std::size_t>> children(entries_.terms.size());
  std::vector<std::size_t> roots;
  for (std::size_t i = 0; i < entries_.terms.size(); ++i) {
    const auto parent = entries_.terms[i].parent ? term_.find(*entries_.terms[i].parent) : term_.end();
    (parent == term_.end() ? roots : children[parent->second]).push_back(i);
  }
  const auto by_code = [&](std::size_t a, std::size_t b) {
    return std::tie(entries_.terms[a].taxonomy, entries_.terms[a].code, entries_.terms[a].id) <
           std::tie(entries_.terms[b].taxonomy, entries_.terms[b].code, entries_.terms[b].id);
  };
  struct Pending {
    std::size_t term, parent_node, depth;
  };
  node_of_term_.assign(entries_.terms.size(), none);
  std::vector<Pending> pending;
  const auto push = [&](std::vector<std::size_t>& terms, std::size_t parent_node, std::size_t depth) {
    std::sort(terms.begin(), terms.end(), by_code);
    for (auto each = terms.rbegin(); each != terms.rend(); ++each)
      pending.push_back({*each, parent_node, depth});
  };
  push(roots, none, 0);
  std::vector<std::size_t> parent_of;
  while (!pending.empty()) { // terms in a ring are unreachable from a root, and so left out rather than walked forever
    const Pending next = pending.back();
    pending.pop_back();
    const std::size_t node = tree_.size();
    node_of_term_[next.term] = node;
    tree_.push_back({&entries_.terms[next.term], 0, {}, next.depth});
    parent_of.push_back(next.parent_node);
    if (next.parent_node != none)
      tree_[next.parent_node].children.push_back(node);
    push(children[next.term], node, next.depth + 1);
  }
  services_of_node_.resize(tree_.size());
  for (Position i = 0; i < entries_.services.size(); ++i)
    for (const TaxonomyTermId& id : entries_.services[i].terms)
      if (const auto found = term_.find(id); found != term_.end())
        for (std::size_t node = node_of_term_[found->second]; node != none; node = parent_of[node])
          if (services_of_node_[node].empty() || services_of_node_[node].back() != i)
            services_of_node_[node].push_back(i);
  for (std::size_t node = 0; node < tree_.size(); ++node)
    tree_[node].services = services_of_node_[node].size();
}

const Service* Catalogue::service(const ServiceId& id) const {
  const auto found = service_.find(id);
  return found == service_.end() ? nullptr : &entries_.services[found->second];
}

const Organization* Catalogue::organization(const OrganizationId& id) const {
  const auto found = organization_.find(id);
  return found == organization_.end() ? nullptr : &entries_.organizations[found->second];
}

const Location* Catalogue::location(const LocationId& id) const {
  const auto found = location_.find(id);
  return found == location_.end() ? nullptr : &entries_.locations[found->second];
}

const TaxonomyTerm* Catalogue::term(const TaxonomyTermId& id) const {
  const auto found = term_.find(id);
  return found == term_.end() ? nullptr : &entries_.terms[found->second];
}

std::vector<const Location*> Catalogue::locations_of(const ServiceId& id) const {
  std::vector<const Location*> out;
  if (const auto found = service_.find(id); found != service_.end())
    for (const std::size_t at : locations_of_[found->second])
      out.push_back(&entries_.locations[at]);
  return out;
}

std::vector<const Service*> Catalogue::services_of(const OrganizationId& id) const {
  std::vector<const Service*> out;
  if (const auto found = services_of_.find(id); found != services_of_.end())
    for (const Position at : found->second)
      out.push_back(&entries_.services[at]);
  return out;
}

std::vector<const Phone*> Catalogue::phones_of(const ServiceId& id) const {
  std::vector<const Phone*> out;
  const Service* owner = service(id);
  if (owner == nullptr)
    return out;
  if (const auto own = phones_of_service_.find(id); own != phones_of_service_.end()) {
    for (const std::size_t at : own->second)
      out.push_back(&entries_.phones[at]);
  } else if (owner->organization) {
    if (const auto general = phones_of_organization_.find(*owner->organization);
        general != phones_of_organization_.end())
      for (const std::size_t at : general->second)
        out.push_back(&entries_.phones[at]);
  }
  return out;
}

std::vector<const Address*> Catalogue::addresses_of(const LocationId& id) const {
  std::vector<const Address*> out;
  if (const auto found = addresses_of_.find(id); found != addresses_of_.end())
    for (const std::size_t at : found->second)
      out.push_back(&entries_.addresses[at]);
  return out;
}

std::vector<const TaxonomyTerm*> Catalogue::terms_titled(std::string_view title) const {
  std::vector<const TaxonomyTerm*> out;
  const auto [from, to] = titles_.equal_range(text::fold(title));
  for (auto each = from; each != to; ++each)
    out.push_back(&entries_.terms[each->second]);
  return out;
}

std::vector<const Service*> Catalogue::services_with(const TaxonomyTermId& id) const {
  std::vector<const Service*> out;
  const auto found = term_.find(id);
  if (found == term_.end() || node_of_term_[found->second] == none)
    return out;
  for (const Position at : services_of_node_[node_of_term_[found->second]])
    out.push_back(&entries_.services[at]);
  return out;
}

} // namespace concert::directory
