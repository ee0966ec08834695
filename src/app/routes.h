// The whole surface as one table: method, path, who may reach it, function.
#pragma once

#include "app/api/installation_api.h"
#include "app/gates.h"
#include "rooms/access/api/access_api.h"
#include "rooms/access/pages/sign_in_pages.h"
#include "rooms/aftercare/api/aftercare_api.h"
#include "rooms/alignment/api/alignment_api.h"
#include "rooms/directory/api/directory_api.h"
#include "rooms/meetings/api/meeting_api.h"
#include "rooms/referrals/api/referral_api.h"
#include "rooms/situations/api/situation_api.h"
#include "rooms/situations/pages/pages.h"

namespace concert::app {

// Every room's pages and data doors, made by the surface in order.
struct Doors {
  access::SignInPages& sign_in;
  situations::Pages& situations_pages;
  situations::Api& situations_api;
  aftercare::Api& aftercare_api;
  alignment::Api& alignment_api;
  directory::Api& directory_api;
  meetings::Api& meetings_api;
  referrals::Api& referrals_api;
  InstallationApi& installation_api;
  access::Api& access_api;
};

EntryTable routes(const Doors& doors);

} // namespace concert::app
