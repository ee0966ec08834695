#include "app/api_routes.h"

#include "app/api_bound.h"
#include "rooms/people/identity.h"

namespace concert::app {
namespace {

using http::Method;

void add_situations(std::vector<ApiRoute>& table) {
  using namespace situations;
  using situations::Api;
  const auto read = [&table](std::string path, std::string command, std::string summary, FieldSpecs query,
                             ApiFunction (*open)(const Doors&)) {
    table.push_back({Method::get,
                     "/api/v1" + path,
                     {.summary = std::move(summary), .command = std::move(command), .query = std::move(query)},
                     open});
  };
  const auto act = [&table](Method method, std::string path, std::string command, std::string summary, Edits edits,
                            const FieldSpecs& (*body)(), ApiFunction (*open)(const Doors&)) {
    table.push_back({method,
                     "/api/v1" + path,
                     {.summary = std::move(summary),
                      .command = std::move(command),
                      .body = body,
                      .edits = edits == Edits::yes,
                      .success = path == "/situations" ? 201 : 200},
                     open});
  };
  read("/situations", "situation list", "Situations that this seat may know of", list_fields(), bound<Api, &Api::list>);
  act(Method::post, "/situations", "situation screen", "Filter 1: screen a situation in one's own agency", Edits::no,
      open_fields, bound<Api, &Api::open>);
  read("/situations/{id}", "situation show", "One situation, as this seat may see it", {}, bound<Api, &Api::show>);
  act(Method::put, "/situations/{id}/screening", "situation rescreen", "Correct the answers of filter 1, whole",
      Edits::yes, open_fields, bound<Api, &Api::screen_again>);
  act(Method::put, "/situations/{id}/picture", "situation picture", "The coded, de-identified picture, whole",
      Edits::yes, picture_fields, bound<Api, &Api::amend>);
  act(Method::put, "/situations/{id}/account", "situation account",
      "What the agency tells in plain words; If-Match is account_version", Edits::no, account_fields,
      bound<Api, &Api::write_account>);
  read("/situations/{id}/account/held", "situation held-account",
       "With the words that are held, for a second person of the agency; the look is recorded", {},
       bound<Api, &Api::read_held_account>);
  act(Method::post, "/situations/{id}/account/override", "situation override",
      "A second person of the agency lets held words pass; If-Match is account_version", Edits::no, override_fields,
      bound<Api, &Api::override_guard>);
  act(Method::post, "/guard", "situation guard", "What the guard against re-identification finds; keeps nothing",
      Edits::no, guard_fields, bound<Api, &Api::guard>);
  act(Method::put, "/situations/{id}/identity", "situation identify", "Keep, sealed, who it is about", Edits::no,
      people::identity_fields, bound<Api, &Api::identify>);
  read("/situations/{id}/names", "situation names", "Name and date of birth; the look is recorded", {},
       bound<Api, &Api::names>);
  read("/situations/{id}/contact-details", "situation contact-details", "Address and telephone; the look is recorded",
       {}, bound<Api, &Api::contact_details>);
  act(Method::post, "/situations/{id}/withdraw", "situation withdraw",
      "Filter 1 says no: handled in the agency, nothing is kept", Edits::yes, present_fields,
      bound<Api, &Api::withdraw>);
  act(Method::post, "/situations/{id}/present", "situation present", "Bring it to the table, de-identified", Edits::yes,
      present_fields, bound<Api, &Api::present>);
  act(Method::post, "/situations/{id}/accept", "situation accept", "Filter 2: the threshold is met", Edits::yes,
      accept_fields, bound<Api, &Api::accept>);
  act(Method::post, "/situations/{id}/reject", "situation reject", "Reject: all but the header is destroyed",
      Edits::yes, reject_fields, bound<Api, &Api::reject>);
  act(Method::put, "/situations/{id}/likely-agencies", "situation likely",
      "Filter 3: the agencies likely to have a role", Edits::yes, likely_fields, bound<Api, &Api::mark_likely>);
  act(Method::post, "/situations/{id}/disclose", "situation disclose", "Filter 3: open the names, on an authority",
      Edits::yes, disclose_fields, bound<Api, &Api::disclose>);
  act(Method::post, "/situations/{id}/answer", "situation answer", "Say whether one's own agency has a role",
      Edits::yes, answer_fields, bound<Api, &Api::answer>);
  act(Method::post, "/situations/{id}/assign", "situation assign", "Filter 4: name the lead and the assisting agencies",
      Edits::yes, assign_fields, bound<Api, &Api::assign>);
  act(Method::post, "/situations/{id}/contact", "situation contact", "Record the first contact, or the connection",
      Edits::yes, contact_fields, bound<Api, &Api::contact>);
  act(Method::post, "/situations/{id}/services", "situation mobilize", "Record a service mobilized", Edits::yes,
      mobilize_fields, bound<Api, &Api::mobilize>);
  act(Method::post, "/situations/{id}/plan", "situation plan", "Plan a task: who does what by when", Edits::yes,
      plan_task_fields, bound<Api, &Api::plan_task>);
  act(Method::post, "/situations/{id}/plan/amend", "situation amend-task", "Hand a planned task on, or put it off",
      Edits::yes, amend_task_fields, bound<Api, &Api::amend_task>);
  act(Method::post, "/situations/{id}/plan/complete", "situation complete-task", "Record what came of a task",
      Edits::yes, complete_task_fields, bound<Api, &Api::complete_task>);
  act(Method::post, "/situations/{id}/plan/cancel", "situation cancel-task", "Cancel a task, with the reason",
      Edits::yes, cancel_task_fields, bound<Api, &Api::cancel_task>);
  act(Method::post, "/situations/{id}/conclude", "situation conclude", "Conclude, and assess the risk factors again",
      Edits::yes, conclude_fields, bound<Api, &Api::conclude>);
  act(Method::post, "/situations/{id}/reopen", "situation reopen",
      "Open a concluded situation again, under its old number", Edits::yes, reopen_fields, bound<Api, &Api::reopen>);
  act(Method::post, "/situations/{id}/hand-over", "situation hand-over", "Offer it to another table, de-identified",
      Edits::yes, offer_hand_over_fields, bound<Api, &Api::offer_hand_over>);
  act(Method::post, "/situations/{id}/hand-over/withdraw", "situation withdraw-hand-over", "Withdraw that offer",
      Edits::no, present_fields, bound<Api, &Api::withdraw_hand_over>);
  read("/hand-overs", "hand-over list", "What other tables offer to this one; for its chair", {},
       bound<Api, &Api::offered>);
  act(Method::post, "/hand-overs/{id}/take", "hand-over take",
      "Take it: it is presented here under a number of this table", Edits::no, take_hand_over_fields,
      bound<Api, &Api::take_hand_over>);
  act(Method::post, "/hand-overs/{id}/decline", "hand-over decline", "Decline it, with the reason", Edits::no,
      decline_hand_over_fields, bound<Api, &Api::decline_hand_over>);
  read("/waiting", "situation waiting", "Who is waiting for whom, since when; for the chair of everybody", {},
       bound<Api, &Api::waiting>);
  read("/figures", "situation figures", "Counts over the table's situations; marked internal", {},
       bound<Api, &Api::figures>);
}

void add_meetings(std::vector<ApiRoute>& table) {
  using meetings::Api;
  using namespace meetings;
  const auto read = [&table](std::string path, std::string command, std::string summary,
                             ApiFunction (*open)(const Doors&)) {
    table.push_back({Method::get,
                     "/api/v1" + path,
                     {.summary = std::move(summary), .command = "meeting " + std::move(command)},
                     open});
  };
  const auto act = [&table](std::string path, std::string command, std::string summary, Edits edits,
                            const FieldSpecs& (*body)(), ApiFunction (*open)(const Doors&), int success = 200) {
    table.push_back({Method::post,
                     "/api/v1" + path,
                     {.summary = std::move(summary),
                      .command = "meeting " + std::move(command),
                      .body = body,
                      .edits = edits == Edits::yes,
                      .success = success},
                     open});
  };
  read("/meetings", "list", "The meetings of one's table, latest first", bound<Api, &Api::list>);
  act("/meetings", "plan", "Plan a meeting; the agenda is made by rule", Edits::no, plan_fields, bound<Api, &Api::plan>,
      201);
  read("/meetings/current", "current", "The meeting in session, or else the next", bound<Api, &Api::current>);
  read("/meetings/{id}", "show", "One meeting, as this seat may follow it now", bound<Api, &Api::show>);
  read("/meetings/{id}/seats", "seats", "The chair: who is here, who is out, what each agency sees",
       bound<Api, &Api::seats>);
  act("/meetings/{id}/seats/accept", "look-accept", "What each agency would see after accepting; nothing is saved",
      Edits::no, situations::accept_fields, bound<Api, &Api::look_accept>);
  act("/meetings/{id}/seats/reject", "look-reject", "What each agency would see after rejecting; nothing is saved",
      Edits::no, situations::reject_fields, bound<Api, &Api::look_reject>);
  act("/meetings/{id}/seats/likely", "look-likely", "What each agency would see after marking; nothing is saved",
      Edits::no, situations::likely_fields, bound<Api, &Api::look_likely>);
  act("/meetings/{id}/seats/assign", "look-assign", "What each agency would see after assigning; nothing is saved",
      Edits::no, situations::assign_fields, bound<Api, &Api::look_assign>);
  act("/meetings/{id}/seats/conclude", "look-conclude", "What each agency would see after concluding; nothing is saved",
      Edits::no, situations::conclude_fields, bound<Api, &Api::look_conclude>);
  read("/meetings/{id}/not-on-agenda", "not-on-agenda", "The chair: situations that the agenda could take up",
       bound<Api, &Api::not_on_agenda>);
  read("/meetings/{id}/sheets", "sheets", "The print pack: what is at filter 2 on the agenda",
       bound<Api, &Api::sheets>);
  read("/meetings/{id}/actions", "actions", "The print pack: actions that are not done, by agency",
       bound<Api, &Api::actions>);
  read("/meetings/{id}/minutes", "minutes", "The minutes of a meeting that is over", bound<Api, &Api::minutes>);
  read("/meetings/{id}/verification", "verify", "Whether signed minutes are still what was signed",
       bound<Api, &Api::verify>);
  act("/meetings/{id}/amend", "amend", "Change day, time, length, place or link of a planned meeting", Edits::yes,
      plan_fields, bound<Api, &Api::amend>);
  act("/meetings/{id}/cancel", "cancel", "Cancel a planned meeting", Edits::yes, nothing_told,
      bound<Api, &Api::cancel>);
  act("/meetings/{id}/up-to-date", "up-to-date", "Bring the agenda up to date", Edits::yes, nothing_told,
      bound<Api, &Api::bring_up_to_date>);
  act("/meetings/{id}/add", "add", "Put a situation on the agenda, first in an emergency", Edits::yes, add_fields,
      bound<Api, &Api::add>);
  act("/meetings/{id}/drop", "drop", "Leave a waiting situation out", Edits::yes, item_fields, bound<Api, &Api::drop>);
  act("/meetings/{id}/move", "move", "Move a situation on the agenda, to a position or up or down", Edits::yes,
      move_fields, bound<Api, &Api::move>);
  act("/meetings/{id}/start", "start", "Begin the meeting", Edits::yes, nothing_told, bound<Api, &Api::start>);
  act("/meetings/{id}/put", "put", "Put a situation on the table", Edits::yes, item_fields,
      bound<Api, &Api::put_on_table>);
  act("/meetings/{id}/next", "next", "Put the next waiting situation on the table", Edits::yes, nothing_told,
      bound<Api, &Api::next>);
  act("/meetings/{id}/clear", "clear", "Take off the table what is on it", Edits::yes, nothing_told,
      bound<Api, &Api::clear_table>);
  act("/meetings/{id}/close", "close", "Close the meeting; the minutes write themselves", Edits::yes, nothing_told,
      bound<Api, &Api::close>);
  act("/meetings/{id}/sign", "sign", "Sign the minutes that one has read, by their digest", Edits::no, sign_fields,
      bound<Api, &Api::sign>);
  act("/meetings/{id}/join", "join", "Acknowledge the reminder and follow the meeting", Edits::no, attend_fields,
      bound<Api, &Api::join>);
  act("/meetings/{id}/leave", "leave", "Leave the meeting", Edits::no, nothing_told, bound<Api, &Api::leave>);
  act("/meetings/{id}/mark-left", "mark-left", "The chair: write down that somebody has left", Edits::no,
      mark_left_fields, bound<Api, &Api::mark_left>);
  act("/meetings/{id}/step-out", "step-out", "Step out of a situation over a conflict of interest", Edits::no,
      step_out_here_fields, bound<Api, &Api::step_out>);
  act("/meetings/{id}/send-out", "send-out", "The chair: send a member or an agency out of a situation", Edits::no,
      send_out_here_fields, bound<Api, &Api::send_out>);
  act("/meetings/{id}/call-back", "call-back", "The chair: call back who is out", Edits::no, call_back_here_fields,
      bound<Api, &Api::call_back>);
  read("/meeting-rules", "rules", "What one's table has settled for its meetings", bound<Api, &Api::rules>);
  act("/meeting-rules/set", "set-rules", "Settle quorum, times and reminder of one's table", Edits::yes, rules_fields,
      bound<Api, &Api::set_rules>);
}

void add_referrals(std::vector<ApiRoute>& table) {
  using referrals::Api;
  const auto add = [&table](Method method, std::string path, access::ApiEntry described,
                            ApiFunction (*open)(const Doors&)) {
    table.push_back({method, "/api/v1" + path, std::move(described), open});
  };
  add(Method::get, "/referrals",
      {.summary = "Referrals asked by, and of, one's own agency", .command = "referral list"}, bound<Api, &Api::list>);
  add(Method::get, "/referrals/{id}", {.summary = "One referral, as this seat may see it", .command = "referral show"},
      bound<Api, &Api::show>);
  add(Method::get, "/referrals/{id}/fhir",
      {.summary = "The same as a FHIR R4 Task, without a patient", .command = "referral fhir"}, bound<Api, &Api::fhir>);
  add(Method::post, "/situations/{id}/referrals",
      {.summary = "Draft a referral: to an agency at the table, or to an organization of the directory",
       .command = "referral draft",
       .body = referrals::draft_fields,
       .success = 201},
      bound<Api, &Api::draft>);
  add(Method::post, "/referrals/{id}/send",
      {.summary = "Send a draft; outside the table on the person's agreement, and the code is told this once",
       .command = "referral send",
       .body = referrals::send_fields,
       .edits = true},
      bound<Api, &Api::send>);
  add(Method::post, "/referrals/{id}/step",
      {.summary = "Accept, decline, begin, hold, complete, cancel",
       .command = "referral step",
       .body = referrals::step_fields,
       .edits = true},
      bound<Api, &Api::take>);
  add(Method::post, "/referrals/{id}/link",
      {.summary = "End the link and make another, with a code that is told this once",
       .command = "referral link",
       .body = referrals::whom_fields,
       .edits = true},
      bound<Api, &Api::issue_link>);
  add(Method::post, "/referrals/{id}/revoke",
      {.summary = "Take the link back; whom to call is destroyed",
       .command = "referral revoke",
       .body = no_fields,
       .edits = true},
      bound<Api, &Api::revoke_link>);
}

void add_after_the_table(std::vector<ApiRoute>& table) {
  using aftercare::Api;
  const auto read = [&table](std::string path, std::string command, std::string summary,
                             ApiFunction (*open)(const Doors&)) {
    table.push_back({Method::get,
                     "/api/v1" + path,
                     {.summary = std::move(summary), .command = "situation " + std::move(command)},
                     open});
  };
  const auto act = [&table](std::string path, std::string command, std::string summary, const FieldSpecs& (*body)(),
                            ApiFunction (*open)(const Doors&)) {
    table.push_back(
        {Method::post,
         "/api/v1/situations/{id}" + path,
         {.summary = std::move(summary), .command = "situation " + std::move(command), .body = body, .edits = true},
         open});
  };
  read("/situations/{id}/follow-ups", "follow-ups", "After the table: consent and follow-ups",
       bound<Api, &Api::follow_ups>);
  act("/follow-ups/consent", "consent-follow-up", "The person agrees to be asked again after 30, 90 and 180 days",
      aftercare::consent_fields, bound<Api, &Api::consent>);
  act("/follow-ups/end", "end-follow-up", "The person does not want to be asked any more",
      aftercare::end_consent_fields, bound<Api, &Api::end_consent>);
  act("/follow-ups/record", "record-follow-up", "Record a follow-up: assessed, not reached, or declined",
      aftercare::record_fields, bound<Api, &Api::record>);
  read("/situations/{id}/report", "report", "The report back, as this seat may see it", bound<Api, &Api::report>);
  act("/report/send", "report-back", "Report back to the originating agency, with or without the person's consent",
      aftercare::report_fields, bound<Api, &Api::report_back>);
  read("/waiting/after", "waiting-after", "What is to be done after the table; for the chair of everybody",
       bound<Api, &Api::awaited>);
  read("/figures/follow-ups", "follow-up-figures", "Counts over follow-ups; marked internal",
       bound<Api, &Api::figures>);
}

void add_installation(std::vector<ApiRoute>& table) {
  using Api = InstallationApi;
  const auto add = [&table](Method method, std::string path, access::ApiEntry described,
                            ApiFunction (*open)(const Doors&)) {
    table.push_back({method, "/api/v1" + path, std::move(described), open});
  };
  add(Method::post, "/session",
      {.summary = "Sign in: a token for Authorization: Bearer",
       .body = access::sign_in_fields,
       .anyone = true,
       .success = 201},
      bound<Api, &Api::sign_in>);
  add(Method::get, "/agencies", {.summary = "The partners", .command = "agency list"}, bound<Api, &Api::agencies>);
  add(Method::get, "/members", {.summary = "Members and their seats", .command = "member list"},
      bound<Api, &Api::members>);
  add(Method::post, "/members",
      {.summary = "Add a member with one seat and a temporary password",
       .command = "member add",
       .body = access::add_member_fields,
       .success = 201},
      bound<Api, &Api::add_member>);
  add(Method::post, "/audit/verify",
      {.summary = "Verify the whole audit log; 409 when something was tampered with",
       .command = "audit verify",
       .body = no_fields},
      bound<Api, &Api::verify_audit>);
  add(Method::post, "/local/codes",
      {.summary = "Import code lists from files",
       .command = "codes import",
       .body = import_codes_fields,
       .local_only = true},
      bound<Api, &Api::import_codes>);
  add(Method::post, "/local/households",
      {.summary = "Bring in the table's own counts of households, which the guard asks; without a file, none",
       .command = "table households",
       .body = households_fields,
       .local_only = true},
      bound<Api, &Api::bring_households>);
  add(Method::post, "/local/areas-import",
      {.summary = "Bring in the neighbourhoods from a GeoJSON file, in place of all others",
       .command = "areas import",
       .body = import_areas_fields,
       .local_only = true},
      bound<Api, &Api::import_areas>);
  add(Method::post, "/local/directory-import",
      {.summary = "Import a service directory: HSDS 1.1 to 3.x as tables or JSON, Ohana, or any CSV with a mapping",
       .command = "directory import",
       .body = import_directory_fields,
       .local_only = true},
      bound<Api, &Api::import_directory>);
  add(Method::post, "/local/directory-check",
      {.summary = "Read a service directory and report what an import would do, without keeping anything",
       .command = "directory check",
       .body = check_directory_fields,
       .local_only = true},
      bound<Api, &Api::check_directory>);
  add(Method::post, "/local/capacity-import",
      {.summary = "Read how much room services had and when, from a CSV file; never over a later statement",
       .command = "directory capacity import",
       .body = import_capacity_fields,
       .local_only = true},
      bound<Api, &Api::import_capacity>);
  add(Method::post, "/local/backup",
      {.summary = "Copy the database and the keys, checked, into an empty folder, while others work",
       .command = "installation backup",
       .body = back_up_fields,
       .local_only = true},
      bound<Api, &Api::back_up>);
  add(Method::post, "/local/directory-export",
      {.summary = "Write the directory as HSDS 3.1, a data package or JSON, into an empty folder",
       .command = "directory export",
       .body = export_directory_fields,
       .local_only = true},
      bound<Api, &Api::export_directory>);
}

void add_seats_and_tables(std::vector<ApiRoute>& table) {
  using Api = access::Api;
  const auto add = [&table](Method method, std::string path, access::ApiEntry described,
                            ApiFunction (*open)(const Doors&)) {
    table.push_back({method, "/api/v1" + path, std::move(described), open});
  };
  add(Method::get, "/seats", {.summary = "Seats, and whether they are suspended", .command = "seat list"},
      bound<Api, &Api::seats>);
  add(Method::get, "/seats/{id}", {.summary = "One seat, and who holds it", .command = "seat show"},
      bound<Api, &Api::seat>);
  add(Method::post, "/seats/{id}/suspend",
      {.summary = "Suspend a seat for all who hold it; their sessions in it end at once",
       .command = "seat suspend",
       .body = no_fields,
       .edits = true},
      bound<Api, &Api::suspend_seat>);
  add(Method::post, "/seats/{id}/restore",
      {.summary = "Open a suspended seat again", .command = "seat restore", .body = no_fields, .edits = true},
      bound<Api, &Api::restore_seat>);
  add(Method::get, "/tables", {.summary = "The tables of this installation", .command = "table list"},
      bound<Api, &Api::tables>);
  add(Method::get, "/tables/{id}", {.summary = "One table, and its names policy", .command = "table show"},
      bound<Api, &Api::table>);
  add(Method::post, "/tables",
      {.summary = "Add a table", .command = "table add", .body = access::add_table_fields, .success = 201},
      bound<Api, &Api::add_table>);
  add(Method::put, "/tables/{id}/names-policy",
      {.summary = "Choose whom a table lets hear names at filter 3; keys follow at once",
       .command = "table names",
       .body = access::names_policy_fields,
       .edits = true},
      bound<Api, &Api::set_names_policy>);
}

void add_directory(std::vector<ApiRoute>& table) {
  using directory::Api;
  table.push_back({Method::get,
                   "/api/v1/services",
                   {.summary = "Search the directory of services",
                    .command = "directory search",
                    .query = directory::search_fields()},
                   bound<Api, &Api::search>});
  table.push_back({Method::get,
                   "/api/v1/services/{id}",
                   {.summary = "One service of the directory", .command = "service show"},
                   bound<Api, &Api::show>});
  table.push_back({Method::post,
                   "/api/v1/services/{id}/capacity",
                   {.summary = "State how much room a service of one's own organization has",
                    .command = "service capacity",
                    .body = directory::state_capacity_fields},
                   bound<Api, &Api::state_capacity>});
  table.push_back({Method::get,
                   "/api/v1/places",
                   {.summary = "The services that one's own agency keeps, with what each last said of its room",
                    .command = "place list"},
                   bound<Api, &Api::places>});
  table.push_back({Method::post,
                   "/api/v1/places/still-true",
                   {.summary = "Say of all of them that what they said last is still true, as of now",
                    .command = "place confirm",
                    .body = no_fields,
                    .edits = true},
                   bound<Api, &Api::still_true>});
  table.push_back({Method::post,
                   "/api/v1/organizations/{id}/ask",
                   {.summary = "Ask an organization without an account for its capacity, by a link that works once",
                    .command = "organization ask",
                    .body = directory::ask_capacity_fields,
                    .success = 201},
                   bound<Api, &Api::ask_capacity>});
  table.push_back({Method::post,
                   "/api/v1/organizations/{id}/ask/revoke",
                   {.summary = "Take that link back", .command = "organization unask", .body = no_fields},
                   bound<Api, &Api::revoke_ask>});
  table.push_back({Method::get,
                   "/api/v1/organizations/{id}/agencies",
                   {.summary = "The agencies that keep an organization's entries", .command = "organization agencies"},
                   bound<Api, &Api::agencies>});
  table.push_back({Method::post,
                   "/api/v1/organizations/{id}/agencies",
                   {.summary = "Link an agency to an organization of the directory, or unlink it",
                    .command = "organization link",
                    .body = directory::link_agency_fields},
                   bound<Api, &Api::link_agency>});
}

} // namespace

const std::vector<ApiRoute>& api_routes() {
  static const std::vector<ApiRoute> table = [] {
    std::vector<ApiRoute> out;
    add_situations(out);
    add_alignment(out);
    add_meetings(out);
    add_referrals(out);
    add_after_the_table(out);
    add_directory(out);
    add_installation(out);
    add_seats_and_tables(out);
    return out;
  }();
  return table;
}

} // namespace concert::app
