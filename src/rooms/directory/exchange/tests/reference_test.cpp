// Golden figures of real directories. Their licences allow reading, some not a copy here.
#include <chrono>
#include <iostream>

#include "rooms/directory/exchange/hsds_export.h"
#include "rooms/directory/exchange/tests/reference.h"

using namespace concert;
using namespace concert::directory;

namespace {

void probe(const char* folder) {
  const auto files = reference_files(folder);
  if (!files)
    return;
  const auto begin = std::chrono::steady_clock::now();
  const auto import = read_directory(*files, {"x", "en"});
  const auto end = std::chrono::steady_clock::now();
  if (!import) {
    for (const Problem& each : import.error().problems)
      MESSAGE(folder << " REFUSED " << each.field << " " << each.word << " "
                     << (each.values.empty() ? "" : each.values[0]));
    return;
  }
  const Entries& e = import->entries;
  std::cout << folder << " " << import->dialect << " org " << e.organizations.size() << " svc " << e.services.size()
            << " loc " << e.locations.size() << " sal " << e.services_at_locations.size() << " ph " << e.phones.size()
            << " adr " << e.addresses.size() << " terms " << e.terms.size() << " further " << import->further.size()
            << " ms " << std::chrono::duration_cast<std::chrono::milliseconds>(end - begin).count() << "\n";
  std::map<std::string, std::pair<std::size_t, Note>> counts;
  for (const Note& n : import->report.notes)
    counts.emplace(std::string(name_of(n.kind)) + " " + n.word + " " + n.column, std::pair(std::size_t{0}, n))
        .first->second.first++;
  for (const auto& [w, c] : counts) {
    std::cout << "   " << c.first << " " << w << " e.g. " << c.second.file << ":" << c.second.line;
    for (const std::string& v : c.second.values)
      std::cout << " [" << v << "]";
    std::cout << "\n";
  }
}

} // namespace

TEST_CASE("probe") {
  for (const char* each : {"miami-211", "dc-orservices", "florida-legal", "ohana-sample", "baltimore-charmcare",
                           "hsds-1.1-sample/simple", "hsds-1.1-sample/all_resources", "hsds-3.0-examples/examples/csv",
                           "hsds-3.0-examples/examples", "hsds-3.1-examples"})
    probe(each);
}
