#include "rooms/alignment/pages/find_pages.h"

#include <set>

#include "platform/html/lists.h"
#include "rooms/alignment/pages/together_shown.h"

namespace concert::alignment {
namespace {

using html::all;
using html::Html;
using html::Tone;

// Areas that services name by a code, by name: few, unlike the towns of all addresses.
std::vector<html::Option> area_options(const directory::Catalogue& catalogue, const words::Words& say) {
  std::map<std::string, std::string> names;
  for (const directory::Service& service : catalogue.entries().services)
    for (const directory::ServiceArea& area : service.areas)
      if (!area.code.empty())
        names[area.code] = area.name.empty() ? area.code : area.name;
  std::vector<html::Option> out;
  for (const auto& [code, name] : names)
    out.push_back({.value = code, .label = name});
  std::sort(out.begin(), out.end(),
            [&](const html::Option& a, const html::Option& b) { return say.sorts_before(a.label, b.label); });
  return out;
}

Html wishes_panel(const ShownWith& with, const std::string& path) {
  const auto& tell = with.tell;
  const Wishes& wishes = with.found.offers.asked.wishes;
  Fields shown;
  if (!wishes.spoken.empty())
    shown.add("spoken", wishes.spoken);
  for (const std::string& area : wishes.areas)
    shown.add("area", area);
  const html::FormState state = tell.visit.state(std::move(shown));
  std::vector<html::Option> languages;
  for (const codes::CodeEntry* entry : tell.book->entries("languages"))
    languages.push_back({.value = entry->id, .label = entry->label.in(tell.visit.language())});
  Html fields = html::select({.name = "spoken",
                              .label = tell("alignment.wish.spoken"),
                              .hint = tell("alignment.wish.spoken.hint"),
                              .presence = Presence::optional,
                              .blank = tell("alignment.wish.any"),
                              .options = std::move(languages)},
                             state);
  if (auto areas = area_options(*with.found.offers.catalogue, tell.say()); !areas.empty())
    fields += html::select({.name = "area",
                            .label = tell("alignment.wish.area"),
                            .hint = tell("alignment.wish.area.hint"),
                            .presence = Presence::optional,
                            .blank = tell("alignment.wish.any"),
                            .options = std::move(areas)},
                           state);
  const bool narrowed = !(wishes == Wishes{});
  return html::filter_panel({.heading = tell("alignment.wish.heading"),
                             .action = path,
                             .fields = fields,
                             .apply = tell("alignment.wish.apply"),
                             .clear = narrowed ? html::Link{tell("alignment.wish.clear"), path} : html::Link{},
                             .open = narrowed});
}

Html demonstration_notice(const situations::Telling& tell) {
  return html::notice({.tone = Tone::danger,
                       .label = tell("alignment.attention"),
                       .heading = tell("alignment.demonstration"),
                       .body = html::paragraph(tell("alignment.demonstration.what"))});
}

Html contents(const ShownWith& with) {
  std::vector<Html> lines;
  for (const NeedOffers& need : with.found.offers.needs)
    lines.push_back(
        all({html::link_to("#need-" + need.need, label_of_need(with, need.need)), " ",
             situations::grade_tag(with.tell, need.grade),
             need.offers.empty() ? all({" ", html::tag(with.tell("alignment.tag.nothing"), Tone::warning)}) : Html()}));
  return html::section(with.tell("alignment.contents"), html::bullets(lines));
}

// PRIVACY: a need that rests on what a youth-justice record said is read on the screen and never printed.
bool may_be_printed(const NeedOffers& need, const Asked& shown, const Asked& printable) {
  return std::all_of(need.categories.begin(), need.categories.end(), [&](const std::string& category) {
    const auto grade_in = [&](const Asked& asked) {
      for (const GradedRisk& risk : asked.risks)
        if (risk.category == category)
          return risk.grade;
      return 0;
    };
    return grade_in(shown) == grade_in(printable);
  });
}

Html not_sought(const ShownWith& with) {
  if (with.found.offers.not_sought.empty())
    return {};
  return html::notice({.tone = Tone::neutral,
                       .heading = with.tell("alignment.not_sought",
                                            {{"risks", labels_of_categories(with, with.found.offers.not_sought)}}),
                       .body = html::paragraph(with.tell("alignment.not_sought.what"))});
}

Html method(const ShownWith& with) {
  const auto& tell = with.tell;
  return html::details(tell("alignment.method"),
                       all({html::paragraph(tell("alignment.method.formula")),
                            html::bullets({tell("alignment.method.relevance"), tell("alignment.method.grade"),
                                           tell("alignment.method.fit"), tell("alignment.method.freshness"),
                                           tell("alignment.method.wait"), tell("alignment.method.lot"),
                                           tell("alignment.method.together")}),
                            html::paragraph(tell("alignment.method.status")),
                            html::paragraph(html::link_to("/alignment/method", tell("alignment.weights.how")))}));
}

} // namespace

http::Reply FindPages::find(access::Visit& visit) {
  const auto id = visit.id<SituationId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const codes::SharedCodeBook book = codes_.book();
  const auto wishes = read_wishes(visit.fields(), *book);
  if (!wishes)
    return visit.refuse(wishes.error());
  const auto found = room_.find(visit.actor(), *id, *wishes, Going::to_screen);
  if (!found)
    return visit.refuse(found.error());
  const situations::Telling tell{visit, book, agencies_.agencies()};
  const ShownWith with{tell, *found, found->view.allows(access::Act::mobilize_service)};
  const Asked printable = asked_by(*found->view.printable, *book, {});

  const std::string situation = situations::title_of(tell, found->view.number);
  html::Page page;
  page.title = tell("alignment.find.title");
  page.caption = situation;
  page.back = {tell("alignment.back", {{"situation", situation}}), situations::path_of(*id)};
  if (visit.site().demo || is_for_demonstration(found->offers))
    page.before_heading = demonstration_notice(tell);
  Html body = all({html::lead(tell("alignment.find.lead")), wishes_panel(with, situations::path_of(*id, "find"))});
  if (found->offers.needs.empty())
    body += html::paragraph(tell("alignment.no_needs"));
  else
    body += contents(with);
  // PRIVACY: it names all needs at once, so one that may not be printed keeps it off the paper.
  const bool all_printed =
      std::all_of(found->offers.needs.begin(), found->offers.needs.end(),
                  [&](const NeedOffers& need) { return may_be_printed(need, found->offers.asked, printable); });
  const Html together = together_shown(with);
  body += all_printed || together.empty() ? together : html::el("div", {html::cls("c-not-printed")}, together);
  body += not_sought(with);
  for (const NeedOffers& need : found->offers.needs) {
    const Html shown = need_shown(with, need);
    body += may_be_printed(need, found->offers.asked, printable)
                ? shown
                : html::el("div", {html::cls("c-not-printed")},
                           html::paragraph(html::tag(tell("alignment.not_printed"), Tone::warning)), shown);
  }
  body += method(with);
  page.body = body;
  return visit.page(std::move(page));
}

} // namespace concert::alignment
