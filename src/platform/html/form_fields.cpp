#include "platform/html/form_fields.h"

#include <set>

#include "base/text.h"

namespace concert::html {
namespace {

bool is_date_part(std::string_view part) {
  return part == "year" || part == "month" || part == "day";
}

std::string two_digits(const std::string& typed) {
  return typed.size() == 1 ? "0" + typed : typed;
}

std::string date_of(const Fields& posted, const std::string& name) {
  const auto part = [&](const char* which) { return std::string(text::trim(posted.text_or(name + "~" + which))); };
  const std::string year = part("year"), month = part("month"), day = part("day");
  if (year.empty() && month.empty() && day.empty())
    return {};
  return year + "-" + two_digits(month) + "-" + two_digits(day);
}

} // namespace

Fields gathered(const Fields& posted) {
  Fields out;
  std::set<std::string> dates;
  for (const auto& [name, values] : posted.by_name()) {
    const std::size_t tilde = name.find('~');
    if (tilde != std::string::npos) {
      if (is_date_part(std::string_view(name).substr(tilde + 1)))
        dates.insert(name.substr(0, tilde));
      continue; // a grade is read with its choice, below
    }
    for (const std::string& value : values) {
      const std::string grade = posted.text_or(name + "~" + value);
      out.add(name, grade.empty() ? value : value + ":" + grade);
    }
  }
  for (const std::string& name : dates)
    out.add(name, date_of(posted, name));
  return out;
}

} // namespace concert::html
