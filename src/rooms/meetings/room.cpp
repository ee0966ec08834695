#include "rooms/meetings/room.h"

#include <set>

namespace concert::meetings {

using access::Act;

Room::Room(Store& store, situations::Room& situations, Books books, AgenciesAt agencies_at, Wording wording,
           crypto::SigningKey key, const clock::Clock& clock, Chance& chance)
    : store_(store), situations_(situations), books_(std::move(books)), agencies_at_(std::move(agencies_at)),
      wording_(std::move(wording)), key_(std::move(key)), clock_(clock), chance_(chance) {}

Result<Meeting> Room::load(const access::Actor& actor, MeetingId id) {
  std::optional<Meeting> found = store_.load(id);
  if (!found || found->table != actor.table)
    return Refusal::not_found();
  return std::move(*found);
}

TableRules Room::rules_of(TableId table) {
  if (auto kept = store_.rules(table))
    return std::move(*kept);
  TableRules usual;
  usual.table = table;
  return usual;
}

void Room::tell(TableId table, MeetingId id) const {
  for (const Changed& listener : changed_)
    listener(table, id);
}

audit::Entry Room::entry(const access::Actor& actor, Act act, std::string_view kind, std::string object,
                         std::string said) const {
  audit::Entry out;
  out.at = clock_.now();
  out.member = actor.member.text();
  out.seat = actor.seat.text();
  out.agency = actor.agency.text();
  out.act = std::string(access::name_of(act));
  out.object_kind = std::string(kind);
  out.object = std::move(object);
  // PRIVACY: plain, readable for ever: the step and the random id of a situation, nothing that was written.
  out.detail = audit::Detail::plain(std::move(said));
  return out;
}

template <Act act>
Result<Room::Revision> Room::change(const access::Actor& actor, MeetingId id, std::optional<Revision> seen,
                                    Touches touches, const Store::Step& rule, std::string said) {
  TRY(gate_.permit<act>(actor));
  const TableId table = TRY(load(actor, id)).table;
  bool changed = false;
  const Store::Step step = [&](const Meeting& before, const ReachedOf& reached_of) -> Result<Meeting> {
    changed = false;
    if (seen && !before.is_current(*seen))
      return Refusal::stale();
    Meeting next = TRY(rule(before, reached_of));
    if (next == before)
      return next;
    changed = true;
    next.revision = before.revision + 1;
    if (touches == Touches::course)
      next.course_revision = next.revision;
    check(broken_promises(next).empty(), "a rule broke a promise of the meeting");
    return next;
  };
  const Meeting after = TRY(store_.change(id, step, entry(actor, act, "meeting", id.text(), std::move(said))));
  if (changed)
    tell(table, id);
  return gate_.allows(Act::run_meeting, actor) ? after.revision : 0; // PRIVACY: see LiveView::revision
}

Result<void> Room::wording_is_fit(const PlanMeeting& act) const {
  for (const auto& [field, text] : {std::pair("place", &act.place), std::pair("link", &act.link)})
    if (!text->empty())
      if (const Result<void> fit = wording_(*text); !fit) {
        Refusal refusal = fit.error();
        for (Problem& problem : refusal.problems)
          problem.field = field;
        return refusal;
      }
  return {};
}

// ---- Planning

Result<MeetingId> Room::plan(const access::Actor& actor, const PlanMeeting& act) {
  TRY(gate_.permit<Act::plan_meeting>(actor));
  TRY(wording_is_fit(act));
  Meeting made = meetings::plan(act, MeetingId::draw(chance_), actor.table, agenda_of(TRY(candidates(actor))));
  made.revision = made.course_revision = 1;
  check(broken_promises(made).empty(), "a rule broke a promise of the meeting");
  store_.add(made, entry(actor, Act::plan_meeting, "meeting", made.id.text(), "plan"));
  tell(made.table, made.id);
  return made.id;
}

Result<Room::Revision> Room::amend(const access::Actor& actor, MeetingId id, Revision seen, const PlanMeeting& act) {
  TRY(gate_.permit<Act::plan_meeting>(actor));
  TRY(wording_is_fit(act));
  return change<Act::plan_meeting>(
      actor, id, seen, Touches::course, [&](const Meeting& m, const ReachedOf&) { return meetings::amend(m, act); },
      "amend");
}

Result<Room::Revision> Room::cancel(const access::Actor& actor, MeetingId id, Revision seen) {
  return change<Act::plan_meeting>(
      actor, id, seen, Touches::course, [](const Meeting& m, const ReachedOf&) { return meetings::cancel(m); },
      "cancel");
}

Result<Room::Revision> Room::bring_up_to_date(const access::Actor& actor, MeetingId id, Revision seen) {
  TRY(gate_.permit<Act::plan_meeting>(actor));
  const std::vector<Candidate> all = TRY(candidates(actor));
  return change<Act::plan_meeting>(
      actor, id, seen, Touches::course,
      [&](const Meeting& m, const ReachedOf& reached_of) { return meetings::bring_up_to_date(m, all, reached_of); },
      "bring_up_to_date");
}

Result<Room::Revision> Room::add(const access::Actor& actor, MeetingId id, Revision seen, const AddItem& act) {
  TRY(gate_.permit<Act::plan_meeting>(actor));
  const Candidate candidate = TRY(known(actor, act.situation));
  return change<Act::plan_meeting>(
      actor, id, seen, Touches::course,
      [&](const Meeting& m, const ReachedOf& reached_of) {
        return meetings::add(m, candidate, reached_of, act.first ? Where::first : Where::last);
      },
      "add=" + act.situation.text() + (act.first ? ";first" : ""));
}

Result<Room::Revision> Room::drop(const access::Actor& actor, MeetingId id, Revision seen, const OneItem& act) {
  TRY(gate_.permit<Act::plan_meeting>(actor));
  TRY(known(actor, act.situation));
  return change<Act::plan_meeting>(
      actor, id, seen, Touches::course,
      [&](const Meeting& m, const ReachedOf&) { return meetings::drop(m, act.situation); },
      "drop=" + act.situation.text());
}

Result<Room::Revision> Room::move(const access::Actor& actor, MeetingId id, Revision seen, const MoveItem& act) {
  TRY(gate_.permit<Act::plan_meeting>(actor));
  TRY(known(actor, act.situation));
  return change<Act::plan_meeting>(
      actor, id, seen, Touches::course,
      [&](const Meeting& m, const ReachedOf&) {
        return act.position ? move_to(m, act.situation, *act.position) : move_by(m, act.situation, act.places);
      },
      "move=" + act.situation.text());
}

Result<TableRules> Room::rules(const access::Actor& actor) {
  TRY(gate_.permit<Act::see_meetings>(actor));
  return rules_of(actor.table);
}

Result<TableRules> Room::set_rules(const access::Actor& actor, std::int64_t version, const SetRules& act) {
  TRY(gate_.permit<Act::plan_meeting>(actor));
  TRY(are_sound(act.rules));
  TableRules rules = act.rules;
  rules.table = actor.table;
  rules.version = version + 1;
  if (!store_.save_rules(rules, version, entry(actor, Act::plan_meeting, "table", actor.table.text(), said_of(rules))))
    return Refusal::stale();
  if (const auto now = store_.current(actor.table, clock_.now() - longest_session))
    tell(actor.table, now->id); // open pages show the quorum and the minutes
  return rules;
}

// ---- The course

Result<Room::Revision> Room::start(const access::Actor& actor, MeetingId id, Revision seen) {
  const TableRules rules = rules_of(actor.table);
  const std::vector<AgencyId> at_table = agencies_at_(actor.table);
  const Instant now = clock_.now();
  return change<Act::run_meeting>(
      actor, id, seen, Touches::course,
      [&](const Meeting& m, const ReachedOf& reached_of) -> Result<Meeting> {
        if (m.state != State::planned)
          return meetings::start(m, rules, at_table, reached_of, now); // refused
        Meeting joined = TRY(meetings::join(m, actor, {true, rules.reminder}, rules, now));
        return meetings::start(std::move(joined), rules, at_table, reached_of, now);
      },
      "start");
}

Result<Room::Revision> Room::put_on_table(const access::Actor& actor, MeetingId id, Revision seen, const OneItem& act) {
  TRY(gate_.permit<Act::run_meeting>(actor));
  TRY(known(actor, act.situation));
  const Instant now = clock_.now();
  return change<Act::run_meeting>(
      actor, id, seen, Touches::course,
      [&](const Meeting& m, const ReachedOf&) { return meetings::put_on_table(m, act.situation, now); },
      "on_the_table=" + act.situation.text());
}

Result<Room::Revision> Room::next(const access::Actor& actor, MeetingId id, Revision seen) {
  TRY(gate_.permit<Act::run_meeting>(actor));
  const Meeting meeting = TRY(load(actor, id));
  std::vector<SituationId> waiting;
  for (const Item& item : meeting.items)
    if (item.state == ItemState::waiting)
      waiting.push_back(item.situation);
  std::set<SituationId> knows;
  for (const auto& line : TRY(situations_.headers(actor, waiting)))
    knows.insert(line.id);
  const Instant now = clock_.now();
  return change<Act::run_meeting>(
      actor, id, seen, Touches::course,
      [&](const Meeting& m, const ReachedOf&) {
        return meetings::next(
            m, [&](SituationId one) { return knows.contains(one); }, now);
      },
      "next");
}

Result<Room::Revision> Room::clear_table(const access::Actor& actor, MeetingId id, Revision seen) {
  const Instant now = clock_.now();
  return change<Act::run_meeting>(
      actor, id, seen, Touches::course,
      [&](const Meeting& m, const ReachedOf&) { return meetings::clear_table(m, now); }, "clear_table");
}

Result<Room::Revision> Room::close(const access::Actor& actor, MeetingId id, Revision seen) {
  const Instant now = clock_.now();
  return change<Act::run_meeting>(
      actor, id, seen, Touches::course,
      [&](const Meeting& m, const ReachedOf& reached_of) { return meetings::close(m, reached_of, now); }, "close");
}

// ---- Attending

Result<Room::Revision> Room::join(const access::Actor& actor, MeetingId id, const Attend& act) {
  const TableRules rules = rules_of(actor.table);
  const Instant now = clock_.now();
  return change<Act::attend_meeting>(
      actor, id, std::nullopt, Touches::attendance,
      [&](const Meeting& m, const ReachedOf&) { return meetings::join(m, actor, act, rules, now); },
      "join;reminder=" + rules.reminder);
}

Result<Room::Revision> Room::leave(const access::Actor& actor, MeetingId id) {
  const Instant now = clock_.now();
  return change<Act::attend_meeting>(
      actor, id, std::nullopt, Touches::attendance,
      [&](const Meeting& m, const ReachedOf&) { return meetings::leave(m, actor.member, actor.seat, now); }, "leave");
}

Result<Room::Revision> Room::mark_left(const access::Actor& actor, MeetingId id, const MarkLeft& act) {
  const Instant now = clock_.now();
  return change<Act::run_meeting>(
      actor, id, std::nullopt, Touches::attendance,
      [&](const Meeting& m, const ReachedOf&) { return meetings::leave(m, act.member, act.seat, now); },
      "left;member=" + act.member.text());
}

Result<void> Room::is_on_agenda(const access::Actor& actor, MeetingId id, SituationId situation) {
  TRY(gate_.permit<Act::attend_meeting>(actor));
  const Meeting meeting = TRY(load(actor, id));
  return meeting.item(situation) == nullptr ? Result<void>(Refusal::not_found()) : Result<void>();
}

Result<void> Room::step_out(const access::Actor& actor, MeetingId id, SituationId situation,
                            const situations::StepOutOf& act) {
  TRY(is_on_agenda(actor, id, situation));
  return situations_.step_out(actor, situation, act);
}

Result<void> Room::send_out(const access::Actor& actor, MeetingId id, SituationId situation,
                            const situations::SendOut& act) {
  TRY(is_on_agenda(actor, id, situation));
  return situations_.send_out(actor, situation, act);
}

Result<void> Room::call_back(const access::Actor& actor, MeetingId id, SituationId situation,
                             const situations::CallBack& act) {
  TRY(is_on_agenda(actor, id, situation));
  return situations_.call_back(actor, situation, act);
}

} // namespace concert::meetings
