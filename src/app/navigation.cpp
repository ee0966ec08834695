#include "app/navigation.h"

#include <algorithm>

namespace concert::app {
namespace {

using access::Actor;
using access::Role;

std::function<bool(const Actor&)> only(std::vector<Role> roles) {
  return [roles = std::move(roles)](const Actor& actor) {
    return std::find(roles.begin(), roles.end(), actor.role) != roles.end();
  };
}

bool everybody(const Actor&) {
  return true;
}

} // namespace

std::vector<access::NavigationItem> navigation() {
  return {{"frame.home", "/", everybody},
          {"frame.situations", "/situations", only({Role::chair, Role::representative})},
          {"frame.meetings", "/meetings", only({Role::chair, Role::representative})},
          {"frame.referrals", "/referrals", only({Role::representative})},
          {"frame.notices", "/notices", only({Role::chair, Role::representative, Role::agency_administrator})},
          {"frame.directory", "/directory", everybody},
          {"frame.places", "/places", only({Role::representative, Role::agency_administrator})},
          {"frame.agencies", "/agencies", everybody},
          {"frame.plan", "/alignment/plan", only({Role::chair})},
          {"frame.figures", "/figures", only({Role::chair, Role::planner, Role::evaluator})},
          {"frame.initiative", "/initiative", everybody},
          {"frame.areas", "/areas", only({Role::administrator})},
          {"frame.codes", "/codes", only({Role::administrator, Role::planner, Role::evaluator})},
          {"frame.needs", "/needs", only({Role::administrator, Role::planner, Role::evaluator})},
          {"frame.members", "/members", only({Role::administrator, Role::agency_administrator, Role::privacy_officer})},
          {"frame.tables", "/tables", only({Role::administrator})},
          {"frame.audit", "/audit", only({Role::privacy_officer, Role::administrator})}};
}

} // namespace concert::app
