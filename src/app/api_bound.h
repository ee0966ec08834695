// How a route of the API finds its function: the door that has it, and the method. For the files of the route table.
#pragma once

#include "app/api/installation_api.h"
#include "app/api_routes.h"

namespace concert::app {

inline situations::Api& door(const Doors& doors, situations::Api*) {
  return doors.situations_api;
}

inline aftercare::Api& door(const Doors& doors, aftercare::Api*) {
  return doors.aftercare_api;
}

inline alignment::Api& door(const Doors& doors, alignment::Api*) {
  return doors.alignment_api;
}

inline directory::Api& door(const Doors& doors, directory::Api*) {
  return doors.directory_api;
}

inline referrals::Api& door(const Doors& doors, referrals::Api*) {
  return doors.referrals_api;
}

inline access::Api& door(const Doors& doors, access::Api*) {
  return doors.access_api;
}

inline meetings::Api& door(const Doors& doors, meetings::Api*) {
  return doors.meetings_api;
}

inline InstallationApi& door(const Doors& doors, InstallationApi*) {
  return doors.installation_api;
}

template <class Api, http::Reply (Api::*method)(access::ApiCall&)>
ApiFunction bound(const Doors& doors) {
  Api& api = door(doors, static_cast<Api*>(nullptr));
  return [&api](access::ApiCall& call) { return (api.*method)(call); };
}

enum class Edits { no, yes }; // yes: needs If-Match

void add_alignment(std::vector<ApiRoute>& table); // offers, the plan, the table of needs

} // namespace concert::app
