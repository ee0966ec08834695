#include <doctest/doctest.h>

#include <chrono>
#include <thread>

#include "base/check.h"
#include "platform/mail/tests/receiver.h"
#include "platform/mail/tests/sample.h"

using namespace concert;
using namespace concert::mail;
using namespace concert::mail::testing;

namespace {

bool was_told(const Receiver& receiver, std::string_view beginning) {
  for (const auto& command : receiver.commands())
    if (command.starts_with(beginning))
      return true;
  return false;
}

std::string outcome_with(Script script, std::chrono::milliseconds all = std::chrono::seconds(20)) {
  Receiver receiver(std::move(script));
  auto options = to_port(receiver.port());
  options.all = all;
  return outcome_of(*smtp_sender(options), sample());
}

} // namespace

TEST_CASE("a mail goes out in the order of the protocol, and arrives as it was") {
  Receiver receiver;
  const auto sender = smtp_sender(to_port(receiver.port()));
  CHECK(sender->delivers());
  CHECK(outcome_of(*sender, sample()) == "taken");
  const auto wire = wire_of(sample(), {address("concert@example.ca"), "Concert"}).value();
  REQUIRE(receiver.mails().size() == 1);
  CHECK(receiver.mails().at(0) == wire);
  CHECK(receiver.raw_mails().at(0).find("\r\n..\r\n...deux points\r\n") != std::string::npos); // dots are stuffed
  const auto commands = receiver.commands();
  REQUIRE(commands.size() >= 4);
  CHECK(commands.at(0) == "EHLO example.ca"); // not the name of this machine
  CHECK(commands.at(1) == "MAIL FROM:<concert@example.ca> SIZE=" + std::to_string(wire.size()));
  CHECK(commands.at(2) == "RCPT TO:<infirmiere@sante.example.ca>");
  CHECK(commands.at(3) == "DATA");

  auto next = sample();
  next.calendar = appointment();
  CHECK(outcome_of(*sender, next) == "taken");
  CHECK(receiver.mails().size() == 2);
}

TEST_CASE("dots at every place of a large mail") {
  Receiver receiver;
  auto message = sample();
  message.text.clear();
  for (int i = 0; message.text.size() < (60u << 10); ++i)
    message.text += std::string(static_cast<std::size_t>(i % 71), 'a') + "\n" +
                    std::string(static_cast<std::size_t>(i % 5), '.') + "\n";
  CHECK(outcome_of(*smtp_sender(to_port(receiver.port())), message) == "taken");
  CHECK(receiver.mails().at(0) == wire_of(message, {address("concert@example.ca"), "Concert"}).value());
}

TEST_CASE("a refusal of this mail is for ever, any other is for now") {
  CHECK(outcome_with({.replies = {{"RCPT", "550 5.1.1 no such mailbox"}}}) == "permanent recipient 550");
  CHECK(outcome_with({.replies = {{"RCPT", "550-5.1.1 no\r\n550 such mailbox"}}}) == "permanent recipient 550");
  CHECK(outcome_with({.replies = {{"RCPT", "450 4.2.0 grey"}}}) == "temporary recipient 450");
  CHECK(outcome_with({.replies = {{"DATA", "554 no"}}}) == "permanent content 554");
  CHECK(outcome_with({.replies = {{"end", "554 5.7.1 looks like spam"}}}) == "permanent content 554");
  CHECK(outcome_with({.replies = {{"end", "451 try later"}}}) == "temporary content 451");
  CHECK(outcome_with({.replies = {{"MAIL", "552 too large"}}}) == "permanent sender 552");
  CHECK(outcome_with({.replies = {{"MAIL", "550 not from you"}}}) == "temporary sender 550"); // a setting is wrong
  CHECK(outcome_with({.replies = {{"MAIL", "452 full"}}}) == "temporary sender 452");
  CHECK(outcome_with({.replies = {{"greeting", "421 busy"}}}) == "temporary connecting 421");
  CHECK(outcome_with({.replies = {{"greeting", "554 go away"}}}) == "temporary connecting 554");
  CHECK(outcome_with({.replies = {{"greeting", "HTTP/1.1 400 Bad Request"}}}, std::chrono::milliseconds(300)) ==
        "temporary connecting 0");
}

TEST_CASE("silence, and a connection that breaks, are for now") {
  using namespace std::chrono_literals;
  for (const std::string place : {"greeting", "EHLO", "MAIL", "RCPT", "DATA", "end"}) {
    CAPTURE(place);
    const auto begun = std::chrono::steady_clock::now();
    CHECK(outcome_with({.silent_at = place}, 300ms).starts_with("temporary"));
    CHECK(std::chrono::steady_clock::now() - begun < 10s);
    CHECK(outcome_with({.hangs_up_at = place}).starts_with("temporary"));
  }
}

TEST_CASE("nobody there") {
  std::uint16_t port = 0;
  { port = Receiver().port(); }
  CHECK(outcome_of(*smtp_sender(to_port(port)), sample()) == "temporary connecting 0");
  auto options = to_port(25);
  options.host = "no-such-host.invalid";
  CHECK(outcome_of(*smtp_sender(options), sample()) == "temporary connecting 0");
}

TEST_CASE("a server that offers no TLS hears nothing when TLS is asked for") {
  for (const auto* ehlo : {"250-receiver\r\n250 AUTH PLAIN LOGIN", "250 receiver"}) {
    Receiver receiver({.replies = {{"EHLO", ehlo}}});
    auto options = to_port(receiver.port());
    options.security = Security::starttls;
    options.user = "concert";
    options.password = "secret";
    CHECK(outcome_of(*smtp_sender(options), sample()) == "temporary securing 0");
    CHECK(was_told(receiver, "EHLO"));
    CHECK_FALSE(was_told(receiver, "AUTH"));
    CHECK_FALSE(was_told(receiver, "MAIL"));
    CHECK(receiver.mails().empty());
  }
  // Offered, but not kept.
  Receiver receiver({.replies = {{"EHLO", "250-receiver\r\n250 STARTTLS"}, {"STARTTLS", "454 not now"}}});
  auto options = to_port(receiver.port());
  options.security = Security::starttls;
  CHECK(outcome_of(*smtp_sender(options), sample()).starts_with("temporary securing"));
  CHECK_FALSE(was_told(receiver, "MAIL"));
  // Not TLS at all behind a door for TLS.
  Receiver plain;
  options = to_port(plain.port());
  options.security = Security::tls;
  options.all = std::chrono::milliseconds(500);
  CHECK(outcome_of(*smtp_sender(options), sample()).starts_with("temporary"));
  CHECK(plain.mails().empty());
}

TEST_CASE("a malformed message never reaches the wire, and a password never goes in the open") {
  Receiver receiver;
  auto message = sample();
  message.subject = "a\r\nBcc: spy@example.ca";
  const auto result = smtp_sender(to_port(receiver.port()))->send(message);
  REQUIRE_FALSE(result);
  CHECK(result.error() == Refusal::invalid("subject", "problem.one_line"));
  CHECK(receiver.commands().empty());
  auto options = to_port(receiver.port());
  options.user = "concert";
  CHECK_THROWS_AS(smtp_sender(options), Bug);
  for (const char* host : {"", "a/b", "a@b", "a b"}) {
    auto wrong = to_port(25);
    wrong.host = host;
    CHECK_THROWS_AS(smtp_sender(wrong), Bug);
  }
}

TEST_CASE("a failure names no mailbox and repeats no words of the server") {
  Receiver receiver({.replies = {{"RCPT", "550 <infirmiere@sante.example.ca> is unknown"}}});
  try {
    (void)smtp_sender(to_port(receiver.port()))->send(sample());
    FAIL("it was taken");
  } catch (const Failure& failure) {
    CHECK(std::string(failure.what()) == "mail: failed at recipient, the server said 550");
  }
}

TEST_CASE("several threads may send at once") {
  Receiver receiver;
  const auto sender = smtp_sender(to_port(receiver.port()));
  std::vector<std::thread> threads;
  std::atomic<int> taken = 0;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] { taken += outcome_of(*sender, sample()) == "taken"; });
  for (auto& thread : threads)
    thread.join();
  CHECK(taken == 4);
  CHECK(receiver.mails().size() == 4);
}
