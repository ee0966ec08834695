// What a mail says, word for word, and what stands in its invitation.
#include <doctest/doctest.h>

#include "app/notice_mail.h"
#include "notices/town.h"

using namespace concert;
using namespace concert::world;
using notices::Kind;
using storage::testing::Place;

namespace {

struct Desk {
  Town town{Place::sqlite()};
  const words::Catalogue& words = town.world.surface().catalogue();

  notices::ReadyLetter letter(Kind kind, Language language = Language::en) {
    return {*notices::LetterId::parse(std::string(32, '1')),
            *notices::NoticeId::parse(std::string(32, '2')),
            kind,
            *EmailAddress::parse("a@b.ca"),
            language,
            Instant{1'000'000},
            {}};
  }
  notices::Appointment appointment(bool cancelled) {
    return {*meetings::MeetingId::parse(std::string(32, '3')), 4,
            *Instant::parse_iso("2026-11-02T14:00:00Z"),       *Instant::parse_iso("2026-11-04T14:00:00Z"),
            *Instant::parse_iso("2026-11-04T15:30:00Z"),       cancelled};
  }
};

} // namespace

TEST_CASE("a mail is the sentence of its kind, a link with a random id, and whom to ask") {
  Desk desk;
  const mail::Message english =
      app::message_of(desk.letter(Kind::situation_waits), desk.words, desk.town.world.settings());
  CHECK(english.subject == "Concert: something waits for you");
  CHECK(english.text.starts_with("Something waits for you.\n\nSign in to see it:\nhttps://concert.example.ca/notices/" +
                                 std::string(32, '2') + "\n\n"));
  CHECK(english.id.text() == std::string(32, '1'));
  CHECK_FALSE(english.calendar);
  const mail::Message french =
      app::message_of(desk.letter(Kind::situation_waits, Language::fr), desk.words, desk.town.world.settings());
  CHECK(french.subject == "Concert\u00a0: quelque chose vous attend");
  CHECK(has(french.text, "Ouvrez une session pour le voir"));
  CHECK(french.language == Language::fr);
  CHECK(app::message_of(desk.letter(Kind::minutes_to_sign), desk.words, desk.town.world.settings()).subject ==
        english.subject);
}

TEST_CASE("without a public address there is no link, and every kind has its words in both languages") {
  Desk desk;
  settings::Settings settings = desk.town.world.settings();
  settings.public_address = "";
  for (const Kind kind : {Kind::meeting_planned, Kind::meeting_changed, Kind::meeting_cancelled, Kind::minutes_to_sign,
                          Kind::situation_waits})
    for (const Language language : {Language::en, Language::fr}) {
      const mail::Message one = app::message_of(desk.letter(kind, language), desk.words, settings);
      CHECK_FALSE(has(one.text, "http"));
      CHECK_FALSE(has(one.text, std::string(32, '2')));
      CHECK_FALSE(has(one.subject + one.text, "notices.")); // a word that is missing shows as its key
    }
}

TEST_CASE("an invitation has a time, a number and the word for a meeting; a cancellation has them too") {
  Desk desk;
  auto letter = desk.letter(Kind::meeting_changed, Language::fr);
  letter.appointment = desk.appointment(false);
  const auto invitation = app::message_of(letter, desk.words, desk.town.world.settings()).calendar;
  REQUIRE(invitation);
  CHECK(invitation->method == "PUBLISH");
  for (const char* line :
       {"SUMMARY:Réunion\r\n", "SEQUENCE:4\r\n", "UID:33333333333333333333333333333333@example.ca\r\n",
        "DTSTART:20261104T140000Z\r\n", "DTEND:20261104T153000Z\r\n", "STATUS:CONFIRMED\r\n"})
    CHECK_MESSAGE(has(invitation->text, line), line);
  for (const char* never : {"ATTENDEE", "LOCATION"})
    CHECK_MESSAGE(!has(invitation->text, never), never);
  letter.appointment = desk.appointment(true);
  const auto cancellation = app::message_of(letter, desk.words, desk.town.world.settings()).calendar;
  REQUIRE(cancellation);
  CHECK(cancellation->method == "CANCEL");
  CHECK(has(cancellation->text, "STATUS:CANCELLED\r\n"));
}

TEST_CASE("from planning to cancelling, each edition is one more in the same calendar entry") {
  Desk desk;
  Town& town = desk.town;
  auto& meetings = town.world.concert().meetings();
  const auto id = town.planned();
  town.round();
  must(meetings.amend(town.chair.actor, id, town.revision(id),
                      {town.world.clock().now() + std::chrono::hours(50), 60, "Library", ""}));
  town.round();
  must(meetings.cancel(town.chair.actor, id, town.revision(id)));
  town.round();
  const auto mails = town.mail.taken_by("teacher@example.ca");
  REQUIRE(mails.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    REQUIRE(mails[i].calendar);
    CHECK(has(mails[i].calendar->text, "SEQUENCE:" + std::to_string(i) + "\r\n"));
    CHECK(has(mails[i].calendar->text, "UID:" + id.text() + "@example.ca\r\n"));
    CHECK(mails[i].calendar->method == (i == 2 ? "CANCEL" : "PUBLISH"));
  }
  CHECK(mails[0].subject == "Concert: a meeting is planned");
  CHECK(mails[1].subject == "Concert: a meeting has changed");
  CHECK(mails[2].subject == "Concert: a meeting is cancelled");
}
