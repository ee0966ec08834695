// The only way into the meetings of a table: one function an act, each asking the gate, loading, applying the rule and
// saving with its audit entry. Decisions on a situation are acts of the room `situations`; the meeting says which one
// is on the table, and its minutes are read from what those acts left.
#pragma once

#include <functional>

#include "base/chance.h"
#include "platform/clock/clock.h"
#include "platform/crypto/signing.h"
#include "rooms/codes/code_book.h"
#include "rooms/meetings/course.h"
#include "rooms/meetings/live_view.h"
#include "rooms/meetings/store.h"

namespace concert::meetings {

class Room {
public:
  using Books = std::function<codes::SharedCodeBook()>;
  using AgenciesAt = std::function<std::vector<AgencyId>(TableId)>;
  // PRIVACY: every free text is held against it before it is saved: the seam of the guard against re-identification.
  using Wording = std::function<Result<void>(std::string_view text)>;
  using Changed = std::function<void(TableId, MeetingId)>;
  using Revision = std::int64_t;

  Room(Store& store, situations::Room& situations, Books books, AgenciesAt agencies_at, Wording wording,
       crypto::SigningKey key, const clock::Clock& clock, Chance& chance);

  // Called after each change, on the thread that made it: quick, and never throwing. Added before anybody acts. A
  // decision on a situation changes no meeting: whoever streams listens to situations::Room::on_change as well.
  void on_change(Changed changed) { changed_.push_back(std::move(changed)); }

  // ---- Reading. A meeting of another table does not exist.
  Result<std::vector<Header>> meetings(const access::Actor&, int limit = 50); // latest first
  // In session, or else the next; not one that somebody forgot to close or to cancel (longest_session) …
  Result<std::optional<Header>> current(const access::Actor&);
  Result<std::vector<Header>> left_open(const access::Actor&); // … which a chair is told of, oldest first
  Result<Header> header(const access::Actor&, MeetingId);
  Result<TableRules> rules(const access::Actor&);
  Result<LiveView> live_view(const access::Actor&, MeetingId);
  Result<SeatsView> seats_view(const access::Actor&, MeetingId, const std::optional<situations::Proposal>&);
  // For the chair's print pack: what is still at filter 2 on this agenda, as this seat may see it, in its order.
  Result<std::vector<situations::View>> sheets(const access::Actor&, MeetingId);
  // For the chair's print pack: the actions of the situations on this agenda that are not done, by agency.
  Result<std::vector<AgencyActions>> actions(const access::Actor&, MeetingId);
  // What the agenda could take up and does not have; in the order in which it would stand.
  Result<std::vector<Item>> not_on_agenda(const access::Actor&, MeetingId);
  Result<MinutesView> minutes(const access::Actor&, MeetingId);         // of a meeting that is over
  Result<std::vector<Finding>> verify(const access::Actor&, MeetingId); // empty: they are what was signed

  // ---- Planning, by a chair. `seen`: the revision that the chair acts on; stale when plan, agenda or course have
  // changed since. Each gives the new revision.
  Result<MeetingId> plan(const access::Actor&, const PlanMeeting&); // with the agenda of that moment
  Result<Revision> amend(const access::Actor&, MeetingId, Revision seen, const PlanMeeting&);
  Result<Revision> cancel(const access::Actor&, MeetingId, Revision seen);
  Result<Revision> bring_up_to_date(const access::Actor&, MeetingId, Revision seen);
  Result<Revision> add(const access::Actor&, MeetingId, Revision seen, const AddItem&);
  Result<Revision> drop(const access::Actor&, MeetingId, Revision seen, const OneItem&);
  Result<Revision> move(const access::Actor&, MeetingId, Revision seen, const MoveItem&);
  Result<TableRules> set_rules(const access::Actor&, std::int64_t version, const SetRules&);

  // ---- Running, by a chair; any other chair of the table can take over at any moment. Whoever starts has read the
  // reminder to the table, and attends.
  Result<Revision> start(const access::Actor&, MeetingId, Revision seen);
  Result<Revision> put_on_table(const access::Actor&, MeetingId, Revision seen, const OneItem&);
  Result<Revision> next(const access::Actor&, MeetingId, Revision seen);
  Result<Revision> clear_table(const access::Actor&, MeetingId, Revision seen);
  Result<Revision> mark_left(const access::Actor&, MeetingId, const MarkLeft&);
  Result<Revision> close(const access::Actor&, MeetingId, Revision seen);
  // Signs the text that the chair saw (MinutesView::digest), no other. Nothing changes afterwards.
  Result<Revision> sign(const access::Actor&, MeetingId, const SignMinutes&);

  // ---- Attending. No revision is asked, and none is told to a seat that does not chair: thirty come and go at once.
  Result<Revision> join(const access::Actor&, MeetingId, const Attend&);
  Result<Revision> leave(const access::Actor&, MeetingId);
  // Of a situation on this agenda; holds in every room until a chair calls back (situations::Room::step_out).
  Result<void> step_out(const access::Actor&, MeetingId, SituationId, const situations::StepOutOf&);
  Result<void> send_out(const access::Actor&, MeetingId, SituationId, const situations::SendOut&);
  Result<void> call_back(const access::Actor&, MeetingId, SituationId, const situations::CallBack&);

private:
  enum class Touches { attendance, course };
  Result<Meeting> load(const access::Actor&, MeetingId);
  void tell(TableId, MeetingId) const;
  TableRules rules_of(TableId);
  // permit, load, rule, save: the shape of every change.
  template <access::Act act>
  Result<Revision> change(const access::Actor&, MeetingId, std::optional<Revision> seen, Touches,
                          const Store::Step& rule, std::string said);
  audit::Entry entry(const access::Actor&, access::Act, std::string_view kind, std::string object,
                     std::string said) const;
  Result<void> wording_is_fit(const PlanMeeting&) const;
  Result<std::vector<Candidate>> candidates(const access::Actor&);
  Candidate candidate_of(const situations::ListEntry&, const std::map<SituationId, Instant>& heard_before) const;
  // PRIVACY: as the gate lets this actor know of it; not_found for one that the actor is out of.
  Result<Candidate> known(const access::Actor&, SituationId);
  std::vector<AgendaLine> agenda_lines(const access::Actor&, const Meeting&, Instant now);
  Result<void> is_on_agenda(const access::Actor&, MeetingId, SituationId);

  Store& store_;
  situations::Room& situations_;
  Books books_;
  AgenciesAt agencies_at_;
  Wording wording_;
  crypto::SigningKey key_;
  const clock::Clock& clock_;
  Chance& chance_;
  access::Gate gate_;
  std::vector<Changed> changed_;
};

} // namespace concert::meetings
