// Handing a situation over to another table of this installation, in two steps: an agency offers it, the other table's
// chair takes it or declines. PRIVACY: what passes is the coded picture. No number, no id, no agency and no identity
// does; identifiers go from agency to agency, outside.
#pragma once

#include <memory>

#include "rooms/situations/acts.h"

namespace concert::situations {

using HandOverId = Id<struct HandOverTag>;

enum class HandOverState { offered, taken, declined, withdrawn };
std::string_view name_of(HandOverState);
std::optional<HandOverState> hand_over_state_of(std::string_view name);

struct HandOver {
  HandOverId id;
  SituationId situation; // at the table that offers
  TableId from, to;
  AgencyId by;
  Code reason; // list hand_overs
  Instant offered_at;
  HandOverState state = HandOverState::offered;
  std::optional<Code> answer; // list hand_over_answers: why it was declined
  std::optional<Instant> answered_at;
  friend bool operator==(const HandOver&, const HandOver&) = default;
};

struct OfferHandOver {
  TableId to;
  Code reason;
};
struct TakeHandOver {
  AgencyId originating; // which agency of the taking table brings it there
};
struct DeclineHandOver {
  Code reason;
};
const FieldSpecs& offer_hand_over_fields();   // table, reason
const FieldSpecs& take_hand_over_fields();    // originating_agency
const FieldSpecs& decline_hand_over_fields(); // reason
Result<OfferHandOver> read_offer_hand_over(const Fields&, const codes::CodeBook&);
Result<TakeHandOver> read_take_hand_over(const Fields&, const codes::CodeBook&);
Result<DeclineHandOver> read_decline_hand_over(const Fields&, const codes::CodeBook&);

// What another table hears: affected, risk and protective factors, flags, what was tried, urgency. PRIVACY: nothing
// that a statement from or about youth justice made known, and nothing that was assessed afterwards.
Picture passed_on(const Picture&, const codes::CodeBook&, LocalDate today);

// Filters 2 to 4. Refused to the same table, to one where no agency sits, and when the rest of the picture is not
// enough to discuss.
Result<void> can_be_offered(const Situation&, const OfferHandOver&, const std::vector<AgencyId>& at_other_table,
                            const codes::CodeBook&, LocalDate today);
// What becomes of it at the table that offered: concluded where it had come to.
Result<Situation> handed_over(Situation, const codes::CodeBook&, Instant now);
// What the other table has: presented under its own number, by an agency of its own.
Result<Situation> taken_over(const Situation& from, SituationId, TableId, const TakeHandOver&, std::int64_t number,
                             const std::vector<AgencyId>& at_table, const codes::CodeBook&, LocalDate today,
                             Instant now);

} // namespace concert::situations
