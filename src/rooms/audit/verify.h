// Reads the log from its first entry to its last and names whatever is not as it was appended. Fed with rows, whoever
// reads them; holds a few numbers for each irregularity and nothing for a sound entry.
// What it cannot see: a log rewritten by somebody who has the root key, or set back as a whole to an earlier state. For
// both it needs a checkpoint that was kept outside (a witness).
#pragma once

#include <span>
#include <string>

#include "rooms/audit/checkpoint.h"
#include "rooms/audit/entry.h"
#include "rooms/audit/findings.h"
#include "rooms/audit/keys.h"

namespace concert::audit {

struct Report {
  std::int64_t entries = 0; // rows read
  std::int64_t sound = 0;   // this many from the beginning are proven, in order and without a gap
  Hash root = empty_root(); // of the sound ones
  std::int64_t checkpoints = 0;
  std::vector<Finding> findings;
  bool complete = true; // false: too many irregularities to sort out; those listed are true, others may be missing

  bool intact() const { return findings.empty() && complete; }
};

// Everything in the store but the entries.
struct Surroundings {
  std::int64_t entries = 0; // how many rows will follow
  std::optional<KeptTree> tree;
  std::vector<KeptCheckpoint> checkpoints; // by size
  std::vector<Checkpoint> witnesses;       // opened notes that were kept outside
};

struct VerifierLimits {
  std::int64_t trials = 2'000'000; // hashes spent on finding out from where rows were moved; about a second
  std::size_t irregularities = 100'000;
};

class Verifier {
 public:
  Verifier(const Keys& keys, std::string_view origin, Surroundings surroundings, VerifierLimits limits = {});

  void add(const KeptEntry& kept); // in rising order of seq
  Report finish();                 // once

 private:
  struct Mark { // a root that the log must have had
    std::uint64_t size;
    Hash root;
    FindingKind otherwise;
  };

  void check_checkpoints();
  void check_tree();
  Rows examine(const KeptEntry& kept);
  std::optional<std::int64_t> number_of(Bytes encoding, const Hash& leaf, std::int64_t near);
  void grow(const Rows& rows, const Hash& leaf);
  void note(const Rows& rows);
  void compare_marks();

  const Keys& keys_;
  std::string origin_;
  Surroundings surroundings_;
  VerifierLimits limits_;
  std::optional<Tree> tree_;
  std::vector<Mark> marks_; // by size
  std::size_t next_mark_ = 0;
  std::int64_t size_ = 0; // the log must have had at least this many entries
  std::int64_t last_seq_ = 0;
  std::int64_t last_at_ = 0;
  Frontier frontier_; // of the sound ones
  bool sound_ = true;
  std::vector<Rows> rows_;
  Report report_;
};

} // namespace concert::audit
