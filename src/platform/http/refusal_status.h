// Which HTTP status a refusal is. One table, so that pages and API cannot differ.
#pragma once

#include "base/refusal.h"

namespace concert::http {

// PRIVACY: not_found is also what somebody gets who may not know that the thing exists; the two must not differ here or
// in anything that is sent with the status.
constexpr int status_of(RefusalKind kind) {
  switch (kind) {
  case RefusalKind::not_found:
    return 404;
  case RefusalKind::not_signed_in:
    return 401;
  case RefusalKind::not_permitted:
    return 403;
  case RefusalKind::invalid:
    return 422;
  case RefusalKind::step_not_open:
  case RefusalKind::conflict:
    return 409;
  case RefusalKind::stale:
    return 412;
  case RefusalKind::too_many:
    return 429;
  }
  return 500;
}

} // namespace concert::http
