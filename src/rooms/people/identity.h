// Who a situation is about. Every value is Personal: it cannot be logged, compared with plain text or streamed by
// mistake. Names is what filter 3 may hear; Contact is for the intervening agencies of filter 4.
#pragma once

#include <optional>
#include <string>

#include "base/fields.h"
#include "base/instant.h"
#include "base/personal.h"

namespace concert::people {

struct Names {
  Personal<std::string> given;
  Personal<std::string> family;
  std::optional<Personal<LocalDate>> birth_date;
};

struct Contact {
  Personal<std::string> address;
  Personal<std::string> telephone;
  Personal<std::string> language;    // ISO 639 code of the list `languages`, as the person said
  Personal<std::string> safety_note; // what a visitor must know
};

struct Identity {
  Names names;
  Contact contact;
};

// given_name, family_name, birth_date, address, telephone, spoken_language, safety_note: all marked personal.
const FieldSpecs& identity_fields();
// Shape, and that the birth date is not after `today` nor more than 120 years before it.
Result<Identity> read_identity(const Fields&, const KnowsCode&, LocalDate today);
Fields fields_of(const Identity&); // PRIVACY: only for the form of the agency that keeps it

} // namespace concert::people
