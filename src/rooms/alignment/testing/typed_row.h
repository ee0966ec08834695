// A row of the table of needs as it is typed into its page. For tests of the room and of the whole house.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <utility>

#include "base/fields.h"

namespace concert::alignment::testing {

inline Fields typed_row(std::initializer_list<std::pair<const char*, const char*>> other = {}) {
  std::map<std::string, std::string> values = {{"seen", "2026-11"},
                                               {"risk_category", "alcohol"},
                                               {"need", "substance_use_treatment"},
                                               {"service_term", "Mentoring"},
                                               {"relevance", "0.4"},
                                               {"half_life_days", "7"},
                                               {"first_contact", "days"},
                                               {"evidence", "experience of the table, 2026"},
                                               {"reason", "local_experience"}};
  for (const auto& [name, value] : other)
    values[name] = value;
  Fields out;
  for (const auto& [name, value] : values)
    out.add(name, value);
  return out;
}

} // namespace concert::alignment::testing
