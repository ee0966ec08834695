// What the guard answers: where in the text somebody could be recognised, as what, and which neutral words say the same
// without the person. The guard holds text back; it does not decide whether a person was meant.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engines/reidentification/problem.h"

namespace concert::engines::reidentification {

enum class Kind {
  person_name,
  street_address,
  phone,
  postal_code,
  date,
  health_card,
  social_insurance,
  email,
  web_address,
  account_handle,
  licence_plate,
  number_run,
};
std::string_view name_of(Kind kind); // "person_name": a key for words

enum class Certainty { possible, likely, certain };

// Keys of Lexicon::neutral(), in the order in which they are worth offering.
enum class Neutral {
  person,
  relative,
  professional,
  address,
  phone,
  postal_code,
  date,
  birth_date,
  health_card,
  social_insurance,
  email,
  web,
  account,
  vehicle,
  number,
};
std::string_view name_of(Neutral neutral);

struct Finding {
  std::size_t begin = 0; // byte offsets in the text as it was given; never inside a UTF-8 sequence of a valid text
  std::size_t end = 0;
  Kind kind = Kind::person_name;
  Certainty certainty = Certainty::likely;
  std::vector<Neutral> neutral; // at least one
  friend bool operator==(const Finding&, const Finding&) = default;
};

struct RareCombination {
  std::vector<Attribute> attributes;
  std::int64_t households = 0;
  friend bool operator==(const RareCombination&, const RareCombination&) = default;
};

} // namespace concert::engines::reidentification
