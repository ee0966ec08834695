// What the two languages must share, how French is typed, and that the code asks only for words that exist.
#include <algorithm>
#include <map>
#include <set>

#include "platform/words/po.h"
#include "rules.h"

namespace concert::tidy {

namespace {

constexpr std::string_view no_break = "\u00a0", narrow_no_break = "\u202f", apostrophe = "\u2019", ellipsis = "\u2026";
constexpr std::string_view open_quote = "\u00ab", close_quote = "\u00bb";

bool is_po(const Source& source) {
  return source.is_below("src/") && source.path.ends_with(".po");
}

std::string folder_of(const std::string& path) {
  return path.substr(0, path.rfind('/'));
}

using Texts = std::map<std::string, words::PoEntry>;

Texts texts_of(const Source& source, Findings& findings) {
  Texts out;
  auto parsed = words::parse_po(source.text);
  if (const auto* fault = std::get_if<words::PoFault>(&parsed)) {
    findings.push_back({source.path, fault->line, "words", fault->why});
    return out;
  }
  for (auto& entry : std::get<0>(parsed)) {
    const int line = entry.line;
    const auto key = entry.key;
    if (!out.emplace(key, std::move(entry)).second)
      findings.push_back({source.path, line, "words", key + " stands here twice"});
  }
  return out;
}

std::vector<std::string> all_placeholders(const words::PoEntry& entry) {
  return words::placeholders_in(entry.texts.back()); // the plural, where there is one, has them all
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& name : names)
    out += (out.empty() ? "{" : " {") + name + "}";
  return out.empty() ? "none" : out;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

// The first slip of French typing in a text; empty when there is none.
std::string slip_in(std::string_view text) {
  const auto before = [&](std::size_t at, std::string_view what) { return text.substr(0, at).ends_with(what); };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto rest = text.substr(at);
    const bool ends_word = at + 1 >= text.size() || text[at + 1] == ' ' || text[at + 1] == '\n';
    if ((text[at] == ':' || text[at] == ';' || text[at] == '?' || text[at] == '!') && before(at, " "))
      return std::string("a plain space before ") + text[at] + ": write a no-break space";
    if (text[at] == ':' && ends_word && !before(at, no_break) && !before(at, narrow_no_break))
      return "no space before the colon: write a no-break space";
    if (rest.starts_with(close_quote) && !before(at, no_break) && !before(at, narrow_no_break))
      return "write a no-break space before »";
    if (rest.starts_with(open_quote)) {
      const auto after = rest.substr(open_quote.size());
      if (!after.starts_with(no_break) && !after.starts_with(narrow_no_break))
        return "write a no-break space after «";
    }
    if (text[at] == '\'' && at > 0 && is_letter(text[at - 1]))
      return "a typewriter apostrophe: write ’";
    if (text[at] == '"')
      return "typewriter quotation marks: write « and » with no-break spaces";
    if (rest.starts_with("..."))
      return "three points: write …";
    if ((text[at] == '%' || text[at] == '$') && at > 0 && (before(at, " ") || is_digit(text[at - 1])))
      return std::string("write a no-break space before ") + text[at];
  }
  return {};
}

// Keys that stand literally in calls such as words("a.b") and words.count("a.b", n).
bool is_key(std::string_view text) {
  const bool shaped = std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
  });
  return shaped && text.find('.') != std::string_view::npos && text.front() != '.' && text.back() != '.';
}

// Every key in quotation marks right after `call` in the file.
void find_keys(const Source& source, std::string_view call, std::vector<std::pair<std::string, int>>& out) {
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    const std::string& line = source.lines[i];
    if (i >= source.code.size() || source.code[i].find('"') == std::string::npos)
      continue; // a comment
    for (auto at = line.find(call); at != std::string::npos; at = line.find(call, at + 1)) {
      const auto open = at + call.size();
      if (const auto close = line.find('"', open); close != std::string::npos) {
        const auto key = line.substr(open, close - open);
        if (!key.empty() && is_key(key))
          out.emplace_back(key, static_cast<int>(i) + 1);
      }
    }
  }
}

} // namespace

void words_rule(const std::vector<Source>& tree, Findings& findings) {
  std::map<std::string, std::map<std::string, const Source*>> folders; // folder -> "en.po" -> file
  for (const auto& source : tree)
    if (is_po(source))
      folders[folder_of(source.path)][source.path.substr(source.path.rfind('/') + 1)] = &source;

  std::map<std::string, std::string> owner; // key -> file, over the whole program
  for (const auto& [folder, files] : folders) {
    if (!files.contains("en.po") || !files.contains("fr.po")) {
      findings.push_back(
          {folder + (files.contains("en.po") ? "/fr.po" : "/en.po"), 1, "words", "write the other language"});
      continue;
    }
    const auto en = texts_of(*files.at("en.po"), findings), fr = texts_of(*files.at("fr.po"), findings);
    const auto& en_path = files.at("en.po")->path;
    const auto& fr_path = files.at("fr.po")->path;
    for (const auto& [key, entry] : en) {
      if (const auto [first, is_new] = owner.emplace(key, en_path); !is_new)
        findings.push_back({en_path, entry.line, "words", key + " is already in " + first->second});
      const auto other = fr.find(key);
      if (other == fr.end())
        findings.push_back({en_path, entry.line, "words", key + " is not in fr.po"});
      else if (entry.texts.size() != other->second.texts.size())
        findings.push_back({fr_path, other->second.line, "words", key + " has a plural in one language only"});
      else if (all_placeholders(entry) != all_placeholders(other->second))
        findings.push_back({fr_path, other->second.line, "words",
                            key + ": placeholders differ: " + joined(all_placeholders(entry)) + " in en, " +
                                joined(all_placeholders(other->second)) + " in fr"});
    }
    for (const auto& [key, entry] : fr)
      if (!en.contains(key))
        findings.push_back({fr_path, entry.line, "words", key + " is not in en.po"});
  }
}

void french_rule(const std::vector<Source>& tree, Findings& findings) {
  for (const auto& source : tree) {
    if (!is_po(source) || !source.path.ends_with("/fr.po"))
      continue;
    const auto parsed = words::parse_po(source.text);
    if (!std::holds_alternative<std::vector<words::PoEntry>>(parsed))
      continue; // words_rule says so
    for (const auto& entry : std::get<0>(parsed))
      for (const auto& text : entry.texts)
        if (const auto slip = slip_in(text); !slip.empty())
          findings.push_back({source.path, entry.line, "french", entry.key + ": " + slip + " (tidy --fix does it)"});
  }
}

void known_keys_rule(const std::vector<Source>& tree, Findings& findings) {
  std::set<std::string> known;
  for (const auto& source : tree) {
    if (!is_po(source))
      continue;
    const auto parsed = words::parse_po(source.text);
    if (const auto* entries = std::get_if<0>(&parsed))
      for (const auto& entry : *entries)
        known.insert(entry.key);
  }
  for (const auto& source : tree) {
    if (!source.is_cpp() || !source.is_below("src/") || source.is_test())
      continue;
    std::vector<std::pair<std::string, int>> keys;
    for (const std::string_view call : {"words(\"", "words_(\"", "words)(\"", "words().count(\"", "words.count(\"",
                                        "in_order(\"", "(*this)(\"", " count(\""})
      find_keys(source, call, keys);
    for (const auto& literal : source.literals) // these are keys wherever they stand
      if ((literal.text.starts_with("problem.") || literal.text.starts_with("refusal.")) && is_key(literal.text))
        keys.emplace_back(literal.text, literal.line);
    for (const auto& [key, line] : keys)
      if (!known.contains(key))
        findings.push_back({source.path, line, "known_keys", key + " is in no .po file"});
  }
}

std::string repaired_french(const std::string& po_text) {
  std::string out;
  for (const auto& line : cut("fr.po", po_text).lines) {
    const auto open = line.find('"'), close = line.rfind('"');
    const bool is_text = (line.starts_with("msgstr") || line.starts_with("\"")) && open < close;
    if (!is_text || line.find("\\n\"") == line.size() - 3) { // header lines end in \n and stay
      out += line + "\n";
      continue;
    }
    std::string fixed = line.substr(0, open + 1);
    const std::string_view text = std::string_view(line).substr(open + 1, close - open - 1);
    for (std::size_t at = 0; at < text.size(); ++at) {
      const auto rest = text.substr(at);
      const bool ends_word = at + 1 >= text.size() || text[at + 1] == ' ';
      const auto ends = [&](std::string_view what) { return fixed.ends_with(what); };
      const bool spaced = ends(no_break) || ends(narrow_no_break);
      const auto no_break_here = [&] {
        if (ends(" "))
          fixed.pop_back();
        if (!spaced)
          fixed += no_break;
      };
      if (((text[at] == ';' || text[at] == '?' || text[at] == '!') && ends(" ")) ||
          (text[at] == ':' && (ends(" ") || ends_word)) || rest.starts_with(close_quote) ||
          ((text[at] == '%' || text[at] == '$') && at > 0 && (ends(" ") || is_digit(text[at - 1]))))
        no_break_here();
      if (rest.starts_with(open_quote)) {
        fixed.append(open_quote).append(no_break);
        at += open_quote.size() - 1;
        const auto after = text.substr(at + 1);
        at += after.starts_with(" ") ? 1 : after.starts_with(no_break) ? 2 : after.starts_with(narrow_no_break) ? 3 : 0;
      } else if (text[at] == '\'' && at > 0 && is_letter(text[at - 1])) {
        fixed += apostrophe;
      } else if (rest.starts_with("...")) {
        fixed += ellipsis;
        at += 2;
      } else {
        fixed += text[at];
      }
    }
    out += fixed + line.substr(close) + "\n";
  }
  if (!po_text.empty() && po_text.back() == '\n')
    out.pop_back(); // the empty line after the last line end
  return out;
}

} // namespace concert::tidy
