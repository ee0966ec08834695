// What each act on a referral needs to be told: as a struct for the rules, and as a description of fields from which
// the form, the JSON body, the command line and the API's documentation are made alike.
#pragma once

#include "base/fields.h"
#include "base/personal.h"
#include "base/result.h"
#include "rooms/codes/code_book.h"
#include "rooms/referrals/referral.h"

namespace concert::referrals {

struct DraftReferral {
  Code service_type;
  std::string service;
  Code urgency;
  Performer performer;
};

// Whom to call, for an organization outside. Every part may be empty.
// PRIVACY: sealed under what only the two who speak by telephone know, see secret.h.
struct Whom {
  Personal<std::string> name, telephone, best_time, safety_note;
  bool is_empty() const;
};

struct SendReferral {
  std::optional<Consent> consent;
  Whom whom;
};

struct TakeStep {
  State to = State::cancelled;
  std::optional<Code> reason; // of the list of that state
  std::optional<Capacity> capacity;
};

const FieldSpecs& draft_fields(); // service_type, service?, urgency, performer_agency? or organization? and email?
const FieldSpecs& send_fields();  // consent_ground?, consent_on?, call_name?, call_telephone?, call_time?, safety_note?
const FieldSpecs& step_fields();  // to, a reason for it, places?, wait_days?
const FieldSpecs& whom_fields();  // the last four of send_fields
std::string_view reason_field(State to); // "decline_reason"; empty where none is asked

// Shape only; every problem at once. Codes are stamped with the book's current editions. Fields of steps that were not
// chosen are left aside: a form posts all of them.
Result<DraftReferral> read_draft(const Fields&, const codes::CodeBook&);
Result<SendReferral> read_send(const Fields&, const codes::CodeBook&);
Result<Whom> read_whom(const Fields&);
Result<TakeStep> read_step(const Fields&, const codes::CodeBook&);

} // namespace concert::referrals
