#include "rooms/meetings/api/meeting_json.h"

#include "rooms/situations/api/situation_json.h"

namespace concert::meetings {
namespace {

using json::Array;
using json::Object;
using json::Value;

Value when(const std::optional<Instant>& instant) {
  return instant ? Value(instant->iso()) : Value();
}
template <class AnId>
Value maybe(const std::optional<AnId>& id) {
  return id ? Value(id->text()) : Value();
}
Value code(const Code& c) {
  return Object{{"code", c.id}, {"list_version", c.version}};
}
Array ids(const std::vector<AgencyId>& all) {
  Array out;
  for (const AgencyId id : all)
    out.emplace_back(id.text());
  return out;
}
Object quorum(const Quorum& q) {
  return {{"needed", q.needed}, {"present", q.present}, {"of", q.of}, {"met", q.is_met()}};
}

// PRIVACY: revision is 0, and left out, for a seat that does not chair: how often a meeting changed would tell those
// who are out of a situation that something goes on.
void add_version(Object& out, std::int64_t revision) {
  if (revision != 0)
    out.add("version", revision);
}

Object said_of(const Header& header) {
  Object out{{"id", header.id.text()}};
  add_version(out, header.revision);
  out.add("state", name_of(header.state))
      .add("planned_start", header.planned_start.iso())
      .add("expected_minutes", header.expected_minutes)
      .add("place", header.place)
      .add("link", header.link)
      .add("started_at", when(header.started_at))
      .add("closed_at", when(header.closed_at));
  return out;
}

Object said_of(const AgendaLine& line) {
  if (line.hidden)
    return {{"position", line.position}, {"hidden", true}};
  return {{"position", line.position},
          {"hidden", false},
          {"situation", line.situation.text()},
          {"number", situations::spoken(line.number)},
          {"kind", name_of(line.kind)},
          {"state", name_of(line.state)},
          {"started_at", when(line.started_at)},
          {"seconds_spent", std::int64_t{line.spent.count()}},
          {"stage_before", line.before ? Value(access::name_of(*line.before)) : Value()},
          {"stage", access::name_of(line.stage)},
          {"subject", code(line.subject)},
          {"originating_agency", line.originating.text()},
          {"lead_agency", maybe(line.lead)},
          {"has_ended", line.has_ended}};
}

Array said_of(const std::vector<situations::Sight>& sights) {
  Array out;
  for (const situations::Sight& one : sights)
    out.emplace_back(Object{{"agency", one.agency.text()},
                            {"sees_header", one.header},
                            {"sees_picture", one.picture},
                            {"sees_names", one.names},
                            {"sees_names_once_opened", one.names_once_opened},
                            {"sees_contact", one.contact}});
  return out;
}

Object said_of(const MinuteLine& line) {
  if (line.hidden)
    return {{"hidden", true}};
  Array decided;
  for (const Decided one : line.decided)
    decided.emplace_back(name_of(one));
  return {{"hidden", false},
          {"situation", line.situation.text()},
          {"number", situations::spoken(line.number)},
          {"kind", name_of(line.kind)},
          {"reached", line.was_reached},
          {"seconds_spent", std::int64_t{line.spent.count()}},
          {"stage_before", access::name_of(line.before)},
          {"stage_after", access::name_of(line.after)},
          {"decided", std::move(decided)},
          {"reason", line.reason ? code(*line.reason) : Value()},
          {"likely_agencies", ids(line.likely)},
          {"lead_agency", maybe(line.lead)},
          {"assisting_agencies", ids(line.assisting)},
          {"stepped_out_agencies", ids(line.stepped_out)}};
}

} // namespace

Value json_of(const Header& header) {
  return said_of(header);
}

Value json_of(const std::vector<Header>& headers) {
  Array out;
  for (const Header& one : headers)
    out.emplace_back(said_of(one));
  return Object{{"meetings", std::move(out)}};
}

Value json_of(const LiveView& view) {
  Object out{{"id", view.id.text()}};
  add_version(out, view.revision);
  out.add("state", name_of(view.state))
      .add("planned_start", view.planned_start.iso())
      .add("expected_minutes", view.expected_minutes)
      .add("place", view.place)
      .add("link", view.link)
      .add("started_at", when(view.started_at))
      .add("closed_at", when(view.closed_at))
      .add("now", view.now.iso())
      .add("chairs", view.chairs)
      .add("reminder", view.reminder)
      .add("follows", view.follows);
  if (!view.follows && view.agencies.empty())
    return out;
  Array agenda, agencies;
  for (const AgendaLine& line : view.agenda)
    agenda.emplace_back(said_of(line));
  for (const AgencyPresence& one : view.agencies)
    agencies.emplace_back(Object{{"agency", one.agency.text()}, {"present", one.is_present}});
  out.add("minutes_per_situation", view.minutes_per_situation)
      .add("quorum", quorum(view.quorum))
      .add("agenda", std::move(agenda))
      .add("agencies", std::move(agencies));
  if (view.on_table)
    out.add("on_table", Object{{"position", view.on_table->position},
                               {"since", view.on_table->since.iso()},
                               {"seconds_spent_before", std::int64_t{view.on_table->spent_before.count()}},
                               {"situation", situations::json_of(view.on_table->situation)}});
  return out;
}

Value json_of(MeetingId id, const SeatsView& view) {
  Array people;
  for (const SeatPresent& one : view.people)
    people.emplace_back(Object{{"member", one.member.text()},
                               {"seat", one.seat.text()},
                               {"agency", one.agency.text()},
                               {"role", access::name_of(one.role)},
                               {"present", one.is_present},
                               {"out", one.is_out}});
  Object out{{"id", id.text()}, {"version", view.revision}, {"people", std::move(people)}};
  out.add("situation", maybe(view.situation));
  if (view.seats) {
    Array gone;
    for (const situations::StepOut& one : view.seats->out)
      gone.emplace_back(Object{{"agency", one.whom.agency.text()},
                               {"member", maybe(one.whom.member)},
                               {"conflict", name_of(one.conflict)},
                               {"at", one.at.iso()}});
    out.add("now", said_of(view.seats->now)).add("out", std::move(gone));
    if (view.seats->then)
      out.add("then", said_of(*view.seats->then));
  }
  return out;
}

Value json_of(MeetingId id, const MinutesView& view) {
  const Minutes& minutes = view.minutes;
  Array lines;
  for (const MinuteLine& line : minutes.lines)
    lines.emplace_back(said_of(line));
  Object out{{"id", id.text()},
             {"planned_start", minutes.planned_start.iso()},
             {"started_at", minutes.started_at.iso()},
             {"closed_at", minutes.closed_at.iso()},
             {"quorum", quorum(minutes.quorum)},
             {"present_agencies", ids(minutes.present)},
             {"situations", std::move(lines)}};
  if (view.digest)
    out.add("digest", *view.digest).add("text", *view.text);
  if (view.signed_minutes)
    out.add("signed", Object{{"at", view.signed_minutes->signed_at.iso()},
                             {"statement", view.signed_minutes->statement},
                             {"signature", to_hex(view.signed_minutes->signature)},
                             {"checkpoint", view.signed_minutes->checkpoint}});
  return out;
}

Value json_of(MeetingId id, const std::vector<Finding>& findings) {
  Array out;
  for (const Finding one : findings)
    out.emplace_back(name_of(one));
  return Object{{"id", id.text()}, {"intact", findings.empty()}, {"findings", std::move(out)}};
}

Value json_of(MeetingId id, const std::vector<AgencyActions>& all) {
  Array agencies;
  for (const AgencyActions& agency : all) {
    Array actions;
    for (const Action& one : agency.actions)
      actions.emplace_back(Object{{"situation", one.situation.text()},
                                  {"number", situations::spoken(one.number)},
                                  {"task", one.task.id.text()},
                                  {"what", code(one.task.what)},
                                  {"due_at", one.task.due_at.iso()},
                                  {"why", name_of(one.why)},
                                  {"outcome", one.task.outcome ? code(*one.task.outcome) : Value()}});
    agencies.emplace_back(Object{{"agency", agency.agency.text()}, {"actions", std::move(actions)}});
  }
  return Object{{"id", id.text()}, {"agencies", std::move(agencies)}};
}

Value json_of(MeetingId id, const std::vector<Item>& not_on_agenda) {
  Array out;
  for (const Item& one : not_on_agenda)
    out.emplace_back(Object{{"situation", one.situation.text()},
                            {"number", situations::spoken(one.number)},
                            {"kind", name_of(one.kind)}});
  return Object{{"id", id.text()}, {"situations", std::move(out)}};
}

Value json_of(MeetingId id, const std::vector<situations::View>& sheets) {
  Array out;
  for (const situations::View& one : sheets)
    out.emplace_back(situations::json_of(one));
  return Object{{"id", id.text()}, {"situations", std::move(out)}};
}

Value json_of(const TableRules& rules) {
  return Object{{"version", rules.version},
                {"quorum_kind", name_of(rules.quorum_kind)},
                {"quorum", rules.quorum},
                {"quorum_binds", rules.quorum_binds},
                {"reminder", rules.reminder},
                {"minutes_per_situation", rules.minutes_per_situation},
                {"expected_minutes", rules.expected_minutes}};
}

} // namespace concert::meetings
