// Changing one row of the table of needs: added, edited, or switched off. Pure. Each change makes the next edition of
// the whole table, so that an old search can be computed again; a row is never taken out, only switched off.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fields.h"
#include "base/result.h"
#include "rooms/alignment/needs.h"
#include "rooms/codes/code_book.h"

namespace concert::alignment {

// Why a row is changed: coded, because it stands readable in the log for ever.
enum class ChangeReason { expert_review, local_experience, measured, service_changed, correction };
std::string_view name_of(ChangeReason reason);
std::optional<ChangeReason> change_reason_of(std::string_view name);

struct ChangeNeed {
  std::string seen; // the version of the table that was read
  NeedRow row;
  ChangeReason reason = ChangeReason::correction;
};
struct RetireNeed {
  std::string seen;
  ChangeReason reason = ChangeReason::correction;
};

const FieldSpecs& need_row_fields(); // seen, risk_category, need, service_term, relevance, half_life_days,
                                     // first_contact, evidence, reason; a relevance is written with a point or a comma
const FieldSpecs& retire_need_fields(); // seen, retire_reason: it stands on one page with the other form
// `table` knows the service terms. Words: alignment.file.relevance and others of read_needs, at their fields.
Result<ChangeNeed> read_need_row(const Fields& fields, const codes::CodeBook& book, const Needs& table);
Result<RetireNeed> read_retire_need(const Fields& fields);

// Names a row in an address: 16 hexadecimal digits of its category and term, which together are one row.
std::string key_of(const NeedRow& row);
const NeedRow* row_with(const NeedsEdition& edition, std::string_view key); // null when there is none

// "2026-11" -> "2026-11-001" -> "2026-11-002", after all that are known of that base.
std::string next_version(std::string_view version, const std::vector<std::string>& known);
// Refused at service_term with alignment.needs.there_already.
Result<NeedsEdition> with_row(const NeedsEdition& edition, const NeedRow& row);
// Refused as not_found without such a row; at service_term when it would become another one that is there.
Result<NeedsEdition> with_changed(const NeedsEdition& edition, std::string_view key, const NeedRow& row);
Result<NeedsEdition> without_row(const NeedsEdition& edition, std::string_view key); // its relevance becomes 0

std::string shortest(double number); // "0.65": for files and the log, the same in every language
// For the log: codes and numbers, "row=alcohol/Detox;relevance=0.8>0.6". An evidence note is named, not repeated.
std::string change_said(const NeedRow* before, const NeedRow& after);

} // namespace concert::alignment
