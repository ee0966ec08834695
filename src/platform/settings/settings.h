// How this installation is set up. Read once at start: what the program brings, then concert.toml, then the environment
// (CONCERT_PORT), then the command line (--port); the last one wins. A misspelt key is refused rather than ignored,
// because a security setting that silently does not apply is worse than a program that does not start.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace concert::settings {

enum class MailSecurity { starttls, tls, none };

struct Settings {
  std::filesystem::path data_folder = "./data";
  // "sqlite", in the data folder, or a PostgreSQL connection text. PRIVACY: may hold a password; never log it.
  std::string database = "sqlite";
  std::string address = "127.0.0.1"; // an IPv4 or IPv6 address, no host name
  std::uint16_t port = 8080;         // 0: the system chooses
  // Reverse proxies in front, by address as the system writes it: whom they name in X-Forwarded-For is the client.
  std::vector<std::string> proxies = {};
  unsigned workers = 8; // threads that answer requests
  std::chrono::minutes session_idle{15};
  std::chrono::hours session_absolute{12};
  std::chrono::hours drafts_live{24 * 90}; // after the last letter that was typed
  unsigned reminder_hour = 9;              // of the day on the wall, at which agencies are reminded of their places
  bool demo = false;
  std::string time_zone = "America/Toronto"; // IANA name; its shape is checked here, its existence by whoever uses it
  std::size_t argon_memory_kib = 64 * 1024;
  // "https://concert.example.ca", as members reach it: what links in mails begin with. Empty: mails have no link.
  std::string public_address = {};
  std::string mail_host = {}; // of the SMTP server; empty: this installation sends no mail
  std::uint16_t mail_port = 587;
  MailSecurity mail_security = MailSecurity::starttls;
  std::string mail_sender = {};                  // the installation's own address; given whenever mail_host is
  std::string mail_user = {};                    // empty: the server asks for no password
  std::filesystem::path mail_password_file = {}; // given exactly when mail_user is; never with MailSecurity::none
  std::filesystem::path mail_trust_file = {};    // certificates to trust instead of the system's

  friend bool operator==(const Settings&, const Settings&) = default;
};

enum class KeyKind { text, integer, yes_no };

// A key as it is written in concert.toml: "session_idle_minutes". The variable is CONCERT_SESSION_IDLE_MINUTES, the
// option
// --session-idle-minutes.
struct Key {
  std::string name;
  KeyKind kind;
  std::string standard; // the value when nothing is said, as text
};
const std::vector<Key>& keys(); // for the command line and its help; in the order of Settings

struct Sources {
  std::optional<std::filesystem::path> file = {};      // concert.toml; must exist when given
  std::map<std::string, std::string> environment = {}; // whole names; those that do not begin with CONCERT_ are ignored
  std::map<std::string, std::string> command_line = {}; // option name without dashes ("session-idle-minutes") → text
};

// Every problem at once. The field is the key, or empty when the key is unknown; the first value says where:
// "concert.toml:12", "CONCERT_PORT" or "--port". Words: settings.no_file, settings.too_long, settings.syntax,
// settings.unknown_key, settings.blank, settings.not_text, settings.not_a_number, settings.not_yes_or_no,
// settings.out_of_range (then least and most), settings.not_an_address, settings.not_a_time_zone,
// settings.not_a_database, settings.idle_longer_than_absolute, settings.not_a_host, settings.not_a_public_address, settings.not_an_email,
// settings.not_a_mail_security, settings.mail_without_sender, settings.mail_user_without_password,
// settings.mail_password_in_clear. concert.toml writes true or false, a variable and an option yes or no.
Result<Settings> read(const Sources& sources);

// The CONCERT_… variables of this process, without those that are not settings: CONCERT_SETTINGS and CONCERT_SHARE,
// where app looks for files, and those that tests and scripts read.
std::map<std::string, std::string> process_environment();

} // namespace concert::settings
