// What somebody can ask the house over HTTP: every address of the route table, with the situation's id where one
// belongs, looks and acts, in both languages. The same list for both worlds, byte for byte.
#pragma once

#include "world/door.h"

namespace concert::twins {

struct Asking {
  http::Method method = http::Method::get;
  std::string path; // with its query
  std::string json; // of the API
  Fields form;      // of a page
  std::optional<std::int64_t> version;
  bool french = false;
  std::string said() const; // "POST /situations/…/assign", for people
};

enum class Walking {
  looks, // GET alone
  acts   // also every act on the situation, which must be refused
};

// What somebody goes round.
struct Thing {
  std::string id;
  enum class Kind { situation, meeting, referral } kind = Kind::situation;
};

// `version`: what an act says it has seen. `own`: the walker's agency, named wherever an act asks for one.
std::vector<Asking> walk_of(world::World&, const Thing&, std::int64_t version, AgencyId own, Walking);

// Status, headers and body as one text; of an event stream, what it says at once.
std::string answered(world::HttpDoor&, const world::Member&, const Asking&);

} // namespace concert::twins
