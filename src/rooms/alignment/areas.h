// In which neighbourhood the person of a situation lives: told by the agency that brought it, if it wants to, kept
// apart from the situation, and seen by nobody but that agency. From it comes only the map of unmet need.
#pragma once

#include <functional>
#include <map>

#include "base/chance.h"
#include "platform/clock/clock.h"
#include "rooms/alignment/area_counts.h"
#include "rooms/alignment/room.h"
#include "rooms/sites/area.h"

namespace concert::alignment {

class AreaStore {
public:
  virtual ~AreaStore() = default;
  virtual std::optional<Placed> area(SituationId) = 0;
  virtual std::map<SituationId, Placed> areas() = 0;
  virtual void keep(SituationId, const std::optional<Placed>&, const audit::Entry&) = 0; // none: forgotten
  // PRIVACY: of situations that have ended or are gone; they are counted no more.
  virtual void forget_ended() = 0;
  // What this member was last shown of this table.
  virtual std::optional<AreaCounts> shown(TableId, MemberId) = 0;
  virtual void keep_shown(TableId, MemberId, const AreaCounts&) = 0;
};

class Areas {
public:
  using Maps = std::function<sites::SharedAreas()>;
  Areas(AreaStore& store, situations::Room& situations, Maps maps, const clock::Clock& clock, Chance& chance);

  struct Told {
    situations::View view;
    std::string area; // code; empty: not told
  };
  // Permit for both: Act::keep_identity, which the originating agency has until filter 3; refused as that act is.
  Result<Told> told(const access::Actor&, SituationId);
  Result<void> tell(const access::Actor&, SituationId, const std::string& area); // a code of the map, or empty

  sites::SharedAreas map() const { return maps_(); }
  // By area, of the situations that this chair sees in its plan. PRIVACY: counted for each chair apart, because one
  // that is out of a situation must not be shown a count with it; and again only when may_follow() says so.
  AreaCounts unmet(const access::Actor&, const FoundPlan&);
  void forget_ended() { store_.forget_ended(); }

private:
  AreaStore& store_;
  situations::Room& situations_;
  const Maps maps_;
  const clock::Clock& clock_;
  Chance& chance_;
};

const FieldSpecs& area_fields(); // area?

} // namespace concert::alignment
