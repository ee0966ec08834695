#include "app/routes.h"

#include "app/api_routes.h"

namespace concert::app {
namespace {

using http::Method::get;
using http::Method::post;

template <class Object>
PageFunction page(Object& object, http::Reply (Object::*method)(access::Visit&)) {
  return [&object, method](access::Visit& visit) { return (object.*method)(visit); };
}

void add_pages(EntryTable& table, const Doors& doors) {
  const auto add = [&table](http::Method method, std::string path, Open open, PageFunction function) {
    table.push_back({method, std::move(path), Entry{.open = open, .page = std::move(function)}});
  };
  using access::SignInPages;
  add(get, "/sign-in", Open::anyone, page(doors.sign_in, &SignInPages::sign_in));
  add(post, "/sign-in", Open::anyone, page(doors.sign_in, &SignInPages::do_sign_in));
  add(get, "/language", Open::anyone, page(doors.sign_in, &SignInPages::language));
  add(get, "/seats", Open::signed_in, page(doors.sign_in, &SignInPages::seats));
  add(post, "/seats", Open::signed_in, page(doors.sign_in, &SignInPages::choose_seat));
  add(get, "/unlock", Open::signed_in, page(doors.sign_in, &SignInPages::unlock));
  add(post, "/unlock", Open::signed_in, page(doors.sign_in, &SignInPages::do_unlock));
  add(get, "/password", Open::signed_in, page(doors.sign_in, &SignInPages::password));
  add(post, "/password", Open::signed_in, page(doors.sign_in, &SignInPages::change_password));
  add(post, "/sign-out", Open::signed_in, page(doors.sign_in, &SignInPages::sign_out));
}

void add_situation_pages(EntryTable& table, const Doors& doors) {
  using situations::Pages;
  using Method = http::Reply (Pages::*)(access::Visit&);
  const auto add = [&](std::string path, Method shown, Method done = nullptr) {
    table.push_back({get, path, Entry{.page = page(doors.situations_pages, shown)}});
    if (done != nullptr)
      table.push_back({post, path, Entry{.page = page(doors.situations_pages, done)}});
  };
  add("/", &Pages::home);
  add("/figures", &Pages::figures);
  add("/waiting", &Pages::waiting);
  add("/situations", &Pages::list);
  add("/situations/new", &Pages::new_screening, &Pages::open);
  add("/situations/{id}", &Pages::record);
  add("/situations/{id}/screening", &Pages::screening, &Pages::screen_again);
  add("/situations/{id}/picture", &Pages::picture, &Pages::save_picture);
  add("/situations/{id}/account", &Pages::account, &Pages::write_account);
  add("/situations/{id}/account/held", &Pages::back_to_account, &Pages::held_account);
  add("/situations/{id}/account/override", &Pages::back_to_account, &Pages::override_guard);
  table.push_back({post, "/guard", Entry{.page = page(doors.situations_pages, &Pages::guard), .by_itself = true}});
  add("/situations/{id}/identity", &Pages::identity, &Pages::save_identity);
  add("/situations/{id}/identity/kept", &Pages::back_to_record, &Pages::kept_identity);
  add("/situations/{id}/names", &Pages::back_to_record, &Pages::names);
  add("/situations/{id}/contact-details", &Pages::back_to_record, &Pages::contact_details);
  add("/situations/{id}/check", &Pages::check, &Pages::present);
  add("/situations/{id}/withdraw", &Pages::withdrawing, &Pages::withdraw);
  add("/situations/{id}/decide", &Pages::deciding, &Pages::decide);
  add("/situations/{id}/likely", &Pages::likely, &Pages::mark_likely);
  add("/situations/{id}/assign", &Pages::assigning, &Pages::assign);
  add("/situations/{id}/disclose", &Pages::disclosing, &Pages::disclose);
  add("/situations/{id}/answer", &Pages::back_to_record, &Pages::answer);
  add("/situations/{id}/contact", &Pages::back_to_record, &Pages::contact);
  add("/situations/{id}/services/new", &Pages::new_service, &Pages::mobilize);
  add("/situations/{id}/plan/new", &Pages::new_task, &Pages::plan_task);
  add("/situations/{id}/plan/{task}", &Pages::task);
  add("/situations/{id}/plan/{task}/amend", &Pages::back_to_task, &Pages::amend_task);
  add("/situations/{id}/plan/{task}/complete", &Pages::back_to_task, &Pages::complete_task);
  add("/situations/{id}/plan/{task}/cancel", &Pages::back_to_task, &Pages::cancel_task);
  add("/situations/{id}/conclude", &Pages::concluding, &Pages::conclude);
  add("/situations/{id}/reopen", &Pages::reopening, &Pages::reopen);
  add("/situations/{id}/hand-over", &Pages::offering, &Pages::offer);
  add("/situations/{id}/hand-over/withdraw", &Pages::back_to_record, &Pages::withdraw_offer);
  add("/hand-overs", &Pages::hand_overs);
  table.push_back({post, "/hand-overs/{id}/take", Entry{.page = page(doors.situations_pages, &Pages::take_hand_over)}});
  table.push_back(
      {post, "/hand-overs/{id}/decline", Entry{.page = page(doors.situations_pages, &Pages::decline_hand_over)}});
}

} // namespace

EntryTable routes(const Doors& doors) {
  EntryTable table;
  add_pages(table, doors);
  add_situation_pages(table, doors);
  for (const ApiRoute& route : api_routes())
    table.push_back({route.method, route.path,
                     Entry{.open = route.described.anyone ? Open::anyone : Open::seated,
                           .api = route.open(doors),
                           .described = route.described}});
  return table;
}

} // namespace concert::app
