// A directory as large as a province's, drawn by a seed, and situations that ask it. The table of needs is the one that
// comes with the program.
#pragma once

#include <cstdint>
#include <random>

#include "rooms/alignment/offers.h"

namespace concert::bench {

struct TownSizes {
  std::size_t services = 100'000;
  std::size_t organizations = 20'000;
  std::size_t other_terms = 100; // of the taxonomy, beside those that the table of needs names
  std::uint64_t seed = 1;
};

inline const Instant now = *Instant::parse_iso("2026-11-22T12:00:00Z");

alignment::SharedNeeds needs_in(const std::string& file);
// 1 to 3 terms for each service, drawn by Zipf's law; texts of a few hundred letters.
directory::Entries directory_of(const TownSizes& sizes, const alignment::Needs& needs);
// Risks that call for so many needs; ages, and usually a language and towns.
alignment::Asked situation(std::mt19937_64& random, const alignment::Needs& needs, std::size_t count);

} // namespace concert::bench
