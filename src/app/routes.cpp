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

} // namespace

EntryTable routes(const Doors& doors) {
  EntryTable table;
  add_pages(table, doors);
  for (const ApiRoute& route : api_routes())
    table.push_back({route.method, route.path,
                     Entry{.open = Open::seated, .api = route.open(doors), .described = route.described}});
  return table;
}

} // namespace concert::app
