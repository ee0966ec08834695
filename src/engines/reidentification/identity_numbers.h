// Check digits and shapes of Canadian numbers that name a person. Sources in README.md.
#pragma once

#include <string_view>

namespace concert::engines::reidentification {

bool luhn(std::string_view digits);                // mod 10, as in social-insurance and Ontario health numbers
bool is_social_insurance(std::string_view digits); // 9 digits, Luhn, no such number begins with 0 but those of examples
bool is_ontario_health(std::string_view digits);   // 10 digits, Luhn, first digit not 0
bool is_telephone(std::string_view digits);        // 10, or 11 beginning with 1; area and exchange begin with 2 to 9
// Quebec: four letters of the name, then yy mm dd nn, 50 added to the month of a woman.
bool is_quebec_health(std::string_view letters, std::string_view digits);
// Eight digits or three groups that can be a day: yyyymmdd, ddmmyyyy, mmddyyyy.
bool is_day(int year, int month, int day);

} // namespace concert::engines::reidentification
