// Referrals answered from outside: by a link once and a second secret, with nothing told to who has only one of them.
#include <algorithm>

#include "rooms/referrals/tests/house.h"

using namespace concert;
using namespace concert::referrals;
using namespace concert::referrals::testing;

namespace {

const std::string refused = "not_found referrals.link_refused";

template <class Body>
void in_each_house(Body body, Room::Mail mail = Room::Mail::none) {
  storage::testing::on_every_engine([&](storage::testing::Place& place) {
    INFO(place.name());
    House house(place, mail);
    body(house);
  });
}

struct Outsider {
  House& house;
  std::string token, secret;
  std::string ask(std::string_view peer = "p") { return outcome(house.room.ask(token, secret, peer)); }
  std::string answer(const TakeStep& act) { return outcome(house.room.answer(token, secret, "p", act)); }
};

Outsider outsider(House& house, const Sent& sent) {
  return {house, *sent.handed->token, sent.handed->secret};
}

bool has_box(House& house, ReferralId id) {
  return house.store.way_in(id).has_whom;
}

} // namespace

TEST_CASE("outside: from request to completed, one link a step and the same secret") {
  in_each_house([](House& house) {
    const SituationId id = house.intervened();
    const Sent sent = house.sent_outside(id);
    Outsider who = outsider(house, sent);
    const Asked asked = must(house.room.ask(who.token, who.secret, "p"));
    CHECK(asked.service_type.id == "shelter");
    CHECK(asked.requester == health);
    CHECK(asked.whom.name.reveal() == "Ann Other");
    CHECK(asked.next == std::vector{State::accepted, State::rejected, State::cancelled});
    CHECK(who.ask() == "given"); // looking uses nothing up
    std::vector<std::string> tokens = {who.token};
    for (const State next :
         {State::accepted, State::in_progress, State::on_hold, State::in_progress, State::completed}) {
      const Answered answered = must(house.room.answer(who.token, who.secret, "p", step_to(next)));
      CHECK(answered.state == next);
      CHECK(answered.awaits_more == (next != State::completed));
      CHECK(answered.next_token.has_value() == answered.awaits_more);
      CHECK(who.ask() == refused); // used
      CHECK(who.answer(step_to(State::cancelled)) == refused);
      if (answered.next_token)
        who.token = *answered.next_token;
      if (answered.next_token)
        CHECK(std::find(tokens.begin(), tokens.end(), who.token) == tokens.end());
      tokens.push_back(who.token);
    }
    const View after = must(house.room.view(nurse, sent.view.id));
    CHECK(after.state == State::completed);
    CHECK(after.whole->steps.back().through == Through::link);
    CHECK(!after.whole->steps.back().doer);
    CHECK(house.store.way_in(after.id).latest->ended == LinkEnd::used);
    CHECK(house.traces("referrals.answer_by_link") == 5);
    CHECK(house.traces("referrals.open_link") >= 7);
    house.room.sweep();
    CHECK(!has_box(house, after.id));
  });
}

TEST_CASE(
    "outside: used, late, altered, taken back, unknown, and a wrong secret are refused alike, after the same work") {
  in_each_house([](House& house) {
    const SituationId id = house.intervened();
    const Sent used = house.sent_outside(id), late = house.sent_outside(id), back = house.sent_outside(id),
               renewed = house.sent_outside(id), ended = house.sent_outside(id), live = house.sent_outside(id);
    Outsider good = outsider(house, live), by_used = outsider(house, used), by_late = outsider(house, late),
             by_back = outsider(house, back), by_renewed = outsider(house, renewed), by_ended = outsider(house, ended);
    CHECK(by_used.answer(step_to(State::accepted)) == "given");
    must(house.room.revoke_link(nurse, back.view.id, back.view.version));
    must(house.room.issue_link(nurse, renewed.view.id, renewed.view.version, {}));
    must(house.room.take(nurse, ended.view.id, ended.view.version, step_to(State::cancelled)));

    Outsider altered = good, unknown = good, crossed = good, wrong = good, nothing = good, garbage = good;
    altered.token[5] = altered.token[5] == 'A' ? 'B' : 'A';
    unknown.token = link_signer(crypto::SecretKey::draw(house.chance))
                        .token_of(LinkId::draw(house.chance), house.clock.now() + link_lives);
    crossed.secret = by_renewed.secret;
    wrong.secret = "00000-00000";
    nothing.secret = "";
    garbage.token = "x";
    for (Outsider* who :
         {&by_used, &by_back, &by_renewed, &by_ended, &altered, &unknown, &crossed, &wrong, &nothing, &garbage}) {
      const auto before = house.passwords.hashings();
      CHECK(who->ask("q") == refused);
      CHECK(house.passwords.hashings() == before + 1);
      house.clock.advance(1min);
      CHECK(who->answer(step_to(State::rejected)) == refused);
      house.clock.advance(1min);
      if (who == &altered || who == &unknown || who == &garbage)
        continue;
    }
    CHECK(house.store.load(live.view.id)->state() == State::requested);
    CHECK(house.store.load(back.view.id)->state() == State::requested);

    house.clock.advance(link_lives);
    const auto before = house.passwords.hashings();
    CHECK(by_late.ask() == refused);
    CHECK(house.passwords.hashings() == before + 1);
    CHECK(has_box(house, late.view.id));
    house.room.sweep();
    CHECK(!has_box(house, late.view.id));
    CHECK(house.store.way_in(late.view.id).latest->ended == LinkEnd::expired);
    CHECK(house.traces("referrals.expire_link") >= 1);
  });
}

TEST_CASE("outside: five wrong secrets end the link for good, and destroy what was sealed") {
  in_each_house([](House& house) {
    const Sent sent = house.sent_outside(house.intervened());
    Outsider who = outsider(house, sent), guesser = who;
    for (int i = 0; i < most_wrong_secrets; ++i) {
      CHECK(who.ask() == (i < most_wrong_secrets ? "given" : refused)); // the right one costs nothing
      guesser.secret = "0000" + std::to_string(i) + "-00000";
      CHECK(guesser.ask() == refused);
    }
    CHECK(who.ask() == refused);
    CHECK(who.answer(step_to(State::accepted)) == refused);
    CHECK(!has_box(house, sent.view.id));
    const View seen = must(house.room.view(nurse, sent.view.id));
    CHECK(seen.way_in->latest->ended == LinkEnd::locked);
    CHECK(seen.may_mind_link);
    CHECK(house.traces("referrals.lock_link") == 1);
    CHECK(house.traces("referrals.try_link") == 10);
    // A new link has a new secret, and the old secret does not open it.
    const Sent again = must(house.room.issue_link(nurse, seen.id, seen.version, somebody()));
    CHECK(again.handed->secret != who.secret);
    who.token = *again.handed->token;
    CHECK(who.ask() == refused);
    who.secret = again.handed->secret;
    CHECK(who.ask() == "given");
  });
}

TEST_CASE("outside: one address cannot try without end") {
  in_each_house([](House& house) {
    Outsider nobody{house, "x", "00000-00000"};
    for (int i = 0; i < 30; ++i)
      CHECK(nobody.ask("one") == refused);
    CHECK(nobody.ask("one") == "too_many referrals.too_many_attempts");
    CHECK(nobody.ask("another") == refused);
    house.clock.advance(1min);
    CHECK(nobody.ask("one") == refused);
  });
}

TEST_CASE("outside: whom to call is destroyed at every end, and nobody reads it before the secret is given") {
  in_each_house([](House& house) {
    const SituationId id = house.intervened();
    const Sent declined = house.sent_outside(id), cancelled = house.sent_outside(id), revoked = house.sent_outside(id),
               kept = house.sent_outside(id);
    for (const char* word : {"Ann", "705-555-0114", "mornings", "large dog"})
      CHECK(house.all_bytes().find(word) == std::string::npos);
    CHECK(house.all_bytes().find(*kept.handed->token) == std::string::npos);
    CHECK(outsider(house, declined).answer(step_to(State::rejected)) == "given");
    must(house.room.take(nurse, cancelled.view.id, cancelled.view.version, step_to(State::cancelled)));
    must(house.room.revoke_link(nurse, revoked.view.id, revoked.view.version));
    CHECK(!has_box(house, declined.view.id));
    CHECK(!has_box(house, cancelled.view.id));
    CHECK(!has_box(house, revoked.view.id));
    CHECK(has_box(house, kept.view.id));
    // Concluded: the answer is still awaited, but nobody is to be called any more.
    house.conclude(id);
    CHECK(!has_box(house, kept.view.id));
    Outsider who = outsider(house, kept);
    const Asked asked = must(house.room.ask(who.token, who.secret, "p"));
    CHECK(asked.whom.is_empty());
    CHECK(who.answer(step_to(State::accepted)) == "given");
    const View seen = must(house.room.view(nurse, kept.view.id));
    CHECK(outcome(house.room.issue_link(nurse, seen.id, seen.version, somebody())) ==
          "invalid refusal.invalid call_name:problem.nobody_to_call");
    CHECK(outcome(house.room.issue_link(nurse, seen.id, seen.version, {})) == "given");
  });
}

TEST_CASE("outside: a rejected situation takes its links along, also when the following was cut short") {
  in_each_house([](House& house) {
    const SituationId id = house.intervened();
    const Sent sent = house.sent_outside(id);
    Outsider who = outsider(house, sent);
    // As after a crash between the rejection and what follows from it.
    auto situation = *house.situation_store.load(id);
    const std::int64_t version = situation.version;
    situation =
        must(situations::reject(situation, {code("conclusions", "single_agency_can_address")}, house.clock.now()));
    audit::Entry entry;
    entry.at = house.clock.now();
    entry.act = "situations.reject";
    CHECK(house.situation_store.save(situation, version, entry));
    CHECK(house.store.load(sent.view.id).has_value());
    CHECK(who.ask() == refused);
    CHECK(outcome(house.room.view(nurse, sent.view.id)) == "not_found refusal.not_found");
    CHECK(must(house.room.list(nurse)).empty());
    CHECK(house.room.due(10).empty());
    house.room.sweep();
    CHECK(!house.store.load(sent.view.id));
    CHECK(house.all_bytes().empty());
  });
}

TEST_CASE("outside: a mail is written when it is sent, to the organization, until its link has ended") {
  in_each_house(
      [](House& house) {
        const SituationId id = house.intervened();
        const Sent sent = house.sent_outside(id);
        CHECK(!sent.handed->token); // the mail takes it
        auto due = house.room.due(10);
        REQUIRE(due.size() == 1);
        CHECK(due.front().to.text() == "intake@housing.example");
        const auto ready = house.room.begin(due.front());
        REQUIRE(ready.has_value());
        CHECK(house.room.due(10).empty()); // the next attempt is later
        house.clock.advance(1min);
        due = house.room.due(10);
        REQUIRE(due.size() == 1);
        const auto again = house.room.begin(due.front());
        REQUIRE(again.has_value());
        CHECK(again->id == ready->id);
        CHECK(again->token == ready->token); // made again, the same
        house.room.sent(again->id);
        house.clock.advance(24h);
        CHECK(house.room.due(10).empty());
        Outsider who{house, again->token, sent.handed->secret};
        CHECK(who.ask() == "given");
        CHECK(who.answer(step_to(State::accepted)) == "given");
        // The next link goes the same way, and not once it is taken back.
        due = house.room.due(10);
        REQUIRE(due.size() == 1);
        const View seen = must(house.room.view(nurse, sent.view.id));
        CHECK(seen.way_in->mail_waits);
        must(house.room.revoke_link(nurse, seen.id, seen.version));
        CHECK(!house.room.begin(due.front()));
        CHECK(house.room.due(10).empty());
      },
      Room::Mail::queued);
}
