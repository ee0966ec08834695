// The meetings of a table in a browser: pages, the streams that renew them, and the wires between. Made by the surface.
#pragma once

#include <memory>

#include "app/concert.h"
#include "app/gates.h"
#include "platform/documents/pdf.h"
#include "platform/words/catalogue.h"
#include "rooms/meetings/pages/meeting_pages.h"

namespace concert::app {

class MeetingDoor {
public:
  explicit MeetingDoor(Concert& concert);
  MeetingDoor(const MeetingDoor&) = delete; // routes point into it
  MeetingDoor& operator=(const MeetingDoor&) = delete;

  static void add_words(words::Catalogue& catalogue);
  void add_routes(EntryTable& table);
  html::Html on_home(const access::Visit&);

private:
  http::Reply print_as_pdf(access::Visit&);

  std::shared_ptr<meetings::Followers> followers_; // shared with the rooms that call it
  meetings::MeetingPages pages_;
  documents::PdfPrinter printer_;
};

} // namespace concert::app
