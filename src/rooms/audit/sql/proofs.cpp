#include "rooms/audit/sql/audit_log.h"
#include "rooms/audit/sql/rows.h"

namespace concert::audit {

namespace {

using storage::Transaction;

// First with the stored subtrees, and if these do not lead to the root, from the leaves alone. `make` gives nothing
// when its proof does not hold.
template <class Make>
auto with_and_without_shortcuts(Transaction& transaction, Make&& make) -> decltype(make(PerfectSubtree())) {
  for (const Shortcuts shortcuts : {Shortcuts::use, Shortcuts::avoid}) {
    try {
      if (auto made = make(stored_subtrees(transaction, shortcuts)))
        return made;
    } catch (const storage::Failure& failure) {
      if (failure.kind() != storage::FailureKind::corrupt)
        throw;
    }
  }
  return std::nullopt;
}

} // namespace

std::optional<InclusionProof> AuditLog::inclusion_proof(storage::Database& database, std::int64_t seq) const {
  return database.read([&](Transaction& transaction) -> std::optional<InclusionProof> {
    const auto kept = kept_tree(transaction);
    const auto tree = kept ? keys_.open_tree(*kept) : std::nullopt;
    const auto entry = transaction.first(
        "select seq, at, member, seat, agency, act, object_kind, object, field_class, sealed, digest, "
        "detail, leaf, mac from audit_entries where seq = $1",
        kept_entry, seq);
    if (!tree || !entry || seq < 1 || static_cast<std::uint64_t>(seq) > tree->frontier.size())
      return std::nullopt;
    InclusionProof out;
    out.seq = seq;
    out.leaf = leaf_of(seq, entry->entry); // not the stored one: the proof is about what the entry says now
    const bool is_signed = static_cast<std::uint64_t>(seq) <= tree->checkpoint_size;
    out.size = is_signed ? tree->checkpoint_size : tree->frontier.size();
    out.root = is_signed ? tree->checkpoint_root : tree->frontier.root();
    const auto index = static_cast<std::uint64_t>(seq) - 1;
    return with_and_without_shortcuts(transaction, [&](const PerfectSubtree& perfect) -> std::optional<InclusionProof> {
      out.proof = audit::inclusion_proof(index, out.size, perfect);
      if (!proves_inclusion(index, out.size, out.leaf, out.proof, out.root))
        return std::nullopt;
      return out;
    });
  });
}

std::optional<Proof> AuditLog::consistency_proof(storage::Database& database, std::uint64_t size1,
                                                 std::uint64_t size2) const {
  return database.read([&](Transaction& transaction) -> std::optional<Proof> {
    const auto kept = kept_tree(transaction);
    const auto tree = kept ? keys_.open_tree(*kept) : std::nullopt;
    if (!tree || size1 == 0 || size1 > size2 || size2 > tree->frontier.size())
      return std::nullopt;
    return with_and_without_shortcuts(transaction, [&](const PerfectSubtree& perfect) -> std::optional<Proof> {
      // The roots at both sizes are only as good as the store, so hold them against the one that is marked.
      const Hash root1 = root_of(0, size1, perfect);
      const Hash root2 = root_of(0, size2, perfect);
      const Hash root = tree->frontier.root();
      const Proof up_to_now = audit::consistency_proof(size2, tree->frontier.size(), perfect);
      Proof proof = audit::consistency_proof(size1, size2, perfect);
      if (!proves_consistency(size2, tree->frontier.size(), root2, root, up_to_now) ||
          !proves_consistency(size1, size2, root1, root2, proof))
        return std::nullopt;
      return proof;
    });
  });
}

} // namespace concert::audit
