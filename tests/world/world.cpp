#include "world/world.h"

#include "app/share.h"
#include "platform/crypto/root_key.h"
#include "platform/crypto/sealing.h"
#include "rooms/aftercare/sql/aftercare_store.h"
#include "rooms/referrals/sql/referral_store.h"

namespace concert::world {
namespace {

settings::Settings settings_for(const storage::testing::Place& place) {
  settings::Settings out;
  out.data_folder = place.folder() / "data";
  if (place.engine() == storage::Engine::postgres)
    out.database = place.conninfo();
  out.workers = 2;
  out.argon_memory_kib = 8; // the least there is: a test signs in often
  return out;
}

} // namespace

std::string said(const Refusal& refusal) {
  std::string out = std::string(name_of(refusal.kind)) + " " + refusal.word;
  for (const Problem& problem : refusal.problems)
    out += " " + problem.field + ":" + problem.word;
  return out;
}

Instant World::start() {
  return *Instant::parse_iso("2026-11-02T14:00:00Z");
}

World::World(storage::testing::Place place, std::uint64_t seed)
    : place_(std::move(place)), clock_(start()), chance_(seed), settings_(settings_for(place_)),
      log_(log_text_, clock_) {
  open(app::Opening::create);
  furnish();
}
World::~World() {
  close();
}

void World::open(app::Opening opening) {
  concert_ = std::make_unique<app::Concert>(settings_, opening, clock_, chance_);
}

app::Surface& World::surface() {
  if (!surface_)
    surface_ = std::make_unique<app::Surface>(*concert_, log_);
  return *surface_;
}

void World::close() {
  surface_.reset();
  concert_.reset();
}

void World::restart() {
  close();
  open(app::Opening::existing);
}

void World::keep_copy() {
  const auto copy = place_.folder() / "copy";
  std::filesystem::remove_all(copy);
  std::filesystem::copy(settings_.data_folder, copy, std::filesystem::copy_options::recursive);
}

void World::put_back() {
  std::filesystem::remove_all(settings_.data_folder);
  std::filesystem::copy(place_.folder() / "copy", settings_.data_folder, std::filesystem::copy_options::recursive);
}

void World::furnish() {
  std::vector<codes::NamedFile> files;
  for (const auto& file : app::files_in(CONCERT_SOURCE_DIR "/data/codes", ".csv"))
    files.push_back({file.filename().string(), app::file_text(file)});
  must(concert_->codes().install(files));
  const access::Founded founded =
      must(concert_->access().bootstrap({.table = {.name = {"First table", "Première table"}},
                                         .agency = agency("city"),
                                         .login = "admin",
                                         .name = "Ada Minster",
                                         .language = Language::en,
                                         .password = access::TypedPassword(std::string(first_password))}));
  administrator_ = must(concert_->access().act_as("admin", founded.seat));
}

AgencyId World::agency(const std::string& short_name) {
  if (const auto at = agencies_.find(short_name); at != agencies_.end())
    return at->second;
  Fields fields;
  fields.add("short_name", short_name);
  fields.add("name_en", "The " + short_name + " agency");
  fields.add("name_fr", "L’organisme " + short_name);
  const auto book = concert_->codes().book();
  fields.add("sector", book->entries("sectors").front()->id);
  fields.add("partner_kind", book->entries("partner_kinds").front()->id);
  fields.add("governing_law", "mfippa");
  return agencies_[short_name] = must(concert_->agencies().install(fields, *book));
}

std::optional<std::string> World::agency_named(AgencyId id) const {
  for (const auto& [name, known] : agencies_)
    if (known == id)
      return name;
  return std::nullopt;
}

TableId World::add_table(const std::string& name, access::NamesPolicy policy) {
  return must(concert_->access().add_table(administrator_, {{name, name}, policy})).id;
}

Member World::add_member(const std::string& login, AgencyId agency, TableId table, access::Role role) {
  const auto view = must(
      concert_->access().add_member(administrator_, {.login = login,
                                                     .name = "Member " + login,
                                                     .language = Language::en,
                                                     .password = access::TypedPassword(std::string(first_password)),
                                                     .seat = {.agency = agency, .table = table, .role = role}}));
  return {view.login, must(concert_->access().act_as(login, std::nullopt))};
}

std::optional<situations::Situation> World::situation(SituationId id) {
  return situations::SqlStore(concert_->database(), concert_->audit_log()).load(id);
}

std::optional<meetings::Meeting> World::meeting(meetings::MeetingId id) {
  return meetings::SqlStore(concert_->database(), concert_->audit_log()).as_stored(id);
}

std::optional<referrals::Referral> World::referral(referrals::ReferralId id) {
  return referrals::SqlStore(concert_->database(), concert_->audit_log()).load(id);
}

std::optional<aftercare::Aftercare> World::aftercare(SituationId id) {
  const auto concluded = situation(id);
  if (!concluded || !concluded->ending)
    return std::nullopt;
  return aftercare::SqlStore(concert_->database(), concert_->audit_log()).load({id, concluded->ending->at});
}

std::vector<situations::HandOver> World::hand_overs(SituationId id) {
  return situations::SqlStore(concert_->database(), concert_->audit_log()).hand_overs(id);
}

std::optional<situations::HandOverId> World::hand_over(SituationId id) {
  const auto all = hand_overs(id);
  return all.empty() ? std::nullopt : std::optional(all.back().id);
}

std::int64_t World::identity_version(SituationId id) {
  return people::SqlStore(concert_->database(), concert_->audit_log()).version(id);
}

std::int64_t World::account_version(SituationId id) {
  const auto kept = situations::SqlStore(concert_->database(), concert_->audit_log()).account(id);
  return kept ? kept->version : 0;
}

people::Openings World::keys_of(SituationId id) {
  people::SqlKeyStore store(concert_->keys());
  people::Openings out;
  for (const auto& [name, agency] : agencies_) {
    if (store.situation_key(id, people::Scope::names, agency))
      out.names.insert(agency);
    if (store.situation_key(id, people::Scope::everything, agency))
      out.everything.insert(agency);
  }
  return out;
}

bool World::keys_open(SituationId id) {
  const auto root = crypto::root_key(settings_.data_folder / "root.key", crypto::IfMissing::refuse, chance_);
  people::SqlKeyStore store(concert_->keys());
  people::KeyRing ring(crypto::derive(root, "key-ring"), store, chance_);
  const people::Openings held = keys_of(id);
  for (const auto& [scope, agencies] :
       {std::pair(people::Scope::names, held.names), {people::Scope::everything, held.everything}}) {
    std::optional<crypto::SecretKey> first;
    for (const AgencyId agency : agencies) {
      auto key = ring.key(id, scope, agency);
      if (!key || (first && !first->is_same_as(*key)))
        return false;
      if (!first)
        first = std::move(key);
    }
  }
  return true;
}

std::vector<audit::KeptEntry> World::trail(const std::string& object) {
  audit::Filter filter;
  filter.object = object;
  auto page = concert_->audit_log().entries(concert_->database(), filter, std::nullopt, 1000);
  std::reverse(page.entries.begin(), page.entries.end());
  return page.entries;
}

audit::Report World::verify() {
  return concert_->audit_log().verify(concert_->database());
}

} // namespace concert::world
