#include <algorithm>

#include "rooms/audit/sql/audit_log.h"
#include "rooms/audit/sql/rows.h"

namespace concert::audit {

namespace {

using storage::Sql;
using storage::Transaction;

constexpr std::int64_t rows_at_once = 2'000; // PostgreSQL hands over a whole answer, and a log may be long

// One statement for each way in, so that each goes through its index; the other conditions are tested on what it finds.
Sql statement_for(const Filter& filter) {
  if (!filter.object.empty())
    return "select seq, at, member, seat, agency, act, object_kind, object, field_class, sealed, digest, detail, leaf, "
           "mac from audit_entries where seq < $1 and object = $2 and ($3 = '' or agency = $3) and "
           "($4 = '' or member = $4) and ($5 = '' or act = $5) and at >= $6 and at < $7 order by seq desc limit $8";
  if (!filter.member.empty())
    return "select seq, at, member, seat, agency, act, object_kind, object, field_class, sealed, digest, detail, leaf, "
           "mac from audit_entries where seq < $1 and ($2 = '' or object = $2) and ($3 = '' or agency = $3) and "
           "member = $4 and ($5 = '' or act = $5) and at >= $6 and at < $7 order by seq desc limit $8";
  if (!filter.agency.empty())
    return "select seq, at, member, seat, agency, act, object_kind, object, field_class, sealed, digest, detail, leaf, "
           "mac from audit_entries where seq < $1 and ($2 = '' or object = $2) and agency = $3 and "
           "($4 = '' or member = $4) and ($5 = '' or act = $5) and at >= $6 and at < $7 order by seq desc limit $8";
  return "select seq, at, member, seat, agency, act, object_kind, object, field_class, sealed, digest, detail, leaf, "
         "mac from audit_entries where seq < $1 and ($2 = '' or object = $2) and ($3 = '' or agency = $3) and "
         "($4 = '' or member = $4) and ($5 = '' or act = $5) and at >= $6 and at < $7 order by seq desc limit $8";
}

constexpr std::int64_t endless = std::numeric_limits<std::int64_t>::max();

} // namespace

Page AuditLog::entries(storage::Database& database, const Filter& filter, std::optional<std::int64_t> before,
                       std::int64_t limit) const {
  const std::int64_t most = std::clamp<std::int64_t>(limit, 1, 10'000);
  return database.read([&](Transaction& transaction) {
    Page page;
    transaction.each(
        statement_for(filter), [&](const storage::Row& row) { page.entries.push_back(kept_entry(row)); },
        before.value_or(endless), filter.object, filter.agency, filter.member, filter.act,
        filter.from.value_or(Instant{-endless}), filter.to.value_or(Instant{endless}), most + 1);
    if (static_cast<std::int64_t>(page.entries.size()) > most) {
      page.entries.pop_back();
      page.next = page.entries.back().seq;
    }
    return page;
  });
}

std::optional<KeptEntry> AuditLog::entry(storage::Database& database, std::int64_t seq) const {
  return database.read([&](Transaction& transaction) {
    return transaction.first("select seq, at, member, seat, agency, act, object_kind, object, field_class, sealed, "
                             "digest, detail, leaf, mac from audit_entries where seq = $1",
                             kept_entry, seq);
  });
}

Report AuditLog::verify(storage::Database& database, std::span<const Checkpoint> witnesses) const {
  return database.read([&](Transaction& transaction) { return verify(transaction, witnesses); });
}

Report AuditLog::verify(Transaction& transaction, std::span<const Checkpoint> witnesses) const {
  Surroundings surroundings;
  surroundings.entries = count_entries(transaction);
  surroundings.tree = kept_tree(transaction);
  transaction.each("select size, note from audit_checkpoints order by size", [&](const storage::Row& row) {
    surroundings.checkpoints.push_back({row.get<std::int64_t>(0), row.get<std::string>(1)});
  });
  surroundings.witnesses.assign(witnesses.begin(), witnesses.end());

  Verifier verifier(keys_, options_.origin, std::move(surroundings));
  std::optional<std::int64_t> after;
  for (std::int64_t read = rows_at_once; read == rows_at_once;) {
    read = 0;
    const auto add = [&](const storage::Row& row) {
      const KeptEntry kept = kept_entry(row);
      verifier.add(kept);
      after = kept.seq;
      ++read;
    };
    if (after)
      transaction.each("select seq, at, member, seat, agency, act, object_kind, object, field_class, sealed, digest, "
                       "detail, leaf, mac from audit_entries where seq > $1 order by seq limit $2",
                       add, *after, rows_at_once);
    else
      transaction.each("select seq, at, member, seat, agency, act, object_kind, object, field_class, sealed, digest, "
                       "detail, leaf, mac from audit_entries order by seq limit $1",
                       add, rows_at_once);
  }
  return verifier.finish();
}

} // namespace concert::audit
