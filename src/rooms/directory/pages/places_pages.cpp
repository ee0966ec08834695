// "Our places": what all services of one's own agency last said, said again by one press or anew in one form.
#include "platform/http/refusal_status.h"
#include "rooms/directory/pages/directory_pages.h"
#include "rooms/directory/pages/places_shown.h"

namespace concert::directory {
namespace {

using namespace html;

constexpr const char* places_address = "/places";

} // namespace

http::Reply DirectoryPages::places_page(const access::Visit& visit, const OwnPlaces& places, FormState state,
                                        Moved moved, int status) {
  const auto& words = visit.say();
  const int max_age_days = room_.capacity_max_age_days();
  Page page;
  page.title = words("directory.places.title");
  page.address = places_address;
  page.breadcrumbs = {{words("directory.title"), "/directory"}};
  if (moved == Moved::meanwhile) {
    state.errors.clear();
    page.before_heading = moved_notice(words);
  } else {
    page.error_prefix = state.errors.empty() ? "" : words("form.error_prefix");
    page.before_heading = error_summary(state);
  }
  page.body = lead(words.count("directory.places.lead", max_age_days));
  const std::vector<const Service*> services = places.services();
  if (services.empty()) {
    page.body += paragraph(words("directory.places.none"));
    return visit.page(std::move(page), status);
  }
  const std::size_t said = as_it_stands(places).size();
  if (said > 0)
    page.body +=
        panel({.heading = words("directory.places.still_true"),
               .body = all({paragraph(words.count("directory.places.still_true.what", static_cast<std::int64_t>(said))),
                            html::form(visit.form(std::string(places_address) + "/still-true", places.seen),
                                       actions({button({.label = words("directory.places.still_true.button")})}))}),
               .strong = true});
  page.body += section(words("directory.places.numbers"),
                       all({paragraph(words("directory.places.numbers.what")),
                            html::form(visit.typed_form(places_address, places.seen),
                                       all({places_shown(visit, places, max_age_days, state),
                                            actions({button({.label = words("directory.places.save")})})}))}),
                       "numbers");
  return visit.page(std::move(page), status);
}

// Who has no organization yet is told what to do, on a page of its own: the navigation leads here.
http::Reply DirectoryPages::places_refused(const access::Visit& visit, const Refusal& refusal, int status) {
  if (refusal.word != "directory.agency_not_linked")
    return visit.refuse(refusal);
  const auto& words = visit.say();
  Page page;
  page.title = words("directory.places.title");
  page.address = places_address;
  page.breadcrumbs = {{words("directory.title"), "/directory"}};
  page.body = paragraph(words(refusal.word));
  return visit.page(std::move(page), status);
}

http::Reply DirectoryPages::places(access::Visit& visit) {
  const auto places = room_.own_places(visit.actor());
  return places ? places_page(visit, *places, visit.opened(shown_places(*places)), Moved::no, 200)
                : places_refused(visit, places.error(), 200);
}

http::Reply DirectoryPages::state_places(access::Visit& visit) {
  const auto places = room_.own_places(visit.actor());
  if (!places)
    return places_refused(visit, places.error(), 403);
  const auto told = read_places(visit.fields(), *places);
  if (!told)
    return places_page(visit, *places, visit.state(told.error()), Moved::no, 422);
  const auto done = room_.state_places(visit.actor(), visit.version().value_or(0), *told);
  if (done)
    return visit.go(places_address, "places_stated");
  if (done.error().kind != RefusalKind::stale)
    return visit.refuse(done.error());
  const auto now = room_.own_places(visit.actor());
  return now ? places_page(visit, *now, visit.state(done.error()), Moved::meanwhile,
                           http::status_of(RefusalKind::stale))
             : places_refused(visit, now.error(), 403);
}

http::Reply DirectoryPages::still_true(access::Visit& visit) {
  const auto places = room_.own_places(visit.actor());
  if (!places)
    return places_refused(visit, places.error(), 403);
  const auto done = room_.state_places(visit.actor(), visit.version().value_or(0), as_it_stands(*places));
  if (done)
    return visit.go(places_address, "places_stated");
  if (done.error().kind != RefusalKind::stale)
    return visit.refuse(done.error());
  return places_page(visit, *places, visit.state(shown_places(*places)), Moved::meanwhile,
                     http::status_of(RefusalKind::stale));
}

} // namespace concert::directory
