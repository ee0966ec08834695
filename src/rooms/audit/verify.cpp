#include "rooms/audit/verify.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "platform/crypto/hashing.h"

namespace concert::audit {

namespace {

void set_number(Bytes& encoding, std::int64_t seq) {
  for (std::size_t i = 0; i < 8; ++i)
    encoding[number_offset + i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(seq) >> (56 - 8 * i));
}

} // namespace

Verifier::Verifier(const Keys& keys, std::string_view origin, Surroundings surroundings, VerifierLimits limits)
    : keys_(keys), origin_(origin), surroundings_(std::move(surroundings)), limits_(limits) {
  if (surroundings_.tree)
    tree_ = keys_.open_tree(*surroundings_.tree);
  check_checkpoints();
  check_tree();
  for (const Checkpoint& witness : surroundings_.witnesses)
    marks_.push_back({witness.size, witness.root, FindingKind::witness_mismatch});
  std::ranges::stable_sort(marks_, {}, &Mark::size);
  for (const Mark& mark : marks_)
    size_ = std::max(size_, static_cast<std::int64_t>(mark.size));
  if (tree_)
    size_ = std::max(size_, static_cast<std::int64_t>(tree_->frontier.size()));
  compare_marks();
}

void Verifier::check_checkpoints() {
  std::map<std::uint64_t, std::optional<Checkpoint>> present; // nothing: changed
  for (const KeptCheckpoint& kept : surroundings_.checkpoints) {
    const auto checkpoint = open_note(kept.note, origin_, keys_.signing().public_key());
    const auto size = checkpoint ? checkpoint->size : static_cast<std::uint64_t>(kept.size);
    if (!checkpoint || checkpoint->size != static_cast<std::uint64_t>(kept.size) || present.contains(size))
      report_.findings.push_back({FindingKind::checkpoint_changed, static_cast<std::int64_t>(size)});
    if (checkpoint || !present.contains(size))
      present[size] = checkpoint;
  }
  report_.checkpoints = static_cast<std::int64_t>(surroundings_.checkpoints.size());

  const auto expect = [&](std::uint64_t size, const Hash& root, std::uint64_t named_by) {
    const auto it = present.find(size);
    if (size == 0)
      return;
    if (it == present.end()) {
      report_.findings.push_back({FindingKind::checkpoint_missing, static_cast<std::int64_t>(size)});
      present[size] = std::nullopt; // named once
    } else if (it->second && it->second->root != root) {
      report_.findings.push_back({FindingKind::checkpoint_mismatch, static_cast<std::int64_t>(named_by)});
    }
  };
  const auto all = present;
  for (const auto& [size, checkpoint] : all) {
    if (!checkpoint)
      continue;
    marks_.push_back({size, checkpoint->root, FindingKind::checkpoint_mismatch});
    expect(checkpoint->previous_size, checkpoint->previous_root, size);
  }
  if (tree_)
    expect(tree_->checkpoint_size, tree_->checkpoint_root, tree_->checkpoint_size);
}

void Verifier::check_tree() {
  const bool anything = surroundings_.entries > 0 || !surroundings_.checkpoints.empty() || surroundings_.tree ||
                        !surroundings_.witnesses.empty();
  if (tree_)
    marks_.push_back({tree_->frontier.size(), tree_->frontier.root(), FindingKind::tree_mismatch});
  else if (anything)
    report_.findings.push_back(
        {FindingKind::tree_changed, surroundings_.tree ? surroundings_.tree->size : 0, 1, std::nullopt});
}

void Verifier::add(const KeptEntry& kept) {
  ++report_.entries;
  if (!report_.complete)
    return;
  const Rows rows = examine(kept);
  if (rows.genuine && sound_)
    grow(rows, *hash_of(kept.leaf));
  else
    sound_ = false;
  note(rows);
}

// Far beyond any log, and small enough to reckon with.
constexpr std::int64_t farthest = std::int64_t{1} << 61;

// What this row is. Its own number is under its leaf, so a genuine entry in a wrong place is found by trying numbers:
// first the likely ones, which is all that a sound log costs.
Rows Verifier::examine(const KeptEntry& kept) {
  const auto& detail = kept.entry.detail;
  const std::int64_t at = std::clamp(kept.seq, -farthest, farthest);
  Bytes encoding = encoded(at, kept.entry);
  const auto stored = hash_of(kept.leaf);
  const auto is_marked = [&](const Hash& leaf) { return std::ranges::equal(keys_.entry_mac(leaf, detail), kept.mac); };
  const bool leaf_is_ours = stored && is_marked(*stored);

  const std::array likely = {last_seq_ + 1, at, at - last_at_ + last_seq_};
  for (std::size_t i = 0; i < likely.size(); ++i) {
    const std::int64_t seq = likely[i];
    if (std::find(likely.begin(), likely.begin() + i, seq) != likely.begin() + i)
      continue;
    set_number(encoding, seq);
    const Hash leaf = leaf_hash(encoding);
    if (stored && leaf == *stored) {
      if (leaf_is_ours)
        return {true, seq, at, 1, Part::unknown};
      return {false, seq, at, 1, Part::seal};
    }
    if (!leaf_is_ours && is_marked(leaf))
      return {false, seq, at, 1, Part::leaf};
  }
  if (!leaf_is_ours)
    return {false, 0, at, 1, Part::unknown};
  if (const auto seq = number_of(std::move(encoding), *stored, at))
    return {true, *seq, at, 1, Part::unknown};
  return {false, 0, at, 1, Part::header};
}

// Outwards from where the row lies.
std::optional<std::int64_t> Verifier::number_of(Bytes encoding, const Hash& leaf, std::int64_t near) {
  const std::int64_t highest = std::max(size_, surroundings_.entries);
  const auto fits = [&](std::int64_t seq) {
    --limits_.trials;
    set_number(encoding, seq);
    return leaf_hash(encoding) == leaf;
  };
  std::int64_t below = std::clamp<std::int64_t>(near, 1, highest + 1) - 1;
  std::int64_t above = below + 1;
  while (limits_.trials > 0 && (below >= 1 || above <= highest)) {
    if (below >= 1 && fits(below))
      return below;
    if (above <= highest && fits(above))
      return above;
    --below;
    ++above;
  }
  return std::nullopt;
}

void Verifier::grow(const Rows& rows, const Hash& leaf) {
  const auto next = static_cast<std::int64_t>(frontier_.size()) + 1;
  if (rows.seq != next || rows.at != next) {
    sound_ = false;
    return;
  }
  frontier_.append(leaf);
  compare_marks();
}

void Verifier::compare_marks() {
  for (; next_mark_ < marks_.size() && marks_[next_mark_].size == frontier_.size(); ++next_mark_) {
    const Mark& mark = marks_[next_mark_];
    if (mark.root != frontier_.root())
      report_.findings.push_back({mark.otherwise, static_cast<std::int64_t>(mark.size)});
  }
}

void Verifier::note(const Rows& rows) {
  if (rows_.size() == limits_.irregularities) {
    report_.complete = false;
    return;
  }
  last_at_ = rows.at;
  if (rows.genuine) {
    size_ = std::max(size_, rows.seq);
    last_seq_ = rows.seq;
    if (!rows_.empty()) {
      Rows& run = rows_.back();
      if (run.genuine && run.seq + run.count == rows.seq && run.at + run.count == rows.at) {
        ++run.count;
        return;
      }
    }
  } else {
    ++last_seq_; // it probably has the place of the next one
  }
  rows_.push_back(rows);
}

Report Verifier::finish() {
  // Where reading was given up, the rest is not missing.
  const std::int64_t size = report_.complete ? size_ : last_seq_;
  for (Finding& finding : explain(rows_, size))
    report_.findings.push_back(finding);
  if (tree_ && size_ > static_cast<std::int64_t>(tree_->frontier.size()))
    report_.findings.push_back(
        {FindingKind::tree_rolled_back, static_cast<std::int64_t>(tree_->frontier.size()), 1, size_});
  report_.sound = static_cast<std::int64_t>(frontier_.size());
  report_.root = frontier_.root();
  std::ranges::stable_sort(report_.findings, [](const Finding& a, const Finding& b) {
    return std::tuple(a.seq, a.kind) < std::tuple(b.seq, b.kind);
  });
  return std::move(report_);
}

} // namespace concert::audit
