// The areas of the installation. Readers share one immutable map; a file that is brought in makes a new one for
// everybody after it.
#pragma once

#include <functional>
#include <mutex>

#include "platform/clock/clock.h"
#include "rooms/access/gate.h"
#include "rooms/sites/geojson.h"
#include "rooms/sites/store.h"

namespace concert::sites {

class Room {
public:
  Room(Store& store, const clock::Clock& clock);

  SharedAreas areas() const; // boundaries of a town are nobody's secret
  // For who looks at the page. Permit: Act::see_directory.
  Result<SharedAreas> read(const access::Actor&) const;
  // The file's areas in place of all others, or none of them; gives how many. Permit: Act::import_directory.
  Result<std::size_t> import(const access::Actor&, std::string_view geojson);
  // The demonstration's, by the program itself, so no permit is asked.
  Result<std::size_t> install(std::string_view geojson);

private:
  Result<std::size_t> keep(std::string_view geojson, audit::Entry);
  void reload();

  Store& store_;
  const clock::Clock& clock_;
  mutable std::mutex mutex_;
  SharedAreas areas_;
};

} // namespace concert::sites
