// Sending to somebody outside: the person's agreement, whom to call, and then, once, the second secret.
#include "platform/html/components.h"
#include "rooms/referrals/pages/shown.h"

namespace concert::referrals {
namespace {

using html::all;
using html::cls;
using html::el;
using html::Html;

html::Page page_of(const Shown& shown, const View& view, std::string_view title, const html::FormState& state) {
  html::Page page;
  page.title = shown.tell(title);
  page.error_prefix = state.errors.empty() ? "" : shown.tell("form.error_prefix");
  page.before_heading = html::error_summary(state);
  page.back = {shown.tell("referrals.back"), path_of(view.id)};
  page.narrow = true;
  return page;
}

Html whom_fields_shown(const Shown& shown, const html::FormState& state) {
  const auto& tell = shown.tell;
  const auto field = [&](const char* name, html::TextKind kind, html::Width width, bool hinted) {
    return html::text_field({.name = name,
                             .label = tell("referrals.call." + std::string(name)),
                             .hint = hinted ? tell("referrals.call." + std::string(name) + ".hint") : "",
                             .presence = Presence::optional,
                             .kind = kind,
                             .width = width,
                             .longest = 200,
                             .autocomplete = "off"},
                            state);
  };
  return all({el("h2", tell("referrals.whom")), html::paragraph(tell("referrals.whom.what")),
              field("call_name", html::TextKind::text, html::Width::full, false),
              field("call_telephone", html::TextKind::telephone, html::Width::half, false),
              field("call_time", html::TextKind::text, html::Width::full, true),
              html::long_text({.name = "safety_note",
                               .label = tell("referrals.call.safety_note"),
                               .hint = tell("referrals.call.safety_note.hint"),
                               .presence = Presence::optional,
                               .rows = 2,
                               .longest = 500},
                              state)});
}

std::vector<html::Option> consents(const situations::Telling& tell) {
  std::vector<html::Option> out;
  for (const codes::CodeEntry* entry : tell.book->entries("authorities"))
    if (entry->group == "consent" && entry->id != "consent_implied_between_custodians")
      out.push_back({.value = entry->id, .label = entry->label.in(tell.visit.language())});
  return out;
}

Html asked_of(const Shown& shown, const View& view) {
  const auto& tell = shown.tell;
  return html::summary_list({{tell("referrals.what"), tell.label("service_types", view.whole->service_type)},
                             {tell("referrals.column.to"), shown.performer(*view.whole)},
                             {tell("referrals.link.address"), view.whole->performer.outside->email.text()}});
}

} // namespace

html::Page send_page(const Shown& shown, const View& view, const html::FormState& state) {
  const auto& tell = shown.tell;
  html::Page page = page_of(shown, view, "referrals.send.title", state);
  // PRIVACY: whom to call is kept nowhere but under the code, so not as a draft either.
  html::Form form = undrafted(tell.visit.typed_form(path_of(view.id, "send"), view.version));
  form.warn_when_leaving = true;
  page.body =
      all({html::lead(tell("referrals.send.lead")), asked_of(shown, view),
           html::form(form, all({html::radios({.name = "consent_ground",
                                               .legend = tell("referrals.consent"),
                                               .hint = tell("referrals.consent.hint"),
                                               .options = consents(tell)},
                                              state),
                                 html::date_field({.name = "consent_on", .label = tell("referrals.consent.on")}, state),
                                 el("div", {cls("c-personal")}, whom_fields_shown(shown, state)),
                                 html::actions({html::button({.label = tell("referrals.send.button.outside")}),
                                                html::link_to(path_of(view.id), tell("referrals.cancel"))})}))});
  return page;
}

html::Page link_page(const Shown& shown, const View& view, const html::FormState& state) {
  const auto& tell = shown.tell;
  html::Page page = page_of(shown, view, "referrals.link.renew", state);
  html::Form form = undrafted(tell.visit.typed_form(path_of(view.id, "link"), view.version)); // as in sending
  form.warn_when_leaving = true;
  page.body =
      all({html::lead(tell("referrals.link.renew.lead")), asked_of(shown, view),
           html::form(form, all({el("div", {cls("c-personal")}, whom_fields_shown(shown, state)),
                                 html::actions({html::button({.label = tell("referrals.link.renew.button")}),
                                                html::link_to(path_of(view.id), tell("referrals.cancel"))})}))});
  return page;
}

html::Page handed_page(const Shown& shown, const View& view, const std::string& secret, const std::string& address) {
  const auto& tell = shown.tell;
  html::Page page = page_of(shown, view, "referrals.handed.title", tell.visit.state());
  page.address = path_of(view.id); // the other language shows the referral: the code is shown once
  Html body = html::notice(
      {.tone = html::Tone::warning,
       .label = tell("referrals.attention"),
       .heading = tell("referrals.handed.once"),
       .body = all({el("p", {cls("c-lead")}, el("strong", secret)),
                    html::paragraph(tell("referrals.handed.tell", {{"organization", shown.performer(*view.whole)}})),
                    html::paragraph(tell("referrals.handed.never_mail"))}),
       .announced = html::Announced::yes});
  if (address.empty())
    body += html::section(tell("referrals.handed.mail"), html::paragraph(tell("referrals.handed.mail.what")), "mail");
  else
    body +=
        html::section(tell("referrals.handed.link"),
                      all({html::paragraph(tell("referrals.handed.link.what")), el("p", el("code", address))}), "link");
  body += html::actions({html::button_link(tell("referrals.handed.done"), path_of(view.id))});
  page.body = body;
  return page;
}

} // namespace concert::referrals
