// What the chair writes down for the table: the decision at filter 2, who is likely to have a role, lead and assisting.
#include <algorithm>

#include "platform/html/components.h"
#include "rooms/situations/pages/form_options.h"
#include "rooms/situations/pages/form_pages.h"
#include "rooms/situations/pages/picture_shown.h"
#include "rooms/situations/pages/seats_shown.h"
#include "rooms/situations/waiting.h"

namespace concert::situations {
namespace {

using access::Act;
using html::all;
using html::el;
using html::Html;

Html threshold(const Telling& tell, const html::FormState& state) {
  int number = 0;
  return html::each(tell.book->entries("threshold_tests"), [&](const codes::CodeEntry* test) {
    ++number;
    return html::checkboxes({.name = "reasons_" + test->id,
                             .legend = tell.say().number(number) + ". " + test->label.in(tell.visit.language()),
                             .hint = tell("situations.decide.test." + test->id),
                             .options = options_of(tell, "threshold_reasons", test->id)},
                            state);
  });
}

std::vector<AgencyId> askable(const Telling& tell, const View& view) {
  std::vector<AgencyId> out;
  for (const AgencyId id : tell.at_table)
    if (id != view.originating)
      out.push_back(id);
  return out;
}

// Whom the originating agency thinks of is said beside the box, never ticked: the table decides.
std::vector<html::Option> with_suggestions(const Telling& tell, const View& view, std::vector<html::Option> options) {
  for (html::Option& option : options)
    for (const AgencyId suggested : view.suggested)
      if (option.value == suggested.text())
        option.hint += (option.hint.empty() ? "" : " · ") + tell("situations.likely.suggested");
  return options;
}

Html likely_boxes(const Telling& tell, const View& view, const html::FormState& state) {
  return html::checkboxes({.name = "likely_agencies",
                           .legend = tell("situations.likely.ask"),
                           .hint = tell("situations.likely.hint"),
                           .presence = Presence::optional,
                           .options = with_suggestions(tell, view, agency_options(tell, askable(tell, view))),
                           .in_columns = true},
                          state);
}

Html accept_form(const Telling& tell, const View& view, const html::FormState& state) {
  return html::section(
      tell("situations.decide.accept"),
      all({html::paragraph(tell("situations.decide.accept.what")),
           html::form(tell.visit.typed_form(path_of(view.id, "decide"), view.version),
                      all({html::hidden("decision", "accept"), threshold(tell, state), likely_boxes(tell, view, state),
                           looked_at(tell, state.shown.text_or("decision") == "accept"),
                           html::actions({html::button({.label = tell("situations.decide.accept.button")}),
                                          look_button(tell, path_of(view.id, "decide"))})}))}),
      "accept");
}

Html reject_form(const Telling& tell, const View& view, const html::FormState& state) {
  return html::section(
      tell("situations.decide.reject"),
      all({html::paragraph(tell("situations.decide.reject.what")),
           html::form(tell.visit.typed_form(path_of(view.id, "decide"), view.version),
                      all({html::hidden("decision", "reject"),
                           html::radios({.name = "reason",
                                         .legend = tell("situations.decide.reject.ask"),
                                         .options = options_of(tell, "conclusions", "rejected")},
                                        state),
                           looked_at(tell, state.shown.text_or("decision") == "reject"),
                           html::actions({html::button({.label = tell("situations.decide.reject.button"),
                                                        .kind = html::ButtonKind::danger}),
                                          look_button(tell, path_of(view.id, "decide"))})}))}),
      "reject");
}

} // namespace

html::Page decide_page(const Telling& tell, const View& view, const html::FormState& state) {
  const bool both = view.allows(Act::accept_situation);
  html::Page page = form_page(tell, view, both ? "situations.decide.title" : "situations.decide.reject", state);
  Html body = both ? all({html::lead(tell("situations.decide.lead")),
                          html::paragraph(html::link_to("#reject", tell("situations.decide.to_reject")))})
                   : Html();
  if (both)
    body += accept_form(tell, view, state);
  if (view.allows(Act::reject_situation))
    body += reject_form(tell, view, state);
  page.body = body;
  if (view.picture)
    page.side = html::panel(
        {.heading = tell("situations.picture"), .body = picture_in_brief(tell, *view.picture, *view.printable)});
  return page;
}

html::Page likely_page(const Telling& tell, const View& view, const html::FormState& state) {
  html::Page page = form_page(tell, view, "situations.likely.title", state);
  page.narrow = true;
  page.body = all({html::lead(tell("situations.likely.lead")),
                   html::form(tell.visit.typed_form(path_of(view.id, "likely"), view.version),
                              all({likely_boxes(tell, view, state), looked_at(tell),
                                   html::actions({html::button({.label = tell("situations.likely.button")}),
                                                  look_button(tell, path_of(view.id, "likely")),
                                                  html::link_to(path_of(view.id), tell("situations.cancel"))})}))});
  return page;
}

html::Page assign_page(const Telling& tell, const View& view, const html::FormState& state) {
  html::Page page = form_page(tell, view, "situations.assign.title", state);
  page.narrow = true;
  if (!carries_intervention(view, tell.today)) {
    page.body = html::notice({.tone = html::Tone::warning,
                              .label = tell("situations.attention"),
                              .heading = tell("situations.assign.no_ground"),
                              .body = html::paragraph(tell("situations.assign.no_ground.what",
                                                           {{"agency", tell.agency(view.originating)}}))});
    return page;
  }
  std::vector<html::Option> options = agency_options(tell, eligible_in(view));
  for (html::Option& option : options)
    for (const Involvement& i : view.involvements)
      if (i.agency.text() == option.value && (i.likely || i.answer != Answer::none))
        option.hint = tell("situations.answer." + std::string(name_of(i.answer)));
  page.body = all({html::lead(tell("situations.assign.lead")),
                   html::form(tell.visit.typed_form(path_of(view.id, "assign"), view.version),
                              all({html::radios({.name = "lead_agency",
                                                 .legend = tell("situations.assign.lead_agency"),
                                                 .hint = tell("situations.assign.lead_agency.hint"),
                                                 .options = options},
                                                state),
                                   html::checkboxes({.name = "assisting_agencies",
                                                     .legend = tell("situations.assign.assisting_agencies"),
                                                     .hint = tell("situations.assign.assisting_agencies.hint"),
                                                     .presence = Presence::optional,
                                                     .options = options},
                                                    state),
                                   looked_at(tell),
                                   html::actions({html::button({.label = tell("situations.assign.button")}),
                                                  look_button(tell, path_of(view.id, "assign")),
                                                  html::link_to(path_of(view.id), tell("situations.cancel"))})}))});
  return page;
}

} // namespace concert::situations
