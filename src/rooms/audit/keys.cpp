#include "rooms/audit/keys.h"

#include "platform/crypto/sealing.h"

namespace concert::audit {

namespace {

void put(Bytes& out, std::uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8)
    out.push_back(static_cast<std::uint8_t>(number >> shift));
}

} // namespace

Keys::Keys(const crypto::SecretKey& root)
    : entries_(crypto::derive(root, "audit|entries|v1")), tree_(crypto::derive(root, "audit|tree|v1")),
      signing_(crypto::derive(root, "audit|checkpoints|v1")) {}

Hash Keys::entry_mac(const Hash& leaf, const Detail& detail) const {
  Bytes marked;
  marked.reserve(leaf.size() + 1 + detail.box().size());
  marked.insert(marked.end(), leaf.begin(), leaf.end());
  marked.push_back(detail.is_sealed() ? 1 : 0);
  marked.insert(marked.end(), detail.box().begin(), detail.box().end());
  return crypto::keyed_hash(entries_, marked);
}

Hash Keys::tree_mac(const Tree& tree) const {
  Bytes marked = tree.frontier.peaks(); // as many as the size has bits, so their length need not be said
  marked.reserve(marked.size() + 56);
  put(marked, tree.frontier.size());
  put(marked, tree.checkpoint_size);
  put(marked, static_cast<std::uint64_t>(tree.checkpoint_at.us));
  marked.insert(marked.end(), tree.checkpoint_root.begin(), tree.checkpoint_root.end());
  return crypto::keyed_hash(tree_, marked);
}

std::optional<Tree> Keys::open_tree(const KeptTree& kept) const {
  const auto root = hash_of(kept.checkpoint_root);
  if (kept.size < 0 || kept.checkpoint_size < 0 || !root)
    return std::nullopt;
  const auto frontier = Frontier::of(static_cast<std::uint64_t>(kept.size), kept.peaks);
  if (!frontier)
    return std::nullopt;
  Tree tree{*frontier, static_cast<std::uint64_t>(kept.checkpoint_size), kept.checkpoint_at, *root};
  if (!crypto::equal_in_constant_time(tree_mac(tree), kept.mac))
    return std::nullopt;
  return tree;
}

} // namespace concert::audit
