#include "rooms/meetings/api/meeting_json.h"
#include "world/door.h"

namespace concert::world {
namespace {

using namespace meetings;
using Revision = meetings::Room::Revision;

Answered refused(const Refusal& refusal) {
  return {refusal, {}};
}

// As the API answers an act: the meeting's id and, for whoever chairs, its new version.
Answered acted(MeetingId id, const Result<Revision>& done) {
  if (!done)
    return refused(done.error());
  json::Object out{{"id", id.text()}};
  if (*done != 0)
    out.add("version", *done);
  return {std::nullopt, std::move(out)};
}
Answered acted(MeetingId id, const Result<void>& done) {
  return done ? acted(id, Result<Revision>(Revision{0})) : refused(done.error());
}
template <class T>
Answered seen(MeetingId id, const Result<T>& found) {
  return found ? Answered{std::nullopt, json_of(id, *found)} : refused(found.error());
}
template <class T>
Answered seen(const Result<T>& found) {
  return found ? Answered{std::nullopt, json_of(*found)} : refused(found.error());
}

Result<PlanMeeting> told_plan(World& world, const Member& member, const Fields& told) {
  const auto& zone = world.surface().catalogue().in(Language::en).zone();
  const AtTable at_table = [&zone](LocalDate day, int minute) {
    return zone.instant({.day = day, .hour = minute / 60, .minute = minute % 60}, "time");
  };
  return read_plan(told, at_table, TRY(world.concert().meetings().rules(member.actor)).expected_minutes);
}

template <class Told>
Answered looked(meetings::Room& room, const access::Actor& who, MeetingId id, const Result<Told>& told) {
  if (!told)
    return refused(told.error());
  const auto seats = room.seats_view(who, id, situations::Proposal(*told));
  if (seats && !seats->situation)
    return refused(Refusal::step_not_open("refusal.nothing_on_the_table"));
  return seen(id, seats);
}

Answered plan_one(World& world, const Member& member, const Deed& deed) {
  const auto told = told_plan(world, member, deed.told);
  const auto id = told ? world.concert().meetings().plan(member.actor, *told) : Result<MeetingId>(told.error());
  return id ? seen(world.concert().meetings().header(member.actor, *id)) : refused(id.error());
}

// What a chair or a seat says of one meeting, with the fields of the act.
Answered with_fields(World& world, const Member& member, const Deed& deed) {
  auto& room = world.concert().meetings();
  const access::Actor& who = member.actor;
  const MeetingId id = *deed.meeting;
  const Revision version = deed.version.value_or(0);
  const auto told = [&](auto read, auto act) {
    const auto fields = read(deed.told);
    return fields ? acted(id, act(*fields)) : refused(fields.error());
  };
  const auto about = [&](auto read, auto act) { // … and of one situation on it
    const Apart parts = apart(deed.told);
    const auto item = read_item(parts.which);
    const auto fields = read(parts.told);
    if (!item || !fields)
      return refused(item ? fields.error() : item.error());
    return acted(id, act(item->situation, *fields));
  };
  if (deed.what == "amend") {
    const auto plan = told_plan(world, member, deed.told);
    return plan ? acted(id, room.amend(who, id, version, *plan)) : refused(plan.error());
  }
  if (deed.what == "add")
    return told(read_add, [&](const AddItem& act) { return room.add(who, id, version, act); });
  if (deed.what == "drop")
    return told(read_item, [&](const OneItem& act) { return room.drop(who, id, version, act); });
  if (deed.what == "move")
    return told(read_move, [&](const MoveItem& act) { return room.move(who, id, version, act); });
  if (deed.what == "put")
    return told(read_item, [&](const OneItem& act) { return room.put_on_table(who, id, version, act); });
  if (deed.what == "mark-left")
    return told(read_mark_left, [&](const MarkLeft& act) { return room.mark_left(who, id, act); });
  if (deed.what == "join")
    return told(read_attend, [&](const Attend& act) { return room.join(who, id, act); });
  if (deed.what == "sign")
    return told(read_sign, [&](const SignMinutes& act) { return room.sign(who, id, act); });
  if (deed.what == "step-out")
    return about(situations::read_step_out,
                 [&](SituationId s, const situations::StepOutOf& act) { return room.step_out(who, id, s, act); });
  if (deed.what == "send-out")
    return about(situations::read_send_out,
                 [&](SituationId s, const situations::SendOut& act) { return room.send_out(who, id, s, act); });
  if (deed.what == "call-back")
    return about(situations::read_call_back,
                 [&](SituationId s, const situations::CallBack& act) { return room.call_back(who, id, s, act); });
  const auto book = world.concert().codes().book();
  if (deed.what == "look-accept")
    return looked(room, who, id, situations::read_accept(deed.told, *book));
  if (deed.what == "look-reject")
    return looked(room, who, id, situations::read_reject(deed.told, *book));
  if (deed.what == "look-likely")
    return looked(room, who, id, situations::read_likely(deed.told, *book));
  if (deed.what == "look-assign")
    return looked(room, who, id, situations::read_assign(deed.told, *book));
  if (deed.what == "look-conclude")
    return looked(room, who, id, situations::read_conclude(deed.told, *book));
  throw std::logic_error("no deed at a meeting is called " + std::string(deed.what));
}

} // namespace

Answered ask_meeting(World& world, const Member& member, const Deed& deed) {
  auto& room = world.concert().meetings();
  const access::Actor& who = member.actor;
  if (deed.what == "list")
    return seen(room.meetings(who));
  if (deed.what == "rules")
    return seen(room.rules(who));
  if (deed.what == "set-rules") {
    const auto told = read_rules(deed.told);
    return told ? seen(room.set_rules(who, deed.version.value_or(0), *told)) : refused(told.error());
  }
  if (deed.what == "current") {
    const auto one = room.current(who);
    return one && *one ? Answered{std::nullopt, json_of(**one)} : refused(one ? Refusal::not_found() : one.error());
  }
  if (deed.what == "plan")
    return plan_one(world, member, deed);
  const MeetingId id = *deed.meeting;
  const Revision version = deed.version.value_or(0);
  if (deed.what == "show")
    return seen(room.live_view(who, id));
  if (deed.what == "seats")
    return seen(id, room.seats_view(who, id, std::nullopt));
  if (deed.what == "sheets")
    return seen(id, room.sheets(who, id));
  if (deed.what == "actions")
    return seen(id, room.actions(who, id));
  if (deed.what == "minutes")
    return seen(id, room.minutes(who, id));
  if (deed.what == "verify")
    return seen(id, room.verify(who, id));
  if (deed.what == "not-on-agenda")
    return seen(id, room.not_on_agenda(who, id));
  if (deed.what == "cancel")
    return acted(id, room.cancel(who, id, version));
  if (deed.what == "up-to-date")
    return acted(id, room.bring_up_to_date(who, id, version));
  if (deed.what == "start")
    return acted(id, room.start(who, id, version));
  if (deed.what == "next")
    return acted(id, room.next(who, id, version));
  if (deed.what == "clear")
    return acted(id, room.clear_table(who, id, version));
  if (deed.what == "close")
    return acted(id, room.close(who, id, version));
  if (deed.what == "leave")
    return acted(id, room.leave(who, id));
  return with_fields(world, member, deed);
}

} // namespace concert::world
