#include "platform/calendar/calendar.h"

#include <doctest/doctest.h>

#include <vector>

#include "base/check.h"
#include "base/text.h"

using namespace concert;
using namespace concert::calendar;

namespace {

Event meeting() {
  Event event{.uid = "0123456789abcdef0123456789abcdef@concert.example.ca",
              .written = *Instant::parse_iso("2026-11-22T13:45:54Z"),
              .starts = *Instant::parse_iso("2026-11-26T18:30:00Z"),
              .ends = *Instant::parse_iso("2026-11-26T20:00:00Z"),
              .organizer = *EmailAddress::parse("concert@example.ca"),
              .summary = "Situation table"};
  return event;
}

// Joined as RFC 5545 says: a break and a blank vanish.
std::vector<std::string> unfolded(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto end = text.find("\r\n", at);
    REQUIRE(end != std::string::npos);
    CHECK(end - at <= 75);
    const auto line = text.substr(at, end - at);
    CHECK(text::is_utf8(line));
    CHECK(line.find_first_of("\r\n") == std::string::npos);
    if (line.starts_with(' ') && !lines.empty())
      lines.back() += line.substr(1);
    else
      lines.push_back(line);
    at = end + 2;
  }
  return lines;
}

std::string value_of(const File& file, const std::string& name) {
  std::string found = "(none)";
  for (const auto& line : unfolded(file.text))
    if (line.starts_with(name + ":")) {
      CHECK(found == "(none)");
      found = line.substr(name.size() + 1);
    }
  return found;
}

std::string refusal_of(const Event& event) {
  const auto result = file_of(event);
  return result ? "" : result.error().problems.at(0).field + ":" + result.error().problems.at(0).word;
}

} // namespace

TEST_CASE("a meeting, every line of it") {
  auto event = meeting();
  event.sequence = 2;
  event.place = "Hôtel de ville\r\n2e étage, salle B; à gauche";
  event.url = "https://concert.example.ca/meetings/0123";
  const auto file = file_of(event).value();
  CHECK(file.method == "PUBLISH");
  CHECK(media_type_of(file) == "text/calendar; charset=utf-8; method=PUBLISH");
  CHECK(unfolded(file.text) == std::vector<std::string>{
                                   "BEGIN:VCALENDAR",
                                   "VERSION:2.0",
                                   "PRODID:-//Concert//Concert//EN",
                                   "CALSCALE:GREGORIAN",
                                   "METHOD:PUBLISH",
                                   "BEGIN:VEVENT",
                                   "UID:0123456789abcdef0123456789abcdef@concert.example.ca",
                                   "SEQUENCE:2",
                                   "DTSTAMP:20261122T134554Z",
                                   "LAST-MODIFIED:20261122T134554Z",
                                   "DTSTART:20261126T183000Z",
                                   "DTEND:20261126T200000Z",
                                   "ORGANIZER:mailto:concert@example.ca",
                                   "SUMMARY:Situation table",
                                   "LOCATION:Hôtel de ville\\n2e étage\\, salle B\\; à gauche",
                                   "URL:https://concert.example.ca/meetings/0123",
                                   "DESCRIPTION:https://concert.example.ca/meetings/0123",
                                   "STATUS:CONFIRMED",
                                   "CLASS:PRIVATE",
                                   "TRANSP:OPAQUE",
                                   "END:VEVENT",
                                   "END:VCALENDAR",
                               });
}

TEST_CASE("what is not known is left out, and nobody is ever named as invited") {
  const auto file = file_of(meeting()).value();
  for (const char* name : {"LOCATION", "URL", "DESCRIPTION"})
    CHECK(value_of(file, name) == "(none)");
  CHECK(file.text.find("ATTENDEE") == std::string::npos);
}

TEST_CASE("a cancellation") {
  auto event = meeting();
  event.status = Status::cancelled;
  event.sequence = 1;
  const auto file = file_of(event).value();
  CHECK(file.method == "CANCEL");
  CHECK(value_of(file, "METHOD") == "CANCEL");
  CHECK(value_of(file, "STATUS") == "CANCELLED");
  CHECK(value_of(file, "SEQUENCE") == "1");
  CHECK(value_of(file, "UID") == event.uid);
}

TEST_CASE("long lines are folded between characters, whatever their length in bytes") {
  for (const std::string piece : {"a", "é", "€", "😀", "aé€😀"})
    for (std::size_t shift = 0; shift < 6; ++shift) {
      auto event = meeting();
      event.place = std::string(shift, 'x');
      while (text::count_characters(event.place) + text::count_characters(piece) <= 500)
        event.place += piece;
      CHECK(value_of(file_of(event).value(), "LOCATION") == event.place);
    }
}

TEST_CASE("a text cannot become a line of its own") {
  auto event = meeting();
  event.place = "here\r\nATTENDEE:mailto:nurse@example.ca\rX:1\nEND:VEVENT\x01\x7f";
  const auto file = file_of(event).value();
  CHECK(value_of(file, "ATTENDEE") == "(none)");
  CHECK(value_of(file, "X") == "(none)");
  CHECK(value_of(file, "LOCATION") == "here\\nATTENDEE:mailto:nurse@example.ca\\nX:1\\nEND:VEVENT");
  event.place = "back\\slash\\n";
  CHECK(value_of(file_of(event).value(), "LOCATION") == "back\\\\slash\\\\n");
}

TEST_CASE("what people typed wrongly is refused, what the program made wrongly is a bug") {
  auto event = meeting();
  event.summary = "";
  CHECK(refusal_of(event) == "summary:problem.required");
  event.summary = " \n ";
  CHECK(refusal_of(event) == "summary:problem.required");
  event.summary = "two\nlines";
  CHECK(refusal_of(event) == "summary:problem.one_line");
  event.summary = std::string(201, 'a');
  CHECK(refusal_of(event) == "summary:problem.too_long");
  event.summary = "\xff";
  CHECK(refusal_of(event) == "summary:problem.not_text");
  event = meeting();
  event.place = std::string(501, 'a');
  CHECK(refusal_of(event) == "place:problem.too_long");

  event = meeting();
  event.ends = event.starts;
  CHECK_THROWS_AS((void)file_of(event), Bug);
  event = meeting();
  event.uid = "two words";
  CHECK_THROWS_AS((void)file_of(event), Bug);
  event = meeting();
  event.url = "http://example.ca";
  CHECK_THROWS_AS((void)file_of(event), Bug);
  event.url = "https://example.ca/\r\nX:1";
  CHECK_THROWS_AS((void)file_of(event), Bug);
  event = meeting();
  event.sequence = -1;
  CHECK_THROWS_AS((void)file_of(event), Bug);
}
