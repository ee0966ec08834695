// The guard itself: pure functions, safe to call from many threads with one Lexicon.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "engines/reidentification/lexicon.h"
#include "engines/reidentification/problem.h"
#include "engines/reidentification/solution.h"

namespace concert::engines::reidentification {

// Sorted by place, never overlapping, each at least one byte long and within the text. Takes any bytes.
std::vector<Finding> check(const Text& text, const Lexicon& lexicon);

// The text with every finding replaced by its first neutral words, and again until nothing is found (a name beside a
// name may only show when its neighbour is gone). For a preview: a person still chooses the words.
std::string neutralised(const Text& text, const Lexicon& lexicon, Language language);

// The smallest subsets of the combination that fewer than k households share: none of them contains another. Ordered by
// size, then as the attributes stand in the question. Refuses a question of more than 16 attributes, a repeated name,
// or k below 1.
Result<std::vector<RareCombination>> rare(const RareQuestion& question, const CountHouseholds& count);
// The same, counted in a table. An attribute that the table does not have is left out of the question.
Result<std::vector<RareCombination>> rare(const RareQuestion& question, const Contingency& table);

} // namespace concert::engines::reidentification
