// "Our places": what all services of one's own agency last said, said again by one press or anew in one form.
#include "platform/http/refusal_status.h"
#include "rooms/directory/pages/directory_pages.h"
#include "rooms/directory/pages/shown.h"

namespace concert::directory {
namespace {

using namespace html;

constexpr const char* places_address = "/places";

// "2 of 5 beds, stated 3 days ago", and whether that still counts.
Html last_said(const access::Visit& visit, const Service& service, int max_age_days) {
  const auto& words = visit.say();
  Html out = standing_tag(capacity_on(service.capacity, service.wait, visit.now(), max_age_days), words);
  if (!service.capacity)
    return all({out, " ", words("directory.places.never")});
  const Capacity& capacity = *service.capacity;
  std::string places = words.number(capacity.available);
  if (capacity.maximum)
    places = words("directory.free_of", {{"free", places}, {"all", words.number(*capacity.maximum)}});
  const bool stale = days_old(capacity.stated_at, visit.now()).value_or(0) >= max_age_days;
  return all({out, " ",
              words(stale ? "directory.places.last_stale" : "directory.places.last",
                    {{"places", places}, {"ago", words.ago(capacity.stated_at, visit.now())}}),
              " ", provenance_tag(capacity.source, words)});
}

Html number(const Service& service, const char* name, std::string label, std::size_t longest, const FormState& state,
            std::string after = "") {
  return text_field({.name = place_field(name, service.id),
                     .label = std::move(label),
                     .presence = Presence::optional,
                     .kind = TextKind::whole_number,
                     .width = Width::digits,
                     .longest = longest,
                     .autocomplete = "off",
                     .after = std::move(after)},
                    state);
}

Html service_fields(const access::Visit& visit, const Service& service, int max_age_days, const FormState& state) {
  const auto& words = visit.say();
  return el("fieldset", {cls("c-panel")},
            el("legend", link_to(address_of(service.id), in_source_language(service.name, service.language, words))),
            el("p", last_said(visit, service, max_age_days)),
            el("div", {cls("c-numbers")}, number(service, "available", words("directory.field.available"), 6, state),
               number(service, "maximum", words("directory.field.maximum"), 6, state),
               text_field({.name = place_field("unit", service.id),
                           .label = words("directory.field.unit"),
                           .presence = Presence::optional,
                           .longest = 40,
                           .autocomplete = "off"},
                          state),
               number(service, "wait_days", words("directory.field.wait_days"), 4, state, words("directory.days"))));
}

} // namespace

http::Reply DirectoryPages::places_page(const access::Visit& visit, const OwnPlaces& places, FormState state,
                                        Moved moved, int status) {
  const auto& words = visit.say();
  const int max_age_days = room_.capacity_max_age_days();
  state.words.optional.clear(); // said once above, not at each of so many fields
  Page page;
  page.title = words("directory.places.title");
  page.address = places_address;
  page.breadcrumbs = {{words("directory.title"), "/directory"}};
  if (moved == Moved::meanwhile) {
    state.errors.clear();
    page.before_heading = notice({.tone = Tone::warning,
                                  .label = words("directory.attention"),
                                  .heading = words("directory.places.moved"),
                                  .body = paragraph(words("directory.places.moved.what")),
                                  .announced = Announced::yes});
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
  Html fields;
  for (const OwnPlaces::OfOrganization& one : places.organizations) {
    Html all_of_it;
    for (const Service* service : one.services)
      all_of_it += service_fields(visit, *service, max_age_days, state);
    fields += all({el("h3", in_source_language(one.organization->name, one.organization->language, words)), all_of_it});
  }
  page.body += section(words("directory.places.numbers"),
                       all({paragraph(words("directory.places.numbers.what")),
                            html::form(visit.typed_form(places_address, places.seen),
                                       all({fields, actions({button({.label = words("directory.places.save")})})}))}),
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
