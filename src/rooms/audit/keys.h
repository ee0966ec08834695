// The log's own keys, all derived from the installation's root key: one marks entries and the tree row, so that
// somebody who can write to the database but has no key cannot make a change look genuine; one signs checkpoints.
#pragma once

#include "platform/crypto/hashing.h"
#include "platform/crypto/secret.h"
#include "platform/crypto/signing.h"
#include "rooms/audit/entry.h"
#include "rooms/audit/merkle.h"

namespace concert::audit {

// What the store remembers of the tree between two appends: one row.
struct Tree {
  Frontier frontier;
  std::uint64_t checkpoint_size = 0; // of the last checkpoint; 0: none yet
  Instant checkpoint_at;
  Hash checkpoint_root = empty_root();
};

// The same as it lies in the store.
struct KeptTree {
  std::int64_t size = 0;
  Bytes peaks;
  std::int64_t checkpoint_size = 0;
  Instant checkpoint_at;
  Bytes checkpoint_root;
  Bytes mac;
};

class Keys {
 public:
  explicit Keys(const crypto::SecretKey& root);

  // Over the leaf and the box, which the leaf knows only by its digest: a changed ciphertext is named without its key.
  Hash entry_mac(const Hash& leaf, const Detail& detail) const;
  Hash tree_mac(const Tree& tree) const;
  std::optional<Tree> open_tree(const KeptTree& kept) const; // nothing unless it was written with these keys
  const crypto::SigningKey& signing() const { return signing_; }

 private:
  crypto::SecretKey entries_;
  crypto::SecretKey tree_;
  crypto::SigningKey signing_;
};

} // namespace concert::audit
