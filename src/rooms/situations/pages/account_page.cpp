// The account: written behind the guard, and read by a second person of the agency where the guard holds it back.
#include "platform/html/components.h"
#include "rooms/situations/pages/form_options.h"
#include "rooms/situations/pages/form_pages.h"
#include "rooms/situations/pages/guard_shown.h"

namespace concert::situations {
namespace {

using access::Act;
using html::all;
using html::attr;
using html::cls;
using html::el;
using html::Html;

// Before a colleague has asked for it: that something waits, and none of it.
Html asked_to_read(const Telling& tell, const View& view) {
  return html::notice({.tone = html::Tone::warning,
                       .label = tell("situations.attention"),
                       .heading = tell("situations.account.second"),
                       .body = all({html::paragraph(tell("situations.account.second.read_first")),
                                    html::form(tell.visit.form(path_of(view.id, "account/held")),
                                               html::actions({html::button({
                                                   .label = tell("situations.account.second.read"),
                                               })}))})});
}

Html held_shown(const Telling& tell, const View& view, const html::FormState& state) {
  const AccountShown& account = *view.account;
  const bool is_second = view.allows(Act::override_guard);
  Html body = html::paragraph(tell(is_second ? "situations.account.second.what" : "situations.account.held.what"));
  body += findings_shown(tell, *account.text, account.language, *account.desk->found);
  Html out = html::notice({.tone = html::Tone::warning,
                           .label = tell("situations.attention"),
                           .heading = tell(is_second ? "situations.account.second" : "situations.account.held.title"),
                           .body = body});
  if (is_second)
    out += html::section(
        tell("situations.account.override"),
        all({html::paragraph(tell("situations.account.override.what")),
             html::form(tell.visit.form(path_of(view.id, "account/override"), account.desk->version),
                        all({html::hidden("read", mark_of(*account.desk->found)),
                             html::radios({.name = "reason",
                                           .legend = tell("situations.account.override.reason"),
                                           .options = options_of(tell, "override_reasons")},
                                          state),
                             html::actions({html::button({.label = tell("situations.account.override.button"),
                                                          .kind = html::ButtonKind::secondary})})}))}),
        "override");
  else
    out += html::panel(
        {.heading = tell("situations.account.held.next"),
         .body = html::bullets({tell("situations.account.held.next.change"), tell("situations.account.held.next.ask")}),
         .strong = true});
  return out;
}

} // namespace

Fields account_fields_shown(const View& view, Language reader) {
  Fields out;
  const bool there = view.account && view.account->text;
  out.add("account", there ? *view.account->text : "");
  out.add("language", std::string(tag_of(there ? view.account->language : reader)));
  return out;
}

html::Page account_page(const Telling& tell, const View& view, const html::FormState& state) {
  html::Page page = form_page(tell, view, "situations.account.title", state);
  page.narrow = true;
  const bool is_held = view.account && view.account->state == AccountState::held && view.account->desk;
  Html body;
  if (!is_held || !view.allows(Act::override_guard)) // a second person is here to look, not to tell
    body = all({html::lead(tell("situations.account.lead")), html::paragraph(tell("situations.account.until"))});
  const bool is_unread = is_held && !view.account->desk->found;
  if (is_unread)
    body += asked_to_read(tell, view);
  else if (is_held)
    body += held_shown(tell, view, state);
  if (is_unread && state.shown.text_or("account").empty()) { // nor may it be written over unread
    body += html::paragraph(html::link_to(path_of(view.id), tell("situations.cancel")));
    page.body = body;
    return page;
  }
  if (view.account && view.account->state == AccountState::overridden && view.account->desk)
    body += html::notice(
        {.heading = tell("situations.account.overridden"),
         .body = html::paragraph(tell("situations.account.overridden.own",
                                      {{"reason", tell.label("override_reasons", *view.account->desk->reason)}}))});
  html::Form form = tell.visit.typed_form(path_of(view.id, "account"), view.account_version);
  form.warn_when_leaving = true;
  // PRIVACY: a colleague's held words would be shown again with no look recorded.
  if (is_held && view.allows(Act::override_guard))
    form = undrafted(std::move(form));
  const Html field = html::long_text({.name = "account",
                                      .label = tell("situations.account.ask"),
                                      .hint = tell("situations.account.hint"),
                                      .presence = Presence::optional,
                                      .rows = 8,
                                      .longest = longest_account,
                                      .about_others = true},
                                     state);
  const Html languages = html::radios({.name = "language",
                                       .legend = tell("situations.account.language"),
                                       .options = {{.value = "en", .label = tell("situations.account.language.en")},
                                                   {.value = "fr", .label = tell("situations.account.language.fr")}},
                                       .in_a_row = true},
                                      state);
  Html buttons = html::button({.label = tell("situations.account.save")});
  if (is_held && !is_unread && !view.account->desk->found->words.empty())
    buttons += html::button({.label = tell("situations.guard.use_neutral"),
                             .kind = html::ButtonKind::secondary,
                             .name = "neutral",
                             .value = "yes"});
  buttons += html::link_to(path_of(view.id), tell("situations.cancel"));
  body += html::section(
      tell(is_held ? "situations.account.change" : "situations.account.write"),
      html::form(
          form,
          all({languages,
               el("div",
                  {attr("data-guard", "/guard"), attr("data-situation", view.id.text()),
                   attr("data-left", tell("situations.account.left")), attr("data-shown", is_held ? "yes" : "no")},
                  field, el("p", {cls("c-note"), attr("data-guard-left", "")}),
                  el("div", {attr("data-guard-found", "")}), el("p", {cls("c-spoken"), attr("role", "status")})),
               html::actions({buttons})})),
      "write");
  page.body = body;
  return page;
}

} // namespace concert::situations
