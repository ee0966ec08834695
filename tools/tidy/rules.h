// The repository's own rules: what the compiler cannot see and a reader should not have to. Each rule looks at sources
// and says where, which rule, and what to do. The exceptions, each with its reason, are in rules.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "source.h"

namespace concert::tidy {

struct Finding {
  std::string path;
  int line = 0;
  std::string rule;
  std::string advice;
};
using Findings = std::vector<Finding>;

// Exceptions and orders (rules.cpp).
struct Allowed {
  std::string_view path; // a file, or a folder when it ends with /
  std::string_view reason;
};
struct Access {
  std::string_view rule;
  std::vector<std::string_view> tokens;
  std::string_view advice;
  std::vector<Allowed> allowed;
};
struct Library {
  std::string_view include; // beginning of what stands between < and >
  std::vector<Allowed> allowed;
};
const std::vector<Access>& accesses();
const std::vector<Library>& libraries();
const std::vector<Allowed>& long_files();
const std::vector<Allowed>& markup_places();
const std::vector<std::string_view>& room_order();
const std::vector<Allowed>& extra_uses(); // path is "part uses part"
bool is_standard_header(std::string_view name);
bool is_allowed(const std::vector<Allowed>& list, std::string_view path);

// Rules for one file (code_rules.cpp, text_rules.cpp).
void access_rule(const Source& source, Findings& findings);
void sql_rule(const Source& source, Findings& findings);
void third_party_rule(const Source& source, Findings& findings);
void markup_rule(const Source& source, Findings& findings);
void include_rule(const Source& source, const std::vector<Source>& tree, Findings& findings);
void names_rule(const Source& source, Findings& findings);
void length_rule(const Source& source, Findings& findings);
void header_comment_rule(const Source& source, Findings& findings);
void unfinished_rule(const Source& source, Findings& findings);
void white_space_rule(const Source& source, Findings& findings);

// Rules for the tree (tree_rules.cpp, words_rules.cpp).
void readme_rule(const std::vector<Source>& tree, Findings& findings);
void order_rule(const std::vector<Source>& tree, Findings& findings);
void stale_list_rule(const std::vector<Source>& tree, Findings& findings); // exceptions for files that are gone
void words_rule(const std::vector<Source>& tree, Findings& findings);      // both languages say the same
void french_rule(const std::vector<Source>& tree, Findings& findings);     // French typography
void known_keys_rule(const std::vector<Source>& tree, Findings& findings); // keys in code are written in the .po files

// All rules, or those whose name begins with `only`; sorted by file and line.
Findings look_at(const std::vector<Source>& tree, std::string_view only = {});
// French typography put right in the text of a fr.po file.
std::string repaired_french(const std::string& po_text);

} // namespace concert::tidy
