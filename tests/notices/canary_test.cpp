// Unmistakable names are planted wherever a name can be written, a whole journey and two meetings are gone through, and
// every mail is taken by a real server. None of the names, no number of a situation and no agency may be found in any
// mail, subject, calendar entry, line of the log, or row of notices and letters.
#include <doctest/doctest.h>
#include <stdlib.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/share.h"
#include "notices/town.h"
#include "platform/mail/configured.h"
#include "platform/words/time_zone.h"

using namespace concert;
using namespace concert::world;
using storage::testing::Place;
namespace fs = std::filesystem;

namespace {

class Mailbox {
public:
  Mailbox() {
    std::string name = (fs::temp_directory_path() / "concert-canary-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    folder_ = name;
    const std::string script = std::string(CONCERT_SOURCE_DIR) + "/tests/notices/mailbox.py";
    process_ = ::popen(("exec /usr/bin/python3 '" + script + "' '" + name + "'").c_str(), "w");
    REQUIRE(process_ != nullptr);
    for (int i = 0; i < 6000 && !fs::exists(folder_ / "port"); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(10)); // another program's start has no clock of ours
    REQUIRE_MESSAGE(fs::exists(folder_ / "port"), "the server did not start: is python3-aiosmtpd installed?");
  }
  ~Mailbox() {
    ::pclose(process_); // the end of its input is its end
    fs::remove_all(folder_);
  }
  Mailbox(const Mailbox&) = delete;
  Mailbox& operator=(const Mailbox&) = delete;

  std::uint16_t port() const { return static_cast<std::uint16_t>(std::stoi(app::file_text(folder_ / "port"))); }
  std::vector<std::string> mails() const {
    std::vector<std::string> out;
    for (int i = 0; fs::exists(folder_ / (std::to_string(i) + ".mail")); ++i)
      out.push_back(app::file_text(folder_ / (std::to_string(i) + ".mail")));
    return out;
  }

private:
  fs::path folder_;
  std::FILE* process_ = nullptr;
};

// Every column of both tables as text.
std::string stored(storage::Database& database) {
  std::string out;
  database.read([&](storage::Transaction& tx) {
    tx.each("select id, table_id, member, seat, kind, about, cast(mark as text), cast(edition as text) from notices"
            " order by id",
            [&](const storage::Row& row) {
              for (int column = 0; column < 8; ++column)
                out += row.get<std::string>(column) + "|";
            });
    tx.each("select id, notice, cast(attempts as text) from notice_letters order by id", [&](const storage::Row& row) {
      for (int column = 0; column < 3; ++column)
        out += row.get<std::string>(column) + "|";
    });
  });
  return out;
}

const std::vector<std::string> planted = {"Zephyrina",  "Quixwaddle",   "Plumthwistle", "Grombleford", "Snorkelby",
                                          "7055550123", "705-555-0123", "Brackleworth", "Fizzlewick",  "Wobbletown",
                                          "S-0001",     "S-0002",       "S-1",          "gambling",    "Marrowby"};

std::string lower(std::string text) {
  for (char& c : text)
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}
// Which of them stand in it, in any case.
std::string found_in(const std::string& text) {
  std::string out;
  for (const std::string& name : planted)
    if (lower(text).find(lower(name)) != std::string::npos)
      out += name + " ";
  return out;
}

} // namespace

TEST_CASE("no planted name leaves in any mail, subject, calendar entry, line of the log or stored row") {
  const Mailbox mailbox;
  Town town(Place::sqlite());
  town.world.settings().mail_port = mailbox.port();
  town.world.settings().mail_security = settings::MailSecurity::none;
  town.world.restart();
  const auto sender = mail::configured_sender(town.world.settings());
  auto& access = town.world.concert().access();
  // Names in members, agencies, the table, places and identities.
  int version = 2;
  for (const Member* who : {&town.chair, &town.constable, &town.nurse, &town.teacher})
    must(access.edit_member(town.world.administrator(), who->actor.member, version,
                            {"Plumthwistle", who == &town.nurse ? Language::fr : Language::en,
                             *EmailAddress::parse("box" + std::to_string(town.world.next_number()) + "@example.ca")}));
  town.table = town.world.add_table("Wobbletown", access::NamesPolicy::likely_involved);
  const auto seated = [&](const char* login, const char* agency, access::Role role) {
    const Member out = town.world.add_member(login, town.world.agency(agency), town.table, role);
    must(access.edit_member(town.world.administrator(), out.actor.member, 1,
                            {"Marrowby", role == access::Role::chair ? Language::fr : Language::en,
                             *EmailAddress::parse("box" + std::to_string(town.world.next_number()) + "@example.ca")}));
    return out;
  };
  town.chair = seated("one", "snorkelby", access::Role::chair);
  town.constable = seated("two", "brackleworth", access::Role::representative);
  town.nurse = seated("three", "fizzlewick", access::Role::representative);
  town.health = town.world.agency("fizzlewick");
  town.identity = fields({{"given_name", "Zephyrina"},
                          {"family_name", "Quixwaddle"},
                          {"address", "12 Grombleford Lane"},
                          {"telephone", "705-555-0123"}});

  app::NoticeRounds rounds(town.world.concert(), *sender, town.world.surface().catalogue(), town.world.log());
  std::string rows;
  const auto round = [&] {
    rounds.round();
    rows += stored(town.world.concert().database());
    town.world.clock().advance(std::chrono::minutes(11));
    rounds.round();
    rows += stored(town.world.concert().database());
  };
  auto& meetings = town.world.concert().meetings();
  // The guard keeps names out of a place; whatever gets past it, in the address of a page, goes no further than the
  // page.
  const auto named =
      meetings.plan(town.chair.actor, {town.world.clock().now(), 90, "Ask for Zephyrina Quixwaddle", ""});
  CHECK_FALSE(named);
  const auto id = town.planned("Town hall", "https://grombleford.example/zephyrina");
  round();
  const SituationId first = town.presented(town.constable), second = town.presented(town.constable);
  round();
  must(meetings.amend(town.chair.actor, id, town.revision(id),
                      {town.world.clock().now() + std::chrono::hours(1), 60, "Library", "https://snorkelby.example"}));
  round();
  must(meetings.bring_up_to_date(town.chair.actor, id, town.revision(id)));
  must(meetings.start(town.chair.actor, id, town.revision(id)));
  town.accept(first);
  town.act(town.chair, "reject", second, fields({{"reason", "single_agency_can_address"}}));
  round();
  town.disclose(first);
  town.act(town.nurse, "answer", first, fields({{"answer", "involved"}}));
  round();
  town.act(town.chair, "assign", first,
           fields({{"lead_agency", town.health.text()}, {"assisting_agencies", town.constable.actor.agency.text()}}));
  round();
  town.act(town.nurse, "contact", first, fields({{"contact", "first_contact"}}));
  round();
  must(meetings.close(town.chair.actor, id, town.revision(id)));
  round();
  const auto other = town.planned("Town hall", "https://grombleford.example/fizzlewick");
  round();
  must(meetings.cancel(town.chair.actor, other, town.revision(other)));
  round();

  // An agency is reminded of its places, and an organization asked for them by a link: neither mail names who or what.
  auto& directory = town.world.concert().directory();
  directory::ImportDirectory places;
  places.source = {"marrowby", "en"};
  places.files = {{"organizations.csv", "id,name\n1,Snorkelby Grombleford\n"},
                  {"services.csv", "id,organization_id,name,status\n1,1,Beds of Brackleworth,active\n"}};
  must(directory.install(places));
  const auto catalogue = must(directory.catalogue(town.nurse.actor));
  const directory::OrganizationId keeper = catalogue->entries().organizations.at(0).id;
  must(directory.install_link(keeper, town.health));
  must(town.world.concert().capacity_links().issue(town.nurse.actor, keeper, *EmailAddress::parse("desk@example.ca")));
  while (must(words::TimeZone::named("America/Toronto")).local(town.world.clock().now()).hour != 9)
    town.world.clock().advance(std::chrono::hours(1));
  round();

  const auto mails = mailbox.mails();
  // The journey was mailed at all: three invitations each for three seats …
  int invitations = 0, cancelled = 0, waits = 0, minutes = 0, reminders = 0, links = 0;
  for (const std::string& one : mails) {
    CHECK(found_in(one) == "");
    CHECK(one.find(first.text()) == std::string::npos); // a mail has the notice's id, never the situation's
    CHECK(one.find(second.text()) == std::string::npos);
    CHECK(one.find("ATTENDEE") == std::string::npos);
    invitations += one.find("METHOD:PUBLISH") != std::string::npos ? 1 : 0;
    cancelled += one.find("METHOD:CANCEL") != std::string::npos ? 1 : 0;
    waits += one.find("\nSomething waits for you.") != std::string::npos ||
                     one.find("\nQuelque chose vous attend.") != std::string::npos
                 ? 1
                 : 0;
    reminders += one.find("\nIt is time to say how much room") != std::string::npos ? 1 : 0;
    links += one.find("https://concert.example.ca/capacity/") != std::string::npos ? 1 : 0;
    minutes += one.find("\nUn procès-verbal attend d’être signé.") != std::string::npos ? 1 : 0;
  }
  CHECK(invitations == 9);
  CHECK(cancelled == 3);
  CHECK(waits >= 5);
  CHECK(minutes == 1);
  CHECK(reminders == 1);
  CHECK(links == 1);
  CHECK(rows.size() > 1000);
  CHECK(found_in(rows) == "");
  CHECK(found_in(town.world.logged()) == "");
  // The search itself finds what is there.
  CHECK(found_in("dear zephyrina quixwaddle") == "Zephyrina Quixwaddle ");
  // And no page of notices says more.
  for (const notices::Notice& one : town.world.concert().notices().list(town.nurse.actor))
    CHECK(found_in(std::string(name_of(one.kind))) == "");
}
