#include "rooms/situations/sql/situation_store.h"

#include <algorithm>
#include <charconv>

#include "embedded/situations_migrations.h"
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

std::optional<Code> code_at(const Row& row, int column) {
  const auto id = row.get<std::optional<std::string>>(column);
  return id ? std::optional(Code{*id, row.get<std::string>(column + 1)}) : std::nullopt;
}

Stage stage_at(const Row& row, int column) {
  const auto stage = access::stage_of(row.get<std::string>(column));
  check(stage.has_value(), "a stored stage is known");
  return *stage;
}

} // namespace

std::vector<storage::Migration> migrations() {
  std::vector<storage::Migration> out;
  for (const auto& file : embedded::situations_migrations::all())
    out.push_back({"situations", embedded::number_in(file.name), embedded::title_in(file.name), file.bytes});
  return out;
}

std::optional<Situation> SqlStore::load(SituationId id) {
  return database_.read([&](Transaction& tx) { return read_situation(tx, id); });
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
  return database_.read([&](Transaction& tx) {
    ListPage page;
    // PRIVACY: the first three lines are the predicate of what this seat may know to exist; count and page share them.
    page.total = *tx.first(
        "select count(*) from situations s where s.table_id = $1"
        " and ((s.stage <> 'screening' and cast($2 as bigint) = 1)"
        "   or (s.stage = 'screening' and s.originating = $3 and cast($4 as bigint) = 1))"
        " and (cast($5 as text) = '' or s.stage = $5) and (cast($6 as bigint) = 0 or s.number = $6)"
        " and (cast($7 as bigint) = 0 or s.stage not in ('concluded', 'rejected'))"
        " and (cast($8 as bigint) = 0 or s.originating = $3 or exists (select 1 from situation_agencies a"
        "      where a.situation = s.id and a.agency = $3 and (a.likely = 1 or a.part <> 'none')))",
        [](const Row& row) { return row.get<std::int64_t>(0); }, query.table, query.sees_table, query.agency,
        query.sees_own_screenings, stage, number, query.open_only, mine);
    std::int64_t last_sorted_at = 0;
    tx.each(
        "select s.id, s.number, s.stage, s.subject, s.subject_version, s.originating, s.urgency, s.urgency_version,"
        " s.opened_at, s.presented_at, s.threshold_met_at, s.first_contact_at, s.connected_at, s.ending_reason,"
        " s.ending_reason_version, s.ended_at, s.stopped_at, s.sorted_at,"
        " (select a.agency from situation_agencies a where a.situation = s.id and a.part = 'lead')"
        " from situations s where s.table_id = $1"
        " and ((s.stage <> 'screening' and cast($2 as bigint) = 1)"
        "   or (s.stage = 'screening' and s.originating = $3 and cast($4 as bigint) = 1))"
        " and (cast($5 as text) = '' or s.stage = $5) and (cast($6 as bigint) = 0 or s.number = $6)"
        " and (cast($7 as bigint) = 0 or s.stage not in ('concluded', 'rejected'))"
        " and (cast($8 as bigint) = 0 or s.originating = $3 or exists (select 1 from situation_agencies a"
        "      where a.situation = s.id and a.agency = $3 and (a.likely = 1 or a.part <> 'none')))"
        " and (cast($9 as bigint) = 0 or (s.sorted_at, s.id) < ($9, $10))"
        " order by s.sorted_at desc, s.id desc limit $11 offset $12",
        [&](const Row& row) {
          ListEntry entry;
          entry.id = row.get<SituationId>(0);
          entry.number = row.get<std::optional<std::int64_t>>(1);
          entry.stage = stage_at(row, 2);
          entry.subject = {row.get<std::string>(3), row.get<std::string>(4)};
          entry.originating = row.get<AgencyId>(5);
          entry.urgency = code_at(row, 6);
          entry.opened_at = row.get<Instant>(8);
          entry.presented_at = row.get<std::optional<Instant>>(9);
          entry.threshold_met_at = row.get<std::optional<Instant>>(10);
          entry.first_contact_at = row.get<std::optional<Instant>>(11);
          entry.connected_at = row.get<std::optional<Instant>>(12);
          if (auto reason = code_at(row, 13))
            entry.ending = Ending{std::move(*reason), row.get<Instant>(15), stage_at(row, 16)};
          last_sorted_at = row.get<std::int64_t>(17);
          entry.lead = row.get<std::optional<AgencyId>>(18);
          page.entries.push_back(std::move(entry));
        },
        query.table, query.sees_table, query.agency, query.sees_own_screenings, stage, number, query.open_only, mine,
        cursor.sorted_at, cursor.id, std::int64_t{query.limit} + 1, query.offset);
    if (page.entries.size() > static_cast<std::size_t>(query.limit)) {
      page.entries.pop_back();
      const ListEntry& last = page.entries.back();
      const Instant sorted_at = last.presented_at.value_or(last.opened_at);
      page.next = std::to_string(sorted_at.us) + "." + last.id.text();
    }
    return page;
  });
}

Figures SqlStore::figures(TableId table) {
  return database_.read([&](Transaction& tx) {
    Figures out;
    tx.each(
        "select stage, count(*) from situations where table_id = $1 and stage <> 'screening' group by stage",
        [&](const Row& row) { out.by_stage[stage_at(row, 0)] = row.get<std::int64_t>(1); }, table);
    tx.each(
        "select ending_reason, count(*) from situations where table_id = $1 and ending_reason is not null"
        " group by ending_reason",
        [&](const Row& row) { out.by_reason[row.get<std::string>(0)] = row.get<std::int64_t>(1); }, table);
    tx.each(
        "select count(*), coalesce(cast(sum(case when r.grade_after < r.grade_before then 1 else 0 end) as bigint), 0)"
        " from situation_risks r join situations s on s.id = r.situation"
        " where s.table_id = $1 and s.stage = 'concluded' and r.grade_after is not null",
        [&](const Row& row) {
          out.factors_assessed = row.get<std::int64_t>(0);
          out.factors_reduced = row.get<std::int64_t>(1);
        },
        table);
    constexpr std::int64_t us_per_minute = 60'000'000;
    tx.each(
        "select threshold_met_at, first_contact_at, connected_at from situations"
        " where table_id = $1 and threshold_met_at is not null",
        [&](const Row& row) {
          const auto met_at = row.get<std::int64_t>(0);
          if (const auto at = row.get<std::optional<std::int64_t>>(1))
            out.minutes_to_first_contact.push_back((*at - met_at) / us_per_minute);
          if (const auto at = row.get<std::optional<std::int64_t>>(2))
            out.minutes_to_connected.push_back((*at - met_at) / us_per_minute);
        },
        table);
    std::sort(out.minutes_to_first_contact.begin(), out.minutes_to_first_contact.end());
    std::sort(out.minutes_to_connected.begin(), out.minutes_to_connected.end());
    return out;
  });
}

} // namespace concert::situations
