// The data surface as an OpenAPI 3.1 document, written from the same table that answers.
#pragma once

#include "app/api_routes.h"
#include "platform/json/value.h"

namespace concert::app {

json::Value openapi_document(const std::vector<ApiRoute>& routes);

} // namespace concert::app
