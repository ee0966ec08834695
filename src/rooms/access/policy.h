// The policy of the house as one table: which act, by which roles, in which relation, at which filter.
// Source: Ontario guidance on information sharing (four filters) as summarised in docs/privacy.md; the stricter reading
// where readings differ. What a table may choose for itself is NamesPolicy (standing.h), never code.
#pragma once

#include <array>

#include "rooms/access/act.h"
#include "rooms/access/role.h"
#include "rooms/access/standing.h"

namespace concert::access {

constexpr unsigned bit(Role role) {
  return 1u << static_cast<unsigned>(role);
}
constexpr unsigned bit(Stage stage) {
  return 1u << static_cast<unsigned>(stage);
}

enum RelationBit : unsigned { at_table = 1, originating = 2, likely = 4, intervening = 8, lead = 16 };

struct SituationRule {
  Act act;
  unsigned roles;
  unsigned relations; // any of them
  unsigned stages;
  bool secret = false; // PRIVACY: refusals read "not found", so that nothing about the person can be inferred
};

struct HouseRule {
  Act act;
  unsigned roles;
};

namespace policy {
inline constexpr unsigned chair = bit(Role::chair), speaks = bit(Role::representative);
inline constexpr unsigned filter1 = bit(Stage::screening), filter2 = bit(Stage::discussion),
                          filter3 = bit(Stage::identification), filter4 = bit(Stage::intervention);
inline constexpr unsigned ended = bit(Stage::concluded) | bit(Stage::rejected);
inline constexpr unsigned presented = filter2 | filter3 | filter4 | ended;
inline constexpr unsigned anyone = (1u << all_roles.size()) - 1;
} // namespace policy

inline constexpr std::array situation_rules = {
    // Filter 1 belongs to the originating agency alone; from filter 2 on the table knows that the situation exists.
    SituationRule{Act::see_header, policy::speaks, originating, policy::filter1},
    SituationRule{Act::see_header, policy::speaks | policy::chair, at_table, policy::presented},
    // The coded picture: the whole table while it discusses; afterwards only those who still need it.
    SituationRule{Act::see_picture, policy::speaks, originating, policy::filter1},
    SituationRule{Act::see_picture, policy::speaks | policy::chair, at_table, policy::filter2},
    SituationRule{Act::see_picture, policy::chair, at_table, policy::filter3 | policy::filter4 | bit(Stage::concluded)},
    SituationRule{Act::see_picture, policy::speaks, originating | likely | intervening,
                  policy::filter3 | policy::filter4 | bit(Stage::concluded)},
    SituationRule{Act::amend_picture, policy::speaks, originating, policy::filter1 | policy::filter2},
    // The account goes the way of the picture. Who has written it may not answer for it: that the room compares.
    SituationRule{Act::write_account, policy::speaks, originating, policy::filter1 | policy::filter2},
    SituationRule{Act::read_held_account, policy::speaks, originating, policy::filter1 | policy::filter2},
    SituationRule{Act::override_guard, policy::speaks, originating, policy::filter1 | policy::filter2},
    SituationRule{Act::keep_identity, policy::speaks, originating, policy::filter1 | policy::filter2 | policy::filter3,
                  true},
    SituationRule{Act::withdraw_situation, policy::speaks, originating, policy::filter1},
    SituationRule{Act::present_situation, policy::speaks, originating, policy::filter1},
    SituationRule{Act::accept_situation, policy::chair, at_table, policy::filter2},
    SituationRule{Act::reject_situation, policy::chair, at_table, policy::filter2 | policy::filter3 | policy::filter4},
    SituationRule{Act::mark_likely, policy::chair, at_table, policy::filter3},
    SituationRule{Act::disclose_names, policy::speaks, originating, policy::filter3},
    SituationRule{Act::answer_involvement, policy::speaks, originating | likely, policy::filter3},
    SituationRule{Act::see_names, policy::speaks, originating, policy::filter1 | policy::filter2, true},
    SituationRule{Act::see_names, policy::speaks, originating | likely, policy::filter3, true}, // see relations_for()
    SituationRule{Act::see_names, policy::speaks, originating | intervening, policy::filter4, true},
    SituationRule{Act::see_contact, policy::speaks, originating, policy::filter1 | policy::filter2 | policy::filter3,
                  true},
    SituationRule{Act::see_contact, policy::speaks, originating | intervening, policy::filter4, true},
    SituationRule{Act::assign_roles, policy::chair, at_table, policy::filter3},
    SituationRule{Act::record_contact, policy::speaks, intervening, policy::filter4},
    SituationRule{Act::find_services, policy::speaks, originating, policy::filter1 | policy::filter2 | policy::filter3},
    SituationRule{Act::find_services, policy::speaks, originating | intervening, policy::filter4},
    SituationRule{Act::mobilize_service, policy::speaks, intervening, policy::filter4},
    // The plan is the intervening agencies' own. The chair sees it with the picture, and may hand a task on.
    SituationRule{Act::plan_task, policy::speaks, intervening, policy::filter4},
    SituationRule{Act::amend_task, policy::speaks, intervening, policy::filter4},
    SituationRule{Act::amend_task, policy::chair, at_table, policy::filter4},
    SituationRule{Act::complete_task, policy::speaks, intervening, policy::filter4},
    SituationRule{Act::cancel_task, policy::speaks, intervening, policy::filter4},
    // A referral outlives the situation's discussion: what came of it is heard after the conclusion too. Whose it is
    // the
    // room of referrals compares.
    SituationRule{Act::refer_service, policy::speaks, intervening, policy::filter4},
    SituationRule{Act::follow_referral, policy::speaks, intervening, policy::filter4 | bit(Stage::concluded)},
    SituationRule{Act::answer_referral, policy::speaks, at_table, policy::filter4 | bit(Stage::concluded)},
    SituationRule{Act::conclude_situation, policy::speaks, lead, policy::filter4},
    SituationRule{Act::conclude_situation, policy::chair, at_table, policy::filter4},
    // PRIVACY: what the intervening agencies do is theirs and the chair's. Whoever brought the situation, or was likely
    // to
    // have a role and has none, keeps the picture that was heard, and learns more only by a report back.
    SituationRule{Act::see_intervention, policy::speaks, intervening, policy::filter4 | bit(Stage::concluded)},
    SituationRule{Act::see_intervention, policy::chair, at_table, policy::filter4 | bit(Stage::concluded)},
    // After the table.
    SituationRule{Act::report_back, policy::speaks, lead, bit(Stage::concluded)},
    SituationRule{Act::see_report, policy::speaks, originating | lead, bit(Stage::concluded)},
    SituationRule{Act::see_report, policy::chair, at_table, bit(Stage::concluded)},
    SituationRule{Act::consent_follow_up, policy::speaks, lead, bit(Stage::concluded)},
    SituationRule{Act::end_follow_up, policy::speaks, intervening, bit(Stage::concluded)},
    SituationRule{Act::record_follow_up, policy::speaks, intervening, bit(Stage::concluded)},
    SituationRule{Act::see_follow_up, policy::speaks, intervening, bit(Stage::concluded)},
    SituationRule{Act::see_follow_up, policy::chair, at_table, bit(Stage::concluded)},
    SituationRule{Act::reopen_situation, policy::speaks, originating | lead, bit(Stage::concluded)},
    SituationRule{Act::reopen_situation, policy::chair, at_table, bit(Stage::concluded)},
    SituationRule{Act::offer_hand_over, policy::speaks, originating, policy::filter2 | policy::filter3},
    SituationRule{Act::offer_hand_over, policy::speaks, lead, policy::filter4},
    SituationRule{Act::withdraw_hand_over, policy::speaks, originating, policy::filter2 | policy::filter3},
    SituationRule{Act::withdraw_hand_over, policy::speaks, lead, policy::filter4},
    SituationRule{Act::withdraw_hand_over, policy::chair, at_table,
                  policy::filter2 | policy::filter3 | policy::filter4},
    // Stepping out stays open after the end: what is left to see is left to be hidden.
    SituationRule{Act::step_out, policy::speaks | policy::chair, at_table, policy::presented},
    SituationRule{Act::send_out, policy::chair, at_table, policy::presented},
    SituationRule{Act::call_back, policy::chair, at_table, policy::presented},
    SituationRule{Act::see_seats, policy::chair, at_table, policy::presented},
};

inline constexpr std::array house_rules = {
    HouseRule{Act::screen_situation, policy::speaks},
    HouseRule{Act::search_people, policy::speaks},
    HouseRule{Act::plan_region, policy::chair}, // who hears every picture of the table anyhow
    HouseRule{Act::adopt_learned, policy::chair}, // of what her own table's situations say, and nobody else may read
    HouseRule{Act::see_figures, policy::chair | bit(Role::planner) | bit(Role::evaluator)},
    // What was offered to which table the room compares: an offer to another one does not exist.
    HouseRule{Act::answer_hand_over, policy::chair},
    // Whose meeting it is the room compares: one of another table does not exist.
    HouseRule{Act::see_meetings, policy::speaks | policy::chair},
    HouseRule{Act::plan_meeting, policy::chair},
    HouseRule{Act::run_meeting, policy::chair},
    HouseRule{Act::attend_meeting, policy::speaks | policy::chair},
    HouseRule{Act::see_minutes, policy::speaks | policy::chair},
    HouseRule{Act::sign_minutes, policy::chair},
    HouseRule{Act::see_referrals, policy::speaks | policy::chair},
    HouseRule{Act::see_directory, policy::anyone},
    HouseRule{Act::edit_directory, policy::speaks | bit(Role::agency_administrator) | bit(Role::administrator)},
    HouseRule{Act::state_capacity, policy::speaks | bit(Role::agency_administrator) | bit(Role::administrator)},
    HouseRule{Act::import_directory, bit(Role::administrator)},
    HouseRule{Act::export_directory, bit(Role::administrator) | bit(Role::planner)},
    HouseRule{Act::see_codes, policy::anyone},
    HouseRule{Act::import_codes, bit(Role::administrator)},
    HouseRule{Act::see_agencies, policy::anyone},
    HouseRule{Act::edit_agencies, bit(Role::administrator)},
    HouseRule{Act::see_members,
              bit(Role::administrator) | bit(Role::agency_administrator) | bit(Role::privacy_officer)},
    HouseRule{Act::edit_members, bit(Role::administrator) | bit(Role::agency_administrator)},
    HouseRule{Act::edit_tables, bit(Role::administrator)},
    HouseRule{Act::see_audit, bit(Role::privacy_officer)},
    HouseRule{Act::verify_audit, bit(Role::privacy_officer) | bit(Role::administrator)},
};

} // namespace concert::access
