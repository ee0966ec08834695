#include "rooms/alignment/pages/plan_pages.h"

#include <algorithm>

#include "platform/html/components.h"
#include "platform/html/lists.h"
#include "platform/html/status.h"
#include "rooms/alignment/pages/groups_said.h"
#include "rooms/alignment/pages/plan_telling.h"
#include "rooms/alignment/pages/rules_shown.h"
#include "rooms/alignment/plan_files.h"
#include "rooms/alignment/unmet.h"

namespace concert::alignment {
namespace {

using html::all;
using html::Html;
using html::Tone;

constexpr std::size_t most_services = 10;

// The needs of one kind: how many are open, have a seat proposed, have none because nobody said that one is free.
struct Kind {
  std::string label;
  std::size_t open = 0, proposed = 0, no_seat = 0, taken = 0;
};

std::vector<Kind> kinds_of(const PlanTelling& of) {
  std::map<std::string, Kind> by_need;
  for (std::size_t i = 0; i < of.found.region.needs.size(); ++i) {
    const RegionNeed& need = of.found.region.needs[i];
    Kind& kind = by_need[need.need];
    kind.label = of.need(i);
    ++kind.open;
    ++(of.found.plan.proposed[i] ? kind.proposed : need.with_seat.empty() ? kind.no_seat : kind.taken);
  }
  std::vector<Kind> out;
  for (auto& [need, kind] : by_need)
    out.push_back(std::move(kind));
  std::stable_sort(out.begin(), out.end(),
                   [](const Kind& a, const Kind& b) { return a.open - a.proposed > b.open - b.proposed; });
  return out;
}

Html one_more(const PlanTelling& of) {
  std::vector<std::size_t> order;
  for (std::size_t j = 0; j < of.found.plan.seats.size(); ++j)
    if (of.found.plan.seats[j].one_more > 0)
      order.push_back(j);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return of.found.plan.seats[a].one_more > of.found.plan.seats[b].one_more;
  });
  html::Table table;
  table.caption = of("alignment.plan.more");
  table.caption_spoken_only = true;
  table.columns = {{of("alignment.plan.service")},
                   {of("alignment.plan.more.free"), html::Align::number},
                   {of("alignment.plan.more.fit"), html::Align::number},
                   {of("alignment.plan.more.adds"), html::Align::number}};
  table.empty = of("alignment.plan.more.none");
  for (std::size_t k = 0; k < std::min(order.size(), most_services); ++k) {
    const RegionPlan::Seat& seat = of.found.plan.seats[order[k]];
    table.rows.push_back({of.service(order[k]), of.tell.say().number(of.found.region.services[order[k]].seats),
                          of.tell.say().number(seat.would_be_helped), of.score(seat.one_more)});
  }
  return html::section(of("alignment.plan.more"),
                       all({html::paragraph(of("alignment.plan.more.what")),
                            of.found.rules.change_nothing() ? Html() : html::paragraph(of("alignment.plan.more.rules")),
                            html::table(table)}),
                       "more");
}

std::vector<html::Column> unmet_columns(const PlanTelling& of) {
  return {{of("alignment.plan.need")},
          {of("alignment.plan.unmet.open"), html::Align::number},
          {of("alignment.plan.unmet.proposed"), html::Align::number},
          {of("alignment.plan.unmet.no_seat"), html::Align::number},
          {of("alignment.plan.unmet.taken"), html::Align::number}};
}

// What may be passed on.
Html unmet_without_small_counts(const PlanTelling& of) {
  const Unmet table_of = unmet_of(of.found.region, of.found.plan);
  if (table_of.needs.empty())
    return {};
  html::Table table;
  table.caption = of("alignment.unmet.pass");
  table.caption_spoken_only = true;
  table.columns = unmet_columns(of);
  for (std::size_t r = 0; r < table_of.counts.size(); ++r) {
    std::vector<Html> row = {r < table_of.needs.size()
                                 ? of.tell.book->label("needs", table_of.needs[r], of.tell.say().language())
                                 : of("alignment.unmet.all")};
    for (const std::size_t column : {Unmet::open, Unmet::proposed, Unmet::no_seat, Unmet::taken}) {
      const std::optional<int>& count = table_of.counts[r][column];
      row.push_back(count ? Html(of.tell.say().number(*count))
                          : html::el("span", {html::cls("c-note")}, of("alignment.unmet.hidden")));
    }
    table.rows.push_back(std::move(row));
  }
  return html::details(of("alignment.unmet.pass"),
                       all({html::paragraph(of("alignment.unmet.pass.what")), html::table(table),
                            html::paragraph(html::link_to("/alignment/plan/unmet.csv", "unmet.csv"))}));
}

// What the table's floor does today, and its price.
Html floor_shown(const PlanTelling& of) {
  const FloorsKept& floors = of.found.plan.floors;
  if (!of.found.rules.has_floor())
    return {};
  if (!floors.computed)
    return html::paragraph(of("alignment.floor.not_computed"));
  html::Table table;
  table.caption = of("alignment.floor.groups");
  table.caption_spoken_only = true;
  table.columns = {{of("alignment.floor.group")},
                   {of("alignment.floor.asking"), html::Align::number},
                   {of("alignment.floor.wanted"), html::Align::number},
                   {of("alignment.floor.before"), html::Align::number},
                   {of("alignment.floor.after"), html::Align::number}};
  table.empty = of("alignment.floor.nobody");
  const auto number = [&](std::int64_t count) { return of.tell.say().number(count); };
  for (const FloorsKept::Group* one : by_age(of.tell, floors.groups))
    table.rows.push_back({of.tell.book->label("age_bands", one->group, of.tell.say().language()), number(one->asking),
                          number(one->wanted), number(one->before), number(one->after)});
  Html said = html::paragraph(
      of("alignment.floor.price", {{"cost", of.score(std::max(0.0, floors.cost))}, {"of", of.score(floors.of)}}));
  if (!floors.reached)
    said += html::paragraph(
        !floors.reachable ? of("alignment.floor.unreachable")
        : floors.cost_in_full
            ? of("alignment.floor.in_part", {{"cost", of.score(*floors.cost_in_full)}, {"of", of.score(floors.of)}})
            : of("alignment.floor.in_part_only"));
  return all({said, html::table(table)});
}

Html rules_shown(const PlanTelling& of) {
  std::vector<Html> lines;
  for (const std::string& line : rules_said(of.tell.say(), of.found.rules))
    lines.emplace_back(line);
  if (of.found.plan.ties_by_lot_only)
    lines.emplace_back(of("alignment.rules.ties_by_lot_only"));
  return html::section(
      of("alignment.rules.heading"),
      all({of.found.rules.change_nothing() ? html::paragraph(of("alignment.rules.none")) : Html(), html::bullets(lines),
           floor_shown(of), html::paragraph(html::link_to("/alignment/plan/rules", of("alignment.rules.change")))}),
      "rules");
}

Html unmet(const PlanTelling& of) {
  html::Table table;
  table.caption = of("alignment.plan.unmet");
  table.caption_spoken_only = true;
  table.columns = unmet_columns(of);
  for (const Kind& kind : kinds_of(of))
    table.rows.push_back(
        {kind.label, of.count(kind.open), of.count(kind.proposed), of.count(kind.no_seat), of.count(kind.taken)});
  return html::section(
      of("alignment.plan.unmet"),
      all({html::paragraph(of("alignment.plan.unmet.what")), html::table(table), unmet_without_small_counts(of)}),
      "unmet");
}

Html place_of(const PlanTelling& of, std::size_t i) {
  Html out = of.service(of.found.plan.proposed[i]);
  if (const std::size_t others = others_who_would_gain(of.found.region, of.found.plan, i); others > 0)
    out += all(
        {html::el("br"), html::el("span", {html::cls("c-note")},
                                  of.tell.say().count("alignment.plan.others", static_cast<std::int64_t>(others)))});
  return out;
}

Html proposals(const PlanTelling& of) {
  const auto& needs = of.found.region.needs;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < needs.size(); ++i)
    if (!needs[i].with_seat.empty())
      order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::make_tuple(needs[a].situation, -needs[a].grade, needs[a].need) <
           std::make_tuple(needs[b].situation, -needs[b].grade, needs[b].need);
  });
  Html body = html::paragraph(of(order.empty() ? "alignment.plan.proposals.none" : "alignment.plan.proposals.what"));
  for (std::size_t k = 0; k < order.size();) {
    const std::size_t first = order[k];
    html::Table table;
    table.caption = of.situation(first);
    table.caption_spoken_only = true;
    table.columns = {{of("alignment.plan.need")}, {of("alignment.plan.service")}, {of("alignment.plan.otherwise")}};
    std::int64_t placed = 0;
    for (; k < order.size() && needs[order[k]].situation == needs[first].situation; ++k) {
      const std::size_t i = order[k];
      placed += of.found.plan.proposed[i] ? 1 : 0;
      table.rows.push_back({all({of.need(i), " ", situations::grade_tag(of.tell, needs[i].grade)}), place_of(of, i),
                            html::link_to(otherwise_path(of, i), of("alignment.plan.otherwise.look"))});
    }
    const std::string heading =
        of.tell.say().count("alignment.plan.proposals.of", placed,
                            {{"situation", of.situation(first)}, {"needs", of.count(table.rows.size())}});
    Html way = html::link_to(situations::path_of(of.found.situations[needs[first].situation].id),
                             of("alignment.plan.otherwise.act"));
    if (is_late(needs[first], of.found.rules))
      way +=
          all({" ", html::tag(of.tell.say().count("alignment.plan.waited", needs[first].waited_days), Tone::warning)});
    body += html::details(heading, all({html::paragraph(way), html::table(table)}));
  }
  return html::section(of("alignment.plan.proposals"), body, "proposals");
}

Html files(const PlanTelling& of) {
  std::vector<Html> links;
  for (const char* name : {"needs.csv", "services.csv", "pairs.csv"})
    links.push_back(html::link_to(std::string("/alignment/plan/") + name, name));
  return html::details(of("alignment.plan.check"),
                       all({html::paragraph(of("alignment.plan.check.what")),
                            of.found.rules.has_floor() ? html::paragraph(of("alignment.plan.check.floor")) : Html(),
                            html::bullets(links)}));
}

Html moves_shown(const PlanTelling& of, const Consequence& consequence) {
  std::vector<Html> lines;
  if (consequence.late_lost > 0)
    lines.emplace_back(of.tell.say().count("alignment.plan.late_lost", consequence.late_lost));
  for (const Consequence::Move& move : consequence.moves)
    lines.push_back(
        all({of.situation(move.need), ", ", of.need(move.need), " – ", of.name(move.from), " → ", of.name(move.to)}));
  return lines.empty() ? Html(of("alignment.plan.no_moves")) : html::bullets(lines);
}

html::Page page_of(const PlanTelling& of, std::string_view title) {
  html::Page page;
  page.title = of(title);
  page.caption = of("alignment.plan.internal");
  return page;
}

} // namespace

http::Reply PlanPages::plan(access::Visit& visit) {
  const auto found = room_.plan(visit.actor());
  if (!found)
    return visit.refuse(found.error());
  const situations::Telling tell{visit, codes_.book(), agencies_.agencies()};
  const PlanTelling of{tell, *found};
  const std::size_t open = found->region.needs.size();
  std::vector<html::Figure> figures = {
      {of("alignment.plan.open"), of.count(open),
       of("alignment.plan.open.note", {{"count", of.count(found->situations.size())}})},
      {of("alignment.plan.proposed"), of.count(found->plan.served), ""},
      {of("alignment.plan.without"), of.count(open - found->plan.served), ""}};
  if (found->plan.late > 0)
    figures.push_back({of("alignment.plan.late"), of.count(found->plan.late),
                       of("alignment.plan.late.note", {{"count", of.count(found->plan.late_served)}})});
  html::Page page = page_of(of, "alignment.plan.title");
  page.body = all({html::lead(of("alignment.plan.lead")), html::key_figures(figures),
                   html::paragraph(of(!found->plan.proven             ? "alignment.plan.not_proven"
                                      : found->rules.change_nothing() ? "alignment.plan.proven"
                                                                      : "alignment.plan.proven.rules")),
                   rules_shown(of), one_more(of), unmet(of), beside_ ? beside_(visit, *found) : Html(), proposals(of),
                   people_together(of, together_of(found->region)), files(of),
                   html::bullets({html::link_to("/alignment/plan/learning", of("alignment.learning.title")),
                                  html::link_to("/alignment/plan/groups", of("alignment.outcomes.title"))})});
  return visit.page(std::move(page));
}

http::Reply PlanPages::otherwise(access::Visit& visit) {
  const auto found = room_.plan(visit.actor());
  if (!found)
    return visit.refuse(found.error());
  const auto at = need_in(*found, visit.fields().text_or("situation"), visit.fields().text_or("need"));
  if (!at)
    return visit.refuse(Refusal::not_found());
  const std::size_t i = *at;
  const RegionNeed& asked = found->region.needs[i];
  const situations::Telling tell{visit, codes_.book(), agencies_.agencies()};
  const PlanTelling of{tell, *found};
  html::Table table;
  table.caption = of("alignment.plan.otherwise.title");
  table.caption_spoken_only = true;
  table.columns = {{of("alignment.plan.service")},
                   {of("alignment.plan.otherwise.score"), html::Align::number},
                   {of("alignment.plan.otherwise.costs"), html::Align::number},
                   {of("alignment.plan.otherwise.moves")}};
  const auto row = [&](std::optional<std::size_t> service, double score) {
    const auto consequence = consequence_of(found->region, found->plan, i, service, found->rules);
    if (!consequence)
      return;
    const bool is_proposed = found->plan.proposed[i] == service;
    table.rows.push_back({is_proposed ? all({of.service(service), html::el("br"),
                                             html::tag(of("alignment.plan.is_proposed"), Tone::success)})
                                      : of.service(service),
                          of.score(score), of.score(consequence->costs), moves_shown(of, *consequence)});
  };
  for (std::size_t k = 0; k < std::min(asked.with_seat.size(), most_choices_shown); ++k)
    row(static_cast<std::size_t>(asked.with_seat[k].service),
        static_cast<double>(asked.with_seat[k].benefit) / benefit_unit);
  row(std::nullopt, 0);
  html::Page page = page_of(of, "alignment.plan.otherwise.title");
  page.back = {of("alignment.plan.back"), "/alignment/plan#proposals"};
  page.body =
      all({html::lead(of.situation(i) + " – " + of.need(i)), html::paragraph(of("alignment.plan.otherwise.what")),
           found->rules.change_nothing() ? Html() : html::paragraph(of("alignment.plan.otherwise.rules")),
           html::table(table), together_otherwise_shown(of, together_of(found->region), i),
           html::paragraph(html::link_to(situations::path_of(found->situations[asked.situation].id),
                                         of("alignment.plan.otherwise.act")))});
  return visit.page(std::move(page));
}

http::Reply PlanPages::file(access::Visit& visit) {
  const std::string name(visit.at("file"));
  const auto found = room_.plan(visit.actor());
  if (!found)
    return visit.refuse(found.error());
  auto body = name == "unmet.csv" ? std::optional(csv_of(unmet_of(found->region, found->plan)))
                                  : plan_file(found->region, found->rules, name);
  if (!body)
    return visit.refuse(Refusal::not_found());
  http::Reply reply = http::typed_reply(200, "text/csv; charset=utf-8", std::move(*body));
  reply.with("Content-Disposition", "attachment; filename=\"" + name + "\"");
  reply.with("Cache-Control", "no-store");
  return reply;
}

} // namespace concert::alignment
