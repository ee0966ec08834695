// The table of needs, to read and, for administrators, to change row by row; and how an offer's score is computed, with
// every weight and factor in plain words, on paper and as CSV.
//
//   GET  /needs, /needs.csv                 the table
//   GET  /needs/new, /needs/rows/{row}      a row to add, to change, or to switch off
//   GET  /alignment/method, …/method.csv    how it is computed
#pragma once

#include "rooms/access/pages/visit.h"
#include "rooms/alignment/room.h"
#include "rooms/codes/room.h"

namespace concert::alignment {

class NeedsPages {
public:
  NeedsPages(Room& room, codes::Room& codes, int capacity_max_age_days)
      : room_(room), codes_(codes), capacity_max_age_days_(capacity_max_age_days) {}

  http::Reply list(access::Visit&);
  http::Reply file(access::Visit&);
  http::Reply adding(access::Visit&);
  http::Reply add(access::Visit&);
  http::Reply changing(access::Visit&);    // {row}
  http::Reply change(access::Visit&);      // {row}
  http::Reply retire(access::Visit&);      // {row}
  http::Reply back_to_row(access::Visit&); // {row}
  http::Reply method(access::Visit&);
  http::Reply method_file(access::Visit&);

private:
  // `now`: the row as it stands, when there is one; `overtaken`: somebody changed the table since it was read.
  http::Reply row_page(const access::Visit&, const Needs&, const NeedRow* now, html::FormState, const Refusal* refused);
  http::Reply refused_row(access::Visit&, const Refusal&);

  Room& room_;
  codes::Room& codes_;
  const int capacity_max_age_days_;
};

} // namespace concert::alignment
