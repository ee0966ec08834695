// The opening hours that an agency keeps here: one line a day, what differs, and a note.
#include "platform/http/refusal_status.h"
#include "rooms/directory/pages/directory_pages.h"
#include "rooms/directory/pages/shown.h"

namespace concert::directory {

using namespace html;

http::Reply DirectoryPages::hours_page(const access::Visit& visit, const Room::HoursView& view, FormState state,
                                       int status) {
  const auto& words = visit.say();
  const Service& service = *view.service.service;
  const std::string to = address_of(service.id) + "/hours";
  Html lines;
  for (int day = 0; day < 7; ++day)
    lines += text_field({.name = own_hours_fields()[static_cast<std::size_t>(day)].name,
                         .label = words("directory.weekday." + std::to_string(day)),
                         .presence = Presence::optional,
                         .width = Width::half,
                         .longest = 100,
                         .autocomplete = "off"},
                        state);
  Page page;
  page.title = words("directory.hours.change");
  page.caption = service.name;
  page.narrow = true;
  page.address = to;
  page.back = {words("directory.hours.back"), address_of(service.id)};
  page.error_prefix = state.errors.empty() ? "" : words("form.error_prefix");
  page.before_heading = error_summary(state);
  const Html fields = all({lines,
                           long_text({.name = "closed",
                                      .label = words("directory.hours.closed"),
                                      .hint = words("directory.hours.closed.hint"),
                                      .presence = Presence::optional,
                                      .rows = 4,
                                      .longest = 2'000},
                                     state),
                           text_field({.name = "note",
                                       .label = words("directory.hours.note"),
                                       .hint = words("directory.hours.note.hint"),
                                       .presence = Presence::optional,
                                       .longest = 200,
                                       .autocomplete = "off"},
                                      state),
                           actions({button({.label = words("directory.hours.save")}),
                                    link_to(address_of(service.id), words("directory.hours.cancel"))})});
  page.body = all({lead(words("directory.hours.lead")), paragraph(words("directory.hours.how")),
                   when(!view.own && !view.hours.empty(), [&] { return paragraph(words("directory.hours.not_own")); }),
                   html::form(visit.typed_form(to, view.mark), fields), when(view.own, [&] {
                     return section(words("directory.hours.give_up"),
                                    all({paragraph(words("directory.hours.give_up.what")),
                                         html::form(visit.form(to + "/give-up", view.mark),
                                                    actions({button({.label = words("directory.hours.give_up"),
                                                                     .kind = ButtonKind::secondary})}))}));
                   })});
  return visit.page(std::move(page), status);
}

http::Reply DirectoryPages::hours(access::Visit& visit) {
  const auto id = visit.id<ServiceId>();
  const auto view = id ? room_.hours(visit.actor(), *id) : Result<Room::HoursView>(Refusal::not_found());
  if (!view)
    return visit.refuse(view.error());
  return hours_page(visit, *view, visit.opened(fields_of(view->hours)), 200);
}

http::Reply DirectoryPages::set_hours(access::Visit& visit) {
  const auto id = visit.id<ServiceId>();
  const auto view = id ? room_.hours(visit.actor(), *id) : Result<Room::HoursView>(Refusal::not_found());
  if (!view)
    return visit.refuse(view.error());
  const auto told = read_own_hours(visit.fields());
  const Result<void> done =
      told ? room_.set_hours(visit.actor(), *id, visit.version().value_or(-1), *told) : Result<void>(told.error());
  if (done)
    return visit.go(address_of(*id), "hours_kept");
  const RefusalKind kind = done.error().kind;
  if (kind != RefusalKind::invalid && kind != RefusalKind::stale)
    return visit.refuse(done.error());
  // A colleague was faster: what was typed stays, and saving once more means it.
  return hours_page(visit, *view, visit.state(done.error()), http::status_of(kind));
}

http::Reply DirectoryPages::give_hours_up(access::Visit& visit) {
  const auto id = visit.id<ServiceId>();
  const Result<void> done =
      id ? room_.give_hours_up(visit.actor(), *id, visit.version().value_or(-1)) : Result<void>(Refusal::not_found());
  return done ? visit.go(address_of(*id), "hours_given_up") : visit.refuse(done.error());
}

http::Reply DirectoryPages::back_to_hours(access::Visit& visit) {
  const auto id = visit.id<ServiceId>();
  return id ? visit.go(address_of(*id) + "/hours") : visit.refuse(Refusal::not_found());
}

} // namespace concert::directory
