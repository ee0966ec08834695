#include "rooms/situations/sql/situation_store.h"

#include "embedded/situations_migrations.h"
#include "rooms/situations/sql/situation_lines.h"
#include "rooms/situations/sql/situation_rows.h"

namespace concert::situations {
namespace {

using storage::Row;
using storage::Transaction;

std::string member_text(const Whom& whom) {
  return whom.member ? whom.member->text() : std::string();
}

} // namespace

std::optional<Reached> read_reached(Transaction& tx, SituationId id) {
  const auto situation = read_situation(tx, id);
  return situation ? reached_by(*situation, read_step_outs(tx, id)) : std::nullopt;
}

std::vector<storage::Migration> migrations() {
  std::vector<storage::Migration> out;
  for (const auto& file : embedded::situations_migrations::all())
    out.push_back({"situations", embedded::number_in(file.name), embedded::title_in(file.name), file.bytes});
  return out;
}

void SqlStore::add(const Situation& situation, const audit::Entry& entry) {
  database_.write([&](Transaction& tx) {
    storage::lock_appends(tx); // first, here and below: the revision's row is taken after it by everybody
    insert_situation(tx, situation, 1);
    log_.append(tx, entry);
  });
}

bool SqlStore::save(const Situation& situation, std::int64_t expected_version, const audit::Entry& entry,
                    const std::optional<JudgedAccount>& account) {
  return database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    if (account && account_version(tx, situation.id) != account->version)
      return false;
    if (!update_situation(tx, situation, expected_version))
      return false;
    if (account && account->goes)
      erase_account(tx, situation.id);
    log_.append(tx, entry);
    return true;
  });
}

Result<Situation> SqlStore::save_numbered(SituationId id, TableId table, std::int64_t expected_version,
                                          const std::function<Result<Situation>(std::int64_t)>& step,
                                          const audit::Entry& entry) {
  return database_.write([&](Transaction& tx) -> Result<Situation> {
    storage::lock_appends(tx);
    const auto next = tx.first(
        "select coalesce(max(number), 0) + 1 from situations where table_id = $1",
        [](const Row& row) { return row.get<std::int64_t>(0); }, table);
    Situation after = TRY(step(*next));
    check(after.id == id, "the step is about another situation");
    if (!update_situation(tx, after, expected_version))
      return Refusal::stale();
    after.version = expected_version + 1;
    log_.append(tx, entry);
    return after;
  });
}

bool SqlStore::remove(SituationId id, std::int64_t expected_version, const audit::Entry& entry) {
  situations_.forget(id);
  return database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    const auto table = tx.first(
        "delete from situations where id = $1 and version = $2 returning table_id",
        [](const Row& row) { return row.get<TableId>(0); }, id, expected_version);
    if (!table)
      return false;
    raise_revision(tx, *table);
    erase_sealed(tx, id);
    log_.append(tx, entry);
    return true;
  });
}

bool SqlStore::step_out(SituationId id, const StepOut& out, const audit::Entry& entry) {
  return database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    const std::string member = member_text(out.whom);
    const auto already = tx.first(
        "select 1 from situation_step_outs where situation = $1 and agency = $2 and member = $3 and back_at is null",
        [](const Row& row) { return row.get<int>(0); }, id, out.whom.agency, member);
    if (already)
      return false;
    // Out, back and out again within a microsecond is one time out: the clock of a test may stand still.
    tx.exec("insert into situation_step_outs (situation, agency, member, conflict, at) values ($1, $2, $3, $4, $5)"
            " on conflict (situation, agency, member, at) do update set conflict = excluded.conflict, back_at = null",
            id, out.whom.agency, member, name_of(out.conflict), out.at);
    raise_revision(tx, id);
    log_.append(tx, entry);
    return true;
  });
}

bool SqlStore::call_back(SituationId id, const Whom& whom, Instant at, const audit::Entry& entry) {
  return database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    if (tx.exec("update situation_step_outs set back_at = $4"
                " where situation = $1 and agency = $2 and member = $3 and back_at is null",
                id, whom.agency, member_text(whom), at) == 0)
      return false;
    raise_revision(tx, id);
    log_.append(tx, entry);
    return true;
  });
}

std::vector<SituationId> SqlStore::unsettled() {
  return database_.read([](Transaction& tx) {
    std::vector<SituationId> out;
    tx.each("select id from situations where settled_version <> version",
            [&](const Row& row) { out.push_back(row.get<SituationId>(0)); });
    return out;
  });
}

void SqlStore::settled(SituationId id, std::int64_t version) {
  database_.write([&](Transaction& tx) {
    tx.exec("update situations set settled_version = $2 where id = $1 and settled_version < $2", id, version);
  });
}

std::vector<SituationId> SqlStore::at_stage(access::Stage stage) {
  return database_.read([&](Transaction& tx) {
    std::vector<SituationId> out;
    tx.each(
        "select id from situations where stage = $1", [&](const Row& row) { out.push_back(row.get<SituationId>(0)); },
        access::name_of(stage));
    return out;
  });
}

std::int64_t SqlStore::version(SituationId id) {
  return database_.read([&](Transaction& tx) {
    return tx
        .first(
            "select version from situations where id = $1", [](const Row& row) { return row.get<std::int64_t>(0); }, id)
        .value_or(0);
  });
}

std::set<SituationId> SqlStore::ids() {
  return database_.read([](Transaction& tx) {
    std::set<SituationId> out;
    tx.each("select id from situations", [&](const Row& row) { out.insert(row.get<SituationId>(0)); });
    return out;
  });
}

} // namespace concert::situations
