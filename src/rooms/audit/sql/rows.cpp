#include "rooms/audit/sql/rows.h"

namespace concert::audit {

KeptEntry kept_entry(const storage::Row& row) {
  KeptEntry out;
  out.seq = row.get<std::int64_t>(0);
  out.entry.at = row.get<Instant>(1);
  out.entry.member = row.get<std::string>(2);
  out.entry.seat = row.get<std::string>(3);
  out.entry.agency = row.get<std::string>(4);
  out.entry.act = row.get<std::string>(5);
  out.entry.object_kind = row.get<std::string>(6);
  out.entry.object = row.get<std::string>(7);
  out.entry.field_class = row.get<std::string>(8);
  const auto sealed = row.get<std::int64_t>(9);
  auto digest = row.get<Bytes>(10);
  if (sealed != 0 && sealed != 1)
    digest.push_back(static_cast<std::uint8_t>(sealed)); // neither: must not pass for either
  out.entry.detail = Detail::kept(sealed == 1, std::move(digest), row.get<Bytes>(11));
  out.leaf = row.get<Bytes>(12);
  out.mac = row.get<Bytes>(13);
  return out;
}

std::optional<KeptTree> kept_tree(storage::Transaction& transaction) {
  return transaction.first(
      "select size, peaks, checkpoint_size, checkpoint_at, checkpoint_root, mac from audit_tree where one = 1",
      [](const storage::Row& row) {
        return KeptTree{row.get<std::int64_t>(0), row.get<Bytes>(1), row.get<std::int64_t>(2),
                        row.get<Instant>(3),      row.get<Bytes>(4), row.get<Bytes>(5)};
      });
}

std::optional<KeptCheckpoint> last_kept_checkpoint(storage::Transaction& transaction) {
  return transaction.first("select size, note from audit_checkpoints order by size desc limit 1",
                           [](const storage::Row& row) {
                             return KeptCheckpoint{row.get<std::int64_t>(0), row.get<std::string>(1)};
                           });
}

std::int64_t count_entries(storage::Transaction& transaction) {
  return *transaction.first("select count(*) from audit_entries",
                            [](const storage::Row& row) { return row.get<std::int64_t>(0); });
}

PerfectSubtree stored_subtrees(storage::Transaction& transaction, Shortcuts shortcuts) {
  return [&transaction, shortcuts](unsigned level, std::uint64_t index) {
    const unsigned below = shortcuts == Shortcuts::use ? level / subtree_step * subtree_step : 0;
    const std::uint64_t width = std::uint64_t{1} << (level - below);
    const std::uint64_t first = index * width;
    Frontier tree;
    const auto add = [&](const storage::Row& row) { // throws nothing itself: that would end the transaction
      if (const auto hash = hash_of(row.get<Bytes>(0)))
        tree.append(*hash);
    };
    if (below == 0)
      transaction.each("select leaf from audit_entries where seq > $1 and seq <= $2 order by seq", add, first,
                       first + width);
    else
      transaction.each("select root from audit_subtrees where level = $1 and position >= $2 and position < $3 "
                       "order by position",
                       add, below, first, first + width);
    if (tree.size() != width)
      throw storage::Failure(storage::FailureKind::corrupt, "audit: entries are missing or damaged");
    return tree.root();
  };
}

} // namespace concert::audit
