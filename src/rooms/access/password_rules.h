// Which passwords are refused: length and being easily guessed, never a mixture of signs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/refusal.h"

namespace concert::access {

constexpr std::size_t shortest_password = 8; // characters; pages advise 15
constexpr std::size_t longest_password = 128;

// What is wrong with a new password, as a problem of `field`; nothing when it may be used.
std::optional<Problem> problem_with_password(std::string_view password, std::string_view login, std::string_view name,
                                             std::string field);

bool is_common_password(std::string_view password); // whatever its case and accents

} // namespace concert::access
