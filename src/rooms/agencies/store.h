// What the room keeps.
#pragma once

#include <vector>

#include "rooms/agencies/agency.h"
#include "rooms/audit/entry.h"

namespace concert::agencies {

class Store {
public:
  virtual ~Store() = default;
  virtual std::vector<Agency> all() = 0;
  // False when the short name is taken.
  virtual bool add(const Agency&, const audit::Entry&) = 0;
};

} // namespace concert::agencies
