// What code may reach, include and say in its strings.
#include <algorithm>
#include <cctype>
#include <set>

#include "rules.h"

namespace concert::tidy {

namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  return out;
}

// What an #include line names, with its opening character: "<vector" or "\"base/id.h"; empty for other lines.
std::string_view included(std::string_view line) {
  const auto hash = line.find_first_not_of(' ');
  if (hash == std::string_view::npos || !line.substr(hash).starts_with("#include"))
    return {};
  const auto open = line.find_first_of("<\"", hash);
  if (open == std::string_view::npos)
    return {};
  const auto close = line.find_first_of(">\"", open + 1);
  return close == std::string_view::npos ? std::string_view{} : line.substr(open, close - open);
}

bool in_order(std::string_view text, std::string_view first, std::string_view second) {
  const auto at = text.find(first);
  return at != std::string_view::npos && text.find(second, at) != std::string_view::npos;
}

// Begins as a statement of SQL does. "Select a seat" is a sentence: a query also needs its second word.
bool looks_like_sql(std::string_view literal) {
  std::string text = lower(literal);
  std::replace(text.begin(), text.end(), '\n', ' ');
  text.erase(0, std::min(text.find_first_not_of(" ("), text.size()));
  const auto begins = [&](std::string_view word) { return text.starts_with(word); };
  return (begins("select ") && has_token(text, "from")) || begins("insert into ") || begins("delete from ") ||
         (begins("update ") && in_order(text, "update ", " set ")) ||
         (begins("with ") && in_order(text, " as ", "select ")) || begins("create table ") || begins("create index ") ||
         begins("create unique index ") || begins("create trigger ") || begins("create view ") ||
         begins("alter table ") || begins("drop table ") || begins("pragma ") || begins("begin immediate") ||
         begins("order by ") || begins("left join ");
}

bool looks_like_markup(std::string_view literal) {
  static const std::set<std::string_view> tags = {
      "a",      "article",  "aside",   "body",   "br",    "button", "circle", "details", "div",    "dl",    "em",
      "footer", "form",     "g",       "h1",     "h2",    "h3",     "head",   "header",  "html",   "img",   "input",
      "label",  "li",       "line",    "link",   "main",  "meta",   "nav",    "ol",      "option", "p",     "path",
      "rect",   "script",   "section", "select", "span",  "strong", "style",  "svg",     "table",  "tbody", "td",
      "text",   "textarea", "th",      "thead",  "title", "tr",     "ul"};
  for (auto at = literal.find('<'); at != std::string_view::npos; at = literal.find('<', at + 1)) {
    auto begin = at + 1;
    if (begin < literal.size() && literal[begin] == '/')
      ++begin;
    auto end = begin;
    while (end < literal.size() && std::isalnum(static_cast<unsigned char>(literal[end])))
      ++end;
    const bool closed = end == literal.size() || literal[end] == ' ' || literal[end] == '>' || literal[end] == '/';
    if (closed && tags.contains(literal.substr(begin, end - begin)))
      return true;
    if (literal.substr(at).starts_with("<!DOCTYPE") || literal.substr(at).starts_with("<!doctype"))
      return true;
  }
  return false;
}

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> out(1);
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool upper = name[i] >= 'A' && name[i] <= 'Z';
    if (name[i] == '_' || name[i] == '.' || (upper && i > 0 && !(name[i - 1] >= 'A' && name[i - 1] <= 'Z')))
      out.emplace_back();
    if (name[i] != '_' && name[i] != '.')
      out.back() += upper ? char(name[i] + 32) : name[i];
  }
  return out;
}

// The first word that says nothing; empty when all do.
std::string empty_word_in(const std::vector<std::string>& words) {
  static const std::set<std::string> banned = {"manager",   "managers",   "helper", "helpers", "util",
                                               "utils",     "utility",    "common", "handler", "handlers",
                                               "processor", "processors", "impl"};
  const auto found = std::find_if(words.begin(), words.end(), [](const auto& word) { return banned.contains(word); });
  return found == words.end() ? std::string() : *found;
}

// The identifier after `keyword` in the line, if any.
std::string_view named_after(std::string_view line, std::string_view keyword) {
  if (!has_token(line, keyword))
    return {};
  auto begin = line.find(keyword) + keyword.size();
  begin = std::min(line.find_first_not_of(' ', begin), line.size());
  auto end = begin;
  while (end < line.size() && (std::isalnum(static_cast<unsigned char>(line[end])) || line[end] == '_'))
    ++end;
  return line.substr(begin, end - begin);
}

int number_of_line(std::size_t index) {
  return static_cast<int>(index) + 1;
}

} // namespace

void access_rule(const Source& source, Findings& findings) {
  if (!source.is_cpp() || !source.is_below("src/") || source.is_test())
    return;
  for (const auto& access : accesses()) {
    if (is_allowed(access.allowed, source.path))
      continue;
    for (std::size_t i = 0; i < source.code.size(); ++i) {
      if (!included(source.code[i]).empty())
        continue; // an include reaches nothing yet
      std::string line = source.code[i];
      for (auto at = line.find("filesystem::path"); at != std::string::npos; at = line.find("filesystem::path"))
        line.erase(at, 16); // the name of a file is only a value
      for (const auto token : access.tokens)
        if (has_token(line, token)) {
          findings.push_back({source.path, number_of_line(i), std::string(access.rule),
                              std::string(token) + ": " + std::string(access.advice)});
          break;
        }
    }
  }
}

void sql_rule(const Source& source, Findings& findings) {
  if (!source.is_cpp() || !source.is_below("src/") || source.is_below("src/platform/storage/") ||
      source.path.find("/sql/") != std::string::npos)
    return;
  for (const auto& literal : source.literals)
    if (looks_like_sql(literal.text))
      findings.push_back({source.path, literal.line, "sql", "move the statement to the room's sql/ folder"});
}

void third_party_rule(const Source& source, Findings& findings) {
  if (!source.is_cpp() || !source.is_below("src/"))
    return;
  for (std::size_t i = 0; i < source.code.size(); ++i) {
    auto name = included(source.code[i]);
    if (name.empty() || name.front() != '<' || is_standard_header(name.substr(1)))
      continue;
    name.remove_prefix(1);
    if (source.is_test() && (name == "doctest/doctest.h" || name == "rapidcheck.h"))
      continue;
    const auto& all = libraries();
    const auto library =
        std::find_if(all.begin(), all.end(), [&](const Library& l) { return name.starts_with(l.include); });
    // The operating system's headers are at hand in tests, which make sockets and folders; libraries are not.
    const bool listed = library != all.end() && is_allowed(library->allowed, source.path);
    if (!listed)
      findings.push_back(
          {source.path, number_of_line(i), "third_party",
           "<" + std::string(name) +
               "> is not for this file: use the platform part that stands before it, or list the file in "
               "tools/tidy/rules.cpp with a reason"});
    else if (source.is_header() && !source.is_test())
      findings.push_back(
          {source.path, number_of_line(i), "third_party",
           "<" + std::string(name) + "> in a header: include it in a .cpp and declare our own type here"});
  }
}

void markup_rule(const Source& source, Findings& findings) {
  if (!source.is_cpp() || !source.is_below("src/") || source.is_test() || is_allowed(markup_places(), source.path))
    return;
  for (const auto& literal : source.literals)
    if (looks_like_markup(literal.text))
      findings.push_back({source.path, literal.line, "markup",
                          "build it with the functions of platform/html, which escape what they are given"});
}

void include_rule(const Source& source, const std::vector<Source>& tree, Findings& findings) {
  if (!source.is_cpp() || !source.is_below("src/"))
    return;
  for (std::size_t i = 0; i < source.code.size(); ++i) {
    auto name = included(source.code[i]);
    if (name.empty() || name.front() != '"')
      continue;
    name.remove_prefix(1);
    if (name.starts_with("embedded/"))
      continue;
    const std::string path = "src/" + std::string(name);
    const auto found = std::lower_bound(tree.begin(), tree.end(), path,
                                        [](const Source& s, const std::string& wanted) { return s.path < wanted; });
    if (found == tree.end() || found->path != path)
      findings.push_back({source.path, number_of_line(i), "include",
                          "\"" + std::string(name) + "\": write the full path below src/, e.g. \"base/id.h\""});
  }
}

void names_rule(const Source& source, Findings& findings) {
  const bool ours = source.is_below("src/") || source.is_below("tools/") || source.is_below("tests/");
  if (!ours)
    return;
  const std::string advice = " says nothing: name what it is or does";
  const auto file_name = source.path.substr(source.path.rfind('/') + 1);
  if (const auto word = empty_word_in(words_of(file_name)); !word.empty())
    findings.push_back({source.path, 1, "names", "the file name's \"" + word + "\"" + advice});
  if (!source.is_cpp())
    return;
  for (std::size_t i = 0; i < source.code.size(); ++i)
    for (const std::string_view keyword : {"class", "struct", "union", "enum", "concept", "using", "namespace"}) {
      const auto name = named_after(source.code[i], keyword);
      if (const auto word = empty_word_in(words_of(name)); !word.empty())
        findings.push_back(
            {source.path, number_of_line(i), "names", std::string(name) + ": \"" + word + "\"" + advice});
    }
}

} // namespace concert::tidy
