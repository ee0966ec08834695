#include "rooms/directory/hours_phrases.h"

#include <doctest/doctest.h>

#include "rooms/directory/tests/baltimore.h"

using namespace concert;
using namespace concert::directory;

namespace {

// "0-4 540-1020|5 600-840": days and minutes of each opening; "-" when nothing was read.
std::string read_as(std::string_view words, const std::vector<int>& days = {}) {
  const auto openings = hours_in_prose(words, days);
  if (!openings)
    return "-";
  std::string out;
  for (const Opening& each : *openings) {
    CHECK(each.source == Provenance::parsed_from_prose);
    out += out.empty() ? "" : "|";
    for (const DayRule::Weekday& day : each.days.weekdays)
      out += std::to_string(day.day);
    out += " " + std::to_string(each.span->opens) + "-" + std::to_string(each.span->closes);
  }
  return out;
}

} // namespace

TEST_CASE("hours that can only be read one way, in English") {
  CHECK(read_as("Mon-Fri 9am-5pm") == "01234 540-1020");
  CHECK(read_as("Monday to Friday, 9:00 a.m. to 5:00 p.m.") == "01234 540-1020");
  CHECK(read_as("8:30AM–4PM, Mon–Fri") == "01234 510-960");
  CHECK(read_as("Hours:  Mon&Thur,8:30AM-9PM; Tues&Wed,8:30AM-5PM; Fri,8:30AM-3PM") ==
        "03 510-1260|12 510-1020|4 510-900");
  CHECK(read_as("Mon, Wed, Fri,  8:30AM-4PM.") == "024 510-960");
  CHECK(read_as("Mon-Fri 9am-12pm, 1pm-5pm; Sat 10am-noon") == "01234 540-720|01234 780-1020|5 600-720");
  CHECK(read_as("Fri 10pm-2am") == "4 1320-1560");
  CHECK(read_as("Sat-Sun, 7AM-midnight") == "56 420-1440");
  CHECK(read_as("weekdays 3-5PM") == "01234 900-1020");
  CHECK(read_as("weekdays 9-5pm") == "01234 540-1020");
  CHECK(read_as("Tue 10-12pm") == "1 600-720");
  CHECK(read_as("daily 6pm-12am") == "0123456 1080-1440");
  CHECK(read_as("24/7") == "0123456 0-1440");
  CHECK(read_as("Open 24 hours a day, 7 days a week") == "0123456 0-1440");
  CHECK(read_as("Mon-Fri 24 hours") == "01234 0-1440");
  CHECK(read_as("M-F 09:00-17:00") == "01234 540-1020");
  CHECK(read_as("Fri-Mon 8am-9am") == "0456 480-540");
  CHECK(read_as("Mon-Fri 9am-5pm, closed Sunday") == "01234 540-1020");
  CHECK(read_as("9am-5pm", {2}) == "2 540-1020");
}

TEST_CASE("hours that can only be read one way, in French") {
  CHECK(read_as("lun. au ven. 9 h à 17 h") == "01234 540-1020");
  CHECK(read_as("Heures d’ouverture : du lundi au vendredi de 8 h 30 à 16 h 30") == "01234 510-990");
  CHECK(read_as("Lundi, mercredi et vendredi : 9h-12h, 13h30-17h") == "024 540-720|024 810-1020");
  CHECK(read_as("Tous les jours, 24 h sur 24") == "0123456 0-1440");
  CHECK(read_as("24 h/24, 7 j/7") == "0123456 0-1440");
  CHECK(read_as("en semaine 9 h à midi; fin de semaine 10 h à 14 h") == "01234 540-720|56 600-840");
  CHECK(read_as("samedi 22 h à 2 h") == "5 1320-1560");
}

TEST_CASE("what leaves a doubt gives nothing") {
  for (const char* doubtful : {"",
                               "Mon-Fri 9-5",
                               "Mon-Fri",
                               "9am-5pm",
                               "24 hours",
                               "Mon-Fri 9am-5pm by appointment",
                               "Mon 9am-5",
                               "call for hours",
                               "Mon-Fri 9am-5pm except holidays",
                               "holidays 9am-5pm",
                               "Mon-Fri 9am",
                               "Mon-Fri from 9am",
                               "1st Mon 9am-5pm",
                               "Will see clients Mon-Tues,8:30AM-5PM and Thurs and Fri by appointment only",
                               "Mon-Fri 9am-9am",
                               "Mon-Fri 25:00-26:00",
                               "Mon-Fri 13am-5pm",
                               "Mon-Fri 9:75am-5pm",
                               "Mon-Fri 9.30-17.00",
                               "Mon Tue 9am-5pm Wed",
                               "Mon-Fri 9am-5pm, 10am-2pm Sat",
                               "4-11PM; Mon",
                               "9 h à 5 h lundi",
                               "Mon-Fri, between 11AM and 1:30PM",
                               "Mon-Fri 9am-5pm (EST)",
                               "Mon-Fri 99999-17:00",
                               "Mon-Fri 9am-5pm or 10am-6pm",
                               "Mon-Fri 0am-5pm"})
    CHECK_MESSAGE(read_as(doubtful) == "-", doubtful);
  CHECK(read_as(std::string(5000, '7')) == "-");
}

TEST_CASE("a description gives hours when one line of it, and nothing else, is about them") {
  CHECK(hours_in_description("Food for all.\nHours: Mon-Fri, 9AM-5PM.\nCall first."));
  CHECK(hours_in_description("Nourriture.\nHeures d’ouverture : lun. au ven. 9 h à 17 h"));
  CHECK_FALSE(hours_in_description("Hours: Mon-Fri, 9AM-5PM.\nHours: Sat 9AM-5PM"));
  CHECK_FALSE(hours_in_description("Hours: Mon-Fri, 9AM-5PM.\nAfter hours, call."));
  CHECK_FALSE(hours_in_description("DAY CARE: for children. Hours: 6:15AM-6PM."));
  CHECK_FALSE(hours_in_description("Mon-Fri, 9AM-5PM"));
  std::size_t read = 0;
  for (const Service& each : baltimore().entries.services)
    read += hours_in_description(each.description).has_value();
  MESSAGE("Baltimore: hours read from " << read << " descriptions");
  CHECK(read >= 1);
  CHECK(read < 20); // its descriptions are about many programmes each
}

TEST_CASE("a time alone") {
  CHECK(time_in("09:00") == 540);
  CHECK(time_in("9:00") == 540);
  CHECK(time_in("17:30:00") == 1050);
  CHECK(time_in("24:00") == 1440);
  CHECK(time_in("9:00am") == 540);
  CHECK(time_in("12 a.m.") == 0);
  CHECK(time_in("12pm") == 720);
  CHECK(time_in("9 h 30") == 570);
  CHECK(time_in("noon") == 720);
  for (const char* none : {"", "9", "nine", "25:00", "9:60", "13pm", "9:00-17:00", "09:00:30"})
    CHECK_MESSAGE(!time_in(none), none);
}
