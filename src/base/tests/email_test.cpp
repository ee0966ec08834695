#include "base/email.h"

#include <doctest/doctest.h>

using namespace concert;

TEST_CASE("addresses that people have") {
  for (const char* good : {"nurse@health.example.ca", "a@b.ca", "first.last+table@example.org", "o'brien@example.ca",
                           "x_y-z@sub-domain.example.ca", "1@2.ca"}) {
    CAPTURE(good);
    REQUIRE(EmailAddress::parse(good));
    CHECK(EmailAddress::parse(good)->text() == good);
  }
  CHECK(EmailAddress::parse("  a@b.ca\n")->text() == "a@b.ca");
  CHECK(EmailAddress::parse("nurse@health.example.ca")->domain() == "health.example.ca");
  CHECK(EmailAddress::parse(std::string(64, 'a') + "@b.ca"));
}

TEST_CASE("what is no address, or more than one") {
  const std::string long_domain = "a@" + std::string(63, 'b') + "." + std::string(63, 'c') + "." +
                                  std::string(63, 'd') + "." + std::string(63, 'e') + ".ca";
  for (const std::string& bad : {std::string(""),
                                 std::string("@"),
                                 std::string("a@"),
                                 std::string("@b.ca"),
                                 std::string("a@b"),
                                 std::string("a b@c.ca"),
                                 std::string("a@b.ca\r\nBcc: c@d.ca"),
                                 std::string("a@b.ca\nX"),
                                 std::string("a@b.ca, c@d.ca"),
                                 std::string("a@b@c.ca"),
                                 std::string("<a@b.ca>"),
                                 std::string("A <a@b.ca>"),
                                 std::string("a..b@c.ca"),
                                 std::string(".a@c.ca"),
                                 std::string("a.@c.ca"),
                                 std::string("a@.ca"),
                                 std::string("a@b..ca"),
                                 std::string("a@-b.ca"),
                                 std::string("a@b-.ca"),
                                 std::string("a@10.0.0.1"),
                                 std::string("a@[10.0.0.1]"),
                                 std::string("\"a\"@b.ca"),
                                 std::string("é@b.ca"),
                                 std::string("a@é.ca"),
                                 std::string("a@b.ca\0", 7),
                                 std::string(65, 'a') + "@b.ca",
                                 long_domain}) {
    CAPTURE(bad);
    const auto result = EmailAddress::parse(bad, "to");
    REQUIRE_FALSE(result);
    CHECK(result.error() == Refusal::invalid("to", "problem.not_an_email"));
  }
}

TEST_CASE("host names") {
  for (const char* good : {"localhost", "mail.example.ca", "a-b.c", "4u.ca"})
    CHECK(is_host_name(good));
  for (const char* bad : {"", ".", "a.", "a b", "10.0.0.1", "::1", "a_b.ca", "-a.ca", "a/b"})
    CHECK_FALSE(is_host_name(bad));
}
