// Opening hours read out of words such as "Mon-Fri 9am-5pm", "24/7" or "lun. au ven. 9 h à 17 h". Cautious on purpose:
// every word must have been understood, or nothing is read. "By appointment", "except holidays" and a time of which
// nobody can tell morning from evening ("Mon-Fri 9-5") give nothing. Nothing means unknown. It reads English and
// French.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "rooms/directory/hours.h"

namespace concert::directory {

// `days`: those that are meant where the words name none (0 Monday - 6 Sunday); without them such words give nothing.
// The openings are weekly, parsed from prose, and carry the words.
std::optional<std::vector<Opening>> hours_in_prose(std::string_view words, const std::vector<int>& days = {});

// The one line of a longer text that begins with "Hours:", "Heures d'ouverture :" or the like, when that is the only
// place where the text speaks of hours, and all of the line can be read.
std::optional<std::vector<Opening>> hours_in_description(std::string_view text);

// "09:00", "9:00am", "9 h 30", "17:00:00" as minutes from midnight; "24:00" is 1440. Nothing for what is no time alone,
// or has no half of the day: "9".
std::optional<int> time_in(std::string_view words);

} // namespace concert::directory
