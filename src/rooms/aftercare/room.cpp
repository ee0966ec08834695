#include "rooms/aftercare/room.h"

#include <algorithm>

namespace concert::aftercare {
namespace {

using access::Act;

constexpr int reports_asked_for_days = 90;
constexpr int page_size = 200;

// Whoever may act sees the picture. PRIVACY: from what may leave: a factor that a youth-justice record spoke of has its
// own end date there, and no copy here that would outlive it.
Concluded concluded_of(const situations::View& view, const clock::Clock& calendar) {
  Concluded out;
  out.originating = view.originating;
  out.lead = view.lead.value_or(AgencyId{});
  out.on = calendar.day_of(view.ending->at);
  out.reason = view.ending->reason;
  out.handed_over = view.ending->reason.id == "handed_over" || !view.lead;
  for (const situations::Involvement& i : view.involvements)
    if (i.part != situations::Part::none)
      out.roles.push_back({i.agency, i.part});
  if (view.printable)
    out.risks = view.printable->risks;
  for (const situations::Mobilized& m : view.mobilized)
    out.services.push_back({m.service_type, m.mobilization});
  return out;
}

} // namespace

Aftercare Room::kept(const situations::View& view) {
  if (auto found = store_.load({view.id, view.ending->at}))
    return std::move(*found);
  Aftercare out; // without an id: who only looks draws nothing
  out.situation = view.id;
  out.concluded_at = view.ending->at;
  return out;
}

FollowUps Room::seen(situations::View view, Aftercare a) const {
  Concluded c = concluded_of(view, clock_);
  FollowUps out;
  out.version = a.version;
  out.concluded_on = c.on;
  out.consents = std::move(a.consents);
  out.follow_ups = std::move(a.follow_ups);
  out.risks = std::move(c.risks);
  for (const Update::Role& role : c.roles)
    out.intervening.push_back(role.agency);
  out.handed_over = c.handed_over;
  out.situation = std::move(view);
  return out;
}

ReportSeen Room::report_seen(const situations::View& view, const Aftercare& a) const {
  const Concluded c = concluded_of(view, clock_);
  ReportSeen out;
  out.situation = view.id;
  out.number = view.number;
  if (view.allows(Act::report_back))
    out.version = a.version;
  out.owed = !a.report && report_is_owed(c);
  out.due = c.on.plus_days(report_due_days);
  out.report = a.report;
  return out;
}

Result<Aftercare> Room::save(const access::Actor& actor, Act act, const Aftercare& before, std::int64_t version,
                             Result<Aftercare> told, std::string said) {
  Aftercare after = TRY(std::move(told));
  if (before.version != version)
    return Refusal::stale();
  if (before.version == 0)
    after.id = AftercareId::draw(chance_);
  after.table = actor.table;
  check(broken_promises(after).empty(), "a step after the table broke a promise");
  audit::Entry entry;
  entry.at = clock_.now();
  entry.member = actor.member.text();
  entry.seat = actor.seat.text();
  entry.agency = actor.agency.text();
  entry.act = std::string(access::name_of(act));
  // PRIVACY: whoever brought the situation reads its trail, and learns nothing there of consents and follow-ups.
  const bool is_report = act == Act::report_back;
  entry.object_kind = is_report ? "situation" : "aftercare";
  entry.object = is_report ? after.situation.text() : after.id.text();
  entry.field_class = "deidentified";
  // PRIVACY: whether somebody agreed or declined is told of a person: sealed, and unreadable once the keys are gone.
  entry.detail = people_.sealed_detail(after.situation, std::move(said));
  if (!store_.save(after, version, entry))
    return Refusal::stale();
  after.version = version + 1;
  return after;
}

Result<FollowUps> Room::follow_ups(const access::Actor& actor, SituationId id) {
  situations::View view = TRY(situations_.view_for<Act::see_follow_up>(actor, id));
  Aftercare a = kept(view);
  return seen(std::move(view), std::move(a));
}

Result<ReportSeen> Room::report(const access::Actor& actor, SituationId id) {
  const situations::View view = TRY(situations_.view_for<Act::see_report>(actor, id));
  return report_seen(view, kept(view));
}

Result<FollowUps> Room::consent(const access::Actor& actor, SituationId id, std::int64_t version,
                                const ConsentToFollowUp& act) {
  situations::View view = TRY(situations_.view_for<Act::consent_follow_up>(actor, id));
  const Aftercare before = kept(view);
  const auto draw = [this] { return FollowUpId::draw(chance_); };
  Aftercare after = TRY(save(actor, Act::consent_follow_up, before, version,
                             aftercare::consent(before, act, concluded_of(view, clock_), actor.agency, draw, today()),
                             "ground=" + act.ground.id));
  return seen(std::move(view), std::move(after));
}

Result<FollowUps> Room::end_consent(const access::Actor& actor, SituationId id, std::int64_t version) {
  situations::View view = TRY(situations_.view_for<Act::end_follow_up>(actor, id));
  const Aftercare before = kept(view);
  Aftercare after =
      TRY(save(actor, Act::end_follow_up, before, version,
               aftercare::end_consent(before, concluded_of(view, clock_), actor.agency, today()), "ended=withdrawn"));
  return seen(std::move(view), std::move(after));
}

Result<FollowUps> Room::record(const access::Actor& actor, SituationId id, std::int64_t version,
                               const RecordFollowUp& act) {
  situations::View view = TRY(situations_.view_for<Act::record_follow_up>(actor, id));
  const Aftercare before = kept(view);
  const FollowUp* of = before.follow_up(act.follow_up);
  const FollowUpState state = act.outcome == Outcome::assessed   ? FollowUpState::assessed
                              : act.outcome == Outcome::declined ? FollowUpState::declined
                                                                 : FollowUpState::not_reached;
  std::string said = "days=" + std::to_string(of != nullptr ? of->days : 0) + ";" + std::string(name_of(state));
  Aftercare after =
      TRY(save(actor, Act::record_follow_up, before, version,
               aftercare::record(before, act, concluded_of(view, clock_), actor.agency, today()), std::move(said)));
  return seen(std::move(view), std::move(after));
}

Result<ReportSeen> Room::report_back(const access::Actor& actor, SituationId id, std::int64_t version,
                                     const ReportBack& act) {
  const situations::View view = TRY(situations_.view_for<Act::report_back>(actor, id));
  const Aftercare before = kept(view);
  const Aftercare after =
      TRY(save(actor, Act::report_back, before, version,
               aftercare::report_back(before, act, concluded_of(view, clock_), today(), clock_.now()),
               act.consent ? "ground=" + act.consent->ground.id : "without_consent"));
  return report_seen(view, after);
}

Result<std::vector<AwaitedAfter>> Room::awaited(const access::Actor& actor) {
  // PRIVACY: who asks is part of what is asked: nobody is given what was worked out for another seat.
  const std::string asked = actor.table.text() + actor.agency.text() + actor.member.text() +
                            std::string(access::name_of(actor.role)) + today().iso();
  // Both only rise, so their sum is the same only while neither has.
  const std::int64_t revision = situations_.revision(actor.table) + store_.revision(actor.table);
  if (const auto known = awaited_.at(asked, revision))
    return *known;
  return *awaited_.keep(asked, revision, TRY(awaited_anew(actor)));
}

Result<std::vector<AwaitedAfter>> Room::awaited_anew(const access::Actor& actor) {
  const bool chairs = actor.role == access::Role::chair;
  situations::ListQuery query;
  query.stage = access::Stage::concluded;
  query.ended_since = today().plus_days(-reports_asked_for_days).start_utc(); // the same all day: what was read is kept
  query.involving = chairs ? situations::Involving::anyone : situations::Involving::mine;
  query.limit = page_size;
  std::vector<AwaitedAfter> out;
  const std::set<Conclusion> reported = store_.reported(actor.table);
  for (;;) {
    const std::vector<situations::View> page = TRY(situations_.overview(actor, query));
    for (const situations::View& view : page) {
      if (!view.lead || (!chairs && *view.lead != actor.agency) || reported.contains({view.id, view.ending->at}))
        continue;
      const Concluded c = concluded_of(view, clock_);
      if (report_is_owed(c)) {
        const LocalDate due = c.on.plus_days(report_due_days);
        out.push_back({view.id, view.number, *view.lead, std::nullopt, std::nullopt, c.on, due, due < today()});
      }
    }
    if (page.size() < static_cast<std::size_t>(query.limit))
      break;
    query.offset += query.limit;
  }
  for (const Store::Planned& one : store_.planned(actor.table, today().plus_days(opens_days_before))) {
    if (!chairs && one.follow_up.owner != actor.agency)
      continue;
    const auto view = situations_.view_for<Act::see_follow_up>(actor, one.of.first);
    if (!view || view->ending->at != one.of.second) // not this seat's to know, or opened again since
      continue;
    out.push_back({view->id, view->number, one.follow_up.owner, one.follow_up.days, one.follow_up.id,
                   one.follow_up.opens(), one.follow_up.closes(), is_missed(one.follow_up, today())});
  }
  std::stable_sort(out.begin(), out.end(), [](const AwaitedAfter& a, const AwaitedAfter& b) { return a.due < b.due; });
  return out;
}

Result<std::vector<Row>> Room::rows(const access::Actor& actor) {
  TRY(access::Gate().permit<Act::see_figures>(actor));
  const std::set<SituationId> kept_from = situations_.kept_from(actor);
  std::vector<Row> out;
  for (const Aftercare& a : store_.all(actor.table)) {
    if (kept_from.contains(a.situation)) // PRIVACY: or the difference to another's figures would tell of it
      continue;
    for (const FollowUp& f : a.follow_ups)
      if (f.opens() <= today() || f.state != FollowUpState::planned)
        if (f.state != FollowUpState::cancelled)
          out.push_back(row_of(f, today()));
  }
  std::sort(out.begin(), out.end());
  return out;
}

} // namespace concert::aftercare
