#include "rooms/directory/overlay.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <map>

#include "base/text.h"
#include "rooms/directory/hours_rows.h"
#include "rooms/directory/own_hours.h"
#include "rooms/directory/source_table.h"

namespace concert::directory {

namespace {

enum class Cell { empty, good, bad };

Cell count_in(const std::string& text, int largest, int& out) {
  if (text.empty())
    return Cell::empty;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() && out >= 0 && out <= largest ? Cell::good
                                                                                                : Cell::bad;
}

struct OverlayRow {
  std::optional<int> minimum_age, maximum_age, available, maximum, wait_days, days_ago;
};

// The first column that cannot be read, or "".
std::string read_row(SourceTable& table, std::size_t i, OverlayRow& row) {
  struct Column {
    const char* name;
    int largest;
    std::optional<int>* out;
  };
  for (const Column& column : std::array<Column, 6>{{{"minimum_age", 120, &row.minimum_age},
                                                     {"maximum_age", 120, &row.maximum_age},
                                                     {"capacity_available", 100'000, &row.available},
                                                     {"capacity_maximum", 100'000, &row.maximum},
                                                     {"wait_days", 3'650, &row.wait_days},
                                                     {"stated_days_ago", 3'650, &row.days_ago}}}) {
    int value = 0;
    const Cell cell = count_in(table.cell(i, column.name), column.largest, value);
    if (cell == Cell::bad)
      return column.name;
    if (cell == Cell::good)
      *column.out = value;
  }
  if (row.minimum_age && row.maximum_age && *row.minimum_age > *row.maximum_age)
    return "maximum_age";
  if (row.available && row.maximum && *row.available > *row.maximum)
    return "capacity_available";
  return "";
}

// Rows of a timetable that nobody keeps; none when the cell cannot be read.
std::vector<FurtherRow> hours_in_cell(std::string_view cell, const Service& service) {
  std::vector<FurtherRow> out;
  for (const std::string_view each : text::split(cell, ';')) {
    const std::string_view part = text::trim(each);
    const std::size_t space = part.find(' '), dash = part.find('-');
    if (space == std::string_view::npos || dash == std::string_view::npos || dash < space)
      return {};
    FurtherRow row;
    row.origin = {service.origin.import, "schedule",
                  "invented-" + service.origin.id + "-" + std::to_string(out.size())};
    row.id = stable_id(row.origin);
    row.values = {{"service_id", service.id.text()},
                  {"freq", "WEEKLY"},
                  {"byday", std::string(part.substr(0, space))},
                  {"opens_at", std::string(part.substr(space + 1, dash - space - 1))},
                  {"closes_at", std::string(part.substr(dash + 1))},
                  {std::string(invented_mark), "yes"}};
    Hours read;
    read_schedule(row, {0}, read);
    if (read.openings.size() != 1 || !read.openings.front().span)
      return {};
    out.push_back(std::move(row));
  }
  return out;
}

} // namespace

Result<void> apply_overlay(Import& import, const std::string& file, std::string_view bytes, Instant now,
                           const std::map<std::string, std::string>& area_names) {
  const Files files = {{file, std::string(bytes)}};
  Result<SourceTable> opened = SourceTable::open(files, file, {"service_id"}, import.report);
  if (!opened)
    return opened.error();
  SourceTable& table = *opened;
  std::map<std::string, Service*> services;
  for (Service& service : import.entries.services)
    services[service.origin.id] = &service;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const std::string id = table.cell(i, "service_id");
    const auto found = services.find(id);
    if (found == services.end()) {
      import.report.add(NoteKind::left_out, file, table.line(i), "directory.import.dangling_service", {id});
      continue;
    }
    OverlayRow row;
    if (const std::string bad = read_row(table, i, row); !bad.empty()) {
      import.report.add(NoteKind::left_out, file, table.line(i), "directory.import.number_unreadable", {id, bad});
      continue;
    }
    Service& service = *found->second;
    const Instant stated_at = now - std::chrono::hours(24 * row.days_ago.value_or(0));
    if (row.minimum_age || row.maximum_age) {
      if (service.ages)
        import.report.add(NoteKind::noticed, file, table.line(i), "directory.import.real_value_kept", {id, "ages"});
      else
        service.ages = AgeLimits{row.minimum_age, row.maximum_age, Provenance::invented, ""};
    }
    if (row.available)
      service.capacity = Capacity{*row.available, row.maximum, "place", stated_at, Provenance::invented};
    if (row.wait_days)
      service.wait = Wait{*row.wait_days, stated_at, Provenance::invented};
    if (const std::string area = table.cell(i, "town_area"); !area.empty()) {
      const auto name = area_names.find(area);
      if (service.areas.empty())
        service.areas.push_back({area, name == area_names.end() ? area : name->second, Provenance::invented});
      else
        import.report.add(NoteKind::noticed, file, table.line(i), "directory.import.real_value_kept", {id, "areas"});
    }
    if (const std::string hours = table.cell(i, "hours"); !hours.empty()) {
      const bool known = std::any_of(import.further.begin(), import.further.end(), [&](const FurtherRow& each) {
        return each.origin.table == "schedule" && each.at("service_id") == service.id.text();
      });
      std::vector<FurtherRow> rows = hours_in_cell(hours, service);
      if (known || rows.empty())
        import.report.add(known ? NoteKind::noticed : NoteKind::left_out, file, table.line(i),
                          known ? "directory.import.real_value_kept" : "directory.import.number_unreadable",
                          {id, "hours"});
      else
        std::move(rows.begin(), rows.end(), std::back_inserter(import.further));
    }
    table.end_of_row(i, import.report);
    ++import.report.read[file];
  }
  return {};
}

} // namespace concert::directory
