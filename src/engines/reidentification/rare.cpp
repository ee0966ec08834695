// Minimal rare subsets by size, as in the search for minimal unique itemsets: a subset is looked at only when no
// smaller one inside it is rare already, because adding attributes never adds households.
#include <algorithm>
#include <bit>
#include <set>

#include "engines/reidentification/solve.h"

namespace concert::engines::reidentification {

namespace {

Result<void> sound(const RareQuestion& question) {
  if (question.combination.size() > 16)
    return Refusal::invalid("combination", "problem.too_many");
  if (question.k < 1)
    return Refusal::invalid("k", "problem.out_of_range");
  std::set<std::string_view> names;
  for (const Attribute& attribute : question.combination)
    if (!names.insert(attribute.name).second)
      return Refusal::invalid("combination", "problem.repeated");
  return {};
}

} // namespace

Result<std::vector<RareCombination>> rare(const RareQuestion& question, const CountHouseholds& count) {
  TRY(sound(question));
  const auto attributes = static_cast<unsigned>(question.combination.size());
  std::vector<std::uint32_t> subsets;
  for (std::uint32_t subset = 1; subset < (1U << attributes); ++subset)
    if (static_cast<std::size_t>(std::popcount(subset)) <= question.largest_subset)
      subsets.push_back(subset);
  // By size, then in the order of the question: the lowest attribute that differs decides.
  std::stable_sort(subsets.begin(), subsets.end(), [](std::uint32_t a, std::uint32_t b) {
    if (std::popcount(a) != std::popcount(b))
      return std::popcount(a) < std::popcount(b);
    const std::uint32_t differ = a ^ b;
    return (a & (differ & (~differ + 1U))) != 0;
  });
  std::vector<RareCombination> out;
  std::vector<std::uint32_t> found;
  for (const std::uint32_t subset : subsets) {
    if (std::any_of(found.begin(), found.end(), [&](std::uint32_t smaller) { return (smaller & subset) == smaller; }))
      continue;
    std::vector<Attribute> chosen;
    for (unsigned i = 0; i < attributes; ++i)
      if ((subset >> i & 1U) != 0)
        chosen.push_back(question.combination[i]);
    const std::int64_t households = count(chosen);
    if (households >= question.k)
      continue;
    found.push_back(subset);
    out.push_back({std::move(chosen), households});
  }
  return out;
}

Result<std::vector<RareCombination>> rare(const RareQuestion& question, const Contingency& table) {
  RareQuestion known = question;
  std::erase_if(known.combination, [&](const Attribute& attribute) {
    return std::find(table.names.begin(), table.names.end(), attribute.name) == table.names.end();
  });
  const auto count = [&](std::span<const Attribute> attributes) {
    std::int64_t households = 0;
    for (const Contingency::Row& row : table.rows) {
      const bool all = std::all_of(attributes.begin(), attributes.end(), [&](const Attribute& attribute) {
        const auto column = std::find(table.names.begin(), table.names.end(), attribute.name) - table.names.begin();
        return static_cast<std::size_t>(column) < row.values.size() && row.values[column] == attribute.value;
      });
      households += all ? row.households : 0;
    }
    return households;
  };
  return rare(known, count);
}

} // namespace concert::engines::reidentification
