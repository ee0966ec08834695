// Filter 1, first step: is this a situation for a table at all?
#include "platform/html/components.h"
#include "rooms/situations/pages/form_options.h"
#include "rooms/situations/pages/form_pages.h"
#include "rooms/situations/pages/guard_shown.h"
#include "rooms/situations/pages/picture_shown.h"
#include "rooms/situations/waiting.h"

namespace concert::situations {
namespace {

using html::all;
using html::Html;

// Before anything else: what must not wait for a table.
Html first_things(const Telling& tell) {
  return html::notice({.tone = html::Tone::danger,
                       .label = tell("situations.new.before"),
                       .heading = tell("situations.new.danger"),
                       .body = all({html::paragraph(tell("situations.new.danger.what")),
                                    html::paragraph(tell("situations.new.duty"))})});
}

Html questions(const Telling& tell, const html::FormState& state) {
  std::vector<AgencyId> others;
  for (const AgencyId id : tell.at_table)
    if (!tell.is_mine(id))
      others.push_back(id);
  Html relevant;
  if (!others.empty())
    relevant = html::checkboxes({.name = "relevant_agencies",
                                 .legend = tell("situations.new.relevant_agencies"),
                                 .hint = tell("situations.new.relevant_agencies.hint"),
                                 .presence = Presence::optional,
                                 .options = agency_options(tell, others),
                                 .in_columns = true},
                                state);
  const auto question = [&](std::string_view name) {
    const std::string key = "situations.new." + std::string(name);
    return yes_or_no(tell, name, tell(key), tell(key + ".hint"), state);
  };
  return all({html::radios({.name = "subject",
                            .legend = tell("situations.new.subject"),
                            .hint = tell("situations.new.subject.hint"),
                            .options = options_of(tell, "subjects")},
                           state),
              question("acutely_elevated"), question("beyond_mandate"), question("options_exhausted"), relevant});
}

} // namespace

html::Page new_page(const Telling& tell, const html::FormState& state) {
  html::Page page;
  page.title = tell("situations.new.title");
  page.error_prefix = state.errors.empty() ? "" : tell("form.error_prefix");
  page.before_heading = all({html::error_summary(state), first_things(tell)});
  page.breadcrumbs = {{tell("frame.situations"), "/situations"}};
  page.caption = tell("situations.filter.screening");
  page.narrow = true;
  html::Form form = tell.visit.typed_form("/situations/new");
  form.warn_when_leaving = true;
  page.body = all({html::lead(tell("situations.new.lead")),
                   html::form(form, all({questions(tell, state),
                                         html::actions({html::button({.label = tell("situations.new.button")}),
                                                        html::link_to("/situations", tell("situations.cancel"))})}))});
  return page;
}

Html stored_screening(const Telling& tell, const View& view) {
  return all({html::notice({.tone = html::Tone::warning,
                            .label = tell("situations.attention"),
                            .heading = tell("situations.stale.answers"),
                            .body = html::paragraph(tell("situations.stale.what"))}),
              html::panel({.heading = tell("situations.stale.stored"),
                           .body = all({html::paragraph(tell.label("subjects", view.subject)),
                                        screening_shown(tell, *view.screening)})})});
}

html::Page screening_page(const Telling& tell, const View& view, const html::FormState& state) {
  html::Page page = form_page(tell, view, "situations.screening.title", state);
  page.before_heading = all({page.before_heading, first_things(tell)});
  page.narrow = true;
  html::Form form = tell.visit.typed_form(path_of(view.id, "screening"), view.version);
  form.warn_when_leaving = true;
  page.body =
      all({html::lead(tell("situations.screening.lead")),
           html::form(form, all({questions(tell, state),
                                 html::actions({html::button({.label = tell("situations.screening.save")}),
                                                html::link_to(path_of(view.id), tell("situations.cancel"))})}))});
  return page;
}

html::Page check_page(const Telling& tell, const View& view, const html::FormState& state) {
  html::Page page = form_page(tell, view, "situations.check.title", state);
  const std::string picture = path_of(view.id, "picture");
  Html body = html::lead(tell("situations.check.lead"));
  const bool passes = view.screening && view.screening->passes();
  const bool missing = picture_is_missing(view);
  if (!passes)
    body += html::notice({.tone = html::Tone::warning,
                          .label = tell("situations.attention"),
                          .heading = tell("situations.screening.no"),
                          .body = html::paragraph(tell("situations.screening.no.what"))});
  else if (missing)
    body += html::notice({.tone = html::Tone::warning,
                          .label = tell("situations.attention"),
                          .heading = tell("situations.check.missing"),
                          .body = html::paragraph(html::link_to(picture, tell("situations.act.describe")))});
  body += html::section(
      tell("situations.screening"),
      all({screening_shown(tell, *view.screening),
           html::paragraph(html::link_to(path_of(view.id, "screening"), tell("situations.act.screen_again")))}));
  body += html::section(tell("situations.picture"),
                        all({picture_shown(tell, *view.picture, *view.printable),
                             html::paragraph(html::link_to(picture, tell("situations.act.amend")))}));
  if (view.account)
    body += html::section(tell("situations.account"), account_shown(tell, view));
  if (!view.has_identity())
    body += html::notice(
        {.label = tell("situations.identity.note"),
         .heading = tell("situations.check.no_identity"),
         .body = all({html::paragraph(tell("situations.check.no_identity.what")),
                      html::paragraph(html::link_to(path_of(view.id, "identity"), tell("situations.act.identity")))})});
  if (passes && !missing)
    body += html::section(tell("situations.check.present"),
                          all({html::paragraph(tell("situations.check.what_happens")),
                               html::form(tell.visit.form(path_of(view.id, "check"), view.version),
                                          html::actions({html::button({.label = tell("situations.check.button")}),
                                                         html::link_to(path_of(view.id, "withdraw"),
                                                                       tell("situations.act.withdraw"))}))}));
  page.body = body;
  page.narrow = true;
  return page;
}

html::Page withdraw_page(const Telling& tell, const View& view, const html::FormState& state) {
  html::Page page = form_page(tell, view, "situations.withdraw.title", state);
  page.narrow = true;
  page.body = all({html::lead(tell("situations.withdraw.lead")),
                   html::form(tell.visit.form(path_of(view.id, "withdraw"), view.version),
                              html::actions({html::button({.label = tell("situations.withdraw.button"),
                                                           .kind = html::ButtonKind::danger}),
                                             html::link_to(path_of(view.id), tell("situations.withdraw.keep"))}))});
  return page;
}

} // namespace concert::situations
