#include "app/concert.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <stdexcept>

#include "app/guard.h"
#include "app/local_clock.h"
#include "app/sql/installation_store.h"
#include "platform/crypto/root_key.h"
#include "platform/crypto/sealing.h"
#include "platform/words/time_zone.h"
#include "rooms/access/sql/access_store.h"
#include "rooms/aftercare/sql/aftercare_store.h"
#include "rooms/agencies/sql/agency_store.h"
#include "rooms/alignment/sql/alignment_store.h"
#include "rooms/alignment/sql/area_store.h"
#include "rooms/codes/sql/code_store.h"
#include "rooms/directory/sql/directory_store.h"
#include "rooms/directory/sql/link_store.h"
#include "rooms/drafts/sql/draft_store.h"
#include "rooms/meetings/sql/meeting_store.h"
#include "rooms/notices/sql/notice_store.h"
#include "rooms/people/sql/people_store.h"
#include "rooms/referrals/sql/referral_store.h"
#include "rooms/sites/sql/area_store.h"
#include "rooms/situations/sql/situation_store.h"

namespace concert::app {
namespace {

namespace fs = std::filesystem;

crypto::SecretKey opened_root_key(const settings::Settings& settings, Opening opening, Chance& chance) {
  const fs::path folder = settings.data_folder;
  if (opening == Opening::create && !fs::exists(folder)) {
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all); // PRIVACY: nobody else on the machine looks into the folder
  }
  const bool is_new = opening == Opening::create && !fs::exists(folder / "keys.sqlite");
  return crypto::root_key(folder / "root.key", is_new ? crypto::IfMissing::create : crypto::IfMissing::refuse, chance);
}

std::unique_ptr<storage::Database> opened_main(const settings::Settings& settings) {
  if (settings.database == "sqlite")
    return storage::open_sqlite(fs::path(settings.data_folder) / "concert.sqlite",
                                {.readers = static_cast<int>(settings.workers)});
  return storage::open_postgres(settings.database, {.connections = static_cast<int>(settings.workers) + 2});
}

void add(std::vector<storage::Migration>& all, const std::vector<storage::Migration>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

std::vector<storage::Migration> main_migrations() {
  std::vector<storage::Migration> all;
  add(all, audit::migrations());
  add(all, access::migrations());
  add(all, drafts::migrations());
  add(all, codes::migrations());
  add(all, agencies::migrations());
  add(all, sites::migrations());
  add(all, people::migrations());
  add(all, directory::migrations());
  add(all, situations::migrations());
  add(all, alignment::migrations());
  add(all, meetings::migrations());
  add(all, referrals::migrations());
  add(all, aftercare::migrations());
  add(all, notices::migrations());
  add(all, migrations());
  return all;
}

directory::WallClock wall_clock(const settings::Settings& settings) {
  return directory::WallClock([zone = zone_of(settings)](Instant instant) {
    const words::LocalMoment there = zone.local(instant);
    return directory::LocalTime{there.day, there.hour * 60 + there.minute};
  });
}

} // namespace

struct Concert::Rooms {
  const settings::Settings settings;
  const LocalClock clock;
  Chance& chance;
  crypto::SecretKey root;
  std::unique_ptr<storage::Database> database;
  std::unique_ptr<storage::Database> key_database;
  audit::AuditLog log;
  crypto::Passwords passwords;

  access::SqlStore access_store;
  access::Room access;
  drafts::SqlStore draft_store;
  drafts::SqlKeyStore draft_keys;
  drafts::Room drafts;
  codes::SqlStore code_store;
  codes::Room codes;
  agencies::SqlStore agency_store;
  agencies::Room agencies;
  sites::SqlStore area_store;
  sites::Room sites;
  people::SqlStore people_store;
  people::SqlKeyStore key_store;
  people::KeyRing key_ring;
  people::Room people;
  directory::SqlStore directory_store;
  directory::Room directory;
  directory::SqlLinkStore link_store;
  directory::CapacityLinks capacity_links;
  Guard guard; // before whoever asks it
  situations::SqlStore situation_store;
  situations::Room situations;
  alignment::SqlStore alignment_store;
  alignment::Room alignment;
  alignment::SqlAreaStore situation_area_store;
  alignment::Areas areas;
  meetings::SqlStore meeting_store;
  meetings::Room meetings;
  referrals::SqlStore referral_store;
  referrals::Room referrals;
  aftercare::SqlStore aftercare_store;
  aftercare::Room aftercare;
  notices::SqlStore notice_store;
  notices::Room notices;
  AnsweredStore answered;

  Rooms(const settings::Settings& from, Opening opening, const clock::Clock& the_clock, Chance& the_chance)
      : settings(from), clock(the_clock, zone_of(from)), chance(the_chance),
        root(opened_root_key(from, opening, the_chance)), database(opened_main(from)),
        key_database(storage::open_sqlite(fs::path(from.data_folder) / "keys.sqlite", {.readers = 2})), log(root),
        passwords({.memory_kib = from.argon_memory_kib}), access_store(migrated(*database), log),
        access(access_store, passwords, clock, chance, {.idle = from.session_idle, .absolute = from.session_absolute}),
        draft_store(*database), draft_keys(migrated_keys(*key_database)),
        drafts(draft_store, draft_keys, crypto::derive(root, "drafts"), clock, chance, from.drafts_live),
        code_store(*database, log), codes(code_store, clock), agency_store(*database, log),
        agencies(agency_store, clock, chance), area_store(*database, log), sites(area_store, clock),
        people_store(*database, log), key_store(*key_database),
        key_ring(crypto::derive(root, "key-ring"), key_store, chance), people(people_store, key_ring, chance),
        directory_store(*database, log),
        directory(
            directory_store, clock, [this](AgencyId id) { return agencies.agencies()->find(id) != nullptr; }, 7,
            wall_clock(settings)),
        link_store(*database, log),
        capacity_links(link_store, directory, crypto::derive(root, "directory|links|v1"),
                       mails_links() ? directory::CapacityLinks::Mail::queued : directory::CapacityLinks::Mail::none,
                       clock, chance),
        guard([this] { return agencies.agencies(); }), situation_store(*database, log),
        situations(
            situation_store, people, [this] { return codes.book(); },
            {.agencies_at = [this](TableId table) { return access.seats_at(table); },
             .names_policy = [this](TableId table) { return access.names_policy(table); },
             .guard = [this](const situations::GuardedText& text) { return guard.judge(text); }},
            clock, chance),
        alignment_store(*database, log),
        alignment(
            alignment_store, situations, directory, [this] { return codes.book(); }, clock,
            [this](const access::Actor& actor, const situations::View& view) { return declined(actor, view); }),
        situation_area_store(*database, log),
        areas(
            situation_area_store, situations, [this] { return sites.areas(); }, clock, chance),
        meeting_store(*database, log),
        meetings(
            meeting_store, situations, [this] { return codes.book(); },
            [this](TableId table) { return access.seats_at(table); },
            [this](std::string_view text) { return guard.fit_for_a_meeting(text); },
            crypto::SigningKey(crypto::derive(root, "meetings|minutes|v1")), clock, chance),
        referral_store(*database, log),
        referrals(
            referral_store, situations, people, directory, [this] { return codes.book(); },
            [this](TableId table) { return access.seats_at(table); }, passwords,
            crypto::derive(root, "referrals|links|v1"),
            mails_links() ? referrals::Room::Mail::queued : referrals::Room::Mail::none, clock, chance),
        aftercare_store(*database, log),
        aftercare(
            aftercare_store, situations, people, [this] { return codes.book(); }, clock, chance),
        notice_store(*database),
        notices(
            notice_store, meetings, situations, referrals, directory,
            [this](TableId table) { return access.reachable_at(table); },
            [this](Instant now) { return is_reminding(now); },
            settings.mail_host.empty() ? notices::Room::Mail::none : notices::Room::Mail::queued, clock, chance),
        answered(*database) {
    // PRIVACY: settling sweeps the keys of situations that the database does not know. Beside another installation's
    // database, or an empty one, a file that is missing or a setting that points elsewhere, it would destroy every key
    // for good.
    must_be_of_one_installation();
    if (access.tables().empty() && !people.keyed_situations().empty())
      throw std::runtime_error("keys.sqlite holds keys, but the database is empty: it is not the one that belongs to "
                               "these keys; nothing was changed in them");
    people.when_destroyed([this](SituationId id) {
      try {
        drafts.forget_about("situations/" + id.text());
        areas.forget_ended();
      } catch (const storage::Failure&) { // the act itself is done; the next round takes it up
      }
    });
    access.when_seat_is_taken_back([this](MemberId member, SeatId seat) {
      try {
        drafts.forget_all_of({member, seat});
      } catch (const storage::Failure&) {
      }
    });
    situations.settle_all_keys();
    areas.forget_ended();
    referrals.sweep(); // what followed from a change of a situation, should the program have ended in between
    situations.on_change([this](TableId, SituationId id) {
      try {
        areas.forget_ended();
        referrals.follow(id);
      } catch (const storage::Failure&) { // the act itself is done; the next sweep takes it up
      }
    });
    directory.know_neighbourhoods([this] {
      std::vector<directory::Neighbourhood> out;
      const sites::SharedAreas map = sites.areas();
      for (const sites::Area& area : map->areas())
        out.push_back({area.code, area.name, {area.centre.latitude, area.centre.longitude}});
      return out;
    });
    access.when_table_changes([this](TableId table) { situations.settle_names(table); });
  }

  // A mail with a link needs an address that it leads to.
  bool mails_links() const { return !settings.mail_host.empty() && !settings.public_address.empty(); }

  // The set hour and the one after it: rounds ask once an hour.
  bool is_reminding(Instant now) const {
    const int hours = zone_of(settings).local(now).hour - static_cast<int>(settings.reminder_hour);
    return hours == 0 || hours == 1;
  }

  // A referral that was declined is a no of its service, for who may see it.
  std::vector<alignment::Known::Refused> declined(const access::Actor& actor, const situations::View& view) {
    std::vector<alignment::Known::Refused> out;
    for (const referrals::View& one : referrals.of(actor, view))
      if (one.whole && one.state == referrals::State::rejected && !one.whole->service.empty())
        out.push_back({one.whole->service, alignment::Refusing::service, one.changed_at});
    return out;
  }

  void must_be_of_one_installation() {
    const auto of_database = installation_of(*database), of_keys = installation_of(*key_database);
    if (of_database && of_keys) {
      if (*of_database != *of_keys)
        throw std::runtime_error("keys.sqlite is of another installation than the database; nothing was changed. Put "
                                 "back the two that belong together: see Restore in docs/operations.md");
      return;
    }
    // New, or cut short while it was new, or made before there was this mark. Keys that hold nothing, or something of
    // this database, are its own.
    const std::vector<SituationId> keyed = people.keyed_situations();
    const std::set<SituationId> known = situation_store.ids();
    if (!keyed.empty() && std::none_of(keyed.begin(), keyed.end(), [&](SituationId id) { return known.contains(id); }))
      throw std::runtime_error("keys.sqlite holds keys, and the database has none of their situations: it is not the "
                               "one that belongs to these keys; nothing was changed in them");
    const InstallationId id = of_database ? *of_database : of_keys ? *of_keys : InstallationId::draw(chance);
    mark(*key_database, id);
    mark(*database, id);
  }

  storage::Database& migrated(storage::Database& opened) const {
    storage::migrate(opened, main_migrations(), clock.now());
    return opened;
  }
  storage::Database& migrated_keys(storage::Database& opened) const {
    std::vector<storage::Migration> all = people::key_migrations();
    add(all, drafts::key_migrations());
    storage::migrate(opened, all, clock.now());
    return opened;
  }
};

Concert::Concert(const settings::Settings& settings, Opening opening, const clock::Clock& clock, Chance& chance)
    : rooms_(std::make_unique<Rooms>(settings, opening, clock, chance)) {}
Concert::~Concert() = default;

const settings::Settings& Concert::settings() const {
  return rooms_->settings;
}
const clock::Clock& Concert::clock() const {
  return rooms_->clock;
}
Chance& Concert::chance() {
  return rooms_->chance;
}
storage::Database& Concert::database() {
  return *rooms_->database;
}
storage::Database& Concert::keys() {
  return *rooms_->key_database;
}
audit::AuditLog& Concert::audit_log() {
  return rooms_->log;
}
access::Room& Concert::access() {
  return rooms_->access;
}
codes::Room& Concert::codes() {
  return rooms_->codes;
}
agencies::Room& Concert::agencies() {
  return rooms_->agencies;
}
crypto::SecretKey Concert::draft_key() const {
  return crypto::derive(rooms_->root, "locked-draft");
}
drafts::Room& Concert::drafts() {
  return rooms_->drafts;
}
AnsweredStore& Concert::answered() {
  return rooms_->answered;
}
directory::Room& Concert::directory() {
  return rooms_->directory;
}
directory::CapacityLinks& Concert::capacity_links() {
  return rooms_->capacity_links;
}
sites::Room& Concert::sites() {
  return rooms_->sites;
}
people::Room& Concert::people() {
  return rooms_->people;
}
situations::Room& Concert::situations() {
  return rooms_->situations;
}
alignment::Room& Concert::alignment() {
  return rooms_->alignment;
}
alignment::Areas& Concert::areas() {
  return rooms_->areas;
}
meetings::Room& Concert::meetings() {
  return rooms_->meetings;
}
referrals::Room& Concert::referrals() {
  return rooms_->referrals;
}
aftercare::Room& Concert::aftercare() {
  return rooms_->aftercare;
}
notices::Room& Concert::notices() {
  return rooms_->notices;
}

} // namespace concert::app
