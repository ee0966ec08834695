// What a table has settled for its meetings: its own quorum, whether that binds, the reminder, and how long things
// take. Settings, never code: docs/words.md has the words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "rooms/meetings/meeting.h"

namespace concert::meetings {

enum class QuorumKind { none, number, share }; // of the agencies at the table; a share in per cent

std::string_view name_of(QuorumKind kind);
std::optional<QuorumKind> quorum_kind_of(std::string_view name);

struct TableRules {
  TableId table;
  std::int64_t version = 0; // 0: as installed, never set
  QuorumKind quorum_kind = QuorumKind::none;
  int quorum = 0;
  bool quorum_binds = false;        // otherwise it is shown and written down, no more
  std::string reminder = "2026-11"; // edition of the confidentiality reminder that each seat acknowledges
  int minutes_per_situation = 4;
  int expected_minutes = 90;
  friend bool operator==(const TableRules&, const TableRules&) = default;
};

// The editions of the reminder that there are words for, the present one last.
const std::vector<std::string>& reminder_editions();
std::string said_of(const TableRules&); // for the audit log: settings, in plain

// Refused field by field when a number makes no sense.
Result<void> are_sound(const TableRules&);

// How many agencies with a representative are present, of those that have a seat at the table.
Quorum quorum_of(const TableRules&, const std::vector<Attendance>&, const std::vector<AgencyId>& at_table);

} // namespace concert::meetings
