// One table's open needs and the seats that are free today, as one question: who goes where so that all together gain
// most. The answer is the exact optimum of engines/assignment, with its proof. It proposes; people choose, situation by
// situation, and nothing is sent.
//
// A benefit is the score of offers.h times a million, as a whole number. A seat exists only where a current statement
// says that places are free: what is not said is no seat. The needs stand in an order drawn by lot, so that among equal
// plans none is first because of its number.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engines/assignment/session.h"
#include "rooms/alignment/offers.h"

namespace concert::alignment {

inline constexpr double benefit_unit = 1'000'000;

struct RegionNeed {
  std::size_t situation = 0; // as the caller numbers them
  std::string need;          // of the list needs
  int grade = 0;
  FirstContact first_contact = FirstContact::weeks;
  std::size_t fitting = 0;                               // services that fit, seats known or not
  std::vector<engines::assignment::Candidate> with_seat; // those that said they have places; best first
};

struct RegionService {
  const directory::Service* service = nullptr;
  const directory::Organization* organization = nullptr; // may be null
  int seats = 0;
  bool invented = false;
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
  // What is known of services for this situation, by their ids.
  struct Known {
    std::vector<std::string> connected; // a need that one of them answers is not asked again
    std::vector<std::string> refused;   // by the person or by the service: not proposed again
  };
  void add(std::size_t situation, const Offers& offers, const Known& known);
  Region region() &&; // the needs in the order drawn

private:
  std::string lottery_;
  Region out_;
  std::map<const directory::Service*, std::int32_t> at_;
};

struct RegionPlan {
  struct Seat { // of a service, in the order of Region::services
    int taken = 0;
    int asked_by = 0;        // needs that it would fit
    double price = 0;        // what the next best use of a seat there is worth, in scores
    double one_more = 0;     // what one more seat there would add
    int would_be_helped = 0; // needs without a seat that it would fit
  };
  std::vector<std::optional<std::size_t>> proposed; // for each need the service, or none
  std::vector<Seat> seats;
  double objective = 0; // sum of scores
  std::size_t served = 0;
  bool proven = false;
};

// What it would do to all the others to send one need elsewhere, or nowhere.
struct Consequence {
  struct Move {
    std::size_t need = 0;
    std::optional<std::size_t> from, to; // services
  };
  double costs = 0;        // scores that all together lose; at 0 or more
  std::vector<Move> moves; // of the other needs
};

engines::assignment::Problem problem_of(const Region& region);
RegionPlan plan_for(const Region& region);
// Of all that are as good then, the plan that moves the fewest. Nothing where that service is none of the need's.
std::optional<Consequence> consequence_of(const Region& region, const RegionPlan& plan, std::size_t need,
                                          std::optional<std::size_t> service);

} // namespace concert::alignment
