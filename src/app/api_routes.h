// The data surface as a table that can be read without opening a door: the server binds it to the rooms, the command
// line makes its verbs from it, and the API's documentation is written from it. Three readers, one list.
#pragma once

#include "app/routes.h"

namespace concert::app {

struct ApiRoute {
  http::Method method = http::Method::get;
  std::string path;
  access::ApiEntry described;
  ApiFunction (*open)(const Doors&) = nullptr;
};

const std::vector<ApiRoute>& api_routes();

} // namespace concert::app
