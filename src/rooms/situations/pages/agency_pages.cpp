// What an agency's representative writes down after filter 2: the ground for opening names, services, the conclusion.
#include "platform/html/components.h"
#include "rooms/situations/pages/form_options.h"
#include "rooms/situations/pages/form_pages.h"
#include "rooms/situations/pages/picture_shown.h"
#include "rooms/situations/pages/seats_shown.h"

namespace concert::situations {
namespace {

using html::all;
using html::Html;

// Consent, compelling circumstances, statute; each says whether the person must be told in writing afterwards.
std::vector<html::CheckGroup> grounds(const Telling& tell) {
  auto groups = groups_of(tell, "authorities", "authority_groups");
  for (html::CheckGroup& group : groups)
    for (html::Option& option : group.options)
      if (const codes::CodeEntry* entry = tell.book->find("authorities", option.value);
          entry != nullptr && entry->category == "notice_required")
        option.hint = tell("situations.disclose.notice_required");
  return groups;
}

Html law_of_agency(const Telling& tell) {
  const agencies::Agency* agency = tell.agencies->find(tell.visit.actor().agency);
  if (agency == nullptr || agency->law == agencies::GoverningLaw::none)
    return {};
  return html::paragraph(tell("situations.disclose.law",
                              {{"law", tell("situations.law." + std::string(agencies::name_of(agency->law)))}}));
}

std::vector<html::CheckGroup> conclusions(const Telling& tell) {
  std::vector<html::CheckGroup> out;
  for (const codes::CodeEntry* group : tell.book->entries("conclusion_groups"))
    if (group->id != "rejected" && group->id != "handed_over")
      out.push_back({group->label.in(tell.visit.language()), options_of(tell, "conclusions", group->id)});
  return out;
}

} // namespace

html::Page disclose_page(const Telling& tell, const View& view, const html::FormState& state) {
  html::Page page = form_page(tell, view, "situations.disclose.title", state);
  page.narrow = true;
  Html body = html::lead(tell("situations.disclose.lead"));
  if (!view.has_identity()) {
    body += html::notice(
        {.tone = html::Tone::warning,
         .label = tell("situations.attention"),
         .heading = tell("situations.disclose.nobody"),
         .body = html::paragraph(html::link_to(path_of(view.id, "identity"), tell("situations.act.identity")))});
    page.body = body;
    return page;
  }
  if (view.disclosure)
    body += html::section(tell("situations.disclose.now"), disclosure_shown(tell, *view.disclosure));
  body += law_of_agency(tell);
  body += html::form(tell.visit.typed_form(path_of(view.id, "disclose"), view.version),
                     all({grouped_radios({.name = "authority",
                                          .legend = tell("situations.disclose.ask"),
                                          .hint = tell("situations.disclose.ask.hint"),
                                          .groups = grounds(tell)},
                                         state),
                          html::details(tell("situations.disclose.notice_duty"),
                                        html::paragraph(tell("situations.disclose.notice_duty.what"))),
                          html::date_field({.name = "given_on",
                                            .label = tell("situations.disclose.given_on"),
                                            .hint = tell("situations.disclose.given_on.hint")},
                                           state),
                          html::date_field({.name = "expires",
                                            .label = tell("situations.disclose.expires"),
                                            .hint = tell("situations.disclose.expires.hint"),
                                            .presence = Presence::optional},
                                           state),
                          yes_or_no(tell, "covers_intervention", tell("situations.disclose.covers.ask"),
                                    tell("situations.disclose.covers.hint"), state),
                          html::actions({html::button({.label = tell("situations.disclose.button")}),
                                         html::link_to(path_of(view.id), tell("situations.cancel"))})}));
  page.body = body;
  return page;
}

html::Page mobilize_page(const Telling& tell, const View& view, const html::FormState& state) {
  html::Page page = form_page(tell, view, "situations.mobilize.title", state);
  page.narrow = true;
  const std::string service = state.shown.text_or("service");
  Html chosen;
  if (!service.empty())
    chosen = html::notice(
        {.label = tell("situations.identity.note"), .body = html::paragraph(tell("situations.mobilize.chosen"))});
  else
    chosen = html::paragraph(html::link_to(path_of(view.id, "find"), tell("situations.act.find")));
  page.body = all({html::lead(tell("situations.mobilize.lead")), chosen,
                   html::form(tell.visit.typed_form(path_of(view.id, "services/new"), view.version),
                              all({html::when(!service.empty(), [&] { return html::hidden("service", service); }),
                                   html::select({.name = "service_type",
                                                 .label = tell("situations.mobilize.type"),
                                                 .blank = tell("situations.choose"),
                                                 .options = options_of(tell, "service_types")},
                                                state),
                                   html::radios({.name = "mobilization",
                                                 .legend = tell("situations.mobilize.outcome"),
                                                 .hint = tell("situations.mobilize.outcome.hint"),
                                                 .options = options_of(tell, "mobilizations")},
                                                state),
                                   html::actions({html::button({.label = tell("situations.mobilize.button")}),
                                                  html::link_to(path_of(view.id), tell("situations.cancel"))})}))});
  return page;
}

html::Page conclude_page(const Telling& tell, const View& view, const html::FormState& state) {
  html::Page page = form_page(tell, view, "situations.conclude.title", state);
  html::GradeList grades;
  grades.name = "risk_after";
  grades.legend = tell("situations.conclude.after");
  grades.hint = tell("situations.conclude.after.hint");
  grades.words = grade_words(tell);
  grades.words.none = tell.book->label("risk_levels", "level_0", tell.visit.language());
  for (const RiskFactor& risk : view.picture->risks)
    grades.chosen.push_back({.value = risk.factor.id, .label = tell.label("risk_factors", risk.factor)});
  page.body =
      all({html::lead(tell("situations.conclude.lead")),
           html::form(
               tell.visit.typed_form(path_of(view.id, "conclude"), view.version),
               all({grouped_radios(
                        {.name = "reason", .legend = tell("situations.conclude.reason"), .groups = conclusions(tell)},
                        state),
                    html::grade_list(grades, state), looked_at(tell),
                    html::actions({html::button({.label = tell("situations.conclude.button")}),
                                   look_button(tell, path_of(view.id, "conclude")),
                                   html::link_to(path_of(view.id), tell("situations.cancel"))})}))});
  return page;
}

} // namespace concert::situations
