#include "rooms/alignment/reason.h"

#include <array>
#include <iterator>

#include "base/check.h"
#include "rooms/alignment/offers.h"

namespace concert::alignment {
namespace {

using directory::CapacityStanding;
using directory::Provenance;

// Each goes behind those of its kind and of the kinds before.
class Reasons {
public:
  Reasons() { all.reserve(10); }
  void add(ReasonKind kind, std::string_view word, std::vector<ReasonValue> values = {}) {
    auto at = all.end();
    while (at != all.begin() && kind < std::prev(at)->kind)
      --at;
    all.insert(at, Reason{kind, word, std::move(values)});
  }
  void add_one(ReasonKind kind, std::string_view word, std::string text, std::string list = {}) {
    std::vector<ReasonValue> values;
    values.emplace_back(ReasonValue{std::move(text), std::move(list)});
    add(kind, word, std::move(values));
  }
  std::vector<Reason> all;
};

void about_age(Reasons& out, const Offer& offer) {
  const auto& limits = offer.service->ages;
  if (offer.age.fit == Fit::not_asked)
    return;
  if (!limits)
    return out.add(ReasonKind::ask, "alignment.reason.age_not_said");
  const ReasonKind kind = offer.age.fit == Fit::yes ? ReasonKind::fits : ReasonKind::ask;
  std::vector<ReasonValue> values;
  if (limits->minimum)
    values.push_back({std::to_string(*limits->minimum)});
  if (limits->maximum)
    values.push_back({std::to_string(*limits->maximum)});
  const std::size_t span = (limits->minimum ? 2u : 0u) + (limits->maximum ? 1u : 0u);
  constexpr std::array<std::string_view, 4> fits = {"alignment.reason.age_any", "alignment.reason.age_to",
                                                    "alignment.reason.age_from", "alignment.reason.age_between"};
  constexpr std::array<std::string_view, 4> ask = {"alignment.reason.age_ask_any", "alignment.reason.age_ask_to",
                                                   "alignment.reason.age_ask_from", "alignment.reason.age_ask_between"};
  out.add(kind, (kind == ReasonKind::fits ? fits : ask)[span], std::move(values));
  // Of a household one may fit and another not; whom the service is for is for people to say.
  for (const std::string& band : offer.age.refused)
    out.add_one(ReasonKind::against, "alignment.reason.age_refused", band, "age_bands");
  if (limits->source == Provenance::parsed_from_prose)
    out.add_one(ReasonKind::source, "alignment.reason.age_from_words", limits->phrase, "directory");
}

void about_seats(Reasons& out, const Offer& offer) {
  const Seats& seats = offer.seats;
  const std::string days = std::to_string(seats.days_old.value_or(0));
  if (seats.standing == CapacityStanding::free)
    out.add(ReasonKind::fits, "alignment.reason.free", {{std::to_string(seats.available.value_or(0))}, {days}});
  if (seats.wait_days && *seats.wait_days > 0)
    out.add(ReasonKind::against, "alignment.reason.wait", {{std::to_string(*seats.wait_days)}, {days}});
  if (seats.standing == CapacityStanding::unknown && seats.outdated_by)
    out.add_one(ReasonKind::ask, "alignment.reason.seats_outdated", std::to_string(*seats.outdated_by));
  else if (seats.standing == CapacityStanding::unknown)
    out.add(ReasonKind::ask, "alignment.reason.seats_not_said");
}

} // namespace

std::string_view name_of(ReasonKind kind) {
  switch (kind) {
  case ReasonKind::fits:
    return "fits";
  case ReasonKind::ask:
    return "ask";
  case ReasonKind::against:
    return "against";
  case ReasonKind::source:
    return "source";
  }
  bug("unknown kind of reason");
}

std::vector<Reason> reasons_for(const Offer& offer, const std::string& spoken) {
  Reasons out;
  out.add_one(ReasonKind::fits, "alignment.reason.term", offer.row->service_term, "service_terms");
  about_age(out, offer);
  if (offer.language == Fit::yes)
    out.add_one(ReasonKind::fits, "alignment.reason.language", spoken, "languages");
  else if (offer.language == Fit::unknown)
    out.add_one(ReasonKind::ask, "alignment.reason.language_not_sure", spoken, "languages");
  if (offer.area.fit == Fit::yes)
    out.add_one(ReasonKind::fits, "alignment.reason.area", offer.area.area, "directory");
  else if (offer.area.fit == Fit::unknown)
    out.add(ReasonKind::ask, "alignment.reason.area_not_said");
  about_seats(out, offer);
  if (offer.now && offer.seats.standing != CapacityStanding::free)
    out.add(ReasonKind::fits, "alignment.reason.any_time");
  if (!offer.service->eligibility.empty())
    out.add(ReasonKind::ask, "alignment.reason.conditions");
  if (offer.enforcement)
    out.add(ReasonKind::against, "alignment.reason.police_or_courts");
  if (offer.invented)
    out.add(ReasonKind::source, "alignment.reason.invented");
  return std::move(out.all);
}

} // namespace concert::alignment
