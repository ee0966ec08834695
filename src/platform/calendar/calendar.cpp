#include "platform/calendar/calendar.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"

namespace concert::calendar {
namespace {

constexpr std::size_t longest_line = 75; // bytes, without the line break
constexpr std::size_t longest_summary = 200;
constexpr std::size_t longest_place = 500;

// RFC 5545 §3.1: a long line goes on after a break and a blank. Never within a character: some readers join the lines
// only after they have decoded them.
std::string folded(std::string_view line) {
  std::string out;
  std::size_t used = 0;
  for (std::size_t i = 0; i < line.size();) {
    std::size_t length = 1;
    while (i + length < line.size() && (static_cast<unsigned char>(line[i + length]) & 0xc0) == 0x80)
      ++length;
    if (used + length > longest_line) {
      out += "\r\n ";
      used = 1;
    }
    out += line.substr(i, length);
    used += length;
    i += length;
  }
  return out + "\r\n";
}

// RFC 5545 §3.3.11.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',')
      out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out;
}

std::string utc(Instant instant) {
  std::string out = instant.iso(); // 2026-11-22T13:45:54Z
  std::erase(out, '-');
  std::erase(out, ':');
  return out;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

Result<std::string> checked(const std::string& field, std::string_view text, std::size_t longest) {
  if (!text::is_utf8(text))
    return Refusal::invalid(field, "problem.not_text");
  std::string out = text::normalise_lines(text::trim(text));
  if (text::count_characters(out) > longest)
    return Refusal::invalid(field, "problem.too_long", {std::to_string(longest)});
  return out;
}

} // namespace

Result<File> file_of(const Event& event) {
  check(is_token(event.uid) && event.uid.size() <= 255, "the uid of an event is one short ASCII word");
  check(event.sequence >= 0 && event.starts < event.ends, "an event has an edition, and ends after it starts");
  check(event.url.empty() || (is_token(event.url) && event.url.starts_with("https://")), "an event's url is https");
  const auto summary = TRY(checked("summary", event.summary, longest_summary));
  if (summary.empty())
    return Refusal::invalid("summary", "problem.required");
  if (summary.find('\n') != std::string::npos)
    return Refusal::invalid("summary", "problem.one_line");
  const auto place = TRY(checked("place", event.place, longest_place));

  const bool cancelled = event.status == Status::cancelled;
  File file{cancelled ? "CANCEL" : "PUBLISH", {}};
  const auto line = [&file](std::string_view name, std::string_view value) {
    file.text += folded(std::string(name).append(value));
  };
  line("BEGIN:", "VCALENDAR");
  line("VERSION:", "2.0");
  line("PRODID:", "-//Concert//Concert//EN");
  line("CALSCALE:", "GREGORIAN");
  line("METHOD:", file.method);
  line("BEGIN:", "VEVENT");
  line("UID:", event.uid);
  line("SEQUENCE:", std::to_string(event.sequence));
  line("DTSTAMP:", utc(event.written));
  line("LAST-MODIFIED:", utc(event.written));
  line("DTSTART:", utc(event.starts));
  line("DTEND:", utc(event.ends));
  line("ORGANIZER:mailto:", event.organizer.text());
  line("SUMMARY:", escaped(summary));
  if (!place.empty())
    line("LOCATION:", escaped(place));
  if (!event.url.empty()) {
    line("URL:", event.url);
    line("DESCRIPTION:", escaped(event.url)); // where calendars that hide URL let their readers click
  }
  line("STATUS:", cancelled ? "CANCELLED" : "CONFIRMED");
  line("CLASS:", "PRIVATE"); // PRIVACY: colleagues who share the calendar see a busy hour
  line("TRANSP:", "OPAQUE");
  line("END:", "VEVENT");
  line("END:", "VCALENDAR");
  return file;
}

std::string media_type_of(const File& file) {
  return "text/calendar; charset=utf-8; method=" + file.method;
}

} // namespace concert::calendar
