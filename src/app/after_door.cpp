#include "app/after_door.h"

#include "embedded/aftercare_words.h"

namespace concert::app {

AfterDoor::AfterDoor(Concert& concert)
    : pages_(concert.aftercare(), concert.situations(), concert.codes(), concert.agencies(), concert.access(),
             concert.clock()) {}

void AfterDoor::add_words(words::Catalogue& catalogue) {
  using namespace embedded;
  catalogue.add(Language::en, aftercare_words::en_po.bytes, "rooms/aftercare/words/en.po");
  catalogue.add(Language::fr, aftercare_words::fr_po.bytes, "rooms/aftercare/words/fr.po");
}

void AfterDoor::add_routes(EntryTable& table) {
  using aftercare::AfterPages;
  const auto add = [&](http::Method method, std::string path, http::Reply (AfterPages::*function)(access::Visit&)) {
    table.push_back({method, std::move(path),
                     Entry{.page = [this, function](access::Visit& visit) { return (pages_.*function)(visit); }}});
  };
  using http::Method::get;
  using http::Method::post;
  add(get, "/situations/{id}/after/consent", &AfterPages::consenting);
  add(post, "/situations/{id}/after/consent", &AfterPages::consent);
  add(get, "/situations/{id}/after/end", &AfterPages::ending);
  add(post, "/situations/{id}/after/end", &AfterPages::end);
  add(get, "/situations/{id}/after/{follow_up}", &AfterPages::following_up);
  add(post, "/situations/{id}/after/{follow_up}", &AfterPages::record);
  add(get, "/situations/{id}/report", &AfterPages::reporting);
  add(post, "/situations/{id}/report", &AfterPages::report);
  add(get, "/figures/follow-ups", &AfterPages::figures);
}

void AfterDoor::speak_on(situations::Pages& pages) {
  pages.say_on_home([this](const access::Visit& visit) { return pages_.on_home(visit); });
  pages.say_on_waiting([this](const access::Visit& visit) { return pages_.on_waiting(visit); });
  pages.say_on_figures([this](const access::Visit& visit) { return pages_.on_figures(visit); });
  pages.say_on_record(
      [this](const access::Visit& visit, const situations::View& view) { return pages_.on_record(visit, view); });
}

} // namespace concert::app
