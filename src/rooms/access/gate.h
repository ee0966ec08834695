// The one place where may-I is decided. Default deny: an act without a rule is refused. A Permit proves that the question
// was asked: only the gate can make one, and store functions about people demand it.
#pragma once

#include <utility>

#include "base/result.h"
#include "rooms/access/act.h"
#include "rooms/access/actor.h"
#include "rooms/access/standing.h"

namespace concert::access {

template <Act act>
class Permit {
public:
  const Actor& actor() const { return actor_; }

private:
  friend class Gate;
  explicit Permit(Actor actor) : actor_(std::move(actor)) {}
  Actor actor_;
};

class Gate {
public:
  // For acts on one situation. Refuses with not_found whenever the actor may not even know that the situation exists, and
  // for everything about identity, whatever the reason.
  template <Act act>
  Result<Permit<act>> permit(const Actor& actor, const Standing& standing) const {
    if (const Verdict verdict = judge(act, actor, standing); verdict != Verdict::yes)
      return refusal_of(verdict);
    return Permit<act>(actor);
  }
  // For acts that concern no single situation.
  template <Act act>
  Result<Permit<act>> permit(const Actor& actor) const {
    if (const Verdict verdict = judge(act, actor); verdict != Verdict::yes)
      return refusal_of(verdict);
    return Permit<act>(actor);
  }
  // The same predicate for lists, counts and pages that offer only what would be allowed.
  bool allows(Act act, const Actor& actor, const Standing& standing) const {
    return judge(act, actor, standing) == Verdict::yes;
  }
  bool allows(Act act, const Actor& actor) const { return judge(act, actor) == Verdict::yes; }

private:
  enum class Verdict { yes, not_found, not_permitted, not_open };
  static Verdict judge(Act act, const Actor& actor, const Standing& standing);
  static Verdict judge(Act act, const Actor& actor);
  static Refusal refusal_of(Verdict verdict);
};

} // namespace concert::access
