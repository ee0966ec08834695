// After the table in a browser: what the record says of it, the consent, the follow-ups, the report back, and figures.
//
//   GET  /situations/{id}/after/consent      consenting    POST  consent
//   GET  /situations/{id}/after/end          ending        POST  end
//   GET  /situations/{id}/after/{follow_up}  following_up  POST  record
//   GET  /situations/{id}/report             reporting     POST  report
//   GET  /figures/follow-ups                 figures
#pragma once

#include "rooms/access/room.h"
#include "rooms/aftercare/room.h"
#include "rooms/agencies/room.h"
#include "rooms/codes/room.h"
#include "rooms/situations/pages/telling.h"

namespace concert::aftercare {

class AfterPages {
public:
  AfterPages(Room& room, situations::Room& situations, codes::Room& codes, agencies::Room& agencies,
             access::Room& access, const clock::Clock& clock)
      : room_(room), situations_(situations), codes_(codes), agencies_(agencies), access_(access), clock_(clock) {}

  http::Reply consenting(access::Visit&);
  http::Reply consent(access::Visit&);
  http::Reply ending(access::Visit&);
  http::Reply end(access::Visit&);
  http::Reply following_up(access::Visit&);
  http::Reply record(access::Visit&);
  http::Reply reporting(access::Visit&);
  http::Reply report(access::Visit&);
  http::Reply figures(access::Visit&);

  // What this room says on the pages of the room of situations.
  html::Html on_home(const access::Visit&);
  html::Html on_waiting(const access::Visit&);
  html::Html on_figures(const access::Visit&);
  html::Html on_record(const access::Visit&, const situations::View&);

private:
  situations::Telling telling(const access::Visit&) const;
  // After an act: on to the record, or the form again with what is wrong.
  template <class Done, class Page>
  http::Reply after(access::Visit&, const Result<Done>& done, std::string_view said, const Page& page);

  Room& room_;
  situations::Room& situations_;
  codes::Room& codes_;
  agencies::Room& agencies_;
  access::Room& access_;
  const clock::Clock& clock_;
};

} // namespace concert::aftercare
