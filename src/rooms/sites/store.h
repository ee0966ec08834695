// What the room keeps: the areas of the installation, all of them or none.
#pragma once

#include "rooms/audit/entry.h"
#include "rooms/sites/area.h"

namespace concert::sites {

class Store {
public:
  virtual ~Store() = default;
  virtual AreaMap load() = 0;
  // In place of those that were there. With its trace, or not at all.
  virtual void keep(const AreaMap&, const audit::Entry&) = 0;
};

} // namespace concert::sites
