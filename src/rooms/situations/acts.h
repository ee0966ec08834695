// What each act of the journey needs to be told: as a struct for the rules, and as a description of fields from which
// the form, the JSON body, the command line and the API's documentation are made alike.
#pragma once

#include "base/fields.h"
#include "rooms/codes/code_book.h"
#include "rooms/situations/situation.h"

namespace concert::situations {

struct OpenSituation {
  Code subject;
  Screening screening;
};
struct AmendPicture {
  Picture picture;
};
struct AcceptSituation {
  std::vector<Code> reasons;
  std::vector<AgencyId> likely; // may be empty: marked later
};
struct RejectSituation {
  Code reason;
};
struct MarkLikely {
  std::vector<AgencyId> agencies;
};
struct DiscloseNames {
  Code authority;
  bool notice_due = false;
  LocalDate given_on;
  std::optional<LocalDate> expires;
  bool covers_intervention = false;
};
struct AnswerInvolvement {
  Answer answer = Answer::none;
};
struct AssignRoles {
  AgencyId lead;
  std::vector<AgencyId> assisting;
};
enum class Contact { first_contact, connected };
struct RecordContact {
  Contact contact = Contact::first_contact;
};
struct MobilizeService {
  Code service_type;
  std::string service;
  Code mobilization;
};
struct ConcludeSituation {
  Code reason;
  std::vector<GradedCode> after;
};

// The descriptions, in the order of the journey.
const FieldSpecs& open_fields();
const FieldSpecs& picture_fields();
const FieldSpecs& present_fields(); // none
const FieldSpecs& accept_fields();
const FieldSpecs& reject_fields();
const FieldSpecs& likely_fields();
const FieldSpecs& disclose_fields();
const FieldSpecs& answer_fields();
const FieldSpecs& assign_fields();
const FieldSpecs& contact_fields();
const FieldSpecs& mobilize_fields();
const FieldSpecs& conclude_fields();

// Shape only; every problem at once. Codes are stamped with the book's current editions.
Result<OpenSituation> read_open(const Fields&, const codes::CodeBook&);
Result<AmendPicture> read_picture(const Fields&, const codes::CodeBook&);
Result<AcceptSituation> read_accept(const Fields&, const codes::CodeBook&);
Result<RejectSituation> read_reject(const Fields&, const codes::CodeBook&);
Result<MarkLikely> read_likely(const Fields&, const codes::CodeBook&);
Result<DiscloseNames> read_disclose(const Fields&, const codes::CodeBook&);
Result<AnswerInvolvement> read_answer(const Fields&, const codes::CodeBook&);
Result<AssignRoles> read_assign(const Fields&, const codes::CodeBook&);
Result<RecordContact> read_contact(const Fields&, const codes::CodeBook&);
Result<MobilizeService> read_mobilize(const Fields&, const codes::CodeBook&);
Result<ConcludeSituation> read_conclude(const Fields&, const codes::CodeBook&);

// The screening and the picture back into the fields of its form, so that an edit starts from what is there.
Fields fields_of(const Code& subject, const Screening&);
Fields fields_of(const Picture&);

} // namespace concert::situations
