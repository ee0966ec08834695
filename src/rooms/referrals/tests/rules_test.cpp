#include "rooms/referrals/tests/world.h"

using namespace concert;
using namespace concert::referrals;
using namespace concert::referrals::testing;

namespace {

const Doer by_police{police, constable.member}, by_housing{housing, landlord.member};

Fields fields(std::initializer_list<std::pair<const char*, const char*>> all) {
  Fields out;
  for (const auto& [name, value] : all)
    out.add(name, value);
  return out;
}

} // namespace

TEST_CASE("rules: every step from every state, inside and outside, is taken or refused as the table says, and keeps "
          "the promises") {
  for (const bool outside : {false, true})
    for (const State from : all_states)
      for (const State to : all_states)
        for (const Side side : {Side::requester, Side::responder}) {
          const Referral before = at(from, outside);
          By by{side, Through::seat, side == Side::requester ? by_police : by_housing};
          if (outside && side == Side::responder)
            by = {side, Through::link, std::nullopt};
          if (outside && from == State::draft && to == State::requested)
            continue; // send(), which asks for consent
          const auto after = take(before, step_to(to), by, start_time + 1h);
          INFO(name_of(from) << " to " << name_of(to) << " by " << name_of(side));
          REQUIRE(after.has_value() == may_move(from, to, side));
          if (!after) {
            CHECK(outcome(after) == "step_not_open refusal.step_not_open");
            continue;
          }
          CHECK(broken_promises(*after).empty());
          CHECK(after->state() == to);
          CHECK(after->steps.size() == before.steps.size() + 1);
        }
}

TEST_CASE("rules: a referral is made to somebody else at the table") {
  const auto id = id_of<ReferralId>('7');
  const auto situation = id_of<SituationId>('5');
  CHECK(outcome(draft(asking(police), id, table, situation, by_police, at_table, start_time)) ==
        "invalid refusal.invalid performer_agency:problem.own_agency");
  CHECK(outcome(draft(asking(id_of<AgencyId>('e')), id, table, situation, by_police, at_table, start_time)) ==
        "invalid refusal.invalid performer_agency:problem.not_at_table");
  CHECK(broken_promises(at(State::draft)).empty());
}

TEST_CASE("rules: outside the table nobody is asked without the person's own recorded agreement") {
  const Referral r = at(State::draft, true);
  const auto sent = [&](const SendReferral& act) {
    return outcome(send(r, act, *shipped_book(), by_police, today, start_time));
  };
  CHECK(sent({}) == "invalid refusal.invalid consent_ground:problem.required");
  CHECK(sent(with_consent("mfippa_32_h")) == "invalid refusal.invalid consent_ground:problem.not_a_consent");
  CHECK(sent(with_consent("consent_implied_between_custodians")) ==
        "invalid refusal.invalid consent_ground:problem.not_a_consent");
  CHECK(sent(with_consent("consent_express_written", today.plus_days(1))) ==
        "invalid refusal.invalid consent_on:problem.in_the_future");
  CHECK(sent(with_consent("consent_express_written")) == "given");
  // At the table no name goes along: the gate decides there who hears one.
  SendReferral named;
  named.whom = somebody();
  CHECK(outcome(send(at(State::draft), named, *shipped_book(), by_police, today, start_time)) ==
        "invalid refusal.invalid call_name:problem.agency_has_names");
}

TEST_CASE("rules: a reason is asked where one belongs, and a place where somebody is taken") {
  const By responder{Side::responder, Through::seat, by_housing};
  CHECK(outcome(take(at(State::requested), {State::rejected, std::nullopt, std::nullopt}, responder, start_time)) ==
        "invalid refusal.invalid decline_reason:problem.required");
  CHECK(outcome(take(at(State::requested), {State::accepted, std::nullopt, std::nullopt}, responder, start_time)) ==
        "invalid refusal.invalid places:problem.required");
  Referral late = must(take(at(State::requested), step_to(State::accepted), responder, start_time - 24h));
  CHECK(late.steps.back().at == late.steps[1].at); // a clock set back keeps the order
}

TEST_CASE("acts: what was typed becomes an act, or a list of what is wrong with it") {
  const codes::CodeBook& book = *shipped_book();
  const std::string agency(32, 'd'), organization(32, 'f');
  CHECK(outcome(read_draft({}, book)) == "invalid refusal.invalid service_type:problem.required "
                                         "urgency:problem.required performer_agency:problem.required");
  const auto with = [&](std::initializer_list<std::pair<const char*, const char*>> more) {
    Fields out = fields({{"service_type", "housing"}, {"urgency", "routine"}});
    for (const auto& [name, value] : more)
      out.add(name, value);
    return outcome(read_draft(out, book));
  };
  CHECK(with({{"performer_agency", agency.c_str()}}) == "given");
  CHECK(
      with({{"performer_agency", agency.c_str()}, {"organization", organization.c_str()}, {"email", "a@b.example"}}) ==
      "invalid refusal.invalid performer_agency:problem.one_performer");
  CHECK(with({{"organization", organization.c_str()}}) == "invalid refusal.invalid email:problem.required");
  CHECK(with({{"organization", organization.c_str()}, {"email", "a@b, c@d"}}) ==
        "invalid refusal.invalid email:problem.not_an_email");
  CHECK(with({{"organization", organization.c_str()}, {"email", "a@b.example"}}) == "given");
  CHECK(with({{"performer_agency", std::string(32, '0').c_str()}}) ==
        "invalid refusal.invalid performer_agency:problem.not_an_id");

  CHECK(outcome(read_send(fields({{"consent_ground", "consent_express_written"}}), book)) ==
        "invalid refusal.invalid consent_on:problem.required");
  CHECK(outcome(read_send(fields({{"consent_on", "2026-11-01"}}), book)) ==
        "invalid refusal.invalid consent_ground:problem.required");

  const auto step = [&](std::initializer_list<std::pair<const char*, const char*>> all) {
    return outcome(read_step(fields(all), book));
  };
  CHECK(step({{"to", "draft"}}).starts_with("invalid"));
  CHECK(step({{"to", "rejected"}}) == "invalid refusal.invalid decline_reason:problem.required");
  CHECK(step({{"to", "rejected"}, {"decline_reason", "no_such"}}).starts_with("invalid"));
  CHECK(step({{"to", "rejected"}, {"decline_reason", "other"}, {"places", "waitlist"}}) == "given");
  CHECK(step({{"to", "accepted"}}) == "invalid refusal.invalid places:problem.required");
  CHECK(step({{"to", "accepted"}, {"places", "no_place"}}) == "invalid refusal.invalid places:problem.no_place_is_no");
  CHECK(step({{"to", "accepted"}, {"places", "waitlist"}}) == "invalid refusal.invalid wait_days:problem.required");
  for (const char* days : {"0", "731", "99999999999999999999", "-1"})
    CHECK(step({{"to", "accepted"}, {"places", "waitlist"}, {"wait_days", days}}).starts_with("invalid"));
  CHECK(step({{"to", "accepted"}, {"places", "waitlist"}, {"wait_days", "30"}}) == "given");
  CHECK(step({{"to", "entered_in_error"}}) == "given");

  const auto full = must(read_step(fields({{"to", "rejected"}, {"decline_reason", "no_capacity"}}), book));
  CHECK(full.capacity == Capacity{Places::no_place, std::nullopt});
}
