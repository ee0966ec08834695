#include "app/demo/town.h"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "app/demo/year.h"
#include "app/installing.h"
#include "app/share.h"
#include "base/csv.h"
#include "platform/crypto/chance.h"

namespace concert::app {
namespace {

namespace fs = std::filesystem;

template <class T>
T must(Result<T> result, const char* what) {
  if (!result) {
    std::string why = std::string(what) + ": " + result.error().word;
    for (const Problem& problem : result.error().problems)
      why += " " + problem.field + " " + problem.word;
    throw std::runtime_error("the demo town cannot be filled: " + why);
  }
  if constexpr (!std::is_void_v<T>)
    return std::move(*result);
}

// The rows of a demo file by column name.
std::vector<std::map<std::string, std::string>> rows_of(const fs::path& file) {
  const std::string bytes = file_text(file);
  const csv::Table table = csv::read_table(bytes);
  std::vector<std::map<std::string, std::string>> out;
  for (const csv::Row& row : table.rows) {
    std::map<std::string, std::string> named;
    for (std::size_t i = 0; i < table.columns.size() && i < row.cells.size(); ++i)
      named[table.columns[i]] = row.cells[i];
    out.push_back(std::move(named));
  }
  return out;
}

std::map<std::string, AgencyId> install_agencies(Concert& concert, const fs::path& share) {
  std::map<std::string, AgencyId> out;
  for (const auto& row : rows_of(share / "demo" / "agencies.csv")) {
    Fields fields;
    fields.add("short_name", row.at("id"));
    fields.add("name_en", row.at("name_en"));
    fields.add("name_fr", row.at("name_fr"));
    fields.add("sector", row.at("sector"));
    fields.add("partner_kind", row.at("partner_kind"));
    const auto law = agencies::governing_law_of(row.at("governing_law"));
    fields.add("governing_law", std::string(agencies::name_of(law.value_or(agencies::GoverningLaw::none))));
    out[row.at("id")] = must(concert.agencies().install(fields, *concert.codes().book()), "agencies");
  }
  return out;
}

// The people of the town, each with the neighbourhood of the place where they live.
std::vector<std::map<std::string, std::string>> people_with_areas(const fs::path& share) {
  std::map<std::string, std::string> area_of;
  for (const auto& place : rows_of(share / "demo" / "places.csv"))
    area_of[place.at("id")] = place.at("kind") == "neighbourhood" ? place.at("id") : place.at("parent");
  auto out = rows_of(share / "demo" / "people.csv");
  for (auto& person : out)
    person["area"] = area_of[person.at("place")];
  return out;
}

// Which agency of the town keeps the entries of which organization of that snapshot.
void link_agencies(Concert& concert, const fs::path& share, const std::map<std::string, AgencyId>& agencies) {
  for (const auto& row : rows_of(share / "demo" / "links.csv")) {
    const directory::Origin origin{"baltimore-charmcare", "organization", row.at("organization_id")};
    must(concert.directory().install_link(directory::id_from<directory::OrganizationTag>(origin),
                                          agencies.at(row.at("agency"))),
         "links");
  }
}

// Another city's old snapshot, with seats, waits and ages made up on top of it and marked so: see data/directory.
void install_directory(Concert& concert, const fs::path& share) {
  directory::ImportDirectory act;
  const fs::path folder = share / "directory" / "baltimore-charmcare";
  for (const char* ending : {".csv", ".json"})
    for (const fs::path& file : files_in(folder, ending))
      act.files[file.filename().string()] = file_text(file);
  act.source = {.name = "baltimore-charmcare", .language = "en"};
  act.overlay =
      directory::ImportDirectory::Overlay{"service_overlay.csv", file_text(share / "demo" / "service_overlay.csv"), {}};
  for (const auto& row : rows_of(share / "demo" / "places.csv"))
    act.overlay->area_names[row.at("id")] = row.at("name_en");
  must(concert.directory().install(act), "directory");
}

} // namespace

std::vector<access::DemoSeat> demo_seats(const fs::path& share) {
  std::map<std::string, Bilingual<std::string>> names;
  for (const auto& row : rows_of(share / "demo" / "agencies.csv"))
    names[row.at("id")] = {row.at("name_en"), row.at("name_fr")};
  std::vector<access::DemoSeat> out;
  for (const auto& row : rows_of(share / "demo" / "members.csv"))
    out.push_back({row.at("login"), row.at("name"), names[row.at("agency")],
                   access::role_of(row.at("role")).value_or(access::Role::representative)});
  return out;
}

bool is_filled(Concert& concert) {
  return !concert.access().tables().empty();
}

void fill_town(Concert& concert, clock::ManualClock& clock, Instant today, const TownPlan& plan,
               const Progress& progress) {
  const fs::path share = share_folder();
  progress.say("code lists");
  must(install_lists(concert, share), "code lists and needs");
  must(concert.sites().install(file_text(share / "demo" / "areas.geojson")), "areas");
  progress.say("partners");
  const auto agency_ids = install_agencies(concert, share);
  progress.say("members and seats");
  const auto members = rows_of(share / "demo" / "members.csv");
  const auto first =
      std::find_if(members.begin(), members.end(), [](const auto& row) { return row.at("role") == "administrator"; });
  if (first == members.end())
    throw std::runtime_error("demo/members.csv has no administrator");
  const auto typed = [] { return access::TypedPassword(std::string(demo_password)); };
  const auto language = [](const auto& row) { return language_of(row.at("language")).value_or(Language::en); };
  const access::Founded founded =
      must(concert.access().bootstrap(
               {.table = {.name = {"Rivermouth Situation Table", "Table d’intervention de Rivermouth"}},
                .agency = agency_ids.at(first->at("agency")),
                .login = first->at("login"),
                .name = first->at("name"),
                .language = language(*first),
                .password = typed()}),
           "first administrator");
  const access::Actor administrator = must(concert.access().act_as(first->at("login"), founded.seat), "administrator");
  for (const auto& row : members) {
    if (&row == &*first)
      continue;
    must(concert.access().add_member(administrator, {.login = row.at("login"),
                                                     .name = row.at("name"),
                                                     .language = language(row),
                                                     .password = typed(),
                                                     .seat = {.agency = agency_ids.at(row.at("agency")),
                                                              .table = founded.table,
                                                              .role = access::role_of(row.at("role")).value()}}),
         "members");
  }
  progress.say("service directory");
  clock.set(today); // its invented capacity statements are dated from today
  install_directory(concert, share);
  link_agencies(concert, share, agency_ids);
  must(
      concert.situations().bring_households(administrator, founded.table, file_text(share / "demo" / "households.csv")),
      "households");
  progress.say("a year of situations");
  live_a_year(concert, clock, today, plan, people_with_areas(share), progress);
}

} // namespace concert::app
