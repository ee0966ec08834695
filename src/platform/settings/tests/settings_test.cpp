#include "platform/settings/settings.h"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <fstream>

using namespace concert;
using namespace concert::settings;
namespace fs = std::filesystem;

namespace {
class File {
public:
  explicit File(std::string_view text) {
    std::string folder = (fs::temp_directory_path() / "concert-settings-XXXXXX").string();
    REQUIRE(mkdtemp(folder.data()) != nullptr);
    folder_ = folder;
    std::ofstream(path(), std::ios::binary) << text;
  }
  ~File() { fs::remove_all(folder_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  fs::path path() const { return folder_ / "concert.toml"; }

private:
  fs::path folder_;
};

// "field:word@where(least,most)" for each problem; the folder of the file is left out.
std::string problems(const Sources& sources) {
  const auto result = read(sources);
  std::string out;
  if (result)
    return out;
  for (const Problem& problem : result.error().problems) {
    std::string where = problem.values.at(0);
    if (where.starts_with('/'))
      where = where.substr(where.rfind('/') + 1);
    out += problem.field + ":" + problem.word + "@" + where;
    for (std::size_t i = 1; i < problem.values.size(); ++i)
      out += "," + problem.values[i];
    out += " ";
  }
  return out;
}
std::string problems_in(std::string_view text) {
  const File file(text);
  return problems({.file = file.path()});
}
} // namespace

TEST_CASE("nothing said gives what the program brings") {
  const Settings standard = read({}).value();
  CHECK(standard == Settings{});
  CHECK(standard.address == "127.0.0.1");
  CHECK(standard.session_idle == std::chrono::minutes(15));
  CHECK(standard.argon_memory_kib == 65536);
  std::map<std::string, std::string> by_name;
  for (const Key& key : keys())
    by_name[key.name] = key.standard;
  CHECK(by_name == std::map<std::string, std::string>{{"data", "./data"},
                                                      {"database", "sqlite"},
                                                      {"address", "127.0.0.1"},
                                                      {"port", "8080"},
                                                      {"proxies", ""},
                                                      {"workers", "8"},
                                                      {"session_idle_minutes", "15"},
                                                      {"session_absolute_hours", "12"},
                                                      {"drafts_days", "90"},
                                                      {"reminder_hour", "9"},
                                                      {"demo", "no"},
                                                      {"time_zone", "America/Toronto"},
                                                      {"argon_memory_mib", "64"},
                                                      {"public_address", ""},
                                                      {"mail_host", ""},
                                                      {"mail_port", "587"},
                                                      {"mail_security", "starttls"},
                                                      {"mail_sender", ""},
                                                      {"mail_user", ""},
                                                      {"mail_password_file", ""},
                                                      {"mail_trust_file", ""}});
}

TEST_CASE("every key is read from the file") {
  const File file(R"(# an installation
data = "/var/lib/concert"
database = "host=db dbname=concert"
address = "::1"
port = 0
workers = 2
session_idle_minutes = 5
session_absolute_hours = 8
demo = true
time_zone = "America/Thunder_Bay"
argon_memory_mib = 19
mail_host = "mail.example.ca"
mail_port = 465
mail_security = "tls"
mail_sender = "concert@example.ca"
mail_user = "concert"
mail_password_file = "/etc/concert/mail"
mail_trust_file = "/etc/concert/authority.pem"
public_address = "https://concert.example.ca:8443"
)");
  const Settings expected = {.data_folder = "/var/lib/concert",
                             .database = "host=db dbname=concert",
                             .address = "::1",
                             .port = 0,
                             .workers = 2,
                             .session_idle = std::chrono::minutes(5),
                             .session_absolute = std::chrono::hours(8),
                             .demo = true,
                             .time_zone = "America/Thunder_Bay",
                             .argon_memory_kib = 19 * 1024,
                             .public_address = "https://concert.example.ca:8443",
                             .mail_host = "mail.example.ca",
                             .mail_port = 465,
                             .mail_security = MailSecurity::tls,
                             .mail_sender = "concert@example.ca",
                             .mail_user = "concert",
                             .mail_password_file = "/etc/concert/mail",
                             .mail_trust_file = "/etc/concert/authority.pem"};
  CHECK(read({.file = file.path()}).value() == expected);
}

TEST_CASE("every key is also a variable and an option with its standard value as text") {
  Sources variables, options;
  for (const Key& key : keys()) {
    std::string variable = "CONCERT_", option;
    for (const char c : key.name) {
      variable += c == '_' ? c : static_cast<char>(c - 'a' + 'A');
      option += c == '_' ? '-' : c;
    }
    variables.environment[variable] = key.standard;
    options.command_line[option] = key.standard;
  }
  CHECK(read(variables).value() == Settings{});
  CHECK(read(options).value() == Settings{});
}

TEST_CASE("the command line wins over the environment, and that over the file") {
  const File file("port = 1\nworkers = 1\ndemo = true\n");
  Sources sources = {.file = file.path(),
                     .environment = {{"CONCERT_PORT", "2"}, {"CONCERT_WORKERS", "2"}, {"PORT", "9"}, {"HOME", "/"}},
                     .command_line = {{"port", "3"}}};
  const Settings settings = read(sources).value();
  CHECK(settings.port == 3);
  CHECK(settings.workers == 2);
  CHECK(settings.demo);
  sources.command_line["demo"] = "no";
  CHECK_FALSE(read(sources).value().demo);
}

TEST_CASE("unknown keys are refused wherever they stand") {
  CHECK(problems_in("port = 1\nprot = 2\n") == ":settings.unknown_key@concert.toml:2 ");
  CHECK(problems_in("[server]\nport = 1\n") == ":settings.unknown_key@concert.toml:1 ");
  CHECK(problems_in("Port = 1\n") == ":settings.unknown_key@concert.toml:1 ");
  CHECK(problems({.environment = {{"CONCERT_PROT", "1"}}}) == ":settings.unknown_key@CONCERT_PROT ");
  CHECK(problems({.environment = {{"CONCERT_port", "1"}}}) == ":settings.unknown_key@CONCERT_port ");
  CHECK(problems({.environment = {{"CONCERT_", "1"}}}) == ":settings.unknown_key@CONCERT_ ");
  CHECK(problems({.command_line = {{"session_idle_minutes", "1"}}}) == ":settings.unknown_key@--session_idle_minutes ");
}

TEST_CASE("wrong kinds and values are refused with file and line, all at once") {
  CHECK(problems_in(
            "data = 1\nport = \"80\"\ndemo = \"yes\"\nworkers = 2.0\ntime_zone = [\"x\"]\naddress = 2026-01-01\n") ==
        "data:settings.not_text@concert.toml:1 port:settings.not_a_number@concert.toml:2 "
        "demo:settings.not_yes_or_no@concert.toml:3 workers:settings.not_a_number@concert.toml:4 "
        "time_zone:settings.not_text@concert.toml:5 address:settings.not_text@concert.toml:6 ");
  CHECK(problems_in("\n\nport = 65536\nworkers = 0\nargon_memory_mib = 18\nsession_idle_minutes = -1\n") ==
        "port:settings.out_of_range@concert.toml:3,0,65535 workers:settings.out_of_range@concert.toml:4,1,256 "
        "argon_memory_mib:settings.out_of_range@concert.toml:5,19,4096 "
        "session_idle_minutes:settings.out_of_range@concert.toml:6,1,480 ");
  CHECK(problems_in("data = \" \"\naddress = \"localhost\"\ntime_zone = \"../etc/passwd\"\ndatabase = \"mysql\"\n") ==
        "data:settings.blank@concert.toml:1 address:settings.not_an_address@concert.toml:2 "
        "time_zone:settings.not_a_time_zone@concert.toml:3 database:settings.not_a_database@concert.toml:4 ");
  CHECK(problems({.environment = {{"CONCERT_PORT", "80x"}, {"CONCERT_DEMO", "true"}, {"CONCERT_DATA", ""}}}) ==
        "data:settings.blank@CONCERT_DATA demo:settings.not_yes_or_no@CONCERT_DEMO "
        "port:settings.not_a_number@CONCERT_PORT ");
  CHECK(problems({.command_line = {{"port", ""}, {"workers", "99999999999999999999"}, {"data", "a\xff"}}}) ==
        "data:settings.not_text@--data port:settings.not_a_number@--port workers:settings.not_a_number@--workers ");
  CHECK(problems_in("data = \"a\\u0000b\"\n") == "data:settings.not_text@concert.toml:1 ");
  for (const char* zone : {"America/", "/etc", "America//Toronto", "a b", "é"})
    CHECK(problems({.command_line = {{"time-zone", zone}}}) == "time_zone:settings.not_a_time_zone@--time-zone ");
}

TEST_CASE("a session that may idle longer than it may live is refused") {
  CHECK(problems_in("session_absolute_hours = 1\nsession_idle_minutes = 61\n") ==
        "session_idle_minutes:settings.idle_longer_than_absolute@concert.toml:2 ");
  CHECK(problems_in("session_absolute_hours = 1\nsession_idle_minutes = 60\n").empty());
  CHECK(problems({.environment = {{"CONCERT_SESSION_IDLE_MINUTES", "480"}},
                  .command_line = {{"session-absolute-hours", "1"}}}) ==
        "session_idle_minutes:settings.idle_longer_than_absolute@CONCERT_SESSION_IDLE_MINUTES ");
}

TEST_CASE("proxies are addresses, written as a connection's address is") {
  const File file("proxies = \"127.0.0.1 , 2001:DB8:0:0::1\"\n");
  CHECK(read({.file = file.path()})->proxies == std::vector<std::string>{"127.0.0.1", "2001:db8::1"});
  CHECK(read({.environment = {{"CONCERT_PROXIES", ""}}})->proxies.empty());
  CHECK(read({.file = file.path(), .environment = {{"CONCERT_PROXIES", "10.0.0.7"}}})->proxies ==
        std::vector<std::string>{"10.0.0.7"});
  for (const char* wrong : {"localhost", "10.0.0.0/8", "127.0.0.1,", ",", "127.0.0.1 ::1", "1.2.3.4:80", "*"})
    CHECK_MESSAGE(problems({.environment = {{"CONCERT_PROXIES", wrong}}}) ==
                      "proxies:settings.not_an_address@CONCERT_PROXIES ",
                  wrong);
}

TEST_CASE("a file that is not there or is not TOML is refused") {
  CHECK(problems({.file = "/no such folder/concert.toml"}) == ":settings.no_file@concert.toml ");
  CHECK(problems({.file = "/tmp"}) == ":settings.no_file@tmp ");
  CHECK(problems_in("port = 1\nport = 2\n") == ":settings.syntax@concert.toml:2 ");
  CHECK(problems_in("port = 1\nworkers = \n") == ":settings.syntax@concert.toml:2 ");
  CHECK(problems_in("port: 1\n") == ":settings.syntax@concert.toml:1 ");
  CHECK(problems_in("data = \"\xff\"\n") == ":settings.syntax@concert.toml:1 ");
  CHECK(problems_in("data = " + std::string(100'000, '[')).starts_with(":settings.syntax@concert.toml:1"));
  CHECK(problems_in("port = 1\n" + std::string(1 << 20, '#')) == ":settings.too_long@concert.toml,1048576 ");
  CHECK(problems_in("").empty());
}

TEST_CASE("the process gives its CONCERT_ variables only") {
  REQUIRE(setenv("CONCERT_PORT", "8=1", 1) == 0);
  REQUIRE(setenv("CONCERT_REFERENCE_DIR", "/reference", 1) == 0);
  REQUIRE(setenv("CONCERT_TEST_POSTGRES", "dbname=tests", 1) == 0);
  const auto variables = process_environment();
  CHECK(variables.at("CONCERT_PORT") == "8=1");
  CHECK_FALSE(variables.contains("CONCERT_REFERENCE_DIR"));
  CHECK_FALSE(variables.contains("CONCERT_TEST_POSTGRES"));
  CHECK_FALSE(variables.contains("PATH"));
  REQUIRE(unsetenv("CONCERT_PORT") == 0);
  REQUIRE(unsetenv("CONCERT_TEST_POSTGRES") == 0);
}

TEST_CASE("mail is set up whole or not at all") {
  CHECK(problems_in("mail_host = \"\"\nmail_sender = \"\"\n").empty());
  CHECK(problems_in("mail_host = \"localhost\"\nmail_security = \"none\"\nmail_sender = \"concert@example.ca\"\n")
            .empty());
  CHECK(problems_in("mail_host = \"::1\"\nmail_sender = \"concert@example.ca\"\n").empty());
  CHECK(problems_in("mail_host = \"10.0.0.1\"\nmail_sender = \"concert@example.ca\"\n").empty());
  CHECK(
      problems_in("mail_host = \"smtp://mail\"\nmail_sender = \"concert\"\nmail_security = \"ssl\"\nmail_port = 0\n") ==
      "mail_host:settings.not_a_host@concert.toml:1 mail_sender:settings.not_an_email@concert.toml:2 "
      "mail_security:settings.not_a_mail_security@concert.toml:3 "
      "mail_port:settings.out_of_range@concert.toml:4,1,65535 ");
  CHECK(problems_in("mail_host = \" \"\n") == "mail_host:settings.blank@concert.toml:1 ");
  CHECK(problems_in("mail_security = \"\"\n") == "mail_security:settings.blank@concert.toml:1 ");
  CHECK(problems_in("mail_host = \"mail.example.ca\"\n") == "mail_sender:settings.mail_without_sender@concert.toml:1 ");
  CHECK(problems_in("mail_user = \"concert\"\n") ==
        "mail_password_file:settings.mail_user_without_password@concert.toml:1 ");
  CHECK(problems_in("\nmail_password_file = \"/x\"\n") ==
        "mail_password_file:settings.mail_user_without_password@concert.toml:2 ");
  CHECK(problems_in("mail_user = \"concert\"\nmail_password_file = \"/x\"\nmail_security = \"none\"\n") ==
        "mail_security:settings.mail_password_in_clear@concert.toml:3 ");
}

TEST_CASE("the public address is https and a host, with nothing behind it") {
  for (const char* good : {"https://concert.example.ca", "https://concert.example.ca:8443", ""})
    CHECK_MESSAGE(problems_in("public_address = \"" + std::string(good) + "\"\n").empty(), good);
  for (const char* bad : {"http://concert.example.ca", "https://", "https://concert.example.ca/", "concert.example.ca",
                          "https://concert.example.ca/x", "https://a@b.ca", "https://concert.example.ca:",
                          "https://concert.example.ca:80x", "https://concert example.ca"})
    CHECK_MESSAGE(problems_in("public_address = \"" + std::string(bad) + "\"\n") ==
                      "public_address:settings.not_a_public_address@concert.toml:1 ",
                  bad);
}
