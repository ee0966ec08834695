#include "rooms/situations/step_out.h"

#include <array>

#include "base/named.h"
#include "base/well_shaped.h"

namespace concert::situations {
namespace {

constexpr std::array<std::string_view, 4> conflict_names = {"personal_tie", "professional_tie", "own_interest",
                                                            "other"};

FieldSpec conflict_field() {
  return {.name = "conflict",
          .kind = FieldKind::choice,
          .choices = std::vector<std::string>(conflict_names.begin(), conflict_names.end())};
}
FieldSpec agency_field() {
  return {.name = "agency", .kind = FieldKind::id};
}
FieldSpec member_field() {
  return {.name = "member", .kind = FieldKind::id, .presence = Presence::optional};
}

Result<Whom> whom_in(const Fields& fields) {
  const auto agency = AgencyId::parse(fields.text_or("agency"));
  if (!agency)
    return Refusal::invalid("agency", "problem.not_an_id");
  Whom out{*agency, std::nullopt};
  if (fields.has("member")) {
    out.member = MemberId::parse(fields.text_or("member"));
    if (!out.member)
      return Refusal::invalid("member", "problem.not_an_id");
  }
  return out;
}

Conflict conflict_in(const Fields& fields) {
  return *conflict_of(fields.text_or("conflict"));
}

} // namespace

std::string_view name_of(Conflict conflict) {
  return conflict_names.at(static_cast<std::size_t>(conflict));
}
std::optional<Conflict> conflict_of(std::string_view name) {
  return named<Conflict>(conflict_names, name);
}

bool keeps_out(const StepOut& out, const access::Actor& actor) {
  if (out.back_at)
    return false;
  if (out.whom.member)
    return *out.whom.member == actor.member;
  return out.whom.agency == actor.agency && actor.role == access::Role::representative;
}

const FieldSpecs& step_out_fields() {
  static const FieldSpecs specs = {conflict_field()};
  return specs;
}
const FieldSpecs& send_out_fields() {
  static const FieldSpecs specs = {agency_field(), member_field(), conflict_field()};
  return specs;
}
const FieldSpecs& call_back_fields() {
  static const FieldSpecs specs = {agency_field(), member_field()};
  return specs;
}

Result<StepOutOf> read_step_out(const Fields& fields) {
  TRY(well_shaped(fields, step_out_fields()));
  return StepOutOf{conflict_in(fields)};
}
Result<SendOut> read_send_out(const Fields& fields) {
  TRY(well_shaped(fields, send_out_fields()));
  return SendOut{TRY(whom_in(fields)), conflict_in(fields)};
}
Result<CallBack> read_call_back(const Fields& fields) {
  TRY(well_shaped(fields, call_back_fields()));
  return CallBack{TRY(whom_in(fields))};
}

} // namespace concert::situations
