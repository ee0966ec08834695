// What the room needs kept, in its own words. Implemented once, in the SQL that both engines share (sql/).
// Every change takes the audit entry that goes with it: a change without a trace has no spelling. Mail has none: it
// says nothing that the step it follows did not.
#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "rooms/audit/entry.h"
#include "rooms/referrals/links.h"
#include "rooms/referrals/secret.h"

namespace concert::referrals {

// What changes with a step about the way in from outside, in the same transaction.
struct LinkChange {
  std::optional<LinkId> use = {};    // live until now, else nothing at all is saved
  std::optional<LinkEnd> end = {};   // how every other live link of the referral ends
  bool forget_box = false;           // PRIVACY: the sealed is destroyed, and the secret opens nothing any more
  std::optional<Box> box = {};       // … or replaced
  std::optional<Link> issue = {};    // the next link
  std::optional<Letter> letter = {}; // and the mail that takes it there
};

// The way in from outside, as the requester may see it.
struct WayIn {
  std::optional<Link> latest;
  bool has_whom = false;
  bool mail_waits = false, mail_refused = false; // of the latest link
};

// A letter with what is needed to write it.
struct DueLetter {
  Letter letter;
  Link link;
  EmailAddress to;
};

class Store {
public:
  virtual ~Store() = default;

  virtual std::optional<Referral> load(ReferralId) = 0;
  virtual bool add(const Referral&, const audit::Entry&) = 0; // version becomes 1; false: there is one with its id
  // Saves over `expected_version`, version + 1; false, and nothing changed, when somebody was faster, or the link to be
  // used is not live any more.
  virtual bool save(const Referral&, std::int64_t expected_version, const LinkChange&, Instant now,
                    const audit::Entry&) = 0;
  // PRIVACY: never of a situation that is rejected, also before follow() has come.
  virtual std::vector<Referral> of(SituationId) = 0; // oldest first
  virtual std::vector<Referral> concerning(TableId,
                                           AgencyId) = 0; // asked by it or of it; the 300 last changed, latest first

  virtual WayIn way_in(ReferralId) = 0;
  struct Tried {
    Link link;
    Box box;
    Referral referral;
  };
  // One attempt at a secret, counted as a wrong one before it is looked at, so that nobody tries more at once than one
  // after the other. Nothing for a link that is not live or has no attempt left, or whose situation is not at filter 4
  // or concluded. The entry is written only for a live link.
  virtual std::optional<Tried> try_link(LinkId, Instant now, const audit::Entry&) = 0;
  virtual void was_right(LinkId, const audit::Entry&) = 0; // gives the attempt back
  virtual void lock(LinkId, const audit::Entry&) = 0;      // too many: the link ends, what was sealed is destroyed

  // Makes what is kept follow the situation: rejected or gone, nothing stays; concluded, nobody is to be called any
  // more. True when something was destroyed.
  virtual bool follow(SituationId, const audit::Entry&) = 0;
  virtual std::vector<SituationId> to_follow() = 0; // whatever was cut short
  virtual bool expire(Instant now, const audit::Entry&) = 0;

  virtual std::vector<DueLetter> due(Instant now, int limit) = 0; // of live links; the longest waiting first
  virtual bool begin_attempt(LetterId, int attempts, Instant next_attempt) = 0; // false: not to be sent any more
  virtual void sent(LetterId) = 0;
  virtual void refused(LetterId) = 0;
  virtual void drop(LetterId) = 0;
};

} // namespace concert::referrals
