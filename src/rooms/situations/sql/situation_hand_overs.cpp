// Offers of situations to another table, and what becomes of them.
#include "rooms/situations/sql/situation_lines.h"
#include "rooms/situations/sql/situation_rows.h"
#include "rooms/situations/sql/situation_store.h"

namespace concert::situations {

using storage::Row;
using storage::Transaction;

namespace {

HandOver hand_over_in(const Row& row) {
  HandOver out;
  out.id = row.get<HandOverId>(0);
  out.situation = row.get<SituationId>(1);
  out.from = row.get<TableId>(2);
  out.to = row.get<TableId>(3);
  out.by = row.get<AgencyId>(4);
  out.reason = code_at(row, 5);
  out.offered_at = row.get<Instant>(7);
  const auto state = hand_over_state_of(row.get<std::string>(8));
  check(state.has_value(), "a stored state of a hand-over is known");
  out.state = *state;
  out.answer = maybe_code_at(row, 9);
  out.answered_at = row.get<std::optional<Instant>>(11);
  return out;
}

bool settle_offer(Transaction& tx, const HandOver& after) {
  return tx.exec("update situation_hand_overs set state = $2, answer = $3, answer_version = $4, answered_at = $5"
                 " where id = $1 and state = 'offered'",
                 after.id, std::string(name_of(after.state)),
                 after.answer ? std::optional(after.answer->id) : std::nullopt,
                 after.answer ? std::optional(after.answer->version) : std::nullopt, after.answered_at) != 0;
}

} // namespace

std::vector<HandOver> SqlStore::hand_overs(SituationId id) {
  return database_.read([&](Transaction& tx) {
    std::vector<HandOver> out;
    tx.each(
        "select id, situation, from_table, to_table, by_agency, reason, reason_version, offered_at, state, answer,"
        " answer_version, answered_at from situation_hand_overs where situation = $1 order by offered_at, id",
        [&](const Row& row) { out.push_back(hand_over_in(row)); }, id);
    return out;
  });
}

std::vector<HandOver> SqlStore::offered_to(TableId table) {
  return database_.read([&](Transaction& tx) {
    std::vector<HandOver> out;
    tx.each(
        "select id, situation, from_table, to_table, by_agency, reason, reason_version, offered_at, state, answer,"
        " answer_version, answered_at from situation_hand_overs where to_table = $1 and state = 'offered'"
        " order by offered_at, id",
        [&](const Row& row) { out.push_back(hand_over_in(row)); }, table);
    return out;
  });
}

std::optional<HandOver> SqlStore::hand_over(HandOverId id) {
  return database_.read([&](Transaction& tx) {
    return tx.first(
        "select id, situation, from_table, to_table, by_agency, reason, reason_version, offered_at, state, answer,"
        " answer_version, answered_at from situation_hand_overs where id = $1",
        [](const Row& row) { return hand_over_in(row); }, id);
  });
}

bool SqlStore::offer(const HandOver& offer, const audit::Entry& entry) {
  return database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    if (tx.first(
            "select 1 from situation_hand_overs where situation = $1 and state = 'offered'",
            [](const Row& row) { return row.get<int>(0); }, offer.situation))
      return false;
    tx.exec("insert into situation_hand_overs (id, situation, from_table, to_table, by_agency, reason, reason_version,"
            " offered_at, state) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            offer.id, offer.situation, offer.from, offer.to, offer.by, offer.reason.id, offer.reason.version,
            offer.offered_at, std::string(name_of(offer.state)));
    log_.append(tx, entry);
    return true;
  });
}

bool SqlStore::answer(const HandOver& after, const audit::Entry& entry) {
  return database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    if (!settle_offer(tx, after))
      return false;
    log_.append(tx, entry);
    return true;
  });
}

Result<Situation> SqlStore::take(const HandOver& after, const Situation& old, std::int64_t expected_version,
                                 const std::function<Result<Situation>(std::int64_t)>& step, const audit::Entry& of_old,
                                 const audit::Entry& of_new) {
  return database_.write([&](Transaction& tx) -> Result<Situation> {
    storage::lock_appends(tx);
    const auto open = tx.first(
        "select state from situation_hand_overs where id = $1", [](const Row& row) { return row.get<std::string>(0); },
        after.id);
    const auto version = tx.first(
        "select version from situations where id = $1", [](const Row& row) { return row.get<std::int64_t>(0); },
        old.id);
    if (open != "offered" || version != expected_version)
      return Refusal::stale();
    const auto next = tx.first(
        "select coalesce(max(number), 0) + 1 from situations where table_id = $1",
        [](const Row& row) { return row.get<std::int64_t>(0); }, after.to);
    Situation made = TRY(step(*next));
    check(settle_offer(tx, after) && update_situation(tx, old, expected_version), "both were as they were looked at");
    insert_situation(tx, made, 1);
    made.version = 1;
    log_.append(tx, of_old);
    log_.append(tx, of_new);
    return made;
  });
}

} // namespace concert::situations
