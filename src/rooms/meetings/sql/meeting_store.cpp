#include "rooms/meetings/sql/meeting_store.h"

#include "embedded/meetings_migrations.h"
#include "rooms/meetings/sql/meeting_rows.h"
#include "rooms/situations/sql/situation_store.h"

namespace concert::meetings {
namespace {

using storage::Row;
using storage::Transaction;

Header header_in(const Row& row) {
  const auto state = state_of(row.get<std::string>(1));
  check(state.has_value(), "a stored state of a meeting is known");
  return {row.get<MeetingId>(0),
          *state,
          row.get<std::int64_t>(2),
          row.get<Instant>(3),
          row.get<int>(4),
          row.get<std::string>(5),
          row.get<std::string>(6),
          row.get<std::optional<Instant>>(7),
          row.get<std::optional<Instant>>(8)};
}

} // namespace

std::vector<storage::Migration> migrations() {
  std::vector<storage::Migration> out;
  for (const auto& file : embedded::meetings_migrations::all())
    out.push_back({"meetings", embedded::number_in(file.name), embedded::title_in(file.name), file.bytes});
  return out;
}

std::optional<Meeting> SqlStore::load(MeetingId id) {
  return database_.read([&](Transaction& tx) -> std::optional<Meeting> {
    const auto revision = tx.first(
        "select revision from meetings where id = $1", [](const Row& row) { return row.get<std::int64_t>(0); }, id);
    if (!revision)
      return std::nullopt;
    if (const auto kept = meetings_.at(id, *revision))
      return *kept;
    auto found = read_meeting(tx, id);
    return found ? std::optional(*meetings_.keep(id, *revision, std::move(*found))) : std::nullopt;
  });
}

std::optional<Meeting> SqlStore::as_stored(MeetingId id) {
  return database_.read([&](Transaction& tx) { return read_meeting(tx, id); });
}

void SqlStore::add(const Meeting& meeting, const audit::Entry& entry) {
  database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    insert_meeting(tx, meeting);
    log_.append(tx, entry);
  });
}

Result<Meeting> SqlStore::change(MeetingId id, const Step& step, const audit::Entry& entry) {
  auto changed = database_.write([&](Transaction& tx) -> Result<Meeting> {
    storage::lock_appends(tx);
    const auto before = read_meeting(tx, id);
    if (!before)
      return Refusal::not_found();
    Meeting after = TRY(step(*before, [&](SituationId situation) { return situations::read_reached(tx, situation); }));
    check(after.id == id, "the step is about another meeting");
    if (after == *before)
      return after;
    if (after.state == State::in_session && before->state != State::in_session &&
        tx.first(
            "select 1 from meetings where table_id = $1 and state = 'in_session'",
            [](const Row& row) { return row.get<int>(0); }, after.table))
      return Refusal::conflict("refusal.another_in_session"); // the index stands behind it
    update_meeting(tx, *before, after);
    log_.append(tx, entry);
    return after;
  });
  meetings_.forget(id);
  return changed;
}

Result<Meeting> SqlStore::sign(MeetingId id, const SigningStep& step, const audit::Entry& entry) {
  auto changed = database_.write([&](Transaction& tx) -> Result<Meeting> {
    storage::lock_appends(tx);
    const auto before = read_meeting(tx, id);
    if (!before)
      return Refusal::not_found();
    const Signing made = TRY(step(*before));
    update_meeting(tx, *before, made.after);
    log_.append(tx, entry);
    const auto checkpoint = log_.checkpoint(tx, entry.at);
    check(checkpoint.has_value(), "a log that has an entry can be signed");
    tx.exec("insert into meeting_minutes (meeting, minutes, statement, signature, signed_at, seat, member, checkpoint)"
            " values ($1, $2, $3, $4, $5, $6, $7, $8)",
            id, made.minutes.text, made.minutes.statement, made.minutes.signature, made.minutes.signed_at,
            made.minutes.seat, made.minutes.member, checkpoint->note);
    return made.after;
  });
  meetings_.forget(id);
  return changed;
}

std::optional<SignedMinutes> SqlStore::minutes(MeetingId id) {
  return database_.read([&](Transaction& tx) {
    return tx.first(
        "select minutes, statement, signature, signed_at, seat, member, checkpoint from meeting_minutes"
        " where meeting = $1",
        [](const Row& row) {
          return SignedMinutes{row.get<std::string>(0), row.get<std::string>(1), row.get<Bytes>(2),
                               row.get<Instant>(3),     row.get<SeatId>(4),      row.get<MemberId>(5),
                               row.get<std::string>(6)};
        },
        id);
  });
}

std::vector<Header> SqlStore::list(TableId table, int limit) {
  return database_.read([&](Transaction& tx) {
    std::vector<Header> out;
    tx.each(
        "select id, state, revision, planned_start, expected_minutes, place, link, started_at, closed_at from meetings"
        " where table_id = $1 order by planned_start desc, id desc limit $2",
        [&](const Row& row) { out.push_back(header_in(row)); }, table, limit);
    return out;
  });
}

std::optional<Header> SqlStore::current(TableId table, Instant since) {
  return database_.read([&](Transaction& tx) {
    return tx.first(
        "select id, state, revision, planned_start, expected_minutes, place, link, started_at, closed_at from meetings"
        " where table_id = $1 and ((state = 'in_session' and started_at >= $2)"
        " or (state = 'planned' and planned_start >= $2)) order by state, planned_start, id limit 1",
        header_in, table, since);
  });
}

std::vector<Header> SqlStore::left_open(TableId table, Instant before) {
  return database_.read([&](Transaction& tx) {
    std::vector<Header> out;
    tx.each(
        "select id, state, revision, planned_start, expected_minutes, place, link, started_at, closed_at from meetings"
        " where table_id = $1 and ((state = 'in_session' and started_at < $2)"
        " or (state = 'planned' and planned_start < $2)) order by planned_start, id",
        [&](const Row& row) { out.push_back(header_in(row)); }, table, before);
    return out;
  });
}

std::map<SituationId, Instant> SqlStore::heard_before(TableId table) {
  return database_.read([&](Transaction& tx) {
    std::map<SituationId, Instant> out;
    tx.each(
        "select i.situation, max(m.closed_at) from meetings m join meeting_items i on i.meeting = m.id"
        " where m.table_id = $1 and m.closed_at is not null group by i.situation",
        [&](const Row& row) { out[row.get<SituationId>(0)] = row.get<Instant>(1); }, table);
    return out;
  });
}

std::optional<TableRules> SqlStore::rules(TableId table) {
  return database_.read([&](Transaction& tx) {
    return tx.first(
        "select version, quorum_kind, quorum, quorum_binds, reminder, minutes_per_situation, expected_minutes"
        " from meeting_rules where table_id = $1",
        [&](const Row& row) {
          const auto kind = quorum_kind_of(row.get<std::string>(1));
          check(kind.has_value(), "a stored kind of quorum is known");
          return TableRules{table,           row.get<std::int64_t>(0), *kind,
                            row.get<int>(2), row.get<bool>(3),         row.get<std::string>(4),
                            row.get<int>(5), row.get<int>(6)};
        },
        table);
  });
}

bool SqlStore::save_rules(const TableRules& rules, std::int64_t expected_version, const audit::Entry& entry) {
  return database_.write([&](Transaction& tx) {
    storage::lock_appends(tx);
    const auto version = tx.first(
        "select version from meeting_rules where table_id = $1",
        [](const Row& row) { return row.get<std::int64_t>(0); }, rules.table);
    if (version.value_or(0) != expected_version)
      return false;
    tx.exec("insert into meeting_rules (table_id, version, quorum_kind, quorum, quorum_binds, reminder,"
            " minutes_per_situation, expected_minutes) values ($1, $2, $3, $4, $5, $6, $7, $8)"
            " on conflict (table_id) do update set version = excluded.version, quorum_kind = excluded.quorum_kind,"
            " quorum = excluded.quorum, quorum_binds = excluded.quorum_binds, reminder = excluded.reminder,"
            " minutes_per_situation = excluded.minutes_per_situation, expected_minutes = excluded.expected_minutes",
            rules.table, rules.version, name_of(rules.quorum_kind), rules.quorum, rules.quorum_binds, rules.reminder,
            rules.minutes_per_situation, rules.expected_minutes);
    log_.append(tx, entry);
    return true;
  });
}

} // namespace concert::meetings
