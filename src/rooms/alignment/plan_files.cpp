#include "rooms/alignment/plan_files.h"

#include <array>

#include "base/csv.h"
#include "engines/assignment/weights.h"

namespace concert::alignment {
namespace {

std::string need_id(std::size_t i) {
  return "n" + std::to_string(i + 1);
}

std::vector<std::string> block_ids(const Region& region, const engines::assignment::Blocks& blocks) {
  std::vector<int> count(region.services.size()), seen(region.services.size());
  for (const std::int32_t j : blocks.service)
    ++count[static_cast<std::size_t>(j)];
  std::vector<std::string> out;
  for (const std::int32_t j : blocks.service) {
    const auto at = static_cast<std::size_t>(j);
    const std::string id = region.services[at].service->id.text();
    out.push_back(count[at] == 1 ? id : id + "." + std::to_string(++seen[at]));
  }
  return out;
}

template <std::size_t n>
void add(std::string& out, const std::array<std::string, n>& cells) {
  csv::write_row(out, cells, csv::Formulas::as_written);
}

} // namespace

std::optional<std::string> plan_file(const Region& region, const RegionRules& rules, std::string_view name) {
  const engines::assignment::Blocks blocks = question_of(region, rules);
  const std::vector<std::string> ids = block_ids(region, blocks);
  std::string out;
  if (name == "needs.csv") {
    add(out, std::array<std::string, 2>{"id", "units"});
    for (std::size_t i = 0; i < region.needs.size(); ++i)
      add(out, std::array<std::string, 2>{need_id(i), "1"});
  } else if (name == "services.csv") {
    add(out, std::array<std::string, 2>{"id", "seats"});
    for (std::size_t k = 0; k < ids.size(); ++k)
      add(out, std::array{ids[k], std::to_string(blocks.problem.seats[k])});
  } else if (name == "pairs.csv") {
    add(out, std::array<std::string, 3>{"need", "service", "benefit"});
    for (std::size_t i = 0; i < region.needs.size(); ++i)
      for (auto pair = blocks.problem.rows[i]; pair < blocks.problem.rows[i + 1]; ++pair)
        add(out, std::array{need_id(i),
                            ids[static_cast<std::size_t>(blocks.problem.service[static_cast<std::size_t>(pair)])],
                            std::to_string(engines::assignment::benefit_at(blocks.problem, pair))});
  } else {
    return std::nullopt;
  }
  return out;
}

} // namespace concert::alignment
