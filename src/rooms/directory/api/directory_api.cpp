#include "rooms/directory/api/directory_api.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace concert::directory {
namespace {

using json::Array;
using json::Object;
using json::Value;

constexpr std::size_t page_length = 25;

std::optional<int> whole(const std::optional<std::string>& text) {
  int out = 0;
  if (!text)
    return std::nullopt;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), out);
  return error == std::errc() && end == text->data() + text->size() ? std::optional(out) : std::nullopt;
}

Value text_or_null(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}
Value number_or_null(const std::optional<int>& number) {
  return number ? Value(std::int64_t{*number}) : Value();
}

Value ages_json(const std::optional<AgeLimits>& ages) {
  if (!ages)
    return {}; // nobody said
  return Object{{"minimum", number_or_null(ages->minimum)},
                {"maximum", number_or_null(ages->maximum)},
                {"source", name_of(ages->source)}};
}

Value capacity_json(const Service& service, CapacityStanding standing) {
  Object out{{"standing", name_of(standing)}};
  if (service.capacity)
    out.add("available", std::int64_t{service.capacity->available})
        .add("maximum", number_or_null(service.capacity->maximum))
        .add("unit", service.capacity->unit)
        .add("updated", service.capacity->stated_at.iso())
        .add("source", name_of(service.capacity->source));
  if (service.wait)
    out.add("wait_days", std::int64_t{service.wait->days}).add("wait_source", name_of(service.wait->source));
  return out;
}

std::string clock_of(int minute) {
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(minute / 60) + ":" + two(minute % 60);
}

// Local to the directory, which every reading says: "2026-11-23T17:00".
Value moment_or_null(const std::optional<LocalTime>& time) {
  return time ? Value(time->day.iso() + "T" + clock_of(time->minute)) : Value();
}

Object standing_json(const OpenStanding& open) {
  return Object{
      {"standing", name_of(open.now)}, {"until", moment_or_null(open.until)}, {"opens", moment_or_null(open.opens)}};
}

// The coming week, each day as it will be. A closing time beyond 24:00 is one of the next day.
Array week_json(const Hours& hours, LocalDate from) {
  Array out;
  for (int day = 0; day < 7; ++day) {
    const DayHours there = hours_on(hours, from.plus_days(day));
    Array spans;
    for (const Span& span : there.spans)
      spans.emplace_back(Object{{"opens", clock_of(span.opens)}, {"closes", clock_of(span.closes)}});
    out.emplace_back(Object{
        {"day", there.day.iso()}, {"known", there.known}, {"exception", there.exception}, {"spans", std::move(spans)}});
  }
  return out;
}

Array hours_json(const ServiceView& view) {
  Array out;
  for (const Timetable& each : view.catalogue->hours_of(view.service->id)) {
    const bool parsed = std::any_of(each.hours.openings.begin(), each.hours.openings.end(), [](const Opening& opening) {
      return opening.source == Provenance::parsed_from_prose;
    });
    Array texts;
    for (const std::string& text : each.hours.texts)
      texts.emplace_back(text);
    out.emplace_back(Object{{"place_id", each.at ? Value(each.at->text()) : Value()},
                            {"of_place", each.of_place},
                            {"source", name_of(parsed ? Provenance::parsed_from_prose : Provenance::stated)},
                            {"week", week_json(each.hours, view.now.day)},
                            {"texts", std::move(texts)}});
  }
  return out;
}

Value access_json(const PlaceAccess* access) {
  if (access == nullptr)
    return {}; // nobody said
  Array features, texts;
  for (const AccessFeature each : access->features)
    features.emplace_back(name_of(each));
  for (const std::string& text : access->texts)
    texts.emplace_back(text);
  return Object{{"features", std::move(features)}, {"texts", std::move(texts)}};
}

Value summary_json(const Hit& hit, const Organization* organization, CapacityStanding standing,
                   const OpenStanding& open) {
  const Service& service = *hit.service;
  Array unknown; // what was asked and is not stated
  for (const auto& [is, name] : {std::pair{hit.age_unknown, "age"},
                                 {hit.language_unknown, "spoken"},
                                 {hit.open_unknown, "open"},
                                 {hit.access_unknown, "access"},
                                 {hit.distance_unknown, "near"}})
    if (is)
      unknown.emplace_back(name);
  return Object{{"id", service.id.text()},
                {"name", service.name},
                {"organization_id", organization == nullptr ? Value() : Value(organization->id.text())},
                {"organization", organization == nullptr ? Value() : Value(organization->name)},
                {"language", service.language},
                {"ages", ages_json(service.ages)},
                {"open", standing_json(open)},
                // PRIVACY: to a tenth, which is less than anybody needs to find a house.
                {"kilometres", hit.km ? Value(std::round(*hit.km * 10) / 10) : Value()},
                {"unknown", std::move(unknown)},
                {"capacity", capacity_json(service, standing)}};
}

Value places_json(const ServiceView& view) {
  Array places;
  for (const Location* location : view.locations) {
    const bool withheld = location->visibility == AddressVisibility::withheld;
    Array addresses;
    if (!withheld) // PRIVACY: not even the town of a place that must not be found
      for (const Address* address : view.catalogue->addresses_of(location->id))
        addresses.emplace_back(Object{{"address_1", address->address_1},
                                      {"address_2", text_or_null(address->address_2)},
                                      {"city", address->city},
                                      {"state_province", address->state_province},
                                      {"postal_code", address->postal_code},
                                      {"country", address->country}});
    // PRIVACY: nothing can be asked near a withheld place, and it says nothing of access (visiting.h).
    places.emplace_back(Object{{"id", withheld ? Value() : Value(location->id.text())},
                               {"name", text_or_null(location->name)},
                               {"address_withheld", withheld},
                               {"addresses", std::move(addresses)},
                               {"access", access_json(view.catalogue->access_of(location->id))}});
  }
  return places;
}

} // namespace

http::Reply Api::search(access::ApiCall& call) {
  const auto no_code = [](std::string_view, std::string_view) { return false; };
  if (auto problems = problems_of(call.fields, search_fields(), no_code); !problems.empty())
    return access::problem_reply(Refusal::invalid(std::move(problems)), call.say);
  Search search = search_in(call.fields);
  const int page = std::clamp(whole(call.fields.one("page")).value_or(1), 1, 100'000);
  search.first = static_cast<std::size_t>(page - 1) * page_length;
  search.most = page_length;
  const auto answer = room_.find(call.actor, search);
  if (!answer)
    return access::problem_reply(answer.error(), call.say);
  Array services;
  for (const Hit& hit : answer->found.hits) {
    const Service& service = *hit.service;
    services.push_back(
        summary_json(hit, service.organization ? answer->catalogue->organization(*service.organization) : nullptr,
                     capacity_on(service.capacity, service.wait, clock_.now(), room_.capacity_max_age_days()),
                     answer->catalogue->open_at(service.id, room_.now_there())));
  }
  return access::json_reply(200, Object{{"total", static_cast<std::int64_t>(answer->found.total)},
                                        {"page", std::int64_t{page}},
                                        {"services", std::move(services)}});
}

http::Reply Api::show(access::ApiCall& call) {
  const auto id = call.id<ServiceId>();
  const Result<ServiceView> view = id ? room_.service(call.actor, *id) : Result<ServiceView>(id.error());
  if (!view)
    return access::problem_reply(view.error(), call.say);
  const Service& service = *view->service;
  Array languages, terms, phones;
  for (const SpokenLanguage& language : service.languages)
    languages.emplace_back(Object{{"code", language.code},
                                  {"reach", language.reach == LanguageReach::offered   ? "offered"
                                            : language.reach == LanguageReach::limited ? "limited"
                                                                                       : "printed"}});
  for (const TaxonomyTerm* term : view->terms)
    terms.emplace_back(Object{{"id", term->id.text()}, {"name", term->name}});
  for (const Phone* phone : view->phones)
    phones.emplace_back(Object{{"number", phone->number}, {"extension", text_or_null(phone->extension)}});
  Object out{{"id", service.id.text()},
             {"name", service.name},
             {"status", name_of(service.status)},
             {"language", service.language},
             {"organization_id", view->organization == nullptr ? Value() : Value(view->organization->id.text())},
             {"organization", view->organization == nullptr ? Value() : Value(view->organization->name)},
             {"description", text_or_null(service.description)},
             {"eligibility", text_or_null(service.eligibility)},
             {"application_process", text_or_null(service.application_process)},
             {"fees", text_or_null(service.fees)},
             {"website", text_or_null(service.website)},
             {"email", text_or_null(service.email)},
             {"ages", ages_json(service.ages)},
             {"languages", std::move(languages)},
             {"terms", std::move(terms)},
             {"phones", std::move(phones)},
             {"locations", places_json(*view)},
             {"open", standing_json(view->open)},
             {"hours", hours_json(*view)},
             {"capacity", capacity_json(service, view->standing)}};
  return access::json_reply(200, out, service.version);
}

http::Reply Api::state_capacity(access::ApiCall& call) {
  const auto id = call.id<ServiceId>();
  if (!id)
    return access::problem_reply(id.error(), call.say);
  const auto told = read_state_capacity(call.fields);
  const Result<void> done = told ? room_.state_capacity(call.actor, *id, *told) : Result<void>(told.error());
  return done ? show(call) : access::problem_reply(done.error(), call.say);
}

http::Reply Api::places(access::ApiCall& call) {
  const auto own = room_.own_places(call.actor);
  if (!own)
    return access::problem_reply(own.error(), call.say);
  Array services;
  for (const OwnPlaces::OfOrganization& one : own->organizations)
    for (const Service* service : one.services)
      services.emplace_back(
          Object{{"id", service->id.text()},
                 {"name", service->name},
                 {"organization_id", one.organization->id.text()},
                 {"organization", one.organization->name},
                 {"capacity", capacity_json(*service, capacity_on(service->capacity, service->wait, clock_.now(),
                                                                  room_.capacity_max_age_days()))}});
  return access::json_reply(200, Object{{"services", std::move(services)}}, own->seen);
}

http::Reply Api::still_true(access::ApiCall& call) {
  const auto own = room_.own_places(call.actor);
  const auto done = own ? room_.state_places(call.actor, call.version.value_or(-1), as_it_stands(*own))
                        : Result<std::size_t>(own.error());
  return done ? places(call) : access::problem_reply(done.error(), call.say);
}

http::Reply Api::agencies(access::ApiCall& call) {
  const auto id = call.id<OrganizationId>();
  const auto linked = id ? room_.agencies_of(call.actor, *id) : Result<std::vector<AgencyId>>(id.error());
  if (!linked)
    return access::problem_reply(linked.error(), call.say);
  Array out;
  for (const AgencyId agency : *linked)
    out.emplace_back(agency.text());
  return access::json_reply(200, Object{{"id", id->text()}, {"agencies", std::move(out)}});
}

http::Reply Api::link_agency(access::ApiCall& call) {
  const auto id = call.id<OrganizationId>();
  if (!id)
    return access::problem_reply(id.error(), call.say);
  const auto told = read_link_agency(call.fields);
  const Result<void> done = told ? room_.link(call.actor, *id, *told) : Result<void>(told.error());
  return done ? agencies(call) : access::problem_reply(done.error(), call.say);
}

http::Reply Api::ask_capacity(access::ApiCall& call) {
  const auto id = call.id<OrganizationId>();
  if (!id)
    return access::problem_reply(id.error(), call.say);
  const auto to = read_ask_capacity(call.fields);
  const auto issued = to ? links_.issue(call.actor, *id, *to) : Result<CapacityLinks::Issued>(to.error());
  if (!issued)
    return access::problem_reply(issued.error(), call.say);
  // The token only where no mail takes it: then whoever asks passes it on.
  return access::json_reply(201, Object{{"organization", id->text()},
                                        {"expires_at", issued->link.expires_at.iso()},
                                        {"token", issued->token ? Value(*issued->token) : Value()}});
}

http::Reply Api::revoke_ask(access::ApiCall& call) {
  const auto id = call.id<OrganizationId>();
  const Result<void> done = id ? links_.revoke(call.actor, *id) : Result<void>(id.error());
  return done ? access::json_reply(200, Object{{"organization", id->text()}})
              : access::problem_reply(done.error(), call.say);
}

} // namespace concert::directory
