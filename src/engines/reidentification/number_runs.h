// A number as it is typed: groups of digits with what parts them, with the letters that are typed for digits.
#pragma once

#include <string>
#include <vector>

#include "engines/reidentification/normalise.h"

namespace concert::engines::reidentification {

struct Group {
  std::size_t begin = 0, end = 0;
  std::string digits;
};

struct Run {
  std::vector<Group> groups;
  std::vector<std::string> between; // what parts group i from group i + 1
};

char digit_for(char c); // 'o' is also typed for 0, 'l' and 'i' for 1; 0 byte for anything else
Run read_run(const Normal& text, std::size_t at); // no groups when no number begins here
std::string joined(const Run& run, std::size_t from, std::size_t to);
std::string sizes(const Run& run, std::size_t from, std::size_t to); // "334": digits in each group

} // namespace concert::engines::reidentification
