// Idempotency keys of the API. A key is claimed before the act and completed after it, so that a lost answer can be
// asked for again without doing the act twice. PRIVACY: keeps status, id and version of what was done, never a body: a
// body could outlive the rejection of what it shows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "platform/storage/migrate.h"
#include "platform/storage/storage.h"
#include "rooms/access/ids.h"

namespace concert::app {

std::vector<storage::Migration> migrations();

struct Answered {
  bool same_request = false; // the same method, path and body as the first time
  std::optional<int> status; // absent: begun, and its outcome is not known
  std::string object;        // id of what was made or changed
  std::optional<std::int64_t> version;
};

class AnsweredStore {
public:
  explicit AnsweredStore(storage::Database& database) : database_(database) {}
  // Claims the key for this seat; or tells what was answered under it. Keys older than a day are forgotten.
  std::optional<Answered> claim(SeatId seat, std::string_view key, std::string_view request, Instant now);
  void complete(SeatId seat, std::string_view key, int status, const std::string& object,
                std::optional<std::int64_t> version);
  void release(SeatId seat, std::string_view key); // refused: nothing was done, the key is free again

private:
  storage::Database& database_;
};

} // namespace concert::app
