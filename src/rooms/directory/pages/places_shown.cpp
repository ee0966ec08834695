#include "rooms/directory/pages/places_shown.h"

namespace concert::directory {
namespace {

using namespace html;

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
  const Html name = in_source_language(service.name, service.language, words);
  return el("fieldset", {cls("c-panel")},
            el("legend", visit.is_seated() ? link_to(address_of(service.id), name) : name),
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

Html places_shown(const access::Visit& visit, const OwnPlaces& places, int max_age_days, FormState state) {
  state.words.optional.clear(); // said once above, not at each of so many fields
  Html out;
  for (const OwnPlaces::OfOrganization& one : places.organizations) {
    out += el("h3", in_source_language(one.organization->name, one.organization->language, visit.say()));
    for (const Service* service : one.services)
      out += service_fields(visit, *service, max_age_days, state);
  }
  return out;
}

Html moved_notice(const words::Words& words) {
  return notice({.tone = Tone::warning,
                 .label = words("directory.attention"),
                 .heading = words("directory.places.moved"),
                 .body = paragraph(words("directory.places.moved.what")),
                 .announced = Announced::yes});
}

} // namespace concert::directory
