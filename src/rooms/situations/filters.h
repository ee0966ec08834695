// The four filters as rules: one pure function a step. Each takes the situation as it is and gives it as it will be, or
// the refusal that says why not. Who may take the step is the gate's business; when it is taken comes in as an
// argument. Source: Ontario guidance on information sharing in multi-sectoral risk intervention models (docs/words.md,
// docs/privacy.md).
#pragma once

#include "base/result.h"
#include "rooms/situations/acts.h"
#include "rooms/situations/situation.h"

namespace concert::situations {

Situation open(const OpenSituation&, SituationId, TableId, AgencyId originating, Instant now);

// Filters 1 and 2. Refused when a statement about criminal involvement or custody of someone who may be 12 to 17 names
// no source outside youth-justice records, or names such a record without its authority and a future end date.
// Filter 1 alone: the answers may be corrected until the table hears of it.
Result<Situation> screen_again(Situation, const OpenSituation&);
Result<Situation> amend(Situation, const AmendPicture&, const codes::CodeBook&, LocalDate today);

// Filter 1 → 2. `number` is the table's next; what is presented must have passed the screening and have a picture.
Result<Situation> present(Situation, std::int64_t number, Instant now);

// Filter 2 → 3. `at_table`: the agencies with a seat at the table; others cannot be likely to have a role.
Result<Situation> accept(Situation, const AcceptSituation&, const std::vector<AgencyId>& at_table, Instant now);

// Filters 2, 3, 4 → rejected. PRIVACY: what is left is what the provincial database keeps: number, table, originating
// agency, kind of subject, dates, reason. The caller destroys the keys of its identities in the same act.
Result<Situation> reject(const Situation&, const RejectSituation&, Instant now);

// Filter 3.
Result<Situation> mark_likely(Situation, const MarkLikely&, const std::vector<AgencyId>& at_table);
Result<Situation> disclose(Situation, const DiscloseNames&, LocalDate today, Instant now);
Result<Situation> answer(Situation, AgencyId agency, const AnswerInvolvement&);

// Filter 3 → 4. The lead and the assisting agencies must have been marked and must not have declined.
Result<Situation> assign(Situation, const AssignRoles&, LocalDate today, Instant now);

// Filter 4.
Result<Situation> contact(Situation, const RecordContact&, Instant now);
Result<Situation> mobilize(Situation, AgencyId agency, const MobilizeService&, MobilizedId, Instant now);
// Every factor is assessed again when the risk is said to be lowered; otherwise those that could be.
Result<Situation> conclude(Situation, const ConcludeSituation&, const codes::CodeBook&, LocalDate today, Instant now);

// Whether someone in the picture may be 12 to 17, and whether it says something that a youth-justice record could hold.
bool may_concern_youth(const Picture&);
bool speaks_of_youth_justice(const Picture&, const codes::CodeBook&);

// What may be seen of a picture on that day: a statement from a youth-justice record vanishes on its end date.
Picture seen_on(const Picture&, const codes::CodeBook&, LocalDate today);
// The youth-justice record itself was the ground on which names were disclosed: to say so tells of it.
bool rests_on_youth_record(const Disclosure&, const Picture&, const codes::CodeBook&);
bool hides_on(const Picture&, const codes::CodeBook&, LocalDate today); // whether that leaves something out
// PRIVACY: what may be printed or exported: nothing that came from a youth-justice record, on any day.
Picture printable(const Picture&, const codes::CodeBook&);

} // namespace concert::situations
