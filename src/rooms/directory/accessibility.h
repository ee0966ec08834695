// What the places of a directory say about access for people with disabilities (HSDS accessibility). Sources write
// codes or prose; only what is one of the known codes or its plain name becomes a feature, the rest stays a text for
// people to read. A feature that is not named is unknown, never absent: nobody lists what a place lacks.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rooms/directory/further.h"

namespace concert::directory {

enum class AccessFeature : std::uint8_t {
  wheelchair,
  ramp,
  elevator,
  washroom,
  parking,
  sign_language,
  text_phone,
  other_formats
};

constexpr std::array<AccessFeature, 8> access_features = {
    AccessFeature::wheelchair, AccessFeature::ramp,          AccessFeature::elevator,   AccessFeature::washroom,
    AccessFeature::parking,    AccessFeature::sign_language, AccessFeature::text_phone, AccessFeature::other_formats};

std::string_view name_of(AccessFeature feature); // "wheelchair", "sign_language", …
std::optional<AccessFeature> access_feature_of(std::string_view name);

struct PlaceAccess {
  std::vector<AccessFeature> features; // each once, in their order
  std::vector<std::string> texts;      // as the source has them, each once
  bool empty() const { return features.empty() && texts.empty(); }
  friend bool operator==(const PlaceAccess&, const PlaceAccess&) = default;
};

// What one row of the table `accessibility` says is added.
void read_accessibility(const FurtherRow& row, PlaceAccess& into);

} // namespace concert::directory
