#include "rooms/directory/exchange/id_lines.h"

#include <algorithm>

namespace concert::directory {

IdLines::IdLines(std::string_view json, std::size_t first_line) : first_line_(first_line) {
  std::size_t line = first_line;
  bool after_id = false; // the last token was the name "id"
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (c == '\n') {
      ++line;
    } else if (c == '"') {
      const std::size_t begin = at + 1;
      for (++at; at < json.size() && json[at] != '"'; ++at)
        if (json[at] == '\\')
          ++at;
      const std::string_view text = json.substr(begin, std::min(at, json.size()) - begin);
      const std::size_t next = json.find_first_not_of(" \t\r\n", at + 1);
      const bool is_name = next != std::string_view::npos && json[next] == ':';
      if (after_id && !is_name)
        lines_[std::string(text)].lines.push_back(line);
      after_id = is_name && text == "id";
    } else if (after_id && (c == '-' || (c >= '0' && c <= '9'))) {
      const std::size_t end = std::min(json.find_first_not_of("-0123456789", at), json.size());
      lines_[std::string(json.substr(at, end - at))].lines.push_back(line);
      at = end - 1;
      after_id = false;
    }
  }
}

std::size_t IdLines::next(const std::string& id) {
  const auto found = lines_.find(id);
  if (found == lines_.end())
    return first_line_;
  Lines& of = found->second;
  of.asked = std::min(of.asked + 1, of.lines.size());
  return of.lines[of.asked - 1];
}

} // namespace concert::directory
