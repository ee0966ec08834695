// Opening a concluded situation again.
#include "platform/html/components.h"
#include "rooms/situations/pages/form_options.h"
#include "rooms/situations/pages/pages.h"

namespace concert::situations {

html::Page reopen_page(const Telling& tell, const View& view, const html::FormState& state) {
  html::Page page = form_page(tell, view, "situations.reopen.title", state);
  page.narrow = true;
  page.body =
      html::all({html::lead(tell("situations.reopen.lead")),
                 html::form(tell.visit.typed_form(path_of(view.id, "reopen"), view.version),
                            html::all({html::radios({.name = "reason",
                                                     .legend = tell("situations.reopen.why"),
                                                     .options = options_of(tell, "reopenings")},
                                                    state),
                                       html::actions({html::button({.label = tell("situations.reopen.button")}),
                                                      html::link_to(path_of(view.id), tell("situations.cancel"))})}))});
  return page;
}

http::Reply Pages::reopening(access::Visit& visit) {
  return form(visit, access::Act::reopen_situation, reopen_page);
}

http::Reply Pages::reopen(access::Visit& visit) {
  const auto id = visit.id<SituationId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const auto told = read_reopen(only(visit.fields(), reopen_fields()), *codes_.book());
  const Result<View> done =
      told ? room_.reopen(visit.actor(), *id, visit.version().value_or(0), *told) : Result<View>(told.error());
  return after(visit, access::Act::reopen_situation, done, "situation_reopened", reopen_page);
}

} // namespace concert::situations
