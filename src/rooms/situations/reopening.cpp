#include "rooms/situations/reopening.h"

namespace concert::situations {

const FieldSpecs& reopen_fields() {
  static const FieldSpecs specs = {{.name = "reason", .kind = FieldKind::code, .list = "reopenings"}};
  return specs;
}

Result<ReopenSituation> read_reopen(const Fields& fields, const codes::CodeBook& book) {
  if (auto problems = problems_of(fields, reopen_fields(), book.knows()); !problems.empty())
    return Refusal::invalid(std::move(problems));
  return ReopenSituation{book.code("reopenings", fields.text_or("reason"))};
}

Result<Situation> reopen(Situation s, const ReopenSituation& act, Instant now) {
  if (s.stage != Stage::concluded)
    return Refusal::step_not_open("refusal.step_not_open");
  if (s.ending->reason.id == "handed_over")
    return Refusal::step_not_open("refusal.handed_over");
  Round over;
  over.presented_at = *s.presented_at;
  if (s.threshold)
    over.threshold_met_at = s.threshold->met_at;
  over.lead_named_at = s.lead_named_at;
  over.first_contact_at = s.first_contact_at;
  over.connected_at = s.connected_at;
  over.lead = s.lead();
  const Reduction change = reduction_of(s.picture);
  over.factors_assessed = change.assessed;
  over.factors_reduced = change.reduced;
  over.ending = *s.ending;
  over.reopened = act.reason;
  over.reopened_at = now;

  // Built anew from what carries over, so that a member added to Situation later does not unless it is named here.
  Situation again;
  again.id = s.id;
  again.table = s.table;
  again.originating = s.originating;
  again.version = s.version;
  again.number = s.number;
  again.subject = s.subject;
  again.stage = Stage::discussion;
  again.opened_at = s.opened_at;
  again.presented_at = now;
  again.screening = s.screening;
  again.picture = s.picture;
  for (RiskFactor& risk : again.picture.risks)
    risk.after.reset();
  again.from_another_table = s.from_another_table;
  again.earlier = s.earlier;
  again.earlier.push_back(over);
  return again;
}

} // namespace concert::situations
