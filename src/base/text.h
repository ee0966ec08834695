// Text is UTF-8 everywhere inside the program; it is checked once, where it enters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace concert::text {

bool is_utf8(std::string_view bytes); // well-formed, no surrogates, no NUL, at most U+10FFFF
std::size_t count_characters(std::string_view utf8); // code points
std::string_view trim(std::string_view text);        // ASCII white space and U+00A0
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
bool is_snake_case(std::string_view text); // [a-z0-9]+(_[a-z0-9]+)*
// "\r\n" and "\r" become "\n"; other control characters but tab vanish.
std::string normalise_lines(std::string_view text);
// Lower case without accents, for comparing and searching: "Évaluation" -> "evaluation", "œ" -> "oe". Latin letters of
// Western and Central Europe; other scripts pass unchanged. Not for sorting what people read.
std::string fold(std::string_view utf8);

} // namespace concert::text
