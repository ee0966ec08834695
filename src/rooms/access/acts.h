// What each act of this room needs to be told: as a struct for the room, and as a description of fields from which the
// form, the JSON body, the command line and the API's documentation are made alike.
#pragma once

#include <optional>
#include <string>

#include "base/email.h"
#include "base/fields.h"
#include "base/personal.h"
#include "rooms/access/member.h"

namespace concert::access {

using TypedPassword = Personal<std::string>; // cannot be printed or compared by accident

struct Credentials {
  std::string login;
  TypedPassword password;
};
struct ChooseSeat {
  SeatId seat;
};
struct Unlock {
  TypedPassword password;
};
struct ChangePassword {
  TypedPassword current;
  TypedPassword next;
};
struct AddSeat {
  std::optional<AgencyId> agency; // absent: the actor's own
  std::optional<TableId> table;   // absent: the actor's own
  Role role = Role::representative;
};
struct AddMember {
  std::string login;
  std::string name;
  Language language = Language::en;
  TypedPassword password; // temporary: the member changes it
  AddSeat seat;           // a member without a seat could do nothing and would belong to nobody
  std::optional<EmailAddress> email = {};
};
struct EditMember {
  std::string name;
  Language language = Language::en;
  std::optional<EmailAddress> email = {}; // absent: there is none any more
};
struct ResetPassword {
  TypedPassword password; // temporary
};
struct AddTable {
  Bilingual<std::string> name;
  NamesPolicy names = NamesPolicy::likely_involved;
};
struct SetNamesPolicy {
  NamesPolicy names = NamesPolicy::likely_involved;
};
// An empty installation: its first table and its first administrator, who sits for `agency`.
struct Bootstrap {
  AddTable table;
  AgencyId agency;
  std::string login;
  std::string name;
  Language language = Language::en;
  TypedPassword password; // the administrator's own, not temporary
};

const FieldSpecs& sign_in_fields();         // login, password
const FieldSpecs& choose_seat_fields();     // seat
const FieldSpecs& unlock_fields();          // password
const FieldSpecs& change_password_fields(); // current_password, new_password
const FieldSpecs& add_seat_fields();        // agency?, table?, role
const FieldSpecs& add_member_fields();      // login, name, language, email?, password, agency?, table?, role
const FieldSpecs& edit_member_fields();     // name, language, email?
const FieldSpecs& reset_password_fields();  // password
const FieldSpecs& add_table_fields();       // name_en, name_fr, names_policy
const FieldSpecs& names_policy_fields();    // names_policy

// Shape only; every problem at once. Whether a login is free or a password too common is the room's business.
Result<Credentials> read_sign_in(const Fields&);
Result<ChooseSeat> read_choose_seat(const Fields&);
Result<Unlock> read_unlock(const Fields&);
Result<ChangePassword> read_change_password(const Fields&);
Result<AddSeat> read_add_seat(const Fields&);
Result<AddMember> read_add_member(const Fields&);
Result<EditMember> read_edit_member(const Fields&);
Result<ResetPassword> read_reset_password(const Fields&);
Result<AddTable> read_add_table(const Fields&);
Result<SetNamesPolicy> read_names_policy(const Fields&);

} // namespace concert::access
