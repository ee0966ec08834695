#include "app/routes.h"

#include "rooms/people/identity.h"

namespace concert::app {
namespace {

using http::Method::get;
using http::Method::post;
using http::Method::put;

template <class Object>
PageFunction page(Object& object, http::Reply (Object::*method)(access::Visit&)) {
  return [&object, method](access::Visit& visit) { return (object.*method)(visit); };
}

template <class Object>
ApiFunction data(Object& object, http::Reply (Object::*method)(access::ApiCall&)) {
  return [&object, method](access::ApiCall& call) { return (object.*method)(call); };
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

void add_data(EntryTable& table, const Doors& doors) {
  const auto add = [&table](http::Method method, std::string path, ApiFunction function, access::ApiEntry described) {
    table.push_back({method, "/api/v1" + path,
                     Entry{.open = Open::seated, .api = std::move(function), .described = std::move(described)}});
  };
  using namespace situations;
  using situations::Api;
  Api& api = doors.situations_api;
  add(get, "/situations", data(api, &Api::list),
      {.summary = "Situations that this seat may know of", .query = list_fields()});
  add(post, "/situations", data(api, &Api::open),
      {.summary = "Filter 1: screen a situation in one's own agency", .body = open_fields, .success = 201});
  add(get, "/situations/{id}", data(api, &Api::show), {.summary = "One situation, as this seat may see it"});
  add(put, "/situations/{id}/picture", data(api, &Api::amend),
      {.summary = "The coded, de-identified picture", .body = picture_fields, .edits = true});
  add(put, "/situations/{id}/identity", data(api, &Api::identify),
      {.summary = "Keep, sealed, who it is about", .body = people::identity_fields});
  add(get, "/situations/{id}/names", data(api, &Api::names), {.summary = "Filter 3: name and date of birth; recorded"});
  add(get, "/situations/{id}/contact-details", data(api, &Api::contact_details),
      {.summary = "Filter 4: address and telephone; recorded"});
  add(post, "/situations/{id}/withdraw", data(api, &Api::withdraw),
      {.summary = "Filter 1 says no: handled in the agency", .body = present_fields, .edits = true});
  add(post, "/situations/{id}/present", data(api, &Api::present),
      {.summary = "Bring it to the table", .body = present_fields, .edits = true});
  add(post, "/situations/{id}/accept", data(api, &Api::accept),
      {.summary = "Filter 2: the threshold is met", .body = accept_fields, .edits = true});
  add(post, "/situations/{id}/reject", data(api, &Api::reject),
      {.summary = "Reject; all but the header is destroyed", .body = reject_fields, .edits = true});
  add(put, "/situations/{id}/likely-agencies", data(api, &Api::mark_likely),
      {.summary = "Filter 3: agencies likely to have a role", .body = likely_fields, .edits = true});
  add(post, "/situations/{id}/disclose", data(api, &Api::disclose),
      {.summary = "Filter 3: open the names, on an authority", .body = disclose_fields, .edits = true});
  add(post, "/situations/{id}/answer", data(api, &Api::answer),
      {.summary = "Say whether one's agency has a role", .body = answer_fields, .edits = true});
  add(post, "/situations/{id}/assign", data(api, &Api::assign),
      {.summary = "Filter 4: name the lead and assisting agencies", .body = assign_fields, .edits = true});
  add(post, "/situations/{id}/contact", data(api, &Api::contact),
      {.summary = "Record first contact or connection", .body = contact_fields, .edits = true});
  add(post, "/situations/{id}/services", data(api, &Api::mobilize),
      {.summary = "Record a service mobilized", .body = mobilize_fields, .edits = true});
  add(post, "/situations/{id}/conclude", data(api, &Api::conclude),
      {.summary = "Conclude, and assess the risk factors again", .body = conclude_fields, .edits = true});
  add(get, "/figures", data(api, &Api::figures), {.summary = "Counts over the table's situations; internal"});
}

} // namespace

EntryTable routes(const Doors& doors) {
  EntryTable table;
  add_pages(table, doors);
  add_data(table, doors);
  return table;
}

} // namespace concert::app
