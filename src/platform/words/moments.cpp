// Days, hours and lengths of time as each language writes them.
#include <array>

#include "platform/words/words.h"

namespace concert::words {

namespace {

using Names = std::array<std::string_view, 12>;

constexpr Names months_en = {"January", "February", "March",     "April",   "May",      "June",
                             "July",    "August",   "September", "October", "November", "December"};
constexpr Names months_fr = {"janvier", "février", "mars",      "avril",   "mai",      "juin",
                             "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
constexpr Names short_en = {"Jan.", "Feb.", "Mar.",  "Apr.", "May",  "June",
                            "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."};
constexpr Names short_fr = {"janv.",  "févr.", "mars",  "avr.", "mai",  "juin",
                            "juill.", "août",  "sept.", "oct.", "nov.", "déc."};
// From Thursday, because 1970-01-01 was one.
constexpr std::array<std::string_view, 7> weekdays_en = {"Thursday", "Friday",  "Saturday", "Sunday",
                                                         "Monday",   "Tuesday", "Wednesday"};
constexpr std::array<std::string_view, 7> weekdays_fr = {"jeudi", "vendredi", "samedi",  "dimanche",
                                                         "lundi", "mardi",    "mercredi"};

std::string date_text(LocalDate day, Language language, const Names& names) {
  const std::string month(names[day.month() - 1]), number = std::to_string(day.day()),
                                                   year = std::to_string(day.year());
  if (language == Language::en)
    return month + " " + number + ", " + year;
  return (day.day() == 1 ? "1er" : number) + " " + month + " " + year;
}

std::string two_digits(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string time_text(const LocalMoment& at, Language language) {
  if (language == Language::fr)
    return std::to_string(at.hour) + "\u00a0h\u00a0" + two_digits(at.minute);
  const int hour = at.hour % 12 == 0 ? 12 : at.hour % 12;
  return std::to_string(hour) + ":" + two_digits(at.minute) + (at.hour < 12 ? "\u00a0a.m." : "\u00a0p.m.");
}

} // namespace

std::string Words::day(LocalDate day) const {
  return date_text(day, language_, language_ == Language::fr ? months_fr : months_en);
}

std::string Words::short_day(LocalDate day) const {
  return date_text(day, language_, language_ == Language::fr ? short_fr : short_en);
}

std::string Words::weekday_day(LocalDate day) const {
  const auto index = static_cast<std::size_t>(((day.days_since_1970() % 7) + 7) % 7);
  return language_ == Language::fr ? std::string(weekdays_fr[index]) + " " + this->day(day)
                                   : std::string(weekdays_en[index]) + ", " + this->day(day);
}

std::string Words::month(LocalDate any_day_of_it) const {
  const auto& names = language_ == Language::fr ? months_fr : months_en;
  return std::string(names[any_day_of_it.month() - 1]) + " " + std::to_string(any_day_of_it.year());
}

std::string Words::moment(Instant instant) const {
  const auto at = zone_.local(instant);
  return day(at.day) + ", " + time_text(at, language_);
}

std::string Words::time_of_day(Instant instant) const {
  return time_text(zone_.local(instant), language_);
}

std::string Words::day_of(Instant instant) const {
  return day(zone_.day_of(instant));
}

std::string Words::ago(Instant then, Instant now) const {
  const bool past = then <= now;
  const auto minutes = (past ? now - then : then - now) / std::chrono::minutes(1);
  const auto in_words = [&](std::string_view past_key, std::string_view future_key, std::int64_t n) {
    return count(past ? past_key : future_key, n);
  };
  if (minutes < 1)
    return (*this)("words.just_now");
  if (minutes < 60)
    return in_words("words.minutes_ago", "words.in_minutes", minutes);
  if (minutes < 48 * 60)
    return in_words("words.hours_ago", "words.in_hours", minutes / 60);
  return in_words("words.days_ago", "words.in_days", minutes / (24 * 60));
}

std::string Words::duration(std::chrono::seconds length) const {
  const auto minutes = (length.count() < 0 ? -length : length) / std::chrono::minutes(1);
  if (minutes < 1)
    return (*this)("words.less_than_a_minute");
  const auto days = minutes / (24 * 60), hours = minutes / 60 % 24, rest = minutes % 60;
  const auto joined = [](std::string first, const std::string& second) {
    return second.empty() ? first : first + " " + second;
  };
  if (days > 0)
    return joined(count("words.days", days), hours > 0 ? count("words.hours", hours) : "");
  if (hours > 0)
    return joined(count("words.hours", hours), rest > 0 ? count("words.minutes", rest) : "");
  return count("words.minutes", rest);
}

} // namespace concert::words
