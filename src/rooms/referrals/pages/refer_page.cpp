// To whom, for what, how soon.
#include "platform/html/components.h"
#include "rooms/referrals/pages/shown.h"
#include "rooms/situations/pages/form_options.h"

namespace concert::referrals {
namespace {

using html::all;
using html::Html;

std::vector<AgencyId> others(const Shown& shown) {
  std::vector<AgencyId> out;
  for (const AgencyId id : shown.tell.at_table)
    if (!shown.tell.is_mine(id))
      out.push_back(id);
  return out;
}

std::vector<html::Option> service_options(const Shown& shown, const std::vector<const directory::Service*>& found) {
  const auto& tell = shown.tell;
  std::vector<html::Option> out;
  for (const directory::Service* service : found) {
    const directory::Organization* by =
        service->organization ? shown.catalogue->organization(*service->organization) : nullptr;
    out.push_back({.value = service->id.text(), .label = service->name, .hint = by != nullptr ? by->name : ""});
  }
  out.push_back({.value = "none", .label = tell("referrals.refer.no_service")});
  return out;
}

} // namespace

html::Page refer_page(const Shown& shown, const situations::View& situation,
                      const std::vector<const directory::Service*>& found, const std::string& searched,
                      const std::string& once, const html::FormState& state) {
  const auto& tell = shown.tell;
  html::Page page;
  page.title = tell("referrals.refer.title");
  page.error_prefix = state.errors.empty() ? "" : tell("form.error_prefix");
  page.before_heading = html::error_summary(state);
  page.caption = situations::title_of(tell, situation.number);
  page.back = {tell("referrals.back_to", {{"situation", situations::title_of(tell, situation.number)}}),
               situations::path_of(situation.id)};
  page.narrow = true;
  const std::string here = situations::path_of(situation.id, "refer");
  Html services;
  if (!found.empty())
    services = html::radios({.name = "service",
                             .legend = tell("referrals.refer.service"),
                             .presence = Presence::optional,
                             .options = service_options(shown, found)},
                            state);
  else if (!searched.empty())
    services = html::paragraph(tell("referrals.refer.none_found"));
  const Html to_agency = html::select({.name = "performer_agency",
                                       .label = tell("referrals.refer.agency"),
                                       .blank = tell("referrals.choose"),
                                       .options = situations::agency_options(tell, others(shown))},
                                      state);
  const Html to_outside = all({html::paragraph(tell("referrals.refer.outside.what")),
                               html::text_field({.name = "email",
                                                 .label = tell("referrals.refer.email"),
                                                 .hint = tell("referrals.refer.email.hint"),
                                                 .kind = html::TextKind::email,
                                                 .longest = 254,
                                                 .autocomplete = "off"},
                                                state)});
  page.body = all(
      {html::lead(tell("referrals.refer.lead")),
       html::search_box({.action = here,
                         .label = tell("referrals.refer.search"),
                         .value = searched,
                         .button = tell("referrals.refer.search.button")}),
       html::form(
           tell.visit.typed_form(here, situation.version),
           all({html::hidden("q", searched), html::hidden("once", once), services,
                html::select({.name = "service_type",
                              .label = tell("referrals.refer.type"),
                              .blank = tell("referrals.choose"),
                              .options = situations::options_of(tell, "service_types")},
                             state),
                html::radios({.name = "urgency",
                              .legend = tell("referrals.urgency"),
                              .options = situations::options_of(tell, "urgencies")},
                             state),
                html::radios({.name = "performer",
                              .legend = tell("referrals.refer.to"),
                              .options = {{.value = "agency",
                                           .label = tell("referrals.refer.to.agency"),
                                           .hint = tell("referrals.refer.to.agency.hint"),
                                           .revealed = to_agency},
                                          {.value = "outside",
                                           .label = tell("referrals.refer.to.outside"),
                                           .hint = tell("referrals.refer.to.outside.hint"),
                                           .revealed = to_outside}}},
                             state),
                html::actions({html::button({.label = tell("referrals.refer.go"), .name = "then_do", .value = "send"}),
                               html::button({.label = tell("referrals.refer.keep"),
                                             .kind = html::ButtonKind::secondary,
                                             .name = "then_do",
                                             .value = "keep"})})}))});
  return page;
}

} // namespace concert::referrals
