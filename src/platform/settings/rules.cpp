#include "platform/settings/rules.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/check.h"
#include "base/email.h"
#include "base/text.h"

namespace concert::settings {
namespace {

bool is_address(const std::string& text) {
  std::array<unsigned char, sizeof(in6_addr)> parsed{};
  return inet_pton(AF_INET, text.c_str(), parsed.data()) == 1 || inet_pton(AF_INET6, text.c_str(), parsed.data()) == 1;
}

// "127.0.0.1, ::1", each as the system writes it, so that it equals the address of a connection; nothing when one of
// them is none.
std::optional<std::vector<std::string>> addresses_in(const std::string& list) {
  std::vector<std::string> out;
  for (const std::string_view part : text::split(list, ',')) {
    const std::string one(text::trim(part));
    std::array<unsigned char, sizeof(in6_addr)> parsed{};
    std::array<char, INET6_ADDRSTRLEN> written{};
    const int family = inet_pton(AF_INET, one.c_str(), parsed.data()) == 1 ? AF_INET : AF_INET6;
    if (inet_pton(family, one.c_str(), parsed.data()) != 1 ||
        inet_ntop(family, parsed.data(), written.data(), static_cast<socklen_t>(written.size())) == nullptr)
      return std::nullopt;
    out.emplace_back(written.data());
  }
  return out;
}

// "Area/Place": what may become a path below the system's zone files.
bool is_time_zone(const std::string& text) {
  const auto is_allowed = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '+' ||
           c == '-';
  };
  if (text.size() > 64)
    return false;
  const auto parts = text::split(text, '/');
  return std::all_of(parts.begin(), parts.end(), [&](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), is_allowed);
  });
}

bool is_database(const std::string& text) {
  return text == "sqlite" || text.starts_with("postgresql://") || text.starts_with("postgres://") ||
         text.find('=') != std::string::npos;
}

// "https://" and the name of a host, perhaps a port; nothing behind it, because paths are added to it.
bool is_public_address(const std::string& text) {
  constexpr std::string_view scheme = "https://";
  if (!text.starts_with(scheme))
    return false;
  const std::string_view rest = std::string_view(text).substr(scheme.size());
  const auto colon = rest.find(':');
  const std::string_view port = colon == std::string_view::npos ? std::string_view() : rest.substr(colon + 1);
  return is_host_name(rest.substr(0, colon)) && (colon == std::string_view::npos || !port.empty()) &&
         port.size() <= 5 && std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
}

constexpr std::array<std::pair<MailSecurity, std::string_view>, 3> mail_securities{
    {{MailSecurity::starttls, "starttls"}, {MailSecurity::tls, "tls"}, {MailSecurity::none, "none"}}};

std::string name_of(MailSecurity security) {
  for (const auto& [known, name] : mail_securities)
    if (known == security)
      return std::string(name);
  bug("unknown security of mail");
}

std::string yes_or_no(bool yes) {
  return yes ? "yes" : "no";
}

} // namespace

const std::vector<Rule>& rules() {
  static const std::vector<Rule> all = {
      {.name = "data",
       .put_text = [](Settings& s, const std::string& text) -> const char* {
         s.data_folder = text;
         return nullptr;
       },
       .read = [](const Settings& s) { return s.data_folder.string(); }},
      {.name = "database",
       .put_text = [](Settings& s, const std::string& text) -> const char* {
         s.database = text;
         return is_database(text) ? nullptr : "settings.not_a_database";
       },
       .read = [](const Settings& s) { return s.database; }},
      {.name = "address",
       .put_text = [](Settings& s, const std::string& text) -> const char* {
         s.address = text;
         return is_address(text) ? nullptr : "settings.not_an_address";
       },
       .read = [](const Settings& s) { return s.address; }},
      {.name = "port",
       .kind = KeyKind::integer,
       .least = 0,
       .most = 65535,
       .put_integer = [](Settings& s, std::int64_t n) { s.port = static_cast<std::uint16_t>(n); },
       .read = [](const Settings& s) { return std::to_string(s.port); }},
      {.name = "proxies",
       .may_be_blank = true,
       .put_text = [](Settings& s, const std::string& text) -> const char* {
         s.proxies.clear();
         if (text.empty())
           return nullptr;
         auto addresses = addresses_in(text);
         if (!addresses)
           return "settings.not_an_address";
         s.proxies = std::move(*addresses);
         return nullptr;
       },
       .read = [](const Settings& s) { return text::join(s.proxies, ", "); }},
      {.name = "workers",
       .kind = KeyKind::integer,
       .least = 1,
       .most = 256,
       .put_integer = [](Settings& s, std::int64_t n) { s.workers = static_cast<unsigned>(n); },
       .read = [](const Settings& s) { return std::to_string(s.workers); }},
      {.name = "session_idle_minutes",
       .kind = KeyKind::integer,
       .least = 1,
       .most = 480,
       .put_integer = [](Settings& s, std::int64_t n) { s.session_idle = std::chrono::minutes(n); },
       .read = [](const Settings& s) { return std::to_string(s.session_idle.count()); }},
      {.name = "session_absolute_hours",
       .kind = KeyKind::integer,
       .least = 1,
       .most = 24,
       .put_integer = [](Settings& s, std::int64_t n) { s.session_absolute = std::chrono::hours(n); },
       .read = [](const Settings& s) { return std::to_string(s.session_absolute.count()); }},
      {.name = "drafts_days",
       .kind = KeyKind::integer,
       .least = 1,
       .most = 90,
       .put_integer = [](Settings& s, std::int64_t n) { s.drafts_live = std::chrono::hours(24 * n); },
       .read = [](const Settings& s) { return std::to_string(s.drafts_live.count() / 24); }},
      {.name = "reminder_hour",
       .kind = KeyKind::integer,
       .least = 0,
       .most = 22,
       .put_integer = [](Settings& s, std::int64_t n) { s.reminder_hour = static_cast<unsigned>(n); },
       .read = [](const Settings& s) { return std::to_string(s.reminder_hour); }},
      {.name = "demo",
       .kind = KeyKind::yes_no,
       .put_yes = [](Settings& s, bool yes) { s.demo = yes; },
       .read = [](const Settings& s) { return yes_or_no(s.demo); }},
      {.name = "time_zone",
       .put_text = [](Settings& s, const std::string& text) -> const char* {
         s.time_zone = text;
         return is_time_zone(text) ? nullptr : "settings.not_a_time_zone";
       },
       .read = [](const Settings& s) { return s.time_zone; }},
      {.name = "argon_memory_mib",
       .kind = KeyKind::integer,
       .least = 19, // below it OWASP calls Argon2id too cheap to guess
       .most = 4096,
       .put_integer = [](Settings& s, std::int64_t n) { s.argon_memory_kib = static_cast<std::size_t>(n) * 1024; },
       .read = [](const Settings& s) { return std::to_string(s.argon_memory_kib / 1024); }},
      {.name = "public_address",
       .may_be_blank = true,
       .put_text = [](Settings& s, const std::string& text) -> const char* {
         s.public_address = text;
         return text.empty() || is_public_address(text) ? nullptr : "settings.not_a_public_address";
       },
       .read = [](const Settings& s) { return s.public_address; }},
      {.name = "mail_host",
       .may_be_blank = true,
       .put_text = [](Settings& s, const std::string& text) -> const char* {
         s.mail_host = text;
         return text.empty() || is_host_name(text) || is_address(text) ? nullptr : "settings.not_a_host";
       },
       .read = [](const Settings& s) { return s.mail_host; }},
      {.name = "mail_port",
       .kind = KeyKind::integer,
       .least = 1,
       .most = 65535,
       .put_integer = [](Settings& s, std::int64_t n) { s.mail_port = static_cast<std::uint16_t>(n); },
       .read = [](const Settings& s) { return std::to_string(s.mail_port); }},
      {.name = "mail_security",
       .put_text = [](Settings& s, const std::string& text) -> const char* {
         for (const auto& [security, name] : mail_securities)
           if (name == text) {
             s.mail_security = security;
             return nullptr;
           }
         return "settings.not_a_mail_security";
       },
       .read = [](const Settings& s) { return name_of(s.mail_security); }},
      {.name = "mail_sender",
       .may_be_blank = true,
       .put_text = [](Settings& s, const std::string& text) -> const char* {
         s.mail_sender = text;
         return text.empty() || EmailAddress::parse(text) ? nullptr : "settings.not_an_email";
       },
       .read = [](const Settings& s) { return s.mail_sender; }},
      {.name = "mail_user",
       .may_be_blank = true,
       .put_text = [](Settings& s, const std::string& text) -> const char* {
         s.mail_user = text;
         return nullptr;
       },
       .read = [](const Settings& s) { return s.mail_user; }},
      {.name = "mail_password_file",
       .may_be_blank = true,
       .put_text = [](Settings& s, const std::string& text) -> const char* {
         s.mail_password_file = text;
         return nullptr;
       },
       .read = [](const Settings& s) { return s.mail_password_file.string(); }},
      {.name = "mail_trust_file",
       .may_be_blank = true,
       .put_text = [](Settings& s, const std::string& text) -> const char* {
         s.mail_trust_file = text;
         return nullptr;
       },
       .read = [](const Settings& s) { return s.mail_trust_file.string(); }},
  };
  return all;
}

const Rule* rule_of(std::string_view name) {
  const auto found = std::find_if(rules().begin(), rules().end(), [&](const Rule& rule) { return rule.name == name; });
  return found == rules().end() ? nullptr : &*found;
}

} // namespace concert::settings
