// Who is told what and when, on both engines; and what a crash loses (nothing) or doubles (the mail on its way).
#include <doctest/doctest.h>

#include <set>

#include "notices/town.h"

using namespace concert;
using namespace concert::world;
using std::chrono::hours;
using std::chrono::minutes;
using storage::testing::Place;
using Kinds = std::vector<std::string>;

namespace {

void everywhere(const std::function<void(Town&)>& body) {
  storage::testing::on_every_engine([&](Place& place) {
    const std::string engine = place.name();
    INFO(engine);
    Town town(std::move(place));
    body(town);
  });
}

} // namespace

TEST_CASE("a meeting is told to chair and representatives, and so are its changes; of its agenda nothing is") {
  everywhere([](Town& town) {
    town.round();
    auto& meetings = town.world.concert().meetings();
    const auto id = town.planned();
    CHECK(town.told(town.nurse).empty()); // whoever plans waits for nobody else's notices
    town.round();
    town.round();
    for (const Member* who : {&town.chair, &town.constable, &town.nurse, &town.teacher}) {
      CHECK(town.told(*who) == Kinds{"meeting_planned"});
      REQUIRE(town.mail.taken_by(who->login + "@example.ca").size() == 1);
    }
    const SituationId situation = town.presented(town.constable);
    must(meetings.add(town.chair.actor, id, town.revision(id), {situation}));
    town.round();
    CHECK(town.mail.taken().size() == 4);

    must(meetings.amend(town.chair.actor, id, town.revision(id),
                        {town.world.clock().now() + hours(72), 60, "Library", ""}));
    town.round();
    CHECK(town.told(town.nurse) == Kinds{"meeting_changed"});
    must(meetings.cancel(town.chair.actor, id, town.revision(id)));
    town.round();
    CHECK(town.told(town.nurse) == Kinds{"meeting_cancelled"});
    const auto to_nurse = town.mail.taken_by("nurse@example.ca");
    REQUIRE(to_nurse.size() == 3);
    std::set<std::string> ids;
    for (const mail::Message& one : to_nurse)
      ids.insert(one.id.text());
    CHECK(ids.size() == 3);
    CHECK(town.waiting() == 1); // the chair's, about the situation
  });
}

TEST_CASE("minutes wait for the chair, and what is over is told to nobody any more") {
  everywhere([](Town& town) {
    auto& meetings = town.world.concert().meetings();
    const auto id = town.planned();
    town.round();
    must(meetings.start(town.chair.actor, id, town.revision(id)));
    town.round();
    CHECK(town.told(town.nurse).empty());
    must(meetings.close(town.chair.actor, id, town.revision(id)));
    town.round();
    CHECK(town.told(town.nurse).empty());
    CHECK(town.told(town.chair) == Kinds{"minutes_to_sign"});
    const auto read = must(meetings.minutes(town.chair.actor, id));
    must(meetings.sign(town.chair.actor, id, {*read.digest}));
    town.round();
    CHECK(town.told(town.chair).empty());
  });
}

TEST_CASE("a situation is told to the seat whose turn it is, once for each state, and by mail ten minutes later") {
  everywhere([](Town& town) {
    const SituationId id = town.presented(town.constable);
    town.round();
    CHECK(town.told(town.chair) == Kinds{"situation_waits"});
    CHECK(town.told(town.nurse).empty());
    town.round();
    CHECK(town.mail.taken().empty());
    town.accept(id); // before the ten minutes are over: the chair gets no mail about it
    town.round();
    CHECK(town.told(town.chair).empty());
    CHECK(town.told(town.nurse) == Kinds{"situation_waits"});     // says whether it has a role
    CHECK(town.told(town.constable) == Kinds{"situation_waits"}); // opens the names
    CHECK(town.told(town.teacher).empty());
    town.world.clock().advance(minutes(11));
    town.round();
    town.round();
    CHECK(town.mail.taken_by("chair@example.ca").empty());
    CHECK(town.mail.taken_by("nurse@example.ca").size() == 1);
    CHECK(town.mail.taken_by("constable@example.ca").size() == 1);
    town.act(town.nurse, "answer", id, fields({{"answer", "involved"}}));
    town.disclose(id);
    town.round();
    CHECK(town.told(town.nurse).empty());
    CHECK(town.told(town.chair) == Kinds{"situation_waits"}); // names lead and assisting
  });
}

TEST_CASE("several situations are one mail, and a notice that was read is none") {
  Town town(Place::sqlite());
  const SituationId first = town.presented(town.constable);
  town.presented(town.constable);
  town.round();
  CHECK(town.told(town.chair).size() == 2);
  town.world.clock().advance(minutes(11));
  town.round();
  CHECK(town.mail.taken_by("chair@example.ca").size() == 1);
  CHECK(town.waiting() == 0);

  town.accept(first);
  town.round();
  auto& notices = town.world.concert().notices();
  REQUIRE(town.told(town.nurse).size() == 1);
  const auto notice = notices.list(town.nurse.actor)[0];
  CHECK_FALSE(notices.open(town.constable.actor, notice.id)); // another's
  CHECK(must(notices.open(town.nurse.actor, notice.id)).situation() == first);
  town.world.clock().advance(minutes(11));
  town.round();
  CHECK(town.mail.taken_by("nurse@example.ca").empty());
  CHECK(town.mail.taken_by("constable@example.ca").size() == 1);
}

TEST_CASE("whoever steps out hears nothing of it from that moment on, also what was waiting to be sent") {
  Town town(Place::sqlite());
  const SituationId id = town.presented(town.constable);
  town.accept(id);
  town.round();
  REQUIRE(town.told(town.nurse).size() == 1);
  const auto notice = town.world.concert().notices().list(town.nurse.actor)[0];
  town.world.clock().advance(minutes(11));
  must(town.world.concert().situations().step_out(town.nurse.actor, id, {situations::Conflict::personal_tie}));
  CHECK(town.told(town.nurse).empty()); // before any round
  CHECK_FALSE(town.world.concert().notices().open(town.nurse.actor, notice.id));
  const auto due = town.world.concert().notices().due(100);
  const auto hers =
      std::find_if(due.begin(), due.end(), [&](const notices::Letter& one) { return one.notice == notice.id; });
  REQUIRE(hers != due.end());
  CHECK_FALSE(town.world.concert().notices().begin(*hers)); // had it been sent at this very moment
  town.round();
  CHECK(town.mail.taken_by("nurse@example.ca").empty());
  CHECK(town.mail.taken_by("constable@example.ca").size() == 1);
}

TEST_CASE("who switched mail off, lost the seat or has no address gets none that was waiting") {
  Town town(Place::sqlite());
  auto& access = town.world.concert().access();
  town.presented(town.constable);
  const auto id = town.planned();
  town.mail.before = [](const mail::Message&) {
    throw mail::Failure(mail::FailureKind::temporary, mail::Step::content, 451);
  };
  town.round();
  town.mail.before = nullptr;
  REQUIRE(town.waiting() == 5);
  must(access.choose_mail(town.nurse.actor, false));
  must(access.suspend_seat(town.world.administrator(), town.teacher.actor.seat, 1));
  must(access.edit_member(town.world.administrator(), town.constable.actor.member, 2, {"Member", Language::en}));
  town.world.clock().advance(minutes(11));
  town.round();
  CHECK(town.mail.taken().size() == 2); // the chair's
  CHECK(town.mail.taken_by("chair@example.ca").size() == 2);
  CHECK(town.waiting() == 0);
  town.world.clock().advance(hours(2)); // everything is asked for again
  town.round();
  CHECK(town.told(town.teacher).empty());
  CHECK(town.told(town.nurse) == Kinds{"meeting_planned"}); // in the house she is still told
  static_cast<void>(id);
}

TEST_CASE("an installation without mail queues none") {
  Town town(Place::sqlite(), Town::Post::none);
  town.planned();
  town.presented(town.constable);
  town.round();
  CHECK(town.told(town.nurse) == Kinds{"meeting_planned"});
  CHECK(town.waiting() == 0);
}

TEST_CASE("a server that is away is asked again after longer and longer pauses, one that refuses is not") {
  Town town(Place::sqlite());
  auto& clock = town.world.clock();
  town.planned();
  int asked = 0;
  town.mail.before = [&](const mail::Message&) {
    ++asked;
    throw mail::Failure(mail::FailureKind::temporary, mail::Step::connecting, 0);
  };
  town.round();
  CHECK(asked == 1); // the other three would fare no better
  for (int i = 0; i < 3; ++i)
    town.round();
  CHECK(asked == 4);
  town.round();
  CHECK(asked == 4); // each in its pause
  clock.advance(minutes(1));
  town.round();
  CHECK(asked == 5);
  town.mail.before = [&](const mail::Message& one) {
    if (one.to.text() == "nurse@example.ca")
      throw mail::Failure(mail::FailureKind::permanent, mail::Step::recipient, 550);
  };
  clock.advance(minutes(2));
  town.round();
  CHECK(town.mail.taken().size() == 3);
  clock.advance(hours(24));
  town.round();
  CHECK(town.mail.taken_by("nurse@example.ca").empty());
  CHECK(town.waiting() == 0);
  CHECK(town.world.logged().find("\"event\":\"mail_not_sent\"") != std::string::npos);
  CHECK(town.world.logged().find("nurse") == std::string::npos);
}

TEST_CASE("after seven days nobody tries any more") {
  Town town(Place::sqlite());
  town.mail.before = [](const mail::Message&) {
    throw mail::Failure(mail::FailureKind::temporary, mail::Step::connecting, 0);
  };
  must(town.world.concert().meetings().plan(town.chair.actor, {town.world.clock().now() + hours(24 * 30), 90, "", ""}));
  town.round();
  CHECK(town.waiting() == 4);
  town.world.clock().advance(hours(24 * 7) + minutes(1));
  town.round();
  CHECK(town.waiting() == 0);
  town.mail.before = nullptr;
  town.world.clock().advance(hours(2));
  town.round();
  CHECK(town.mail.taken().empty()); // the notice is there; the mail is not written a second time
  CHECK(town.told(town.nurse) == Kinds{"meeting_planned"});
}

TEST_CASE("what changed before a crash is told after it") {
  everywhere([](Town& town) {
    town.round();
    town.planned();
    const SituationId id = town.presented(town.constable);
    town.crash(); // before any round
    town.round();
    CHECK(town.told(town.nurse) == Kinds{"meeting_planned"});
    CHECK(town.told(town.chair) == Kinds{"meeting_planned", "situation_waits"});
    town.accept(id);
    town.crash();
    town.round();
    CHECK(town.told(town.chair) == Kinds{"meeting_planned"});
    CHECK(town.mail.taken_by("nurse@example.ca").size() == 1);
  });
}

TEST_CASE("a crash between sending and writing it down sends that mail once more, as the same mail") {
  everywhere([](Town& town) {
    town.planned();
    int mails = 0;
    town.mail.after = [&](const mail::Message&) {
      if (++mails == 2)
        throw Crash{};
    };
    CHECK_THROWS_AS(town.round(), Crash);
    town.crash();
    town.round();
    CHECK(town.mail.taken().size() == 4); // the doubtful one is in its pause
    town.world.clock().advance(minutes(1));
    town.round();
    const auto taken = town.mail.taken();
    REQUIRE(taken.size() == 5);
    CHECK(taken[4].id == taken[1].id);
    CHECK(taken[4].to == taken[1].to);
    CHECK(town.waiting() == 0);
  });
}

TEST_CASE("wherever storage fails in a round, nothing is lost and no mail is sent more than twice") {
  Town town(Place::sqlite());
  town.planned();
  town.presented(town.constable);
  town.keep_copy();
  for (int n = 1;; n += n < 40 ? 1 : 7) { // later calls repeat the pattern of the first ones, for each letter
    town.begin_again();
    town.rounds();
    town.world.concert().database().fail_at(n);
    bool failed = false;
    try {
      town.round();
    } catch (const storage::Failure&) {
      failed = true;
    }
    town.world.concert().database().fail_at(0);
    INFO("call " << n);
    town.round();
    town.world.clock().advance(minutes(11));
    town.round();
    town.round();
    std::map<std::string, int> copies;
    std::set<std::string> invited;
    for (const mail::Message& one : town.mail.taken()) {
      ++copies[one.id.text()];
      if (one.calendar)
        invited.insert(one.to.text());
    }
    CHECK(copies.size() == 5);
    CHECK(invited.size() == 4);
    int doubled = 0;
    for (const auto& [id, count] : copies)
      doubled += count - 1;
    CHECK(doubled <= 1);
    CHECK(town.waiting() == 0);
    CHECK(town.told(town.chair).size() == 2);
    if (!failed)
      break;
    REQUIRE(n < 400);
  }
}

TEST_CASE("on its thread: what changes is told without anybody asking, and it stops when it is told to") {
  Town town(Place::sqlite());
  town.rounds().start();
  std::vector<std::thread> chairs;
  for (int i = 0; i < 4; ++i)
    chairs.emplace_back([&] { static_cast<void>(town.planned()); });
  for (std::thread& one : chairs)
    one.join();
  town.mail.wait_for(16);
  town.rounds().stop();
  town.planned();
  CHECK(town.mail.taken().size() == 16);
  town.rounds().stop(); // again: nothing
}

TEST_CASE("stopping begins no further mail") {
  Town town(Place::sqlite());
  town.planned();
  std::mutex mutex;
  std::condition_variable came;
  bool sending = false, go_on = false;
  town.mail.before = [&](const mail::Message&) {
    std::unique_lock lock(mutex);
    sending = true;
    came.notify_all();
    came.wait(lock, [&] { return go_on; });
  };
  town.rounds().start();
  {
    std::unique_lock lock(mutex);
    came.wait(lock, [&] { return sending; });
  }
  std::thread stopper([&] { town.rounds().stop(); });
  while (!town.rounds().is_stopping())
    std::this_thread::yield();
  {
    const std::lock_guard lock(mutex);
    go_on = true;
    came.notify_all();
  }
  stopper.join();
  CHECK(town.mail.taken().size() == 1);
  CHECK(town.waiting() == 3);
}
