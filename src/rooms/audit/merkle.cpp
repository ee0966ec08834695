#include "rooms/audit/merkle.h"

#include <algorithm>
#include <bit>

#include "base/check.h"

namespace concert::audit {

namespace {

constexpr std::uint8_t leaf_prefix = 0x00;
constexpr std::uint8_t node_prefix = 0x01;

bool is_same(BytesView a, BytesView b) {
  return std::ranges::equal(a, b);
}

// Where the tree over n > 1 leaves divides: the largest power of two below n.
std::uint64_t split(std::uint64_t n) {
  return std::bit_floor(n - 1);
}

// Non-empty, and aligned as a subtree of some tree can be.
bool is_subtree(std::uint64_t start, std::uint64_t end) {
  if (start >= end)
    return false;
  const std::uint64_t length = end - start;
  if (length > (std::uint64_t{1} << 63)) // bit_ceil has no value there
    return start == 0;
  return start % std::bit_ceil(length) == 0;
}

void path(std::uint64_t index, std::uint64_t start, std::uint64_t end, const PerfectSubtree& perfect, Proof& out) {
  if (end - start == 1)
    return;
  const std::uint64_t middle = start + split(end - start);
  if (index < middle) {
    path(index, start, middle, perfect, out);
    out.push_back(root_of(middle, end, perfect));
  } else {
    path(index, middle, end, perfect, out);
    out.push_back(root_of(start, middle, perfect));
  }
}

// How [start, end) sits inside [from, to). `known`: the verifier can compute the root of what is left by itself.
void sub_path(std::uint64_t start, std::uint64_t end, std::uint64_t from, std::uint64_t to, bool known,
              const PerfectSubtree& perfect, Proof& out) {
  if (start == from && end == to) {
    if (!known)
      out.push_back(root_of(from, to, perfect));
    return;
  }
  const std::uint64_t middle = from + split(to - from);
  if (end <= middle) {
    sub_path(start, end, from, middle, known, perfect, out);
    out.push_back(root_of(middle, to, perfect));
  } else if (middle <= start) {
    sub_path(start, end, middle, to, known, perfect, out);
    out.push_back(root_of(from, middle, perfect));
  } else {
    sub_path(middle, end, middle, to, false, perfect, out);
    out.push_back(root_of(from, middle, perfect));
  }
}

} // namespace

Hash leaf_hash(BytesView entry) {
  return crypto::sha256(BytesView(&leaf_prefix, 1), entry);
}

Hash node_hash(const Hash& left, const Hash& right) {
  return crypto::sha256(BytesView(&node_prefix, 1), left, right);
}

Hash empty_root() {
  return crypto::sha256(BytesView());
}

std::optional<Hash> hash_of(BytesView bytes) {
  Hash out;
  if (bytes.size() != out.size())
    return std::nullopt;
  std::ranges::copy(bytes, out.begin());
  return out;
}

std::optional<Frontier> Frontier::of(std::uint64_t size, BytesView peaks) {
  Frontier out;
  if (peaks.size() != sizeof(Hash) * static_cast<std::size_t>(std::popcount(size)))
    return std::nullopt;
  out.size_ = size;
  for (; !peaks.empty(); peaks = peaks.subspan(sizeof(Hash)))
    out.peaks_.push_back(*hash_of(peaks.first(sizeof(Hash))));
  return out;
}

void Frontier::append(const Hash& leaf, const std::function<void(unsigned level, const Hash& root)>& completed) {
  Hash carried = leaf;
  unsigned level = 0;
  for (std::uint64_t bits = size_; bits & 1; bits >>= 1) {
    carried = node_hash(peaks_.back(), carried);
    peaks_.pop_back();
    ++level;
    if (completed)
      completed(level, carried);
  }
  peaks_.push_back(carried);
  ++size_;
}

Hash Frontier::root() const {
  if (peaks_.empty())
    return empty_root();
  Hash out = peaks_.back();
  for (std::size_t i = peaks_.size() - 1; i > 0; --i)
    out = node_hash(peaks_[i - 1], out);
  return out;
}

Bytes Frontier::peaks() const {
  Bytes out;
  out.reserve(peaks_.size() * sizeof(Hash));
  for (const Hash& peak : peaks_)
    out.insert(out.end(), peak.begin(), peak.end());
  return out;
}

PerfectSubtree from_leaves(std::function<Hash(std::uint64_t index)> leaf) {
  return [leaf = std::move(leaf)](unsigned level, std::uint64_t index) {
    Frontier tree;
    const std::uint64_t first = index << level;
    for (std::uint64_t i = 0; i < (std::uint64_t{1} << level); ++i)
      tree.append(leaf(first + i));
    return tree.root();
  };
}

Hash root_of(std::uint64_t start, std::uint64_t end, const PerfectSubtree& perfect) {
  if (start == end)
    return empty_root();
  check(is_subtree(start, end), "root_of: not a subtree");
  const std::uint64_t length = end - start;
  if (std::has_single_bit(length))
    return perfect(static_cast<unsigned>(std::countr_zero(length)), start / length);
  const std::uint64_t middle = start + split(length);
  return node_hash(root_of(start, middle, perfect), root_of(middle, end, perfect));
}

Proof inclusion_proof(std::uint64_t index, std::uint64_t size, const PerfectSubtree& perfect) {
  return subtree_inclusion_proof(index, 0, size, perfect);
}

Proof consistency_proof(std::uint64_t size1, std::uint64_t size2, const PerfectSubtree& perfect) {
  return subtree_consistency_proof(0, size1, size2, perfect);
}

Proof subtree_inclusion_proof(std::uint64_t index, std::uint64_t start, std::uint64_t end,
                              const PerfectSubtree& perfect) {
  check(is_subtree(start, end) && start <= index && index < end, "no inclusion proof for this position");
  Proof out;
  path(index, start, end, perfect, out);
  return out;
}

Proof subtree_consistency_proof(std::uint64_t start, std::uint64_t end, std::uint64_t size,
                                const PerfectSubtree& perfect) {
  check(is_subtree(start, end) && end <= size, "no consistency proof between these sizes");
  Proof out;
  sub_path(start, end, 0, size, true, perfect, out);
  return out;
}

bool proves_inclusion(std::uint64_t index, std::uint64_t size, BytesView leaf, std::span<const Hash> proof,
                      BytesView root) {
  return proves_subtree_inclusion(index, 0, size, leaf, proof, root);
}

bool proves_consistency(std::uint64_t size1, std::uint64_t size2, BytesView root1, BytesView root2,
                        std::span<const Hash> proof) {
  return size1 > 0 && proves_subtree_consistency(0, size1, size2, root1, root2, proof);
}

bool proves_subtree_inclusion(std::uint64_t index, std::uint64_t start, std::uint64_t end, BytesView leaf,
                              std::span<const Hash> proof, BytesView subtree_root) {
  const auto hash = hash_of(leaf);
  if (!is_subtree(start, end) || index < start || index >= end || !hash)
    return false;
  std::uint64_t at = index - start;
  std::uint64_t last = end - start - 1;
  Hash root = *hash;
  for (const Hash& step : proof) {
    if (last == 0)
      return false;
    if ((at & 1) || at == last) {
      root = node_hash(step, root);
      while (!(at & 1)) { // the right edge of an incomplete tree skips the levels at which it has no sibling
        at >>= 1;
        last >>= 1;
      }
    } else {
      root = node_hash(root, step);
    }
    at >>= 1;
    last >>= 1;
  }
  return last == 0 && is_same(root, subtree_root);
}

bool proves_subtree_consistency(std::uint64_t start, std::uint64_t end, std::uint64_t size, BytesView subtree_root,
                                BytesView root, std::span<const Hash> proof) {
  if (end > size)
    return false;
  if (start == end)
    return proof.empty() && is_same(subtree_root, empty_root());
  if (!is_subtree(start, end))
    return false;
  if (start == 0 && end == size)
    return proof.empty() && is_same(subtree_root, root);

  std::uint64_t first = start;
  std::uint64_t last = end - 1;
  std::uint64_t tree_last = size - 1;
  const auto up = [&] {
    first >>= 1;
    last >>= 1;
    tree_last >>= 1;
  };
  if (last == tree_last)
    while (first != last)
      up();
  else
    while (first != last && (last & 1))
      up();

  Hash small, large; // the subtree's root and the tree's, computed from the proof alone
  if (first == last) {
    const auto hash = hash_of(subtree_root);
    if (!hash)
      return false;
    small = large = *hash;
  } else {
    if (proof.empty())
      return false;
    small = large = proof.front();
    proof = proof.subspan(1);
  }
  for (const Hash& step : proof) {
    if (tree_last == 0)
      return false;
    if ((last & 1) || last == tree_last) {
      if (first < last)
        small = node_hash(step, small);
      large = node_hash(step, large);
      while (!(last & 1))
        up();
    } else {
      large = node_hash(large, step);
    }
    up();
  }
  return tree_last == 0 && is_same(small, subtree_root) && is_same(large, root);
}

} // namespace concert::audit
