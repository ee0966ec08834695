// Who it is about. PRIVACY: the only pages of the program that show a value that tells who a person is; each value
// stands in an element of the class c-personal and nowhere else, and titles and addresses never carry one.
#include "platform/html/components.h"
#include "rooms/situations/pages/form_options.h"
#include "rooms/situations/pages/form_pages.h"

namespace concert::situations {
namespace {

using html::all;
using html::cls;
using html::el;
using html::Html;

Html shown(const Telling& tell, const std::string& value) {
  return value.empty() ? Html(tell("situations.identity.blank")) : el("span", {cls("c-personal")}, value);
}

Html recorded_notice(const Telling& tell) {
  return html::notice(
      {.label = tell("situations.identity.note"), .body = html::paragraph(tell("situations.identity.look_recorded"))});
}

html::Page opened_page(const Telling& tell, const View& view, std::string_view title_key,
                       const std::vector<html::SummaryRow>& rows) {
  html::Page page = form_page(tell, view, title_key, tell.visit.state());
  page.narrow = true;
  page.body = all({recorded_notice(tell), html::summary_list(rows),
                   html::actions({html::button_link(tell("situations.identity.close"), path_of(view.id))})});
  return page;
}

} // namespace

html::Page names_page(const Telling& tell, const View& view, const people::Names& names) {
  std::vector<html::SummaryRow> rows = {
      {tell("situations.identity.given_name"), shown(tell, names.given.reveal())},
      {tell("situations.identity.family_name"), shown(tell, names.family.reveal())},
      {tell("situations.identity.birth_date"),
       shown(tell, names.birth_date ? tell.say().day(names.birth_date->reveal()) : "")}};
  return opened_page(tell, view, "situations.identity.names_title", rows);
}

html::Page contact_page(const Telling& tell, const View& view, const people::Contact& contact) {
  const std::string& language = contact.language.reveal();
  std::vector<html::SummaryRow> rows = {
      {tell("situations.identity.address"), shown(tell, contact.address.reveal())},
      {tell("situations.identity.telephone"), shown(tell, contact.telephone.reveal())},
      {tell("situations.identity.spoken_language"),
       shown(tell, language.empty() ? "" : tell.book->label("languages", language, tell.visit.language()))},
      {tell("situations.identity.safety_note"), shown(tell, contact.safety_note.reveal())}};
  return opened_page(tell, view, "situations.identity.contact_title", rows);
}

namespace {

html::Page page_with(html::Form form, const Telling& tell, const View& view, const html::FormState& state) {
  html::Page page = form_page(tell, view, "situations.identity.title", state);
  page.narrow = true;
  page.address = path_of(view.id, "identity"); // also when what is kept was looked up
  const auto text = [&](std::string_view name, html::TextKind kind, std::size_t longest, html::Width width) {
    return html::text_field({.name = std::string(name),
                             .label = tell("situations.identity." + std::string(name)),
                             .presence = Presence::optional,
                             .kind = kind,
                             .width = width,
                             .longest = longest,
                             .autocomplete = "off"},
                            state);
  };
  Html kept;
  if (view.has_identity())
    kept =
        html::notice({.label = tell("situations.identity.note"),
                      .heading = tell("situations.identity.kept"),
                      .body = all({html::paragraph(tell("situations.identity.kept.what")),
                                   html::form(tell.visit.form(path_of(view.id, "identity/kept")),
                                              html::actions({html::button({.label = tell("situations.identity.fill_in"),
                                                                           .kind = html::ButtonKind::secondary})}))})});
  const Html fields = all(
      {el("h2", tell("situations.identity.names")), text("given_name", html::TextKind::text, 100, html::Width::half),
       text("family_name", html::TextKind::text, 100, html::Width::half),
       html::date_field({.name = "birth_date",
                         .label = tell("situations.identity.birth_date"),
                         .hint = tell("situations.identity.birth_date.hint"),
                         .presence = Presence::optional},
                        state),
       el("h2", tell("situations.identity.contact")), text("address", html::TextKind::text, 200, html::Width::full),
       text("telephone", html::TextKind::telephone, 40, html::Width::half),
       html::select({.name = "spoken_language",
                     .label = tell("situations.identity.spoken_language"),
                     .presence = Presence::optional,
                     .blank = tell("situations.not_said"),
                     .options = options_of(tell, "languages")},
                    state),
       html::long_text({.name = "safety_note",
                        .label = tell("situations.identity.safety_note"),
                        .hint = tell("situations.identity.safety_note.hint"),
                        .presence = Presence::optional,
                        .rows = 3,
                        .longest = 500},
                       state)});
  form.warn_when_leaving = true;
  page.body = all({html::lead(tell("situations.identity.lead")), kept,
                   html::form(form, el("div", {cls("c-personal")}, fields,
                                       html::actions({html::button({.label = tell("situations.identity.save")}),
                                                      html::link_to(path_of(view.id), tell("situations.cancel"))})))});
  return page;
}

html::Form identity_form(const Telling& tell, const View& view) {
  return tell.visit.typed_form(path_of(view.id, "identity"), view.identity_version);
}

} // namespace

html::Page identity_page(const Telling& tell, const View& view, const html::FormState& state) {
  return page_with(identity_form(tell, view), tell, view, state);
}

html::Page kept_identity_page(const Telling& tell, const View& view, const html::FormState& state) {
  return page_with(undrafted(identity_form(tell, view)), tell, view, state);
}

} // namespace concert::situations
