#include "app/meeting_door.h"

#include "embedded/meetings_words.h"
#include "embedded/web.h"

namespace concert::app {

MeetingDoor::MeetingDoor(Concert& concert)
    : followers_(std::make_shared<meetings::Followers>(concert.meetings(),
                                                       [&concert](const crypto::Digest& session, SeatId seat) {
                                                         return concert.access().still_sits(session, seat);
                                                       })),
      pages_(concert.meetings(), *followers_, concert.codes(), concert.agencies(), concert.access(), concert.clock()) {
  pages_.offer_pdf(printer_.is_available());
  concert.meetings().on_change(
      [followers = followers_](TableId table, meetings::MeetingId) { followers->changed(table); });
  concert.situations().on_change([followers = followers_](TableId table, SituationId) { followers->changed(table); });
}

// What WeasyPrint makes otherwise than a browser: it has no fonts of a system's own, no variables inside shorthands and no
// clipping, by which a browser hides what is only to be read aloud.
constexpr std::string_view on_paper = R"(
@page { size: letter; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
:root { --sans: "DejaVu Sans", sans-serif; --serif: "DejaVu Serif", serif; }
body { font-family: "DejaVu Sans", sans-serif; font-size: 10.5pt; line-height: 1.4; }
.c-spoken { color: transparent; font-size: 1px; }
.c-table { width: 100%; border-collapse: collapse; }
.c-table th, .c-table td { border-bottom: .5pt solid #767676; padding: 4pt 6pt 4pt 0; text-align: left; }
)";

// The page itself, through its own gate, on paper of the size that is used here.
http::Reply MeetingDoor::print_as_pdf(access::Visit& visit) {
  const http::Reply page = pages_.print(visit);
  if (page.status != 200)
    return page;
  const std::string style = std::string(embedded::web::concert_css.bytes) + std::string(on_paper);
  std::string pdf;
  try {
    if (!printer_.is_available())
      return visit.refuse({RefusalKind::conflict, "documents.failed", {}});
    pdf = printer_.pdf_of(page.body, style);
  } catch (const documents::PdfBusy&) {
    return visit.refuse({RefusalKind::too_many, "documents.busy", {}});
  } catch (const documents::PdfFailure&) {
    return visit.refuse({RefusalKind::conflict, "documents.failed", {}});
  }
  http::Reply out = http::typed_reply(200, "application/pdf", std::move(pdf));
  // Shown, not saved: what is only looked at leaves no file on a shared computer. Saved, its name says nothing.
  out.with("Content-Disposition", "inline; filename=\"print-pack.pdf\"");
  out.compression = http::Compression::forbidden; // it is compressed, but for what tells readers its structure
  return out;
}

html::Html MeetingDoor::on_home(const access::Visit& visit) {
  return pages_.on_home(visit);
}

void MeetingDoor::add_words(words::Catalogue& catalogue) {
  using namespace embedded;
  catalogue.add(Language::en, meetings_words::en_po.bytes, "rooms/meetings/words/en.po");
  catalogue.add(Language::fr, meetings_words::fr_po.bytes, "rooms/meetings/words/fr.po");
}

void MeetingDoor::add_routes(EntryTable& table) {
  using meetings::MeetingPages;
  using Function = MeetingPages::Function;
  const auto add = [&](http::Method method, std::string path, Function function, bool by_itself = false) {
    table.push_back({method, std::move(path),
                     Entry{.open = Open::seated,
                           .page = [this, function](access::Visit& visit) { return (pages_.*function)(visit); },
                           .by_itself = by_itself}});
  };
  using http::Method::get;
  using http::Method::post;
  add(get, "/meetings", &MeetingPages::list);
  add(get, "/meetings/new", &MeetingPages::planning);
  add(post, "/meetings/new", &MeetingPages::plan);
  add(get, "/meetings/rules", &MeetingPages::rules);
  add(post, "/meetings/rules", &MeetingPages::set_rules);
  add(get, "/meetings/{id}", &MeetingPages::cockpit);
  add(get, "/meetings/{id}/live", &MeetingPages::cockpit, true);
  add(get, "/meetings/{id}/events", &MeetingPages::events, true);
  add(get, "/meetings/{id}/print", &MeetingPages::print);
  table.push_back({get, "/meetings/{id}/print.pdf",
                   Entry{.page = [this](access::Visit& visit) { return print_as_pdf(visit); }}});
  add(get, "/meetings/{id}/plan", &MeetingPages::amending);
  add(post, "/meetings/{id}/plan", &MeetingPages::amend);
  for (const auto& [name, function] : MeetingPages::acts()) {
    add(get, "/meetings/{id}/" + std::string(name), &MeetingPages::back_to_cockpit);
    add(post, "/meetings/{id}/" + std::string(name), function);
  }
}

} // namespace concert::app
