// Every act of the house, once. The gate's policy, the audit log, stories and the API use the same names.
#pragma once

#include <string_view>

namespace concert::access {

enum class Act : unsigned {
  // situations, in the order of the journey
  screen_situation,   // filter 1: open one in one's own agency
  see_header,         // that it exists: number, filter, dates
  see_picture,        // the coded, de-identified picture
  amend_picture,      //
  write_account,      // what the originating agency tells the table in plain words
  read_held_account,  // a second person of that agency reads words that the guard holds back; recorded
  override_guard,     // and answers for them
  keep_identity,      // the originating agency writes down who it is about, sealed for itself
  withdraw_situation, // filter 1 says no: handle it in the agency, nothing is kept
  present_situation,  // filter 1 says yes
  accept_situation,   // filter 2: the threshold is met
  reject_situation,   // at any filter
  mark_likely,        // filter 3: which agencies are likely to have a role
  disclose_names,     // filter 3: the originating agency opens the names, on an authority
  answer_involvement, // an agency says whether it has a role
  see_names,          // name and date of birth
  assign_roles,       // filter 4: lead and assisting
  see_contact,        // address, telephone, safety note
  record_contact,     // first contact, connected
  find_services,      // alignment: what fits this situation
  mobilize_service,   // informed, connected, engaged, refused, not available
  plan_task,          // an intervening agency writes down who does what by when
  amend_task,         // another owner or another time
  complete_task,      // what came of it
  cancel_task,        //
  refer_service,      // an intervening agency asks another agency, or an organization outside, for help
  follow_referral,    // what the asking agency does with it afterwards, also when the situation is concluded
  answer_referral,    // the agency that is asked
  conclude_situation, // coded reason, risk factors assessed again
  see_intervention,   // what the intervening agencies do: plan, services, factors assessed again
  // after the table
  report_back,        // the lead tells the originating agency what came of it
  see_report,         //
  consent_follow_up,  // the person agrees to be asked again later
  end_follow_up,      // the person does not want to be asked any more
  record_follow_up,   // at 30, 90 and 180 days
  see_follow_up,      //
  reopen_situation,   // a concluded one goes back to filter 2
  offer_hand_over,    // to another table, de-identified
  withdraw_hand_over, // before it is answered
  answer_hand_over,   // the other table's chair takes it or declines
  step_out,           // a conflict of interest: from here on this member sees nothing of this situation
  send_out,           // the chair does it for somebody else, or for a whole agency
  call_back,          // the chair ends it
  see_seats,          // the chair: what each agency sees of it now, and would see after a step
  see_figures,        // counts over situations, marked internal
  plan_region,        // the open needs of a table and the free seats, as one
  adopt_learned,      // a value that concluded situations speak for comes into the table of needs, or goes back
  search_people,      // an agency's own sealed list
  // meetings of one's own table
  see_meetings,
  plan_meeting,   // date, place, agenda, the table's rules
  run_meeting,    // start, what is on the table, close
  attend_meeting, // acknowledge the reminder, follow, leave
  see_minutes,
  sign_minutes,
  // referrals asked by, or of, one's own agency
  see_referrals,
  // directory
  see_directory,
  edit_directory,
  state_capacity,
  import_directory,
  export_directory,
  // lists, agencies, members
  see_codes,
  import_codes,
  see_agencies,
  edit_agencies,
  see_members,
  edit_members,
  edit_tables, // which tables there are, and whom each lets hear names
  // oversight
  see_audit,
  verify_audit,
};

std::string_view name_of(Act act); // "situations.present": room and verb, as stored in the audit log

} // namespace concert::access
