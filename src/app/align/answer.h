// A solution of the engine with the ids of the files: as JSON, out and in again, and as text for people.
#pragma once

#include <string>
#include <string_view>

#include "app/align/files.h"
#include "base/result.h"
#include "engines/assignment/solution.h"
#include "platform/words/words.h"

namespace concert::app::align {

std::string json_of(const Question& question, const engines::assignment::Solution& solution);
std::string text_of(const Question& question, const engines::assignment::Solution& solution, const words::Words& say);

// A JSON answer as written by json_of, against the ids of this question. Refuses what is no such answer, by the name of
// the part that is missing or names an id that the files do not have (`field`), word align.answer.*.
Result<engines::assignment::Solution> answer_in(const Question& question, std::string_view json);
// Only its prices, to start from: ids that the question does not know are passed over, services without a price are 0.
Result<std::vector<std::int64_t>> prices_in(const Question& question, std::string_view json);

} // namespace concert::app::align
