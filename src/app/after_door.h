// What comes after the table in a browser: pages, routes, and what they say on other pages. Made by the surface.
#pragma once

#include "app/concert.h"
#include "app/gates.h"
#include "platform/words/catalogue.h"
#include "rooms/aftercare/pages/after_pages.h"
#include "rooms/situations/pages/pages.h"

namespace concert::app {

class AfterDoor {
public:
  explicit AfterDoor(Concert& concert);
  AfterDoor(const AfterDoor&) = delete; // routes point into it
  AfterDoor& operator=(const AfterDoor&) = delete;

  static void add_words(words::Catalogue& catalogue);
  void add_routes(EntryTable& table);
  void speak_on(situations::Pages& pages);

private:
  aftercare::AfterPages pages_;
};

} // namespace concert::app
