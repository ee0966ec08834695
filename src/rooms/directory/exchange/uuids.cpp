#include "rooms/directory/exchange/uuids.h"

#include "base/check.h"
#include "rooms/directory/ids.h"

namespace concert::directory {

bool is_uuid(std::string_view text) {
  if (text.size() != 36)
    return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    const bool digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (hyphen ? c != '-' : !digit)
      return false;
  }
  return true;
}

std::string uuid_of(std::string_view id) {
  check(id.size() == 32, "an id of 32 digits");
  std::string out;
  for (std::size_t i = 0; i < id.size(); ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20)
      out += '-';
    out += id[i];
  }
  return out;
}

std::string derived_uuid(std::string_view table, std::string_view of) {
  return uuid_of(stable_id({"export", std::string(table), std::string(of)}));
}

} // namespace concert::directory
