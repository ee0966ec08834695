// A street or postal address of a location (HSDS).
#pragma once

#include <string>

#include "rooms/directory/ids.h"

namespace concert::directory {

struct Address {
  AddressId id;
  Origin origin;
  LocationId location;
  std::string address_1;
  std::string address_2;
  std::string city;
  std::string state_province;
  std::string postal_code;
  std::string country; // ISO 3166, upper case
  friend bool operator==(const Address&, const Address&) = default;
};

} // namespace concert::directory
