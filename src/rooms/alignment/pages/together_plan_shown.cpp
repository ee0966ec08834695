#include <algorithm>
#include <map>

#include "platform/html/lists.h"
#include "rooms/alignment/pages/plan_telling.h"

namespace concert::alignment {
namespace {

using html::all;
using html::Html;

std::string how_good(const PlanTelling& of, const PlanTogether& plan) {
  return plan.proven
             ? of("alignment.plan.together.best")
             : of("alignment.plan.together.gap", {{"percent", of.tell.say().number(plan.gap_thousandths() / 10.0, 1)}});
}

std::string organizations_said(const PlanTelling& of, std::size_t count) {
  return of.tell.say().count("alignment.plan.together.organizations", static_cast<std::int64_t>(count));
}

Html needs_of_one(const PlanTelling& of, const PlanTogether& plan, const std::vector<std::size_t>& needs) {
  html::Table table;
  table.caption = of.situation(needs.front());
  table.caption_spoken_only = true;
  table.columns = {{of("alignment.plan.need")}, {of("alignment.plan.service")}, {of("alignment.plan.otherwise")}};
  std::int64_t placed = 0;
  for (const std::size_t i : needs) {
    placed += plan.proposed[i] ? 1 : 0;
    table.rows.push_back({all({of.need(i), " ", situations::grade_tag(of.tell, of.found.region.needs[i].grade)}),
                          of.service(plan.proposed[i]),
                          html::link_to(otherwise_path(of, i) + "#together", of("alignment.plan.otherwise.look"))});
  }
  const std::size_t asked =
      organizations_in(of.found.region, plan.proposed, of.found.region.needs[needs.front()].situation);
  return html::details(of.tell.say().count("alignment.plan.together.of", placed,
                                           {{"situation", of.situation(needs.front())},
                                            {"needs", of.count(needs.size())},
                                            {"organizations", organizations_said(of, asked)}}),
                       html::table(table));
}

} // namespace

Html people_together(const PlanTelling& of, const PlanTogether& plan) {
  const auto& needs = of.found.region.needs;
  std::map<std::size_t, std::vector<std::size_t>> people; // who has several needs with a place somewhere
  for (std::size_t i = 0; i < needs.size(); ++i)
    if (!needs[i].with_seat.empty())
      people[needs[i].situation].push_back(i);
  std::erase_if(people, [](const auto& one) { return one.second.size() < 2; });
  Html body = html::paragraph(of(
      people.empty() ? "alignment.plan.together.none" : "alignment.plan.together.what",
      {{"cost", of.score(cost_of_further_organization)}, {"most", of.tell.say().number(most_organizations_of_one)}}));
  if (!people.empty())
    body += html::paragraph(how_good(of, plan));
  if (plan.apart > 0)
    body +=
        html::paragraph(of.tell.say().count("alignment.plan.together.apart", static_cast<std::int64_t>(plan.apart)));
  for (auto& [situation, own] : people) {
    std::stable_sort(own.begin(), own.end(), [&](std::size_t a, std::size_t b) {
      return std::make_tuple(-needs[a].grade, needs[a].need) < std::make_tuple(-needs[b].grade, needs[b].need);
    });
    body += needs_of_one(of, plan, own);
  }
  return html::section(of("alignment.plan.together"), body, "together");
}

Html together_otherwise_shown(const PlanTelling& of, const PlanTogether& plan, std::size_t need) {
  const RegionNeed& asked = of.found.region.needs[need];
  html::Table table;
  table.caption = of("alignment.plan.together.otherwise");
  table.caption_spoken_only = true;
  table.columns = {{of("alignment.plan.service")},
                   {of("alignment.plan.together.costs"), html::Align::number},
                   {of("alignment.plan.together.asked")},
                   {of("alignment.plan.together.others")}};
  const auto row = [&](std::optional<std::size_t> service) {
    const auto then = together_otherwise(of.found.region, plan, need, service);
    if (!then)
      return;
    std::vector<Html> moves;
    for (const auto& [other, place] : then->proposed)
      if (other != need && place != plan.proposed[other])
        moves.push_back(all({of.need(other), " – ", of.name(plan.proposed[other]), " → ", of.name(place)}));
    Html name = of.service(service);
    if (plan.proposed[need] == service)
      name += all({html::el("br"), html::tag(of("alignment.plan.is_proposed"), html::Tone::success)});
    table.rows.push_back({std::move(name), of.score(then->costs), organizations_said(of, then->organizations),
                          moves.empty() ? Html(of("alignment.plan.together.stay")) : html::bullets(moves)});
  };
  for (std::size_t k = 0; k < std::min(asked.with_seat.size(), most_choices_shown); ++k)
    row(static_cast<std::size_t>(asked.with_seat[k].service));
  row(std::nullopt);
  if (table.rows.empty())
    return {};
  return html::section(of("alignment.plan.together.otherwise"),
                       all({html::paragraph(of("alignment.plan.together.otherwise.what")), html::table(table)}),
                       "together");
}

} // namespace concert::alignment
