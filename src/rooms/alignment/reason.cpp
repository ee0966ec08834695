#include "rooms/alignment/reason.h"

#include <algorithm>

#include "base/check.h"
#include "rooms/alignment/offers.h"

namespace concert::alignment {
namespace {

using directory::CapacityStanding;
using directory::Provenance;

class Reasons {
public:
  void add(ReasonKind kind, std::string word, std::vector<ReasonValue> values = {}) {
    all.push_back({kind, "alignment.reason." + std::move(word), std::move(values)});
  }
  std::vector<Reason> all;
};

void about_age(Reasons& out, const Offer& offer) {
  const auto& limits = offer.service->ages;
  if (offer.age.fit == Fit::not_asked)
    return;
  if (!limits)
    return out.add(ReasonKind::ask, "age_not_said");
  const ReasonKind kind = offer.age.fit == Fit::yes ? ReasonKind::fits : ReasonKind::ask;
  std::vector<ReasonValue> values;
  if (limits->minimum)
    values.push_back({std::to_string(*limits->minimum)});
  if (limits->maximum)
    values.push_back({std::to_string(*limits->maximum)});
  const std::string span = limits->minimum && limits->maximum ? "between"
                           : limits->minimum                  ? "from"
                           : limits->maximum                  ? "to"
                                                              : "any";
  out.add(kind, (kind == ReasonKind::fits ? "age_" : "age_ask_") + span, std::move(values));
  // Of a household one may fit and another not; whom the service is for is for people to say.
  for (const std::string& band : offer.age.refused)
    out.add(ReasonKind::against, "age_refused", {{band, "age_bands"}});
  if (limits->source == Provenance::parsed_from_prose)
    out.add(ReasonKind::source, "age_from_words", {{limits->phrase, "directory"}});
}

void about_seats(Reasons& out, const Offer& offer) {
  const Seats& seats = offer.seats;
  const std::string days = std::to_string(seats.days_old.value_or(0));
  if (seats.standing == CapacityStanding::free)
    out.add(ReasonKind::fits, "free", {{std::to_string(seats.available.value_or(0))}, {days}});
  if (seats.wait_days && *seats.wait_days > 0)
    out.add(ReasonKind::against, "wait", {{std::to_string(*seats.wait_days)}, {days}});
  if (seats.standing == CapacityStanding::unknown && seats.outdated_by)
    out.add(ReasonKind::ask, "seats_outdated", {{std::to_string(*seats.outdated_by)}});
  else if (seats.standing == CapacityStanding::unknown)
    out.add(ReasonKind::ask, "seats_not_said");
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
  out.add(ReasonKind::fits, "term", {{offer.row->service_term, "service_terms"}});
  about_age(out, offer);
  if (offer.language == Fit::yes)
    out.add(ReasonKind::fits, "language", {{spoken, "languages"}});
  else if (offer.language == Fit::unknown)
    out.add(ReasonKind::ask, "language_not_sure", {{spoken, "languages"}});
  if (offer.area.fit == Fit::yes)
    out.add(ReasonKind::fits, "area", {{offer.area.area, "directory"}});
  else if (offer.area.fit == Fit::unknown)
    out.add(ReasonKind::ask, "area_not_said");
  about_seats(out, offer);
  if (offer.now && offer.seats.standing != CapacityStanding::free)
    out.add(ReasonKind::fits, "any_time");
  if (!offer.service->eligibility.empty())
    out.add(ReasonKind::ask, "conditions");
  if (offer.enforcement)
    out.add(ReasonKind::against, "police_or_courts");
  if (offer.invented)
    out.add(ReasonKind::source, "invented");
  std::stable_sort(out.all.begin(), out.all.end(), [](const Reason& a, const Reason& b) { return a.kind < b.kind; });
  return out.all;
}

} // namespace concert::alignment
