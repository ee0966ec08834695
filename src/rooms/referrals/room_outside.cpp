// The way in from outside, what follows by itself, and mail.
#include <algorithm>

#include "base/pause.h"
#include "rooms/referrals/room.h"

namespace concert::referrals {
namespace {

Refusal refused_link() {
  return {RefusalKind::not_found, "referrals.link_refused", {}};
}

} // namespace

// Nobody is behind a link that we know of; the agency is the one whose link it is, so that its privacy officer reads of
// it.
audit::Entry Room::entry_of_link(std::string act, const Referral& referral) const {
  audit::Entry out = entry(std::move(act), referral.id);
  out.agency = referral.requester.text();
  return out;
}

// PRIVACY: every way to fail does the same work, in the same order, and is answered in the same words: one look at the
// database, one derivation of a key, whatever the token and the secret are.
Result<Room::Opened> Room::open(std::string_view token, std::string_view typed, std::string_view peer, Wanted wanted,
                                std::string act) {
  const Instant now = clock_.now();
  if (!by_peer_.take(peer, now))
    return Refusal{RefusalKind::too_many, "referrals.too_many_attempts", {}};
  const auto read = signer_.read(token);
  const LinkId id = read && now < read->expires_at ? read->id : LinkId::draw(chance_); // one that there is not
  const auto secret = secret_in(typed);
  const std::optional<Store::Tried> tried = store_.try_link(id, now, entry("referrals.try_link", {}));
  Unsealed opened = unsealed(passwords_, secret.value_or("0000000000"), tried ? tried->link.referral : ReferralId(),
                             tried ? std::optional(tried->box) : std::nullopt, wanted);
  if (!tried || !opened.right || !secret) {
    if (tried && tried->link.wrong + 1 >= most_wrong_secrets)
      store_.lock(id, entry_of_link("referrals.lock_link", tried->referral));
    return refused_link();
  }
  // Also the look at whom to call is recorded before it is told.
  audit::Entry traced = entry_of_link(std::move(act), tried->referral);
  traced.field_class = opened.whom.is_empty() ? "deidentified" : "contact";
  store_.was_right(id, traced);
  by_peer_.give_back(peer, now);
  return Opened{tried->referral, tried->link, std::move(opened.whom)};
}

Result<Asked> Room::ask(std::string_view token, std::string_view secret, std::string_view peer) {
  Opened opened = TRY(open(token, secret, peer, Wanted::whom, "referrals.open_link"));
  const Referral& r = opened.referral;
  Asked out;
  out.service_type = r.service_type;
  out.urgency = r.urgency;
  out.requester = r.requester;
  out.state = r.state();
  for (const Step& step : r.steps)
    if (step.state == State::requested)
      out.asked_at = step.at;
  out.capacity = r.capacity();
  out.next = next_states(r.state(), Side::responder);
  out.whom = std::move(opened.whom);
  return out;
}

Result<Answered> Room::answer(std::string_view token, std::string_view secret, std::string_view peer,
                              const TakeStep& act) {
  const Opened opened = TRY(open(token, secret, peer, Wanted::proof, "referrals.open_link"));
  const Instant now = clock_.now();
  Referral after = TRY(referrals::take(opened.referral, act, {Side::responder, Through::link, std::nullopt}, now));
  check(broken_promises(after).empty(), "a rule broke a promise of the referral");
  LinkChange change = change_for(after);
  change.use = opened.link.id;
  if (awaits_outside(after))
    issue(change, after, now);
  audit::Entry traced = entry_of_link("referrals.answer_by_link", after);
  traced.field_class = "deidentified";
  traced.detail = people_.sealed_detail(after.situation, "state=" + std::string(name_of(after.state())));
  if (!store_.save(after, opened.referral.version, change, now, traced))
    return refused_link(); // used in between, or taken back
  tell(after);
  Answered out;
  out.state = after.state();
  out.awaits_more = awaits_outside(after);
  if (change.issue && mail_ == Mail::none)
    out.next_token = signer_.token_of(change.issue->id, change.issue->expires_at);
  return out;
}

void Room::follow(SituationId id) {
  audit::Entry traced = entry("referrals.forget", {});
  traced.object_kind = "situation";
  traced.object = id.text();
  store_.follow(id, traced);
}

void Room::sweep() {
  store_.expire(clock_.now(), entry("referrals.expire_link", {}));
  for (const SituationId id : store_.to_follow())
    follow(id);
}

std::optional<ReadyLetter> Room::begin(const DueLetter& due) {
  const Instant now = clock_.now();
  if (!due.link.is_live(now)) {
    store_.drop(due.letter.id);
    return std::nullopt;
  }
  const int attempt = due.letter.attempts + 1;
  if (!store_.begin_attempt(due.letter.id, attempt, now + pause_after(attempt)))
    return std::nullopt;
  return ReadyLetter{due.letter.id, due.to, due.letter.queued_at, signer_.token_of(due.link.id, due.link.expires_at)};
}

} // namespace concert::referrals
