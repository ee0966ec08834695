// The only way into the situations of a table: one function an act, each asking the gate, loading, applying the rule
// and saving with its audit entry, in that order.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <variant>

#include "base/chance.h"
#include "base/remembered.h"
#include "base/result.h"
#include "platform/clock/clock.h"
#include "rooms/access/gate.h"
#include "rooms/codes/code_book.h"
#include "rooms/people/room.h"
#include "rooms/situations/account.h"
#include "rooms/situations/filters.h"
#include "rooms/situations/hand_over.h"
#include "rooms/situations/plan_rules.h"
#include "rooms/situations/reopening.h"
#include "rooms/situations/store.h"

namespace concert::situations {

// The account as this seat may see it. Everybody who sees the picture sees that there is one.
struct AccountShown {
  AccountState state = AccountState::clear;
  std::optional<std::string> text;  // absent: held back from this seat
  Language language = Language::en; // of the text; says nothing where there is none
  // PRIVACY: what the guard marked, who wrote it and who let it pass on which reason: its own agency alone, while it
  // may still be written. To everybody else an override is one word. Words that are held, and what was found in them,
  // are before whoever wrote them; a colleague reads them by an act that the log keeps, Room::read_held_account().
  struct Desk {
    std::int64_t version = 0;    // of the account: what it is written or answered for against
    std::optional<Judged> found; // absent: not read yet
    bool is_author = false;
    Instant written_at;
    std::optional<Code> reason; // of the override
  };
  std::optional<Desk> desk;
};

// What this seat may see of one situation, and what it may do with it now. Absent is absent: a page or an answer made
// from a View cannot show what is not in it.
struct View {
  SituationId id;
  std::int64_t version = 0;
  access::Stage stage = access::Stage::screening;
  std::optional<std::int64_t> number;
  Code subject;
  AgencyId originating;
  Instant opened_at;
  std::optional<Instant> presented_at;
  std::optional<Ending> ending;
  std::optional<AgencyId> lead;
  std::vector<Round> earlier; // without the counts
  bool from_another_table = false;
  ConnectionClock clock;
  std::optional<Screening> screening;       // a representative of the originating agency
  std::vector<AgencyId> suggested;          // the chair: whom the originating agency thinks of
  std::shared_ptr<const Picture> picture;   // see_picture; null where it may not be seen
  std::shared_ptr<const Picture> printable; // the same without what may not be printed or exported
  std::optional<Threshold> threshold;       // with the picture
  std::optional<Disclosure> disclosure;     // with the picture: the ground, never the person
  std::vector<Involvement> involvements;    // with the picture
  std::vector<Mobilized> mobilized;         // see_intervention
  std::vector<Task> plan;                   // see_intervention
  std::optional<AccountShown> account;      // with the picture; of many situations only where this seat may write it
  std::int64_t account_version = 0;         // for its own agency while it may be written; 0: there never was one
  std::int64_t identity_version = 0;        // only where names may be seen; 0: none is kept
  bool has_identity() const { return identity_version != 0; }
  bool may_see_names = false, may_see_contact = false;
  std::vector<access::Act> allowed; // acts open to this seat now
  bool allows(access::Act act) const;
};

// What an agency sees of one situation at the table, by the gate and by the keys it holds. Its people who are out in
// person see less; they stand in Seats::out.
struct Sight {
  AgencyId agency;
  bool header = false, picture = false, names = false, contact = false;
  bool names_once_opened = false; // the table's policy gives it the name as soon as the originating agency opens it
  Involvement involvement;        // of this agency; as good as empty for one without a part
  bool originating = false;
  friend bool operator==(const Sight&, const Sight&) = default;
};

// A step that the chair has not taken yet.
using Proposal = std::variant<AcceptSituation, RejectSituation, MarkLikely, AssignRoles, ConcludeSituation>;

struct Seats {
  std::vector<Sight> now;                 // every agency at the table
  std::optional<std::vector<Sight>> then; // the same after the proposed step
  std::vector<StepOut> out;               // who is out of it now
};

// An offer as the chair of the other table sees it. PRIVACY: the coded picture and nothing that leads back.
struct Offered {
  HandOverId id;
  Code subject;
  Picture picture;
  Code reason;
  Instant offered_at;
};
// The last offer of a situation, as its own table sees it.
struct OfferMade {
  TableId to;
  Code reason;
  Instant offered_at;
  HandOverState state = HandOverState::offered;
  std::optional<Code> answer;
};

// What a line of the log may call a situation by.
struct Traced {
  AgencyId originating;
  std::optional<std::int64_t> number; // only if it was presented
};

// What the room asks of the house: about tables, answered by the rooms that keep them; and of a text, whether it could
// tell who somebody is.
struct Tables {
  std::function<std::vector<AgencyId>(TableId)> agencies_at;
  std::function<access::NamesPolicy(TableId)> names_policy;
  Guard guard = {}; // against re-identification; without it no account can be kept
};

class Room {
public:
  using Books = std::function<codes::SharedCodeBook()>;
  using Changed = std::function<void(TableId, SituationId)>;
  Room(Store& store, people::Room& people, Books books, Tables tables, const clock::Clock& clock, Chance& chance);

  // Called after each change that others at the table may see, on the thread that made it: quick, and never throwing.
  // Added before anybody acts. PRIVACY: it says that something changed, also to those who are out of the situation;
  // whoever passes it on to a seat compares first what that seat sees.
  void on_change(Changed changed) { changed_.push_back(std::move(changed)); }

  // Reading. Each look at identity is recorded before it is answered.
  Result<View> view(const access::Actor&, SituationId);
  // For rooms above: the same where the gate allows that act, refused as the act itself would be.
  template <access::Act act>
  Result<View> view_for(const access::Actor& actor, SituationId id) {
    const Loaded loaded = TRY(load(actor, id));
    TRY(gate_.permit<act>(actor, loaded.standing));
    return view_of(loaded.situation, actor);
  }
  // Rises with every change to the table's situations and to who is out of them: what a room above has worked out from
  // them for one seat and day holds until then.
  std::int64_t revision(TableId table) { return store_.revision(table); }
  // For their figures: what this reader is out of, which no count may contain. PRIVACY: never told.
  std::set<SituationId> kept_from(const access::Actor&);
  Result<ListPage> list(const access::Actor&, ListQuery); // table and agency are the actor's, whatever the query says
  // The situations of one page of that list, as view() gives each but without saying whether an identity is kept.
  Result<std::vector<View>> overview(const access::Actor&, ListQuery);
  Result<std::vector<ListEntry>> headers(const access::Actor&, const std::vector<SituationId>&); // those it may know of
  Result<Figures> figures(const access::Actor&);
  // Every open situation that this seat may know of, whole: all of the table's for the chair, its agency's otherwise.
  Result<std::vector<View>> open_situations(const access::Actor&);
  Result<std::vector<std::shared_ptr<const View>>> open_shared(const access::Actor&); // for who only looks
  // The chair: who sees what of it. Refused as the proposed step itself would be.
  Result<Seats> seats(const access::Actor&, SituationId, const std::optional<Proposal>&);
  Result<people::Names> see_names(const access::Actor&, SituationId);
  Result<people::Contact> see_contact(const access::Actor&, SituationId);

  // For readers of the log. Nothing for a situation of another table, or one that is gone.
  std::optional<Traced> traced(const access::Permit<access::Act::see_audit>&, SituationId);

  // At start-up: makes the keys follow the saved state, whatever was cut short between the two databases.
  void settle_all_keys();
  // A table has changed whom it lets hear names, or who sits at it: the keys of its situations at filter 3 follow.
  void settle_names(TableId);

  // Filter 1.
  Result<View> open(const access::Actor&, const OpenSituation&);
  Result<View> screen_again(const access::Actor&, SituationId, std::int64_t version, const OpenSituation&);
  Result<View> amend(const access::Actor&, SituationId, std::int64_t version, const AmendPicture&);
  // `version`: View::account_version as it was read. The situation's own version stays.
  Result<View> write_account(const access::Actor&, SituationId, std::int64_t version, const WriteAccount&);
  // Refused: nothing is held; one's own text.
  Result<View> read_held_account(const access::Actor&, SituationId); // recorded when they are another's words
  Result<View> override_guard(const access::Actor&, SituationId, std::int64_t version, const OverrideGuard&);
  // While somebody types: what the guard would find. Keeps nothing. PRIVACY: the same whether or not the situation
  // exists for this seat; without it the picture has no part in it.
  Result<Judged> try_text(const access::Actor&, std::optional<SituationId>, std::string_view text, Language);
  // A table's own counts of households, as read_households() wants them; empty: none. An administrator's.
  Result<void> bring_households(const access::Actor&, TableId, const std::string& file);
  // `version`: View::identity_version as it was read.
  Result<View> keep_identity(const access::Actor&, SituationId, std::int64_t version, const people::Identity&);
  Result<void> withdraw(const access::Actor&, SituationId, std::int64_t version);
  Result<View> present(const access::Actor&, SituationId, std::int64_t version);
  // Filter 2 and later.
  Result<View> accept(const access::Actor&, SituationId, std::int64_t version, const AcceptSituation&);
  Result<View> reject(const access::Actor&, SituationId, std::int64_t version, const RejectSituation&);
  Result<View> mark_likely(const access::Actor&, SituationId, std::int64_t version, const MarkLikely&);
  Result<View> disclose(const access::Actor&, SituationId, std::int64_t version, const DiscloseNames&);
  Result<View> answer(const access::Actor&, SituationId, std::int64_t version, const AnswerInvolvement&);
  Result<View> assign(const access::Actor&, SituationId, std::int64_t version, const AssignRoles&);
  Result<View> contact(const access::Actor&, SituationId, std::int64_t version, const RecordContact&);
  Result<View> mobilize(const access::Actor&, SituationId, std::int64_t version, const MobilizeService&);
  Result<View> conclude(const access::Actor&, SituationId, std::int64_t version, const ConcludeSituation&);
  Result<View> reopen(const access::Actor&, SituationId, std::int64_t version, const ReopenSituation&);
  // To another table. Seen by whoever may offer or withdraw it, and by the chair.
  Result<std::optional<OfferMade>> offer_made(const access::Actor&, SituationId);
  Result<View> offer_hand_over(const access::Actor&, SituationId, std::int64_t version, const OfferHandOver&);
  Result<View> withdraw_hand_over(const access::Actor&, SituationId);
  // By the chair of the table that it is offered to.
  Result<std::vector<Offered>> offered_here(const access::Actor&);
  Result<View> take_hand_over(const access::Actor&, HandOverId, const TakeHandOver&);
  Result<void> decline_hand_over(const access::Actor&, HandOverId, const DeclineHandOver&);
  // The plan. `version`: of the situation, whose part it is.
  Result<View> plan_task(const access::Actor&, SituationId, std::int64_t version, const PlanTask&);
  Result<View> amend_task(const access::Actor&, SituationId, std::int64_t version, const AmendTask&);
  Result<View> complete_task(const access::Actor&, SituationId, std::int64_t version, const CompleteTask&);
  Result<View> cancel_task(const access::Actor&, SituationId, std::int64_t version, const CancelTask&);

  // Conflicts of interest, from filter 2 on. Whoever steps out stays out, in every seat, until the chair calls back;
  // nobody calls back themselves, because whoever is out knows of no situation to be called back to.
  Result<void> step_out(const access::Actor&, SituationId, const StepOutOf&);
  Result<void> send_out(const access::Actor&, SituationId, const SendOut&);   // refused: refusal.already_out
  Result<void> call_back(const access::Actor&, SituationId, const CallBack&); // refused: refusal.not_out

private:
  struct Loaded {
    Situation situation;
    access::Standing standing;
    std::vector<StepOut> step_outs;
  };
  Result<Loaded> load(const access::Actor&, SituationId);
  access::Standing standing_of(const Situation&, const access::Actor&) const;
  enum class Look { passing, recorded }; // at words that are held
  View view_of(const Situation&, const access::Actor&, Look = Look::passing);
  struct HeldAccount {
    Account account;
    Judged judged;
    std::int64_t version = 0;
    AccountState state = AccountState::held;
  };
  std::optional<HeldAccount> account_of(const Situation&, const std::optional<KeptAccount>&); // nothing: taken back
  std::vector<std::shared_ptr<const View>> open_without_accounts(const access::Actor&, ListQuery readable);
  View with_own_account(View, const Situation&, const access::Actor&); // of many: where the actor may write it
  void show_account(const Situation&, const access::Actor&, View&, Look = Look::passing);
  Judged judged(const Situation&, std::string_view text, Language);
  View view_without_identity(const std::shared_ptr<const Situation>&, const access::Actor&,
                             const access::Standing&) const;
  audit::Entry entry(const access::Actor&, access::Act, SituationId, std::string_view field_class,
                     audit::Detail detail) const;
  // permit, load, rule, save: the shape of every change.
  template <access::Act act>
  Result<View> change(const access::Actor&, SituationId, std::int64_t version,
                      const std::function<Result<Situation>(const Situation&)>& rule);
  // An open offer to the actor's table of a situation that can still be taken, and that the actor is not out of.
  Result<std::pair<HandOver, Kept>> open_offer(const access::Actor&, HandOverId);
  void settle_keys(Situation);
  void settle_if_there(SituationId, std::optional<TableId> only);
  ListQuery readable_by(const access::Actor&, ListQuery) const;
  void tell(const Situation&) const;

  Store& store_;
  // What lies open at a table, without accounts, by seat and minute.
  Remembered<std::string, std::vector<std::shared_ptr<const View>>> open_{32};
  people::Room& people_;
  Books books_;
  Tables tables_;
  const clock::Clock& clock_;
  Chance& chance_;
  access::Gate gate_;
  std::array<std::mutex, 16> settling_; // by situation: the last word about its keys is that of its latest state
  std::vector<Changed> changed_;
};

} // namespace concert::situations
