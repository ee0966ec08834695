#include "rooms/situations/pages/tests/house.h"

namespace concert::situations::testing {

using access::Role;
using access::Stage;

storage::Database& House::migrated() {
  std::vector<storage::Migration> all = audit::migrations();
  for (const auto& more : {access::migrations(), codes::migrations(), agencies::migrations(), people::migrations(),
                           situations::migrations()})
    all.insert(all.end(), more.begin(), more.end());
  storage::migrate(*database, all, clock.now());
  return *database;
}

storage::Database& House::migrated_keys() {
  storage::migrate(*key_database, people::key_migrations(), clock.now());
  return *key_database;
}

House::House()
    : database(place.open()), key_database(key_place.open()), root(crypto::SecretKey::draw(chance)), log(root),
      access_store(migrated(), log), access(access_store, passwords, clock, chance), code_store(*database, log),
      codes(code_store, clock), agency_store(*database, log), agencies(agency_store, clock, chance),
      people_store(*database, log), key_store(migrated_keys()),
      key_ring(crypto::derive(root, "key-ring"), key_store, chance), people(people_store, key_ring, chance),
      store(*database, log), room(
                                 store, people, [this] { return codes.book(); },
                                 {.agencies_at = [this](TableId at) { return access.seats_at(at); },
                                  .names_policy = [this](TableId at) { return access.names_policy(at); }},
                                 clock, chance),
      catalogue(words::TimeZone::named("America/Toronto").value()), site{.catalogue = catalogue,
                                                                         .clock = clock,
                                                                         .chance = chance},
      pages(room, codes, agencies, access, clock) {
  for (const Language one : {Language::en, Language::fr})
    for (const std::string folder : {"src/app", "src/rooms/access", "src/rooms/situations"}) {
      const std::string path = folder + "/words/" + std::string(tag_of(one)) + ".po";
      catalogue.add(one, file_text(path), path);
    }
  site.stylesheet = "/assets/concert.css";
  site.table_name = [](TableId, Language) { return "Rivermouth"; };
  site.agency_name = [this](AgencyId of, Language in) { return agencies.agencies()->name(of, in); };
  std::vector<codes::NamedFile> lists;
  for (const auto& file : std::filesystem::directory_iterator(std::string(CONCERT_SOURCE_DIR) + "/data/codes"))
    if (file.path().extension() == ".csv")
      lists.push_back({file.path().filename().string(), file_text("data/codes/" + file.path().filename().string())});
  REQUIRE(codes.install(lists).has_value());
  health = agency("health", "phipa");
  police = agency("police", "mfippa");
  housing = agency("housing", "mfippa");
  schools = agency("schools", "none");
  const auto founded = access.bootstrap({.table = {{"Rivermouth", "Rivermouth"}, {}},
                                         .agency = police,
                                         .login = "admin",
                                         .name = "Ada Minster",
                                         .password = access::TypedPassword("seven herons at dusk")});
  REQUIRE(founded.has_value());
  table = founded->table;
  administrator = *access.act_as("admin", std::nullopt);
  nurse = seat(health, Role::representative);
  constable = seat(police, Role::representative);
  landlord = seat(housing, Role::representative);
  teacher = seat(schools, Role::representative);
  chair = seat(police, Role::chair);
  planner = seat(police, Role::planner);
}

AgencyId House::agency(std::string short_name, std::string law) {
  const Fields fields = typed({{"short_name", short_name},
                               {"name_en", "The " + short_name},
                               {"name_fr", "Le " + short_name},
                               {"sector", "health"},
                               {"partner_kind", "community_groups"},
                               {"governing_law", law}});
  const auto made = agencies.install(fields, *codes.book());
  REQUIRE(made.has_value());
  return *made;
}

access::Actor House::seat(AgencyId agency, Role role) {
  const std::string login = "m" + MemberId::draw(chance).text().substr(0, 12);
  const auto added = access.add_member(
      administrator,
      {login, "Member", Language::en, access::TypedPassword("seven herons at dusk"), {agency, table, role}});
  REQUIRE(added.has_value());
  return *access.act_as(login, std::nullopt);
}

Reply House::ask(const access::Actor& who, Reply (Pages::*page)(access::Visit&), const Asked& asked) {
  http::Request request;
  request.path = asked.id.empty() ? "/situations" : "/situations/" + asked.id;
  http::PathParameters path;
  if (!asked.id.empty())
    path.add("id", asked.id);
  if (!asked.task.empty())
    path.add("task", asked.task);
  Fields fields = asked.fields;
  if (asked.version >= 0)
    fields.add("version", std::to_string(asked.version));
  const access::Token token = access::Token::draw(chance);
  access::Session session{.member = who.member,
                          .name = "Member",
                          .seat = who.seat,
                          .actor = who,
                          .csrf = access::CsrfSecret(token, who.seat),
                          .created_at = {},
                          .locks_at = {},
                          .ends_at = {}};
  access::Visit visit(site, request, path, language, session, fields);
  return (pages.*page)(visit);
}

void House::done(const access::Actor& who, Reply (Pages::*page)(access::Visit&), const Asked& asked) {
  const Reply reply = ask(who, page, asked);
  INFO(reply.body);
  REQUIRE(reply.status == 303);
}

void House::bring_to(Stage stage) {
  const Reply opened = ask(nurse, &Pages::open, {.fields = screening_fields()});
  REQUIRE(opened.status == 303);
  const std::string location(*opened.header("Location"));
  id = location.substr(std::string("/situations/").size(), 32);
  if (stage == Stage::screening)
    return;
  done(nurse, &Pages::save_picture, now(picture_posted()));
  done(nurse, &Pages::save_identity, identity_now(identity_posted()));
  done(nurse, &Pages::present, now());
  if (stage == Stage::discussion)
    return;
  if (stage == Stage::rejected)
    return done(chair, &Pages::decide, now(typed({{"decision", "reject"}, {"reason", "single_agency_can_address"}})));
  done(chair, &Pages::decide,
       now(typed({{"decision", "accept"},
                  {"reasons_significant_interest", "repeated_emergency_response"},
                  {"reasons_probability_of_harm", "harm_occurred_before"},
                  {"reasons_intensity_of_harm", "risk_to_life"},
                  {"reasons_multidisciplinary", "needs_cross_sectors"},
                  {"likely_agencies", housing.text()}})));
  if (stage == Stage::identification)
    return;
  done(nurse, &Pages::disclose,
       now(typed({{"authority", "mfippa_32_h"},
                  {"given_on~year", "2026"},
                  {"given_on~month", "11"},
                  {"given_on~day", "21"},
                  {"covers_intervention", "yes"}})));
  done(landlord, &Pages::answer, now(typed({{"answer", "involved"}})));
  done(chair, &Pages::assign, now(typed({{"lead_agency", housing.text()}, {"assisting_agencies", health.text()}})));
  if (stage == Stage::intervention)
    return;
  done(landlord, &Pages::contact, now(typed({{"contact", "connected"}})));
  done(landlord, &Pages::conclude,
       now(typed({{"reason", "connected_to_services"},
                  {"risk_after", "housing_no_access_to_appropriate_housing"},
                  {"risk_after~housing_no_access_to_appropriate_housing", "0"},
                  {"risk_after", "gambling_chronic"},
                  {"risk_after~gambling_chronic", "1"}})));
}

} // namespace concert::situations::testing
