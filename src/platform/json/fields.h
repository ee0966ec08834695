// A JSON body as the same named fields that a form or the command line fills.
#pragma once

#include "base/fields.h"
#include "base/result.h"
#include "platform/json/value.h"

namespace concert::json {

// A flat object: text stays, whole numbers become their digits, true and false become "yes" and "no", an array of texts
// gives several values, null counts as not given. Anything else is a problem of that field: "problem.nested",
// "problem.not_a_number" (a fraction), "problem.not_text" (an array of other things); a body that is no object is
// "json.not_an_object" without a field.
// PRIVACY: a name that is not snake_case may be anything the sender typed and is not repeated.
Result<Fields> fields_of(const Value& body);

} // namespace concert::json
