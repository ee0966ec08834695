// The names of data/reidentification/names.txt in three parts by a hash of each word: those a lexicon under test may
// know, and two that it may not: one for tuning, one for the measurement.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "guard/draw.h"

namespace concert::guard {

enum class Half { tuning, heldout };

struct Names {
  std::vector<std::string> given, family;
};

struct NamePool {
  std::map<std::string, Names> known, unknown_tuning, unknown_heldout; // by group
  std::string lexicon_list;                                            // names.txt without the unknown words
};

NamePool split_names(std::string_view names_txt);

struct PlantedName {
  std::string given, family;
  bool unknown = false; // no word of it stands in the lexicon's list of names
};
PlantedName draw_name(const NamePool& pool, const std::string& group, Half half, Draw& draw);
std::vector<std::string> groups_of(const NamePool& pool);

} // namespace concert::guard
