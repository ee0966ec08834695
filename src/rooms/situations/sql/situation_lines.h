// What the lists of situations share: how a line is read, and who reads it. Internal to the part.
#pragma once

#include "platform/storage/storage.h"
#include "rooms/situations/store.h"

namespace concert::situations {

Code code_at(const storage::Row&, int column); // id and edition, in two columns
std::optional<Code> maybe_code_at(const storage::Row&, int column);
Stage stage_at(const storage::Row&, int column);
std::vector<StepOut> read_step_outs(storage::Transaction&, SituationId);

// id, number, stage, subject (2), originating, urgency (2), opened, presented, threshold met, first contact, connected,
// ending: reason (2), at, stopped at; lead; version
ListEntry line_in(const storage::Row&);

// PRIVACY: who reads, as the condition on step-outs wants it. Every list and count has that condition:
//   not exists (… back_at is null and (member = reader or (member = '' and agency = the reader's and represents)))
struct Reader {
  std::string member;
  bool represents = false;
};
Reader reader_of(MemberId, bool represents_agency);

} // namespace concert::situations
