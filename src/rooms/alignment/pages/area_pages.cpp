#include "rooms/alignment/pages/area_pages.h"

#include <algorithm>

#include "platform/html/components.h"
#include "platform/html/map.h"
#include "platform/http/refusal_status.h"
#include "rooms/sites/pages/drawn.h"

namespace concert::alignment {
namespace {

using html::all;
using html::Html;

constexpr std::size_t most_marks = 10;

// Where one more place would add most, as far as the service may be found on a map.
std::vector<html::MapMark> marks_of(const FoundPlan& found, const words::Words& say) {
  std::vector<std::size_t> order;
  for (std::size_t j = 0; j < found.plan.seats.size(); ++j)
    if (found.plan.seats[j].one_more > 0)
      order.push_back(j);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return found.plan.seats[a].one_more > found.plan.seats[b].one_more;
  });
  order.resize(std::min(order.size(), most_marks));
  std::vector<html::MapMark> out;
  for (const std::size_t j : order) {
    const directory::Service& service = *found.region.services[j].service;
    // PRIVACY: the catalogue has taken the position of a withheld place away; such a service has no mark.
    for (const directory::Location* place : found.region.catalogue->locations_of(service.id))
      if (place->position) {
        const bool own = service.language.empty() || service.language == tag_of(say.language());
        const Html name =
            own ? Html(service.name) : html::el("span", {html::attr("lang", service.language)}, service.name);
        out.push_back({{place->position->longitude, place->position->latitude},
                       html::link_to("/directory/services/" + service.id.text(), name)});
        break;
      }
  }
  return out;
}

} // namespace

Html AreaPages::on_plan(const access::Visit& visit, const FoundPlan& found) {
  const words::Words& say = visit.say();
  const sites::SharedAreas map = areas_.map();
  if (map->empty())
    return {};
  const AreaCounts counts = areas_.unmet(visit.actor(), found);
  html::Drawing drawing;
  drawing.title = say("alignment.map.drawing");
  const bool any = std::any_of(counts.areas.begin(), counts.areas.end(),
                               [](const AreaCounts::Of& one) { return one.situations.has_value(); });
  drawing.description =
      any ? say("alignment.map.described", {{"day", say.day_of(counts.at)}}) : say("alignment.map.too_few");
  drawing.label_head = say("alignment.map.area");
  drawing.value_head = say("alignment.map.situations");
  drawing.table_label = say("alignment.map.table");
  drawing.areas = sites::drawn(*map, visit.language());
  drawing.mark = "–";
  drawing.withheld = say("alignment.map.hidden");
  drawing.range = [&](int from, int to) {
    return from == to ? say.number(from)
                      : say("alignment.map.range", {{"from", say.number(from)}, {"to", say.number(to)}});
  };
  for (std::size_t i = 0; i < drawing.areas.size(); ++i) {
    drawing.areas[i].value = counts.areas.at(i).situations;
    drawing.areas[i].shown = drawing.areas[i].value ? say.number(*drawing.areas[i].value) : say("alignment.map.hidden");
  }
  drawing.marks = marks_of(found, say);
  drawing.marks_label = say("alignment.map.marks");
  drawing.outside = say("alignment.map.outside");
  return html::section(say("alignment.map"),
                       all({html::paragraph(say("alignment.map.what")), html::area_map(drawing),
                            html::details(say("alignment.map.why"), html::paragraph(say("alignment.map.why.what"))),
                            html::paragraph(html::link_to("/areas", say("alignment.map.areas")))}),
                       "map");
}

Html AreaPages::on_record(const access::Visit& visit, const situations::View& view) const {
  if (areas_.map()->empty() || !view.allows(access::Act::keep_identity))
    return {};
  return html::section(
      visit.say()("alignment.area"),
      html::paragraph(html::link_to(situations::path_of(view.id, "area"), visit.say()("alignment.area.go"))), "area");
}

http::Reply AreaPages::page_of(const access::Visit& visit, const Areas::Told& told, const html::FormState& state,
                               int status) {
  const situations::Telling tell{visit, codes_.book(), agencies_.agencies()};
  const std::string situation = situations::title_of(tell, told.view.number);
  const sites::SharedAreas map = areas_.map();
  std::vector<html::Option> options;
  for (const sites::Area& area : map->areas())
    options.push_back({area.code, area.name.in(visit.language())});
  std::sort(options.begin(), options.end(),
            [&](const html::Option& a, const html::Option& b) { return tell.say().sorts_before(a.label, b.label); });
  html::Page page;
  page.title = tell("alignment.area");
  page.caption = situation;
  page.narrow = true;
  page.address = situations::path_of(told.view.id, "area");
  page.back = {tell("alignment.back", {{"situation", situation}}), situations::path_of(told.view.id)};
  page.error_prefix = state.errors.empty() ? "" : tell("form.error_prefix");
  page.before_heading = html::error_summary(state);
  page.body = all(
      {html::lead(tell("alignment.area.lead")),
       html::bullets({tell("alignment.area.who"), tell("alignment.area.until"), tell("alignment.area.may_stay_empty")}),
       html::form(
           undrafted(visit.form(page.address)),
           all({html::select({.name = "area",
                              .label = tell("alignment.area.which"),
                              .presence = Presence::optional,
                              .blank = tell("alignment.area.not_told"),
                              .options = std::move(options)},
                             state),
                html::actions({html::button({.label = tell("alignment.area.save")}),
                               html::link_to(situations::path_of(told.view.id), tell("situations.cancel"))})}))});
  return visit.page(std::move(page), status);
}

http::Reply AreaPages::asking(access::Visit& visit) {
  const auto id = visit.id<SituationId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const auto told = areas_.told(visit.actor(), *id);
  if (!told)
    return visit.refuse(told.error());
  Fields shown;
  if (!told->area.empty())
    shown.add("area", told->area);
  return page_of(visit, *told, visit.state(std::move(shown)), 200);
}

http::Reply AreaPages::tell(access::Visit& visit) {
  const auto id = visit.id<SituationId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  Result<void> done;
  if (auto problems = problems_of(visit.fields(), area_fields(), [](auto, auto) { return false; }); !problems.empty())
    done = Refusal::invalid(std::move(problems));
  else
    done = areas_.tell(visit.actor(), *id, visit.fields().text_or("area"));
  if (done)
    return visit.go(situations::path_of(*id), "area_told");
  const auto told = areas_.told(visit.actor(), *id);
  if (done.error().kind != RefusalKind::invalid || !told)
    return visit.refuse(done.error().kind != RefusalKind::invalid ? done.error() : told.error());
  return page_of(visit, *told, visit.state(done.error()), 422);
}

} // namespace concert::alignment
