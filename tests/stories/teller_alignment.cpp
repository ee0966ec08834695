// Free places that are stated, the plan of a table with its rules, the table of needs, and what was learned of it.
#include <algorithm>

#include "stories/teller_parts.h"
#include "world/needs.h"

namespace concert::stories {

using world::Answered;
using world::Deed;

namespace {

directory::ImportDirectory night_shelter() {
  directory::ImportDirectory out;
  out.source = {"stories", "en"};
  out.files = {{"organizations.csv", "id,name\n1,Harbour House\n"},
               {"locations.csv", "id,organization_id,name\n1,1,Main\n"},
               {"services.csv", "id,location_id,name,eligibility\n1,1,Night Shelter,18 and older\n"},
               {"taxonomy.csv", "id,name,taxonomy_id,parent_id,type\n1,Emergency Shelter,101,,service\n"},
               {"service_categories.json", R"({"1":["1"]})"}};
  return out;
}

// What a story leaves out.
void fill(Fields& told, std::initializer_list<std::pair<const char*, std::string>> filled) {
  for (const auto& [name, value] : filled)
    if (!told.has(name))
      told.add(name, value);
}

} // namespace

bool Teller::is_of_alignment(const Step& step) const {
  return step.what == "places" || step.what == "plan" || step.what == "needs" || step.what == "learning" ||
         step.what == "groups";
}

// Each story begins with the table of needs as it ships, and one service whose places nobody stated; the agency
// `shelter` keeps it.
void Teller::set_out_services() {
  if (!service_.empty())
    return;
  app::Concert& house = world_.concert();
  world::must(house.alignment().install(world::shipped_needs()));
  world::must(house.directory().install(night_shelter()));
  const auto catalogue = world::must(house.directory().catalogue(world_.administrator()));
  const directory::Service& service = catalogue->entries().services.front();
  service_ = service.id.text();
  world::must(house.directory().install_link(*service.organization, world_.agency("shelter")));
}

void Teller::align() {
  const Step& step = *step_;
  set_out_services();
  alignment::Room& room = world_.concert().alignment();
  Deed deed{.what = "", .noun = "align"};
  for (const auto& [name, values] : step.told)
    for (const std::string& value : values)
      deed.told.add(name.empty() ? "purpose" : name, value);
  const auto words = [&](std::string_view verb, std::string_view what) {
    return step.verb == verb && step.what == what;
  };
  const access::Actor& who = member(step.who).actor;
  if (words("states", "places")) {
    deed.noun = "service";
    deed.what = "capacity";
    deed.thing = service_;
    fill(deed.told, {{"unit", "bed"}});
  } else if (words("settles", "plan")) {
    deed.what = "set-rules";
    const auto rules = room.rules(who);
    deed.version = step.version ? *step.version : rules ? rules->front().version : 0;
    fill(deed.told, {{"first_after_days", "0"}, {"ties", "lot"}, {"held_for_acute", "0"}, {"even_load", "none"}});
  } else if (words("states", "groups")) {
    deed.what = "state-purpose";
    const auto now = room.outcomes(who);
    deed.version = step.version ? *step.version : now ? now->purpose.version : 0;
  } else if (words("changes", "needs") || words("retires", "needs") || words("adopts", "needs")) {
    deed.what = step.verb == "changes" ? "needs set" : step.verb == "retires" ? "needs retire" : "adopt";
    fill(deed.told, {{"seen", room.needs()->version()},
                     {"risk_category", "alcohol"},
                     {"service_term", "Detox"},
                     {"reason", "measured"}});
    if (step.verb == "changes")
      fill(deed.told, {{"need", "substance_use_treatment"},
                       {"half_life_days", "7"},
                       {"first_contact", "days"},
                       {"evidence", "figures of the table"}});
  } else if (step.verb == "reads" && step.what != "places") {
    deed.what = step.what == "needs" ? "needs show" : std::string_view(step.what);
  } else {
    not_understood("nobody " + step.verb + " " + step.what + " here");
  }
  const std::string edition = room.needs()->version();
  const Answered answered = do_deed(deed);
  if (answered.refused && room.needs()->version() != edition)
    fail("was refused and yet changed the table of needs");
  judge(answered);
}

} // namespace concert::stories
