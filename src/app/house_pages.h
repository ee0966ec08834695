// The pages that stand beside the journey of a situation: lists, partners, members, services, the log, the initiative
// and what Concert is. Made in order, with their words and their routes in one table.
#pragma once

#include "app/concert.h"
#include "app/gates.h"
#include "app/pages/about_pages.h"
#include "platform/words/catalogue.h"
#include "rooms/access/pages/member_pages.h"
#include "rooms/agencies/pages/agency_pages.h"
#include "rooms/alignment/pages/find_pages.h"
#include "rooms/codes/pages/code_pages.h"

namespace concert::app {

class HousePages {
public:
  explicit HousePages(Concert& concert);
  HousePages(const HousePages&) = delete; // routes point into it
  HousePages& operator=(const HousePages&) = delete;

  static void add_words(words::Catalogue& catalogue);
  void add_routes(EntryTable& table);

private:
  AboutPages about_;
  codes::CodePages codes_;
  agencies::AgencyPages agencies_;
  access::MemberPages members_;
  alignment::FindPages find_;
};

} // namespace concert::app
