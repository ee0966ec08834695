#include <array>
#include <utility>

#include "base/check.h"
#include "base/named.h"
#include "rooms/access/act.h"
#include "rooms/access/role.h"
#include "rooms/access/standing.h"

namespace concert::access {
namespace {

using namespace std::string_view_literals;

constexpr std::array role_names = {"chair"sv,     "representative"sv,  "agency_administrator"sv, "planner"sv,
                                   "evaluator"sv, "privacy_officer"sv, "administrator"sv};
constexpr std::array stage_names = {"screening"sv,    "discussion"sv, "identification"sv,
                                    "intervention"sv, "concluded"sv,  "rejected"sv};
constexpr std::array presets = {"ontario"sv, "kenora"sv, "massachusetts"sv};

// In the order of the enumeration.
constexpr std::array act_names = {"situations.screen"sv,
                                  "situations.see_header"sv,
                                  "situations.see_picture"sv,
                                  "situations.amend"sv,
                                  "situations.write_account"sv,
                                  "situations.read_held_account"sv,
                                  "situations.override_guard"sv,
                                  "situations.identify"sv,
                                  "situations.withdraw"sv,
                                  "situations.present"sv,
                                  "situations.accept"sv,
                                  "situations.reject"sv,
                                  "situations.mark_likely"sv,
                                  "situations.disclose"sv,
                                  "situations.answer"sv,
                                  "people.see_names"sv,
                                  "situations.assign"sv,
                                  "people.see_contact"sv,
                                  "situations.contact"sv,
                                  "alignment.find"sv,
                                  "situations.mobilize"sv,
                                  "situations.plan_task"sv,
                                  "situations.amend_task"sv,
                                  "situations.complete_task"sv,
                                  "situations.cancel_task"sv,
                                  "referrals.refer"sv,
                                  "referrals.follow"sv,
                                  "referrals.answer"sv,
                                  "situations.conclude"sv,
                                  "situations.see_intervention"sv,
                                  "aftercare.report_back"sv,
                                  "aftercare.see_report"sv,
                                  "aftercare.consent"sv,
                                  "aftercare.end_consent"sv,
                                  "aftercare.record"sv,
                                  "aftercare.see"sv,
                                  "situations.reopen"sv,
                                  "situations.offer_hand_over"sv,
                                  "situations.withdraw_hand_over"sv,
                                  "situations.answer_hand_over"sv,
                                  "situations.step_out"sv,
                                  "situations.send_out"sv,
                                  "situations.call_back"sv,
                                  "situations.see_seats"sv,
                                  "situations.see_figures"sv,
                                  "alignment.plan"sv,
                                  "alignment.adopt"sv,
                                  "people.search"sv,
                                  "meetings.see"sv,
                                  "meetings.plan"sv,
                                  "meetings.run"sv,
                                  "meetings.attend"sv,
                                  "meetings.see_minutes"sv,
                                  "meetings.sign"sv,
                                  "referrals.see"sv,
                                  "directory.see"sv,
                                  "directory.edit"sv,
                                  "directory.state_capacity"sv,
                                  "directory.import"sv,
                                  "directory.export"sv,
                                  "codes.see"sv,
                                  "codes.import"sv,
                                  "agencies.see"sv,
                                  "agencies.edit"sv,
                                  "access.see_members"sv,
                                  "access.edit_members"sv,
                                  "access.edit_tables"sv,
                                  "audit.see"sv,
                                  "audit.verify"sv};
static_assert(act_names.size() == static_cast<std::size_t>(Act::verify_audit) + 1);

} // namespace

std::string_view name_of(Role role) {
  return role_names.at(static_cast<std::size_t>(role));
}
std::optional<Role> role_of(std::string_view name) {
  return named<Role>(role_names, name);
}
std::string_view name_of(Stage stage) {
  return stage_names.at(static_cast<std::size_t>(stage));
}
std::optional<Stage> stage_of(std::string_view name) {
  return named<Stage>(stage_names, name);
}
std::string_view preset_of(NamesPolicy policy) {
  return presets.at(static_cast<std::size_t>(policy));
}
std::optional<NamesPolicy> names_policy_of(std::string_view preset) {
  return named<NamesPolicy>(presets, preset);
}
std::string_view name_of(Act act) {
  return act_names.at(static_cast<std::size_t>(act));
}

} // namespace concert::access
