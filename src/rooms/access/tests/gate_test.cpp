// The gate against a second, independent account of the same policy: written from the description of the four filters,
// stage by stage, where the gate's own table is written act by act. Every combination there is, and the kind of
// refusal.
#include <doctest/doctest.h>

#include <array>
#include <set>
#include <string>
#include <utility>

#include "rooms/access/gate.h"

using namespace concert;
using namespace concert::access;

namespace {

using Acts = std::set<Act>;
using enum Act;

constexpr std::array all_stages = {Stage::screening,    Stage::discussion, Stage::identification,
                                   Stage::intervention, Stage::concluded,  Stage::rejected};
constexpr std::array all_policies = {NamesPolicy::likely_involved, NamesPolicy::intervening, NamesPolicy::whole_table};
constexpr std::size_t act_count = static_cast<std::size_t>(Act::verify_audit) + 1;

// Filter 1: inside the originating agency only, with its own full record.
Acts screening(bool agency, const Relations& r) {
  if (!agency || !r.originating)
    return {};
  return {see_header,    see_picture, amend_picture, write_account, read_held_account,  override_guard,
          keep_identity, see_names,   see_contact,   find_services, withdraw_situation, present_situation};
}

// Filter 2: the whole table hears the coded picture; the decision is the table's, taken down by its chair. The identity
// stays with the originating agency.
Acts discussion(bool chair, bool agency, const Relations& r) {
  Acts out;
  if (r.at_table && (chair || agency))
    out.insert({see_header, see_picture});
  if (r.at_table && chair)
    out.insert({accept_situation, reject_situation, withdraw_hand_over});
  if (r.originating && agency)
    out.insert({amend_picture, write_account, read_held_account, override_guard, keep_identity, see_names, see_contact,
                find_services, offer_hand_over, withdraw_hand_over});
  return out;
}

// Filter 3: limited identifiers, to those who the table's policy lets hear them; address and telephone to nobody else.
Acts identification(bool chair, bool agency, const Relations& r, NamesPolicy names) {
  Acts out;
  if (r.at_table && (chair || agency))
    out.insert(see_header);
  if (r.at_table && chair)
    out.insert({see_picture, reject_situation, mark_likely, assign_roles, withdraw_hand_over});
  if (!agency)
    return out;
  if (r.originating)
    out.insert({see_picture, keep_identity, see_names, see_contact, disclose_names, answer_involvement, find_services,
                offer_hand_over, withdraw_hand_over});
  if (r.likely)
    out.insert({see_picture, answer_involvement});
  if (r.intervening)
    out.insert(see_picture);
  const bool hears =
      names == NamesPolicy::whole_table ? r.at_table || r.likely : names == NamesPolicy::likely_involved && r.likely;
  if (hears)
    out.insert(see_names);
  return out;
}

// Filter 4: the intervening agencies, and the originating agency, which knows already who it is about, but not what is
// done. The lead recommends the end.
Acts intervention(bool chair, bool agency, const Relations& r) {
  Acts out;
  if (r.at_table && (chair || agency))
    out.insert(see_header);
  if (r.at_table && chair)
    out.insert({see_picture, see_intervention, reject_situation, conclude_situation, amend_task, withdraw_hand_over});
  if (agency && (r.originating || r.likely || r.intervening))
    out.insert(see_picture);
  if (agency && (r.originating || r.intervening))
    out.insert({see_names, see_contact, find_services});
  if (agency && r.intervening)
    out.insert({see_intervention, record_contact, mobilize_service, plan_task, amend_task, complete_task, cancel_task,
                refer_service, follow_referral});
  if (agency && r.at_table)
    out.insert(answer_referral);
  if (agency && r.lead)
    out.insert({conclude_situation, offer_hand_over, withdraw_hand_over});
  return out;
}

// Afterwards: de-identified, to those who took part. The lead answers for what comes after; whoever brought it hears by
// a report. The intervening agencies ask the person again, if the person agrees.
Acts concluded(bool chair, bool agency, const Relations& r) {
  Acts out;
  if (r.at_table && (chair || agency))
    out.insert(see_header);
  if (r.at_table && chair)
    out.insert({see_picture, see_intervention, see_report, see_follow_up, reopen_situation});
  if (!agency)
    return out;
  if (r.originating || r.likely || r.intervening)
    out.insert(see_picture);
  if (r.originating || r.lead)
    out.insert({see_report, reopen_situation});
  if (r.lead)
    out.insert({report_back, consent_follow_up});
  if (r.intervening)
    out.insert({see_intervention, see_follow_up, record_follow_up, end_follow_up, follow_referral});
  if (r.at_table)
    out.insert(answer_referral);
  return out;
}

// From filter 2 on, anybody at the table may have to step out; who else goes, who comes back and what that means for
// each agency is the chair's to say.
Acts conflicts_of_interest(bool chair, bool agency, const Relations& r) {
  if (!r.at_table)
    return {};
  return chair ? Acts{step_out, send_out, call_back, see_seats} : agency ? Acts{step_out} : Acts{};
}

Acts acts_of_the_filter(Stage stage, Role role, const Relations& r, NamesPolicy names) {
  const bool chair = role == Role::chair, agency = role == Role::representative;
  switch (stage) {
  case Stage::screening:
    return screening(agency, r);
  case Stage::discussion:
    return discussion(chair, agency, r);
  case Stage::identification:
    return identification(chair, agency, r, names);
  case Stage::intervention:
    return intervention(chair, agency, r);
  case Stage::concluded:
    return concluded(chair, agency, r);
  case Stage::rejected: // the header and the reason are all that is left
    return r.at_table && (chair || agency) ? Acts{see_header} : Acts{};
  }
  return {};
}

Acts acts_at(Stage stage, Role role, const Relations& r, NamesPolicy names) {
  Acts out = acts_of_the_filter(stage, role, r, names);
  if (stage != Stage::screening)
    out.merge(conflicts_of_interest(role == Role::chair, role == Role::representative, r));
  return out;
}

std::string expected(Act act, Role role, const Standing& standing) {
  if (standing.stepped_out)
    return "not_found";
  const Acts now = acts_at(standing.stage, role, standing.relations, standing.names);
  if (!now.contains(see_header))
    return "not_found";
  if (now.contains(act))
    return "allowed";
  if (act == keep_identity || act == see_names || act == see_contact)
    return "not_found";
  for (const Stage stage : all_stages)
    if (acts_at(stage, role, standing.relations, standing.names).contains(act))
      return "step_not_open";
  return "not_permitted";
}

// Acts that concern no single situation, by role.
Acts house_acts(Role role) {
  Acts out = {see_directory, see_codes, see_agencies};
  switch (role) {
  case Role::chair:
    out.insert({see_figures, plan_region, adopt_learned, answer_hand_over, see_meetings, plan_meeting, run_meeting, attend_meeting,
                see_minutes, sign_minutes, see_referrals});
    break;
  case Role::evaluator:
    out.insert(see_figures);
    break;
  case Role::planner:
    out.insert({see_figures, export_directory});
    break;
  case Role::representative:
    out.insert({screen_situation, search_people, edit_directory, state_capacity, see_meetings, attend_meeting,
                see_minutes, see_referrals});
    break;
  case Role::agency_administrator:
    out.insert({edit_directory, state_capacity, see_members, edit_members});
    break;
  case Role::privacy_officer:
    out.insert({see_members, see_audit, verify_audit});
    break;
  case Role::administrator:
    out.insert({edit_directory, state_capacity, import_directory, export_directory, import_codes, edit_agencies,
                see_members, edit_members, edit_tables, verify_audit});
    break;
  }
  return out;
}

std::string told(const Result<void>& verdict) {
  return verdict ? "allowed" : std::string(name_of(verdict.error().kind));
}

// Gate::permit wants the act at compile time.
template <Act act, class... Standings>
std::string asked(const Actor& actor, const Standings&... standing) {
  const auto permit = Gate().permit<act>(actor, standing...);
  return permit ? "allowed" : std::string(name_of(permit.error().kind));
}
template <class... Standings>
std::string asked(Act act, const Actor& actor, const Standings&... standing) {
  using Ask = std::string (*)(const Actor&, const Standings&...);
  constexpr auto asks = []<std::size_t... i>(std::index_sequence<i...>) {
    return std::array<Ask, act_count>{&asked<static_cast<Act>(i), Standings...>...};
  }
  (std::make_index_sequence<act_count>());
  return asks[static_cast<std::size_t>(act)](actor, standing...);
}

} // namespace

TEST_CASE("the gate agrees with the description of the four filters, in every combination") {
  std::size_t asked_for = 0, allowed = 0;
  for (std::size_t a = 0; a < act_count; ++a)
    for (const Role role : all_roles)
      for (unsigned bits = 0; bits < 32; ++bits)
        for (const Stage stage : all_stages)
          for (const NamesPolicy names : all_policies)
            for (const bool stepped_out : {false, true}) {
              const Act act = static_cast<Act>(a);
              const Relations relations{.at_table = (bits & 1) != 0,
                                        .originating = (bits & 2) != 0,
                                        .likely = (bits & 4) != 0,
                                        .intervening = (bits & 8) != 0,
                                        .lead = (bits & 16) != 0};
              const Standing standing{stage, relations, names, stepped_out};
              Actor actor;
              actor.role = role;
              const std::string verdict = asked(act, actor, standing), wanted = expected(act, role, standing);
              ++asked_for;
              allowed += verdict == "allowed" ? 1 : 0;
              if (verdict != wanted || Gate().allows(act, actor, standing) != (wanted == "allowed"))
                FAIL_CHECK(name_of(act) << " by " << name_of(role) << " at " << name_of(stage) << " relations " << bits
                                        << " names " << preset_of(names) << (stepped_out ? " stepped out" : "") << ": "
                                        << verdict << ", not " << wanted);
            }
  CHECK(asked_for == act_count * 7 * 32 * 6 * 3 * 2);
  CHECK(allowed > 1000); // the description is not empty
}

TEST_CASE("acts that concern no situation are by role alone, and everything else is refused") {
  for (std::size_t a = 0; a < act_count; ++a)
    for (const Role role : all_roles) {
      const Act act = static_cast<Act>(a);
      Actor actor;
      actor.role = role;
      const bool wanted = house_acts(role).contains(act);
      CAPTURE(name_of(act));
      CAPTURE(name_of(role));
      CHECK(asked(act, actor) == (wanted ? "allowed" : "not_permitted"));
      CHECK(Gate().allows(act, actor) == wanted);
    }
}

TEST_CASE("a refusal about identity is the very refusal for what does not exist") {
  Actor actor; // a representative at the table, without a part in the situation
  const Standing standing{Stage::identification, {.at_table = true}, NamesPolicy::likely_involved};
  const auto names = Gate().permit<Act::see_names>(actor, standing);
  REQUIRE_FALSE(names.has_value());
  CHECK(names.error() == Refusal::not_found());
  CHECK(told(Result<void>(names.error())) == "not_found");
}

TEST_CASE("every act, role, stage and preset has a name of its own that leads back") {
  std::set<std::string_view> names;
  for (std::size_t a = 0; a < act_count; ++a)
    names.insert(name_of(static_cast<Act>(a)));
  CHECK(names.size() == act_count);
  for (const Role role : all_roles)
    CHECK(role_of(name_of(role)) == role);
  for (const Stage stage : all_stages)
    CHECK(stage_of(name_of(stage)) == stage);
  for (const NamesPolicy policy : all_policies)
    CHECK(names_policy_of(preset_of(policy)) == policy);
  CHECK_FALSE(role_of("Chair"));
  CHECK_FALSE(stage_of(""));
  CHECK_FALSE(names_policy_of("quebec"));
}
