// The plan of a table for its chair: which free seat for which need, where one more would help most, and what choosing
// otherwise would do. Reading only: whoever decides acts in the situation itself.
//
//   GET  /alignment/plan                                  plan
//   GET  /alignment/plan/otherwise?situation=ID&need=…    otherwise
//   GET  /alignment/plan/rules                            rules                 POST  set_rules
//   GET  /alignment/plan/groups                           groups                POST  state_purpose
//   GET  /alignment/plan/learning                         learning
//   GET  /alignment/plan/learning/{row}                   adopting              POST  adopt, …/take-back take_back
//   GET  /alignment/plan/{file}                           file    needs.csv, services.csv, pairs.csv, unmet.csv
#pragma once

#include <functional>

#include "rooms/access/pages/visit.h"
#include "rooms/agencies/room.h"
#include "rooms/alignment/room.h"
#include "rooms/codes/room.h"

namespace concert::alignment {

class PlanPages {
public:
  PlanPages(Room& room, codes::Room& codes, agencies::Room& agencies)
      : room_(room), codes_(codes), agencies_(agencies) {}

  // What stands on the plan beside it: made from what this chair sees. Set before anybody asks.
  using Beside = std::function<html::Html(const access::Visit&, const FoundPlan&)>;
  void show_beside(Beside beside) { beside_ = std::move(beside); }

  http::Reply plan(access::Visit&);
  http::Reply otherwise(access::Visit&);
  http::Reply rules(access::Visit&);
  http::Reply set_rules(access::Visit&);
  http::Reply learning(access::Visit&);
  http::Reply groups(access::Visit&);
  http::Reply state_purpose(access::Visit&);
  http::Reply adopting(access::Visit&);    // {row}
  http::Reply adopt(access::Visit&);       // {row}
  http::Reply take_back(access::Visit&);   // {row}
  http::Reply back_to_row(access::Visit&); // {row}
  http::Reply file(access::Visit&);

private:
  http::Reply row_page(access::Visit&, html::FormState, const Refusal* refused);

  Room& room_;
  codes::Room& codes_;
  agencies::Room& agencies_;
  Beside beside_;
};

} // namespace concert::alignment
