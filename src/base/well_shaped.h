// The question that every act asks first: has what was told the shape that its description wants?
#pragma once

#include "base/fields.h"

namespace concert {

// Every problem of shape at once, as a refusal; see problems_of. Without `knows_code` the specs name no code list.
Result<void> well_shaped(const Fields& fields, const FieldSpecs& specs, const KnowsCode& knows_code = {});

} // namespace concert
