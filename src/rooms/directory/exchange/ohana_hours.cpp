#include "rooms/directory/exchange/ohana_hours.h"

#include <set>

#include "base/text.h"
#include "rooms/directory/exchange/former_tables.h"
#include "rooms/directory/hours_rows.h"
#include "rooms/directory/source_table.h"

namespace concert::directory {

namespace {

class HoursReading {
public:
  HoursReading(SourceTable& table, const SourceSettings& settings, const OhanaPlaces& places, Import& out)
      : table_(table), settings_(settings), places_(places), out_(out) {}

  void read(bool holidays) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < table_.size(); ++i) {
      const std::string id = table_.cell(i, "id");
      if (id.empty() || !seen.insert(id).second) {
        note(i, id.empty() ? "directory.import.id_missing" : "directory.import.id_repeated", {id});
        continue;
      }
      FurtherRow row;
      // Both files number their rows from 1.
      row.origin = {settings_.name, "schedule", (holidays ? "holiday-" : "regular-") + id};
      row.id = stable_id(row.origin);
      if (!links(i, row) || !(holidays ? dates(i, row) : weekday(i, row)))
        continue;
      for (const char* field : {"opens_at", "closes_at"})
        set(row, field, time_of_day(table_.cell(i, field)));
      out_.further.push_back(std::move(row));
      table_.end_of_row(i, out_.report);
      ++out_.report.read[table_.file()];
    }
  }

private:
  void note(std::size_t i, const char* word, std::vector<std::string> values) {
    out_.report.add(NoteKind::left_out, table_.file(), table_.line(i), word, std::move(values));
  }
  static void set(FurtherRow& row, const char* field, std::string value) {
    if (!value.empty())
      row.values.emplace_back(field, std::move(value));
  }

  bool links(std::size_t i, FurtherRow& row) {
    const auto link = [&](const char* column, const auto& known, const char* word) {
      const std::string id = table_.cell(i, column);
      if (id.empty())
        return;
      if (const auto found = known.find(id); found != known.end())
        set(row, column, found->second.text());
      else
        note(i, word, {id});
    };
    link("service_id", places_.services, "directory.import.dangling_service");
    link("location_id", places_.locations, "directory.import.dangling_location");
    if (row.values.empty())
      note(i, "directory.import.row_of_nobody", {"schedule"});
    return !row.values.empty();
  }

  bool weekday(std::size_t i, FurtherRow& row) {
    const std::string said = table_.cell(i, "weekday"), day = weekday_code(said);
    if (day.empty()) {
      note(i, "directory.import.weekday_unknown", {said});
      return false;
    }
    set(row, "freq", "WEEKLY");
    set(row, "byday", day);
    return true;
  }

  bool dates(std::size_t i, FurtherRow& row) {
    for (const auto& [column, field] : {std::pair{"start_date", "valid_from"}, {"end_date", "valid_to"}}) {
      const std::string said = table_.cell(i, column);
      const std::optional<LocalDate> day = date_in(said);
      set(row, field, day ? day->iso() : said); // what is no date is kept, and unknown
    }
    const std::string closed = text::fold(table_.cell(i, "closed"));
    if (closed == "true" || closed == "yes" || closed == "1" || closed == "t" || closed == "y")
      set(row, "notes", "closed");
    return true;
  }

  SourceTable& table_;
  const SourceSettings& settings_;
  const OhanaPlaces& places_;
  Import& out_;
};

} // namespace

Result<void> read_ohana_hours(const Files& files, const SourceSettings& settings, const OhanaPlaces& places,
                              Import& out) {
  for (const char* file : {"regular_schedules.csv", "holiday_schedules.csv"})
    if (files.find(file) != files.end()) {
      SourceTable table = TRY(SourceTable::open(files, file, {"id"}, out.report));
      HoursReading(table, settings, places, out).read(std::string_view(file) == "holiday_schedules.csv");
    }
  return {};
}

} // namespace concert::directory
