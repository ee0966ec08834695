// Handing a situation over: offered at one table, taken or declined at another.
#include "rooms/situations/filters.h"
#include "rooms/situations/room.h"

#include <algorithm>

namespace concert::situations {

using access::Act;

namespace {

bool is_kept_out(const Kept& kept, const access::Actor& actor) {
  return std::any_of(kept.step_outs.begin(), kept.step_outs.end(),
                     [&](const StepOut& one) { return keeps_out(one, actor); });
}

} // namespace

Result<std::optional<OfferMade>> Room::offer_made(const access::Actor& actor, SituationId id) {
  const Loaded loaded = TRY(load(actor, id));
  TRY(gate_.permit<Act::see_header>(actor, loaded.standing));
  if (!gate_.allows(Act::offer_hand_over, actor, loaded.standing) &&
      !gate_.allows(Act::withdraw_hand_over, actor, loaded.standing))
    return std::optional<OfferMade>();
  const std::vector<HandOver> all = store_.hand_overs(id);
  if (all.empty())
    return std::optional<OfferMade>();
  const HandOver& last = all.back();
  return std::optional(OfferMade{last.to, last.reason, last.offered_at, last.state, last.answer});
}

Result<View> Room::offer_hand_over(const access::Actor& actor, SituationId id, std::int64_t version,
                                   const OfferHandOver& act) {
  const Loaded loaded = TRY(load(actor, id));
  TRY(gate_.permit<Act::offer_hand_over>(actor, loaded.standing));
  if (loaded.situation.version != version)
    return Refusal::stale();
  const codes::SharedCodeBook book = books_();
  const Instant now = clock_.now();
  TRY(can_be_offered(loaded.situation, act, tables_.agencies_at(act.to), *book, clock_.day_of(now)));
  HandOver offer;
  offer.id = HandOverId::draw(chance_);
  offer.situation = id;
  offer.from = loaded.situation.table;
  offer.to = act.to;
  offer.by = actor.agency;
  offer.reason = act.reason;
  offer.offered_at = now;
  const auto detail = people_.sealed_detail(id, "reason=" + act.reason.id + ";table=" + act.to.text());
  if (!store_.offer(offer, entry(actor, Act::offer_hand_over, id, "deidentified", detail)))
    return Refusal::step_not_open("refusal.already_offered");
  return view_of(loaded.situation, actor);
}

Result<View> Room::withdraw_hand_over(const access::Actor& actor, SituationId id) {
  const Loaded loaded = TRY(load(actor, id));
  TRY(gate_.permit<Act::withdraw_hand_over>(actor, loaded.standing));
  for (HandOver& offer : store_.hand_overs(id))
    if (offer.state == HandOverState::offered) {
      offer.state = HandOverState::withdrawn;
      offer.answered_at = clock_.now();
      if (store_.answer(offer, entry(actor, Act::withdraw_hand_over, id, "none", audit::Detail::none())))
        return view_of(loaded.situation, actor);
    }
  return Refusal::step_not_open("refusal.nothing_offered");
}

Result<std::pair<HandOver, Kept>> Room::open_offer(const access::Actor& actor, HandOverId id) {
  auto offer = store_.hand_over(id);
  if (!offer || offer->to != actor.table || offer->state != HandOverState::offered)
    return Refusal::not_found();
  auto kept = store_.load_kept(offer->situation);
  // PRIVACY: whoever stepped out at the other table is out of it here as well.
  if (!kept || kept->situation.ending || is_kept_out(*kept, actor))
    return Refusal::not_found();
  return std::pair(std::move(*offer), std::move(*kept));
}

Result<std::vector<Offered>> Room::offered_here(const access::Actor& actor) {
  TRY(gate_.permit<Act::answer_hand_over>(actor));
  const codes::SharedCodeBook book = books_();
  const LocalDate today = clock_.today();
  std::vector<Offered> out;
  for (const HandOver& one : store_.offered_to(actor.table))
    if (const auto open = open_offer(actor, one.id)) {
      const Situation& s = open->second.situation;
      out.push_back({one.id, s.subject, passed_on(s.picture, *book, today), one.reason, one.offered_at});
    }
  return out;
}

Result<View> Room::take_hand_over(const access::Actor& actor, HandOverId id, const TakeHandOver& act) {
  TRY(gate_.permit<Act::answer_hand_over>(actor));
  auto [offer, kept] = TRY(open_offer(actor, id));
  const codes::SharedCodeBook book = books_();
  const Instant now = clock_.now();
  const LocalDate today = clock_.day_of(now);
  const Situation& from = kept.situation;
  Situation old = TRY(handed_over(from, *book, now));
  old = with_plan_closed(std::move(old), doer_of(actor), *book, now);
  check(broken_promises(old).empty(), "handing over broke a promise of the situation");
  offer.state = HandOverState::taken;
  offer.answered_at = now;
  const SituationId new_id = SituationId::draw(chance_);
  const std::vector<AgencyId> at_table = tables_.agencies_at(actor.table);
  TRY(taken_over(from, new_id, actor.table, act, 1, at_table, *book, today, now)); // before keys are drawn for it
  people_.begin(new_id, act.originating);
  const auto step = [&](std::int64_t number) {
    return taken_over(from, new_id, actor.table, act, number, at_table, *book, today, now);
  };
  // PRIVACY: of the other table the log says neither situation, in a line of the other's.
  const Situation made = TRY(
      store_.take(offer, old, from.version, step,
                  entry(actor, Act::answer_hand_over, from.id, "deidentified", people_.sealed_detail(from.id, "taken")),
                  entry(actor, Act::answer_hand_over, new_id, "deidentified", people_.sealed_detail(new_id, "taken"))));
  old.version = from.version + 1;
  settle_keys(old);
  store_.settled(made.id, made.version); // its keys were drawn for exactly this
  tell(old);
  tell(made);
  return view_of(made, actor);
}

Result<void> Room::decline_hand_over(const access::Actor& actor, HandOverId id, const DeclineHandOver& act) {
  TRY(gate_.permit<Act::answer_hand_over>(actor));
  auto [offer, kept] = TRY(open_offer(actor, id));
  offer.state = HandOverState::declined;
  offer.answer = act.reason;
  offer.answered_at = clock_.now();
  const auto detail = people_.sealed_detail(offer.situation, "declined=" + act.reason.id);
  if (!store_.answer(offer, entry(actor, Act::answer_hand_over, offer.situation, "deidentified", detail)))
    return Refusal::stale();
  return {};
}

} // namespace concert::situations
