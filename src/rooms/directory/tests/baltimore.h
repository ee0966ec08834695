// The real directory that comes with the program, read once for all tests.
#pragma once

#include <fstream>
#include <sstream>

#include "rooms/directory/exchange/ohana_import.h"

namespace concert::directory {

inline Files baltimore_files() {
  Files files;
  for (const char* name : {"organizations.csv", "locations.csv", "services.csv", "addresses.csv", "phones.csv",
                           "taxonomy.csv", "service_categories.json"}) {
    std::ifstream in(std::string(CONCERT_SOURCE_DIR) + "/data/directory/baltimore-charmcare/" + name, std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    files[name] = bytes.str();
  }
  return files;
}

inline const Import& baltimore() {
  static const Import import = *read_ohana(baltimore_files(), {"baltimore-charmcare", "en"});
  return import;
}

} // namespace concert::directory
