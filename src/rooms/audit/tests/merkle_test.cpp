#include <doctest/doctest.h>

#include <bit>
#include <random>

#include "base/check.h"
#include "rooms/audit/merkle.h"

using namespace concert;
using namespace concert::audit;

namespace {

Hash numbered_leaf(std::uint64_t n) {
  return leaf_hash(bytes_of("leaf " + std::to_string(n)));
}

// RFC 6962 §2.1, word for word: the second opinion.
Hash plain_root(std::uint64_t first, std::uint64_t n) {
  if (n == 0)
    return empty_root();
  if (n == 1)
    return numbered_leaf(first);
  std::uint64_t k = 1;
  while (2 * k < n)
    k *= 2;
  return node_hash(plain_root(first, k), plain_root(first + k, n - k));
}

// All perfect subtrees over the first `size` leaves, computed once.
struct Forest {
  explicit Forest(std::uint64_t size) {
    levels.emplace_back();
    for (std::uint64_t i = 0; i < size; ++i)
      levels[0].push_back(numbered_leaf(i));
    while (levels.back().size() > 1) {
      std::vector<Hash> next;
      for (std::size_t i = 0; i + 1 < levels.back().size(); i += 2)
        next.push_back(node_hash(levels.back()[i], levels.back()[i + 1]));
      levels.push_back(next);
    }
  }
  PerfectSubtree subtrees() const {
    return [this](unsigned level, std::uint64_t index) { return levels.at(level).at(index); };
  }
  std::vector<std::vector<Hash>> levels;
};

bool is_valid_subtree(std::uint64_t start, std::uint64_t end) {
  std::uint64_t width = 1;
  while (width < end - start)
    width *= 2;
  return start < end && start % width == 0;
}

} // namespace

TEST_CASE("the published roots") {
  const char* leaves[] = {
      "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
  const char* roots[] = {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                         "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                         "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                         "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                         "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                         "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                         "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                         "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  Frontier frontier;
  CHECK(to_hex(frontier.root()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  for (int i = 0; i < 8; ++i) {
    frontier.append(leaf_hash(*from_hex(leaves[i])));
    CHECK(to_hex(frontier.root()) == roots[i]);
  }
}

TEST_CASE("a frontier has the root of the tree, and survives being written down") {
  Frontier frontier;
  std::vector<std::pair<unsigned, Hash>> completed;
  for (std::uint64_t n = 0; n <= 300; ++n) {
    CHECK(frontier.root() == plain_root(0, n));
    CHECK(frontier.size() == n);
    const auto again = Frontier::of(n, frontier.peaks());
    REQUIRE(again);
    CHECK(*again == frontier);
    frontier.append(numbered_leaf(n), [&](unsigned level, const Hash& root) {
      CHECK(root == plain_root(n >> level << level, std::uint64_t{1} << level));
      completed.emplace_back(level, root);
    });
  }
  CHECK(completed.size() == 301 - std::popcount(301u)); // one node for each join
  Bytes peaks = frontier.peaks();
  CHECK_FALSE(Frontier::of(300, peaks));
  peaks.pop_back();
  CHECK_FALSE(Frontier::of(301, peaks));
  CHECK_FALSE(Frontier::of(1, {}));
  CHECK(Frontier::of(0, {}));
}

TEST_CASE("consistency proofs between any two sizes up to 300") {
  const Forest forest(300);
  std::vector<Hash> roots;
  for (std::uint64_t n = 0; n <= 300; ++n)
    roots.push_back(plain_root(0, n));
  std::mt19937 random(5);
  for (std::uint64_t size2 = 1; size2 <= 300; ++size2)
    for (std::uint64_t size1 = 1; size1 <= size2; ++size1) {
      CAPTURE(size1);
      CAPTURE(size2);
      Proof proof = consistency_proof(size1, size2, forest.subtrees());
      REQUIRE(proves_consistency(size1, size2, roots[size1], roots[size2], proof));
      REQUIRE(proof.size() <= static_cast<std::size_t>(std::bit_width(size2)) + 1);
      // One thing wrong at a time.
      if (size1 < size2) {
        REQUIRE_FALSE(proves_consistency(size1, size2, roots[size1 - 1], roots[size2], proof));
        REQUIRE_FALSE(proves_consistency(size1, size2, roots[size2], roots[size1], proof));
      }
      if (!proof.empty()) {
        const auto i = random() % proof.size();
        proof[i][random() % 32] ^= static_cast<std::uint8_t>(1 << random() % 8);
        REQUIRE_FALSE(proves_consistency(size1, size2, roots[size1], roots[size2], proof));
      }
      proof.push_back(roots[1]);
      REQUIRE_FALSE(proves_consistency(size1, size2, roots[size1], roots[size2], proof));
    }
}

TEST_CASE("inclusion proofs of every entry in every size up to 70") {
  const Forest forest(70);
  for (std::uint64_t size = 1; size <= 70; ++size) {
    const Hash root = plain_root(0, size);
    for (std::uint64_t index = 0; index < size; ++index) {
      CAPTURE(index);
      CAPTURE(size);
      const Proof proof = inclusion_proof(index, size, forest.subtrees());
      REQUIRE(proves_inclusion(index, size, numbered_leaf(index), proof, root));
      REQUIRE_FALSE(proves_inclusion(index, size, numbered_leaf(index + 1), proof, root));
      REQUIRE_FALSE(proves_inclusion(size, size, numbered_leaf(index), proof, root));
      // The size is not bound by the proof alone; the position is.
      for (std::uint64_t other = 0; other < size; ++other)
        if (other != index)
          REQUIRE_FALSE(proves_inclusion(other, size, numbered_leaf(index), proof, root));
    }
  }
}

TEST_CASE("proofs about subtrees of every shape up to 40") {
  const Forest forest(40);
  for (std::uint64_t size = 1; size <= 40; ++size)
    for (std::uint64_t start = 0; start < size; ++start)
      for (std::uint64_t end = start + 1; end <= size; ++end) {
        CAPTURE(start);
        CAPTURE(end);
        CAPTURE(size);
        const Hash root = plain_root(0, size);
        const Hash subtree = plain_root(start, end - start);
        if (!is_valid_subtree(start, end)) {
          REQUIRE_FALSE(proves_subtree_consistency(start, end, size, subtree, root, {}));
          REQUIRE_THROWS_AS(subtree_consistency_proof(start, end, size, forest.subtrees()), Bug);
          continue;
        }
        REQUIRE(root_of(start, end, forest.subtrees()) == subtree);
        const Proof proof = subtree_consistency_proof(start, end, size, forest.subtrees());
        REQUIRE(proves_subtree_consistency(start, end, size, subtree, root, proof));
        REQUIRE_FALSE(proves_subtree_consistency(start, end, size, numbered_leaf(99), root, proof));
        if (start > 0 || end < size)
          REQUIRE_FALSE(proves_subtree_consistency(start, end, size, subtree, numbered_leaf(99), proof));
        for (std::uint64_t index = start; index < end; ++index)
          REQUIRE(proves_subtree_inclusion(index, start, end, numbered_leaf(index),
                                           subtree_inclusion_proof(index, start, end, forest.subtrees()), subtree));
      }
}

TEST_CASE("subtrees out of leaves, and proofs that cannot be made") {
  const auto leaves = from_leaves(numbered_leaf);
  CHECK(leaves(3, 2) == plain_root(16, 8));
  CHECK(consistency_proof(5, 13, leaves) == consistency_proof(5, 13, Forest(13).subtrees()));
  CHECK_THROWS_AS(inclusion_proof(3, 3, leaves), Bug);
  CHECK_THROWS_AS(consistency_proof(0, 3, leaves), Bug);
  CHECK_THROWS_AS(consistency_proof(4, 3, leaves), Bug);
}
