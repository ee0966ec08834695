// One table's open needs and the seats that are free today, as one question: who goes where so that all together gain
// most. The answer is the exact optimum of engines/assignment, with its proof. It proposes; people choose, situation by
// situation, and nothing is sent.
//
// A benefit is the score of offers.h times a million, as a whole number. A seat exists only where a current statement
// says that places are free: what is not said is no seat. The needs stand in an order drawn by lot, so that among equal
// plans none is first because of its number. What a table has settled beyond the largest sum is in region_rules.h.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engines/assignment/reserve.h"
#include "engines/assignment/session.h"
#include "rooms/alignment/offers.h"
#include "rooms/alignment/region_rules.h"

namespace concert::alignment {

inline constexpr double benefit_unit = 1'000'000;

struct RegionNeed {
  std::size_t situation = 0; // as the caller numbers them
  std::string need;          // of the list needs
  int grade = 0;
  FirstContact first_contact = FirstContact::weeks;
  std::size_t fitting = 0;                               // services that fit, seats known or not
  std::vector<engines::assignment::Candidate> with_seat; // those that said they have places; best first
  int waited_days = 0;                                   // since its situation came to the table
  std::string name = {};                                 // its own, whatever the order: for lots. PRIVACY: never shown
  std::string group = {};                                // under RegionRules::floor_by; empty: of none
};

struct RegionService {
  const directory::Service* service = nullptr;
  const directory::Organization* organization = nullptr; // may be null
  int seats = 0;
  bool invented = false;
  int used = 0; // of the places that it has in all, as it said
};

struct Region {
  std::shared_ptr<const directory::Catalogue> catalogue; // keeps what the services point to
  std::vector<RegionNeed> needs;
  std::vector<RegionService> services;
};

// Collects the needs of one situation after the other.
class RegionQuestion {
public:
  RegionQuestion(std::shared_ptr<const directory::Catalogue> catalogue, std::string lottery);
  // `known` of this situation: a need that a connected service answers is not asked again. What was refused is not
  // among the offers, which were made with the same `known`.
  void add(std::size_t situation, const Offers& offers, const Known& known);
  Region region() &&; // the needs in the order drawn

private:
  std::string lottery_;
  Region out_;
  std::map<const directory::Service*, std::int32_t> at_;
};

// What the floor of the table's rules did.
struct FloorsKept {
  struct Group {
    std::string group;
    std::int64_t asking = 0;            // needs for which a place is free somewhere
    std::int64_t wanted = 0;            // so many of them should get one
    std::int64_t before = 0, after = 0; // so many do, without the floor and with it
  };
  std::vector<Group> groups; // by name; empty without a floor
  double cost = 0;           // scores given up for it
  double of = 0;             // the sum without it
  bool reached = false;
  bool reachable = false;             // if it might cost anything
  std::optional<double> cost_in_full; // of reaching it, where that can be told in scores
  bool computed = true;               // false: so many needs and rules do not fit the numbers, and there is no floor
};

struct RegionPlan {
  struct Seat { // of a service, in the order of Region::services
    int taken = 0;
    double one_more = 0;     // what one more seat there would add, whatever the table's rules
    int would_be_helped = 0; // needs without a seat that it would fit
  };
  std::vector<std::optional<std::size_t>> proposed; // for each need the service, or none
  std::vector<Seat> seats;
  double objective = 0; // sum of scores
  std::size_t served = 0;
  std::size_t late = 0, late_served = 0; // needs that come first because they waited too long
  bool ties_by_lot_only = false;         // the rules say otherwise, but so many needs do not fit the numbers
  bool proven = false;
  FloorsKept floors = {};
  std::vector<std::int64_t> bonus = {}; // of each need, in weights, that makes this plan the best without the floor
};

inline constexpr std::size_t most_choices_shown = 8; // of a need, beside no place

// What it would do to all the others to send one need elsewhere, or nowhere.
struct Consequence {
  struct Move {
    std::size_t need = 0;
    std::optional<std::size_t> from, to; // services
  };
  double costs = 0;        // scores that all together lose; below 0 only where the table's rules gave them up before
  int late_lost = 0;       // needs that waited too long and would lose their place
  std::vector<Move> moves; // of the other needs
};

engines::assignment::Problem problem_of(const Region& region);
// The question under the rules, ties apart: services fall into blocks of seats, benefits are weights. Whoever solves it
// finds as good a plan.
// `bonus` of the plan: without it a floor is not in the question.
engines::assignment::Blocks question_of(const Region& region, const RegionRules& rules,
                                        const std::vector<std::int64_t>& bonus = {});
bool is_late(const RegionNeed& need, const RegionRules& rules);

RegionPlan plan_for(const Region& region, const RegionRules& rules = {});
// Of all that are as good then, under the same rules, the plan that moves the fewest. Nothing where that service is
// none of the need's, or has only places that are held back for others.
std::optional<Consequence> consequence_of(const Region& region, const RegionPlan& plan, std::size_t need,
                                          std::optional<std::size_t> service, const RegionRules& rules = {});
// Of how many other situations a need would gain by the place that is proposed for this one.
std::size_t others_who_would_gain(const Region& region, const RegionPlan& plan, std::size_t need);

} // namespace concert::alignment
