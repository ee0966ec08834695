// A log in memory, kept as the store keeps it, so that a test can do to it what it likes.
#pragma once

#include <string>
#include <vector>

#include "platform/crypto/chance.h"
#include "rooms/audit/verify.h"

namespace concert::audit {

inline crypto::SecretKey test_root(std::uint8_t fill = 7) {
  return crypto::SecretKey::from_bytes(Bytes(32, fill));
}

inline std::string id_text(std::uint64_t number) {
  std::string out(32, '0');
  for (std::size_t i = 31; number > 0; --i, number /= 16)
    out[i] = "0123456789abcdef"[number % 16];
  return out;
}

inline Entry sample_entry(std::int64_t number, Chance& chance, const crypto::SecretKey& situation_key) {
  Entry entry;
  const auto n = static_cast<std::uint64_t>(number);
  entry.at = {1'790'000'000'000'000 + number * 1'500'000};
  if (number % 7 != 0) { // else the program itself
    entry.member = id_text(100 + n % 5);
    entry.seat = id_text(200 + n % 5);
    entry.agency = id_text(300 + n % 3);
  }
  entry.act = number % 2 ? "situations.present" : "people.read_identity";
  entry.object_kind = "situation";
  entry.object = id_text(1000 + n % 4);
  entry.field_class = number % 2 ? "deidentified" : "names";
  if (number % 3 == 0)
    entry.detail =
        Detail::sealed("Jane Example, detail " + std::to_string(number), situation_key, "audit|test", chance);
  else if (number % 3 == 1)
    entry.detail = Detail::plain("reason=lead_agency");
  return entry;
}

struct MemoryLog {
  explicit MemoryLog(std::int64_t size, std::uint64_t checkpoint_every = 16, std::uint64_t seed = 1)
      : keys(test_root()), chance(seed), situation_key(crypto::SecretKey::draw(chance)), every(checkpoint_every) {
    for (std::int64_t i = 1; i <= size; ++i)
      append(sample_entry(i, chance, situation_key));
  }

  void append(const Entry& entry) {
    KeptEntry kept{static_cast<std::int64_t>(tree.frontier.size()) + 1, entry, {}, {}};
    const Hash leaf = leaf_of(kept.seq, entry);
    const Hash mac = keys.entry_mac(leaf, entry.detail);
    kept.leaf.assign(leaf.begin(), leaf.end());
    kept.mac.assign(mac.begin(), mac.end());
    entries.push_back(kept);
    tree.frontier.append(leaf);
    if (tree.frontier.size() % every == 0) {
      const Checkpoint checkpoint{tree.frontier.size(),
                                  tree.frontier.root(),
                                  {entry.at.us / 1'000'000 * 1'000'000},
                                  tree.checkpoint_size,
                                  tree.checkpoint_root};
      checkpoints.push_back(
          {static_cast<std::int64_t>(checkpoint.size), signed_note(checkpoint, origin, keys.signing())});
      tree.checkpoint_size = checkpoint.size;
      tree.checkpoint_root = checkpoint.root;
      tree.checkpoint_at = checkpoint.at;
    }
    row = kept_tree();
  }

  KeptTree kept_tree() const {
    const Hash mac = keys.tree_mac(tree);
    return {static_cast<std::int64_t>(tree.frontier.size()),
            tree.frontier.peaks(),
            static_cast<std::int64_t>(tree.checkpoint_size),
            tree.checkpoint_at,
            Bytes(tree.checkpoint_root.begin(), tree.checkpoint_root.end()),
            Bytes(mac.begin(), mac.end())};
  }

  Report verify(std::vector<Checkpoint> witnesses = {}, VerifierLimits limits = {}) const {
    Verifier verifier(keys, origin, {static_cast<std::int64_t>(entries.size()), row, checkpoints, std::move(witnesses)},
                      limits);
    for (const KeptEntry& kept : entries)
      verifier.add(kept);
    return verifier.finish();
  }

  KeptEntry& at(std::int64_t seq) { return entries[static_cast<std::size_t>(seq - 1)]; }

  static constexpr const char* origin = "concert/audit";
  Keys keys;
  crypto::SeededChance chance;
  crypto::SecretKey situation_key;
  std::uint64_t every;
  std::vector<KeptEntry> entries;
  Tree tree;
  std::optional<KeptTree> row;
  std::vector<KeptCheckpoint> checkpoints;
};

} // namespace concert::audit
