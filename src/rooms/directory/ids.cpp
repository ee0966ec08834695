#include "rooms/directory/ids.h"

#include <span>

#include "platform/crypto/hashing.h"

namespace concert::directory {

std::string stable_id(const Origin& origin) {
  std::string named = "concert directory 1";
  for (const std::string* part : {&origin.import, &origin.table, &origin.id})
    named += ":" + std::to_string(part->size()) + ":" + *part;
  const crypto::Digest digest = crypto::sha256(bytes_of(named));
  return to_hex(std::span(digest).first<16>());
}

} // namespace concert::directory
