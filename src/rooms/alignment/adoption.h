// From the shadow into the table of needs: when a value that concluded situations speak for may be adopted for a row,
// and what is kept of it. Pure. Somebody decides; nothing is adopted by itself, and everything can be taken back.
//
// PRIVACY: it is told what learning.h tells, and so nothing of a person, a group, an agency or a day. A value with a
// small count behind it is not adopted, because everybody may read the table of needs and compute the count from it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/fields.h"
#include "base/instant.h"
#include "base/result.h"
#include "rooms/access/ids.h"
#include "rooms/alignment/learning.h"
#include "rooms/alignment/needs_editing.h"

namespace concert::alignment {

inline constexpr int shadow_days = 30;        // beside the value in use, before it may take its place
inline constexpr int least_observations = 20; // as many as the expert's value counts for
inline constexpr double furthest_step = 0.25; // from the value in use: what moves it more is looked at by experts
inline constexpr double least_adopted = 0.05; // what is worth less is for experts to switch off
inline constexpr double least_change = 0.01;

// What a row says of where it comes from while an adopted value is in use.
inline constexpr std::string_view learned_evidence = "learned from concluded situations";

// Since when a table's chair could see what its situations say of a row, beside that value of the experts.
struct Shadow {
  std::string risk_category, service_term;
  double expert = 0;
  Instant since;
  friend bool operator==(const Shadow&, const Shadow&) = default;
};

struct Adoption {
  TableId table; // whose situations spoke for it
  std::string risk_category, service_term;
  double expert = 0;  // what was learned from: it counts on when there is more to learn
  double before = 0;  // in use until then …
  std::string noted;  // … with this note
  double adopted = 0; // to a hundredth
  int situations = 0;
  ChangeReason reason = ChangeReason::measured;
  Instant at;
  std::string edition; // that it made; no two have the same
  std::optional<Instant> taken_back_at;
  friend bool operator==(const Adoption&, const Adoption&) = default;
};

// The one whose value the row has now; nothing where experts have changed the row since, or it was taken back.
const Adoption* in_use(std::span<const Adoption> adoptions, const NeedRow& row);
// The rows with what experts say of each, to learn from: otherwise the same situations would count twice.
std::vector<NeedRow> as_experts_say(const std::vector<NeedRow>& rows, std::span<const Adoption> adoptions);

enum class Adoptable { yes, too_few, hidden, no_change, too_low, too_far, too_early };
std::string_view name_of(Adoptable adoptable);
struct Verdict {
  Adoptable adoptable = Adoptable::too_few;
  double value = 0;              // that would be adopted; says nothing for `too_few` and `hidden`
  std::optional<LocalDate> from; // the first day, for `too_early`
};
// `since` of the shadow, or of the last adoption where that is later; nothing: it begins now. Days are those of
// `today`.
Verdict verdict_on(const Learned& learned, double in_use, std::optional<LocalDate> since, LocalDate today);

struct AdoptValue {
  std::string seen;  // the version of the table of needs that was read
  std::string value; // that was read, "0.72": another one by now is not what somebody decided on
  ChangeReason reason = ChangeReason::measured;
};
struct TakeBackValue {
  std::string seen;
  ChangeReason reason = ChangeReason::correction;
};
const FieldSpecs& adopt_fields();     // seen, value, reason
const FieldSpecs& take_back_fields(); // seen, retire_reason: it stands on one page with the other form
Result<AdoptValue> read_adopt(const Fields& fields);
Result<TakeBackValue> read_take_back(const Fields& fields);

} // namespace concert::alignment
