#include "rooms/meetings/table_rules.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/named.h"

namespace concert::meetings {
namespace {

constexpr std::array<std::string_view, 3> kind_names = {"none", "number", "share"};

} // namespace

std::string_view name_of(QuorumKind kind) {
  return kind_names.at(static_cast<std::size_t>(kind));
}
std::optional<QuorumKind> quorum_kind_of(std::string_view name) {
  return named<QuorumKind>(kind_names, name);
}

const std::vector<std::string>& reminder_editions() {
  static const std::vector<std::string> all = {"2026-11"};
  return all;
}

std::string said_of(const TableRules& rules) {
  return "rules;quorum=" + std::string(name_of(rules.quorum_kind)) +
         (rules.quorum_kind == QuorumKind::none ? "" : ":" + std::to_string(rules.quorum)) +
         ";binds=" + (rules.quorum_binds ? "yes" : "no") + ";reminder=" + rules.reminder +
         ";minutes_per_situation=" + std::to_string(rules.minutes_per_situation) +
         ";expected_minutes=" + std::to_string(rules.expected_minutes);
}

Result<void> are_sound(const TableRules& rules) {
  std::vector<Problem> problems;
  const auto between = [&](const char* field, int value, int least, int most) {
    if (value < least || value > most)
      problems.push_back({field, "problem.out_of_range", {std::to_string(least), std::to_string(most)}});
  };
  if (rules.quorum_kind == QuorumKind::number)
    between("quorum", rules.quorum, 1, 200);
  if (rules.quorum_kind == QuorumKind::share)
    between("quorum", rules.quorum, 1, 100);
  between("minutes_per_situation", rules.minutes_per_situation, 1, 60);
  between("expected_minutes", rules.expected_minutes, 10, 600);
  const auto& editions = reminder_editions();
  if (std::find(editions.begin(), editions.end(), rules.reminder) == editions.end())
    problems.push_back({"reminder", "problem.no_such_reminder", {}});
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  return {};
}

Quorum quorum_of(const TableRules& rules, const std::vector<Attendance>& attendance,
                 const std::vector<AgencyId>& at_table) {
  std::set<AgencyId> present;
  for (const Attendance& one : attendance)
    if (one.is_present() && one.role == access::Role::representative &&
        std::find(at_table.begin(), at_table.end(), one.agency) != at_table.end())
      present.insert(one.agency);
  Quorum out;
  out.present = static_cast<int>(present.size());
  out.of = static_cast<int>(at_table.size());
  if (rules.quorum_kind == QuorumKind::number)
    out.needed = rules.quorum;
  if (rules.quorum_kind == QuorumKind::share)
    out.needed = (rules.quorum * out.of + 99) / 100;
  return out;
}

} // namespace concert::meetings
