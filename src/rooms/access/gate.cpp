#include "rooms/access/gate.h"

#include "rooms/access/policy.h"

namespace concert::access {
namespace {

bool related(const Relations& have, unsigned wanted) {
  return ((wanted & at_table) != 0 && have.at_table) || ((wanted & originating) != 0 && have.originating) ||
         ((wanted & likely) != 0 && have.likely) || ((wanted & intervening) != 0 && have.intervening) ||
         ((wanted & lead) != 0 && have.lead);
}

// The table's own policy narrows or widens one rule: who hears the name at filter 3.
unsigned relations_for(const SituationRule& rule, const Standing& standing) {
  if (rule.act != Act::see_names || standing.stage != Stage::identification)
    return rule.relations;
  switch (standing.names) {
  case NamesPolicy::likely_involved:
    return originating | likely;
  case NamesPolicy::intervening:
    return originating;
  case NamesPolicy::whole_table:
    return originating | likely | at_table;
  }
  return 0;
}

bool visible(const Actor& actor, const Standing& standing) {
  // PRIVACY: whoever stepped out is not at the table for this situation, whatever part the agency has in it.
  if (standing.stepped_out)
    return false;
  for (const SituationRule& rule : situation_rules)
    if (rule.act == Act::see_header && (rule.stages & bit(standing.stage)) != 0 &&
        (rule.roles & bit(actor.role)) != 0 && related(standing.relations, rule.relations))
      return true;
  return false;
}

} // namespace

Gate::Verdict Gate::judge(Act act, const Actor& actor, const Standing& standing) {
  // PRIVACY: what may not be seen does not exist; one predicate decides both.
  if (!visible(actor, standing))
    return Verdict::not_found;
  bool role_fits = false, relation_fits = false;
  bool secret = false;
  for (const SituationRule& rule : situation_rules) {
    if (rule.act != act)
      continue;
    secret = rule.secret;
    const bool role = (rule.roles & bit(actor.role)) != 0;
    const bool relation = related(standing.relations, relations_for(rule, standing));
    const bool stage = (rule.stages & bit(standing.stage)) != 0;
    if (role && relation && stage)
      return Verdict::yes;
    role_fits = role_fits || role;
    relation_fits = relation_fits || (role && relation);
  }
  if (secret)
    return Verdict::not_found;
  return role_fits && relation_fits ? Verdict::not_open : Verdict::not_permitted;
}

Gate::Verdict Gate::judge(Act act, const Actor& actor) {
  for (const HouseRule& rule : house_rules)
    if (rule.act == act && (rule.roles & bit(actor.role)) != 0)
      return Verdict::yes;
  return Verdict::not_permitted;
}

Refusal Gate::refusal_of(Verdict verdict) {
  switch (verdict) {
  case Verdict::not_open:
    return Refusal::step_not_open("refusal.step_not_open");
  case Verdict::not_permitted:
    return Refusal::not_permitted();
  case Verdict::not_found:
  case Verdict::yes:
    break;
  }
  return Refusal::not_found();
}

} // namespace concert::access
