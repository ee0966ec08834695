// Who is out of a situation, and what each agency at the table sees of it.
#include "rooms/situations/openings.h"
#include "rooms/situations/room.h"

#include <algorithm>
#include <set>

namespace concert::situations {
namespace {

using access::Act;

// A representative of that agency as the gate would meet one.
access::Actor anybody_from(AgencyId agency, TableId table) {
  access::Actor out;
  out.agency = agency;
  out.table = table;
  out.role = access::Role::representative;
  return out;
}

// By the gate itself and by the keys that the situation's state opens: no second rule.
std::vector<Sight> sights_of(const Situation& s, const std::vector<StepOut>& step_outs, access::NamesPolicy policy,
                             const std::vector<AgencyId>& at_table, LocalDate today) {
  const access::Gate gate;
  const people::Openings openings = openings_of(s, policy, at_table);
  std::set<AgencyId> once_opened;
  if (s.stage == Stage::identification && !names_are_open(s, AgencyId(), today)) {
    Situation opened = s;
    opened.disclosure.emplace();
    once_opened = openings_of(opened, policy, at_table).names;
  }
  std::vector<Sight> out;
  for (const AgencyId agency : at_table) {
    const access::Actor actor = anybody_from(agency, s.table);
    access::Standing standing{s.stage, relations_of(s, agency, true), policy};
    standing.stepped_out = std::any_of(step_outs.begin(), step_outs.end(),
                                       [&](const StepOut& one) { return !one.whom.member && keeps_out(one, actor); });
    const auto allowed = [&](Act act) { return gate.allows(act, actor, standing); };
    Sight sight;
    sight.agency = agency;
    sight.originating = s.originating == agency;
    sight.involvement.agency = agency;
    if (const Involvement* found = s.involvement_of(agency))
      sight.involvement = *found;
    sight.header = allowed(Act::see_header);
    sight.picture = allowed(Act::see_picture);
    sight.names = allowed(Act::see_names) && names_are_open(s, agency, today) && openings.names.contains(agency);
    sight.names_once_opened = !sight.names && allowed(Act::see_names) && once_opened.contains(agency);
    sight.contact = allowed(Act::see_contact) && openings.everything.contains(agency);
    out.push_back(sight);
  }
  return out;
}

} // namespace

Result<Seats> Room::seats(const access::Actor& actor, SituationId id, const std::optional<Proposal>& proposal) {
  Loaded loaded = TRY(load(actor, id));
  TRY(gate_.permit<Act::see_seats>(actor, loaded.standing));
  const Situation& s = loaded.situation;
  const Instant now = clock_.now();
  const LocalDate today = clock_.day_of(now);
  const access::NamesPolicy policy = tables_.names_policy(s.table);
  const std::vector<AgencyId> at_table = tables_.agencies_at(s.table);
  Seats out;
  out.now = sights_of(s, loaded.step_outs, policy, at_table, today);
  if (proposal) {
    struct Rule { // PRIVACY: each proposal needs the permit of its own act, or trying would tell what the act may not
      Room& room;
      const access::Actor& actor;
      const Loaded& loaded;
      const std::vector<AgencyId>& at_table;
      LocalDate today;
      Instant now;
      Result<Situation> operator()(const AcceptSituation& act) const {
        TRY(room.gate_.permit<Act::accept_situation>(actor, loaded.standing));
        return situations::accept(loaded.situation, act, at_table, now);
      }
      Result<Situation> operator()(const RejectSituation& act) const {
        TRY(room.gate_.permit<Act::reject_situation>(actor, loaded.standing));
        return situations::reject(loaded.situation, act, now);
      }
      Result<Situation> operator()(const MarkLikely& act) const {
        TRY(room.gate_.permit<Act::mark_likely>(actor, loaded.standing));
        return situations::mark_likely(loaded.situation, act, at_table);
      }
      Result<Situation> operator()(const AssignRoles& act) const {
        TRY(room.gate_.permit<Act::assign_roles>(actor, loaded.standing));
        return situations::assign(loaded.situation, act, today, now);
      }
      Result<Situation> operator()(const ConcludeSituation& act) const {
        TRY(room.gate_.permit<Act::conclude_situation>(actor, loaded.standing));
        return situations::conclude(loaded.situation, act, *room.books_(), today, now);
      }
    };
    const Situation after = TRY(std::visit(Rule{*this, actor, loaded, at_table, today, now}, *proposal));
    out.then = sights_of(after, loaded.step_outs, policy, at_table, today);
  }
  for (StepOut& one : loaded.step_outs)
    if (!one.back_at)
      out.out.push_back(std::move(one));
  return out;
}

std::set<SituationId> Room::kept_from(const access::Actor& actor) {
  return store_.kept_from(actor);
}

Result<void> Room::step_out(const access::Actor& actor, SituationId id, const StepOutOf& act) {
  const Loaded loaded = TRY(load(actor, id));
  TRY(gate_.permit<Act::step_out>(actor, loaded.standing));
  const StepOut out{{actor.agency, actor.member}, act.conflict, clock_.now(), std::nullopt};
  const auto detail = people_.sealed_detail(id, "conflict=" + std::string(name_of(act.conflict)));
  if (!store_.step_out(id, out, entry(actor, Act::step_out, id, "none", detail)))
    return Refusal::not_found(); // in another window, a moment ago
  tell(loaded.situation);
  return {};
}

Result<void> Room::send_out(const access::Actor& actor, SituationId id, const SendOut& act) {
  const Loaded loaded = TRY(load(actor, id));
  TRY(gate_.permit<Act::send_out>(actor, loaded.standing));
  const std::vector<AgencyId> at_table = tables_.agencies_at(loaded.situation.table);
  if (!act.whom.member && std::find(at_table.begin(), at_table.end(), act.whom.agency) == at_table.end())
    return Refusal::invalid("agency", "problem.agency_not_at_table");
  const StepOut out{act.whom, act.conflict, clock_.now(), std::nullopt};
  std::string said = "conflict=" + std::string(name_of(act.conflict)) + ";agency=" + act.whom.agency.text();
  if (act.whom.member)
    said += ";member=" + act.whom.member->text();
  const auto detail = people_.sealed_detail(id, std::move(said));
  if (!store_.step_out(id, out, entry(actor, Act::send_out, id, "none", detail)))
    return Refusal::step_not_open("refusal.already_out");
  tell(loaded.situation);
  return {};
}

Result<void> Room::call_back(const access::Actor& actor, SituationId id, const CallBack& act) {
  const Loaded loaded = TRY(load(actor, id));
  TRY(gate_.permit<Act::call_back>(actor, loaded.standing));
  std::string said = "agency=" + act.whom.agency.text();
  if (act.whom.member)
    said += ";member=" + act.whom.member->text();
  const auto detail = people_.sealed_detail(id, std::move(said));
  if (!store_.call_back(id, act.whom, clock_.now(), entry(actor, Act::call_back, id, "none", detail)))
    return Refusal::step_not_open("refusal.not_out");
  tell(loaded.situation);
  return {};
}

} // namespace concert::situations
