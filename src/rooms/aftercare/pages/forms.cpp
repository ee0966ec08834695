// The forms: that the person agrees, that the person does not any more, what a follow-up found, the report back.
#include "rooms/aftercare/pages/shown.h"
#include "rooms/situations/pages/form_options.h"
#include "rooms/situations/pages/form_pages.h"

namespace concert::aftercare {
namespace {

using html::all;
using html::Html;
using situations::path_of;

html::Page page_of(const Telling& tell, const situations::View& view, std::string_view title,
                   const html::FormState& state) {
  html::Page page = situations::form_page(tell, view, title, state);
  page.narrow = true;
  return page;
}

Html save_or_leave(const Telling& tell, const situations::View& view, std::string_view button,
                   html::ButtonKind kind = html::ButtonKind::primary) {
  return html::actions({html::button({.label = tell(button), .kind = kind}),
                        html::link_to(path_of(view.id), tell("situations.cancel"))});
}

std::vector<html::Option> said_consents(const Telling& tell) {
  std::vector<html::Option> out;
  for (html::Option& option : situations::options_of(tell, "authorities", "consent"))
    if (is_said_consent(*tell.book, option.value))
      out.push_back(std::move(option));
  return out;
}

Html protective_list(const Telling& tell, const html::FormState& state) {
  html::CheckList list = situations::code_list(tell, "protective_factors",
                                               situations::groups_of(tell, "protective_factors", "protective_groups"));
  list.name = "protective_now";
  list.legend = tell("aftercare.protective_now");
  list.hint = tell("aftercare.protective_now.hint");
  return html::check_list(list, state);
}

Html ground_and_day(const Telling& tell, const html::FormState& state) {
  return all({html::radios({.name = "ground",
                            .legend = tell("aftercare.ground"),
                            .hint = tell("aftercare.ground.hint"),
                            .options = said_consents(tell)},
                           state),
              html::date_field({.name = "given_on", .label = tell("aftercare.given_on")}, state)});
}

Html assessment(const Telling& tell, const FollowUps& now, const html::FormState& state) {
  html::GradeList grades;
  grades.name = "risk_now";
  grades.legend = tell("aftercare.risk_now");
  grades.hint = tell("aftercare.risk_now.hint");
  grades.words = situations::grade_words(tell);
  grades.words.none = tell.book->label("risk_levels", "level_0", tell.visit.language());
  for (const situations::RiskFactor& risk : now.risks)
    grades.chosen.push_back({.value = risk.factor.id, .label = tell.label("risk_factors", risk.factor)});
  return all({html::radios({.name = "help_received",
                            .legend = tell("aftercare.help_received"),
                            .hint = tell("aftercare.question.hint"),
                            .options = situations::options_of(tell, "help_received")},
                           state),
              html::radios({.name = "situation_now",
                            .legend = tell("aftercare.situation_now"),
                            .options = situations::options_of(tell, "situation_now")},
                           state),
              html::when(!now.risks.empty(), [&] { return html::grade_list(grades, state); }),
              protective_list(tell, state)});
}

} // namespace

html::Page consent_page(const Telling& tell, const FollowUps& now, const html::FormState& state) {
  html::Page page = page_of(tell, now.situation, "aftercare.consent.title", state);
  page.body = all({html::lead(tell("aftercare.consent.lead")),
                   html::form(tell.visit.typed_form(path_of(now.situation.id, "after/consent"), now.version),
                              all({ground_and_day(tell, state),
                                   html::when(now.intervening.size() > 1,
                                              [&] {
                                                return html::radios(
                                                    {.name = "owner_agency",
                                                     .legend = tell("aftercare.owner"),
                                                     .hint = tell("aftercare.owner.hint"),
                                                     .options = situations::agency_options(tell, now.intervening)},
                                                    state);
                                              }),
                                   save_or_leave(tell, now.situation, "aftercare.consent.button")}))});
  return page;
}

html::Page end_page(const Telling& tell, const FollowUps& now, const html::FormState& state) {
  html::Page page = page_of(tell, now.situation, "aftercare.end.title", state);
  page.body = all({html::lead(tell("aftercare.end.lead")),
                   html::form(tell.visit.form(path_of(now.situation.id, "after/end"), now.version),
                              save_or_leave(tell, now.situation, "aftercare.end.button", html::ButtonKind::danger))});
  return page;
}

html::Page follow_up_page(const Telling& tell, const FollowUps& now, const FollowUp& one,
                          const html::FormState& state) {
  html::Page page = page_of(tell, now.situation, "", state);
  page.title = tell("aftercare.follow_up.title", {{"days", tell.say().number(one.days)}});
  std::vector<html::Option> outcomes;
  for (const char* outcome : {"assessed", "not_reached", "declined"}) {
    const std::string key = "aftercare.outcome." + std::string(outcome);
    html::Option option{.value = outcome, .label = tell(key), .hint = tell(key + ".hint")};
    if (std::string_view(outcome) == "assessed")
      option.revealed = assessment(tell, now, state);
    outcomes.push_back(std::move(option));
  }
  page.body = all(
      {html::lead(tell("aftercare.follow_up.lead",
                       {{"from", tell.say().day(one.opens())}, {"to", tell.say().day(one.closes())}})),
       html::form(
           tell.visit.typed_form(path_of(now.situation.id, "after/" + one.id.text()), now.version),
           all({html::date_field({.name = "asked_on", .label = tell("aftercare.asked_on")}, state),
                html::radios({.name = "outcome", .legend = tell("aftercare.outcome"), .options = std::move(outcomes)},
                             state),
                save_or_leave(tell, now.situation, "aftercare.follow_up.button")}))});
  return page;
}

html::Page report_page(const Telling& tell, const situations::View& view, const ReportSeen& now,
                       const html::FormState& state) {
  html::Page page = page_of(tell, view, "aftercare.report.title", state);
  const std::string to = tell.agency(view.originating);
  html::Option with{.value = "yes", .label = tell("aftercare.report.with"), .hint = tell("aftercare.report.with.hint")};
  with.revealed = all({ground_and_day(tell, state), protective_list(tell, state)});
  page.body = all({html::lead(tell("aftercare.report.lead", {{"agency", to}})),
                   html::form(tell.visit.typed_form(path_of(view.id, "report"), now.version),
                              all({html::radios({.name = "consent",
                                                 .legend = tell("aftercare.report.ask"),
                                                 .options = {with,
                                                             {.value = "no",
                                                              .label = tell("aftercare.report.without"),
                                                              .hint = tell("aftercare.report.without.hint")}}},
                                                state),
                                   save_or_leave(tell, view, "aftercare.report.button")}))});
  return page;
}

Fields follow_up_fields(const FollowUps& now, const FollowUp& one) {
  Fields out;
  for (const situations::RiskFactor& risk : now.risks) {
    int grade = risk.after.value_or(risk.before);
    for (const FollowUp& earlier : now.follow_ups)
      if (earlier.days < one.days)
        for (const RiskNow& found : earlier.risks)
          if (found.factor.id == risk.factor.id)
            grade = found.grade;
    out.add("risk_now", risk.factor.id + ":" + std::to_string(grade));
  }
  return out;
}

Fields record_typed(const Fields& posted, FollowUpId which) {
  const bool assessed = posted.text_or("outcome") == "assessed";
  Fields out;
  for (const FieldSpec& spec : record_fields()) {
    const bool always = spec.name == "outcome" || spec.name == "asked_on";
    if (always || (assessed && spec.name != "follow_up"))
      for (const std::string& value : posted.all(spec.name))
        out.add(spec.name, value);
  }
  out.add("follow_up", which.text());
  return out;
}

Fields report_typed(const Fields& posted) {
  Fields out;
  for (const FieldSpec& spec : report_fields())
    if (spec.name == "consent" || posted.text_or("consent") == "yes")
      for (const std::string& value : posted.all(spec.name))
        out.add(spec.name, value);
  return out;
}

} // namespace concert::aftercare
