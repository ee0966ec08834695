// What the table has settled for its meetings, for a chair to change.
#include "rooms/meetings/pages/shown.h"

namespace concert::meetings {

using html::all;
using html::Html;

namespace {

Html number(const Telling& tell, std::string_view name, std::size_t longest, std::string after,
            const html::FormState& state, Presence presence = Presence::required) {
  const std::string key = "meetings.rules." + std::string(name);
  return html::text_field({.name = std::string(name),
                           .label = tell(key),
                           .hint = tell(key + ".hint"),
                           .presence = presence,
                           .kind = html::TextKind::whole_number,
                           .width = html::Width::digits,
                           .longest = longest,
                           .autocomplete = "off",
                           .after = std::move(after)},
                          state);
}

} // namespace

html::Page rules_page(const Telling& tell, std::int64_t version, const html::FormState& state) {
  html::Page page;
  page.title = tell("meetings.rules.title");
  page.narrow = true;
  page.breadcrumbs = {{tell("frame.meetings"), "/meetings"}};
  page.before_heading = html::error_summary(state);
  if (!state.errors.empty())
    page.error_prefix = state.words.error_prefix;
  std::vector<html::Option> kinds;
  for (const char* one : {"none", "number", "share"})
    kinds.push_back({one, tell("meetings.quorum." + std::string(one))});
  const std::string edition = state.shown.text_or("reminder", reminder_editions().back());
  page.body = all(
      {html::lead(tell("meetings.rules.lead")),
       html::form(tell.visit.typed_form("/meetings/rules", version),
                  all({html::radios({.name = "quorum_kind",
                                     .legend = tell("meetings.rules.quorum_kind"),
                                     .hint = tell("meetings.rules.quorum_kind.hint"),
                                     .options = kinds},
                                    state),
                       number(tell, "quorum", 3, {}, state, Presence::optional),
                       html::tick("quorum_binds", tell("meetings.rules.quorum_binds"), state,
                                  tell("meetings.rules.quorum_binds.hint")),
                       number(tell, "minutes_per_situation", 2, tell("meetings.minutes"), state),
                       number(tell, "expected_minutes", 3, tell("meetings.minutes"), state),
                       html::hidden("reminder", edition),
                       html::section(tell("meetings.rules.reminder"),
                                     html::paragraph(tell("meetings.reminder." + edition))),
                       html::actions({html::button({.label = tell("meetings.rules.button")}),
                                      html::link_to("/meetings", tell("situations.cancel"))})}))});
  return page;
}

} // namespace concert::meetings
