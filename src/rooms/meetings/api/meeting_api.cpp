#include "rooms/meetings/api/meeting_api.h"

#include "rooms/meetings/api/meeting_json.h"

namespace concert::meetings {
namespace {

using access::ApiCall;
using http::Reply;
using Revision = Room::Revision;

Reply refused(const ApiCall& call, const Refusal& refusal) {
  return access::problem_reply(refusal, call.say);
}

// The shape of every act: of which meeting, what was told, room; answered with id and version.
template <class Act>
Reply acted(ApiCall& call, Act act) {
  const Result<MeetingId> id = call.id<MeetingId>();
  if (!id)
    return refused(call, id.error());
  const Result<Revision> done = act(*id);
  if (!done)
    return refused(call, done.error());
  json::Object out{{"id", id->text()}};
  if (*done == 0) // PRIVACY: see LiveView::revision
    return access::json_reply(200, std::move(out));
  out.add("version", *done);
  return access::json_reply(200, std::move(out), *done);
}

// … and of every reading.
template <class Read>
Reply read(ApiCall& call, Read reading) {
  const Result<MeetingId> id = call.id<MeetingId>();
  if (!id)
    return refused(call, id.error());
  const auto found = reading(*id);
  return found ? access::json_reply(200, json_of(*id, *found)) : refused(call, found.error());
}

Revision seen_in(const ApiCall& call) {
  return call.version.value_or(0);
}

Result<Revision> without_revision(const Result<void>& done) {
  return done ? Result<Revision>(Revision{0}) : Result<Revision>(done.error());
}

// … and of every act on one situation of the agenda, which its own room reads.
template <class Read, class Act>
Reply acted_on_item(ApiCall& call, Read read_act, Act act) {
  return acted(call, [&](MeetingId id) -> Result<Revision> {
    const Apart told = apart(call.fields);
    const OneItem item = TRY(read_item(told.which));
    const auto read = TRY(read_act(told.told));
    return without_revision(act(id, item.situation, read));
  });
}

template <class Told>
Reply looked(ApiCall& call, Room& room, const Result<Told>& told) {
  if (!told)
    return refused(call, told.error());
  return read(call, [&](MeetingId id) -> Result<SeatsView> {
    SeatsView seats = TRY(room.seats_view(call.actor, id, situations::Proposal(*told)));
    if (!seats.situation) // nothing is on the table that this chair may know of
      return Refusal::step_not_open("refusal.nothing_on_the_table");
    return seats;
  });
}

} // namespace

const FieldSpecs& nothing_told() {
  static const FieldSpecs none;
  return none;
}

Reply Api::list(ApiCall& call) {
  const auto all = room_.meetings(call.actor);
  return all ? access::json_reply(200, json_of(*all)) : refused(call, all.error());
}

Reply Api::current(ApiCall& call) {
  const auto one = room_.current(call.actor);
  if (!one || !*one)
    return refused(call, one ? Refusal::not_found() : one.error());
  return access::json_reply(200, json_of(**one));
}

Reply Api::show(ApiCall& call) {
  const auto id = call.id<MeetingId>();
  const auto view = id ? room_.live_view(call.actor, *id) : Result<LiveView>(id.error());
  if (!view)
    return refused(call, view.error());
  return access::json_reply(200, json_of(*view), view->revision == 0 ? std::nullopt : std::optional(view->revision));
}

Reply Api::seats(ApiCall& call) {
  return read(call, [&](MeetingId id) { return room_.seats_view(call.actor, id, std::nullopt); });
}

Reply Api::not_on_agenda(ApiCall& call) {
  return read(call, [&](MeetingId id) { return room_.not_on_agenda(call.actor, id); });
}

Reply Api::sheets(ApiCall& call) {
  return read(call, [&](MeetingId id) { return room_.sheets(call.actor, id); });
}

Reply Api::actions(ApiCall& call) {
  return read(call, [&](MeetingId id) { return room_.actions(call.actor, id); });
}

Reply Api::minutes(ApiCall& call) {
  return read(call, [&](MeetingId id) { return room_.minutes(call.actor, id); });
}

Reply Api::verify(ApiCall& call) {
  return read(call, [&](MeetingId id) { return room_.verify(call.actor, id); });
}

Reply Api::rules(ApiCall& call) {
  const auto rules = room_.rules(call.actor);
  return rules ? access::json_reply(200, json_of(*rules), rules->version) : refused(call, rules.error());
}

Reply Api::look_accept(ApiCall& call) {
  return looked(call, room_, situations::read_accept(call.fields, *codes_.book()));
}

Reply Api::look_reject(ApiCall& call) {
  return looked(call, room_, situations::read_reject(call.fields, *codes_.book()));
}

Reply Api::look_likely(ApiCall& call) {
  return looked(call, room_, situations::read_likely(call.fields, *codes_.book()));
}

Reply Api::look_assign(ApiCall& call) {
  return looked(call, room_, situations::read_assign(call.fields, *codes_.book()));
}

Reply Api::look_conclude(ApiCall& call) {
  return looked(call, room_, situations::read_conclude(call.fields, *codes_.book()));
}

Result<PlanMeeting> Api::told_plan(ApiCall& call) {
  const auto& zone = call.say.zone();
  const AtTable at_table = [&zone](LocalDate day, int minute) {
    return zone.instant({.day = day, .hour = minute / 60, .minute = minute % 60}, "time");
  };
  return read_plan(call.fields, at_table, TRY(room_.rules(call.actor)).expected_minutes);
}

Reply Api::plan(ApiCall& call) {
  const auto told = told_plan(call);
  const auto id = told ? room_.plan(call.actor, *told) : Result<MeetingId>(told.error());
  const auto made = id ? room_.header(call.actor, *id) : Result<Header>(id.error());
  return made ? access::json_reply(201, json_of(*made), made->revision) : refused(call, made.error());
}

Reply Api::amend(ApiCall& call) {
  return acted(call, [&](MeetingId id) -> Result<Revision> {
    return room_.amend(call.actor, id, seen_in(call), TRY(told_plan(call)));
  });
}

Reply Api::cancel(ApiCall& call) {
  return acted(call, [&](MeetingId id) { return room_.cancel(call.actor, id, seen_in(call)); });
}

Reply Api::bring_up_to_date(ApiCall& call) {
  return acted(call, [&](MeetingId id) { return room_.bring_up_to_date(call.actor, id, seen_in(call)); });
}

Reply Api::add(ApiCall& call) {
  return acted(call, [&](MeetingId id) -> Result<Revision> {
    return room_.add(call.actor, id, seen_in(call), TRY(read_add(call.fields)));
  });
}

Reply Api::drop(ApiCall& call) {
  return acted(call, [&](MeetingId id) -> Result<Revision> {
    return room_.drop(call.actor, id, seen_in(call), TRY(read_item(call.fields)));
  });
}

Reply Api::move(ApiCall& call) {
  return acted(call, [&](MeetingId id) -> Result<Revision> {
    return room_.move(call.actor, id, seen_in(call), TRY(read_move(call.fields)));
  });
}

Reply Api::set_rules(ApiCall& call) {
  const auto told = read_rules(call.fields);
  const auto done = told ? room_.set_rules(call.actor, seen_in(call), *told) : Result<TableRules>(told.error());
  return done ? access::json_reply(200, json_of(*done), done->version) : refused(call, done.error());
}

Reply Api::start(ApiCall& call) {
  return acted(call, [&](MeetingId id) { return room_.start(call.actor, id, seen_in(call)); });
}

Reply Api::put_on_table(ApiCall& call) {
  return acted(call, [&](MeetingId id) -> Result<Revision> {
    return room_.put_on_table(call.actor, id, seen_in(call), TRY(read_item(call.fields)));
  });
}

Reply Api::next(ApiCall& call) {
  return acted(call, [&](MeetingId id) { return room_.next(call.actor, id, seen_in(call)); });
}

Reply Api::clear_table(ApiCall& call) {
  return acted(call, [&](MeetingId id) { return room_.clear_table(call.actor, id, seen_in(call)); });
}

Reply Api::mark_left(ApiCall& call) {
  return acted(call, [&](MeetingId id) -> Result<Revision> {
    return room_.mark_left(call.actor, id, TRY(read_mark_left(call.fields)));
  });
}

Reply Api::close(ApiCall& call) {
  return acted(call, [&](MeetingId id) { return room_.close(call.actor, id, seen_in(call)); });
}

Reply Api::sign(ApiCall& call) {
  return acted(
      call, [&](MeetingId id) -> Result<Revision> { return room_.sign(call.actor, id, TRY(read_sign(call.fields))); });
}

Reply Api::join(ApiCall& call) {
  return acted(call, [&](MeetingId id) -> Result<Revision> {
    return room_.join(call.actor, id, TRY(read_attend(call.fields)));
  });
}

Reply Api::leave(ApiCall& call) {
  return acted(call, [&](MeetingId id) { return room_.leave(call.actor, id); });
}

Reply Api::step_out(ApiCall& call) {
  return acted_on_item(call, situations::read_step_out, [&](MeetingId id, SituationId which, const auto& act) {
    return room_.step_out(call.actor, id, which, act);
  });
}

Reply Api::send_out(ApiCall& call) {
  return acted_on_item(call, situations::read_send_out, [&](MeetingId id, SituationId which, const auto& act) {
    return room_.send_out(call.actor, id, which, act);
  });
}

Reply Api::call_back(ApiCall& call) {
  return acted_on_item(call, situations::read_call_back, [&](MeetingId id, SituationId which, const auto& act) {
    return room_.call_back(call.actor, id, which, act);
  });
}

} // namespace concert::meetings
