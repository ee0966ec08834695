#include "rooms/directory/hours_rows.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "rooms/directory/hours_phrases.h"

namespace concert::directory {

namespace {

std::optional<int> integer_in(std::string_view text) {
  text = text::trim(text);
  if (!text.empty() && text.front() == '+')
    text.remove_prefix(1);
  int out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(out) : std::nullopt;
}

std::vector<std::string_view> items_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (const std::string_view each : text::split(text, ','))
    if (!text::trim(each).empty())
      out.push_back(text::trim(each));
  return out;
}

std::optional<DayRule::Weekday> weekday_in(std::string_view item) {
  static constexpr std::string_view codes = "MOTUWETHFRSASU";
  if (item.size() < 2)
    return std::nullopt;
  const std::size_t at = codes.find(item.substr(item.size() - 2));
  if (at == std::string_view::npos || at % 2 != 0)
    return std::nullopt;
  DayRule::Weekday out{static_cast<int>(at / 2), 0};
  if (item.size() > 2) {
    const std::optional<int> nth = integer_in(item.substr(0, item.size() - 2));
    if (!nth || *nth == 0 || *nth < -5 || *nth > 5)
      return std::nullopt;
    out.nth = *nth;
  }
  return out;
}

constexpr const char* months[] = {"january", "february", "march",     "april",   "may",      "june",
                                  "july",    "august",   "september", "october", "november", "december"};

struct Clocked {
  int minute = 0;
  std::optional<int> offset; // minutes east of UTC
};

// "09:00", "09:00:00", "09:00Z", "09:00-05:00", "9:00am".
std::optional<Clocked> clocked(std::string_view text) {
  text = text::trim(text);
  Clocked out;
  if (!text.empty() && (text.back() == 'Z' || text.back() == 'z')) {
    out.offset = 0;
    text.remove_suffix(1);
  } else if (const std::size_t sign = text.find_last_of("+-"); sign != std::string_view::npos && sign > 0) {
    const std::optional<int> minutes = time_in(text.substr(sign + 1));
    if (!minutes)
      return std::nullopt;
    out.offset = text[sign] == '-' ? -*minutes : *minutes;
    text = text.substr(0, sign);
  }
  const std::optional<int> minute = time_in(text);
  if (!minute)
    return std::nullopt;
  out.minute = *minute;
  return out;
}

void add_text(std::string_view said, std::vector<std::string>& texts) {
  const std::string text(text::trim(said));
  if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end())
    texts.push_back(text);
}

class RowReading {
public:
  RowReading(const FurtherRow& row, const std::vector<int>& offsets, Hours& into)
      : row_(row), offsets_(offsets), into_(into) {}

  void read() {
    const auto says_closed = [&](const char* field) {
      const std::string said = text::fold(text::trim(row_.at(field)));
      return said == "closed" || said == "ferme";
    };
    const bool no_times = row_.at("opens_at").empty() && row_.at("closes_at").empty();
    const bool only_closed = says_closed("notes") || (no_times && says_closed("description"));
    for (const char* field : {"description", "notes"})
      if (std::string_view(field) != "notes" || !only_closed)
        add_text(row_.at(field), into_.texts);
    const bool said_from = !row_.at("valid_from").empty(), said_to = !row_.at("valid_to").empty();
    const std::optional<LocalDate> from = date_in(row_.at("valid_from"));
    std::optional<LocalDate> to = date_in(row_.at("valid_to"));
    const bool repeats = !row_.at("freq").empty() || !row_.at("byday").empty() || !row_.at("bymonthday").empty() ||
                         !row_.at("byweekno").empty() || !row_.at("byyearday").empty();
    if ((said_from && !from) || (said_to && !to)) {
      unknown({}); // dates that cannot be read: any day may be meant
      return;
    }
    if (!repeats && (said_from || said_to)) {
      exception(from, to, only_closed);
      return;
    }
    if (!repeats && no_times) {
      words_alone();
      return;
    }
    DayRule days;
    days.from = from;
    days.to = to;
    if (const std::string_view until = row_.at("until"); !until.empty()) {
      const std::optional<LocalDate> last = date_in(until);
      if (!last) {
        unknown(days);
        return;
      }
      days.to = days.to ? std::min(*days.to, *last) : *last;
    }
    const DayRule window = days;
    if (!read_days(days))
      unknown(window);
    else if (!only_closed) // on days that no row opens it is closed anyway; such a row alone says nothing of the others
      times(days);
  }

private:
  void unknown(DayRule days) { into_.openings.push_back({std::move(days), std::nullopt, Provenance::stated, ""}); }

  bool read_days(DayRule& days) const {
    if (!row_.at("count").empty() || !row_.at("byweekno").empty() || !row_.at("byyearday").empty())
      return false;
    const std::string_view freq = row_.at("freq");
    if (freq == "MONTHLY")
      days.repeats = Repeats::monthly;
    else if (!freq.empty() && freq != "WEEKLY")
      return false;
    for (const std::string_view item : items_of(row_.at("byday"))) {
      const std::optional<DayRule::Weekday> day = weekday_in(item);
      if (!day || (day->nth != 0 && days.repeats == Repeats::weekly))
        return false;
      days.weekdays.push_back(*day);
    }
    for (const std::string_view item : items_of(row_.at("bymonthday"))) {
      const std::optional<int> day = integer_in(item);
      if (!day || *day == 0 || *day < -31 || *day > 31 || days.repeats == Repeats::weekly)
        return false;
      days.month_days.push_back(*day);
    }
    if (const std::string_view start = row_.at("dtstart"); !start.empty()) {
      days.anchor = date_in(start);
      if (!days.anchor)
        return false;
    }
    if (const std::string_view interval = row_.at("interval"); !interval.empty()) {
      const std::optional<int> each = integer_in(interval);
      if (!each || *each < 1 || *each > 52 || (*each > 1 && !days.anchor))
        return false;
      days.interval = *each;
    }
    if (const std::string_view week = row_.at("wkst"); !week.empty())
      if (const auto first = weekday_in(week))
        days.week_starts = first->day;
    if (days.weekdays.empty() && days.month_days.empty()) {
      // As in iCalendar: the day of the week, or of the month, on which it started.
      if (!days.anchor)
        return false;
      if (days.repeats == Repeats::weekly)
        days.weekdays.push_back({weekday_of(*days.anchor), 0});
      else
        days.month_days.push_back(static_cast<int>(days.anchor->day()));
    }
    if (days.anchor) // nothing before it began
      days.from = days.from ? std::max(*days.from, *days.anchor) : *days.anchor;
    return true;
  }

  bool meant_here(const Clocked& time) const {
    std::optional<int> offset = time.offset;
    if (const std::string_view zone = row_.at("timezone"); !offset && !zone.empty()) {
      const std::optional<int> hours = integer_in(zone);
      if (!hours)
        return false;
      offset = *hours * 60;
    }
    return !offset || std::find(offsets_.begin(), offsets_.end(), *offset) != offsets_.end();
  }

  // Nothing when they are missing, no times, or of another clock.
  std::optional<Span> span() const {
    const std::optional<Clocked> opens = clocked(row_.at("opens_at")), closes = clocked(row_.at("closes_at"));
    if (!opens || !closes || !meant_here(*opens) || !meant_here(*closes) || opens->minute >= whole_day)
      return std::nullopt;
    Span out{opens->minute, closes->minute == whole_day - 1 ? whole_day : closes->minute};
    if (out.closes == out.opens) // a whole day, or nothing filled in
      return std::nullopt;
    if (out.closes < out.opens)
      out.closes += whole_day;
    return out;
  }

  void times(const DayRule& days) {
    if (const std::optional<Span> said = span()) {
      into_.openings.push_back({days, said, Provenance::stated, ""});
      return;
    }
    const bool no_times = row_.at("opens_at").empty() && row_.at("closes_at").empty();
    if (no_times && days.repeats == Repeats::weekly && days.interval == 1) {
      std::vector<int> named;
      for (const DayRule::Weekday& each : days.weekdays)
        named.push_back(each.day);
      if (const auto read = hours_in_prose(row_.at("description"), named)) {
        bool any = false;
        for (Opening each : *read) { // of the days that the row is about
          auto& of = each.days.weekdays;
          of.erase(std::remove_if(of.begin(), of.end(),
                                  [&](const DayRule::Weekday& day) {
                                    return std::find(named.begin(), named.end(), day.day) == named.end();
                                  }),
                   of.end());
          if (of.empty())
            continue;
          each.days.from = days.from;
          each.days.to = days.to;
          into_.openings.push_back(std::move(each));
          any = true;
        }
        if (any)
          return;
      }
    }
    unknown(days);
  }

  void words_alone() {
    const std::string_view said = row_.at("description");
    if (const auto read = hours_in_prose(said))
      into_.openings.insert(into_.openings.end(), read->begin(), read->end());
    else if (!text::trim(said).empty() || !row_.at("notes").empty() || !row_.at("dtstart").empty())
      unknown({});
  }

  void exception(std::optional<LocalDate> from, std::optional<LocalDate> to, bool closed) {
    DayRule window;
    window.from = from;
    window.to = to;
    if (!from || !to) { // from then on, or until then, but on which days?
      unknown(window);
      return;
    }
    DatedException out;
    out.from = *from;
    out.to = *to;
    const int length = out.to.days_since_1970() - out.from.days_since_1970();
    out.each_year = out.from.year() <= 1;
    out.closed = closed;
    if (!closed)
      out.span = span();
    if (length < 0 && !out.each_year) {
      unknown({});
    } else if (!closed && length > 31) { // a season, or a timetable whose days were forgotten?
      unknown(window);
    } else {
      into_.exceptions.push_back(out);
    }
  }

  const FurtherRow& row_;
  const std::vector<int>& offsets_;
  Hours& into_;
};

} // namespace

std::optional<LocalDate> date_in(std::string_view text) {
  text = text::trim(text);
  if (const auto iso = LocalDate::parse_iso(text.substr(0, 10)); iso && (text.size() == 10 || text[10] == 'T'))
    return iso;
  const auto date = [](std::optional<int> year, std::optional<int> month, std::optional<int> day) {
    return year && month && day && *month > 0 && *day > 0
               ? LocalDate::of(*year < 100 && *year > 1 ? *year + 2000 : *year, static_cast<unsigned>(*month),
                               static_cast<unsigned>(*day))
               : std::nullopt;
  };
  const std::vector<std::string_view> slashes = text::split(text, '/');
  if (slashes.size() == 3)
    return date(integer_in(slashes[2]), integer_in(slashes[0]), integer_in(slashes[1]));
  const std::string folded = text::fold(text);
  for (int month = 0; month < 12; ++month) {
    const std::string_view name = months[month];
    const std::size_t comma = folded.find(',');
    if (folded.rfind(name, 0) == 0 && comma != std::string::npos && comma > name.size())
      return date(integer_in(std::string_view(folded).substr(comma + 1)), month + 1,
                  integer_in(std::string_view(folded).substr(name.size(), comma - name.size())));
  }
  return std::nullopt;
}

void read_schedule(const FurtherRow& row, const std::vector<int>& offsets, Hours& into) {
  RowReading(row, offsets, into).read();
}

} // namespace concert::directory
