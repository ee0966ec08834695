// The log in the database. Every other room's store calls append inside its own transaction: the change and its trace
// are kept together or not at all. Entries are read newest first, proven, and verified as a whole; there is no update.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/crypto/secret.h"
#include "platform/crypto/signing.h"
#include "platform/storage/migrate.h"
#include "platform/storage/storage.h"
#include "rooms/audit/checkpoint.h"
#include "rooms/audit/entry.h"
#include "rooms/audit/keys.h"
#include "rooms/audit/verify.h"

namespace concert::audit {

std::vector<storage::Migration> migrations();

struct AuditOptions {
  std::string origin = "concert/audit"; // names this log in its checkpoints
  // A checkpoint is signed by the append that comes this many entries, or this long, after the last one.
  std::uint64_t checkpoint_every = 1024;
  std::chrono::microseconds checkpoint_after = std::chrono::minutes(10);
};

struct Filter { // empty or absent: any
  std::string object;
  std::string agency;
  std::string member;
  std::string act;
  std::optional<Instant> from; // at or after
  std::optional<Instant> to;   // before
};

struct Page {
  std::vector<KeptEntry> entries;   // newest first
  std::optional<std::int64_t> next; // the cursor of the next page; absent: this was the last
};

// That entry `seq` is in the log of `size` entries whose root is `root`.
struct InclusionProof {
  std::int64_t seq = 0;
  std::uint64_t size = 0;
  Hash root;
  Hash leaf;
  Proof proof;
};

struct LatestCheckpoint {
  Checkpoint checkpoint;
  std::string note;
};

// Safe to use from several threads: it keeps nothing between calls but its keys.
class AuditLog {
 public:
  explicit AuditLog(const crypto::SecretKey& root, AuditOptions options = {});

  // Gives the entry's number. A flawed entry is a Bug (see flaw_of). Failure(corrupt) when the tree row is not one that
  // this key wrote, or is behind its entries: what cannot be recorded is not done.
  // On PostgreSQL, a store that appends takes lock_appends first of all to be spared retries.
  std::int64_t append(storage::Transaction& transaction, const Entry& entry) const;

  // Signs what is there now, whatever the options say: before evidence is frozen, minutes are printed, or a backup is
  // taken. Nothing happens to a log that has not grown since the last one. Nothing when the log is empty.
  std::optional<LatestCheckpoint> checkpoint(storage::Transaction& transaction, Instant now) const;
  std::optional<LatestCheckpoint> latest_checkpoint(storage::Database& database) const;
  std::vector<LatestCheckpoint> checkpoints(storage::Database& database) const; // the genuine ones, by size

  // PRIVACY: headers say who did what to which object; whoever calls has checked that the reader may know.
  // `before`: the cursor of the page, or nothing for the newest.
  Page entries(storage::Database& database, const Filter& filter, std::optional<std::int64_t> before,
               std::int64_t limit) const;
  std::optional<KeptEntry> entry(storage::Database& database, std::int64_t seq) const;

  // All in one snapshot. `witnesses`: notes that were kept outside, opened with open_checkpoint.
  Report verify(storage::Database& database, std::span<const Checkpoint> witnesses = {}) const;
  Report verify(storage::Transaction& transaction, std::span<const Checkpoint> witnesses = {}) const;
  std::optional<Checkpoint> open_checkpoint(std::string_view note) const; // nothing unless this log signed it

  // In the log of the latest checkpoint that has the entry, else in the present one. Nothing when there is no such
  // entry or the store no longer has what the proof needs: then verify says what is wrong.
  std::optional<InclusionProof> inclusion_proof(storage::Database& database, std::int64_t seq) const;
  // That the log of `size1` entries is the beginning of that of `size2`. Nothing unless 0 < size1 <= size2 <= its size.
  std::optional<Proof> consistency_proof(storage::Database& database, std::uint64_t size1, std::uint64_t size2) const;

  const crypto::PublicKey& public_key() const { return keys_.signing().public_key(); }
  const std::string& origin() const { return options_.origin; }

 private:
  std::optional<Tree> tree(storage::Transaction& transaction) const; // nothing: the log is empty; may throw, see append
  void keep(storage::Transaction& transaction, const Tree& tree) const;
  LatestCheckpoint sign(storage::Transaction& transaction, Tree& tree, Instant at) const;

  Keys keys_;
  AuditOptions options_;
};

} // namespace concert::audit
