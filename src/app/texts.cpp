#include "app/texts.h"

#include "app/after_door.h"
#include "app/house_pages.h"
#include "app/meeting_door.h"
#include "app/referral_door.h"
#include "embedded/access_words.h"
#include "embedded/app_words.h"
#include "embedded/situations_words.h"

namespace concert::app {

void add_texts(words::Catalogue& catalogue) {
  using namespace embedded;
  catalogue.add(Language::en, access_words::en_po.bytes, "rooms/access/words/en.po");
  catalogue.add(Language::fr, access_words::fr_po.bytes, "rooms/access/words/fr.po");
  catalogue.add(Language::en, situations_words::en_po.bytes, "rooms/situations/words/en.po");
  catalogue.add(Language::fr, situations_words::fr_po.bytes, "rooms/situations/words/fr.po");
  catalogue.add(Language::en, app_words::en_po.bytes, "app/words/en.po");
  catalogue.add(Language::fr, app_words::fr_po.bytes, "app/words/fr.po");
  HousePages::add_words(catalogue);
  MeetingDoor::add_words(catalogue);
  ReferralDoor::add_words(catalogue);
  AfterDoor::add_words(catalogue);
}

} // namespace concert::app
