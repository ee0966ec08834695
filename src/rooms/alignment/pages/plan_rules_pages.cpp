// What a table has settled for its plan of free places, for its chair to read and change.
#include "platform/html/components.h"
#include "platform/html/lists.h"
#include "platform/html/status.h"
#include "platform/http/refusal_status.h"
#include "rooms/alignment/pages/groups_said.h"
#include "rooms/alignment/pages/plan_pages.h"
#include "rooms/alignment/pages/rules_shown.h"
#include "rooms/situations/pages/telling.h"

namespace concert::alignment {

using html::all;
using html::Html;

namespace {

constexpr const char* rules_path = "/alignment/plan/rules";

Html whole_number(const situations::Telling& tell, const std::string& name, const html::FormState& state) {
  const std::string key = "alignment.rules." + name;
  return html::text_field({.name = name,
                           .label = tell(key),
                           .hint = tell(key + ".hint"),
                           .kind = html::TextKind::whole_number,
                           .width = html::Width::digits,
                           .longest = 3,
                           .autocomplete = "off",
                           .after = tell(key + ".unit")},
                          state);
}

Html choice(const situations::Telling& tell, const std::string& name, std::initializer_list<const char*> values,
            const html::FormState& state) {
  const std::string key = "alignment.rules." + name;
  std::vector<html::Option> options;
  for (const char* one : values)
    options.push_back({one, tell(key + "." + one)});
  return html::radios({.name = name, .legend = tell(key), .hint = tell(key + ".hint"), .options = options}, state);
}

Html history(const situations::Telling& tell, const std::vector<RegionRules>& all_rules) {
  if (all_rules.size() < 2)
    return {};
  html::Table table;
  table.caption = tell("alignment.rules.history");
  table.caption_spoken_only = true;
  table.columns = {{tell("alignment.rules.since")}, {tell("alignment.rules.said")}};
  for (const RegionRules& one : all_rules) {
    std::vector<Html> lines;
    for (const std::string& line : rules_said(tell.say(), one))
      lines.emplace_back(line);
    table.rows.push_back({one.set_at ? Html(tell.say().moment(*one.set_at)) : Html(tell("alignment.rules.installed")),
                          html::bullets(lines)});
  }
  return html::section(tell("alignment.rules.history"), html::table(table), "history");
}

html::Page rules_page(const situations::Telling& tell, std::int64_t version, const std::vector<RegionRules>& kept,
                      const html::FormState& state) {
  html::Page page;
  page.title = tell("alignment.rules.title");
  page.narrow = true;
  page.back = {tell("alignment.plan.back"), "/alignment/plan"};
  page.before_heading = html::error_summary(state);
  if (!state.errors.empty())
    page.error_prefix = state.words.error_prefix;
  page.body =
      all({html::lead(tell("alignment.rules.lead")),
           html::form(
               tell.visit.typed_form(rules_path, version),
               all({whole_number(tell, "first_after_days", state), choice(tell, "ties", {"lot", "longest_wait"}, state),
                    whole_number(tell, "held_for_acute", state),
                    choice(tell, "even_load", {"none", "light", "strong"}, state),
                    choice(tell, "floor_by", {"none", "age_band"}, state), whole_number(tell, "floor_percent", state),
                    whole_number(tell, "floor_most_cost", state), groups_said(tell),
                    html::actions({html::button({.label = tell("alignment.rules.button")}),
                                   html::link_to("/alignment/plan", tell("situations.cancel"))})})),
           history(tell, kept)});
  return page;
}

} // namespace

std::vector<std::string> rules_said(const words::Words& say, const RegionRules& rules) {
  std::vector<std::string> out;
  if (rules.first_after_days > 0)
    out.push_back(say.count("alignment.rules.now.first", rules.first_after_days));
  out.push_back(say("alignment.rules.now." + std::string(name_of(rules.ties))));
  if (rules.held_for_acute > 0)
    out.push_back(say.count("alignment.rules.now.held", rules.held_for_acute));
  if (rules.even_load != EvenLoad::none)
    out.push_back(say("alignment.rules.now." + std::string(name_of(rules.even_load))));
  if (rules.has_floor())
    out.push_back(say("alignment.rules.now.floor." + std::string(name_of(rules.floor_by)),
                      {{"percent", say.number(rules.floor_percent)}, {"most", say.number(rules.floor_most_cost)}}));
  return out;
}

http::Reply PlanPages::rules(access::Visit& visit) {
  const auto kept = room_.rules(visit.actor());
  if (!kept)
    return visit.refuse(kept.error());
  const situations::Telling tell{visit, codes_.book(), agencies_.agencies()};
  return visit.page(rules_page(tell, kept->front().version, *kept, visit.opened(fields_of(kept->front()))));
}

http::Reply PlanPages::set_rules(access::Visit& visit) {
  const auto kept = room_.rules(visit.actor());
  if (!kept)
    return visit.refuse(kept.error());
  const std::int64_t seen = visit.version().value_or(-1);
  const auto told = read_rules(visit.fields());
  const auto done = told ? room_.set_rules(visit.actor(), seen, *told) : Result<RegionRules>(told.error());
  if (done)
    return visit.go("/alignment/plan", "plan_rules_set");
  const RefusalKind kind = done.error().kind;
  if (kind != RefusalKind::invalid && kind != RefusalKind::stale)
    return visit.refuse(done.error());
  // Another chair was faster: what was typed stays, and saving once more means it.
  const situations::Telling tell{visit, codes_.book(), agencies_.agencies()};
  return visit.page(
      rules_page(tell, kind == RefusalKind::stale ? kept->front().version : seen, *kept, visit.state(done.error())),
      http::status_of(kind));
}

} // namespace concert::alignment
