#include <algorithm>

#include "rooms/directory/exchange/hsds_reading.h"
#include "rooms/directory/exchange/stated_values.h"
#include "rooms/directory/exchange/uuids.h"

namespace concert::directory {

namespace {

// Whether a row's own id says no more than we would write ourselves.
bool says_nothing(std::string_view id, const std::string& ours) {
  return !is_uuid(id) || id == ours;
}

} // namespace

void HsdsReading::languages() {
  const hsds::Table& table = hsds::table("language");
  for (SourceRow& row : tables_.of("language")) {
    const std::string id(row.at("id"));
    const std::string service_there(row.at("service_id"));
    const std::string code = code_of_language(row.at("code"), row.at("name"));
    if (code.empty() && row.at("name").empty()) {
      leave_out("language", row, "directory.import.language_empty", {id}, "name");
      continue;
    }
    const std::optional<LanguageReach> reach = reach_of(row.at("note"));
    const auto service = service_.find(known("service", service_there));
    if (service != service_.end() && !code.empty() && row.at("phone_id").empty()) {
      std::vector<SpokenLanguage>& languages = out_.entries.services[service->second].languages;
      const SpokenLanguage fresh{code, reach.value_or(LanguageReach::offered)};
      const auto same = std::find_if(languages.begin(), languages.end(),
                                     [&](const SpokenLanguage& each) { return each.code == code; });
      if (same == languages.end())
        languages.push_back(fresh);
      else if (fresh.reach < same->reach)
        same->reach = fresh.reach;
      // The export writes such a row by itself.
      const bool plain = reach && row.at("code") == code && row.at("location_id").empty() && row.at("name").empty() &&
                         says_nothing(id, derived_uuid("language", service_there + code));
      if (plain)
        continue;
    }
    keep_rest(table.name, known("language", id), std::move(row));
  }
  for (Service& service : out_.entries.services)
    std::sort(service.languages.begin(), service.languages.end());
}

void HsdsReading::areas() {
  const hsds::Table& table = hsds::table("service_area");
  for (SourceRow& row : tables_.of("service_area")) {
    const std::string id(row.at("id"));
    const std::string name = name_of_area(row.at("name"), row.at("description"));
    const std::string service_there(row.at("service_id"));
    std::string service = known("service", service_there);
    const auto at = places_.find(known("service_at_location", std::string(row.at("service_at_location_id"))));
    if (service.empty() && at != places_.end())
      service = at->second.first;
    const auto found = service_.find(service);
    if (found != service_.end() && !name.empty()) {
      std::vector<ServiceArea>& areas = out_.entries.services[found->second].areas;
      const ServiceArea area{"", name, Provenance::stated};
      if (std::find(areas.begin(), areas.end(), area) == areas.end())
        areas.push_back(area);
      if (row.cells.size() == 3 && !service_there.empty() && !row.at("name").empty() &&
          says_nothing(id, derived_uuid("service_area", service_there + "/" + name)))
        continue;
    }
    keep_rest(table.name, known("service_area", id), std::move(row));
  }
}

struct HsdsReading::Statement {
  SourceRow row;
  std::string id; // ours
  Capacity capacity;
  bool contradicted = false;
};

// The latest word of each service; the others are kept as they are.
void HsdsReading::capacities() {
  const hsds::Table& table = hsds::table("service_capacity");
  std::unordered_map<std::string, std::string> units; // our id -> name
  for (SourceRow& row : tables_.of("unit")) {
    const std::string id(row.at("id")), name(row.at("name"));
    if (name.empty()) {
      leave_out("unit", row, "directory.import.name_missing", {id}, "name");
      continue;
    }
    units[known("unit", id)] = name;
    if (row.cells.size() > 2 || !says_nothing(id, derived_uuid("unit", name)))
      keep_rest("unit", known("unit", id), std::move(row));
  }
  std::map<std::string, std::vector<Statement>> by_service;
  for (SourceRow& row : tables_.of("service_capacity")) {
    const std::string id(row.at("id"));
    const std::string service = known("service", std::string(row.at("service_id")));
    const std::optional<int> available = whole_in(row.at("available"));
    const std::optional<int> maximum = whole_in(row.at("maximum"));
    const std::optional<Instant> at = moment_in(row.at("updated"));
    const bool maximum_fits = row.at("maximum").empty() || (maximum && *maximum >= 0);
    if (service_.count(service) == 0)
      leave_out(table.name, row, "directory.import.dangling_service", {std::string(row.at("service_id"))},
                "service_id");
    else if (!available || *available < 0 || *available > 100'000)
      leave_out(table.name, row, "directory.import.capacity_no_count", {id}, "available");
    else if (!maximum_fits || (maximum && *maximum < *available))
      leave_out(table.name, row, "directory.import.capacity_over_maximum", {id}, "maximum");
    else if (!at)
      leave_out(table.name, row, "directory.import.capacity_without_moment", {id}, "updated");
    else {
      const auto unit = units.find(known("unit", std::string(row.at("unit_id"))));
      if (unit == units.end())
        note(NoteKind::mended, row, "directory.import.capacity_without_unit", {id}, "unit_id");
      Capacity capacity;
      capacity.available = *available;
      capacity.maximum = maximum;
      capacity.unit = unit == units.end() ? "place" : unit->second;
      capacity.stated_at = *at;
      capacity.source = row.at("description") == invented_words ? Provenance::invented : Provenance::stated;
      const std::string ours = known(table.name, id);
      by_service[service].push_back({std::move(row), ours, std::move(capacity)});
    }
  }
  for (auto& [service, statements] : by_service)
    choose(service, statements);
}

void HsdsReading::choose(const std::string& service, std::vector<Statement>& statements) {
  // Two different counts of the same thing at the same instant: nobody knows which is true, and unknown is never free.
  for (Statement& a : statements)
    for (const Statement& b : statements)
      if (&a != &b && a.capacity.unit == b.capacity.unit && a.capacity.stated_at == b.capacity.stated_at &&
          !(a.capacity == b.capacity))
        a.contradicted = true;
  Statement* best = nullptr;
  for (Statement& each : statements)
    if (!each.contradicted && (best == nullptr || best->capacity.stated_at < each.capacity.stated_at))
      best = &each;
  for (Statement& each : statements) {
    SourceRow& row = each.row;
    const std::string id(row.at("id"));
    if (each.contradicted) {
      leave_out("service_capacity", row, "directory.import.capacity_contradicted", {id}, "available");
    } else if (&each == best) {
      out_.entries.services[service_[service]].capacity = each.capacity;
      for (const char* said : {"available", "maximum", "updated"})
        row.take(said);
      if (each.capacity.source == Provenance::invented)
        row.take("description");
      const std::string ours = derived_uuid("service_capacity", row.at("service_id"));
      if (row.cells.size() > 3 || !says_nothing(id, ours))
        keep_rest("service_capacity", each.id, std::move(row));
    } else {
      note(NoteKind::noticed, row, "directory.import.capacity_earlier", {id}, "updated");
      keep_rest("service_capacity", each.id, std::move(row));
    }
  }
}

} // namespace concert::directory
