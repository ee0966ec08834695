// Identifiers as people write them, valid where validity has a rule (check digits), sloppy as people are.
#pragma once

#include <string>

#include "base/language.h"
#include "guard/draw.h"

namespace concert::guard {

std::string planted_phone(Draw& draw, Language language);
std::string planted_postal_code(Draw& draw);
std::string planted_health_card(Draw& draw);
std::string planted_insurance_number(Draw& draw);
std::string planted_birth_date(Draw& draw, Language language);
std::string planted_email(Draw& draw, const std::string& given, const std::string& family);
std::string planted_account(Draw& draw, const std::string& given);
std::string planted_number(Draw& draw);
std::string planted_plate(Draw& draw);
std::string planted_address(Draw& draw, Language language);
std::string plain_letters(const std::string& name); // ASCII, lower case, for mail names

} // namespace concert::guard
