// As few organizations as can answer all needs of one situation. Each one that is asked learns that somebody has such a
// need, so the smallest sufficient set is part of what is proposed: least disclosure, before any name is told.
//
// An organization answers a need when one of its services that fit scores at least Options::enough of the need's best.
// Of an acute need only what can be reached now counts, if there is anything; police and courts only where there is
// nothing else. The number of organizations is the least possible (a minimum set cover, exact up to 16 needs); among
// sets of that number the one of the greatest sum of scores, as far as the search goes.
#pragma once

#include <optional>
#include <vector>

#include "rooms/alignment/offers.h"

namespace concert::alignment {

struct Together {
  struct Part {
    std::size_t need = 0; // of Offers::needs
    const directory::Service* service = nullptr;
    double of_best = 1; // its score as a share of the need's best
    friend bool operator==(const Part&, const Part&) = default;
  };
  struct Asked {
    const directory::Organization* organization = nullptr; // null: a service of none
    std::vector<Part> parts;                               // in the order of the needs
    friend bool operator==(const Asked&, const Asked&) = default;
  };
  std::vector<Asked> organizations; // who answers most first; among equals in the order of the needs
  std::size_t needs = 0;            // that anything fits
  std::size_t separately = 0;       // how many organizations asking the best of each need by itself would tell
  bool fewest = true;               // proven
  friend bool operator==(const Together&, const Together&) = default;
};

// Nothing where fewer than two needs have an offer.
std::optional<Together> together_for(const std::vector<NeedOffers>& needs, const Options& options);

} // namespace concert::alignment
