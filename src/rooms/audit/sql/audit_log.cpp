#include "rooms/audit/sql/audit_log.h"

#include "base/check.h"
#include "embedded/audit_migrations.h"
#include "rooms/audit/sql/rows.h"

namespace concert::audit {

namespace {

using storage::Transaction;

// Of a checkpoint's time, which its note holds in whole seconds.
Instant whole_seconds(Instant at) {
  constexpr std::int64_t second = 1'000'000;
  return {at.us - ((at.us % second) + second) % second};
}

[[noreturn]] void corrupt(const char* what) {
  throw storage::Failure(storage::FailureKind::corrupt, what);
}

void insert(Transaction& transaction, std::int64_t seq, const Entry& entry, const Hash& leaf, const Hash& mac) {
  const auto& detail = entry.detail;
  const auto inserted = transaction.exec(
      "insert into audit_entries (seq, at, member, seat, agency, act, object_kind, object, field_class, sealed, "
      "digest, detail, leaf, mac) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) "
      "on conflict (seq) do nothing",
      seq, entry.at, entry.member, entry.seat, entry.agency, entry.act, entry.object_kind, entry.object,
      entry.field_class, detail.is_sealed(), detail.digest(), detail.box(), BytesView(leaf), BytesView(mac));
  // Not a failure of the kind `unique`, which a room might take for a conflict of its own.
  if (inserted != 1)
    corrupt("audit: the tree row is behind its entries");
}

} // namespace

std::vector<storage::Migration> migrations() {
  std::vector<storage::Migration> out;
  for (const auto& file : embedded::audit_migrations::all())
    out.push_back({"audit", embedded::number_in(file.name), embedded::title_in(file.name), file.bytes});
  return out;
}

AuditLog::AuditLog(const crypto::SecretKey& root, AuditOptions options) : keys_(root), options_(std::move(options)) {
  check(options_.checkpoint_every > 0 && !options_.origin.empty() &&
            options_.origin.find_first_of(" +\n") == std::string::npos,
        "audit: options");
}

std::optional<Tree> AuditLog::tree(Transaction& transaction) const {
  const auto kept = kept_tree(transaction);
  if (!kept) {
    if (count_entries(transaction) > 0 || last_kept_checkpoint(transaction))
      corrupt("audit: the tree row is gone");
    return std::nullopt;
  }
  auto tree = keys_.open_tree(*kept);
  if (!tree)
    corrupt("audit: the tree row was not written with this key");
  return tree;
}

void AuditLog::keep(Transaction& transaction, const Tree& tree) const {
  transaction.exec("insert into audit_tree (one, size, peaks, checkpoint_size, checkpoint_at, checkpoint_root, mac) "
                   "values (1, $1, $2, $3, $4, $5, $6) on conflict (one) do update set size = excluded.size, "
                   "peaks = excluded.peaks, checkpoint_size = excluded.checkpoint_size, "
                   "checkpoint_at = excluded.checkpoint_at, checkpoint_root = excluded.checkpoint_root, "
                   "mac = excluded.mac",
                   tree.frontier.size(), tree.frontier.peaks(), tree.checkpoint_size, tree.checkpoint_at,
                   BytesView(tree.checkpoint_root), BytesView(keys_.tree_mac(tree)));
}

LatestCheckpoint AuditLog::sign(Transaction& transaction, Tree& tree, Instant at) const {
  const Checkpoint checkpoint{tree.frontier.size(), tree.frontier.root(), whole_seconds(at), tree.checkpoint_size,
                              tree.checkpoint_root};
  LatestCheckpoint out{checkpoint, signed_note(checkpoint, options_.origin, keys_.signing())};
  if (transaction.exec("insert into audit_checkpoints (size, note) values ($1, $2) on conflict (size) do nothing",
                       checkpoint.size, out.note) != 1)
    corrupt("audit: the tree row is behind its checkpoints");
  tree.checkpoint_size = checkpoint.size;
  tree.checkpoint_at = checkpoint.at;
  tree.checkpoint_root = checkpoint.root;
  return out;
}

std::int64_t AuditLog::append(Transaction& transaction, const Entry& entry) const {
  if (const auto flaw = flaw_of(entry))
    bug(*flaw);
  storage::lock_appends(transaction);
  Tree tree = this->tree(transaction).value_or(Tree{.frontier = {}, .checkpoint_at = entry.at});

  const auto seq = static_cast<std::int64_t>(tree.frontier.size()) + 1;
  const Hash leaf = leaf_of(seq, entry);
  insert(transaction, seq, entry, leaf, keys_.entry_mac(leaf, entry.detail));
  tree.frontier.append(leaf, [&](unsigned level, const Hash& root) {
    if (level % subtree_step == 0)
      transaction.exec("insert into audit_subtrees (level, position, root) values ($1, $2, $3) "
                       "on conflict (level, position) do update set root = excluded.root",
                       level, (tree.frontier.size() >> level), BytesView(root));
  });
  if (tree.frontier.size() - tree.checkpoint_size >= options_.checkpoint_every ||
      entry.at - tree.checkpoint_at >= options_.checkpoint_after)
    sign(transaction, tree, entry.at);
  keep(transaction, tree);
  return seq;
}

std::optional<LatestCheckpoint> AuditLog::checkpoint(Transaction& transaction, Instant now) const {
  storage::lock_appends(transaction);
  auto tree = this->tree(transaction);
  if (!tree)
    return std::nullopt;
  if (tree->frontier.size() == tree->checkpoint_size) {
    const auto kept = last_kept_checkpoint(transaction);
    const auto checkpoint = kept ? open_checkpoint(kept->note) : std::nullopt;
    if (!checkpoint || checkpoint->size != tree->checkpoint_size)
      corrupt("audit: the last checkpoint is gone");
    return LatestCheckpoint{*checkpoint, kept->note};
  }
  const auto out = sign(transaction, *tree, now);
  keep(transaction, *tree);
  return out;
}

std::vector<LatestCheckpoint> AuditLog::checkpoints(storage::Database& database) const {
  return database.read([&](Transaction& transaction) {
    std::vector<LatestCheckpoint> out;
    transaction.each("select note from audit_checkpoints order by size", [&](const storage::Row& row) {
      const auto note = row.get<std::string>(0);
      if (const auto checkpoint = open_checkpoint(note))
        out.push_back({*checkpoint, note});
    });
    return out;
  });
}

std::optional<LatestCheckpoint> AuditLog::latest_checkpoint(storage::Database& database) const {
  return database.read([&](Transaction& transaction) -> std::optional<LatestCheckpoint> {
    const auto kept = last_kept_checkpoint(transaction);
    const auto checkpoint = kept ? open_checkpoint(kept->note) : std::nullopt;
    if (!checkpoint)
      return std::nullopt;
    return LatestCheckpoint{*checkpoint, kept->note};
  });
}

std::optional<Checkpoint> AuditLog::open_checkpoint(std::string_view note) const {
  return open_note(note, options_.origin, keys_.signing().public_key());
}

} // namespace concert::audit
