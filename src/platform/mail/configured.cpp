#include "platform/mail/configured.h"

#include <fstream>

#include "base/check.h"

namespace concert::mail {
namespace {

namespace fs = std::filesystem;

// Its first line.
std::string password_in(const fs::path& file) {
  std::error_code error;
  const auto about = fs::status(file, error);
  if (error || !fs::is_regular_file(about))
    throw PasswordFileFailure("mail_password_file: there is no such file");
  // PRIVACY: a password that other accounts can read is one that they may have read.
  constexpr auto others = fs::perms::group_all | fs::perms::others_all;
  if ((about.permissions() & others) != fs::perms::none)
    throw PasswordFileFailure("mail_password_file: others can read it; run: chmod 0400 '" + file.string() + "'");
  std::string line;
  std::ifstream in(file);
  std::getline(in, line);
  if (line.ends_with('\r'))
    line.pop_back();
  if (line.empty())
    throw PasswordFileFailure("mail_password_file: it is empty or cannot be read");
  return line;
}

Security security_of(settings::MailSecurity security) {
  switch (security) {
  case settings::MailSecurity::starttls:
    return Security::starttls;
  case settings::MailSecurity::tls:
    return Security::tls;
  case settings::MailSecurity::none:
    return Security::none;
  }
  bug("unknown security of mail");
}

} // namespace

std::unique_ptr<Sender> configured_sender(const settings::Settings& settings) {
  if (settings.mail_host.empty())
    return no_sender();
  auto address = EmailAddress::parse(settings.mail_sender, "mail_sender");
  check(address.has_value(), "settings have checked mail_sender");
  SmtpOptions options{.host = settings.mail_host, .author = {*std::move(address)}};
  options.port = settings.mail_port;
  options.security = security_of(settings.mail_security);
  options.trusted = settings.mail_trust_file;
  options.user = settings.mail_user;
  if (!options.user.empty())
    options.password = password_in(settings.mail_password_file);
  return smtp_sender(std::move(options));
}

} // namespace concert::mail
