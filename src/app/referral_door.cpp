#include "app/referral_door.h"

#include "embedded/referrals_words.h"

namespace concert::app {

ReferralDoor::ReferralDoor(Concert& concert)
    : pages_(concert.referrals(), concert.situations(), concert.codes(), concert.agencies(), concert.access(),
             concert.directory(), concert.settings().public_address),
      answers_(concert.referrals(), concert.codes(), concert.agencies(), concert.settings().public_address) {}

html::Html ReferralDoor::on_record(const access::Visit& visit, const situations::View& view) {
  return pages_.on_record(visit, view);
}

void ReferralDoor::add_words(words::Catalogue& catalogue) {
  using namespace embedded;
  catalogue.add(Language::en, referrals_words::en_po.bytes, "rooms/referrals/words/en.po");
  catalogue.add(Language::fr, referrals_words::fr_po.bytes, "rooms/referrals/words/fr.po");
}

void ReferralDoor::add_routes(EntryTable& table) {
  using http::Method::get;
  using http::Method::post;
  using referrals::AnswerPages;
  using referrals::ReferralPages;
  const auto add = [&table](http::Method method, std::string path, Open open, auto& object, auto function) {
    table.push_back({method, std::move(path), Entry{.open = open, .page = [&object, function](access::Visit& visit) {
                                                      return (object.*function)(visit);
                                                    }}});
  };
  add(get, "/referrals", Open::seated, pages_, &ReferralPages::list);
  add(get, "/situations/{id}/refer", Open::seated, pages_, &ReferralPages::refer);
  add(post, "/situations/{id}/refer", Open::seated, pages_, &ReferralPages::draft);
  add(get, "/referrals/{id}", Open::seated, pages_, &ReferralPages::show);
  add(get, "/referrals/{id}/send", Open::seated, pages_, &ReferralPages::sending);
  add(post, "/referrals/{id}/send", Open::seated, pages_, &ReferralPages::send);
  add(get, "/referrals/{id}/step", Open::seated, pages_, &ReferralPages::back_to_referral);
  add(post, "/referrals/{id}/step", Open::seated, pages_, &ReferralPages::take);
  add(get, "/referrals/{id}/link", Open::seated, pages_, &ReferralPages::renewing);
  add(post, "/referrals/{id}/link", Open::seated, pages_, &ReferralPages::renew);
  add(get, "/referrals/{id}/revoke", Open::seated, pages_, &ReferralPages::back_to_referral);
  add(post, "/referrals/{id}/revoke", Open::seated, pages_, &ReferralPages::revoke);
  // PRIVACY: no session is asked for or made. What a link opens depends on the second secret in the form alone.
  add(get, "/answer/{token}", Open::anyone, answers_, &AnswerPages::knock);
  add(post, "/answer/{token}", Open::anyone, answers_, &AnswerPages::enter);
}

} // namespace concert::app
