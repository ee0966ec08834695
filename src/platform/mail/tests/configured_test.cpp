#include "platform/mail/configured.h"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "platform/mail/tests/receiver.h"
#include "platform/mail/tests/sample.h"

using namespace concert;
using namespace concert::mail;
using namespace concert::mail::testing;
namespace fs = std::filesystem;

namespace {

struct PasswordFile {
  fs::path folder;
  explicit PasswordFile(std::string_view text, fs::perms perms = fs::perms::owner_read) {
    std::string name = (fs::temp_directory_path() / "concert-mail-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    folder = name;
    std::ofstream(path(), std::ios::binary) << text;
    fs::permissions(path(), perms);
  }
  ~PasswordFile() { fs::remove_all(folder); }
  fs::path path() const { return folder / "password"; }
};

settings::Settings settings_with(const fs::path& password_file) {
  settings::Settings out;
  out.mail_host = "mail.example.ca";
  out.mail_sender = "concert@example.ca";
  out.mail_user = "concert";
  out.mail_password_file = password_file;
  return out;
}

} // namespace

TEST_CASE("no host, no mail") {
  const auto sender = configured_sender({});
  CHECK_FALSE(sender->delivers());
  CHECK(outcome_of(*sender, sample()) == "discarded");
}

TEST_CASE("the settings' server gets the mail, from the settings' sender") {
  Receiver receiver;
  settings::Settings settings;
  settings.mail_host = "127.0.0.1";
  settings.mail_port = receiver.port();
  settings.mail_security = settings::MailSecurity::none;
  settings.mail_sender = "table@example.org";
  const auto sender = configured_sender(settings);
  CHECK(sender->delivers());
  CHECK(outcome_of(*sender, sample()) == "taken");
  CHECK(receiver.mails().at(0).starts_with("From: \"Concert\" <table@example.org>\r\n"));
  settings.mail_security = settings::MailSecurity::starttls;
  CHECK(outcome_of(*configured_sender(settings), sample()) == "temporary securing 0");
  CHECK(receiver.mails().size() == 1);
}

TEST_CASE("a password file that nobody else can read") {
  CHECK(configured_sender(settings_with(PasswordFile("secret\n").path()))->delivers());
  CHECK(configured_sender(settings_with(PasswordFile("secret").path()))->delivers());
  for (const auto open : {fs::perms::group_read, fs::perms::others_read, fs::perms::group_write})
    CHECK_THROWS_AS(configured_sender(settings_with(PasswordFile("secret", fs::perms::owner_read | open).path())),
                    PasswordFileFailure);
  CHECK_THROWS_AS(configured_sender(settings_with(PasswordFile("").path())), PasswordFileFailure);
  CHECK_THROWS_AS(configured_sender(settings_with(PasswordFile("\nsecret").path())), PasswordFileFailure);
  CHECK_THROWS_AS(configured_sender(settings_with("/no/such/file")), PasswordFileFailure);
  CHECK_THROWS_AS(configured_sender(settings_with("/tmp")), PasswordFileFailure);
}
