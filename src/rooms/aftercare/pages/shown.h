// The forms and sections of what comes after the table. Internal to the part.
#pragma once

#include "platform/html/components.h"
#include "rooms/aftercare/room.h"
#include "rooms/situations/pages/telling.h"

namespace concert::aftercare {

using situations::Telling;

html::Page consent_page(const Telling&, const FollowUps&, const html::FormState&);
html::Page end_page(const Telling&, const FollowUps&, const html::FormState&);
html::Page follow_up_page(const Telling&, const FollowUps&, const FollowUp&, const html::FormState&);
html::Page report_page(const Telling&, const situations::View&, const ReportSeen&, const html::FormState&);
html::Page figures_page(const Telling&, const std::vector<InternalDay>&, std::int64_t threshold);

// The grades from which a follow-up starts: as they were last assessed.
Fields follow_up_fields(const FollowUps&, const FollowUp&);
// Without what stands below an option that was not chosen: it is posted all the same and means nothing.
Fields record_typed(const Fields& posted, FollowUpId);
Fields report_typed(const Fields& posted);

// Whether this seat may settle it: its owner or the lead.
bool may_settle(const Telling&, const FollowUps&, const FollowUp&);
bool may_end(const Telling&, const FollowUps&);

html::Html follow_ups_shown(const Telling&, const FollowUps&);
html::Html report_shown(const Telling&, const situations::View&, const ReportSeen&);
html::Html awaited_shown(const Telling&, const std::vector<AwaitedAfter>&);

} // namespace concert::aftercare
