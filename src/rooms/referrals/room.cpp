// What a seat does with referrals.
#include "rooms/referrals/room.h"

#include <algorithm>

namespace concert::referrals {

using access::Act;
using access::Role;

namespace {

constexpr int attempts_of_peer = 30; // a minute

Doer doer_of(const access::Actor& actor) {
  return situations::doer_of(actor);
}

} // namespace

bool View::waits_for_me() const {
  if (!side || is_end(state))
    return false;
  if (*side == Side::requester)
    return state == State::draft;
  return state == State::requested || state == State::accepted || state == State::on_hold ||
         state == State::in_progress;
}

Room::Room(Store& store, situations::Room& situations, people::Room& people, directory::Room& directory, Books books,
           AgenciesAt agencies_at, const crypto::Passwords& passwords, crypto::SecretKey key, Mail mail,
           const clock::Clock& clock, Chance& chance)
    : store_(store), situations_(situations), people_(people), directory_(directory), books_(std::move(books)),
      agencies_at_(std::move(agencies_at)), passwords_(passwords), signer_(link_signer(std::move(key))), mail_(mail),
      clock_(clock), chance_(chance), by_peer_(attempts_of_peer, std::chrono::minutes(1)) {}

// PRIVACY: whoever may not know of the situation, because it is at another table, because it is gone, or because they
// stepped out of it, is told what is said of a referral that there is not.
Result<Room::Loaded> Room::load(const access::Actor& actor, ReferralId id) {
  std::optional<Referral> found = store_.load(id);
  if (!found || found->table != actor.table)
    return Refusal::not_found();
  auto situation = situations_.view(actor, found->situation);
  if (!situation || situation->stage == access::Stage::rejected)
    return Refusal::not_found();
  return Loaded{*std::move(found), *std::move(situation)};
}

std::optional<View> Room::view_of(const access::Actor& actor, const Referral& r, const situations::View& situation) {
  View out;
  out.id = r.id;
  out.version = r.version;
  out.state = r.state();
  out.requester = r.requester;
  out.changed_at = r.changed_at();
  const bool speaks = actor.role == Role::representative;
  if (speaks && actor.agency == r.requester)
    out.side = Side::requester;
  else if (speaks && r.performer.agency == std::optional(actor.agency))
    out.side = Side::responder;
  if (r.state() == State::draft && out.side != Side::requester)
    return std::nullopt; // nobody else has been asked yet
  if (!out.side && actor.role != Role::chair)
    return std::nullopt;
  if (!out.side)
    return out;
  out.whole = r;
  if (situation.picture) {
    out.situation = r.situation;
    out.number = situation.number;
  } else {
    out.whole->situation = SituationId(); // PRIVACY: asked of one thing, not told which situation it is about
  }
  const Act act = *out.side == Side::requester ? Act::follow_referral : Act::answer_referral;
  if (situation.allows(act))
    for (const State next : next_states(r.state(), *out.side))
      if (next != State::requested || situation.allows(Act::refer_service))
        out.next.push_back(next);
  if (*out.side == Side::requester && r.is_outside() && r.state() != State::draft) {
    out.way_in = store_.way_in(r.id);
    out.may_mind_link = awaits_outside(r) && situation.allows(Act::follow_referral);
  }
  return out;
}

Result<View> Room::seen(const access::Actor& actor, const Referral& r, const situations::View& situation) {
  if (auto view = view_of(actor, r, situation))
    return *std::move(view);
  return Refusal::not_found();
}

Result<View> Room::view(const access::Actor& actor, ReferralId id) {
  TRY(gate_.permit<Act::see_referrals>(actor));
  const Loaded loaded = TRY(load(actor, id));
  View out = TRY(seen(actor, loaded.referral, loaded.situation));
  if (!out.side)
    return Refusal::not_found(); // the chair reads states on the record
  return out;
}

Result<std::vector<View>> Room::list(const access::Actor& actor) {
  TRY(gate_.permit<Act::see_referrals>(actor));
  std::vector<View> out;
  if (actor.role != Role::representative)
    return out;
  for (const Referral& r : store_.concerning(actor.table, actor.agency)) {
    const auto situation = situations_.view(actor, r.situation);
    if (!situation || situation->stage == access::Stage::rejected)
      continue;
    if (auto view = view_of(actor, r, *situation))
      out.push_back(*std::move(view));
  }
  return out;
}

std::vector<View> Room::of(const access::Actor& actor, const situations::View& situation) {
  std::vector<View> out;
  if (!gate_.allows(Act::see_referrals, actor) || situation.stage == access::Stage::rejected)
    return out;
  for (const Referral& r : store_.of(situation.id)) {
    auto view = view_of(actor, r, situation);
    // PRIVACY: who is asked without a part in the situation must not find the referral on its record: there it would
    // say which situation it is about.
    if (view && (view->side != Side::responder || view->situation))
      out.push_back(*std::move(view));
  }
  return out;
}

void Room::tell(const Referral& r) const {
  for (const Changed& listener : changed_)
    listener(r.table, r.id);
}

audit::Entry Room::entry(std::string act, ReferralId id) const {
  audit::Entry out;
  out.at = clock_.now();
  out.act = std::move(act);
  out.object_kind = "referral";
  out.object = id.is_nil() ? "" : id.text();
  return out;
}

audit::Entry Room::entry_by(const access::Actor& actor, Act act, const Referral& after, std::string_view said) {
  audit::Entry out = entry(std::string(access::name_of(act)), after.id);
  out.member = actor.member.text();
  out.seat = actor.seat.text();
  out.agency = actor.agency.text();
  out.field_class = "deidentified";
  out.detail =
      people_.sealed_detail(after.situation, std::string(said) + ";state=" + std::string(name_of(after.state())));
  return out;
}

Result<void> Room::is_known(const access::Actor& actor, const DraftReferral& act) {
  std::optional<directory::OrganizationId> of_service;
  if (!act.service.empty()) {
    const auto id = directory::ServiceId::parse(act.service);
    const auto service = id ? directory_.service(actor, *id) : Result<directory::ServiceView>(Refusal::not_found());
    if (!service)
      return Refusal::invalid("service", "problem.not_in_directory");
    of_service = service->service->organization;
  }
  if (!act.performer.outside)
    return {};
  const auto id = directory::OrganizationId::parse(act.performer.outside->organization);
  if (!id || !directory_.organization(actor, *id))
    return Refusal::invalid("organization", "problem.not_in_directory");
  if (of_service && *of_service != *id)
    return Refusal::invalid("organization", "problem.another_organization");
  return {};
}

Result<View> Room::draft(const access::Actor& actor, SituationId id, const DraftReferral& act,
                         std::optional<ReferralId> once) {
  const situations::View situation = TRY(situations_.view(actor, id));
  if (!situation.allows(Act::refer_service))
    return actor.role == Role::representative ? Refusal::step_not_open("refusal.step_not_open")
                                              : Refusal::not_permitted();
  TRY(is_known(actor, act));
  Referral made = TRY(referrals::draft(act, once ? *once : ReferralId::draw(chance_), actor.table, id, doer_of(actor),
                                       agencies_at_(actor.table), clock_.now()));
  check(broken_promises(made).empty(), "a rule broke a promise of the referral");
  if (!store_.add(made, entry_by(actor, Act::refer_service, made, "draft"))) {
    const Loaded before = TRY(load(actor, made.id)); // the same form, sent twice
    if (before.referral.requester != actor.agency || before.referral.situation != id)
      return Refusal::not_found();
    return seen(actor, before.referral, before.situation);
  }
  made.version = 1;
  return seen(actor, made, situation);
}

void Room::issue(LinkChange& change, const Referral& r, Instant now) {
  change.issue = new_link(LinkId::draw(chance_), r.id, now);
  if (mail_ == Mail::queued)
    change.letter = Letter{LetterId::draw(chance_), change.issue->id, now, 0, now, false};
}

LinkChange Room::new_way_in(const Referral& r, std::string_view secret, const Whom& whom, Instant now) {
  LinkChange out;
  out.end = LinkEnd::revoked;
  out.box = sealed_box(passwords_, secret, r.id, whom, chance_);
  issue(out, r, now);
  return out;
}

Handed Room::handed(std::string_view secret, const LinkChange& change) const {
  Handed out{spoken_secret(secret), std::nullopt};
  if (mail_ == Mail::none)
    out.token = signer_.token_of(change.issue->id, change.issue->expires_at);
  return out;
}

LinkChange Room::change_for(const Referral& after) const {
  LinkChange out;
  if (!awaits_outside(after)) {
    out.end = LinkEnd::over;
    out.forget_box = true;
  }
  return out;
}

Result<Sent> Room::send(const access::Actor& actor, ReferralId id, std::int64_t version, const SendReferral& act) {
  TRY(gate_.permit<Act::see_referrals>(actor));
  const Loaded loaded = TRY(load(actor, id));
  const View before = TRY(seen(actor, loaded.referral, loaded.situation));
  if (before.side != Side::requester)
    return Refusal::not_found();
  if (!loaded.situation.allows(Act::refer_service))
    return Refusal::step_not_open("refusal.step_not_open");
  if (loaded.referral.version != version)
    return Refusal::stale();
  const Instant now = clock_.now();
  Referral after = TRY(referrals::send(loaded.referral, act, *books_(), doer_of(actor), clock_.day_of(now), now));
  check(broken_promises(after).empty(), "a rule broke a promise of the referral");
  LinkChange change;
  std::optional<Handed> shown;
  if (after.is_outside()) {
    std::string secret = draw_secret(chance_);
    change = new_way_in(after, secret, act.whom, now);
    shown = handed(secret, change);
    crypto::wipe(secret);
  }
  if (!store_.save(after, version, change, now, entry_by(actor, Act::refer_service, after, "send")))
    return Refusal::stale();
  after.version = version + 1;
  tell(after);
  View view = TRY(seen(actor, after, loaded.situation));
  return Sent{std::move(view), std::move(shown)};
}

Result<View> Room::take(const access::Actor& actor, ReferralId id, std::int64_t version, const TakeStep& act) {
  TRY(gate_.permit<Act::see_referrals>(actor));
  const Loaded loaded = TRY(load(actor, id));
  const View before = TRY(seen(actor, loaded.referral, loaded.situation));
  if (!before.side)
    return Refusal::not_found();
  const Act gate_act = *before.side == Side::requester ? Act::follow_referral : Act::answer_referral;
  // Sending says more than a step does (consent, whom to call): it has an act of its own.
  if (!loaded.situation.allows(gate_act) || act.to == State::requested)
    return Refusal::step_not_open("refusal.step_not_open");
  if (loaded.referral.version != version)
    return Refusal::stale();
  const Instant now = clock_.now();
  Referral after = TRY(referrals::take(loaded.referral, act, {*before.side, Through::seat, doer_of(actor)}, now));
  check(broken_promises(after).empty(), "a rule broke a promise of the referral");
  if (!store_.save(after, version, change_for(after), now, entry_by(actor, gate_act, after, "step")))
    return Refusal::stale();
  after.version = version + 1;
  tell(after);
  return seen(actor, after, loaded.situation);
}

Result<Sent> Room::issue_link(const access::Actor& actor, ReferralId id, std::int64_t version, const Whom& whom) {
  TRY(gate_.permit<Act::see_referrals>(actor));
  const Loaded loaded = TRY(load(actor, id));
  const View before = TRY(seen(actor, loaded.referral, loaded.situation));
  if (before.side != Side::requester)
    return Refusal::not_found();
  if (!before.may_mind_link)
    return Refusal::step_not_open("refusal.step_not_open");
  if (loaded.referral.version != version)
    return Refusal::stale();
  // PRIVACY: once the situation is concluded nobody is to be called any more.
  if (loaded.situation.stage != access::Stage::intervention && !whom.is_empty())
    return Refusal::invalid("call_name", "problem.nobody_to_call");
  const Instant now = clock_.now();
  std::string secret = draw_secret(chance_);
  const LinkChange change = new_way_in(loaded.referral, secret, whom, now);
  std::optional<Handed> shown = handed(secret, change);
  crypto::wipe(secret);
  Referral after = loaded.referral;
  if (!store_.save(after, version, change, now, entry_by(actor, Act::follow_referral, after, "link")))
    return Refusal::stale();
  after.version = version + 1;
  View view = TRY(seen(actor, after, loaded.situation));
  return Sent{std::move(view), std::move(shown)};
}

Result<View> Room::revoke_link(const access::Actor& actor, ReferralId id, std::int64_t version) {
  TRY(gate_.permit<Act::see_referrals>(actor));
  const Loaded loaded = TRY(load(actor, id));
  const View before = TRY(seen(actor, loaded.referral, loaded.situation));
  if (before.side != Side::requester)
    return Refusal::not_found();
  const Instant now = clock_.now();
  if (!before.may_mind_link || !before.way_in || !before.way_in->latest || !before.way_in->latest->is_live(now))
    return Refusal::step_not_open("refusal.step_not_open");
  LinkChange change;
  change.end = LinkEnd::revoked;
  change.forget_box = true;
  Referral after = loaded.referral;
  if (!store_.save(after, version, change, now, entry_by(actor, Act::follow_referral, after, "revoke")))
    return Refusal::stale();
  after.version = version + 1;
  return seen(actor, after, loaded.situation);
}

} // namespace concert::referrals
