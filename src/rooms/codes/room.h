// The code lists of the installation. Readers share one immutable book; an import makes a new one for everybody after it.
#pragma once

#include <mutex>

#include "platform/clock/clock.h"
#include "rooms/access/gate.h"
#include "rooms/codes/code_book.h"
#include "rooms/codes/list_file.h"
#include "rooms/codes/store.h"

namespace concert::codes {

struct NamedFile {
  std::string name; // without folders
  std::string bytes;
};

class Room {
public:
  Room(Store& store, const clock::Clock& clock);

  SharedCodeBook book() const;
  // All files or none. Gives how many entries were read.
  Result<std::size_t> import(const access::Actor&, const std::vector<NamedFile>&);
  // The lists that come with the program, on an empty installation: by the program itself, so no permit is asked.
  Result<std::size_t> install(const std::vector<NamedFile>&);

private:
  Result<std::size_t> keep(const std::vector<NamedFile>&, audit::Entry);
  void reload();

  Store& store_;
  const clock::Clock& clock_;
  mutable std::mutex mutex_;
  SharedCodeBook book_;
};

} // namespace concert::codes
