#include "platform/words/po.h"

#include <algorithm>

#include "base/text.h"

namespace concert::words {

namespace {

enum class Part { none, id, plural, text };

class Reader {
 public:
  std::variant<std::vector<PoEntry>, PoFault> read(std::string_view po_text) {
    if (!text::is_utf8(po_text))
      return PoFault{1, "not UTF-8"};
    for (const auto whole_line : text::split(po_text, '\n')) {
      ++line_;
      const auto line = text::trim(whole_line);
      if (!take(line))
        return PoFault{fault_line_ ? fault_line_ : line_, why_};
    }
    if (!close())
      return PoFault{fault_line_ ? fault_line_ : line_, why_};
    return std::move(entries_);
  }

 private:
  bool refuse(std::string why, int line = 0) {
    why_ = std::move(why);
    fault_line_ = line;
    return false;
  }

  bool take(std::string_view line) {
    if (line.empty())
      return close();
    if (line.starts_with("#,") && line.find("fuzzy") != std::string_view::npos)
      return refuse("a fuzzy entry: check the text and take the mark away");
    if (line.front() == '#')
      return part_ == Part::none || part_ == Part::text ? close() : refuse("a comment within an entry");
    if (line.front() == '"')
      return part_ == Part::none ? refuse("a string that belongs to nothing") : append(line);
    const auto space = line.find(' ');
    const auto word = line.substr(0, space);
    const auto rest = space == std::string_view::npos ? std::string_view{} : text::trim(line.substr(space));
    if (word == "msgid")
      return close() && open(rest);
    if (word == "msgid_plural")
      return begin(part_ == Part::id, Part::plural, rest);
    if (word == "msgstr")
      return begin(part_ == Part::id, Part::text, rest);
    if (word == "msgstr[0]")
      return begin(part_ == Part::plural, Part::text, rest);
    if (word == "msgstr[1]")
      return begin(part_ == Part::text && plural_ && entry_.texts.size() == 1, Part::text, rest);
    return refuse("not understood: " + std::string(word));
  }

  bool open(std::string_view string) {
    entry_ = {};
    entry_.line = line_;
    plural_ = false;
    return begin(true, Part::id, string);
  }

  bool begin(bool in_place, Part part, std::string_view string) {
    if (!in_place)
      return refuse("out of place");
    part_ = part;
    if (part == Part::plural)
      plural_ = true;
    if (part == Part::text)
      entry_.texts.emplace_back();
    return append(string);
  }

  bool append(std::string_view string) {
    if (string.size() < 2 || string.front() != '"' || string.back() != '"')
      return refuse("a string must stand between quotation marks");
    std::string& into = part_ == Part::id       ? entry_.key
                        : part_ == Part::plural ? entry_.plural_key
                                                : entry_.texts.back();
    string = string.substr(1, string.size() - 2);
    for (std::size_t i = 0; i < string.size(); ++i) {
      if (string[i] == '"')
        return refuse("a quotation mark must be written \\\"");
      if (string[i] != '\\') {
        into += string[i];
        continue;
      }
      if (++i == string.size())
        return refuse("a backslash at the end of a string");
      switch (string[i]) {
      case 'n':
        into += '\n';
        break;
      case 't':
        into += '\t';
        break;
      case '"':
        into += '"';
        break;
      case '\\':
        into += '\\';
        break;
      default:
        return refuse(std::string("unknown escape \\") + string[i]);
      }
    }
    return true;
  }

  bool close() {
    if (part_ == Part::none)
      return true;
    if (entry_.texts.size() != (plural_ ? 2u : 1u))
      return refuse(plural_ ? "an entry with msgid_plural needs msgstr[0] and msgstr[1]" : "an entry without msgstr",
                    entry_.line);
    part_ = Part::none;
    if (entry_.key.empty()) {
      if (!entries_.empty())
        return refuse("an empty msgid", entry_.line);
      return true; // the header
    }
    if (std::any_of(entry_.texts.begin(), entry_.texts.end(), [](const auto& text) { return text.empty(); }))
      return refuse("an empty text for " + entry_.key, entry_.line);
    entries_.push_back(std::move(entry_));
    return true;
  }

  std::vector<PoEntry> entries_;
  PoEntry entry_;
  Part part_ = Part::none;
  bool plural_ = false;
  int line_ = 0;
  int fault_line_ = 0;
  std::string why_;
};

bool names_placeholder(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

} // namespace

std::variant<std::vector<PoEntry>, PoFault> parse_po(std::string_view po_text) {
  return Reader().read(po_text);
}

std::vector<std::string> placeholders_in(std::string_view text) {
  std::vector<std::string> names;
  for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const auto close = text.find('}', open);
    if (close == std::string_view::npos)
      break;
    if (const auto name = text.substr(open + 1, close - open - 1); names_placeholder(name))
      names.emplace_back(name);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

} // namespace concert::words
