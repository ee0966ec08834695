// Headers of named situations, and counts: the reads that a meeting and the figures page live on.
#include <algorithm>

#include "rooms/situations/sql/situation_lines.h"
#include "rooms/situations/sql/situation_store.h"

namespace concert::situations {

using storage::Row;
using storage::Transaction;

std::vector<ListEntry> SqlStore::headers(const ListQuery& query, const std::vector<SituationId>& ids) {
  const Reader reader = reader_of(query.member, query.represents_agency);
  return database_.read([&](Transaction& tx) {
    std::vector<ListEntry> out;
    for (const SituationId id : ids) // some dozens, each one row by its key
      tx.each(
          "select s.id, s.number, s.stage, s.subject, s.subject_version, s.originating, s.urgency, s.urgency_version,"
          " s.opened_at, s.presented_at, s.threshold_met_at, s.first_contact_at, s.connected_at, s.ending_reason,"
          " s.ending_reason_version, s.ended_at, s.stopped_at,"
          " (select a.agency from situation_agencies a where a.situation = s.id and a.part = 'lead')"
          " from situations s where s.id = $5 and s.table_id = $1"
          " and ((s.stage <> 'screening' and cast($2 as bigint) = 1)"
          "   or (s.stage = 'screening' and s.originating = $3 and cast($4 as bigint) = 1))"
          " and not exists (select 1 from situation_step_outs o where o.situation = s.id and o.back_at is null"
          "  and (o.member = $6 or (o.member = '' and o.agency = $3 and cast($7 as bigint) = 1)))",
          [&](const Row& row) { out.push_back(line_in(row)); }, query.table, query.sees_table, query.agency,
          query.sees_own_screenings, id, reader.member, reader.represents);
    return out;
  });
}

Figures SqlStore::figures(TableId table, const access::Actor& by) {
  const Reader reader = reader_of(by.member, by.role == access::Role::representative);
  const std::string agency = by.agency.is_nil() ? "none" : by.agency.text();
  return database_.read([&](Transaction& tx) {
    Figures out;
    tx.each(
        "select s.stage, count(*) from situations s where s.table_id = $1 and s.stage <> 'screening'"
        " and not exists (select 1 from situation_step_outs o where o.situation = s.id and o.back_at is null"
        "  and (o.member = $2 or (o.member = '' and o.agency = $3 and cast($4 as bigint) = 1)))"
        " group by s.stage",
        [&](const Row& row) { out.by_stage[stage_at(row, 0)] = row.get<std::int64_t>(1); }, table, reader.member,
        agency, reader.represents);
    tx.each(
        "select s.ending_reason, count(*) from situations s where s.table_id = $1 and s.ending_reason is not null"
        " and not exists (select 1 from situation_step_outs o where o.situation = s.id and o.back_at is null"
        "  and (o.member = $2 or (o.member = '' and o.agency = $3 and cast($4 as bigint) = 1)))"
        " group by s.ending_reason",
        [&](const Row& row) { out.by_reason[row.get<std::string>(0)] = row.get<std::int64_t>(1); }, table,
        reader.member, agency, reader.represents);
    tx.each(
        "select count(*), coalesce(cast(sum(case when r.grade_after < r.grade_before then 1 else 0 end) as bigint), 0)"
        " from situation_risks r join situations s on s.id = r.situation"
        " where s.table_id = $1 and s.stage = 'concluded' and r.grade_after is not null"
        " and not exists (select 1 from situation_step_outs o where o.situation = s.id and o.back_at is null"
        "  and (o.member = $2 or (o.member = '' and o.agency = $3 and cast($4 as bigint) = 1)))",
        [&](const Row& row) {
          out.factors_assessed = row.get<std::int64_t>(0);
          out.factors_reduced = row.get<std::int64_t>(1);
        },
        table, reader.member, agency, reader.represents);
    constexpr std::int64_t us_per_minute = 60'000'000;
    tx.each(
        "select s.threshold_met_at, s.first_contact_at, s.connected_at from situations s"
        " where s.table_id = $1 and s.threshold_met_at is not null"
        " and not exists (select 1 from situation_step_outs o where o.situation = s.id and o.back_at is null"
        "  and (o.member = $2 or (o.member = '' and o.agency = $3 and cast($4 as bigint) = 1)))",
        [&](const Row& row) {
          const auto met_at = row.get<std::int64_t>(0);
          if (const auto at = row.get<std::optional<std::int64_t>>(1))
            out.minutes_to_first_contact.push_back((*at - met_at) / us_per_minute);
          if (const auto at = row.get<std::optional<std::int64_t>>(2))
            out.minutes_to_connected.push_back((*at - met_at) / us_per_minute);
        },
        table, reader.member, agency, reader.represents);
    std::sort(out.minutes_to_first_contact.begin(), out.minutes_to_first_contact.end());
    std::sort(out.minutes_to_connected.begin(), out.minutes_to_connected.end());
    return out;
  });
}

} // namespace concert::situations
