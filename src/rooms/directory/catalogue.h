// A directory made ready for reading: an immutable snapshot in memory with an index over words and categories. Built
// once for each version of the directory and shared by all readers. It decides nothing about who may see what.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/language.h"
#include "rooms/directory/entries.h"
#include "rooms/directory/visiting.h"
#include "rooms/directory/word_index.h"

namespace concert::directory {

// What to do with a service that does not say whether it takes this age, language or area.
enum class Unknowns {
  kept, // and marked, so that somebody asks: real directories say little
  left_out
};

enum class CapacityWish { any, known, free };
enum class OpenWish { any, now };

// A point from which distances count. PRIVACY: there is no other way to make one than from a name of the directory's
// own (a town of its addresses, or one of its places) or of a neighbourhood that an operator brought. Nobody can ask by
// street address or coordinates, because what is asked stands in the address of the page, in browser histories and in
// logs of proxies, and "near" is usually somebody's home.
struct NearPoint {
  Position position;
  std::string name;
  bool is_town = false; // then the position is the middle of what the directory has there
};

// An area of the town with a point in it; brought by an operator, kept by another room.
struct Neighbourhood {
  std::string code;
  Bilingual<std::string> name;
  Position position;
};

struct Town {
  std::string name;  // as most addresses write it
  Position position; // middle of its places that may be found
  std::size_t places = 0;
};

struct Search {
  std::string words;                 // may be empty: then everything that passes the filters, by name
  std::vector<TaxonomyTermId> terms; // any of them, or of their descendants
  std::vector<std::string> areas;    // any of them, by code or name; compared folded
  std::optional<int> age;
  std::string spoken; // language code; leaflets only do not count
  Unknowns unknowns = Unknowns::kept;
  CapacityWish capacity = CapacityWish::any; // as of `now`
  Instant now;
  int capacity_max_age_days = 7;
  OpenWish open = OpenWish::any;       // as of `local`
  LocalTime local;                     // `now` on the clock of the place
  std::optional<AccessFeature> access; // some place of the service is said to have it
  std::string near;                    // name of a town, or id of a location; see Catalogue::point_named
  std::optional<NearPoint> from;       // what `near` means, where that is none of the directory's own names
  double within_km = 0;                // of `near`; 0: however far, nearest first
  std::size_t first = 0;               // hits to skip
  std::size_t most = 25;               // hits to give
};

struct Hit {
  const Service* service = nullptr; // lives as long as the catalogue
  double score = 0;
  bool age_unknown = false; // asked for, and the service does not say
  bool language_unknown = false;
  bool area_unknown = false;
  bool open_unknown = false;
  bool access_unknown = false;
  bool distance_unknown = false; // no place of it has a position that may be known
  std::optional<double> km;      // from `near` to its nearest place, great circle
  // Whether one of those unknowns, which would otherwise drown what is known, puts it behind the others.
  bool stands_back() const { return open_unknown || access_unknown || distance_unknown; }
};

struct Found {
  std::vector<Hit> hits;       // one page
  std::size_t total = 0;       // of all pages
  std::size_t words_asked = 0; // words of the search that can be looked up
  std::size_t words_met = 0;   // how many of them each hit has: fewer than asked when no entry has them all
};

struct TermNode {
  const TaxonomyTerm* term = nullptr;
  std::size_t services = 0;          // with it or a descendant, each counted once
  std::vector<std::size_t> children; // positions in Catalogue::tree()
  std::size_t depth = 0;
};

class Catalogue {
public:
  // `beside`: rows of `visiting_tables`; `offsets` as in hours_rows.h.
  Catalogue(Entries entries, std::int64_t version, const std::vector<FurtherRow>& beside = {},
            const std::vector<int>& offsets = {0});
  Catalogue(const Catalogue&) = delete; // hits and views point into it
  Catalogue& operator=(const Catalogue&) = delete;

  // The same directory after one service said how much room it has: shares the index over words.
  std::shared_ptr<const Catalogue> with_capacity(const ServiceId& id, std::optional<Capacity> capacity,
                                                 std::optional<Wait> wait, std::int64_t version) const;

  std::int64_t version() const { return version_; }
  const Entries& entries() const { return entries_; }

  const Service* service(const ServiceId& id) const; // null when there is none
  const Organization* organization(const OrganizationId& id) const;
  const Location* location(const LocationId& id) const;
  const TaxonomyTerm* term(const TaxonomyTermId& id) const;

  std::vector<const Location*> locations_of(const ServiceId& id) const;
  std::vector<const Service*> services_of(const OrganizationId& id) const;
  std::vector<const Phone*> phones_of(const ServiceId& id) const; // its own; when it has none, its organization's
  std::vector<const Address*> addresses_of(const LocationId& id) const;
  // Every place of the tree that bears this title, compared folded.
  std::vector<const TaxonomyTerm*> terms_titled(std::string_view title) const;
  // Services with the term or a descendant, in the order of entries().services.
  std::vector<const Service*> services_with(const TaxonomyTermId& term) const;

  // By position in entries().services: the areas it names, folded, or the towns of its addresses; and whether languages
  // that it does not name can be arranged.
  const std::vector<std::string>& folded_areas_at(std::size_t service) const { return areas_of_[service]; }
  bool interprets_at(std::size_t service) const { return interprets_[service]; }

  // Codes of the languages in which some service speaks, leaflets not counted; in the order of the codes.
  const std::vector<std::string>& spoken_languages() const { return spoken_languages_; }

  // Hours and standing of one service; nothing and unknown when there is no such service.
  const std::vector<Timetable>& hours_of(const ServiceId& id) const;
  OpenStanding open_at(const ServiceId& id, LocalTime now) const;
  const PlaceAccess* access_of(const LocationId& id) const { return visiting_->access_of(id); } // null: not said

  // PRIVACY: withheld places make no town, have no point and no distance, as if they were not there.
  const std::vector<Town>& towns() const { return towns_; } // by folded name
  std::optional<NearPoint> point_named(std::string_view near) const;

  // Depth first, siblings by code.
  const std::vector<TermNode>& tree() const { return tree_; }

  // Ranked by how many of the words an entry has, then by score (word_index.h), then by name and id, so that pages of
  // one search never overlap. With `near` the distance comes before the score; what stands back comes last.
  // Inactive services are not found. Safe from several threads.
  Found find(const Search& search) const;

private:
  using Position = std::uint32_t; // in entries_.services
  struct Passing;
  Catalogue(Entries entries, std::int64_t version, std::shared_ptr<const WordIndex> words,
            std::shared_ptr<const Visiting> visiting);
  void withhold_addresses();
  void link();
  void build_tree();
  void describe_services();
  void find_towns();
  void measure(Hit& hit, Position at, const NearPoint& from) const;
  std::shared_ptr<const WordIndex> index_words() const;
  std::optional<Hit> passes(Position at, const Search& search, const Passing& wanted) const;

  Entries entries_;
  std::int64_t version_ = 0;
  std::unordered_map<ServiceId, Position> service_;
  std::unordered_map<OrganizationId, std::size_t> organization_;
  std::unordered_map<LocationId, std::size_t> location_;
  std::unordered_map<TaxonomyTermId, std::size_t> term_;
  std::vector<std::vector<std::size_t>> locations_of_; // by service
  std::unordered_map<OrganizationId, std::vector<Position>> services_of_;
  std::unordered_map<ServiceId, std::vector<std::size_t>> phones_of_service_;
  std::unordered_map<OrganizationId, std::vector<std::size_t>> phones_of_organization_;
  std::unordered_map<LocationId, std::vector<std::size_t>> addresses_of_;
  std::multimap<std::string, std::size_t> titles_;
  std::vector<TermNode> tree_;
  std::vector<std::size_t> node_of_term_;               // by position in entries_.terms; none for a ring
  std::vector<std::vector<Position>> services_of_node_; // sorted, descendants included
  std::vector<std::vector<std::string>> areas_of_;      // by service: folded codes and names, or towns of its addresses
  std::vector<bool> interprets_;                        // by service: languages it does not name can be arranged
  std::vector<std::string> spoken_languages_;
  std::vector<Position> by_name_; // rank in the order of names, by service
  std::vector<Town> towns_;
  std::shared_ptr<const WordIndex> words_;
  std::shared_ptr<const Visiting> visiting_;
};

// Kilometres along a great circle of a sphere of 6,371 km.
double kilometres(const Position& a, const Position& b);

} // namespace concert::directory
