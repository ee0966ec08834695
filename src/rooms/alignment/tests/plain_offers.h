// Offers service by service, as they were made before there was a shelf: slow, and the truth that the shelf is held to.
#pragma once

#include "rooms/alignment/offers.h"

namespace concert::alignment::testing {

Offers plain_offers_for(const Asked& asked, std::shared_ptr<const directory::Catalogue> catalogue, SharedNeeds needs,
                        Instant at, const Options& options, const Known& known = {});

} // namespace concert::alignment::testing
