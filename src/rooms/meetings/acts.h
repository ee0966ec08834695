// What each act of a meeting needs to be told: as a struct for the rules, and as a description of fields from which the
// form, the JSON body, the command line and the API's documentation are made alike.
#pragma once

#include <functional>

#include "base/fields.h"
#include "base/result.h"
#include "rooms/meetings/table_rules.h"

namespace concert::meetings {

struct PlanMeeting {
  Instant start;
  int expected_minutes = 90;
  std::string place;
  std::string link;
};
struct OneItem {
  SituationId situation;
};
struct AddItem {
  SituationId situation;
  bool first = false; // an emergency: before everything that still waits
};
struct MoveItem {
  SituationId situation;
  std::optional<int> position; // counted from 1; or else …
  int places = 0;              // … up (-1) or down (+1)
};
struct Attend {
  bool acknowledged = false;
  std::string reminder; // the edition that was shown
};
struct MarkLeft {
  MemberId member;
  SeatId seat;
};
struct SetRules {
  TableRules rules; // table and version are not told here
};
struct SignMinutes {
  std::string digest; // of the text that the chair saw, in hexadecimal
};

// day, time ("13:30", as the table's clock shows it), expected_minutes?, place?, link?
const FieldSpecs& plan_fields();
const FieldSpecs& item_fields();      // situation
const FieldSpecs& add_fields();       // situation, first?
const FieldSpecs& move_fields();      // situation, position? or direction? (up, down)
const FieldSpecs& attend_fields();    // acknowledged, reminder
const FieldSpecs& mark_left_fields(); // member, seat
const FieldSpecs&
rules_fields(); // quorum_kind, quorum?, quorum_binds?, reminder, minutes_per_situation, expected_minutes
const FieldSpecs& sign_fields(); // digest
// Who goes out of which situation of this agenda: `situation`, and the fields of the act in situations/step_out.h.
const FieldSpecs& step_out_here_fields();
const FieldSpecs& send_out_here_fields();
const FieldSpecs& call_back_here_fields();
// Such a form taken apart: which situation it is about, and what else was told. Each has a reader of its own.
struct Apart {
  Fields which, told;
};
Apart apart(const Fields&);

Fields fields_of(const TableRules&); // back into the fields of its form

// The table's clock: an instant from a day and the minutes since its midnight; refused for an hour that there is not.
using AtTable = std::function<Result<Instant>(LocalDate, int minute_of_day)>;

// Shape only; every problem at once.
Result<PlanMeeting> read_plan(const Fields&, const AtTable&, int usual_minutes);
Result<OneItem> read_item(const Fields&);
Result<AddItem> read_add(const Fields&);
Result<MoveItem> read_move(const Fields&);
Result<Attend> read_attend(const Fields&);
Result<MarkLeft> read_mark_left(const Fields&);
Result<SetRules> read_rules(const Fields&);
Result<SignMinutes> read_sign(const Fields&);

} // namespace concert::meetings
