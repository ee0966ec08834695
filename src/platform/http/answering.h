// What a worker does with one request: the function, its failures, the bytes of the reply. Private to this part.
#pragma once

#include <string>

#include "platform/http/connection.h"

namespace concert::http {

// Never throws: a function that throws ends as on_failure's reply, that one's failure as a bare 500.
std::string answered(Premises& premises, const Request& request, bool keep_alive, bool one_point_zero) noexcept;

} // namespace concert::http
