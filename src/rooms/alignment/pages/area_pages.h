// The map of unmet need for a chair's plan, and the page on which the agency that brought a situation tells its
// neighbourhood for it.
//
//   GET  /situations/{id}/area   asking          POST  tell
#pragma once

#include "rooms/agencies/room.h"
#include "rooms/alignment/areas.h"
#include "rooms/codes/room.h"
#include "rooms/situations/pages/telling.h"

namespace concert::alignment {

class AreaPages {
public:
  AreaPages(Areas& areas, codes::Room& codes, agencies::Room& agencies)
      : areas_(areas), codes_(codes), agencies_(agencies) {}

  http::Reply asking(access::Visit&);
  http::Reply tell(access::Visit&);

  // A section of the plan; nothing while no neighbourhood has a position.
  html::Html on_plan(const access::Visit&, const FoundPlan&);
  // On the record of a situation, for the agency that may tell it.
  html::Html on_record(const access::Visit&, const situations::View&) const;

private:
  http::Reply page_of(const access::Visit&, const Areas::Told&, const html::FormState&, int status);

  Areas& areas_;
  codes::Room& codes_;
  agencies::Room& agencies_;
};

} // namespace concert::alignment
