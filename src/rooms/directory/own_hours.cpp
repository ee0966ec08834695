#include "rooms/directory/own_hours.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/text.h"
#include "rooms/directory/hours_phrases.h"
#include "rooms/directory/hours_rows.h"

namespace concert::directory {
namespace {

constexpr std::array days = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
constexpr std::array day_codes = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
constexpr std::size_t most_spans = 6, most_dates = 60;

std::string two_digits(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}
std::string clock_of(int minute) {
  minute = minute == whole_day ? whole_day : minute % whole_day;
  return two_digits(minute / 60) + ":" + two_digits(minute % 60);
}

// "9", "9:30", "9 h 30", "9h", "17:00", "5 pm". A number alone is an hour of 24.
std::optional<int> minute_in(std::string_view text) {
  text = text::trim(text);
  if (text.empty() || text.size() > 12)
    return std::nullopt;
  if (text.find_first_not_of("0123456789") == std::string_view::npos && text.size() <= 2) {
    const int hour = std::stoi(std::string(text));
    return hour <= 24 ? std::optional(hour * 60) : std::nullopt;
  }
  return time_in(text);
}

std::optional<Span> span_in(std::string_view text) {
  const std::string folded = text::fold(text::trim(text));
  for (const std::string_view all_day : {"24 h", "24h", "24 hours", "24 heures", "24h/24", "24 h/24"})
    if (folded == all_day)
      return Span{0, whole_day};
  for (const std::string_view between : {" to ", " a ", "\u2013", "\u2014", "-"}) // fold() took the accent of "à"
    if (const std::size_t at = folded.find(between); at != std::string::npos) {
      const auto opens = minute_in(std::string_view(folded).substr(0, at));
      auto closes = minute_in(std::string_view(folded).substr(at + between.size()));
      if (!opens || !closes || *opens >= whole_day || *opens == *closes)
        return std::nullopt;
      if (*closes < *opens)
        *closes += whole_day;
      return *closes - *opens <= whole_day ? std::optional(Span{*opens, *closes}) : std::nullopt;
    }
  return std::nullopt;
}

// The spans of one day; a problem instead when it cannot be read.
std::vector<Span> spans_in(const Fields& fields, const char* day, std::vector<Problem>& problems) {
  std::vector<Span> out;
  std::string text = fields.text_or(day);
  std::replace(text.begin(), text.end(), ';', ',');
  for (const std::string_view part : text::split(text, ',')) {
    if (text::trim(part).empty())
      continue;
    const auto span = span_in(part);
    if (!span) {
      problems.push_back({day, "directory.hours.not_read", {}});
      return {};
    }
    out.push_back(*span);
  }
  std::sort(out.begin(), out.end());
  for (std::size_t i = 0; i + 1 < out.size(); ++i)
    if (out[i].closes > out[i + 1].opens) {
      problems.push_back({day, "directory.hours.overlap", {}});
      return {};
    }
  if (out.size() > most_spans)
    problems.push_back({day, "directory.hours.many", {std::to_string(most_spans)}});
  return out;
}

void read_closed(const Fields& fields, OwnHours& out, std::vector<Problem>& problems) {
  std::size_t line = 0;
  const std::string text = fields.text_or("closed");
  for (const std::string_view each : text::split(text, '\n')) {
    ++line;
    const std::string folded = text::fold(text::trim(each));
    if (folded.empty())
      continue;
    std::optional<LocalDate> from, to;
    for (const std::string_view between : {" to ", " au ", " a ", " - ", " \u2013 "})
      if (const std::size_t at = folded.find(between); at != std::string::npos && !from) {
        from = LocalDate::parse_iso(text::trim(std::string_view(folded).substr(0, at)));
        to = LocalDate::parse_iso(text::trim(std::string_view(folded).substr(at + between.size())));
      }
    if (!from)
      from = to = LocalDate::parse_iso(folded);
    if (!from || !to)
      problems.push_back({"closed", "directory.hours.date", {std::to_string(line)}});
    else if (*to < *from)
      problems.push_back({"closed", "directory.hours.dates_turned", {std::to_string(line)}});
    else
      out.closed.emplace_back(*from, *to);
  }
  if (out.closed.size() > most_dates)
    problems.push_back({"closed", "directory.hours.many_dates", {std::to_string(most_dates)}});
  std::sort(out.closed.begin(), out.closed.end());
}

FurtherRow row_about(const ServiceId& service, std::size_t number) {
  const std::string source_id = service.text() + "-" + std::to_string(number);
  FurtherRow out;
  out.origin = {std::string(own_hours_import), "schedule", source_id};
  out.id = stable_id(out.origin);
  out.values = {{"service_id", service.text()}};
  return out;
}

} // namespace

bool OwnHours::empty() const {
  return note.empty() && closed.empty() &&
         std::all_of(week.begin(), week.end(), [](const auto& day) { return day.empty(); });
}

const FieldSpecs& own_hours_fields() {
  static const FieldSpecs specs = [] {
    FieldSpecs out;
    for (const char* day : days)
      out.push_back({.name = day, .kind = FieldKind::text, .presence = Presence::optional, .longest = 100});
    out.push_back({.name = "closed", .kind = FieldKind::long_text, .presence = Presence::optional, .longest = 2'000});
    out.push_back({.name = "note", .kind = FieldKind::text, .presence = Presence::optional, .longest = 200});
    return out;
  }();
  return specs;
}

Result<OwnHours> read_own_hours(const Fields& fields) {
  std::vector<Problem> problems =
      problems_of(fields, own_hours_fields(), [](std::string_view, std::string_view) { return false; });
  OwnHours out;
  if (problems.empty()) {
    for (std::size_t i = 0; i < days.size(); ++i)
      out.week[i] = spans_in(fields, days[i], problems);
    read_closed(fields, out, problems);
    out.note = std::string(text::trim(fields.text_or("note")));
  }
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  return out;
}

Fields fields_of(const OwnHours& hours) {
  Fields out;
  for (std::size_t i = 0; i < days.size(); ++i) {
    std::vector<std::string> spans;
    for (const Span& span : hours.week[i])
      spans.push_back(clock_of(span.opens) + "-" + clock_of(span.closes));
    if (!spans.empty())
      out.add(days[i], text::join(spans, ", "));
  }
  std::vector<std::string> lines;
  for (const auto& [from, to] : hours.closed)
    lines.push_back(from == to ? from.iso() : from.iso() + " - " + to.iso());
  if (!lines.empty())
    out.add("closed", text::join(lines, "\n"));
  if (!hours.note.empty())
    out.add("note", hours.note);
  return out;
}

std::vector<FurtherRow> rows_of(const OwnHours& hours, const ServiceId& service) {
  std::vector<FurtherRow> out;
  for (std::size_t i = 0; i < days.size(); ++i)
    for (const Span& span : hours.week[i]) {
      FurtherRow row = row_about(service, out.size() + 1);
      row.values.insert(row.values.end(), {{"freq", "WEEKLY"},
                                           {"byday", day_codes[i]},
                                           {"opens_at", clock_of(span.opens)},
                                           {"closes_at", clock_of(span.closes)}});
      out.push_back(std::move(row));
    }
  for (const auto& [from, to] : hours.closed) {
    FurtherRow row = row_about(service, out.size() + 1);
    row.values.insert(row.values.end(), {{"valid_from", from.iso()}, {"valid_to", to.iso()}, {"notes", "closed"}});
    out.push_back(std::move(row));
  }
  if (!hours.note.empty()) {
    if (out.empty())
      out.push_back(row_about(service, 1));
    out.front().values.emplace_back("description", hours.note);
  }
  return out;
}

std::optional<OwnHours> own_hours_in(const std::vector<FurtherRow>& rows, const ServiceId& service) {
  std::optional<OwnHours> out;
  for (const FurtherRow& row : rows) {
    if (row.origin.import != own_hours_import || row.at("service_id") != service.text())
      continue;
    if (!out)
      out.emplace();
    if (!row.at("description").empty())
      out->note = row.at("description");
    Hours one;
    FurtherRow bare = row; // a note is no hours, even where it could be read as some
    std::erase_if(bare.values, [](const auto& value) { return value.first == "description"; });
    read_schedule(bare, {0}, one);
    for (const Opening& opening : one.openings)
      if (opening.span)
        for (const DayRule::Weekday& day : opening.days.weekdays)
          out->week[static_cast<std::size_t>(day.day)].push_back(*opening.span);
    for (const DatedException& each : one.exceptions)
      out->closed.emplace_back(each.from, each.to);
  }
  if (out) {
    for (std::vector<Span>& day : out->week)
      std::sort(day.begin(), day.end());
    std::sort(out->closed.begin(), out->closed.end());
  }
  return out;
}

std::vector<bool> counting(const std::vector<FurtherRow>& rows, const std::vector<ServiceAtLocation>& links) {
  enum Rank { invented, of_source, own };
  const auto rank = [](const FurtherRow& row) {
    return row.origin.import == own_hours_import ? own : row.at(invented_mark).empty() ? of_source : invented;
  };
  const auto is_schedule = [](const FurtherRow& row) { return row.origin.table == "schedule"; };
  if (std::none_of(rows.begin(), rows.end(),
                   [&](const FurtherRow& row) { return is_schedule(row) && rank(row) != of_source; }))
    return {};
  std::unordered_map<std::string, std::string> service_of;
  for (const ServiceAtLocation& link : links)
    service_of[link.id.text()] = link.service.text();
  const auto about = [&](const FurtherRow& row) { // the service, or "" of a row about a place
    const auto link = service_of.find(std::string(row.at("service_at_location_id")));
    return link != service_of.end() ? link->second : std::string(row.at("service_id"));
  };
  std::unordered_map<std::string, Rank> best;
  for (const FurtherRow& row : rows)
    if (is_schedule(row))
      if (const std::string service = about(row); !service.empty()) {
        const auto [known, is_new] = best.try_emplace(service, rank(row));
        if (!is_new)
          known->second = std::max(known->second, rank(row));
      }
  std::vector<bool> out(rows.size(), true);
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (is_schedule(rows[i]))
      if (const auto found = best.find(about(rows[i])); found != best.end())
        out[i] = rank(rows[i]) == found->second;
  return out;
}

bool keep_what_leaves(std::vector<FurtherRow>& rows, const std::vector<ServiceAtLocation>& links) {
  const std::vector<bool> counts = counting(rows, links);
  bool invents = false;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool invented = !rows[i].at(invented_mark).empty();
    invents = invents || invented;
    if (invented || (!counts.empty() && !counts[i]))
      continue;
    if (kept != i)
      rows[kept] = std::move(rows[i]);
    ++kept;
  }
  rows.resize(kept);
  return invents;
}

OwnHours own_hours_like(const Hours& hours) {
  OwnHours out;
  for (const Opening& opening : hours.openings) {
    const DayRule& rule = opening.days;
    if (!opening.span || rule.repeats != Repeats::weekly || rule.interval != 1 || rule.from || rule.to)
      continue;
    for (int day = 0; day < 7; ++day)
      if (rule.weekdays.empty() || std::any_of(rule.weekdays.begin(), rule.weekdays.end(),
                                               [&](const DayRule::Weekday& one) { return one.day == day; })) {
        std::vector<Span>& spans = out.week[static_cast<std::size_t>(day)];
        if (std::find(spans.begin(), spans.end(), *opening.span) == spans.end())
          spans.push_back(*opening.span);
      }
  }
  for (std::vector<Span>& day : out.week)
    std::sort(day.begin(), day.end());
  return out;
}

} // namespace concert::directory
