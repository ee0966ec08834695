#include "platform/html/components.h"
#include "rooms/situations/pages/form_pages.h"
#include "rooms/situations/pages/guard_shown.h"
#include "rooms/situations/pages/next_acts.h"
#include "rooms/situations/pages/picture_shown.h"

namespace concert::situations {
namespace {

using access::Stage;
using html::all;
using html::Html;

// The four filters; a rejected situation stays at the one where it stopped.
Html filters_shown(const Telling& tell, const View& view) {
  const Stage at = view.ending ? view.ending->stopped_at : view.stage;
  const bool concluded = view.stage == Stage::concluded;
  html::Stepper out;
  out.label = tell("situations.filters");
  out.done = tell("situations.filters.done");
  out.current = tell(view.stage == Stage::rejected ? "situations.filters.stopped" : "situations.filters.current");
  out.ahead = tell(view.ending ? "situations.filters.not_reached" : "situations.filters.ahead");
  for (const Stage stage : {Stage::screening, Stage::discussion, Stage::identification, Stage::intervention}) {
    const std::string name(access::name_of(stage));
    const html::StepState state = stage < at || concluded ? html::StepState::done
                                  : stage == at           ? html::StepState::current
                                                          : html::StepState::ahead;
    out.steps.push_back({tell("situations.filter." + name), state, tell("situations.filter." + name + ".note")});
  }
  return html::stepper(out);
}

Html ending_shown(const Telling& tell, const View& view) {
  const bool rejected = view.stage == Stage::rejected;
  Html body = html::paragraph(tell.label("conclusions", view.ending->reason));
  if (rejected)
    body += html::paragraph(tell("situations.rejected.kept"));
  return html::notice({.tone = rejected ? html::Tone::neutral : html::Tone::success,
                       .heading = tell(rejected ? "situations.rejected" : "situations.concluded"),
                       .body = body});
}

Html reduction_shown(const Telling& tell, const Picture& picture) {
  const Reduction change = reduction_of(picture);
  if (change.assessed == 0)
    return {};
  const auto figure = [&tell](std::string_view key, int value) {
    return html::Figure{tell(key), tell.say().number(value), ""};
  };
  return html::key_figures(
      {figure("situations.reduction.assessed", change.assessed), figure("situations.reduction.reduced", change.reduced),
       figure("situations.reduction.gone", change.gone), figure("situations.reduction.worse", change.worse)});
}

Html picture_section(const Telling& tell, const View& view) {
  Html body;
  if (view.picture)
    body = all({view.stage == Stage::concluded ? reduction_shown(tell, *view.printable) : Html(),
                picture_shown(tell, *view.picture, *view.printable)});
  else if (view.stage != Stage::rejected)
    body = html::locked(tell("situations.picture.closed"), tell("situations.picture.closed.why"));
  return body.empty() ? Html() : html::section(tell("situations.picture"), body, "picture");
}

} // namespace

html::Page situation_page(const Telling& tell, const View& view, std::string_view title_key,
                          const html::FormState& state) {
  html::Page page;
  page.title = title_key.empty() ? title_of(tell, view.number) : tell(title_key);
  page.error_prefix = state.errors.empty() ? "" : tell("form.error_prefix");
  page.before_heading = html::error_summary(state);
  return page;
}

html::Page form_page(const Telling& tell, const View& view, std::string_view title_key, const html::FormState& state) {
  html::Page page = situation_page(tell, view, title_key, state);
  page.caption = title_of(tell, view.number);
  page.back = {view.number ? tell("situations.back", {{"situation", spoken(*view.number)}})
                           : tell("situations.back_unnumbered"),
               path_of(view.id)};
  return page;
}

html::Page record_page(const Telling& tell, const View& view, const html::FormState& state, const Html& said) {
  html::Page page = situation_page(tell, view, "", state);
  page.breadcrumbs = {{tell("frame.situations"), "/situations"}};
  page.caption = tell.label("subjects", view.subject);
  page.heading_note = stage_tag(tell, view.stage);
  if (view.picture && view.picture->urgency && !view.ending)
    page.heading_note +=
        html::tag(tell.label("urgencies", *view.picture->urgency),
                  view.picture->urgency->id == "immediate_48h" ? html::Tone::danger : html::Tone::neutral);
  Html body = filters_shown(tell, view);
  if (view.from_another_table)
    body += html::paragraph(tell("situations.from_another_table"));
  if (view.ending)
    body += ending_shown(tell, view);
  else if (!view.earlier.empty())
    body += html::notice(
        {.label = tell("situations.identity.note"),
         .heading = tell("situations.reopened"),
         .body = html::paragraph(
             tell("situations.reopened.what", {{"reason", tell.label("reopenings", view.earlier.back().reopened)},
                                               {"concluded", tell.say().moment(view.earlier.back().ending.at)}}))});
  if (view.screening && !view.screening->passes() && view.stage == Stage::screening)
    body += html::notice({.tone = html::Tone::warning,
                          .label = tell("situations.attention"),
                          .heading = tell("situations.screening.no"),
                          .body = html::paragraph(tell("situations.screening.no.what"))});
  body += clock_tile(tell, view.clock);
  Html below;
  if (view.account)
    below += html::section(tell("situations.account"), account_shown(tell, view), "account");
  below += said;
  below += picture_section(tell, view);
  if (!view.plan.empty() || (view.allows(access::Act::see_intervention) && view.stage == Stage::intervention))
    below += html::section(tell("situations.plan"), plan_shown(tell, view), "plan");
  if (view.screening && view.stage == Stage::screening)
    below += html::section(tell("situations.screening"),
                           all({screening_shown(tell, *view.screening),
                                html::when(view.allows(access::Act::amend_picture),
                                           [&] {
                                             return html::paragraph(html::link_to(path_of(view.id, "screening"),
                                                                                  tell("situations.act.screen_again")));
                                           })}),
                           "screening");
  if (!view.involvements.empty())
    below += html::section(tell("situations.agencies"), agencies_shown(tell, view), "agencies");
  if (view.disclosure)
    below += html::section(tell("situations.disclosure"), disclosure_shown(tell, *view.disclosure), "disclosure");
  if (!view.mobilized.empty() || (view.allows(access::Act::see_intervention) && view.stage == Stage::intervention))
    below += html::section(tell("situations.mobilized"), mobilized_shown(tell, view.mobilized), "services");
  below += html::section(tell("situations.history"), history_shown(tell, view), "history");
  page.body = body;
  page.side = all({next_acts(tell, view), identity_acts(tell, view), sees(tell, view)});
  page.below = below; // on a telephone, whose turn it is comes before a long record
  return page;
}

} // namespace concert::situations
