// How we know a fact that the source need not state in a field of its own. A value that a demonstration made up must
// never pass for one that somebody stated, on the page, in an export or in the arithmetic of `alignment`.
#pragma once

#include <optional>
#include <string_view>

namespace concert::directory {

enum class Provenance {
  stated,            // by the source, or by the agency here
  parsed_from_prose, // read out of a sentence, which is kept beside it
  invented           // by the demonstration
};

constexpr std::string_view name_of(Provenance provenance) {
  switch (provenance) {
  case Provenance::stated:
    return "stated";
  case Provenance::parsed_from_prose:
    return "parsed_from_prose";
  case Provenance::invented:
    return "invented";
  }
  return "stated";
}

constexpr std::optional<Provenance> provenance_of(std::string_view name) {
  for (const Provenance each : {Provenance::stated, Provenance::parsed_from_prose, Provenance::invented})
    if (name_of(each) == name)
      return each;
  return std::nullopt;
}

} // namespace concert::directory
