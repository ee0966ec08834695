#include "source.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace concert::tidy {

namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

class Scanner {
 public:
  explicit Scanner(Source& source) : source_(source), text_(source.text) {}

  void scan() {
    while (at_ < text_.size())
      step();
    end_line();
  }

 private:
  void step() {
    if (line_start() && rest().starts_with("#include"))
      return copy_line();
    if (rest().starts_with("//"))
      return skip_to_line_end();
    if (rest().starts_with("/*"))
      return skip_block();
    if (rest().starts_with("R\"") && (code_.empty() || !is_word(code_.back())))
      return raw_literal();
    const char c = text_[at_];
    if (c == '"')
      return literal();
    if (c == '\'' && (code_.empty() || !is_word(code_.back()))) // not the separator in 1'000
      return character();
    if (c != ' ' && c != '\n' && c != '\t')
      joined_ = false;
    take(c);
  }

  std::string_view rest() const { return text_.substr(at_); }
  bool line_start() const { return code_.find_first_not_of(' ') == std::string::npos; }

  void take(char c) {
    ++at_;
    if (c == '\n')
      end_line();
    else
      code_ += c;
  }
  void end_line() {
    source_.code.push_back(std::move(code_));
    code_.clear();
    ++line_;
  }
  void copy_line() {
    while (at_ < text_.size() && text_[at_] != '\n')
      take(text_[at_]);
  }
  void skip_to_line_end() {
    while (at_ < text_.size() && text_[at_] != '\n')
      ++at_;
  }
  void skip_block() {
    const auto end = std::min(text_.find("*/", at_ + 2), text_.size() - 2) + 2;
    while (at_ < end)
      if (text_[at_++] == '\n')
        end_line();
  }
  void keep(int line, std::string text) {
    if (joined_ && !source_.literals.empty())
      source_.literals.back().text += text;
    else
      source_.literals.push_back({line, std::move(text)});
    joined_ = true;
  }
  void literal() {
    std::string text;
    for (++at_; at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\n'; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
        ++at_;
        if (text_[at_] != '"')
          text += text_[at_] == 'n' ? "" : "\\";
        text += text_[at_] == 'n' ? '\n' : text_[at_];
      } else {
        text += text_[at_];
      }
    }
    if (at_ < text_.size() && text_[at_] == '"')
      ++at_;
    code_ += "\"\"";
    keep(line_, std::move(text));
  }
  void raw_literal() {
    const int line = line_;
    const auto open = text_.find('(', at_);
    if (open == std::string_view::npos)
      return take(text_[at_]);
    const std::string close = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
    const auto end = std::min(text_.find(close, open), text_.size());
    code_ += "\"\"";
    std::string text(text_.substr(open + 1, end - open - 1));
    for (const char c : text)
      if (c == '\n')
        end_line();
    at_ = std::min(end + close.size(), text_.size());
    keep(line, std::move(text));
  }
  void character() {
    for (++at_; at_ < text_.size() && text_[at_] != '\'' && text_[at_] != '\n'; ++at_)
      if (text_[at_] == '\\')
        ++at_;
    if (at_ < text_.size() && text_[at_] == '\'')
      ++at_;
    code_ += "''";
    joined_ = false;
  }

  Source& source_;
  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  std::string code_;
  bool joined_ = false; // nothing but white space since the last literal
};

} // namespace

bool Source::is_test() const {
  return path.starts_with("tests/") || path.starts_with("bench/") || path.find("/tests/") != std::string::npos ||
         path.find("/testing/") != std::string::npos || path.ends_with("/bench.cpp");
}

Source cut(std::string path, std::string text) {
  Source source;
  source.path = std::move(path);
  source.text = std::move(text);
  for (std::size_t begin = 0; begin <= source.text.size();) {
    const auto end = std::min(source.text.find('\n', begin), source.text.size());
    source.lines.push_back(source.text.substr(begin, end - begin));
    begin = end + 1;
  }
  if (source.is_cpp())
    Scanner(source).scan();
  else
    source.code = source.lines;
  return source;
}

bool has_token(std::string_view line, std::string_view token) {
  for (auto at = line.find(token); at != std::string_view::npos; at = line.find(token, at + 1)) {
    const auto after = at + token.size();
    const char before = at == 0 ? ' ' : line[at - 1];
    const bool is_call = token.back() == '(';
    const bool clear_before = !is_word(before) && !(is_call && (before == '.' || before == '>'));
    const bool clear_after = after >= line.size() || !is_word(token.back()) || !is_word(line[after]);
    if (clear_before && clear_after)
      return true;
  }
  return false;
}

std::vector<Source> read_tree(const std::string& root) {
  namespace fs = std::filesystem;
  std::vector<Source> sources;
  const fs::path top(root);
  for (auto at = fs::recursive_directory_iterator(top); at != fs::recursive_directory_iterator(); ++at) {
    const auto name = at->path().filename().string();
    if (at->is_directory() && (name == "build" || name == ".git" || name == "node_modules" ||
                               name.starts_with("data-") || name == "reference" || name == "__pycache__")) {
      at.disable_recursion_pending();
      continue;
    }
    if (!at->is_regular_file() || at->file_size() > 2'000'000)
      continue;
    std::ifstream in(at->path(), std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (text.find('\0') == std::string::npos)
      sources.push_back(cut(fs::relative(at->path(), top).generic_string(), std::move(text)));
  }
  std::sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
  return sources;
}

} // namespace concert::tidy
