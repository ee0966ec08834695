// Opening hours that an agency keeps here itself.
#include <algorithm>

#include "rooms/directory/room.h"

namespace concert::directory {

using access::Act;

namespace {

std::vector<FurtherRow> of_service(std::vector<FurtherRow> rows, const ServiceId& id) {
  std::erase_if(rows, [&](const FurtherRow& row) { return row.at("service_id") != id.text(); });
  std::sort(rows.begin(), rows.end(), [](const FurtherRow& a, const FurtherRow& b) { return a.id < b.id; });
  return rows;
}

// 0 where the agency keeps none; FNV-1a otherwise: tells two readings apart, and protects nothing.
std::int64_t mark_of(const std::vector<FurtherRow>& rows) {
  if (rows.empty())
    return 0;
  std::uint64_t mark = 14695981039346656037U;
  for (const FurtherRow& row : rows)
    for (const char c : row.id + text_of(row))
      mark = (mark ^ static_cast<std::uint8_t>(c)) * 1099511628211U;
  return static_cast<std::int64_t>(mark >> 12) + 1; // as JSON and forms carry whole numbers
}

} // namespace

Result<Room::HoursView> Room::hours(const access::Actor& actor, const ServiceId& id) {
  TRY(access::Gate().permit<Act::edit_directory>(actor));
  ServiceView view = TRY(service(actor, id));
  TRY(keeping(actor, Act::edit_directory, view.service->organization));
  const std::vector<FurtherRow> rows = of_service(store_.own_hours(), id);
  HoursView out;
  out.mark = mark_of(rows);
  const auto own = own_hours_in(rows, id);
  out.own = own.has_value();
  const std::vector<Timetable>& said = view.catalogue->hours_of(id);
  if (own)
    out.hours = *own;
  else if (said.size() == 1)
    out.hours = own_hours_like(said.front().hours);
  out.service = std::move(view);
  return out;
}

Result<void> Room::keep_hours(const access::Actor& actor, const ServiceId& id, std::int64_t mark,
                              const std::vector<FurtherRow>& fresh) {
  TRY(access::Gate().permit<Act::edit_directory>(actor));
  const SharedCatalogue catalogue = current();
  const Service* known = catalogue->service(id);
  if (known == nullptr)
    return Refusal::not_found();
  TRY(keeping(actor, Act::edit_directory, known->organization));
  const std::vector<FurtherRow> rows = of_service(store_.own_hours(), id);
  if (mark_of(rows) != mark)
    return Refusal::stale();
  if (rows == of_service(fresh, id))
    return {};
  TRY(store_.save_own_hours(
      id, rows, fresh,
      entry_by(actor, Act::edit_directory, "service", id.text(), fresh.empty() ? "hours given up" : "hours")));
  return {};
}

Result<void> Room::set_hours(const access::Actor& actor, const ServiceId& id, std::int64_t mark,
                             const OwnHours& hours) {
  if (hours.empty())
    return Refusal::invalid("monday", "directory.hours.nothing");
  return keep_hours(actor, id, mark, rows_of(hours, id));
}

Result<void> Room::give_hours_up(const access::Actor& actor, const ServiceId& id, std::int64_t mark) {
  return keep_hours(actor, id, mark, {});
}

} // namespace concert::directory
