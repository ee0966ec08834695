// What a seat is for. A member may hold several seats and sits in one at a time.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace concert::access {

enum class Role : unsigned {
  chair,                // runs the filters, keeps the de-identified record
  representative,       // speaks for an agency: presents, answers, intervenes
  agency_administrator, // opens and closes seats of one agency
  planner,              // police planning: figures, never a person
  evaluator,            // internal or external: de-identified figures and designs
  privacy_officer,      // who saw what and why
  administrator         // the installation: lists, directory, members; no situation
};

inline constexpr std::array all_roles = {Role::chair,     Role::representative,  Role::agency_administrator, Role::planner,
                                         Role::evaluator, Role::privacy_officer, Role::administrator};

std::string_view name_of(Role role); // "privacy_officer": stored, in the API and the command line
std::optional<Role> role_of(std::string_view name);

} // namespace concert::access
