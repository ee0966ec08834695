// A telephone number (HSDS), linked to what it reaches. It may belong to an organization, a service, a location, or any
// of them together.
#pragma once

#include <optional>
#include <string>

#include "rooms/directory/ids.h"

namespace concert::directory {

struct Phone {
  PhoneId id;
  Origin origin;
  std::optional<OrganizationId> organization;
  std::optional<ServiceId> service;
  std::optional<LocationId> location;
  std::string number; // as the source writes it
  std::string extension;
  std::string kind; // HSDS: voice, fax, text, cell, video, pager, textphone; or what the source says
  std::string description;
  friend bool operator==(const Phone&, const Phone&) = default;
};

} // namespace concert::directory
