#include "rooms/alignment/adoption.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/well_shaped.h"

namespace concert::alignment {
namespace {

constexpr std::array<std::string_view, 7> adoptable_names = {"yes",     "too_few", "hidden",   "no_change",
                                                             "too_low", "too_far", "too_early"};

bool is_of(const Adoption& one, const NeedRow& row) {
  return one.risk_category == row.risk_category && one.service_term == row.service_term;
}

} // namespace

std::string_view name_of(Adoptable adoptable) {
  return adoptable_names.at(static_cast<std::size_t>(adoptable));
}

const Adoption* in_use(std::span<const Adoption> adoptions, const NeedRow& row) {
  const Adoption* last = nullptr;
  for (const Adoption& one : adoptions)
    if (is_of(one, row) && !one.taken_back_at && (last == nullptr || last->at <= one.at))
      last = &one;
  const bool stands =
      last != nullptr && shortest(last->adopted) == shortest(row.relevance) && row.evidence == learned_evidence;
  return stands ? last : nullptr;
}

std::vector<NeedRow> as_experts_say(const std::vector<NeedRow>& rows, std::span<const Adoption> adoptions) {
  std::vector<NeedRow> out = rows;
  for (NeedRow& row : out)
    if (const Adoption* adoption = in_use(adoptions, row))
      row.relevance = adoption->expert;
  return out;
}

Verdict verdict_on(const Learned& learned, double in_use, std::optional<LocalDate> since, LocalDate today) {
  if (learned.mobilized < least_observations)
    return {Adoptable::too_few, 0, {}};
  const LearnedShown shown = shown_of(learned);
  if (!shown.lowered || !shown.learned)
    return {Adoptable::hidden, 0, {}};
  const double value = std::round(*shown.learned * 100) / 100;
  if (std::abs(value - in_use) < least_change - 1e-9)
    return {Adoptable::no_change, value, {}};
  if (value < least_adopted - 1e-9)
    return {Adoptable::too_low, value, {}};
  if (std::abs(value - in_use) > furthest_step + 1e-9)
    return {Adoptable::too_far, value, {}};
  const LocalDate from = since.value_or(today).plus_days(shadow_days);
  if (today < from)
    return {Adoptable::too_early, value, from};
  return {Adoptable::yes, value, {}};
}

const FieldSpecs& adopt_fields() {
  static const FieldSpecs specs = [] {
    FieldSpecs out = retire_need_fields();
    out.back().name = "reason";
    out.insert(out.begin() + 1, {.name = "value", .kind = FieldKind::text, .longest = 24});
    return out;
  }();
  return specs;
}

const FieldSpecs& take_back_fields() {
  return retire_need_fields();
}

Result<AdoptValue> read_adopt(const Fields& fields) {
  TRY(well_shaped(fields, adopt_fields()));
  return AdoptValue{fields.text_or("seen"), fields.text_or("value"),
                    change_reason_of(fields.text_or("reason")).value_or(ChangeReason::measured)};
}

Result<TakeBackValue> read_take_back(const Fields& fields) {
  const RetireNeed told = TRY(read_retire_need(fields));
  return TakeBackValue{told.seen, told.reason};
}

} // namespace concert::alignment
