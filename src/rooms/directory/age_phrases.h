// Age limits read out of sentences such as "Women, 18 and older" or "ages 13-17". Cautious on purpose: a sentence with
// two different limits, with a limit for one programme only, with exceptions, or with an alternative ("or disabled")
// gives nothing. Nothing means unknown, and unknown is shown as unknown. It reads English.
#pragma once

#include <optional>
#include <string_view>

#include "rooms/directory/age_limits.h"

namespace concert::directory {

// "Over 18" and "18 and older" both mean a minimum of 18 (whoever has had the birthday is over 18); "under 6" means a
// maximum of 5 completed years, "up to 6" a maximum of 6; "adults" alone means a minimum of 18, the age of majority;
// "seniors" alone means nothing certain. The phrase is the piece of the sentence that was read.
std::optional<AgeLimits> ages_in_prose(std::string_view sentence);

} // namespace concert::directory
