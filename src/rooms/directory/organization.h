// An organization that offers services (HSDS). Texts stay in the language of their source.
#pragma once

#include <cstdint>
#include <string>

#include "rooms/directory/ids.h"

namespace concert::directory {

struct Organization {
  OrganizationId id;
  Origin origin;
  std::string name;
  std::string alternate_name;
  std::string description;
  std::string email;
  std::string website;
  std::string language; // of these texts: "en", "fr", …; pages set it as the lang attribute
  bool edited_locally = false;
  std::int64_t version = 0; // of the stored row; 0 before it is stored
  friend bool operator==(const Organization&, const Organization&) = default;
};

} // namespace concert::directory
