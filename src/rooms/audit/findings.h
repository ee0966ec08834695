// What a verification can say about the log, entry by entry, and how it works out the order of things: given what each
// row turned out to be, the smallest set of moves that explains where the rows lie.
// Pure; knows neither hashes nor keys.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace concert::audit {

enum class FindingKind {
  changed,          // entry `seq` is not what was appended; see part
  missing,          // entry `seq` is gone
  truncated,        // the end of the log is gone, from entry `seq` on; other: how long it was
  inserted,         // what lies at `seq` was never appended there; other: the entry of which it is a copy, if it is one
  moved,            // entry `seq` is genuine but lies elsewhere; other: where
  tree_changed,     // the tree row is gone or was not written by this program; seq: what it claims as size
  tree_rolled_back, // the tree row is an old one; seq: its size; other: the true size
  tree_mismatch,    // the tree row is genuine, the entries look genuine, and yet they do not belong together
  checkpoint_changed,  // the checkpoint of size `seq` is not the one that was signed
  checkpoint_missing,  // the checkpoint of size `seq` is gone
  checkpoint_mismatch, // the checkpoint of size `seq` is genuine, but the log does not have its root: it was forked
  witness_mismatch,    // the same for a checkpoint that was kept outside
};

std::string_view name_of(FindingKind kind);

enum class Part {
  unknown,
  header, // time, member, seat, agency, act, object, field class, or the detail's digest
  leaf,
  seal, // the mark of genuineness, the detail's box, or whether it is sealed
};

std::string_view name_of(Part part);

struct Finding {
  FindingKind kind = FindingKind::changed;
  std::int64_t seq = 0;
  std::int64_t count = 1; // so many in a row: seq, seq + 1 ...
  std::optional<std::int64_t> other = std::nullopt;
  Part part = Part::unknown; // for `changed`
  friend bool operator==(const Finding&, const Finding&) = default;
};

// Rows as they lie in the store, in order: a run of genuine entries, or one altered row.
struct Rows {
  bool genuine = true;
  std::int64_t seq = 0;   // genuine: the first one's own number; altered: the number its content fits, or 0
  std::int64_t at = 0;    // where the first one lies
  std::int64_t count = 1; // both numbers rise by one within a run
  Part part = Part::unknown;
};

// Findings of the kinds changed to moved, by seq. `size`: how many entries the log must have.
std::vector<Finding> explain(std::span<const Rows> rows, std::int64_t size);

} // namespace concert::audit
