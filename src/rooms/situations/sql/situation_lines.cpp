#include "rooms/situations/sql/situation_lines.h"

namespace concert::situations {

using storage::Row;
using storage::Transaction;

Code code_at(const Row& row, int column) {
  return {row.get<std::string>(column), row.get<std::string>(column + 1)};
}
std::optional<Code> maybe_code_at(const Row& row, int column) {
  const auto id = row.get<std::optional<std::string>>(column);
  return id ? std::optional(Code{*id, row.get<std::string>(column + 1)}) : std::nullopt;
}

Stage stage_at(const Row& row, int column) {
  const auto stage = access::stage_of(row.get<std::string>(column));
  check(stage.has_value(), "a stored stage is known");
  return *stage;
}

Reader reader_of(MemberId member, bool represents_agency) {
  return {member.is_nil() ? "nobody" : member.text(), represents_agency};
}

std::vector<StepOut> read_step_outs(Transaction& tx, SituationId id) {
  std::vector<StepOut> out;
  tx.each(
      "select agency, member, conflict, at, back_at from situation_step_outs where situation = $1"
      " order by at, agency, member",
      [&](const Row& row) {
        const auto conflict = conflict_of(row.get<std::string>(2));
        check(conflict.has_value(), "a stored conflict of interest is known");
        const std::string member = row.get<std::string>(1);
        out.push_back({{row.get<AgencyId>(0), member.empty() ? std::nullopt : MemberId::parse(member)},
                       *conflict,
                       row.get<Instant>(3),
                       row.get<std::optional<Instant>>(4)});
      },
      id);
  return out;
}

ListEntry line_in(const Row& row) {
  ListEntry entry;
  entry.id = row.get<SituationId>(0);
  entry.number = row.get<std::optional<std::int64_t>>(1);
  entry.stage = stage_at(row, 2);
  entry.subject = {row.get<std::string>(3), row.get<std::string>(4)};
  entry.originating = row.get<AgencyId>(5);
  entry.urgency = maybe_code_at(row, 6);
  entry.opened_at = row.get<Instant>(8);
  entry.presented_at = row.get<std::optional<Instant>>(9);
  entry.threshold_met_at = row.get<std::optional<Instant>>(10);
  entry.first_contact_at = row.get<std::optional<Instant>>(11);
  entry.connected_at = row.get<std::optional<Instant>>(12);
  if (auto reason = maybe_code_at(row, 13))
    entry.ending = Ending{std::move(*reason), row.get<Instant>(15), stage_at(row, 16)};
  entry.lead = row.get<std::optional<AgencyId>>(17);
  entry.version = row.get<std::int64_t>(18);
  entry.round = row.get<int>(19) + 1;
  return entry;
}

} // namespace concert::situations
