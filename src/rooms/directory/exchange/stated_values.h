// How HSDS's free texts say what this program knows as values, and back: the same words in export and import, so that
// nothing is lost between two tables that use it. Internal to the part.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rooms/directory/capacity.h"
#include "rooms/directory/spoken_language.h"

namespace concert::directory {

inline constexpr std::string_view invented_words = "invented for a demonstration";

// "Ask at the desk; 12 days, stated 2026-11-20T08:00:00Z".
std::string wait_in_words(const std::string& prose, const Wait& wait);
// Takes such an ending off `prose`.
std::optional<Wait> take_wait(std::string& prose);

std::string_view note_of(LanguageReach reach); // "" for offered
std::optional<LanguageReach> reach_of(std::string_view note);
// ISO code of a language row; "" when neither code nor name tells.
std::string code_of_language(std::string_view code, std::string_view name);
// What an area is called: its name, else the beginning of its description.
std::string name_of_area(std::string_view name, std::string_view description);

// ISO 8601 with date alone, fractions and offsets, as sources write it.
std::optional<Instant> moment_in(std::string_view text);
std::optional<double> number_in(std::string_view text);
std::optional<int> whole_in(std::string_view text); // "18", "18.0"

// PRIVACY: whether words say that a place must not be found ("confidential", "undisclosed", French too).
bool says_confidential(std::string_view text);
// PRIVACY: a column made for it; whatever is not clearly a no is a yes.
bool means_confidential(std::string_view cell);

} // namespace concert::directory
