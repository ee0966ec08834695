// What each act after the table needs to be told: as a struct for the rules, and as a description of fields from which
// the form, the JSON body, the command line and the API's documentation are made alike.
#pragma once

#include "base/fields.h"
#include "base/result.h"
#include "rooms/aftercare/aftercare.h"
#include "rooms/codes/code_book.h"

namespace concert::aftercare {

struct ConsentToFollowUp {
  Code ground;
  LocalDate given_on;
  std::optional<AgencyId> owner = {}; // absent: the agency that records it, which leads
};
enum class Outcome { assessed, not_reached, declined };
struct RecordFollowUp {
  FollowUpId follow_up;
  Outcome outcome = Outcome::not_reached;
  LocalDate asked_on;
  std::vector<GradedCode> risks = {};
  std::vector<Code> protective = {};
  std::optional<Code> help = {}, change = {};
};
struct ReportBack {
  struct WithConsent {
    Code ground;
    LocalDate given_on;
    std::vector<Code> protective;
  };
  std::optional<WithConsent> consent;
};

const FieldSpecs& consent_fields();     // ground, given_on, owner_agency?
const FieldSpecs& end_consent_fields(); // none
const FieldSpecs&
record_fields(); // follow_up, outcome, asked_on, risk_now*, protective_now*, help_received?, situation_now?
const FieldSpecs& report_fields(); // consent, ground?, given_on?, protective_now*

// Shape, and what belongs together: an assessment has both answers, anything else has none; a report without consent
// names no ground.
Result<ConsentToFollowUp> read_consent(const Fields&, const codes::CodeBook&);
Result<RecordFollowUp> read_record(const Fields&, const codes::CodeBook&);
Result<ReportBack> read_report(const Fields&, const codes::CodeBook&);

// The person's own consent, or that of who decides for them; never one that is assumed.
bool is_said_consent(const codes::CodeBook&, std::string_view authority);

} // namespace concert::aftercare
