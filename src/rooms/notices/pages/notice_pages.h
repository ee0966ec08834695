// What waits for this reader, and whether it also goes by mail.
//
//   GET  /notices            list
//   GET  /notices/{id}       open: marks it as read and leads to what it is about
//   POST /notices/read       mark_all_read
//   POST /notices/mail       choose_mail
#pragma once

#include "rooms/access/pages/visit.h"
#include "rooms/access/room.h"
#include "rooms/notices/room.h"

namespace concert::notices {

class NoticePages {
public:
  NoticePages(Room& room, access::Room& access) : room_(room), access_(access) {}

  http::Reply list(access::Visit&);
  http::Reply open(access::Visit&);
  http::Reply mark_all_read(access::Visit&);
  http::Reply choose_mail(access::Visit&);

private:
  html::Html by_mail(const access::Visit&);
  html::Html meeting_said(const access::Visit&, const Notice&);

  Room& room_;
  access::Room& access_;
};

} // namespace concert::notices
