// What every page of situations needs to speak to one reader: the visit, the code book, the agencies, and whose seat it
// is. Nothing in here decides what may be seen; that is settled in the View.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/html/choices.h"
#include "platform/html/status.h"
#include "rooms/access/pages/visit.h"
#include "rooms/agencies/room.h"
#include "rooms/codes/code_book.h"
#include "rooms/situations/room.h"

namespace concert::situations {

struct Telling {
  const access::Visit& visit;
  codes::SharedCodeBook book;
  std::shared_ptr<const agencies::Agencies> agencies;
  std::vector<AgencyId> at_table = {}; // agencies that may be named likely, by name
  LocalDate today = {};                // as the rules count days
  std::shared_ptr<const Seats> looked = nullptr; // a chair asked what the step on this form would change

  const words::Words& say() const { return visit.say(); }
  std::string operator()(std::string_view key, std::initializer_list<words::Value> values = {}) const {
    return visit.say()(key, values);
  }
  std::string label(std::string_view list, const Code& code) const;
  std::string agency(AgencyId id) const;
  std::string agency_names(const std::vector<AgencyId>& ids) const; // "a, b and c"
  bool is_mine(AgencyId id) const { return visit.actor().agency == id; }
  bool is_chair() const { return visit.actor().role == access::Role::chair; }
};

// "S-0142", or a generic name before it has a number. PRIVACY: the only thing that titles and links ever say.
std::string title_of(const Telling& tell, const std::optional<std::int64_t>& number);
// "/situations/ID" or "/situations/ID/PAGE".
std::string path_of(SituationId id, std::string_view page = {});

std::chrono::seconds between(Instant from, Instant to);

html::Html stage_tag(const Telling& tell, access::Stage stage);
html::Html grade_tag(const Telling& tell, int grade);
html::Html clock_tile(const Telling& tell, const ConnectionClock& clock);
// The clock in a few words, for a row of a list; nothing when none runs or ran.
html::Html clock_tag(const Telling& tell, const ConnectionClock& clock);

} // namespace concert::situations
