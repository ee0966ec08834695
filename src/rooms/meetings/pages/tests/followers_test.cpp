// Who is told that something changed, and who is not.
#include <thread>

#include "rooms/meetings/pages/followers.h"
#include "rooms/meetings/tests/house.h"

using namespace concert;
using namespace concert::meetings;
using namespace concert::meetings::testing;

namespace {

// A house whose rooms tell the followers, as the program wires them, and a session for each seat that still sits.
struct Followed : House {
  explicit Followed(storage::testing::Place& at) : House(at) {
    room.on_change([this](TableId table, MeetingId) { followers.changed(table); });
    situations.on_change([this](TableId table, SituationId) { followers.changed(table); });
  }
  std::shared_ptr<http::EventStream> follow(const access::Actor& who, MeetingId meeting) {
    crypto::Digest session{};
    session[0] = who.member.bytes()[0];
    return followers.open(who, meeting, session, "").events;
  }

  std::set<SeatId> gone;
  Followers followers{room, [this](const crypto::Digest&, SeatId seat) { return !gone.contains(seat); }};
};

std::size_t told(http::EventStream& stream) {
  const std::string wire = stream.take().wire;
  std::size_t out = 0;
  for (std::size_t at = wire.find("data:"); at != std::string::npos; at = wire.find("data:", at + 1))
    ++out;
  return out;
}

} // namespace

TEST_CASE("a seat hears of what it may see, and of nothing else") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Followed house(place);
    const SituationId first = house.presented(constable).id;
    const MeetingId meeting = house.planned_meeting();
    house.everybody_joins(meeting);
    std::int64_t seen = must(house.room.start(chair, meeting, house.revision(meeting)));
    seen = must(house.room.next(chair, meeting, seen));

    const auto nurses = house.follow(nurse, meeting), teachers = house.follow(teacher, meeting);
    CHECK(told(*nurses) == 1); // it came with nothing seen, so it is told how things are
    CHECK(told(*teachers) == 1);

    must(house.room.step_out(teacher, meeting, first, {situations::Conflict::personal_tie}));
    CHECK(told(*teachers) == 1); // the page must let go of what it shows
    CHECK(told(*nurses) == 0);   // nobody else is told that somebody went out

    house.accept(first, {health});
    CHECK(told(*nurses) == 1);
    CHECK(told(*teachers) == 0); // not even that something was decided
    house.assign(first, constable, health);
    CHECK(told(*teachers) == 0);
    told(*nurses);

    must(house.room.call_back(chair, meeting, first, {{schools, teacher.member}}));
    CHECK(told(*teachers) == 1);
  });
}

TEST_CASE("who signed out, or is not of the table, hears no more") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Followed house(place);
    house.presented(constable);
    const MeetingId meeting = house.planned_meeting();
    house.everybody_joins(meeting);
    const auto nurses = house.follow(nurse, meeting), others = house.follow(elsewhere, meeting);
    told(*nurses);
    house.gone.insert(nurse.seat);
    must(house.room.start(chair, meeting, house.revision(meeting)));
    CHECK(!nurses->is_open());
    CHECK(nurses->take().wire.find("changed") == std::string::npos);
    CHECK(told(*others) == 0); // a meeting of another table does not exist
  });
}

TEST_CASE("coming and going while the table goes on") {
  storage::testing::on_every_engine([](storage::testing::Place& place) {
    INFO(place.name());
    Followed house(place);
    for (int i = 0; i < 4; ++i)
      house.presented(constable);
    const MeetingId meeting = house.planned_meeting();
    house.everybody_joins(meeting);
    std::int64_t seen = must(house.room.start(chair, meeting, house.revision(meeting)));
    std::vector<std::thread> readers;
    for (const access::Actor& who : {nurse, teacher, landlord})
      readers.emplace_back([&house, who, meeting] {
        for (int i = 0; i < 20; ++i)
          house.follow(who, meeting)->take();
      });
    for (int i = 0; i < 4; ++i)
      seen = must(house.room.next(chair, meeting, seen));
    for (std::thread& one : readers)
      one.join();
    const auto last = house.follow(nurse, meeting);
    CHECK(told(*last) == 1);
    CHECK(house.followers.open_streams() == 1);
  });
}
