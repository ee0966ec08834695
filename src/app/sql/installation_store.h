// The mark of an installation, in the main database and in that of the keys alike: keys that are of another
// installation than the database must not be settled beside it.
#pragma once

#include <optional>

#include "base/id.h"
#include "platform/storage/storage.h"

namespace concert::app {

using InstallationId = Id<struct InstallationTag>;

// Both databases have the table `installation`: the main one by the migrations of this part, the keys by their own.
std::optional<InstallationId> installation_of(storage::Database&);
void mark(storage::Database&, InstallationId); // does nothing when it is marked already

} // namespace concert::app
