// Stepping out of one situation over a conflict of interest: a person, in whatever seat that person takes, or a whole
// agency. Kept beside the situation, not in it: a picture may be amended, or the situation rejected, while somebody is
// out. Why it stands here and not in the room of meetings: docs/adr/0012-stepping-out.md.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/fields.h"
#include "base/result.h"
#include "rooms/access/actor.h"
#include "rooms/situations/situation.h"

namespace concert::situations {

// What the process itself rests on, so no code list: which conflict it is, as the one who is out, or the chair, says.
enum class Conflict {
  personal_tie,     // family, friend, neighbour of somebody concerned
  professional_tie, // treats, teaches, employs or works with somebody concerned, outside the agency's part
  own_interest,     // is a party to it, or gains or loses by what is decided
  other
};
std::string_view name_of(Conflict conflict);
std::optional<Conflict> conflict_of(std::string_view name);

struct Whom {
  AgencyId agency;
  std::optional<MemberId> member; // absent: whoever represents the agency at the table
  friend bool operator==(const Whom&, const Whom&) = default;
};

struct StepOut {
  Whom whom;
  Conflict conflict = Conflict::other;
  Instant at;
  std::optional<Instant> back_at; // absent: still out
  friend bool operator==(const StepOut&, const StepOut&) = default;
};

// PRIVACY: the predicate. A person is out in every seat: a conflict is a human being's, and changing seats would be a
// way back in. A whole agency is out as far as it is represented; its member who chairs still chairs.
bool keeps_out(const StepOut&, const access::Actor&);

struct StepOutOf {
  Conflict conflict = Conflict::other;
};
struct SendOut {
  Whom whom;
  Conflict conflict = Conflict::other;
};
struct CallBack {
  Whom whom;
};
const FieldSpecs& step_out_fields();  // conflict
const FieldSpecs& send_out_fields();  // agency, member?, conflict
const FieldSpecs& call_back_fields(); // agency, member?
Result<StepOutOf> read_step_out(const Fields&);
Result<SendOut> read_send_out(const Fields&);
Result<CallBack> read_call_back(const Fields&);

} // namespace concert::situations
