// The UUIDs that HSDS asks for: our ids with hyphens, and lasting ones for rows that have no id of their own here.
#pragma once

#include <string>
#include <string_view>

namespace concert::directory {

bool is_uuid(std::string_view text);      // 8-4-4-4-12 hexadecimal digits
std::string uuid_of(std::string_view id); // of 32 hexadecimal digits
std::string derived_uuid(std::string_view table, std::string_view of);

} // namespace concert::directory
