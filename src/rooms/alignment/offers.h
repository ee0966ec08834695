// Services for the needs of one situation, ranked by published factors, each with its reasons. Pure: the same question,
// directory, table of needs and moment give the same answer. It proposes; people choose. It assigns no seat and knows
// no other situation: that is for the plan of a region, later.
//
//   score = relevance x grade x fit x freshness x 2^(-wait / half-life)
//
// Nothing that is full, does not fit or was refused before in this situation is ever offered; it is counted by reason.
// README.md says where each factor comes from.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rooms/alignment/asked.h"
#include "rooms/alignment/fit.h"
#include "rooms/alignment/known.h"
#include "rooms/alignment/needs.h"
#include "rooms/alignment/reason.h"
#include "rooms/alignment/turn.h"
#include "rooms/directory/catalogue.h"

namespace concert::alignment {

struct Options {
  int capacity_max_age_days = 7;         // an older statement is no statement
  std::size_t most_per_need = 5;         // at least 2
  std::size_t most_per_organization = 2; // within one need; at least 1
  double unknown_fit = 0.7;              // factor when age, language or area is not known to fit
  double unknown_freshness = 0.5;        // factor when no current statement of capacity exists
  double enough = 0.5;                   // of a need's best score, to answer it together with others: see together.h
  std::size_t most_considered = 32;      // of a need, in looking for few who answer all
  std::size_t most_read = 32;            // … whose prose is read, to tell whether one can come at any time
  std::string lottery;                   // equal scores are ordered by lot; the same text draws the same lots
};

struct Factors { // each 0 to 1
  double relevance = 0;
  double grade = 0;     // of the risk: 1/3, 2/3, 1
  double fit = 1;       // 1, or Options::unknown_fit
  double freshness = 1; // 1 today, falling evenly to unknown_freshness at the greatest age
  double wait = 1;      // 2^(-wait / half-life); 1 when no wait is known
  double score() const { return relevance * grade * fit * freshness * wait; }
  friend bool operator==(const Factors&, const Factors&) = default;
};

// Of the freshness of the oldest statement used; of the wait, as exp2(-days / half-life).
double freshness_of(std::optional<int> days_old, const Options& options);
double wait_factor(int wait_days, int half_life_days);

// What is known today of a service's free seats and its wait.
struct Seats {
  directory::CapacityStanding standing = directory::CapacityStanding::unknown;
  std::optional<int> available;   // when free
  std::string unit;               // of `available`
  std::optional<int> wait_days;   // from a current statement
  std::optional<int> days_old;    // of the oldest statement used
  std::optional<int> outdated_by; // age in days of the latest statement, when it is too old to be used
  bool invented = false;          // by the demonstration
};
Seats seats_of(const directory::Service& service, Instant now, int max_age_days);

struct Offer {
  const directory::Service* service = nullptr;           // lives as long as Offers::catalogue
  const directory::Organization* organization = nullptr; // may be null
  const NeedRow* row = nullptr; // the row that spoke best for it; lives as long as Offers::needs
  Factors factors;
  double score = 0;
  std::uint64_t lot = 0; // the order among equals; says nothing about the service
  AgeFit age;
  Fit language = Fit::not_asked;
  AreaFit area;
  Seats seats;
  bool phone_to_check = false; // something about who is taken is unknown
  bool now = false;            // free without a wait, or one can come at any time
  bool enforcement = false;    // of police or courts
  bool invented = false;       // rests on a value that the demonstration made up
  std::vector<Reason> reasons;
  std::optional<Margin> margin; // to the next that is shown; absent on the last
};

// One of the best services of a need, shown or not.
struct Considered {
  const directory::Service* service = nullptr;
  const directory::Organization* organization = nullptr; // may be null
  double score = 0;
  Seats seats;
  bool now = false; // looked for only where the need is acute, and of the first Options::most_read
  bool enforcement = false;
};

// Why services of a sought term are not offered; each service is counted once, under the first that holds.
struct LeftOut {
  std::size_t closed = 0; // not active
  std::size_t age = 0, language = 0, area = 0;
  std::size_t full = 0;
  std::size_t refused_by_person = 0, refused_by_service = 0; // before, in this situation
  std::size_t refused() const { return refused_by_person + refused_by_service; }
  std::size_t total() const { return closed + age + language + area + full + refused(); }
  friend bool operator==(const LeftOut&, const LeftOut&) = default;
};

// A service that would fit and was refused before.
struct RefusedBefore {
  const directory::Service* service = nullptr;
  const directory::Organization* organization = nullptr; // may be null
  Refusing by = Refusing::person;
  Instant at;
};

// One kind of service that was looked for: where there is none, that is the missing seat.
struct Sought {
  std::string service_term;
  double relevance = 0;
  bool in_directory = false; // a category of that name exists
  std::size_t services = 0;  // with it or a descendant
  std::size_t fitting = 0;   // that could be offered
  friend bool operator==(const Sought&, const Sought&) = default;
};

enum class Gap {
  nothing_fits, // no offer at all
  nothing_now,  // the need is acute, and nothing can be reached at once
  only_police_and_courts
};
std::string_view name_of(Gap gap);

struct NeedOffers {
  std::string need;                                 // of the list needs
  int grade = 0;                                    // the highest of the risks that call for it
  FirstContact first_contact = FirstContact::weeks; // the soonest that those of this grade ask for
  std::vector<std::string> categories;              // risks that call for it
  std::vector<Offer> offers;                        // best first
  std::size_t fitting = 0;                          // how many could be offered, shown or not
  std::vector<Considered> considered;               // the best of them, best first
  LeftOut left_out;
  std::vector<RefusedBefore> refused; // the latest first
  std::vector<Sought> sought;         // in the order of the table
  std::vector<Gap> gaps;
};

// Holds what its offers point into: keep it while they are read.
struct Offers {
  std::shared_ptr<const directory::Catalogue> catalogue;
  SharedNeeds needs_table;
  Asked asked;
  std::vector<NeedOffers> needs;       // most serious first, then the soonest first contact, then as in the table
  std::vector<std::string> not_sought; // risk categories for which the table has no row: not a directory search
};

// Whether a directory that must never be used to refer a person is among the sources of these offers.
bool is_for_demonstration(const Offers& offers);

// Directory and table of needs laid out for questions: takes a while, and serves thousands at once.
class Shelf;
using SharedShelf = std::shared_ptr<const Shelf>;
SharedShelf shelf_of(std::shared_ptr<const directory::Catalogue> catalogue, SharedNeeds needs);
bool is_of(const Shelf& shelf, const std::shared_ptr<const directory::Catalogue>& catalogue, const SharedNeeds& needs);
std::size_t bytes_of(const Shelf& shelf); // about; without directory and table

Offers offers_for(const Asked& asked, const Shelf& shelf, Instant now, const Options& options, const Known& known = {});
// The same on a shelf for this one question.
Offers offers_for(const Asked& asked, std::shared_ptr<const directory::Catalogue> catalogue, SharedNeeds needs,
                  Instant now, const Options& options, const Known& known = {});

} // namespace concert::alignment
