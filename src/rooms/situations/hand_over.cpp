#include "rooms/situations/hand_over.h"

#include <algorithm>
#include <array>

#include "rooms/situations/filters.h"

namespace concert::situations {
namespace {

constexpr std::array<std::string_view, 4> hand_over_states = {"offered", "taken", "declined", "withdrawn"};

bool is_open_at_table(const Situation& s) {
  return s.stage == Stage::discussion || s.stage == Stage::identification || s.stage == Stage::intervention;
}

bool can_be_discussed(const Situation& s, const Picture& picture) {
  return !picture.risks.empty() && (!picture.affected.empty() || !is_about_people(s.subject));
}

Result<void> well_formed(const Fields& fields, const FieldSpecs& specs, const codes::CodeBook& book) {
  if (auto problems = problems_of(fields, specs, book.knows()); !problems.empty())
    return Refusal::invalid(std::move(problems));
  return {};
}

} // namespace

std::string_view name_of(HandOverState state) {
  return hand_over_states.at(static_cast<std::size_t>(state));
}
std::optional<HandOverState> hand_over_state_of(std::string_view name) {
  const auto at = std::find(hand_over_states.begin(), hand_over_states.end(), name);
  return at == hand_over_states.end() ? std::nullopt
                                      : std::optional(static_cast<HandOverState>(at - hand_over_states.begin()));
}

const FieldSpecs& offer_hand_over_fields() {
  static const FieldSpecs specs = {{.name = "table", .kind = FieldKind::id},
                                   {.name = "reason", .kind = FieldKind::code, .list = "hand_overs"}};
  return specs;
}
const FieldSpecs& take_hand_over_fields() {
  static const FieldSpecs specs = {{.name = "originating_agency", .kind = FieldKind::id}};
  return specs;
}
const FieldSpecs& decline_hand_over_fields() {
  static const FieldSpecs specs = {{.name = "reason", .kind = FieldKind::code, .list = "hand_over_answers"}};
  return specs;
}

Result<OfferHandOver> read_offer_hand_over(const Fields& fields, const codes::CodeBook& book) {
  TRY(well_formed(fields, offer_hand_over_fields(), book));
  const auto table = TableId::parse(fields.text_or("table"));
  if (!table)
    return Refusal::invalid("table", "problem.not_an_id");
  return OfferHandOver{*table, book.code("hand_overs", fields.text_or("reason"))};
}
Result<TakeHandOver> read_take_hand_over(const Fields& fields, const codes::CodeBook& book) {
  TRY(well_formed(fields, take_hand_over_fields(), book));
  const auto agency = AgencyId::parse(fields.text_or("originating_agency"));
  if (!agency)
    return Refusal::invalid("originating_agency", "problem.not_an_id");
  return TakeHandOver{*agency};
}
Result<DeclineHandOver> read_decline_hand_over(const Fields& fields, const codes::CodeBook& book) {
  TRY(well_formed(fields, decline_hand_over_fields(), book));
  return DeclineHandOver{book.code("hand_over_answers", fields.text_or("reason"))};
}

Picture passed_on(const Picture& picture, const codes::CodeBook& book, LocalDate today) {
  Picture out = printable(seen_on(picture, book, today), book);
  for (RiskFactor& risk : out.risks)
    risk.after.reset();
  return out;
}

Result<void> can_be_offered(const Situation& s, const OfferHandOver& act, const std::vector<AgencyId>& at_other_table,
                            const codes::CodeBook& book, LocalDate today) {
  if (!is_open_at_table(s))
    return Refusal::step_not_open("refusal.step_not_open");
  if (act.to == s.table)
    return Refusal::invalid("table", "problem.same_table");
  if (at_other_table.empty())
    return Refusal::invalid("table", "problem.nobody_at_that_table");
  if (!can_be_discussed(s, passed_on(s.picture, book, today)))
    return Refusal::step_not_open("refusal.too_little_to_pass_on");
  return {};
}

Result<Situation> handed_over(Situation s, const codes::CodeBook& book, Instant now) {
  if (!is_open_at_table(s))
    return Refusal::step_not_open("refusal.step_not_open");
  s.ending = Ending{book.code("conclusions", "handed_over"), now, s.stage};
  s.stage = Stage::concluded;
  return s;
}

Result<Situation> taken_over(const Situation& from, SituationId id, TableId table, const TakeHandOver& act,
                             std::int64_t number, const std::vector<AgencyId>& at_table, const codes::CodeBook& book,
                             LocalDate today, Instant now) {
  if (std::find(at_table.begin(), at_table.end(), act.originating) == at_table.end())
    return Refusal::invalid("originating_agency", "problem.agency_not_at_table");
  Situation out;
  out.id = id;
  out.table = table;
  out.originating = act.originating;
  out.subject = from.subject;
  out.screening = {true, true, true, {}};
  out.picture = passed_on(from.picture, book, today);
  if (!can_be_discussed(out, out.picture))
    return Refusal::step_not_open("refusal.too_little_to_pass_on");
  out.stage = Stage::discussion;
  out.opened_at = out.presented_at.emplace(now);
  out.number = number;
  out.from_another_table = true;
  return out;
}

} // namespace concert::situations
