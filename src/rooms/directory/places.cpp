#include "rooms/directory/places.h"

#include <algorithm>

#include "base/text.h"

namespace concert::directory {

namespace {

constexpr const char* place_fields[] = {"available", "maximum", "unit", "wait_days"};

template <class Named>
bool by_folded_name(const Named* a, const Named* b) {
  const std::string left = text::fold(a->name), right = text::fold(b->name);
  return left != right ? left < right : a->id < b->id;
}

} // namespace

std::vector<const Service*> OwnPlaces::services() const {
  std::vector<const Service*> out;
  for (const OfOrganization& each : organizations)
    out.insert(out.end(), each.services.begin(), each.services.end());
  return out;
}

OwnPlaces places_of(std::shared_ptr<const Catalogue> catalogue, const std::vector<OrganizationId>& organizations) {
  OwnPlaces out;
  for (const OrganizationId& id : organizations) {
    OwnPlaces::OfOrganization one;
    one.organization = catalogue->organization(id);
    if (one.organization == nullptr) // gone from its source; the link waits for it to come back
      continue;
    for (const Service* service : catalogue->services_of(id)) {
      if (service->status != ServiceStatus::active)
        continue;
      one.services.push_back(service);
      if (service->capacity)
        out.seen = std::max(out.seen, service->capacity->stated_at.us);
      if (service->wait)
        out.seen = std::max(out.seen, service->wait->stated_at.us);
    }
    std::sort(one.services.begin(), one.services.end(), by_folded_name<Service>);
    out.organizations.push_back(std::move(one));
  }
  std::sort(out.organizations.begin(), out.organizations.end(),
            [](const auto& a, const auto& b) { return by_folded_name(a.organization, b.organization); });
  out.catalogue = std::move(catalogue);
  return out;
}

std::string place_field(const char* name, const ServiceId& service) {
  return std::string(name) + "-" + service.text();
}

Fields shown_places(const OwnPlaces& places) {
  Fields out;
  for (const Service* service : places.services()) {
    const auto add = [&](const char* name, std::string value) {
      out.add(place_field(name, service->id), std::move(value));
    };
    if (service->capacity) {
      add("available", std::to_string(service->capacity->available));
      if (service->capacity->maximum)
        add("maximum", std::to_string(*service->capacity->maximum));
      add("unit", service->capacity->unit);
    }
    if (service->wait)
      add("wait_days", std::to_string(service->wait->days));
  }
  return out;
}

Result<std::vector<PlaceStatement>> read_places(const Fields& fields, const OwnPlaces& places) {
  std::vector<PlaceStatement> out;
  std::vector<Problem> problems;
  for (const Service* service : places.services()) {
    Fields one;
    for (const char* name : place_fields)
      for (const std::string& value : fields.all(place_field(name, service->id)))
        one.add(name, value);
    // What is counted says nothing by itself.
    if (!one.has("available") && !one.has("maximum") && !one.has("wait_days"))
      continue;
    auto told = read_state_capacity(one);
    if (told)
      out.push_back({service->id, *std::move(told)});
    else
      for (Problem problem : told.error().problems) {
        problem.field = place_field(problem.field.c_str(), service->id);
        problems.push_back(std::move(problem));
      }
  }
  if (problems.empty() && out.empty())
    problems.push_back({"", "directory.places.nothing_told", {}});
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  return out;
}

std::vector<PlaceStatement> as_it_stands(const OwnPlaces& places) {
  std::vector<PlaceStatement> out;
  for (const Service* service : places.services()) {
    if (!service->capacity)
      continue;
    PlaceStatement one{service->id, {}};
    one.told.available = service->capacity->available;
    one.told.maximum = service->capacity->maximum;
    one.told.unit = service->capacity->unit;
    if (service->wait)
      one.told.wait_days = service->wait->days;
    out.push_back(std::move(one));
  }
  return out;
}

std::optional<Instant> oldest_statement(const OwnPlaces& places) {
  std::optional<Instant> out;
  for (const Service* service : places.services())
    if (service->capacity)
      out = std::min(out.value_or(service->capacity->stated_at), service->capacity->stated_at);
  return out;
}

} // namespace concert::directory
