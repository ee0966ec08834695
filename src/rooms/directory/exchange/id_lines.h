// In which line of a JSON text each "id" stands, so that a report can name a place: the parsed tree keeps none.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace concert::directory {

class IdLines {
public:
  IdLines(std::string_view json, std::size_t first_line);
  // The line of the next row with this id, in the order of the text; of the last one when there are no more.
  std::size_t next(const std::string& id);

private:
  struct Lines {
    std::vector<std::size_t> lines;
    std::size_t asked = 0;
  };
  std::unordered_map<std::string, Lines> lines_;
  std::size_t first_line_;
};

} // namespace concert::directory
