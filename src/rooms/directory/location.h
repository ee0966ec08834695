// A place where services are offered (HSDS location), and the fact that one service is offered at one place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "rooms/directory/ids.h"

namespace concert::directory {

struct Position {
  double latitude = 0;  // degrees north
  double longitude = 0; // degrees east
  friend bool operator==(const Position&, const Position&) = default;
};

enum class AddressVisibility {
  open,
  withheld // PRIVACY: a shelter whose address protects the people in it; never exported, never shown to the public
};

struct Location {
  LocationId id;
  Origin origin;
  std::optional<OrganizationId> organization;
  std::string name;
  std::string alternate_name;
  std::string description;
  std::string transportation;
  std::string website;
  std::optional<Position> position;
  AddressVisibility visibility = AddressVisibility::open;
  std::string language; // of these texts
  bool edited_locally = false;
  std::int64_t version = 0; // of the stored row; 0 before it is stored
  friend bool operator==(const Location&, const Location&) = default;
};

struct ServiceAtLocation {
  ServiceAtLocationId id;
  Origin origin;
  ServiceId service;
  LocationId location;
  friend bool operator==(const ServiceAtLocation&, const ServiceAtLocation&) = default;
};

} // namespace concert::directory
