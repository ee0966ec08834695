#include "engines/reidentification/number_runs.h"

#include <algorithm>

namespace concert::engines::reidentification {

char digit_for(char c) {
  return is_digit(c) ? c : c == 'o' ? '0' : c == 'l' || c == 'i' ? '1' : '\0';
}

namespace {

// Digits, with o, l and i among them when the group stays mostly digits and is no word.
Group read_group(const Normal& text, std::size_t at, bool inside) {
  Group group{at, at, {}};
  std::size_t digits = 0;
  while (digit_for(text.at(group.end)) != '\0') {
    digits += is_digit(text.at(group.end));
    group.digits += digit_for(text.at(group.end++));
  }
  const bool zeros = digits == 0 && inside && group.digits.size() >= 3 && group.digits.find('1') == std::string::npos;
  std::size_t letters_behind = 0; // two capitals are a version code
  while (is_letter(text.at(group.end + letters_behind)))
    ++letters_behind;
  const bool code_behind = letters_behind == 2 && text.is_upper(group.end) && text.is_upper(group.end + 1);
  if ((digits == 0 && !zeros) || (!inside && digits * 2 < group.digits.size()) ||
      (digits < group.digits.size() && letters_behind > 0 && !code_behind)) {
    group = {at, at, {}};
    while (is_digit(text.at(group.end)))
      group.digits += text.at(group.end++);
  }
  return group;
}

bool parts(char c) {
  return c == ' ' || c == '-' || c == '.' || c == '/' || c == '(' || c == ')' || c == long_dash || c == '_' || c == '*';
}

} // namespace

Run read_run(const Normal& text, std::size_t at) {
  Run run;
  while (true) {
    // Between hyphens or points a group belongs to a number, whatever it is made of.
    const bool inside =
        !run.between.empty() && (run.between.back().find(' ') == std::string::npos || run.groups.size() >= 2);
    Group group = read_group(text, at, inside);
    if (group.digits.empty()) {
      if (!run.between.empty())
        run.between.pop_back();
      return run;
    }
    at = group.end;
    run.groups.push_back(std::move(group));
    std::string between;
    while (between.size() < 3 && parts(text.at(at + between.size())))
      between += text.at(at + between.size());
    if (between.empty() || run.groups.size() >= 64) // no number that names somebody is longer
      return run;
    at += between.size();
    run.between.push_back(between);
  }
}

std::string joined(const Run& run, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < to; ++i)
    out += run.groups[i].digits;
  return out;
}

std::string sizes(const Run& run, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < to; ++i)
    out += static_cast<char>('0' + std::min<std::size_t>(run.groups[i].digits.size(), 9));
  return out;
}

} // namespace concert::engines::reidentification
