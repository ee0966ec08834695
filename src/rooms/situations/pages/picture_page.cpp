// The coded picture as a form: who is affected, what the risks are, what protects, what was tried.
#include "platform/html/components.h"
#include "rooms/situations/pages/form_options.h"
#include "rooms/situations/pages/form_pages.h"
#include "rooms/situations/pages/picture_shown.h"

namespace concert::situations {
namespace {

using html::all;
using html::el;
using html::Html;

constexpr int rows_shown = 6, rows_open = 2;

std::string person(int row, std::string_view what) {
  return "person_" + std::to_string(row) + "_" + std::string(what);
}

Html person_row(const Telling& tell, int row, const html::FormState& state) {
  const auto choice = [&](std::string_view what, std::string_view list) {
    return html::select({.name = person(row, what),
                         .label = tell("situations.picture." + std::string(what)),
                         .blank = tell("situations.choose"),
                         .options = options_of(tell, list)},
                        state);
  };
  const std::string number = tell.say().number(row);
  return el("fieldset",
            el("legend", {html::cls("c-label")},
               row == 1 ? tell("situations.picture.first_person") : tell("situations.picture.person", {{"n", number}})),
            html::tiles({choice("age", "age_bands"), choice("sex", "sexes")}));
}

Html people(const Telling& tell, const html::FormState& state) {
  int rows = rows_shown;
  while (state.shown.has(person(rows + 1, "age")) || state.shown.has(person(rows + 1, "sex")))
    ++rows;
  Html first, more;
  bool more_used = false;
  for (int row = 1; row <= rows; ++row) {
    (row <= rows_open ? first : more) += person_row(tell, row, state);
    if (row > rows_open)
      more_used = more_used || state.shown.has(person(row, "age")) || state.shown.has(person(row, "sex"));
  }
  return html::section(tell("situations.picture.people"),
                       all({html::paragraph(tell("situations.picture.people.hint")), first,
                            html::details(tell("situations.picture.more_people"), more, more_used)}));
}

// A young person's record has its own rules; the section stands there always, because it must work without script.
Html youth(const Telling& tell, const html::FormState& state) {
  std::vector<html::Option> sources = {{.value = "none", .label = tell("situations.picture.youth.does_not_apply")}};
  const Html record = all({html::select({.name = "youth_authority",
                                         .label = tell("situations.picture.youth_authority"),
                                         .blank = tell("situations.choose"),
                                         .options = options_of(tell, "authorities")},
                                        state),
                           html::date_field({.name = "youth_until",
                                             .label = tell("situations.picture.youth_until"),
                                             .hint = tell("situations.picture.youth_until.hint")},
                                            state)});
  for (html::Option& option : options_of(tell, "youth_sources")) {
    if (tell.book->is_in_group("youth_sources", option.value, "youth_justice_record"))
      option.revealed = record;
    sources.push_back(std::move(option));
  }
  return html::section(tell("situations.picture.youth"),
                       all({html::paragraph(tell("situations.picture.youth.what")),
                            html::radios({.name = "youth_source",
                                          .legend = tell("situations.picture.youth_source.ask"),
                                          .options = std::move(sources)},
                                         state)}));
}

} // namespace

Html stored_now(const Telling& tell, const View& view) {
  return all({html::notice({.tone = html::Tone::warning,
                            .label = tell("situations.attention"),
                            .heading = tell("situations.stale.title"),
                            .body = html::paragraph(tell("situations.stale.what"))}),
              html::panel({.heading = tell("situations.stale.stored"),
                           .body = picture_in_brief(tell, *view.picture, *view.printable)})});
}

html::Page picture_page(const Telling& tell, const View& view, const html::FormState& state) {
  html::Page page = form_page(tell, view, "situations.picture.title", state);
  html::CheckList risks = code_list(tell, "risk_factors", groups_of(tell, "risk_factors", "risk_groups"));
  risks.grades = grade_words(tell);
  const html::CheckList protective =
      code_list(tell, "protective_factors", groups_of(tell, "protective_factors", "protective_groups"));
  const html::CheckList flags =
      code_list(tell, "study_flags", {{tell("situations.picture.study_flags.all"), options_of(tell, "study_flags")}});
  const html::CheckList tried =
      code_list(tell, "tried", {{tell("situations.picture.tried.all"), options_of(tell, "tried_measures")}});
  html::Form form = tell.visit.typed_form(path_of(view.id, "picture"), view.version);
  form.warn_when_leaving = true;
  page.body =
      all({html::lead(tell("situations.picture.lead")),
           html::form(form, all({people(tell, state),
                                 html::section(tell("situations.picture.urgency"),
                                               html::radios({.name = "urgency",
                                                             .legend = tell("situations.picture.urgency.ask"),
                                                             .presence = Presence::optional,
                                                             .options = options_of(tell, "urgencies")},
                                                            state)),
                                 html::section(tell("situations.picture.codes"),
                                               all({html::check_list(risks, state), html::check_list(protective, state),
                                                    html::check_list(flags, state), html::check_list(tried, state)})),
                                 youth(tell, state),
                                 html::actions({html::button({.label = tell("situations.picture.save")}),
                                                html::link_to(path_of(view.id), tell("situations.cancel"))})}))});
  return page;
}

} // namespace concert::situations
