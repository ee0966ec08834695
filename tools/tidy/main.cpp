// tidy [--only RULE] [--fix] ROOT: looks at the tree, prints path:line: rule: what to do, exits 1 when there is
// anything.
// --fix puts French typography right in every fr.po first.
#include <fstream>
#include <iostream>

#include "rules.h"

using namespace concert::tidy;

int main(int count, char** arguments) {
  std::string root, only;
  bool fix = false;
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--only" && i + 1 < count)
      only = arguments[++i];
    else if (argument == "--fix")
      fix = true;
    else if (root.empty() && !argument.starts_with("-"))
      root = argument;
    else
      root = ""; // not understood
  }
  if (root.empty()) {
    std::cerr << "usage: tidy [--only RULE] [--fix] ROOT\n";
    return 2;
  }

  auto tree = read_tree(root);
  if (tree.empty()) {
    std::cerr << "tidy: nothing to look at in " << root << "\n";
    return 2;
  }
  if (fix)
    for (auto& source : tree)
      if (source.is_below("src/") && source.path.ends_with("/fr.po"))
        if (auto repaired = repaired_french(source.text); repaired != source.text) {
          std::ofstream(root + "/" + source.path, std::ios::binary) << repaired;
          std::cout << source.path << ": repaired\n";
          source = cut(source.path, std::move(repaired));
        }

  const auto findings = look_at(tree, only);
  for (const auto& finding : findings)
    std::cout << finding.path << ":" << finding.line << ": " << finding.rule << ": " << finding.advice << "\n";
  std::cout << tree.size() << " files, " << findings.size() << " findings\n";
  return findings.empty() ? 0 : 1;
}
