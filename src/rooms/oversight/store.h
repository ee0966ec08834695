// What the room needs of the log, in its own words. Implemented in sql/ by the audit room's log.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rooms/audit/checkpoint.h"
#include "rooms/audit/entry.h"
#include "rooms/audit/verify.h"

namespace concert::oversight {

struct LogQuery { // empty or absent: any
  std::string object;
  std::string agency;
  std::string member;
  std::string act;
  std::optional<Instant> from; // at or after
  std::optional<Instant> to;   // before
};

struct LogPage {
  std::vector<audit::KeptEntry> entries; // newest first
  std::optional<std::int64_t> next;      // cursor of the next page
};

struct SignedCheckpoint {
  audit::Checkpoint checkpoint;
  std::string note; // as it is printed, to the byte
};

class Store {
public:
  virtual ~Store() = default;
  virtual LogPage entries(const LogQuery&, std::optional<std::int64_t> before, std::int64_t limit) = 0;
  virtual audit::Report verify(const std::vector<audit::Checkpoint>& witnesses) = 0;
  virtual std::optional<SignedCheckpoint> latest_checkpoint() = 0;
  virtual std::optional<audit::Checkpoint> open_checkpoint(const std::string& note) = 0; // nothing unless we signed it
  virtual std::string verifier_key() = 0;
  virtual void record(const audit::Entry&) = 0;
  virtual void record_and_sign(const audit::Entry&) = 0; // the entry, then a checkpoint over it
};

} // namespace concert::oversight
