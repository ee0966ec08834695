// A referral: one agency asks another, or an organization outside, to help the person of one situation, and hears what
// came of it. Wholly coded, like a situation: there is no name, no address of a person and no sentence in it. Whom to
// call is sealed apart (links.h), and opens to nobody here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/code.h"
#include "base/email.h"
#include "base/instant.h"
#include "rooms/referrals/progress.h"
#include "rooms/situations/plan.h"

namespace concert::referrals {

using situations::Doer;
using ReferralId = Id<struct ReferralTag>;

// Someone who will not adopt another system, and answers through a link.
struct Outside {
  std::string organization; // 32-hex id of the directory's organization
  EmailAddress email;       // of the organization. PRIVACY: never of a person served; in no log
  friend bool operator==(const Outside&, const Outside&) = default;
};

// Exactly one of the two.
struct Performer {
  std::optional<AgencyId> agency; // at the table; answers in its seat
  std::optional<Outside> outside;
  friend bool operator==(const Performer&, const Performer&) = default;
};

// On what ground the person's story may be told to somebody outside, and since when.
struct Consent {
  Code ground; // list authorities, group consent
  LocalDate given_on;
  friend bool operator==(const Consent&, const Consent&) = default;
};

enum class Places { has_place, waitlist, no_place };
std::string_view name_of(Places places); // also the code in the list referral_places
std::optional<Places> places_of(std::string_view name);

struct Capacity {
  Places places = Places::has_place;
  std::optional<int> wait_days; // on a waitlist
  friend bool operator==(const Capacity&, const Capacity&) = default;
};

enum class Through { seat, link };
std::string_view name_of(Through through);
std::optional<Through> through_of(std::string_view name);

struct Step {
  State state = State::draft;
  Side by = Side::requester;
  Through through = Through::seat;
  std::optional<Doer> doer; // in a seat; a link has no person behind it that we know of
  Instant at;
  std::optional<Code> reason; // of the list reasons_for(state)
  std::optional<Capacity> capacity;
  friend bool operator==(const Step&, const Step&) = default;
};

struct Referral {
  ReferralId id;
  TableId table;
  SituationId situation;
  AgencyId requester;
  std::int64_t version = 0;
  Code service_type;
  std::string service; // 32-hex id of the directory's service; empty when only the type is known
  Code urgency;
  Performer performer;
  std::optional<Consent> consent;
  std::vector<Step> steps; // the first is its draft; never empty
  friend bool operator==(const Referral&, const Referral&) = default;

  State state() const { return steps.back().state; }
  Instant opened_at() const { return steps.front().at; }
  Instant changed_at() const { return steps.back().at; }
  std::optional<Capacity> capacity() const; // the last that was said
  bool is_outside() const { return performer.outside.has_value(); }
};

// The list that the reason of a step into this state is chosen from; empty: none is asked.
std::string_view reasons_for(State state);

// Invariants as named propositions; the names of those that do not hold.
std::vector<std::string_view> broken_promises(const Referral& referral);

} // namespace concert::referrals
