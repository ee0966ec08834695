#include "app/meeting_door.h"

#include "embedded/meetings_words.h"

namespace concert::app {

MeetingDoor::MeetingDoor(Concert& concert)
    : followers_(std::make_shared<meetings::Followers>(concert.meetings(),
                                                       [&concert](const crypto::Digest& session, SeatId seat) {
                                                         return concert.access().still_sits(session, seat);
                                                       })),
      pages_(concert.meetings(), *followers_, concert.codes(), concert.agencies(), concert.access(), concert.clock()) {
  concert.meetings().on_change(
      [followers = followers_](TableId table, meetings::MeetingId) { followers->changed(table); });
  concert.situations().on_change([followers = followers_](TableId table, SituationId) { followers->changed(table); });
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
  add(get, "/meetings/{id}", &MeetingPages::cockpit);
  add(get, "/meetings/{id}/live", &MeetingPages::cockpit, true);
  add(get, "/meetings/{id}/events", &MeetingPages::events, true);
  add(get, "/meetings/{id}/print", &MeetingPages::print);
  add(get, "/meetings/{id}/plan", &MeetingPages::amending);
  add(post, "/meetings/{id}/plan", &MeetingPages::amend);
  for (const auto& [name, function] : MeetingPages::acts()) {
    add(get, "/meetings/{id}/" + std::string(name), &MeetingPages::back_to_cockpit);
    add(post, "/meetings/{id}/" + std::string(name), function);
  }
}

} // namespace concert::app
