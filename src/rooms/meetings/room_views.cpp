// What a seat sees of a meeting, what the chair sees of the seats, and the minutes.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "rooms/meetings/room.h"

namespace concert::meetings {

using access::Act;

namespace {

std::chrono::seconds seconds(std::chrono::microseconds spent) {
  return std::chrono::duration_cast<std::chrono::seconds>(spent);
}

int position_of(const Meeting& meeting, const Item& item) {
  return static_cast<int>(&item - meeting.items.data()) + 1;
}

// Whether that person, as the gate would meet one in that seat, is kept out.
bool is_out(const std::vector<situations::StepOut>& out, const Attendance& person) {
  access::Actor as;
  as.member = person.member;
  as.agency = person.agency;
  as.role = person.role;
  return std::any_of(out.begin(), out.end(),
                     [&](const situations::StepOut& one) { return situations::keeps_out(one, as); });
}

} // namespace

std::optional<OpenBecause> open_because(const situations::Task& task, Instant now) {
  switch (task.state) {
  case situations::TaskState::planned:
    return task.due_at < now ? OpenBecause::overdue : OpenBecause::planned;
  case situations::TaskState::not_done:
    return OpenBecause::not_done;
  case situations::TaskState::not_possible_circumstances_changed:
    return OpenBecause::circumstances_changed;
  case situations::TaskState::done:
  case situations::TaskState::cancelled:
    break;
  }
  return std::nullopt;
}

std::string_view name_of(OpenBecause why) {
  constexpr std::array<std::string_view, 4> names = {"overdue", "not_done", "circumstances_changed", "planned"};
  return names.at(static_cast<std::size_t>(why));
}

Result<std::vector<Header>> Room::meetings(const access::Actor& actor, int limit) {
  TRY(gate_.permit<Act::see_meetings>(actor));
  std::vector<Header> out = store_.list(actor.table, limit);
  if (!gate_.allows(Act::run_meeting, actor))
    for (Header& one : out)
      one.revision = 0;
  return out;
}

Result<Header> Room::header(const access::Actor& actor, MeetingId id) {
  TRY(gate_.permit<Act::see_meetings>(actor));
  Meeting m = TRY(load(actor, id));
  return Header{m.id,
                m.state,
                gate_.allows(Act::run_meeting, actor) ? m.revision : 0,
                m.planned_start,
                m.expected_minutes,
                std::move(m.place),
                std::move(m.link),
                m.started_at,
                m.closed_at};
}

Result<std::optional<Header>> Room::current(const access::Actor& actor) {
  TRY(gate_.permit<Act::see_meetings>(actor));
  std::optional<Header> out = store_.current(actor.table, clock_.now() - longest_session);
  if (out && !gate_.allows(Act::run_meeting, actor))
    out->revision = 0;
  return out;
}

Result<std::vector<Header>> Room::left_open(const access::Actor& actor) {
  TRY(gate_.permit<Act::run_meeting>(actor));
  return store_.left_open(actor.table, clock_.now() - longest_session);
}

std::vector<AgendaLine> Room::agenda_lines(const access::Actor& actor, const Meeting& meeting, Instant now) {
  std::vector<SituationId> ids;
  for (const Item& item : meeting.items)
    ids.push_back(item.situation);
  std::map<SituationId, situations::ListEntry> headers;
  // PRIVACY: what the gate's list does not give is what this reader is out of.
  if (auto known = situations_.headers(actor, ids))
    for (situations::ListEntry& line : *known) {
      const SituationId situation = line.id;
      headers.emplace(situation, std::move(line));
    }
  std::vector<AgendaLine> out;
  for (const Item& item : meeting.items) {
    AgendaLine line;
    line.position = position_of(meeting, item);
    const auto header = headers.find(item.situation);
    line.hidden = header == headers.end();
    if (!line.hidden) {
      line.situation = item.situation;
      line.number = item.number;
      line.kind = item.kind;
      line.state = item.state;
      line.started_at = item.started_at();
      line.spent = seconds(item.spent(now));
      line.before = item.before;
      line.stage = header->second.stage;
      line.subject = header->second.subject;
      line.originating = header->second.originating;
      line.lead = header->second.lead;
      line.has_ended = header->second.ending.has_value();
      line.round = header->second.round;
    }
    out.push_back(std::move(line));
  }
  return out;
}

Result<LiveView> Room::live_view(const access::Actor& actor, MeetingId id) {
  TRY(gate_.permit<Act::see_meetings>(actor));
  const Meeting meeting = TRY(load(actor, id));
  const TableRules rules = rules_of(meeting.table);
  LiveView out;
  out.id = meeting.id;
  out.chairs = gate_.allows(Act::run_meeting, actor);
  out.revision = out.chairs ? meeting.revision : 0;
  out.state = meeting.state;
  out.planned_start = meeting.planned_start;
  out.expected_minutes = meeting.expected_minutes;
  out.place = meeting.place;
  out.link = meeting.link;
  out.started_at = meeting.started_at;
  out.closed_at = meeting.closed_at;
  out.now = no_earlier(meeting, clock_.now());
  out.reminder = rules.reminder;
  out.minutes_per_situation = rules.minutes_per_situation;
  if (const Attendance* own = meeting.attendance_of(actor.member, actor.seat)) {
    out.own = *own;
    out.follows = own->is_present() && own->reminder == rules.reminder;
  }
  // PRIVACY: nobody follows a table whose reminder of confidentiality was not acknowledged.
  if (!out.follows && !(out.chairs && meeting.state == State::planned))
    return out;
  const std::vector<AgencyId> at_table = agencies_at_(meeting.table);
  out.quorum = quorum_of(rules, meeting.attendance, at_table);
  for (const AgencyId agency : at_table)
    out.agencies.push_back(
        {agency, std::any_of(meeting.attendance.begin(), meeting.attendance.end(), [&](const Attendance& one) {
           return one.agency == agency && one.is_present() && one.role == access::Role::representative;
         })});
  out.agenda = agenda_lines(actor, meeting, out.now);
  if (const Item* item = meeting.on_the_table())
    if (auto view = situations_.view(actor, item->situation)) {
      const Instant since = item->spans.back().from;
      out.on_table = OnTable{position_of(meeting, *item), std::move(*view), since,
                             seconds(item->spent(out.now) - (out.now - since))};
    }
  return out;
}

Result<std::vector<situations::View>> Room::sheets(const access::Actor& actor, MeetingId id) {
  TRY(gate_.permit<Act::run_meeting>(actor));
  const Meeting meeting = TRY(load(actor, id));
  std::vector<situations::View> out;
  for (const Item& item : meeting.items)
    if (auto view = situations_.view(actor, item.situation); view && view->stage == Stage::discussion && view->picture)
      out.push_back(std::move(*view));
  return out;
}

Result<std::vector<AgencyActions>> Room::actions(const access::Actor& actor, MeetingId id) {
  TRY(gate_.permit<Act::run_meeting>(actor));
  const Meeting meeting = TRY(load(actor, id));
  const Instant now = clock_.now();
  std::map<AgencyId, std::vector<Action>> found;
  for (const Item& item : meeting.items)
    // PRIVACY: from the chair's own view: of what a chair is out of, no action is on paper either.
    if (auto view = situations_.view(actor, item.situation); view && !view->ending)
      for (const situations::Task& task : view->plan)
        if (const auto why = open_because(task, now))
          found[task.owner].push_back({item.situation, item.number, task, *why});
  std::vector<AgencyActions> out;
  for (const AgencyId agency : agencies_at_(meeting.table)) {
    auto own = found.extract(agency);
    if (!own.empty())
      out.push_back({agency, std::move(own.mapped())});
  }
  for (auto& [agency, actions] : found) // of an agency that has left the table
    out.push_back({agency, std::move(actions)});
  for (AgencyActions& one : out)
    std::stable_sort(one.actions.begin(), one.actions.end(),
                     [](const Action& a, const Action& b) { return a.why < b.why; });
  return out;
}

Result<SeatsView> Room::seats_view(const access::Actor& actor, MeetingId id,
                                   const std::optional<situations::Proposal>& proposal) {
  TRY(gate_.permit<Act::run_meeting>(actor));
  const Meeting meeting = TRY(load(actor, id));
  SeatsView out;
  out.revision = meeting.revision;
  // PRIVACY: a chair who is out of what is on the table sees who attends, and that nothing is on it.
  if (const Item* item = meeting.on_the_table()) {
    auto seats = situations_.seats(actor, item->situation, proposal);
    if (!seats && seats.error().kind != RefusalKind::not_found)
      return seats.error();
    if (seats) {
      out.situation = item->situation;
      out.seats = std::move(*seats);
    }
  }
  for (const Attendance& one : meeting.attendance)
    out.people.push_back(
        {one.member, one.seat, one.agency, one.role, one.is_present(), out.seats && is_out(out.seats->out, one)});
  return out;
}

Result<MinutesView> Room::minutes(const access::Actor& actor, MeetingId id) {
  TRY(gate_.permit<Act::see_minutes>(actor));
  const Meeting meeting = TRY(load(actor, id));
  if (!meeting.closed_at)
    return Refusal::step_not_open("refusal.meeting_not_closed");
  MinutesView out;
  out.minutes = minutes_of(meeting);
  const bool chairs = gate_.allows(Act::sign_minutes, actor);
  bool sees_all = true;
  for (MinuteLine& line : out.minutes.lines) {
    const auto view = situations_.view(actor, line.situation);
    if (!view) {
      line = MinuteLine{};
      line.hidden = true;
      sees_all = false;
    } else if (!chairs) {
      // PRIVACY: who has a part is told to those who may see the picture, by the gate's verdict of today.
      line.stepped_out.clear();
      if (!view->picture) {
        line.likely.clear();
        line.assisting.clear();
      }
    }
  }
  if (chairs && sees_all) {
    out.signed_minutes = store_.minutes(id);
    out.text = out.signed_minutes ? out.signed_minutes->text : text_of(out.minutes);
    out.digest = digest_of(*out.text);
  }
  return out;
}

Result<Room::Revision> Room::sign(const access::Actor& actor, MeetingId id, const SignMinutes& act) {
  TRY(gate_.permit<Act::sign_minutes>(actor));
  const Meeting meeting = TRY(load(actor, id));
  if (meeting.state != State::closed)
    return Refusal::step_not_open("refusal.meeting_not_closed");
  std::vector<SituationId> ids;
  for (const Item& item : meeting.items)
    ids.push_back(item.situation);
  if (TRY(situations_.headers(actor, ids)).size() != ids.size())
    return Refusal::step_not_open("refusal.signer_is_out");
  const Instant now = clock_.now();
  const Store::SigningStep step = [&](const Meeting& before) -> Result<Store::Signing> {
    Meeting next = TRY(sign_off(before));
    next.revision = next.course_revision = before.revision + 1;
    SignedMinutes made = meetings::sign(before, actor, now, key_);
    if (digest_of(made.text) != act.digest)
      return Refusal::stale();
    return Store::Signing{std::move(next), std::move(made)};
  };
  const Meeting after =
      TRY(store_.sign(id, step, entry(actor, Act::sign_minutes, "meeting", id.text(), "sha256=" + act.digest)));
  tell(after.table, after.id);
  return after.revision;
}

Result<std::vector<Finding>> Room::verify(const access::Actor& actor, MeetingId id) {
  TRY(gate_.permit<Act::see_minutes>(actor));
  TRY(load(actor, id));
  const auto kept = store_.minutes(id);
  const auto meeting = store_.as_stored(id);
  if (!kept || !meeting)
    return Refusal::step_not_open("refusal.minutes_not_signed");
  return meetings::verify(*meeting, *kept, key_.public_key());
}

} // namespace concert::meetings
