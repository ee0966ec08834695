// How the parts stand to each other.
#include <algorithm>
#include <map>
#include <set>

#include "rules.h"

namespace concert::tidy {

namespace {

struct Part {
  std::string name;
  std::string folder;
  std::vector<std::string> uses;
  std::string path; // of the CMakeLists.txt
  int line = 0;
};

// The words of a CMake file with their lines; comments and ${} are left as they are found.
std::vector<std::pair<std::string, int>> cmake_words(const Source& source) {
  std::vector<std::pair<std::string, int>> out;
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    const std::string line = source.lines[i].substr(0, source.lines[i].find('#'));
    std::string word;
    const auto end_word = [&] {
      if (!word.empty())
        out.emplace_back(std::exchange(word, {}), static_cast<int>(i) + 1);
    };
    for (const char c : line) {
      if (c == ' ' || c == '\t' || c == '"') {
        end_word();
      } else if (c == '(' || c == ')') {
        end_word();
        out.emplace_back(std::string(1, c), static_cast<int>(i) + 1);
      } else {
        word += c;
      }
    }
    end_word();
  }
  return out;
}

std::vector<Part> parts_in(const std::vector<Source>& tree) {
  static const std::set<std::string> keywords = {"IN", "FACE", "SOURCES", "USES", "LINKS"};
  std::vector<Part> parts;
  for (const auto& source : tree) {
    if (!source.is_below("src/") || !source.path.ends_with("/CMakeLists.txt"))
      continue;
    const auto words = cmake_words(source);
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
      if (words[i].first != "add_part")
        continue;
      Part part{words[i + 2].first, "", {}, source.path, words[i].second};
      std::string keyword;
      for (std::size_t j = i + 3; j < words.size() && words[j].first != ")"; ++j) {
        if (keywords.contains(words[j].first))
          keyword = words[j].first;
        else if (keyword == "IN")
          part.folder = words[j].first;
        else if (keyword == "USES")
          part.uses.push_back(words[j].first);
      }
      parts.push_back(std::move(part));
    }
  }
  return parts;
}

// "rooms/situations/sql" -> {"rooms", "situations", "sql"}, filled up with "".
struct Place {
  std::string level, name, door;
};
Place place_of(const std::string& folder) {
  Place out;
  const auto first = folder.find('/');
  out.level = folder.substr(0, first);
  if (first == std::string::npos)
    return out;
  const auto second = folder.find('/', first + 1);
  out.name = folder.substr(first + 1, second - first - 1);
  if (second != std::string::npos)
    out.door = folder.substr(second + 1);
  return out;
}

std::size_t order_of(const std::string& room) {
  const auto& order = room_order();
  return static_cast<std::size_t>(std::find(order.begin(), order.end(), room) - order.begin());
}

// Why `user` may not use `used`; empty when it may. See design: the dependency rule.
std::string objection(const Part& user, const Part& used) {
  const Place from = place_of(user.folder), to = place_of(used.folder);
  if (is_allowed(extra_uses(), user.name + " uses " + used.name) || from.level == "app" || to.level == "base")
    return {};
  if (from.level == "base")
    return "base uses nothing";
  if (to.level == "app")
    return "nobody uses app";
  if (from.level == "engines")
    return to.level == "engines" ? "" : "engines know values only";
  if (from.level == "platform")
    return to.level == "platform" ? "" : "platform knows nothing above it";
  if (from.level != "rooms")
    return {};
  if (to.level == "rooms") {
    if (order_of(to.name) > order_of(from.name))
      return "a room uses only rooms above it in the order: " + to.name + " comes after " + from.name;
    // `testing` is built with the tests alone, and puts real stores under a room as they do.
    if (to.door.empty() || to.door == from.door || from.door == "testing")
      return {};
    return "another part's " + to.door + " is not its face";
  }
  if (from.door.empty())
    return to.level == "engines" || used.name == "clock" ? "" : "a room's rules do not touch the machine";
  if (to.level == "engines")
    return "a door asks its room, not an engine";
  static const std::map<std::string, std::set<std::string>> doors = {
      {"sql", {"storage"}},
      {"pages", {"calendar", "clock", "html", "http", "json", "words"}},
      {"api", {"calendar", "clock", "html", "http", "json", "words"}}};
  const auto door = doors.find(from.door);
  if (door != doors.end() && !door->second.contains(used.name) &&
      !is_allowed(extra_uses(), from.name + " uses " + used.name))
    return "a room's " + from.door + " has no use for " + used.name;
  return {};
}

} // namespace

void readme_rule(const std::vector<Source>& tree, Findings& findings) {
  std::set<std::string> rooms, described;
  for (const auto& source : tree) {
    if (!source.is_below("src/rooms/") && !source.is_below("src/engines/"))
      continue;
    const auto end = source.path.find('/', source.path.find('/', 4) + 1);
    if (end == std::string::npos)
      continue;
    const auto room = source.path.substr(0, end);
    rooms.insert(room);
    if (source.path == room + "/README.md")
      described.insert(room);
  }
  for (const auto& room : rooms)
    if (!described.contains(room))
      findings.push_back({room + "/README.md", 1, "readme", "write half a page: purpose, promises, words"});
}

void order_rule(const std::vector<Source>& tree, Findings& findings) {
  const auto parts = parts_in(tree);
  std::map<std::string, const Part*> by_name;
  for (const auto& part : parts)
    by_name[part.name] = &part;
  for (const auto& part : parts) {
    const auto place = place_of(part.folder);
    if (place.level == "rooms" && order_of(place.name) == room_order().size())
      findings.push_back({part.path, part.line, "order",
                          "the room " + place.name + " has no place in the order: add it in tools/tidy/rules.cpp"});
    for (const auto& used : part.uses)
      if (const auto found = by_name.find(used); found != by_name.end())
        if (const auto why = objection(part, *found->second); !why.empty())
          findings.push_back({part.path, part.line, "order", part.name + " uses " + used + ": " + why});
  }
}

void stale_list_rule(const std::vector<Source>& tree, Findings& findings) {
  std::set<std::string_view> paths;
  for (const auto& source : tree)
    paths.insert(source.path);
  const std::string here = "tools/tidy/rules.cpp";
  if (!paths.contains(here))
    return; // not the whole repository
  std::vector<Allowed> all = long_files();
  all.insert(all.end(), markup_places().begin(), markup_places().end());
  for (const auto& access : accesses())
    all.insert(all.end(), access.allowed.begin(), access.allowed.end());
  for (const auto& library : libraries())
    all.insert(all.end(), library.allowed.begin(), library.allowed.end());
  std::set<std::string_view> told;
  for (const auto& allowed : all)
    if (!allowed.path.ends_with('/') && !paths.contains(allowed.path) && told.insert(allowed.path).second)
      findings.push_back({here, 1, "stale_list", std::string(allowed.path) + " is not there: take it off the lists"});
}

Findings look_at(const std::vector<Source>& tree, std::string_view only) {
  Findings findings;
  for (const auto& source : tree) {
    access_rule(source, findings);
    sql_rule(source, findings);
    third_party_rule(source, findings);
    markup_rule(source, findings);
    include_rule(source, tree, findings);
    names_rule(source, findings);
    length_rule(source, findings);
    header_comment_rule(source, findings);
    unfinished_rule(source, findings);
    white_space_rule(source, findings);
  }
  readme_rule(tree, findings);
  order_rule(tree, findings);
  stale_list_rule(tree, findings);
  words_rule(tree, findings);
  french_rule(tree, findings);
  known_keys_rule(tree, findings);
  std::erase_if(findings, [&](const Finding& finding) { return !finding.rule.starts_with(only); });
  std::sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.path, a.line, a.rule, a.advice) < std::tie(b.path, b.line, b.rule, b.advice);
  });
  return findings;
}

} // namespace concert::tidy
