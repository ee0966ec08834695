#include "guard/name_pool.h"

#include "engines/reidentification/lexicon.h"

namespace concert::guard {

namespace {

// Letters only, folded roughly: enough to hash "Ève" and "eve" alike, through the lexicon's own folding of names.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> out(1);
  for (const char c : name) {
    if (c == '-' || c == '\'' || c == ' ')
      out.emplace_back();
    else
      out.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  std::erase_if(out, [](const std::string& word) { return word.empty(); });
  return out;
}

// 0, 1: known; 2: unknown for tuning; 3: unknown for the measurement. Accented bytes are left out of the hash, so that
// "Melançon" and "Mélançon" often fall together; what matters is that the split is fixed.
unsigned part_of(const std::string& word) {
  std::string plain;
  for (const char c : word)
    if (static_cast<unsigned char>(c) < 0x80)
      plain += c;
  const auto hash = engines::reidentification::hash_on(engines::reidentification::empty_hash, plain);
  return static_cast<unsigned>((hash >> 17) % 4);
}

} // namespace

NamePool split_names(std::string_view names_txt) {
  NamePool pool;
  std::string group, head;
  bool given = true;
  while (!names_txt.empty()) {
    const auto end = names_txt.find('\n');
    const std::string line(names_txt.substr(0, end));
    names_txt.remove_prefix(end == std::string_view::npos ? names_txt.size() : end + 1);
    if (line.empty() || line.front() == '#')
      continue;
    if (line.front() == '[') {
      group = line.substr(1, line.find(' ') - 1);
      given = line.find(" given ") != std::string::npos;
      pool.lexicon_list += line + '\n';
      continue;
    }
    bool all_known = true, all_tuning = true, all_heldout = true;
    for (const auto& word : words_of(line)) {
      const unsigned part = part_of(word);
      all_known = all_known && part <= 1;
      all_tuning = all_tuning && part == 2;
      all_heldout = all_heldout && part == 3;
      if (part <= 1)
        pool.lexicon_list += word + '\n';
    }
    if (group == "general")
      continue; // of no group: known to the lexicon, never planted
    auto* side = all_known     ? &pool.known
                 : all_tuning  ? &pool.unknown_tuning
                 : all_heldout ? &pool.unknown_heldout
                               : nullptr;
    if (side != nullptr)
      (given ? (*side)[group].given : (*side)[group].family).push_back(line);
  }
  return pool;
}

PlantedName draw_name(const NamePool& pool, const std::string& group, Half half, Draw& draw) {
  PlantedName out;
  out.unknown = draw.percent(60);
  const auto& side = !out.unknown ? pool.known : half == Half::tuning ? pool.unknown_tuning : pool.unknown_heldout;
  out.given = draw.of(side.at(group).given);
  out.family = draw.of(side.at(group).family);
  return out;
}

std::vector<std::string> groups_of(const NamePool& pool) {
  std::vector<std::string> out;
  for (const auto& [group, names] : pool.known)
    out.push_back(group);
  return out;
}

} // namespace concert::guard
