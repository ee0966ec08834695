// What the room needs kept, in its own words. Implemented once, in the SQL that both engines share (sql/).
// Every change takes the audit entry that goes with it: a change without a trace has no spelling.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "platform/clock/clock.h"
#include "rooms/access/gate.h"
#include "rooms/audit/entry.h"
#include "rooms/situations/hand_over.h"
#include "rooms/situations/households.h"
#include "rooms/situations/situation.h"
#include "rooms/situations/step_out.h"

namespace concert::situations {

// One line of a list: the header only.
struct ListEntry {
  SituationId id;
  std::int64_t version = 0;
  std::optional<std::int64_t> number;
  Stage stage = Stage::screening;
  Code subject;
  AgencyId originating;
  std::optional<AgencyId> lead;
  std::optional<Code> urgency;
  Instant opened_at;
  std::optional<Instant> presented_at;
  std::optional<Instant> threshold_met_at;
  std::optional<Instant> first_contact_at;
  std::optional<Instant> connected_at;
  std::optional<Ending> ending;
  int round = 1; // more: it was opened again
};

// A situation with those who are out of it, from one snapshot: who was sent out a moment ago is out of what is read.
struct Kept {
  Situation situation;
  std::vector<StepOut> step_outs;
};

// An account as it is kept. Empty: it was taken back.
struct KeptAccount {
  Bytes sealed;
  std::int64_t version = 0;
};

// The account that was judged before its situation moves on: saving is refused when it is another by then. With an
// ended situation it always goes.
struct JudgedAccount {
  std::int64_t version = 0; // 0: there is none
  bool goes = false;
};

enum class Involving { anyone, mine }; // mine: originating, likely or intervening

struct ListQuery {
  // PRIVACY: the same condition for lists, counts and search: this table's presented situations, and this agency's own
  // screenings.
  TableId table;
  AgencyId agency;
  // PRIVACY: whoever is out of a situation has no line of it and no count, in person or as one who represents the
  // agency.
  MemberId member;
  bool represents_agency = false;
  bool sees_own_screenings = false;
  bool sees_table = false;
  std::optional<Stage> stage;
  std::optional<std::int64_t> number;
  Involving involving = Involving::anyone;
  bool open_only = false; // neither concluded nor rejected
  std::optional<Instant> ended_since;
  int limit = 20;
  std::int64_t offset = 0; // for numbered pages …
  std::string after;       // … or the cursor of the page before; empty for the first
  bool counted = true;     // whether the total is wanted
};

struct ListPage {
  std::vector<ListEntry> entries; // newest first
  std::int64_t total = 0;
  std::string next; // cursor; empty at the end
};

// How long the situations whose threshold was met in one month took from there on, in minutes, sorted. Only those that
// came so far.
struct ClockTimes {
  std::vector<std::int64_t> to_lead, to_first_contact, to_connected;
};

// Counts over one table's situations, for the chair. Marked internal; small cells are withheld by the page that shows
// them.
struct Figures {
  std::map<Stage, std::int64_t> by_stage;        // situations, each once, where it is now
  std::map<std::string, std::int64_t> by_reason; // endings: of a situation that was opened again, each of its own
  std::int64_t opened_again = 0;                 // endings among them that are history
  std::int64_t factors_assessed = 0, factors_reduced = 0;
  std::vector<std::int64_t> minutes_to_first_contact; // sorted
  std::vector<std::int64_t> minutes_to_connected;     // sorted
  std::map<std::string, ClockTimes> by_month;         // "2026-11", of the day on which it was met
};

class Store {
public:
  virtual ~Store() = default;
  virtual std::optional<Situation> load(SituationId) = 0;
  virtual std::optional<Kept> load_kept(SituationId) = 0;
  virtual void add(const Situation&, const audit::Entry&) = 0; // version becomes 1
  // Saves over `expected_version`, version + 1; false, and nothing changed, when somebody was faster.
  virtual bool save(const Situation&, std::int64_t expected_version, const audit::Entry&,
                    const std::optional<JudgedAccount>& account = std::nullopt) = 0;
  // As save(), with the table's next number drawn in the same transaction: `step` makes the situation that is saved.
  virtual Result<Situation> save_numbered(SituationId, TableId, std::int64_t expected_version,
                                          const std::function<Result<Situation>(std::int64_t next_number)>& step,
                                          const audit::Entry&) = 0;
  virtual bool remove(SituationId, std::int64_t expected_version, const audit::Entry&) = 0;
  // Stepping out and being called back leave the version alone: nobody else's open form becomes stale over it. False,
  // and nothing changed, when they are out already; or are not out.
  virtual bool step_out(SituationId, const StepOut&, const audit::Entry&) = 0;
  virtual bool call_back(SituationId, const Whom&, Instant, const audit::Entry&) = 0;
  // The account, sealed. Over `expected_version` (0: there never was one), and only while the situation itself is still
  // at the version that was looked at; false, and nothing changed, when somebody was faster. Leaves the situation's own
  // version alone: what is held back changes nothing that anybody else could see.
  virtual std::optional<KeptAccount> account(SituationId) = 0;
  virtual bool save_account(SituationId, std::int64_t situation_version, const Bytes& sealed,
                            std::int64_t expected_version, const audit::Entry&) = 0;
  virtual void note(const audit::Entry&) = 0; // a look that changes nothing
  // A table's own counts of households; null when there are none.
  virtual std::shared_ptr<const Households> households(TableId) = 0;
  virtual void keep_households(TableId, const std::string& file, const audit::Entry&) = 0; // readable; empty: none
  // Hand-overs. One offer of a situation is open at a time: false, and nothing changed, when there is one already; or
  // when the one that is answered is not open any more.
  virtual std::vector<HandOver> hand_overs(SituationId) = 0; // oldest first
  virtual std::vector<HandOver> offered_to(TableId) = 0;     // still open, oldest first
  virtual std::optional<HandOver> hand_over(HandOverId) = 0;
  virtual bool offer(const HandOver&, const audit::Entry&) = 0;
  virtual bool answer(const HandOver&, const audit::Entry&) = 0; // declined or withdrawn
  // Taken: `old` saved over `expected_version`, and what `step` makes with the taking table's next number added, in one
  // transaction.
  virtual Result<Situation> take(const HandOver&, const Situation& old, std::int64_t expected_version,
                                 const std::function<Result<Situation>(std::int64_t next_number)>& step,
                                 const audit::Entry& of_old, const audit::Entry& of_new) = 0;
  // For making keys follow what was saved: which situations have changed since their keys last did, and saying that
  // they do now. Nothing to audit: it says nothing that the change itself did not.
  virtual std::vector<SituationId> unsettled() = 0;
  virtual void settled(SituationId, std::int64_t version) = 0;
  virtual std::vector<SituationId> at_stage(access::Stage) = 0;
  virtual std::int64_t version(SituationId) = 0; // 0: there is none
  virtual std::set<SituationId> ids() = 0;
  virtual std::int64_t revision(TableId) = 0; // rises with every change to its situations and to who is out of them
  virtual ListPage list(const ListQuery&) = 0;
  virtual std::vector<std::shared_ptr<const Situation>> listed(const ListQuery&) = 0; // that page's situations, whole
  // The lines of these situations in the order asked for, without those that the list would not have either.
  virtual std::vector<ListEntry> headers(const ListQuery&, const std::vector<SituationId>&) = 0;
  // PRIVACY: without the situations that this reader is out of, or the difference to another's figures would tell of
  // them.
  virtual Figures figures(TableId, const access::Actor& reader, const clock::Clock& calendar) = 0;
  virtual std::set<SituationId> kept_from(const access::Actor& reader) = 0; // what this reader is out of
};

} // namespace concert::situations
