// The only way into referrals: one function an act, each asking the gate through the situation that it is about,
// loading, applying the rule and saving with its audit entry. And the way in from outside: a signed link and a second
// secret instead of a seat.
#pragma once

#include <functional>

#include "platform/clock/clock.h"
#include "platform/crypto/passwords.h"
#include "rooms/access/attempts.h"
#include "rooms/access/gate.h"
#include "rooms/directory/room.h"
#include "rooms/people/room.h"
#include "rooms/referrals/rules.h"
#include "rooms/referrals/store.h"
#include "rooms/situations/room.h"

namespace concert::referrals {

// What a seat may see of one referral, and what it may do with it now. Absent is absent.
struct View {
  ReferralId id;
  std::int64_t version = 0;
  State state = State::draft;
  AgencyId requester;
  Instant changed_at;
  std::optional<Side> side; // absent: the chair, who hears the state and nothing else
  std::optional<Referral> whole;
  // The situation, for who may see its picture anyway.
  std::optional<SituationId> situation;
  std::optional<std::int64_t> number;
  std::optional<WayIn> way_in; // the requester's, outside
  std::vector<State> next;     // steps open to this seat now
  bool may_mind_link = false;  // take the link back, or issue another
  bool waits_for_me() const;   // the next word is this side's
};

// What is shown once, and never again. PRIVACY: neither is kept, logged or mailed together.
struct Handed {
  std::string secret;               // as it is spoken
  std::optional<std::string> token; // only where no mail takes it
};
struct Sent {
  View view;
  std::optional<Handed> handed; // to somebody outside
};

// What somebody outside sees after the second secret: nothing of the situation, nobody's name but what was attached.
struct Asked {
  Code service_type, urgency;
  AgencyId requester;
  State state = State::requested;
  Instant asked_at;
  std::optional<Capacity> capacity;
  std::vector<State> next;
  Whom whom;
};
struct Answered {
  State state = State::requested;
  bool awaits_more = false;              // another link follows
  std::optional<std::string> next_token; // only where no mail takes it
};

struct ReadyLetter {
  LetterId id;
  EmailAddress to;
  Instant written;
  std::string token;
};

class Room {
public:
  using Books = std::function<codes::SharedCodeBook()>;
  using AgenciesAt = std::function<std::vector<AgencyId>(TableId)>;
  using Changed = std::function<void(TableId, ReferralId)>;
  enum class Mail { none, queued }; // none: whoever asks passes the link on themselves

  Room(Store& store, situations::Room& situations, people::Room& people, directory::Room& directory, Books books,
       AgenciesAt agencies_at, const crypto::Passwords& passwords, crypto::SecretKey key, Mail mail,
       const clock::Clock& clock, Chance& chance);

  // Called after each change that another seat may see, on the thread that made it: quick, and never throwing.
  void on_change(Changed changed) { changed_.push_back(std::move(changed)); }
  bool sends_mail() const { return mail_ == Mail::queued; }

  // ---- In a seat.
  Result<View> view(const access::Actor&, ReferralId);
  Result<std::vector<View>> list(const access::Actor&); // asked by, and asked of, this agency; the latest change first
  // For the record of a situation: the seat's own, whole; for the chair, the states of all but drafts.
  std::vector<View> of(const access::Actor&, const situations::View&);

  // `once`: drawn for the form; a form that is sent twice makes one referral, and gives it as it is.
  Result<View> draft(const access::Actor&, SituationId, const DraftReferral&,
                     std::optional<ReferralId> once = std::nullopt);
  Result<Sent> send(const access::Actor&, ReferralId, std::int64_t version, const SendReferral&);
  Result<View> take(const access::Actor&, ReferralId, std::int64_t version, const TakeStep&);
  // A new link with a new secret; the one before ends. Whom to call is told anew: nobody here can read what was sealed.
  Result<Sent> issue_link(const access::Actor&, ReferralId, std::int64_t version, const Whom&);
  Result<View> revoke_link(const access::Actor&, ReferralId, std::int64_t version);

  // ---- From outside. One refusal, referrals.link_refused, for a token that is altered, unknown, used, late or taken
  // back, and for a wrong secret, after equal work. `peer`: whatever the caller counts as one.
  Result<Asked> ask(std::string_view token, std::string_view secret,
                    std::string_view peer); // recorded before it is told
  Result<Answered> answer(std::string_view token, std::string_view secret, std::string_view peer, const TakeStep&);

  // ---- Following. Not part of anybody's act.
  void follow(SituationId); // after a change of it: a rejected one leaves nothing, a concluded one nobody to call
  void sweep();             // links that have run out, and whatever was cut short

  // ---- Mail, by whoever sends it.
  std::vector<DueLetter> due(int limit) { return store_.due(clock_.now(), limit); }
  std::optional<ReadyLetter> begin(const DueLetter&); // counts the attempt; nothing when the link has ended
  void sent(LetterId id) { store_.sent(id); }
  void refused(LetterId id) { store_.refused(id); }

private:
  struct Loaded {
    Referral referral;
    situations::View situation;
  };
  struct Opened {
    Referral referral;
    Link link;
    Whom whom;
  };
  Result<Loaded> load(const access::Actor&, ReferralId);
  std::optional<View> view_of(const access::Actor&, const Referral&, const situations::View&);
  Result<View> seen(const access::Actor&, const Referral&, const situations::View&);
  Result<void> is_known(const access::Actor&, const DraftReferral&);
  Result<Opened> open(std::string_view token, std::string_view secret, std::string_view peer, Wanted, std::string act);
  LinkChange change_for(const Referral& after) const; // ends what an end ends
  LinkChange new_way_in(const Referral&, std::string_view secret, const Whom&, Instant now);
  void issue(LinkChange&, const Referral&, Instant now);
  Handed handed(std::string_view secret, const LinkChange&) const;
  audit::Entry entry(std::string act, ReferralId) const; // by the program
  audit::Entry entry_of_link(std::string act, const Referral&) const;
  audit::Entry entry_by(const access::Actor&, access::Act, const Referral& after, std::string_view said);
  void tell(const Referral&) const;

  Store& store_;
  situations::Room& situations_;
  people::Room& people_;
  directory::Room& directory_;
  Books books_;
  AgenciesAt agencies_at_;
  const crypto::Passwords& passwords_;
  LinkSigner signer_;
  const Mail mail_;
  const clock::Clock& clock_;
  Chance& chance_;
  access::Gate gate_;
  access::Attempts by_peer_;
  std::vector<Changed> changed_;
};

} // namespace concert::referrals
