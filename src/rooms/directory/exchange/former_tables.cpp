#include "rooms/directory/exchange/former_tables.h"

#include <array>
#include <utility>

#include "base/text.h"
#include "rooms/directory/exchange/table_names.h"

namespace concert::directory {

const hsds::Table eligibility_table{
    "eligibility", "", {{"id"}, {"service_id", "string", false, "service"}, {"eligibility"}}};
const hsds::Table row_without_place{"no_place", "", {{"id"}}};

namespace {

// "a.m." and "p.m." with the hour before them.
std::optional<int> hour_of(int hour, std::string_view half) {
  if (half.empty())
    return hour <= 24 ? std::optional(hour) : std::nullopt;
  if (hour < 1 || hour > 12)
    return std::nullopt;
  return half.front() == 'p' ? hour % 12 + 12 : hour % 12;
}

} // namespace

const hsds::Table& table_of_former(std::string_view former, const hsds::Table& table) {
  if (former == "eligibility")
    return eligibility_table;
  if (former == "payment_accepted")
    return row_without_place;
  return table;
}

const hsds::Field* former_field(std::string_view former, const hsds::Table& table, std::string_view column) {
  using Pair = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Pair, 2> weekly = {{{"weekday", "byday"}, {"original_text", "description"}}};
  static constexpr std::array<Pair, 3> holidays = {
      {{"start_date", "valid_from"}, {"end_date", "valid_to"}, {"closed", "notes"}}};
  static constexpr std::array<Pair, 1> categories = {{{"service_id", "link_id"}}};
  const auto among = [&](const auto& pairs) -> const hsds::Field* {
    for (const auto& [name, field] : pairs)
      if (name == column)
        return table.field(field);
    return field_called(table, column);
  };
  if (former == "regular_schedule")
    return among(weekly);
  if (former == "holiday_schedule")
    return among(holidays);
  if (former == "service_taxonomy")
    return among(categories);
  return field_called(table, column);
}

bool is_repetition(std::string_view former, std::string_view column) {
  return (former == "taxonomy_1" && column == "parent_name") || former == "payment_accepted";
}

std::string time_of_day(std::string_view written) {
  const std::string text = text::fold(text::trim(written));
  std::string digits, half;
  bool other = false;
  std::size_t colons = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9' && half.empty())
      digits += c;
    else if (c == ':' || c == 'h')
      ++colons;
    else if (c == 'a' || c == 'p')
      half = std::string(1, c);
    else if (c != ' ' && c != '.' && c != 'm')
      other = true;
  }
  const std::size_t before = text.find_first_of(":h");
  const std::size_t hour_digits = colons > 0 ? before : digits.size() > 2 ? digits.size() - 2 : digits.size();
  const bool whole = !other && colons <= 2 && !digits.empty() && digits.size() <= (colons == 2 ? 6u : 4u) &&
                     hour_digits >= 1 && hour_digits <= 2 && (colons > 0 || !half.empty() || digits.size() == 4);
  if (!whole || hour_digits > digits.size())
    return std::string(written);
  const int given = std::stoi(digits.substr(0, hour_digits));
  const std::string minutes = digits.substr(hour_digits, 2);
  const std::optional<int> hour = hour_of(given, half);
  if (!hour || (!minutes.empty() && (minutes.size() != 2 || minutes > "59")))
    return std::string(written);
  return (*hour < 10 ? "0" : "") + std::to_string(*hour) + ":" + (minutes.empty() ? "00" : minutes);
}

std::string weekday_code(std::string_view written) {
  static constexpr std::array<std::array<std::string_view, 5>, 7> days = {{{"MO", "monday", "lundi", "1", "mon"},
                                                                           {"TU", "tuesday", "mardi", "2", "tue"},
                                                                           {"WE", "wednesday", "mercredi", "3", "wed"},
                                                                           {"TH", "thursday", "jeudi", "4", "thu"},
                                                                           {"FR", "friday", "vendredi", "5", "fri"},
                                                                           {"SA", "saturday", "samedi", "6", "sat"},
                                                                           {"SU", "sunday", "dimanche", "7", "sun"}}};
  const std::string text = text::fold(text::trim(written));
  for (const auto& names : days)
    for (const std::string_view name : names)
      if (text == text::fold(name))
        return std::string(names.front());
  return "";
}

bool settle_former(std::string_view former, SourceRow& row, Place place, Report& report) {
  const hsds::Table& schedule = hsds::table("schedule");
  if (former == "regular_schedule") {
    const std::string said = row.take("byday");
    const std::string day = weekday_code(said);
    if (day.empty()) {
      report.add(NoteKind::left_out, place.file, place.line, "directory.import.weekday_unknown", {said}, "weekday");
      return false;
    }
    row.set(schedule, "byday", day, "weekday");
    row.set(schedule, "freq", "WEEKLY");
    for (const char* field : {"opens_at", "closes_at"})
      row.set(schedule, field, time_of_day(row.at(field)));
  } else if (former == "holiday_schedule") {
    const std::string closed = text::fold(row.take("notes"));
    const bool yes = closed == "true" || closed == "yes" || closed == "1" || closed == "t" || closed == "y";
    row.set(schedule, "notes", yes ? "closed" : "");
  } else if (former == "physical_address" || former == "postal_address") {
    if (row.at("address_type").empty())
      row.set(hsds::table("address"), "address_type", former == "physical_address" ? "physical" : "postal");
  } else if (former == "service_taxonomy") {
    row.set(hsds::table("attribute"), "link_entity", "service");
  } else if (former == "payment_accepted") {
    report.add(NoteKind::left_out, place.file, place.line, "directory.import.no_place", {place.file});
    return false;
  }
  return true;
}

} // namespace concert::directory
