// Stepping out, as the meeting shows it: who is out of a situation sees a line that says so and nothing more, whatever
// the table does with it meanwhile.
#include "rooms/meetings/tests/house.h"

using namespace concert;
using namespace concert::meetings;
using namespace concert::meetings::testing;

namespace {

// All that this seat is told of the meeting.
std::string all_told(House& house, const access::Actor& who, MeetingId id) {
  const LiveView view = must(house.room.live_view(who, id));
  std::string out = std::string(name_of(view.state)) + " " + view.place + (view.follows ? " follows " : " ") +
                    std::to_string(view.revision) + " " + std::to_string(must(house.room.current(who))->revision) +
                    " " + std::to_string(must(house.room.meetings(who))[0].revision);
  for (const AgendaLine& line : view.agenda)
    out += "\n" + std::to_string(line.position) + (line.hidden ? " hidden " : " ") + line.situation.text() + " " +
           std::to_string(line.number) + std::string(name_of(line.kind)) + std::string(name_of(line.state)) + " " +
           std::to_string(line.spent.count()) + (line.started_at ? line.started_at->iso() : "") +
           std::string(access::name_of(line.stage)) + (line.before ? "b" : "") + line.subject.id +
           line.originating.text() + (line.lead ? line.lead->text() : "") + (line.has_ended ? "ended" : "");
  if (view.on_table)
    out += "\non " + view.on_table->situation.id.text() + " " + std::to_string(view.on_table->position);
  for (const AgencyPresence& one : view.agencies)
    out += one.is_present ? "+" : "-";
  return out;
}

std::string minutes_told(House& house, const access::Actor& who, MeetingId id) {
  const MinutesView view = must(house.room.minutes(who, id));
  std::string out = (view.text ? "text" : "no text") + std::string(view.digest ? " digest" : "");
  for (const MinuteLine& line : view.minutes.lines)
    out += "\n" +
           (line.hidden ? "hidden " : std::to_string(line.number) + " " + std::string(access::name_of(line.after))) +
           std::to_string(line.spent.count()) + std::to_string(line.decided.size()) +
           std::to_string(line.likely.size() + line.stepped_out.size()) + (line.was_reached ? "heard" : "");
  return out;
}

} // namespace

TEST_CASE("twin worlds: heard and accepted, rejected, or never reached: whoever is out is told the same") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    std::vector<std::string> told, minutes;
    for (const std::string fate : {"accepted", "rejected", "never reached"}) {
      CAPTURE(fate);
      auto other = storage::testing::Place::sqlite();
      House house(fate == "accepted" ? place : other);
      Room& room = house.room;
      const SituationId secret = house.presented(constable, "immediate_48h").id;
      const SituationId open = house.presented(teacher).id;
      const MeetingId id = house.planned_meeting();
      house.everybody_joins(id);
      REQUIRE(room.step_out(nurse, id, secret, {situations::Conflict::personal_tie}));
      REQUIRE(room.send_out(chair, id, secret, {{housing, std::nullopt}, situations::Conflict::own_interest}));
      std::int64_t seen = must(room.start(chair, id, house.revision(id)));
      std::string out;
      const auto look = [&] {
        for (const access::Actor& who : {nurse, landlord})
          out += all_told(house, who, id) + "\n";
      };
      look();
      if (fate != "never reached") {
        seen = must(room.put_on_table(chair, id, seen, {secret}));
        CHECK(must(room.live_view(other_nurse, id)).on_table->situation.id == secret);
        look();
        house.clock.advance(5min);
        if (fate == "accepted")
          house.accept(secret, {health, housing});
        else
          house.reject(secret);
        look();
      } else {
        look();
        house.clock.advance(5min);
        look();
      }
      CHECK(out.find(secret.text()) == std::string::npos);
      CHECK(outcome(room.step_out(nurse, id, secret, {})) == "not_found refusal.not_found");
      CHECK(outcome(room.step_out(nurse, id, situation(77), {})) == "not_found refusal.not_found");
      seen = must(room.put_on_table(chair, id, seen, {open}));
      look();
      CHECK(must(room.live_view(nurse, id)).on_table->situation.id == open);
      must(room.close(chair, id, seen));
      told.push_back(out);
      minutes.push_back(minutes_told(house, nurse, id) + minutes_told(house, landlord, id));
      CHECK(must(room.minutes(chair, id)).minutes.lines[0].stepped_out == std::vector{health, housing});
    }
    CHECK(told[0] == told[1]);
    CHECK(told[0] == told[2]);
    CHECK(minutes[0] == minutes[1]);
    CHECK(minutes[0] == minutes[2]);
  });
}

TEST_CASE("called back, the seat sees it again at once") {
  auto place = storage::testing::Place::sqlite();
  House house(place);
  Room& room = house.room;
  const SituationId one = house.presented(constable).id;
  const MeetingId id = house.planned_meeting();
  house.everybody_joins(id);
  const std::int64_t seen = must(room.start(chair, id, house.revision(id)));
  must(room.put_on_table(chair, id, seen, {one}));
  REQUIRE(room.step_out(nurse, id, one, {situations::Conflict::other}));
  CHECK(!must(room.live_view(nurse, id)).on_table);
  REQUIRE(room.call_back(chair, id, one, {{health, nurse.member}}));
  CHECK(must(room.live_view(nurse, id)).on_table->situation.id == one);
}

TEST_CASE("a chair who is out leads the rest of the meeting, sees nothing of that situation and does not sign") {
  auto place = storage::testing::Place::sqlite();
  House house(place);
  Room& room = house.room;
  const SituationId secret = house.presented(constable, "immediate_48h").id, open = house.presented(teacher).id;
  const MeetingId id = house.planned_meeting();
  house.everybody_joins(id);
  house.join(second_chair, id);
  std::int64_t seen = must(room.start(chair, id, house.revision(id)));
  REQUIRE(room.step_out(chair, id, secret, {situations::Conflict::personal_tie}));
  for (const auto& refused : {room.put_on_table(chair, id, seen, {secret}), room.drop(chair, id, seen, {secret}),
                              room.move(chair, id, seen, {secret, 1, 0})})
    CHECK(outcome(refused) == "not_found refusal.not_found");
  seen = must(room.next(chair, id, seen));
  CHECK(must(room.live_view(chair, id)).on_table->situation.id == open); // led past the other
  seen = must(room.put_on_table(second_chair, id, seen, {secret}));
  CHECK(!must(room.live_view(chair, id)).on_table);
  const SeatsView seats = must(room.seats_view(chair, id, std::nullopt));
  CHECK((!seats.situation && !seats.seats));
  CHECK(must(room.seats_view(second_chair, id, std::nullopt)).situation == secret);
  must(room.close(second_chair, id, seen));
  const MinutesView minutes = must(room.minutes(chair, id));
  CHECK((!minutes.text && !minutes.digest && minutes.minutes.lines[0].hidden));
  const std::string digest = *must(room.minutes(second_chair, id)).digest;
  CHECK(outcome(room.sign(chair, id, {digest})) == "step_not_open refusal.signer_is_out");
  REQUIRE(room.sign(second_chair, id, {digest}));
  CHECK(!must(room.minutes(chair, id)).signed_minutes);
}
