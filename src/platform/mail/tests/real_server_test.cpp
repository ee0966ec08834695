// Against a server and parsers that others keep: aiosmtpd, Python's e-mail package, icalendar (Debian's
// python3-aiosmtpd, python3-icalendar).
#include <doctest/doctest.h>
#include <stdlib.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "platform/mail/tests/sample.h"

using namespace concert;
using namespace concert::mail;
using namespace concert::mail::testing;
namespace fs = std::filesystem;

namespace {

class RealServer {
public:
  explicit RealServer(const std::string& mode) {
    std::string name = (fs::temp_directory_path() / "concert-mail-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    folder = name;
    const std::string script = std::string(CONCERT_SOURCE_DIR) + "/src/platform/mail/tests/real_server.py";
    process_ = ::popen(("exec /usr/bin/python3 '" + script + "' '" + name + "' " + mode).c_str(), "w");
    REQUIRE(process_ != nullptr);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (!fs::exists(folder / "port") && std::chrono::steady_clock::now() < end)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    REQUIRE_MESSAGE(fs::exists(folder / "port"),
                    "the server did not start: are python3-aiosmtpd and python3-icalendar installed?");
    port = static_cast<std::uint16_t>(std::stoi(read("port")));
  }
  ~RealServer() {
    ::pclose(process_); // the end of its input is its end
    fs::remove_all(folder);
  }
  RealServer(const RealServer&) = delete;
  RealServer& operator=(const RealServer&) = delete;

  std::string read(const std::string& name) const {
    std::ifstream in(folder / name, std::ios::binary);
    if (!in)
      return "(none)";
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
  }
  SmtpOptions options(Security security) const {
    auto out = to_port(port);
    out.host = "localhost";
    out.security = security;
    out.trusted = folder / "authority.pem";
    out.user = "concert";
    out.password = "mot de passe: é";
    return out;
  }

  fs::path folder;
  std::uint16_t port = 0;

private:
  std::FILE* process_ = nullptr;
};

void check_arrived(const RealServer& server, const Message& message) {
  CHECK(server.read("0.subject") == message.subject);
  CHECK(server.read("0.text") == message.text);
  CHECK(server.read("0.from") == "Concert <concert@example.ca>");
  CHECK(server.read("0.to") == message.to.text());
  CHECK(server.read("0.date") == "Sun, 22 Nov 2026 13:45:54 +0000");
  CHECK(server.read("0.message-id") == "<" + message.id.text() + "@example.ca>");
  CHECK(server.read("0.content-language") == "fr");
  CHECK(server.read("0.auto-submitted") == "auto-generated");
  CHECK(server.read("0.envelope") == "concert@example.ca " + message.to.text());
  CHECK(server.read("0.defects").empty());
}

} // namespace

TEST_CASE("a French mail with an appointment comes back from a real server as it was") {
  const RealServer server("plain");
  auto message = sample();
  message.calendar = appointment();
  CHECK(outcome_of(*smtp_sender(to_port(server.port)), message) == "taken");
  check_arrived(server, message);
  CHECK(server.read("0.calendar") == message.calendar->text);
  CHECK(server.read("0.event") ==
        "PUBLISH|Table d’intervention : séance régulière de l’équipe élargie, à l’hôtel de ville|"
        "Hôtel de ville, 2e étage; à gauche|2026-11-26T18:30:00+00:00|"
        "2026-11-26T20:00:00+00:00|mailto:concert@example.ca");
  CHECK(server.read("0.method") == "PUBLISH");
  CHECK(server.read("0.filename") == "meeting.ics");
  CHECK(server.read("0.session") == "False None");

  message.to = address("nobody@example.ca");
  CHECK(outcome_of(*smtp_sender(to_port(server.port)), message) == "permanent recipient 550");
  message.to = address("later@example.ca");
  CHECK(outcome_of(*smtp_sender(to_port(server.port)), message) == "temporary recipient 451");
  CHECK(server.read("1.text") == "(none)");
}

TEST_CASE("STARTTLS, a password, and an authority of one's own") {
  const RealServer server("starttls");
  CHECK(outcome_of(*smtp_sender(server.options(Security::starttls)), sample()) == "taken");
  check_arrived(server, sample());
  CHECK(server.read("0.session") == "True True");

  auto wrong = server.options(Security::starttls);
  wrong.password = "wrong";
  CHECK(outcome_of(*smtp_sender(wrong), sample()) == "temporary signing_in 535");
  auto open = server.options(Security::none);
  open.user.clear();
  CHECK(outcome_of(*smtp_sender(open), sample()) == "temporary sender 530");
  CHECK(server.read("1.text") == "(none)");
}

TEST_CASE("a certificate that is not trusted, or another's, ends it before anything is said") {
  for (const auto& [mode, security] : {std::pair{"starttls", Security::starttls}, std::pair{"tls", Security::tls}}) {
    const RealServer server(mode);
    auto stranger = server.options(security);
    stranger.trusted.clear(); // the system's authorities
    CHECK(outcome_of(*smtp_sender(stranger), sample()) == "temporary securing 0");
    auto other_name = server.options(security);
    other_name.host = "127.0.0.1"; // the certificate says localhost
    CHECK(outcome_of(*smtp_sender(other_name), sample()) == "temporary securing 0");
    auto no_file = server.options(security);
    no_file.trusted = server.folder / "absent.pem";
    CHECK(outcome_of(*smtp_sender(no_file), sample()) == "temporary securing 0");
    CHECK(server.read("0.text") == "(none)");
    CHECK(outcome_of(*smtp_sender(server.options(security)), sample()) == "taken");
    check_arrived(server, sample());
    CHECK(server.read("0.session") == "True True");
  }
}
