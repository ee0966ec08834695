// One file of the repository, cut so that rules can ask simple questions: the lines as written, the same lines without
// comments and string contents, and the string literals. A careful scanner, not a compiler: macros are not expanded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace concert::tidy {

struct Literal {
  int line = 0;
  std::string text; // adjacent literals are one; escapes other than \n and \" stay as written
};

struct Source {
  std::string path; // from the root of the repository, with /
  std::string text;
  std::vector<std::string> lines;
  std::vector<std::string> code; // same count; comments blank, literals "" or ''; #include lines unchanged
  std::vector<Literal> literals;

  bool is_cpp() const { return path.ends_with(".cpp") || path.ends_with(".h"); }
  bool is_header() const { return path.ends_with(".h"); }
  bool is_below(std::string_view folder) const { return path.starts_with(folder); }
  bool is_test() const; // tests and benchmarks may do what the product may not
};

Source cut(std::string path, std::string text);

// Whether `token` stands in the line with no letter, digit or _ touching it. A token that ends in ( is a call, and a
// call on an object (x.rename(...)) is another function.
bool has_token(std::string_view line, std::string_view token);

// Every file of the tree that rules look at, sorted by path. Skips build, data-demo, .git, node_modules and files above
// 2 MB or with a NUL in them.
std::vector<Source> read_tree(const std::string& root);

} // namespace concert::tidy
