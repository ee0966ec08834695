// The pages that stand beside the journey of a situation: lists, partners, members, services, the log, the initiative
// and what Concert is. Made in order, with their words and their routes in one table.
#pragma once

#include "app/concert.h"
#include "app/gates.h"
#include "app/pages/about_pages.h"
#include "platform/words/catalogue.h"
#include "rooms/access/pages/member_pages.h"
#include "rooms/access/pages/table_pages.h"
#include "rooms/agencies/pages/agency_pages.h"
#include "rooms/alignment/pages/area_pages.h"
#include "rooms/alignment/pages/find_pages.h"
#include "rooms/alignment/pages/needs_pages.h"
#include "rooms/alignment/pages/plan_pages.h"
#include "rooms/codes/pages/code_pages.h"
#include "rooms/directory/pages/directory_pages.h"
#include "rooms/directory/pages/link_pages.h"
#include "rooms/initiatives/pages/initiative_page.h"
#include "rooms/notices/pages/notice_pages.h"
#include "rooms/oversight/pages/log_pages.h"
#include "rooms/oversight/sql/log_store.h"
#include "rooms/sites/pages/area_pages.h"
#include "rooms/situations/pages/pages.h"

namespace concert::app {

class HousePages {
public:
  explicit HousePages(Concert& concert);
  HousePages(const HousePages&) = delete; // routes point into it
  HousePages& operator=(const HousePages&) = delete;

  static void add_words(words::Catalogue& catalogue);
  void add_routes(EntryTable& table);
  void speak_on(situations::Pages& situations);

private:
  AboutPages about_;
  codes::CodePages codes_;
  agencies::AgencyPages agencies_;
  access::MemberPages members_;
  access::TablePages tables_;
  directory::DirectoryPages directory_;
  directory::LinkPages links_;
  sites::AreaPages areas_;
  oversight::LogStore log_store_;
  oversight::Room oversight_;
  oversight::LogPages log_;
  initiatives::InitiativePage initiative_;
  alignment::FindPages find_;
  alignment::PlanPages region_;
  alignment::AreaPages unmet_areas_;
  alignment::NeedsPages needs_;
  notices::NoticePages notices_;
};

} // namespace concert::app
