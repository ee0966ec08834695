#include "rooms/situations/sql/situation_store.h"

#include <algorithm>
#include <charconv>

#include "embedded/situations_migrations.h"
#include "rooms/situations/sql/situation_lines.h"
#include "rooms/situations/sql/situation_rows.h"

namespace concert::situations {
namespace {

using storage::Row;
using storage::Transaction;

struct Cursor {
  std::int64_t sorted_at = 0;
  std::string id;
};

// "microseconds.id"; anything else starts at the beginning.
Cursor cursor_in(std::string_view text) {
  Cursor out;
  const auto dot = text.find('.');
  if (dot == std::string_view::npos || !SituationId::parse(text.substr(dot + 1)))
    return {};
  const auto [end, error] = std::from_chars(text.data(), text.data() + dot, out.sorted_at);
  if (error != std::errc() || end != text.data() + dot)
    return {};
  out.id = std::string(text.substr(dot + 1));
  return out;
}

std::vector<StepOut> read_step_outs(Transaction& tx, SituationId id) {
  std::vector<StepOut> out;
  tx.each(
      "select agency, member, conflict, at, back_at from situation_step_outs where situation = $1"
      " order by at, agency, member",
      [&](const Row& row) {
        const auto conflict = conflict_of(row.get<std::string>(2));
        check(conflict.has_value(), "a stored conflict of interest is known");
        const std::string member = row.get<std::string>(1);
        out.push_back({{row.get<AgencyId>(0), member.empty() ? std::nullopt : MemberId::parse(member)},
                       *conflict,
                       row.get<Instant>(3),
                       row.get<std::optional<Instant>>(4)});
      },
      id);
  return out;
}

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

std::optional<Situation> SqlStore::load(SituationId id) {
  return database_.read([&](Transaction& tx) { return read_situation(tx, id); });
}

std::optional<Kept> SqlStore::load_kept(SituationId id) {
  return database_.read([&](Transaction& tx) -> std::optional<Kept> {
    auto situation = read_situation(tx, id);
    if (!situation)
      return std::nullopt;
    return Kept{std::move(*situation), read_step_outs(tx, id)};
  });
}

void SqlStore::add(const Situation& situation, const audit::Entry& entry) {
  database_.write([&](Transaction& tx) {
    insert_situation(tx, situation, 1);
    log_.append(tx, entry);
  });
}

bool SqlStore::save(const Situation& situation, std::int64_t expected_version, const audit::Entry& entry) {
  return database_.write([&](Transaction& tx) {
    if (!update_situation(tx, situation, expected_version))
      return false;
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
  return database_.write([&](Transaction& tx) {
    if (tx.exec("delete from situations where id = $1 and version = $2", id, expected_version) == 0)
      return false;
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

std::set<SituationId> SqlStore::ids() {
  return database_.read([](Transaction& tx) {
    std::set<SituationId> out;
    tx.each("select id from situations", [&](const Row& row) { out.insert(row.get<SituationId>(0)); });
    return out;
  });
}

ListPage SqlStore::list(const ListQuery& query) {
  const std::string stage = query.stage ? std::string(access::name_of(*query.stage)) : "";
  const std::int64_t number = query.number.value_or(0);
  const bool mine = query.involving == Involving::mine;
  const Cursor cursor = cursor_in(query.after);
  const Reader reader = reader_of(query.member, query.represents_agency);
  return database_.read([&](Transaction& tx) {
    ListPage page;
    // PRIVACY: the first three lines and the last two are the predicate of what this seat may know to exist; count and page
    // share them.
    page.total = *tx.first(
        "select count(*) from situations s where s.table_id = $1"
        " and ((s.stage <> 'screening' and cast($2 as bigint) = 1)"
        "   or (s.stage = 'screening' and s.originating = $3 and cast($4 as bigint) = 1))"
        " and (cast($5 as text) = '' or s.stage = $5) and (cast($6 as bigint) = 0 or s.number = $6)"
        " and (cast($7 as bigint) = 0 or s.stage not in ('concluded', 'rejected'))"
        " and (cast($8 as bigint) = 0 or s.originating = $3 or exists (select 1 from situation_agencies a"
        "      where a.situation = s.id and a.agency = $3 and (a.likely = 1 or a.part <> 'none')))"
        " and not exists (select 1 from situation_step_outs o where o.situation = s.id and o.back_at is null"
        "  and (o.member = $9 or (o.member = '' and o.agency = $3 and cast($10 as bigint) = 1)))",
        [](const Row& row) { return row.get<std::int64_t>(0); }, query.table, query.sees_table, query.agency,
        query.sees_own_screenings, stage, number, query.open_only, mine, reader.member, reader.represents);
    tx.each(
        "select s.id, s.number, s.stage, s.subject, s.subject_version, s.originating, s.urgency, s.urgency_version,"
        " s.opened_at, s.presented_at, s.threshold_met_at, s.first_contact_at, s.connected_at, s.ending_reason,"
        " s.ending_reason_version, s.ended_at, s.stopped_at,"
        " (select a.agency from situation_agencies a where a.situation = s.id and a.part = 'lead')"
        " from situations s where s.table_id = $1"
        " and ((s.stage <> 'screening' and cast($2 as bigint) = 1)"
        "   or (s.stage = 'screening' and s.originating = $3 and cast($4 as bigint) = 1))"
        " and (cast($5 as text) = '' or s.stage = $5) and (cast($6 as bigint) = 0 or s.number = $6)"
        " and (cast($7 as bigint) = 0 or s.stage not in ('concluded', 'rejected'))"
        " and (cast($8 as bigint) = 0 or s.originating = $3 or exists (select 1 from situation_agencies a"
        "      where a.situation = s.id and a.agency = $3 and (a.likely = 1 or a.part <> 'none')))"
        " and (cast($9 as bigint) = 0 or (s.sorted_at, s.id) < ($9, $10))"
        " and not exists (select 1 from situation_step_outs o where o.situation = s.id and o.back_at is null"
        "  and (o.member = $13 or (o.member = '' and o.agency = $3 and cast($14 as bigint) = 1)))"
        " order by s.sorted_at desc, s.id desc limit $11 offset $12",
        [&](const Row& row) { page.entries.push_back(line_in(row)); },
        query.table, query.sees_table, query.agency, query.sees_own_screenings, stage, number, query.open_only, mine,
        cursor.sorted_at, cursor.id, std::int64_t{query.limit} + 1, query.offset, reader.member, reader.represents);
    if (page.entries.size() > static_cast<std::size_t>(query.limit)) {
      page.entries.pop_back();
      const ListEntry& last = page.entries.back();
      const Instant sorted_at = last.presented_at.value_or(last.opened_at);
      page.next = std::to_string(sorted_at.us) + "." + last.id.text();
    }
    return page;
  });
}

} // namespace concert::situations
