#include "rooms/access/pages/member_forms.h"

namespace concert::access {

html::FormState refused(const Visit& visit, const Refusal& refusal) {
  html::FormState state = visit.state(refusal);
  Fields shown;
  for (const auto& [name, values] : state.shown.by_name())
    if (name.find("password") == std::string::npos)
      for (const std::string& value : values)
        shown.add(name, value);
  state.shown = std::move(shown);
  return state;
}

html::Html language_radios(const words::Words& words, const html::FormState& state) {
  return html::radios(
      {.name = "language",
       .legend = words("access.members.language"),
       .options = {{"en", words("access.members.language.en")}, {"fr", words("access.members.language.fr")}},
       .in_a_row = true},
      state);
}

html::Html email_field(const words::Words& words, const html::FormState& state) {
  return html::text_field({.name = "email",
                           .label = words("access.members.email"),
                           .hint = words("access.members.email_hint"),
                           .presence = Presence::optional,
                           .kind = html::TextKind::email,
                           .longest = 254,
                           .autocomplete = "off"},
                          state);
}

html::Html password_field(const words::Words& words, const html::FormState& state) {
  return html::text_field({.name = "password",
                           .label = words("access.members.password"),
                           .hint = words("access.members.password_hint"),
                           .kind = html::TextKind::new_password,
                           .width = html::Width::half,
                           .autocomplete = "new-password"},
                          state);
}

} // namespace concert::access
