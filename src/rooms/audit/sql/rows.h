// How the log's rows are read, in one place; internal to the part.
#pragma once

#include "platform/storage/storage.h"
#include "rooms/audit/checkpoint.h"
#include "rooms/audit/entry.h"
#include "rooms/audit/keys.h"

namespace concert::audit {

// seq, at, member, seat, agency, act, object_kind, object, field_class, sealed, digest, detail, leaf, mac
KeptEntry kept_entry(const storage::Row& row);

std::optional<KeptTree> kept_tree(storage::Transaction& transaction);
std::optional<KeptCheckpoint> last_kept_checkpoint(storage::Transaction& transaction);
std::int64_t count_entries(storage::Transaction& transaction);

// Roots of full subtrees out of the store, for proofs.
enum class Shortcuts { use, avoid }; // audit_subtrees is derived and may have been tampered with
PerfectSubtree stored_subtrees(storage::Transaction& transaction, Shortcuts shortcuts);
constexpr unsigned subtree_step = 8; // audit_subtrees has the levels 8, 16, 24 ...

} // namespace concert::audit
