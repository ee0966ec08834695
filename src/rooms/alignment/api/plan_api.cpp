// The plan of a table as data, what choosing otherwise would do, and the table's rules.
#include "rooms/alignment/api/alignment_api.h"
#include "rooms/alignment/together_plan.h"
#include "rooms/alignment/unmet.h"

namespace concert::alignment {
namespace {

using json::Array;
using json::Object;
using json::Value;

Value count_json(std::size_t count) {
  return static_cast<std::int64_t>(count);
}

Value service_json(const Region& region, std::optional<std::size_t> service) {
  return service ? Value(region.services[*service].service->id.text()) : Value();
}

Value services_json(const FoundPlan& found) {
  Array out;
  for (std::size_t j = 0; j < found.region.services.size(); ++j) {
    const RegionService& service = found.region.services[j];
    const RegionPlan::Seat& seat = found.plan.seats[j];
    Value organization;
    if (service.organization != nullptr)
      organization = Object{{"id", service.organization->id.text()}, {"name", service.organization->name}};
    out.emplace_back(Object{{"service", service.service->id.text()},
                            {"name", service.service->name},
                            {"language_of_texts", service.service->language},
                            {"organization", std::move(organization)},
                            {"free", service.seats},
                            {"proposed", seat.taken},
                            {"needs_without_a_place_that_it_fits", seat.would_be_helped},
                            {"one_more_adds", seat.one_more},
                            {"invented", service.invented}});
  }
  return out;
}

Value needs_json(const FoundPlan& found) {
  Array out;
  for (std::size_t i = 0; i < found.region.needs.size(); ++i) {
    const RegionNeed& need = found.region.needs[i];
    const FoundPlan::About& about = found.situations[need.situation];
    out.emplace_back(Object{{"situation", about.id.text()},
                            {"number", about.number ? Value(*about.number) : Value()},
                            {"need", need.need},
                            {"grade", need.grade},
                            {"first_contact", name_of(need.first_contact)},
                            {"waited_days", need.waited_days},
                            {"waited_too_long", is_late(need, found.rules)},
                            {"services_that_fit", count_json(need.fitting)},
                            {"with_free_places", count_json(need.with_seat.size())},
                            {"proposed", service_json(found.region, found.plan.proposed[i])},
                            {"others_who_would_gain", count_json(others_who_would_gain(found.region, found.plan, i))}});
  }
  return out;
}

// Absent counts are hidden, as on the page.
Value unmet_json(const FoundPlan& found) {
  const Unmet unmet = unmet_of(found.region, found.plan);
  const auto counts = [&](std::size_t row) {
    Object out;
    for (const auto& [name, column] :
         {std::pair("open", Unmet::open), std::pair("place_proposed", Unmet::proposed),
          std::pair("no_place_known", Unmet::no_seat), std::pair("places_do_not_suffice", Unmet::taken)})
      out.add(name, unmet.counts[row][column] ? Value(*unmet.counts[row][column]) : Value());
    return out;
  };
  Array kinds;
  for (std::size_t row = 0; row < unmet.needs.size(); ++row)
    kinds.emplace_back(Object{{"need", unmet.needs[row]}, {"counts", counts(row)}});
  return Object{{"hidden_below", least_shown},
                {"needs", std::move(kinds)},
                {"all", unmet.needs.empty() ? Value() : Value(counts(unmet.needs.size()))}};
}

// What the floor costs, and whom it serves more; nothing without one.
Value floor_json(const FoundPlan& found) {
  const FloorsKept& floors = found.plan.floors;
  if (!found.rules.has_floor() || !floors.computed)
    return {};
  Array groups;
  for (const FloorsKept::Group& one : floors.groups)
    groups.emplace_back(Object{{"group", one.group},
                               {"asking", one.asking},
                               {"wanted", one.wanted},
                               {"without_the_floor", one.before},
                               {"with_a_place", one.after}});
  return Object{{"costs", floors.cost},
                {"of", floors.of},
                {"reached", floors.reached},
                {"reachable", floors.reachable},
                {"costs_in_full", floors.cost_in_full ? Value(*floors.cost_in_full) : Value()},
                {"groups", std::move(groups)}};
}

// All needs of each person together, beside what is proposed for each need by itself.
Value together_json(const FoundPlan& found) {
  const PlanTogether plan = together_of(found.region);
  Array needs;
  for (std::size_t i = 0; i < found.region.needs.size(); ++i)
    if (!found.region.needs[i].with_seat.empty())
      needs.emplace_back(Object{{"situation", found.situations[found.region.needs[i].situation].id.text()},
                                {"need", found.region.needs[i].need},
                                {"proposed", service_json(found.region, plan.proposed[i])}});
  return Object{{"proven", plan.proven},
                {"objective", plan.objective},
                {"bound", plan.bound},
                {"each_further_organization_costs", cost_of_further_organization},
                {"most_organizations", most_organizations_of_one},
                {"needs_looked_for_by_themselves", count_json(plan.apart)},
                {"needs", std::move(needs)}};
}

Value choice_together_json(const FoundPlan& found, const PlanTogether& plan, std::size_t need,
                           std::optional<std::size_t> service) {
  const auto then = together_otherwise(found.region, plan, need, service);
  if (!then)
    return {};
  Array needs;
  for (const auto& [other, place] : then->proposed)
    needs.emplace_back(
        Object{{"need", found.region.needs[other].need}, {"proposed", service_json(found.region, place)}});
  return Object{{"costs_this_person", then->costs},
                {"organizations", count_json(then->organizations)},
                {"needs", std::move(needs)}};
}

Value choice_json(const FoundPlan& found, const PlanTogether& together, std::size_t need,
                  std::optional<std::size_t> service, double score) {
  const auto consequence = consequence_of(found.region, found.plan, need, service, found.rules);
  if (!consequence)
    return {};
  Array moves;
  for (const Consequence::Move& move : consequence->moves)
    moves.emplace_back(Object{{"situation", found.situations[found.region.needs[move.need].situation].id.text()},
                              {"need", found.region.needs[move.need].need},
                              {"from", service_json(found.region, move.from)},
                              {"to", service_json(found.region, move.to)}});
  return Object{{"service", service_json(found.region, service)},
                {"proposed", found.plan.proposed[need] == service},
                {"score", score},
                {"costs_all_together", consequence->costs},
                {"waited_too_long_and_lose_their_place", consequence->late_lost},
                {"moves", std::move(moves)},
                {"together", choice_together_json(found, together, need, service)}};
}

} // namespace

Value json_of(const RegionRules& rules) {
  return Object{{"version", rules.version},
                {"set_at", rules.set_at ? Value(rules.set_at->iso()) : Value()},
                {"first_after_days", rules.first_after_days},
                {"ties", name_of(rules.ties)},
                {"held_for_acute", rules.held_for_acute},
                {"even_load", name_of(rules.even_load)},
                {"floor_by", name_of(rules.floor_by)},
                {"floor_percent", rules.floor_percent},
                {"floor_most_cost", rules.floor_most_cost}};
}

Value json_of(const FoundPlan& found) {
  return Object{{"at", found.at.iso()},
                {"needs_version", found.needs_table->version()},
                {"directory_version", found.region.catalogue->version()},
                {"rules", json_of(found.rules)},
                {"proven", found.plan.proven},
                {"objective", found.plan.objective},
                {"open", count_json(found.region.needs.size())},
                {"place_proposed", count_json(found.plan.served)},
                {"waited_too_long", count_json(found.plan.late)},
                {"waited_too_long_with_a_place", count_json(found.plan.late_served)},
                {"ties_by_lot_only", found.plan.ties_by_lot_only},
                {"floor", floor_json(found)},
                {"needs", needs_json(found)},
                {"services", services_json(found)},
                {"together", together_json(found)},
                {"to_pass_on", unmet_json(found)}};
}

http::Reply Api::plan(access::ApiCall& call) {
  const auto found = room_.plan(call.actor);
  if (!found)
    return access::problem_reply(found.error(), call.say);
  return access::json_reply(200, json_of(*found), found->rules.version);
}

http::Reply Api::otherwise(access::ApiCall& call) {
  if (auto problems = problems_of(call.fields, otherwise_fields(), codes_.book()->knows()); !problems.empty())
    return access::problem_reply(Refusal::invalid(std::move(problems)), call.say);
  const auto found = room_.plan(call.actor);
  if (!found)
    return access::problem_reply(found.error(), call.say);
  const auto need = need_in(*found, call.fields.text_or("situation"), call.fields.text_or("need"));
  if (!need)
    return access::problem_reply(Refusal::not_found(), call.say);
  const RegionNeed& asked = found->region.needs[*need];
  const PlanTogether together = together_of(found->region);
  Array choices;
  for (std::size_t k = 0; k < std::min(asked.with_seat.size(), most_choices_shown); ++k) // as many as on the page
    if (Value one = choice_json(*found, together, *need, static_cast<std::size_t>(asked.with_seat[k].service),
                                static_cast<double>(asked.with_seat[k].benefit) / benefit_unit);
        !one.is_null())
      choices.push_back(std::move(one));
  choices.push_back(choice_json(*found, together, *need, std::nullopt, 0));
  return access::json_reply(
      200,
      Object{{"situation", call.fields.text_or("situation")}, {"need", asked.need}, {"choices", std::move(choices)}});
}

http::Reply Api::set_rules(access::ApiCall& call) {
  const auto told = read_rules(call.fields);
  const auto done =
      told ? room_.set_rules(call.actor, call.version.value_or(-1), *told) : Result<RegionRules>(told.error());
  if (!done)
    return access::problem_reply(done.error(), call.say);
  return access::json_reply(200, json_of(*done), done->version);
}

} // namespace concert::alignment
