// The pages on real rooms and a real store: a table with four agencies and a chair, a clock that stands still, and the
// words of the whole program. A page is asked for as a browser would, without the server around it.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "platform/clock/clock.h"
#include "platform/crypto/chance.h"
#include "platform/crypto/passwords.h"
#include "platform/crypto/sealing.h"
#include "platform/storage/migrate.h"
#include "platform/storage/testing/places.h"
#include "platform/words/catalogue.h"
#include "rooms/access/sql/access_store.h"
#include "rooms/agencies/sql/agency_store.h"
#include "rooms/codes/sql/code_store.h"
#include "rooms/people/sql/people_store.h"
#include "rooms/situations/pages/pages.h"
#include "rooms/situations/sql/situation_store.h"

namespace concert::situations::testing {

using http::Reply;

inline std::string file_text(const std::string& path) {
  std::ostringstream out;
  out << std::ifstream(std::string(CONCERT_SOURCE_DIR) + "/" + path).rdbuf();
  return out.str();
}

struct Asked {
  std::string id = {};       // of the situation, in the path
  Fields fields = {};        // query or form, as posted
  std::int64_t version = -1; // hidden in the form; left out when negative
  std::string task = {};     // of the plan, in the path
};

class House {
public:
  House();

  AgencyId agency(std::string short_name, std::string law);
  access::Actor seat(AgencyId agency, access::Role role);
  // The page as this seat gets it in this language.
  Reply ask(const access::Actor& who, Reply (Pages::*page)(access::Visit&), const Asked& asked = {});
  // Asks, and expects to be sent on.
  void done(const access::Actor& who, Reply (Pages::*page)(access::Visit&), const Asked& asked);
  View seen(const access::Actor& who) { return room.view(who, *SituationId::parse(id)).value(); }
  // Asked with the version that is stored now.
  Asked now(Fields fields = {}) { return {id, std::move(fields), seen(nurse).version}; }
  // An identity has a version of its own.
  Asked identity_now(Fields fields) { return {id, std::move(fields), seen(nurse).identity_version}; }
  // Screened and described by the nurse, up to the given filter; `id` is the situation's.
  void bring_to(access::Stage stage);

  storage::testing::Place place = storage::testing::Place::sqlite();
  storage::testing::Place key_place = storage::testing::Place::sqlite();
  clock::ManualClock clock{*Instant::parse_iso("2026-11-22T15:00:00Z")};
  crypto::SeededChance chance{11};
  std::unique_ptr<storage::Database> database, key_database;
  crypto::SecretKey root;
  audit::AuditLog log;
  crypto::Passwords passwords{crypto::cheapest_password_cost};
  access::SqlStore access_store;
  access::Room access;
  codes::SqlStore code_store;
  codes::Room codes;
  agencies::SqlStore agency_store;
  agencies::Room agencies;
  people::SqlStore people_store;
  people::SqlKeyStore key_store;
  people::KeyRing key_ring;
  people::Room people;
  SqlStore store;
  Room room;
  words::Catalogue catalogue;
  access::Site site;
  Pages pages;

  Language language = Language::en;
  TableId table;
  AgencyId health, police, housing, schools;
  access::Actor nurse, constable, landlord, teacher, chair, planner, administrator;
  std::string id;

private:
  storage::Database& migrated();
  storage::Database& migrated_keys();
};

// Fields in one breath: fields_of({{"answer", "involved"}}).
inline Fields typed(std::initializer_list<std::pair<std::string, std::string>> pairs) {
  Fields out;
  for (const auto& [name, value] : pairs)
    out.add(name, value);
  return out;
}

inline bool has(const Reply& reply, std::string_view text) {
  return reply.body.find(text) != std::string::npos;
}
inline std::size_t times(std::string_view text, std::string_view part) {
  std::size_t out = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
    ++out;
  return out;
}

inline Fields screening_fields() {
  return typed(
      {{"subject", "person"}, {"acutely_elevated", "yes"}, {"beyond_mandate", "yes"}, {"options_exhausted", "yes"}});
}
inline Fields picture_posted() {
  return typed({{"person_1_age", "25_29"},
                {"person_1_sex", "female"},
                {"risk_factors", "housing_no_access_to_appropriate_housing"},
                {"risk_factors~housing_no_access_to_appropriate_housing", "3"},
                {"risk_factors", "gambling_chronic"},
                {"risk_factors~gambling_chronic", "1"},
                {"urgency", "this_week"},
                {"youth_source", "none"}});
}
inline Fields identity_posted() {
  return typed({{"given_name", "CANARYgiven"},
                {"family_name", "CANARYfamily"},
                {"birth_date~year", "1999"},
                {"birth_date~month", "4"},
                {"birth_date~day", "9"},
                {"address", "CANARY street"},
                {"telephone", "CANARY 555"},
                {"spoken_language", "fr"},
                {"safety_note", "CANARY dog"}});
}

} // namespace concert::situations::testing
