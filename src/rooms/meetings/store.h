// What the room needs kept, in its own words. Implemented once, in the SQL that both engines share (sql/).
// Every change takes the audit entry that goes with it: a change without a trace has no spelling.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "base/result.h"
#include "rooms/audit/entry.h"
#include "rooms/meetings/agenda.h"
#include "rooms/meetings/minutes.h"
#include "rooms/meetings/table_rules.h"

namespace concert::meetings {

// One line of the list of meetings.
struct Header {
  MeetingId id;
  State state = State::planned;
  std::int64_t revision = 0; // 0 for a seat that does not chair (LiveView)
  Instant planned_start;
  int expected_minutes = 0;
  std::string place, link;
  std::optional<Instant> started_at, closed_at;
  friend bool operator==(const Header&, const Header&) = default;
};

class Store {
public:
  // What is as the step gave it is saved; the same as before is not, and leaves no trace. Run inside the transaction
  // that saves, maybe twice: two chairs at once are one after the other, and who comes second sees what the first has
  // done. How far situations have come is read in it too.
  using Step = std::function<Result<Meeting>(const Meeting& before, const ReachedOf&)>;
  struct Signing {
    Meeting after;
    SignedMinutes minutes;
  };
  using SigningStep = std::function<Result<Signing>(const Meeting& before)>;

  virtual ~Store() = default;
  virtual std::optional<Meeting> load(MeetingId) = 0;
  virtual std::optional<Meeting> as_stored(MeetingId) = 0; // never from memory: what verification reads
  virtual void add(const Meeting&, const audit::Entry&) = 0;
  // not_found when there is no such meeting; refusal.another_in_session when the step would begin a second one at a
  // table.
  virtual Result<Meeting> change(MeetingId, const Step&, const audit::Entry&) = 0;
  // As change(), with the minutes and a checkpoint of the log that has the entry.
  virtual Result<Meeting> sign(MeetingId, const SigningStep&, const audit::Entry&) = 0;
  virtual std::optional<SignedMinutes> minutes(MeetingId) = 0;

  virtual std::vector<Header> list(TableId, int limit) = 0; // latest planned first
  // In session or planned for no earlier than `since`; of those the one in session, or else the next.
  virtual std::optional<Header> current(TableId, Instant since) = 0;
  virtual std::vector<Header> left_open(TableId, Instant before) = 0; // in session or planned, from earlier; oldest first
  // Situations on the agenda of a meeting of this table that is over, and when the last such meeting was closed.
  virtual std::map<SituationId, Instant> heard_before(TableId) = 0;

  virtual std::optional<TableRules> rules(TableId) = 0;
  virtual bool save_rules(const TableRules&, std::int64_t expected_version, const audit::Entry&) = 0; // false: stale
};

} // namespace concert::meetings
