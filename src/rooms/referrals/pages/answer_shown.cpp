#include "rooms/referrals/pages/answer_shown.h"

#include "platform/html/components.h"

namespace concert::referrals {

using html::all;
using html::cls;
using html::el;
using html::Html;

html::Page code_page(const access::Visit& visit, const std::string& here, const std::string& refused) {
  const auto& say = visit.say();
  html::Page page;
  page.title = say("referrals.answer.title");
  page.narrow = true;
  if (!refused.empty()) {
    page.error_prefix = say("form.error_prefix");
    page.before_heading = html::notice({.tone = html::Tone::danger,
                                        .label = say("referrals.attention"),
                                        .heading = refused,
                                        .body = html::paragraph(say("referrals.answer.new_link")),
                                        .announced = html::Announced::yes});
  }
  page.body =
      all({html::lead(say("referrals.answer.lead")),
           html::form(visit.form(here), all({html::text_field({.name = "code",
                                                               .label = say("referrals.answer.code"),
                                                               .hint = say("referrals.answer.code.hint"),
                                                               .kind = html::TextKind::text,
                                                               .width = html::Width::half,
                                                               .longest = 20,
                                                               .autocomplete = "off"},
                                                              visit.state()),
                                             html::actions({html::button({.label = say("referrals.answer.open")})})})),
           html::section(say("referrals.answer.help"),
                         html::bullets({say("referrals.answer.help.no_code"), say("referrals.answer.new_link"),
                                        say("referrals.answer.help.not_expected")}),
                         "help")});
  return page;
}

html::Page asked_page(const access::Visit& visit, const codes::CodeBook& book, const std::string& agency,
                      const Asked& asked, const std::string& here, const html::FormState& state) {
  const auto& say = visit.say();
  const Language language = visit.language();
  html::Page page;
  page.title = say("referrals.answer.title");
  page.error_prefix = state.errors.empty() ? "" : say("form.error_prefix");
  page.before_heading = html::error_summary(state);
  page.narrow = true;
  std::vector<html::SummaryRow> rows = {
      {say("referrals.answer.from"), agency},
      {say("referrals.what"), book.label("service_types", asked.service_type, language)},
      {say("referrals.urgency"), book.label("urgencies", asked.urgency, language)},
      {say("referrals.answer.asked_at"), say.moment(asked.asked_at)},
      {say("referrals.answer.state"), state_tag(book, language, asked.state)}};
  if (asked.capacity)
    rows.push_back({say("referrals.places"), capacity_said(say, book, *asked.capacity)});
  Html body = html::summary_list(rows);
  if (!asked.whom.is_empty()) {
    // PRIVACY: the one place that shows it, after the second secret and with the look recorded.
    std::vector<html::SummaryRow> call;
    const auto add = [&](const char* key, const Personal<std::string>& value) {
      if (!value.reveal().empty())
        call.push_back({say(key), value.reveal()});
    };
    add("referrals.call.call_name", asked.whom.name);
    add("referrals.call.call_telephone", asked.whom.telephone);
    add("referrals.call.call_time", asked.whom.best_time);
    add("referrals.call.safety_note", asked.whom.safety_note);
    body += html::section(
        say("referrals.whom"),
        el("div", {cls("c-personal")}, html::summary_list(call), html::paragraph(say("referrals.answer.whom.note"))),
        "whom");
  }
  // PRIVACY: it holds the code, and whoever answers has no seat to keep a draft in.
  const html::Form form = undrafted(visit.typed_form(here));
  body += html::section(
      say("referrals.answer.yours"),
      html::form(form, all({html::hidden("code", visit.fields().text_or("code")), html::hidden("step", "answer"),
                            step_fields_shown(say, book, asked.next, Side::responder, state),
                            html::actions({html::button({.label = say("referrals.answer.button")})})})),
      "answer");
  page.body = body;
  return page;
}

html::Page thanks_page(const access::Visit& visit, const codes::CodeBook& book, const Answered& answered,
                       const std::string& next_address) {
  const auto& say = visit.say();
  html::Page page;
  page.title = say("referrals.answer.thanks");
  page.narrow = true;
  Html body = html::notice({.tone = html::Tone::success,
                            .label = say("referrals.answer.received"),
                            .heading = state_label(book, visit.language(), answered.state),
                            .body = html::paragraph(say("referrals.answer.received.what")),
                            .announced = html::Announced::yes});
  if (!answered.awaits_more)
    body += html::paragraph(say("referrals.answer.over"));
  else if (next_address.empty())
    body += html::paragraph(say("referrals.answer.next_mail"));
  else
    body += html::section(
        say("referrals.answer.next_link"),
        all({html::paragraph(say("referrals.answer.next_link.what")), el("p", el("code", next_address))}), "next");
  page.body = body;
  return page;
}

} // namespace concert::referrals
