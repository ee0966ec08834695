// Reading: one situation, pages of the list, headers of named ones, and counts. What was worked out at one version or
// revision is kept until the next.
#include <algorithm>
#include <charconv>
#include <map>

#include "rooms/situations/sql/situation_lines.h"
#include "rooms/situations/sql/situation_rows.h"
#include "rooms/situations/sql/situation_store.h"

namespace concert::situations {

using storage::Row;
using storage::Transaction;

namespace {

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

std::int64_t revision_of(Transaction& tx, TableId table) {
  return tx
      .first(
          "select revision from situation_revisions where table_id = $1",
          [](const Row& row) { return row.get<std::int64_t>(0); }, table)
      .value_or(0);
}

// PRIVACY: who asks is part of what is asked; nobody is ever given what was worked out for somebody else.
std::string text_of(TableId table, AgencyId agency, const Reader& reader) {
  return table.text() + agency.text() + reader.member + (reader.represents ? "r" : "-");
}

std::int64_t ended_since(const ListQuery& query) {
  return query.ended_since ? query.ended_since->us : 0;
}

// What decides which situations are on the list and how many: everything but the page.
std::string text_of(const ListQuery& query) {
  return text_of(query.table, query.agency, reader_of(query.member, query.represents_agency)) +
         (query.sees_own_screenings ? "s" : "-") + (query.sees_table ? "t" : "-") +
         (query.involving == Involving::mine ? "m" : "-") + (query.open_only ? "o" : "-") +
         (query.stage ? std::string(access::name_of(*query.stage)) : "") + "|" +
         std::to_string(query.number.value_or(0)) + "|" + std::to_string(ended_since(query));
}

// PRIVACY: the first three lines and the last two of the condition are the predicate of what this seat may know to
// exist; count and page share them. Everything but "mine" is answered by the index situations_listed.
std::int64_t count_of(Transaction& tx, const ListQuery& query) {
  const std::string stage = query.stage ? std::string(access::name_of(*query.stage)) : "";
  const Reader reader = reader_of(query.member, query.represents_agency);
  return *tx.first(
      "select count(*) from situations s where s.table_id = $1"
      " and ((s.stage <> 'screening' and cast($2 as bigint) = 1)"
      "   or (s.stage = 'screening' and s.originating = $3 and cast($4 as bigint) = 1))"
      " and (cast($5 as text) = '' or s.stage = $5) and (cast($6 as bigint) = 0 or s.number = $6)"
      " and (cast($7 as bigint) = 0 or s.stage not in ('concluded', 'rejected'))"
      " and (cast($8 as bigint) = 0 or s.originating = $3 or exists (select 1 from situation_agencies a"
      "      where a.situation = s.id and a.agency = $3 and (a.likely = 1 or a.part <> 'none')))"
      " and not exists (select 1 from situation_step_outs o where o.situation = s.id and o.back_at is null"
      "  and (o.member = $9 or (o.member = '' and o.agency = $3 and cast($10 as bigint) = 1)))"
      " and (cast($11 as bigint) = 0 or s.ended_at >= $11)",
      [](const Row& row) { return row.get<std::int64_t>(0); }, query.table, query.sees_table, query.agency,
      query.sees_own_screenings, stage, query.number.value_or(0), query.open_only, query.involving == Involving::mine,
      reader.member, reader.represents, ended_since(query));
}

ListPage read_page(Transaction& tx, const ListQuery& query) {
  const std::string stage = query.stage ? std::string(access::name_of(*query.stage)) : "";
  const Cursor cursor = cursor_in(query.after);
  const Reader reader = reader_of(query.member, query.represents_agency);
  ListPage page;
  tx.each(
      "select s.id, s.number, s.stage, s.subject, s.subject_version, s.originating, s.urgency, s.urgency_version,"
      " s.opened_at, s.presented_at, s.threshold_met_at, s.first_contact_at, s.connected_at, s.ending_reason,"
      " s.ending_reason_version, s.ended_at, s.stopped_at,"
      " (select a.agency from situation_agencies a where a.situation = s.id and a.part = 'lead'), s.version,"
      " (select count(*) from situation_rounds r where r.situation = s.id)"
      " from (select s.id from situations s where s.table_id = $1"
      "   and ((s.stage <> 'screening' and cast($2 as bigint) = 1)"
      "     or (s.stage = 'screening' and s.originating = $3 and cast($4 as bigint) = 1))"
      "   and (cast($5 as text) = '' or s.stage = $5) and (cast($6 as bigint) = 0 or s.number = $6)"
      "   and (cast($7 as bigint) = 0 or s.stage not in ('concluded', 'rejected'))"
      "   and (cast($8 as bigint) = 0 or s.originating = $3 or exists (select 1 from situation_agencies a"
      "        where a.situation = s.id and a.agency = $3 and (a.likely = 1 or a.part <> 'none')))"
      "   and (cast($9 as bigint) = 0 or (s.sorted_at, s.id) < ($9, $10))"
      "   and not exists (select 1 from situation_step_outs o where o.situation = s.id and o.back_at is null"
      "    and (o.member = $13 or (o.member = '' and o.agency = $3 and cast($14 as bigint) = 1)))"
      "   and (cast($15 as bigint) = 0 or s.ended_at >= $15)"
      "   order by s.sorted_at desc, s.id desc limit $11 offset $12) page"
      " join situations s on s.id = page.id order by s.sorted_at desc, s.id desc",
      [&](const Row& row) { page.entries.push_back(line_in(row)); }, query.table, query.sees_table, query.agency,
      query.sees_own_screenings, stage, query.number.value_or(0), query.open_only, query.involving == Involving::mine,
      cursor.sorted_at, cursor.id, std::int64_t{query.limit} + 1, query.offset, reader.member, reader.represents,
      ended_since(query));
  if (page.entries.size() > static_cast<std::size_t>(query.limit)) {
    page.entries.pop_back();
    const ListEntry& last = page.entries.back();
    const Instant sorted_at = last.presented_at.value_or(last.opened_at);
    page.next = std::to_string(sorted_at.us) + "." + last.id.text();
  }
  return page;
}

} // namespace

std::shared_ptr<const Situation> SqlStore::known(Transaction& tx, SituationId id) {
  const auto version = tx.first(
      "select version from situations where id = $1", [](const Row& row) { return row.get<std::int64_t>(0); }, id);
  if (!version)
    return nullptr;
  if (auto kept = situations_.at(id, *version))
    return kept;
  auto found = read_situation(tx, id);
  return found ? situations_.keep(id, found->version, std::move(*found)) : nullptr;
}

std::optional<Situation> SqlStore::load(SituationId id) {
  return database_.read([&](Transaction& tx) -> std::optional<Situation> {
    const auto found = known(tx, id);
    return found ? std::optional(*found) : std::nullopt;
  });
}

std::optional<Kept> SqlStore::load_kept(SituationId id) {
  return database_.read([&](Transaction& tx) -> std::optional<Kept> {
    const auto found = known(tx, id);
    if (!found)
      return std::nullopt;
    std::vector<StepOut> step_outs =
        read_step_outs(tx, id); // apart: g++ 12 destroys an aggregate twice that is half made
    return Kept{*found, std::move(step_outs)};
  });
}

std::shared_ptr<const ListPage> SqlStore::page_of(Transaction& tx, const ListQuery& query, std::int64_t revision) {
  const std::string which =
      text_of(query) + "|" + std::to_string(query.limit) + "|" + std::to_string(query.offset) + "|" + query.after;
  auto page = pages_.at(which, revision);
  return page ? page : pages_.keep(which, revision, read_page(tx, query));
}

std::int64_t SqlStore::revision(TableId table) {
  return database_.read([&](Transaction& tx) { return revision_of(tx, table); });
}

ListPage SqlStore::list(const ListQuery& query) {
  return database_.read([&](Transaction& tx) {
    const std::int64_t revision = revision_of(tx, query.table);
    ListPage page = *page_of(tx, query, revision);
    if (query.counted) {
      const std::string which = text_of(query);
      auto total = totals_.at(which, revision);
      page.total = total ? *total : *totals_.keep(which, revision, count_of(tx, query));
    }
    return page;
  });
}

std::vector<std::shared_ptr<const Situation>> SqlStore::listed(const ListQuery& query) {
  return database_.read([&](Transaction& tx) {
    std::vector<std::shared_ptr<const Situation>> out;
    const auto page = page_of(tx, query, revision_of(tx, query.table)); // held: another reader may replace what is kept
    for (const ListEntry& entry : page->entries) {
      auto situation = situations_.at(entry.id, entry.version);
      if (situation == nullptr)
        situation = known(tx, entry.id);
      if (situation != nullptr)
        out.push_back(std::move(situation));
    }
    return out;
  });
}

std::vector<ListEntry> SqlStore::headers(const ListQuery& query, const std::vector<SituationId>& ids) {
  const Reader reader = reader_of(query.member, query.represents_agency);
  // Eight to a statement, the last one repeated: an agenda costs two or three statements, not one a line.
  constexpr std::size_t at_once = 8;
  return database_.read([&](Transaction& tx) {
    std::map<SituationId, ListEntry> found;
    for (std::size_t from = 0; from < ids.size(); from += at_once) {
      const auto id = [&](std::size_t i) { return ids[std::min(from + i, ids.size() - 1)]; };
      tx.each(
          "select s.id, s.number, s.stage, s.subject, s.subject_version, s.originating, s.urgency, s.urgency_version,"
          " s.opened_at, s.presented_at, s.threshold_met_at, s.first_contact_at, s.connected_at, s.ending_reason,"
          " s.ending_reason_version, s.ended_at, s.stopped_at,"
          " (select a.agency from situation_agencies a where a.situation = s.id and a.part = 'lead'), s.version,"
          " (select count(*) from situation_rounds r where r.situation = s.id)"
          " from situations s where s.id in ($7, $8, $9, $10, $11, $12, $13, $14) and s.table_id = $1"
          " and ((s.stage <> 'screening' and cast($2 as bigint) = 1)"
          "   or (s.stage = 'screening' and s.originating = $3 and cast($4 as bigint) = 1))"
          " and not exists (select 1 from situation_step_outs o where o.situation = s.id and o.back_at is null"
          "  and (o.member = $5 or (o.member = '' and o.agency = $3 and cast($6 as bigint) = 1)))",
          [&](const Row& row) {
            ListEntry line = line_in(row);
            const SituationId of = line.id;
            found.insert_or_assign(of, std::move(line));
          },
          query.table, query.sees_table, query.agency, query.sees_own_screenings, reader.member, reader.represents,
          id(0), id(1), id(2), id(3), id(4), id(5), id(6), id(7));
    }
    std::vector<ListEntry> out;
    for (const SituationId one : ids)
      if (const auto at = found.find(one); at != found.end())
        out.push_back(at->second);
    return out;
  });
}

std::set<SituationId> SqlStore::kept_from(const access::Actor& by) {
  const Reader reader = reader_of(by.member, by.role == access::Role::representative);
  const std::string agency = by.agency.is_nil() ? "none" : by.agency.text();
  return database_.read([&](Transaction& tx) {
    std::set<SituationId> out;
    tx.each(
        "select distinct o.situation from situation_step_outs o where o.back_at is null"
        " and (o.member = $1 or (o.member = '' and o.agency = $2 and cast($3 as bigint) = 1))",
        [&](const Row& row) { out.insert(row.get<SituationId>(0)); }, reader.member, agency, reader.represents);
    return out;
  });
}

Figures SqlStore::figures(TableId table, const access::Actor& by, const clock::Clock& calendar) {
  const Reader reader = reader_of(by.member, by.role == access::Role::representative);
  const std::string agency = by.agency.is_nil() ? "none" : by.agency.text();
  return database_.read([&](Transaction& tx) {
    const std::int64_t revision = revision_of(tx, table);
    const std::string which = text_of(table, by.agency, reader);
    if (const auto kept = figures_.at(which, revision))
      return *kept;
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
    tx.each(
        "select r.ending_reason, count(*), cast(sum(r.factors_assessed) as bigint),"
        " cast(sum(r.factors_reduced) as bigint) from situation_rounds r join situations s on s.id = r.situation"
        " where s.table_id = $1"
        " and not exists (select 1 from situation_step_outs o where o.situation = s.id and o.back_at is null"
        "  and (o.member = $2 or (o.member = '' and o.agency = $3 and cast($4 as bigint) = 1)))"
        " group by r.ending_reason",
        [&](const Row& row) {
          out.by_reason[row.get<std::string>(0)] += row.get<std::int64_t>(1);
          out.opened_again += row.get<std::int64_t>(1);
          out.factors_assessed += row.get<std::int64_t>(2);
          out.factors_reduced += row.get<std::int64_t>(3);
        },
        table, reader.member, agency, reader.represents);
    constexpr std::int64_t us_per_minute = 60'000'000;
    tx.each(
        "select s.threshold_met_at, s.first_contact_at, s.connected_at, s.lead_named_at from situations s"
        " where s.table_id = $1 and s.threshold_met_at is not null"
        " and not exists (select 1 from situation_step_outs o where o.situation = s.id and o.back_at is null"
        "  and (o.member = $2 or (o.member = '' and o.agency = $3 and cast($4 as bigint) = 1)))"
        " union all select r.threshold_met_at, r.first_contact_at, r.connected_at, r.lead_named_at"
        " from situation_rounds r join situations s on s.id = r.situation"
        " where s.table_id = $1 and r.threshold_met_at is not null"
        " and not exists (select 1 from situation_step_outs o where o.situation = s.id and o.back_at is null"
        "  and (o.member = $2 or (o.member = '' and o.agency = $3 and cast($4 as bigint) = 1)))",
        [&](const Row& row) {
          const auto met_at = row.get<std::int64_t>(0);
          ClockTimes& month = out.by_month[calendar.day_of({met_at}).iso().substr(0, 7)];
          if (const auto at = row.get<std::optional<std::int64_t>>(1)) {
            out.minutes_to_first_contact.push_back((*at - met_at) / us_per_minute);
            month.to_first_contact.push_back(out.minutes_to_first_contact.back());
          }
          if (const auto at = row.get<std::optional<std::int64_t>>(2)) {
            out.minutes_to_connected.push_back((*at - met_at) / us_per_minute);
            month.to_connected.push_back(out.minutes_to_connected.back());
          }
          if (const auto at = row.get<std::optional<std::int64_t>>(3))
            month.to_lead.push_back((*at - met_at) / us_per_minute);
        },
        table, reader.member, agency, reader.represents);
    std::sort(out.minutes_to_first_contact.begin(), out.minutes_to_first_contact.end());
    std::sort(out.minutes_to_connected.begin(), out.minutes_to_connected.end());
    for (auto& [month, times] : out.by_month)
      for (auto* all : {&times.to_lead, &times.to_first_contact, &times.to_connected})
        std::sort(all->begin(), all->end());
    return *figures_.keep(which, revision, std::move(out));
  });
}

} // namespace concert::situations
