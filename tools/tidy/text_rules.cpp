// How a file is written, whatever it says.
#include <algorithm>

#include "rules.h"

namespace concert::tidy {

namespace {

constexpr std::size_t longest = 500;

bool is_written_by_hand(const Source& source) {
  if (source.is_below("data/")) // what others published stays as they wrote it
    return false;
  static const std::vector<std::string_view> ends = {".cpp", ".h",  ".cmake", ".txt", ".sql",   ".po",   ".md",  ".css",
                                                     ".js",  ".ts", ".mjs",   ".sh",  ".story", ".yaml", ".toml"};
  const bool by_end =
      std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return source.path.ends_with(end); });
  return by_end || source.path == "run" || source.path == "test" || source.path == ".ci/run";
}

} // namespace

void length_rule(const Source& source, Findings& findings) {
  if (!source.is_cpp() || !source.is_below("src/") || is_allowed(long_files(), source.path))
    return;
  if (source.lines.size() > longest + 1)
    findings.push_back({source.path, static_cast<int>(longest), "length",
                        std::to_string(source.lines.size() - 1) + " lines: split it by meaning, or list it in "
                                                                  "tools/tidy/rules.cpp with a reason"});
}

void header_comment_rule(const Source& source, Findings& findings) {
  if (source.is_header() && (source.is_below("src/") || source.is_below("tools/")) &&
      (source.lines.empty() || !source.lines.front().starts_with("// ")))
    findings.push_back(
        {source.path, 1, "header_comment", "open with one to six lines: what, why, what it does not do"});
}

void unfinished_rule(const Source& source, Findings& findings) {
  if (!is_written_by_hand(source))
    return;
  for (std::size_t i = 0; i < source.lines.size(); ++i)
    for (const std::string_view mark : {"TO"
                                        "DO",
                                        "FIX"
                                        "ME",
                                        "XX"
                                        "X"})
      if (has_token(source.lines[i], mark))
        findings.push_back({source.path, static_cast<int>(i) + 1, "unfinished",
                            std::string(mark) + ": do it now, or write it in the list of known limits"});
}

void white_space_rule(const Source& source, Findings& findings) {
  if (!is_written_by_hand(source))
    return;
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    const auto& line = source.lines[i];
    if (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r'))
      findings.push_back({source.path, static_cast<int>(i) + 1, "white_space", "take the white space off the end"});
    if (source.is_cpp() && line.find('\t') != std::string::npos)
      findings.push_back({source.path, static_cast<int>(i) + 1, "white_space", "write spaces, not tabs"});
  }
  if (!source.text.empty() && source.text.back() != '\n')
    findings.push_back(
        {source.path, static_cast<int>(source.lines.size()), "white_space", "end the last line with a line end"});
}

} // namespace concert::tidy
