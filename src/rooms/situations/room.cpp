#include "rooms/situations/room.h"

#include <algorithm>
#include <array>

#include "rooms/situations/openings.h"

namespace concert::situations {
namespace {

using access::Act;

// What each seat may be offered; in the order in which a page shows it. What needs a text that is held is added where
// that is known, in show_account().
constexpr std::array offered = {
    Act::amend_picture,     Act::write_account,      Act::keep_identity,    Act::withdraw_situation,
    Act::present_situation, Act::accept_situation,   Act::reject_situation, Act::mark_likely,
    Act::disclose_names,    Act::answer_involvement, Act::assign_roles,     Act::record_contact,
    Act::find_services,     Act::mobilize_service,   Act::plan_task,        Act::amend_task,
    Act::complete_task,     Act::cancel_task,        Act::refer_service,    Act::follow_referral,
    Act::answer_referral,   Act::conclude_situation, Act::see_intervention, Act::report_back,
    Act::see_report,        Act::consent_follow_up,  Act::end_follow_up,    Act::record_follow_up,
    Act::see_follow_up,     Act::reopen_situation,   Act::offer_hand_over,  Act::withdraw_hand_over};

// For the log, sealed: which filter it moved between and which fields of the record changed; codes only.
std::string change_said(const Situation& before, const Situation& after) {
  std::string out = "version=" + std::to_string(before.version + 1);
  if (before.stage != after.stage)
    out += ";stage=" + std::string(access::name_of(before.stage)) + ">" + std::string(access::name_of(after.stage));
  if (!(before.screening == after.screening) || !(before.subject == after.subject))
    out += ";screening";
  if (!(before.picture == after.picture))
    out += ";picture";
  if (before.involvements != after.involvements)
    out += ";involvements";
  if (before.disclosure != after.disclosure && after.disclosure)
    out += ";authority=" + after.disclosure->authority.id;
  if (before.mobilized.size() != after.mobilized.size() && !after.mobilized.empty())
    out += ";mobilized=" + after.mobilized.back().mobilization.id;
  for (const Task& task : after.plan) {
    const auto was =
        std::find_if(before.plan.begin(), before.plan.end(), [&](const Task& other) { return other.id == task.id; });
    if (was == before.plan.end() || !(*was == task))
      out += ";task=" + task.what.id + ":" + std::string(name_of(task.state));
  }
  if (before.earlier.size() != after.earlier.size())
    out += ";reopened=" + after.earlier.back().reopened.id;
  if (before.ending != after.ending && after.ending)
    out += ";reason=" + after.ending->reason.id;
  return out;
}

// The picture without what was assessed at the end.
Picture as_heard(Picture picture) {
  for (RiskFactor& risk : picture.risks)
    risk.after.reset();
  return picture;
}

bool is_out(const std::vector<StepOut>& all, const access::Actor& actor) {
  return std::any_of(all.begin(), all.end(), [&](const StepOut& one) { return keeps_out(one, actor); });
}

} // namespace

bool View::allows(access::Act act) const {
  return std::find(allowed.begin(), allowed.end(), act) != allowed.end();
}

Room::Room(Store& store, people::Room& people, Books books, Tables tables, const clock::Clock& clock, Chance& chance)
    : store_(store), people_(people), books_(std::move(books)), tables_(std::move(tables)), clock_(clock),
      chance_(chance) {}

access::Standing Room::standing_of(const Situation& s, const access::Actor& actor) const {
  return {s.stage, relations_of(s, actor.agency, actor.table == s.table), tables_.names_policy(s.table)};
}

Result<Room::Loaded> Room::load(const access::Actor& actor, SituationId id) {
  std::optional<Kept> found = store_.load_kept(id);
  if (!found)
    return Refusal::not_found();
  // PRIVACY: a seat at another table has no relation here, even if its agency originated the situation.
  if (found->situation.table != actor.table)
    return Refusal::not_found();
  access::Standing standing = standing_of(found->situation, actor);
  standing.stepped_out = is_out(found->step_outs, actor);
  return Loaded{std::move(found->situation), standing, std::move(found->step_outs)};
}

audit::Entry Room::entry(const access::Actor& actor, access::Act act, SituationId id, std::string_view field_class,
                         audit::Detail detail) const {
  audit::Entry out;
  out.at = clock_.now();
  out.member = actor.member.text();
  out.seat = actor.seat.text();
  out.agency = actor.agency.text();
  out.act = std::string(access::name_of(act));
  out.object_kind = "situation";
  out.object = id.text();
  out.field_class = std::string(field_class);
  out.detail = std::move(detail);
  return out;
}

View Room::view_of(const Situation& s, const access::Actor& actor, Look look) {
  const access::Standing standing = standing_of(s, actor);
  View out = view_without_identity(std::make_shared<const Situation>(s), actor, standing);
  // PRIVACY: whether an identity is kept is itself told only to those who may open it.
  if (names_are_open(s, actor.agency, clock_.today()) && gate_.allows(Act::see_names, actor, standing)) {
    out.identity_version = people_.identity_version(s.id);
    out.may_see_names = out.has_identity();
    out.may_see_contact = out.has_identity() && gate_.allows(Act::see_contact, actor, standing);
  }
  show_account(s, actor, out, look);
  return out;
}

View Room::view_without_identity(const std::shared_ptr<const Situation>& situation, const access::Actor& actor,
                                 const access::Standing& standing) const {
  const Situation& s = *situation;
  const codes::SharedCodeBook book = books_();
  const LocalDate today = clock_.today();
  View out;
  out.id = s.id;
  out.version = s.version;
  out.stage = s.stage;
  out.number = s.number;
  out.subject = s.subject;
  out.originating = s.originating;
  out.opened_at = s.opened_at;
  out.presented_at = s.presented_at;
  out.ending = s.ending;
  out.lead = s.lead();
  out.earlier = s.earlier;
  out.from_another_table = s.from_another_table;
  for (Round& round : out.earlier) // PRIVACY: how it was assessed then was for those who intervened then
    round.factors_assessed = round.factors_reduced = 0;
  out.clock = clock_of(s, clock_.now());
  if (standing.relations.originating && actor.role == access::Role::representative && s.stage != Stage::rejected)
    out.screening = s.screening;
  if (gate_.allows(Act::accept_situation, actor, standing) || gate_.allows(Act::mark_likely, actor, standing))
    out.suggested = s.screening.relevant;
  if (gate_.allows(Act::see_picture, actor, standing)) {
    std::shared_ptr<const Picture> whole(situation, &s.picture);
    if (gate_.allows(Act::see_intervention, actor, standing)) {
      out.mobilized = s.mobilized;
      out.plan = s.plan;
    } else if (s.stage == Stage::concluded) { // PRIVACY: what came of it is told by a report back
      whole = std::make_shared<const Picture>(as_heard(s.picture));
    }
    out.picture =
        hides_on(*whole, *book, today) ? std::make_shared<const Picture>(seen_on(*whole, *book, today)) : whole;
    out.printable = out.picture->youth ? std::make_shared<const Picture>(printable(*out.picture, *book)) : out.picture;
    out.threshold = s.threshold;
    out.disclosure = s.disclosure;
    if (out.disclosure && hides_on(*whole, *book, today) && rests_on_youth_record(*s.disclosure, *whole, *book))
      out.disclosure->authority = {}; // PRIVACY: or the date would end only half of what was told
    out.involvements = s.involvements;
  }
  for (const Act act : offered)
    if (gate_.allows(act, actor, standing))
      out.allowed.push_back(act);
  return out;
}

// PRIVACY: what an agency does in its own screening is not told, not even that it does anything.
void Room::tell(const Situation& s) const {
  if (s.stage != Stage::screening)
    for (const Changed& listener : changed_)
      listener(s.table, s.id);
}

void Room::settle_keys(Situation s) {
  const std::lock_guard lock(settling_[std::hash<SituationId>()(s.id) % settling_.size()]);
  const auto openings = [&] { return openings_of(s, tables_.names_policy(s.table), tables_.agencies_at(s.table)); };
  for (;;) {
    const people::Openings due = openings();
    if (s.stage == Stage::rejected)
      people_.destroy(s.id);
    else
      people_.settle(s.id, due);
    if (store_.version(s.id) == s.version && due == openings())
      break;
    std::optional<Situation> newer = store_.load(s.id); // somebody was faster, or the table changed meanwhile
    if (!newer)
      return;
    s = std::move(*newer);
  }
  store_.settled(s.id, s.version);
}

void Room::settle_if_there(SituationId id, std::optional<TableId> only) {
  if (auto situation = store_.load(id); situation && (!only || situation->table == *only))
    settle_keys(std::move(*situation));
}

void Room::settle_names(TableId table) {
  for (const SituationId id : store_.at_stage(Stage::identification))
    settle_if_there(id, table);
}

std::optional<Traced> Room::traced(const access::Permit<Act::see_audit>& permit, SituationId id) {
  const std::optional<Kept> found = store_.load_kept(id);
  if (!found || found->situation.table != permit.actor().table || is_out(found->step_outs, permit.actor()))
    return std::nullopt;
  return Traced{found->situation.originating, found->situation.number};
}

void Room::settle_all_keys() {
  for (const SituationId id : store_.unsettled())
    settle_if_there(id, std::nullopt);
  for (const SituationId id : store_.at_stage(Stage::identification)) // a table may have changed just before the end
    settle_if_there(id, std::nullopt);
  const std::set<SituationId> known = store_.ids();
  for (const SituationId id : people_.keyed_situations())
    if (!known.contains(id))
      people_.destroy(id);
}

Result<View> Room::open(const access::Actor& actor, const OpenSituation& act) {
  TRY(gate_.permit<Act::screen_situation>(actor));
  Situation s = situations::open(act, SituationId::draw(chance_), actor.table, actor.agency, clock_.now());
  people_.begin(s.id, s.originating); // first: a key without its situation is swept, the reverse would lose a name
  store_.add(s, entry(actor, Act::screen_situation, s.id, "deidentified", audit::Detail::none()));
  s.version = 1;
  store_.settled(s.id, s.version); // its keys were drawn for exactly this
  return view_of(s, actor);
}

template <access::Act act>
Result<View> Room::change(const access::Actor& actor, SituationId id, std::int64_t version,
                          const std::function<Result<Situation>(const Situation&)>& rule) {
  const Loaded loaded = TRY(load(actor, id));
  TRY(gate_.permit<act>(actor, loaded.standing));
  if (loaded.situation.version != version)
    return Refusal::stale();
  Situation after = TRY(rule(loaded.situation));
  check(broken_promises(after).empty(), "a rule broke a promise of the situation");
  const audit::Detail detail = people_.sealed_detail(id, change_said(loaded.situation, after));
  // PRIVACY: what was still held back when the table decided is of no use to anybody any more.
  const bool is_decided = loaded.situation.stage == Stage::discussion && after.stage != Stage::discussion;
  std::optional<JudgedAccount> judged_account;
  if (is_decided) {
    const auto kept = store_.account(id);
    const auto account = account_of(loaded.situation, kept);
    judged_account = {kept ? kept->version : 0, account && account->state == AccountState::held};
  }
  if (!store_.save(after, version, entry(actor, act, id, "deidentified", detail), judged_account))
    return Refusal::stale();
  after.version = version + 1;
  settle_keys(after);
  tell(after);
  return view_of(after, actor);
}

Result<View> Room::screen_again(const access::Actor& actor, SituationId id, std::int64_t version,
                                const OpenSituation& act) {
  return change<Act::amend_picture>(actor, id, version,
                                    [&](const Situation& s) { return situations::screen_again(s, act); });
}

Result<View> Room::amend(const access::Actor& actor, SituationId id, std::int64_t version, const AmendPicture& act) {
  return change<Act::amend_picture>(
      actor, id, version, [&](const Situation& s) { return situations::amend(s, act, *books_(), clock_.today()); });
}

Result<View> Room::keep_identity(const access::Actor& actor, SituationId id, std::int64_t version,
                                 const people::Identity& identity) {
  const Loaded loaded = TRY(load(actor, id));
  const auto permit = TRY(gate_.permit<Act::keep_identity>(actor, loaded.standing));
  TRY(people_.keep(permit, id, identity, version,
                   entry(actor, Act::keep_identity, id, "contact", audit::Detail::none())));
  return view_of(loaded.situation, actor);
}

Result<void> Room::withdraw(const access::Actor& actor, SituationId id, std::int64_t version) {
  const Loaded loaded = TRY(load(actor, id));
  TRY(gate_.permit<Act::withdraw_situation>(actor, loaded.standing));
  if (!store_.remove(id, version, entry(actor, Act::withdraw_situation, id, "deidentified", audit::Detail::none())))
    return Refusal::stale();
  people_.destroy(id);
  return {};
}

Result<View> Room::present(const access::Actor& actor, SituationId id, std::int64_t version) {
  const Loaded loaded = TRY(load(actor, id));
  TRY(gate_.permit<Act::present_situation>(actor, loaded.standing));
  if (loaded.situation.version != version) // or a version guessed ahead would save what was loaded before it
    return Refusal::stale();
  const auto step = [&](std::int64_t number) { return situations::present(loaded.situation, number, clock_.now()); };
  const Situation after =
      TRY(store_.save_numbered(id, loaded.situation.table, version, step,
                               entry(actor, Act::present_situation, id, "deidentified", audit::Detail::none())));
  store_.settled(after.id, after.version); // presenting opens nothing to anybody
  tell(after);
  return view_of(after, actor);
}

Result<View> Room::accept(const access::Actor& actor, SituationId id, std::int64_t version,
                          const AcceptSituation& act) {
  return change<Act::accept_situation>(actor, id, version, [&](const Situation& s) {
    return situations::accept(s, act, tables_.agencies_at(s.table), clock_.now());
  });
}

Result<View> Room::reject(const access::Actor& actor, SituationId id, std::int64_t version,
                          const RejectSituation& act) {
  return change<Act::reject_situation>(actor, id, version,
                                       [&](const Situation& s) { return situations::reject(s, act, clock_.now()); });
}

Result<View> Room::mark_likely(const access::Actor& actor, SituationId id, std::int64_t version,
                               const MarkLikely& act) {
  return change<Act::mark_likely>(actor, id, version, [&](const Situation& s) {
    return situations::mark_likely(s, act, tables_.agencies_at(s.table));
  });
}

Result<View> Room::disclose(const access::Actor& actor, SituationId id, std::int64_t version,
                            const DiscloseNames& act) {
  if (people_.identity_version(id) == 0) {
    const Loaded loaded = TRY(load(actor, id));
    TRY(gate_.permit<Act::disclose_names>(actor, loaded.standing));
    return Refusal::step_not_open("refusal.no_identity_kept");
  }
  return change<Act::disclose_names>(actor, id, version, [&](const Situation& s) {
    return situations::disclose(s, act, clock_.today(), clock_.now());
  });
}

Result<View> Room::answer(const access::Actor& actor, SituationId id, std::int64_t version,
                          const AnswerInvolvement& act) {
  return change<Act::answer_involvement>(actor, id, version,
                                         [&](const Situation& s) { return situations::answer(s, actor.agency, act); });
}

Result<View> Room::assign(const access::Actor& actor, SituationId id, std::int64_t version, const AssignRoles& act) {
  return change<Act::assign_roles>(actor, id, version, [&](const Situation& s) -> Result<Situation> {
    const Instant now = clock_.now();
    Situation after = TRY(situations::assign(s, act, clock_.day_of(now), now));
    return with_first_visit(std::move(after), TaskId::draw(chance_), doer_of(actor), *books_(), now);
  });
}

Result<View> Room::contact(const access::Actor& actor, SituationId id, std::int64_t version, const RecordContact& act) {
  return change<Act::record_contact>(actor, id, version, [&](const Situation& s) -> Result<Situation> {
    const Instant now = clock_.now();
    Situation after = TRY(situations::contact(s, act, now));
    return s.first_contact_at ? after : with_first_visit_done(std::move(after), doer_of(actor), *books_(), now);
  });
}

Result<View> Room::mobilize(const access::Actor& actor, SituationId id, std::int64_t version,
                            const MobilizeService& act) {
  return change<Act::mobilize_service>(actor, id, version, [&](const Situation& s) -> Result<Situation> {
    const Instant now = clock_.now();
    Situation after = TRY(situations::mobilize(s, actor.agency, act, MobilizedId::draw(chance_), now));
    // A visit planned since the first contact is another one; what is mobilized later says nothing of it.
    return s.first_contact_at ? after : with_first_visit_done(std::move(after), doer_of(actor), *books_(), now);
  });
}

Result<View> Room::conclude(const access::Actor& actor, SituationId id, std::int64_t version,
                            const ConcludeSituation& act) {
  return change<Act::conclude_situation>(actor, id, version, [&](const Situation& s) -> Result<Situation> {
    const codes::SharedCodeBook book = books_();
    const Instant now = clock_.now();
    return with_plan_closed(TRY(situations::conclude(s, act, *book, clock_.day_of(now), now)), doer_of(actor), *book,
                            now);
  });
}

Result<View> Room::reopen(const access::Actor& actor, SituationId id, std::int64_t version,
                          const ReopenSituation& act) {
  return change<Act::reopen_situation>(actor, id, version, [&](const Situation& s) -> Result<Situation> {
    Situation after = TRY(situations::reopen(s, act, clock_.now()));
    people_.begin(id, s.originating); // where the keys are gone already, the identity is kept anew
    return after;
  });
}

Result<View> Room::plan_task(const access::Actor& actor, SituationId id, std::int64_t version, const PlanTask& act) {
  return change<Act::plan_task>(actor, id, version, [&](const Situation& s) {
    return situations::plan_task(s, act, TaskId::draw(chance_), doer_of(actor), clock_.now());
  });
}

Result<View> Room::amend_task(const access::Actor& actor, SituationId id, std::int64_t version, const AmendTask& act) {
  return change<Act::amend_task>(actor, id, version, [&](const Situation& s) {
    const AmendedBy as = actor.role == access::Role::chair ? AmendedBy::chair : AmendedBy::agency;
    return situations::amend_task(s, act, doer_of(actor), as, clock_.now());
  });
}

Result<View> Room::complete_task(const access::Actor& actor, SituationId id, std::int64_t version,
                                 const CompleteTask& act) {
  return change<Act::complete_task>(actor, id, version, [&](const Situation& s) {
    return situations::complete_task(s, act, doer_of(actor), clock_.now());
  });
}

Result<View> Room::cancel_task(const access::Actor& actor, SituationId id, std::int64_t version,
                               const CancelTask& act) {
  return change<Act::cancel_task>(actor, id, version, [&](const Situation& s) {
    return situations::cancel_task(s, act, doer_of(actor), clock_.now());
  });
}

} // namespace concert::situations
