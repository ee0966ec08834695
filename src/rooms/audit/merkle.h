// The tree of RFC 6962: a log of n entries has one root, and a proof of about log2(n) hashes shows that an entry is in
// it or that an earlier log is its beginning. A plain chain of hashes could show one entry only by revealing all
// others. Pure arithmetic over hashes; where they are kept, and whether a root deserves trust, is not its business.
// Subtrees [start, end) follow draft-ietf-plants-merkle-tree-certs: start is a multiple of the power of two >= end -
// start.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "platform/crypto/hashing.h"

namespace concert::audit {

using Hash = crypto::Digest;
using Proof = std::vector<Hash>;

Hash leaf_hash(BytesView entry);                     // SHA-256(0x00 || entry)
Hash node_hash(const Hash& left, const Hash& right); // SHA-256(0x01 || left || right)
Hash empty_root();                                   // SHA-256 of nothing
std::optional<Hash> hash_of(BytesView bytes);        // nothing unless exactly 32 bytes

// What must be remembered of a log to append to it: the roots of its perfect subtrees, largest first, one for each bit
// set in its size.
class Frontier {
 public:
  Frontier() = default;
  static std::optional<Frontier> of(std::uint64_t size, BytesView peaks); // nothing when the two do not fit together

  // `completed` is told of each perfect subtree that this leaf fills, from level 1 up, while size() is still the old
  // one.
  void append(const Hash& leaf, const std::function<void(unsigned level, const Hash& root)>& completed = {});
  std::uint64_t size() const { return size_; }
  Hash root() const;
  Bytes peaks() const; // 32 bytes each
  friend bool operator==(const Frontier&, const Frontier&) = default;

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> peaks_;
};

// The root of the 2^level leaves from index * 2^level on.
using PerfectSubtree = std::function<Hash(unsigned level, std::uint64_t index)>;
PerfectSubtree from_leaves(std::function<Hash(std::uint64_t index)> leaf);

Hash root_of(std::uint64_t start, std::uint64_t end, const PerfectSubtree& perfect); // of leaves [start, end)

// Callers keep index < size, 0 < size1 <= size2, and subtrees valid; anything else is a Bug.
Proof inclusion_proof(std::uint64_t index, std::uint64_t size, const PerfectSubtree& perfect);
Proof consistency_proof(std::uint64_t size1, std::uint64_t size2, const PerfectSubtree& perfect);
Proof subtree_inclusion_proof(std::uint64_t index, std::uint64_t start, std::uint64_t end,
                              const PerfectSubtree& perfect);
Proof subtree_consistency_proof(std::uint64_t start, std::uint64_t end, std::uint64_t size,
                                const PerfectSubtree& perfect);

// All arguments may come from an adversary. A proof has exactly one right length; a longer one is refused too.
bool proves_inclusion(std::uint64_t index, std::uint64_t size, BytesView leaf, std::span<const Hash> proof,
                      BytesView root);
// The empty log is the beginning of every log, which proves nothing: size1 = 0 is refused.
bool proves_consistency(std::uint64_t size1, std::uint64_t size2, BytesView root1, BytesView root2,
                        std::span<const Hash> proof);
bool proves_subtree_inclusion(std::uint64_t index, std::uint64_t start, std::uint64_t end, BytesView leaf,
                              std::span<const Hash> proof, BytesView subtree_root);
// An empty subtree, with the root of the empty log and no proof, is part of every log that is long enough.
bool proves_subtree_consistency(std::uint64_t start, std::uint64_t end, std::uint64_t size, BytesView subtree_root,
                                BytesView root, std::span<const Hash> proof);

} // namespace concert::audit
