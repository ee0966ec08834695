// Which services of a directory stand under a service term of the table of needs.
#pragma once

#include <string>
#include <vector>

#include "rooms/alignment/needs.h"
#include "rooms/directory/catalogue.h"

namespace concert::alignment {

struct SoughtTerm {
  bool in_directory = false;                       // a category of that name exists
  std::vector<const directory::Service*> services; // with it or a descendant, each once
};
SoughtTerm sought_in(const directory::Catalogue& catalogue, const Needs& needs, const std::string& term);

} // namespace concert::alignment
