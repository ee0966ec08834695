// Languages read out of free text such as "Spanish, French. Language Line." Only names that stand in the text are
// found; "all languages" or "accommodations possible" name none, and the text itself is kept for the reader.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rooms/directory/spoken_language.h"

namespace concert::directory {

// Each language once, with the furthest reach that the text gives it, by code.
std::vector<SpokenLanguage> languages_in_prose(std::string_view text);

// Whether the text offers interpreters, a language line or arrangements, so that a language it does not name is unknown
// rather than absent.
bool offers_interpreting(std::string_view text);

// The code of a language's English or French name, in any case and with or without accents; empty when unknown.
std::string language_code(std::string_view name);

} // namespace concert::directory
