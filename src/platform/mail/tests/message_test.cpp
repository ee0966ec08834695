#include "platform/mail/message.h"

#include <doctest/doctest.h>

#include "base/text.h"
#include "platform/mail/tests/sample.h"

using namespace concert;
using namespace concert::mail;
using namespace concert::mail::testing;

namespace {

const Author author{address("concert@example.ca")};

std::string refusal_of(const Message& message, const Author& from = author) {
  const auto result = wire_of(message, from);
  return result ? "" : result.error().problems.at(0).field + ":" + result.error().problems.at(0).word;
}

} // namespace

TEST_CASE("a short mail, every byte of it") {
  auto message = sample();
  message.subject = "Agenda";
  message.text = "It is ready:\nhttps://concert.example.ca/meetings\n";
  message.language = Language::en;
  CHECK(wire_of(message, author).value() == "From: \"Concert\" <concert@example.ca>\r\n"
                                            "To: <infirmiere@sante.example.ca>\r\n"
                                            "Subject: Agenda\r\n"
                                            "Date: Sun, 22 Nov 2026 13:45:54 +0000\r\n"
                                            "Message-ID: <" +
                                                message.id.text() +
                                                "@example.ca>\r\n"
                                                "MIME-Version: 1.0\r\n"
                                                "Content-Language: en\r\n"
                                                "Auto-Submitted: auto-generated\r\n"
                                                "Content-Type: text/plain; charset=utf-8\r\n"
                                                "Content-Transfer-Encoding: quoted-printable\r\n"
                                                "\r\n"
                                                "It is ready:\r\n"
                                                "https://concert.example.ca/meetings\r\n");
}

TEST_CASE("dates have their day of the week") {
  auto message = sample();
  for (const auto& [instant, date] :
       std::vector<std::pair<std::string, std::string>>{{"1970-01-01T00:00:00Z", "Thu, 1 Jan 1970 00:00:00 +0000"},
                                                        {"2024-02-29T23:59:59Z", "Thu, 29 Feb 2024 23:59:59 +0000"},
                                                        {"2026-12-31T05:06:07Z", "Thu, 31 Dec 2026 05:06:07 +0000"},
                                                        {"2027-01-04T00:00:00Z", "Mon, 4 Jan 2027 00:00:00 +0000"},
                                                        {"1969-12-31T00:00:00Z", "Wed, 31 Dec 1969 00:00:00 +0000"}}) {
    message.written = *Instant::parse_iso(instant);
    CHECK(wire_of(message, author).value().find("\r\nDate: " + date + "\r\n") != std::string::npos);
  }
}

TEST_CASE("every line is short ASCII and ends properly, with an appointment too") {
  auto message = sample();
  for (const bool with_calendar : {false, true}) {
    if (with_calendar)
      message.calendar = appointment();
    const auto wire = wire_of(message, author).value();
    CHECK(wire.ends_with("\r\n"));
    std::size_t at = 0;
    while (at < wire.size()) {
      const auto end = wire.find("\r\n", at);
      REQUIRE(end != std::string::npos);
      CHECK(end - at <= 76);
      for (const char c : wire.substr(at, end - at))
        REQUIRE((c == '\t' || (c >= 0x20 && c < 0x7f)));
      at = end + 2;
    }
    CHECK((wire.find("multipart/mixed") != std::string::npos) == with_calendar);
  }
}

TEST_CASE("the same message is the same mail, to the byte") {
  CHECK(wire_of(sample(), author).value() == wire_of(sample(), author).value());
}

TEST_CASE("no text gets into a header but as text") {
  auto message = sample();
  for (const std::string& subject : {std::string("a\r\nBcc: spy@example.ca"), std::string("a\nb"), std::string("a\rb"),
                                     std::string("a\x0b b"), std::string("a\tb"), std::string("a\x7f")}) {
    message.subject = subject;
    CHECK(refusal_of(message) == "subject:problem.one_line");
  }
  message.subject = std::string("a\0b", 3);
  CHECK(refusal_of(message) == "subject:problem.not_text");
  message.subject = "\xff";
  CHECK(refusal_of(message) == "subject:problem.not_text");
  message.subject = " \r\n";
  CHECK(refusal_of(message) == "subject:problem.required");
  message.subject = std::string(201, 'a');
  CHECK(refusal_of(message) == "subject:problem.too_long");
  message.subject = std::string(200, 'a');
  CHECK(refusal_of(message).empty());

  CHECK(refusal_of(sample(), {author.address, "Concert\r\nBcc: spy@example.ca"}) == "name:problem.one_line");
  const auto quoted = wire_of(sample(), {author.address, "A\" <spy@example.ca>, \"B"}).value();
  CHECK(quoted.starts_with("From: =?utf-8?Q?A=22_=3Cspy=40example=2Eca=3E=2C_=22B?= <concert@example.ca>\r\n"));
}

TEST_CASE("a text that is none, or a book, is refused") {
  auto message = sample();
  message.text = "\xff";
  CHECK(refusal_of(message) == "text:problem.not_text");
  message.text = std::string(65 << 10, 'a');
  CHECK(refusal_of(message) == "text:problem.too_long");
  message.text = "";
  CHECK(refusal_of(message).empty());
}

TEST_CASE("where there is no mail, it is said so") {
  const auto sender = no_sender();
  CHECK_FALSE(sender->delivers());
  CHECK(outcome_of(*sender, sample()) == "discarded");
}
