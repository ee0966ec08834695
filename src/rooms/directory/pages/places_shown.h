// The fields by which the services of some organizations say how much room they have, each below what it said last: the
// same for an agency and for an organization without an account.
#pragma once

#include "rooms/access/pages/visit.h"
#include "rooms/directory/pages/shown.h"

namespace concert::directory {

html::Html places_shown(const access::Visit&, const OwnPlaces&, int max_age_days, html::FormState);
// That somebody has stated something since the form was opened, so nothing was saved.
html::Html moved_notice(const words::Words&);

} // namespace concert::directory
