// Views of referrals as JSON, in the API's own words and in those of FHIR. Made from a View alone.
#pragma once

#include "platform/json/value.h"
#include "rooms/referrals/room.h"

namespace concert::referrals {

json::Object json_of(const View& view);
// A Task as FHIR R4 has it, with the states of the SDOH Clinical Care guide. PRIVACY: references are ids without a
// display, and there is no patient, so it claims no profile that would want one.
json::Value fhir_of(const View& view);

} // namespace concert::referrals
