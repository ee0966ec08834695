// The services that one agency keeps, as one form: what each last said, and saying it anew for all of them at once. A
// service about which nothing is filled in is left as it is; how old a statement is only its keeper can mend.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "rooms/directory/acts.h"
#include "rooms/directory/catalogue.h"

namespace concert::directory {

struct OwnPlaces {
  struct OfOrganization {
    const Organization* organization = nullptr;
    std::vector<const Service*> services; // active ones, by name
  };
  std::shared_ptr<const Catalogue> catalogue; // keeps what the others point to
  std::vector<OfOrganization> organizations;  // by name
  // Moves on whenever one of these services says something: what a form was opened at.
  std::int64_t seen = 0;
  std::vector<const Service*> services() const; // of all of them, in this order
};

OwnPlaces places_of(std::shared_ptr<const Catalogue> catalogue, const std::vector<OrganizationId>& organizations);

struct PlaceStatement {
  ServiceId service;
  StateCapacity told;
};

// The name of a field of the form that is about one service: "available-<its id>".
std::string place_field(const char* name, const ServiceId& service);
// What stands now, as the form shows it.
Fields shown_places(const OwnPlaces& places);
// For each service with a number: available, maximum?, unit?, wait_days?, each as state_capacity_fields() says, with
// the problem at the field of that service. directory.places.nothing_told when there is none.
Result<std::vector<PlaceStatement>> read_places(const Fields& fields, const OwnPlaces& places);
// What each of them said last, to be said again. Of a service that has said nothing there is nothing to repeat.
std::vector<PlaceStatement> as_it_stands(const OwnPlaces& places);

// The moment of the oldest of the statements; nothing when none of the services ever said how much room it has.
std::optional<Instant> oldest_statement(const OwnPlaces& places);

} // namespace concert::directory
