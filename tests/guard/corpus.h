// The measured corpus: sentences as table members write them, with identifiers planted at known places, and sentences
// with none. Generated from a seed; the same on every machine.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "guard/name_pool.h"

namespace concert::guard {

struct Planted {
  std::size_t begin = 0, end = 0; // bytes in the sentence
  std::string kind;               // person_name, street_address, ...
  std::string group;              // of names; empty for others
  bool unknown = false;           // a name that the lexicon under test cannot know
  std::string form;               // how it was written: "as usual", "lower case" ...
};

struct Sentence {
  std::string text;
  Language language = Language::en;
  std::vector<Planted> planted;
};

struct Template {
  Language language = Language::en;
  std::string kind;
  std::string text;
};
std::vector<Template> read_templates(std::string_view file);

struct Clean {
  Language language = Language::en;
  std::string text;
};
std::vector<Clean> read_clean(std::string_view file);

// `identifiers` planted ones (a sentence may bring one more), by kind as people mention them.
std::vector<Sentence> plant(const std::vector<Template>& templates, const NamePool& pool, Half half,
                            std::size_t identifiers, std::uint64_t seed);

} // namespace concert::guard
