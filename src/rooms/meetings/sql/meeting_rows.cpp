#include "rooms/meetings/sql/meeting_rows.h"

#include <map>

#include "base/check.h"

namespace concert::meetings {
namespace {

using storage::Row;
using storage::Transaction;

template <class Enum, class Named>
Enum known(Named named, const Row& row, int column) {
  const std::optional<Enum> value = named(row.get<std::string>(column));
  check(value.has_value(), "a stored name of a state is known");
  return *value;
}

std::optional<Stage> maybe_stage(const Row& row, int column) {
  const auto name = row.get<std::optional<std::string>>(column);
  return name ? access::stage_of(*name) : std::nullopt;
}
std::optional<std::string> maybe_name(const std::optional<Stage>& stage) {
  return stage ? std::optional(std::string(access::name_of(*stage))) : std::nullopt;
}

Item read_item(const Row& row) {
  Item item;
  item.situation = row.get<SituationId>(0);
  item.number = row.get<std::int64_t>(1);
  item.kind = known<ItemKind>(item_kind_of, row, 2);
  item.state = known<ItemState>(item_state_of, row, 3);
  item.before = maybe_stage(row, 4);
  if (const auto after = maybe_stage(row, 5)) {
    item.after.emplace();
    item.after->number = item.number;
    item.after->stage = *after;
    item.after->lead = row.get<std::optional<AgencyId>>(6);
    if (const auto reason = row.get<std::optional<std::string>>(7))
      item.after->ending = situations::Ending{
          {*reason, row.get<std::string>(8)}, row.get<Instant>(9), known<Stage>(access::stage_of, row, 10)};
  }
  return item;
}

void read_children(Transaction& tx, Meeting& m) {
  std::map<SituationId, Item*> items;
  for (Item& item : m.items)
    items[item.situation] = &item;
  const auto of = [&items](const Row& row) -> Item& {
    const auto at = items.find(row.get<SituationId>(0));
    check(at != items.end(), "what belongs to an item of an agenda has that item");
    return *at->second;
  };
  if (m.started_at)
    tx.each(
        "select situation, began_at, ended_at from meeting_spans where meeting = $1 order by situation, position",
        [&](const Row& row) {
          of(row).spans.push_back({row.get<Instant>(1), row.get<std::optional<Instant>>(2)});
        },
        m.id);
  if (!m.closed_at)
    return; // what they had come to is written down at the close
  tx.each(
      "select situation, part, agency from meeting_item_agencies where meeting = $1 order by situation, part, position",
      [&](const Row& row) {
        Reached& after = *of(row).after;
        (row.get<std::string>(1) == "likely" ? after.likely : after.assisting).push_back(row.get<AgencyId>(2));
      },
      m.id);
  tx.each(
      "select situation, agency, member, conflict, at, back_at from meeting_step_outs where meeting = $1"
      " order by situation, position",
      [&](const Row& row) {
        const std::string member = row.get<std::string>(2);
        of(row).after->step_outs.push_back(
            {{row.get<AgencyId>(1), member.empty() ? std::nullopt : MemberId::parse(member)},
             known<situations::Conflict>(situations::conflict_of, row, 3),
             row.get<Instant>(4),
             row.get<std::optional<Instant>>(5)});
      },
      m.id);
}

void write_agencies(Transaction& tx, const Meeting& m, const Item& item, const std::string& part,
                    const std::vector<AgencyId>& agencies) {
  std::int64_t position = 0;
  for (const AgencyId agency : agencies)
    tx.exec("insert into meeting_item_agencies (meeting, situation, part, position, agency)"
            " values ($1, $2, $3, $4, $5)",
            m.id, item.situation, part, position++, agency);
}

void write_reached(Transaction& tx, const Meeting& m, const Item& item) {
  write_agencies(tx, m, item, "likely", item.after->likely);
  write_agencies(tx, m, item, "assisting", item.after->assisting);
  std::int64_t position = 0;
  for (const situations::StepOut& one : item.after->step_outs)
    tx.exec("insert into meeting_step_outs (meeting, situation, position, agency, member, conflict, at, back_at)"
            " values ($1, $2, $3, $4, $5, $6, $7, $8)",
            m.id, item.situation, position++, one.whom.agency,
            one.whom.member ? one.whom.member->text() : std::string(), situations::name_of(one.conflict), one.at,
            one.back_at);
}

void write_items(Transaction& tx, const Meeting& m) {
  tx.exec("delete from meeting_items where meeting = $1", m.id);
  tx.exec("delete from meeting_spans where meeting = $1", m.id);
  tx.exec("delete from meeting_item_agencies where meeting = $1", m.id);
  tx.exec("delete from meeting_step_outs where meeting = $1", m.id);
  std::int64_t position = 0;
  for (const Item& item : m.items) {
    const auto after = item.after ? std::optional(item.after->stage) : std::nullopt;
    const auto ending = item.after ? item.after->ending : std::nullopt;
    tx.exec("insert into meeting_items (meeting, situation, position, number, kind, state, stage_before, stage_after,"
            " lead, ending_reason, ending_reason_version, ended_at, stopped_at)"
            " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            m.id, item.situation, position++, item.number, name_of(item.kind), name_of(item.state),
            maybe_name(item.before), maybe_name(after), item.after ? item.after->lead : std::nullopt,
            ending ? std::optional(ending->reason.id) : std::nullopt,
            ending ? std::optional(ending->reason.version) : std::nullopt,
            ending ? std::optional(ending->at) : std::nullopt,
            maybe_name(ending ? std::optional(ending->stopped_at) : std::nullopt));
    std::int64_t ordinal = 0;
    for (const Span& span : item.spans)
      tx.exec("insert into meeting_spans (meeting, situation, position, began_at, ended_at)"
              " values ($1, $2, $3, $4, $5)",
              m.id, item.situation, ordinal++, span.from, span.to);
    if (item.after)
      write_reached(tx, m, item);
  }
}

// Attendance only ever grows; who came and left changes one row.
void write_attendance(Transaction& tx, const Meeting& before, const Meeting& after) {
  check(after.attendance.size() >= before.attendance.size(), "nobody vanishes from the attendance");
  for (std::size_t i = 0; i < after.attendance.size(); ++i) {
    const Attendance& one = after.attendance[i];
    if (i < before.attendance.size() && before.attendance[i] == one)
      continue;
    tx.exec("insert into meeting_attendance (meeting, member, seat, position, agency, role, reminder, acknowledged_at,"
            " joined_at, left_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
            " on conflict (meeting, member, seat) do update set reminder = excluded.reminder,"
            " acknowledged_at = excluded.acknowledged_at, joined_at = excluded.joined_at, left_at = excluded.left_at",
            after.id, one.member, one.seat, i, one.agency, access::name_of(one.role), one.reminder, one.acknowledged_at,
            one.joined_at, one.left_at);
  }
}

} // namespace

std::optional<Meeting> read_meeting(Transaction& tx, MeetingId id) {
  auto found = tx.first(
      "select table_id, revision, course_revision, state, planned_start, expected_minutes, place, link, quorum_needed,"
      " quorum_present, quorum_of, started_at, closed_at from meetings where id = $1",
      [&](const Row& row) {
        Meeting m;
        m.id = id;
        m.table = row.get<TableId>(0);
        m.revision = row.get<std::int64_t>(1);
        m.course_revision = row.get<std::int64_t>(2);
        m.state = known<State>(state_of, row, 3);
        m.planned_start = row.get<Instant>(4);
        m.expected_minutes = row.get<int>(5);
        m.place = row.get<std::string>(6);
        m.link = row.get<std::string>(7);
        if (const auto needed = row.get<std::optional<int>>(8))
          m.quorum = Quorum{*needed, row.get<int>(9), row.get<int>(10)};
        m.started_at = row.get<std::optional<Instant>>(11);
        m.closed_at = row.get<std::optional<Instant>>(12);
        return m;
      },
      id);
  if (!found)
    return std::nullopt;
  tx.each(
      "select situation, number, kind, state, stage_before, stage_after, lead, ending_reason, ending_reason_version,"
      " ended_at, stopped_at from meeting_items where meeting = $1 order by position",
      [&](const Row& row) { found->items.push_back(read_item(row)); }, id);
  read_children(tx, *found);
  tx.each(
      "select member, seat, agency, role, reminder, acknowledged_at, joined_at, left_at from meeting_attendance"
      " where meeting = $1 order by position",
      [&](const Row& row) {
        found->attendance.push_back({row.get<MemberId>(0), row.get<SeatId>(1), row.get<AgencyId>(2),
                                     known<access::Role>(access::role_of, row, 3), row.get<std::string>(4),
                                     row.get<Instant>(5), row.get<Instant>(6), row.get<std::optional<Instant>>(7)});
      },
      id);
  return found;
}

void insert_meeting(Transaction& tx, const Meeting& m) {
  tx.exec("insert into meetings (id, table_id, revision, course_revision, state, planned_start, expected_minutes,"
          " place, link) values ($1, $2, 0, 0, 'planned', $3, $4, '', '')",
          m.id, m.table, m.planned_start, m.expected_minutes);
  Meeting nothing;
  nothing.id = m.id;
  update_meeting(tx, nothing, m);
}

void update_meeting(Transaction& tx, const Meeting& before, const Meeting& m) {
  tx.exec("update meetings set revision = $2, course_revision = $3, state = $4, planned_start = $5,"
          " expected_minutes = $6, place = $7, link = $8, quorum_needed = $9, quorum_present = $10, quorum_of = $11,"
          " started_at = $12, closed_at = $13 where id = $1",
          m.id, m.revision, m.course_revision, name_of(m.state), m.planned_start, m.expected_minutes, m.place, m.link,
          m.quorum ? std::optional(m.quorum->needed) : std::nullopt,
          m.quorum ? std::optional(m.quorum->present) : std::nullopt,
          m.quorum ? std::optional(m.quorum->of) : std::nullopt, m.started_at, m.closed_at);
  if (before.items != m.items)
    write_items(tx, m);
  write_attendance(tx, before, m);
}

} // namespace concert::meetings
