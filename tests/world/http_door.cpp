#include "app/api_routes.h"
#include "platform/http/forms.h"
#include "platform/json/parse.h"
#include "platform/json/write.h"
#include "world/door.h"

namespace concert::world {
namespace {

const app::ApiRoute& route_of(const Deed& deed) {
  for (const app::ApiRoute& route : app::api_routes())
    if (route.described.command == std::string(deed.noun) + " " + std::string(deed.what))
      return route;
  throw std::logic_error("no deed is called " + std::string(deed.what));
}

std::optional<RefusalKind> kind_of(std::string_view name) {
  using enum RefusalKind;
  for (const RefusalKind kind :
       {not_found, not_signed_in, not_permitted, invalid, step_not_open, stale, conflict, too_many})
    if (name_of(kind) == name)
      return kind;
  return std::nullopt;
}

std::string text_in(const json::Value& value, std::string_view name) {
  const json::Value* found = value.find(name);
  return found != nullptr && found->if_text() != nullptr ? *found->if_text() : "";
}

// The body as a client would write it: lists as arrays, yes and no as true and false.
json::Value body_of(const Fields& told, const FieldSpecs& specs) {
  json::Object out;
  for (const auto& [name, values] : told.by_name()) {
    const auto spec = std::find_if(specs.begin(), specs.end(), [&](const FieldSpec& s) { return s.name == name; });
    if (spec != specs.end() && spec->plurality == Plurality::one && values.size() == 1) {
      const bool truth = spec->kind == FieldKind::yes_no && (values[0] == "yes" || values[0] == "no");
      out.add(name, truth ? json::Value(values[0] == "yes") : json::Value(values[0]));
      continue;
    }
    json::Array all;
    for (const std::string& value : values)
      all.emplace_back(value);
    out.add(name, std::move(all));
  }
  return out;
}

std::string form_text(const Fields& form) {
  std::string out;
  for (const auto& [name, values] : form.by_name())
    for (const std::string& value : values)
      out += (out.empty() ? "" : "&") + http::percent_encoded(name) + "=" + http::percent_encoded(value);
  return out;
}

// The value of the first hidden field of that name.
std::string hidden_in(std::string_view page, std::string_view name) {
  const auto at = page.find("name=\"" + std::string(name) + "\"");
  const auto begin = at == std::string_view::npos ? at : page.find("value=\"", at);
  if (begin == std::string_view::npos)
    return "";
  const auto end = page.find('"', begin + 7);
  return std::string(page.substr(begin + 7, end - begin - 7));
}

} // namespace

std::optional<Refusal> refusal_in(const http::Reply& reply) {
  if (reply.status < 400)
    return std::nullopt;
  const auto body = json::parse(reply.body);
  const auto kind = body ? kind_of(text_in(*body, "reason")) : std::nullopt;
  if (!kind)
    throw std::runtime_error("status " + std::to_string(reply.status) +
                             " without a reason: " + reply.body.substr(0, 300));
  Refusal out{*kind, text_in(*body, "word"), {}};
  if (const json::Value* problems = body->find("problems"); problems != nullptr && problems->if_array() != nullptr)
    for (const json::Value& problem : *problems->if_array())
      out.problems.push_back({text_in(problem, "field"), text_in(problem, "word"), {}});
  return out;
}

http::Request HttpDoor::request(const Browser& browser, http::Method method, const std::string& path) const {
  http::Request out;
  out.method = method;
  const auto question = path.find('?');
  out.path = path.substr(0, question);
  out.query = question == std::string::npos ? "" : path.substr(question + 1);
  out.peer = "203.0.113.7";
  if (!browser.cookie.empty())
    out.headers.add("Cookie", std::string(app::session_cookie) + "=" + browser.cookie);
  return out;
}

http::Reply HttpDoor::answer(const http::Request& request) const {
  try {
    return world_.surface().answer(request);
  } catch (...) {
    return world_.surface().failed(std::current_exception(), request);
  }
}

bool HttpDoor::is_open(const Browser& browser) const {
  if (browser.cookie.empty())
    return false;
  const auto session = world_.concert().access().resume(browser.cookie);
  return session && session->actor;
}

void HttpDoor::read_csrf(Browser& browser) {
  browser.csrf = hidden_in(answer(request(browser, http::Method::get, "/password")).body, "csrf");
}

std::optional<Refusal> HttpDoor::sign_in(const Member& member, std::string_view password) {
  Browser& browser = browsers_[member.login];
  browser.cookie.clear();
  http::Request asked = request(browser, http::Method::post, "/sign-in");
  asked.headers.add("Content-Type", "application/x-www-form-urlencoded");
  Fields form;
  form.add("login", member.login);
  form.add("password", std::string(password));
  asked.body = form_text(form);
  const http::Reply reply = answer(asked);
  if (reply.status == 422)
    return Refusal{RefusalKind::not_signed_in, "access.sign_in_refused", {}};
  const std::string_view cookie = reply.header("Set-Cookie").value_or("");
  const std::string begin = std::string(app::session_cookie) + "=";
  if (reply.status != 303 || !cookie.starts_with(begin))
    throw std::runtime_error("signing in ended with status " + std::to_string(reply.status));
  browser.cookie = std::string(cookie.substr(begin.size(), cookie.find(';') - begin.size()));
  read_csrf(browser);
  if (browser.password != first_password)
    return std::nullopt;
  // Somebody else chose it: changed before anything else.
  Fields change;
  change.add("current_password", std::string(first_password));
  change.add("new_password", std::string(own_password));
  if (post(member, "/password", change).status != 303)
    throw std::runtime_error("the password was not changed");
  browser.password = own_password;
  return std::nullopt;
}

std::optional<Refusal> HttpDoor::unlock(const Member& member, std::string_view password) {
  Fields form;
  form.add("password", std::string(password));
  if (post(member, "/unlock", form).status == 303)
    return std::nullopt;
  return Refusal::invalid("password", "access.problem.wrong_password");
}

void HttpDoor::sign_out(const Member& member) {
  post(member, "/sign-out", {});
}

void HttpDoor::be_signed_in(const Member& member) {
  Browser& browser = browsers_[member.login];
  if (!browser.held && !is_open(browser))
    if (const auto refused = sign_in(member, browser.password))
      throw std::runtime_error(member.login + " cannot sign in: " + said(*refused));
}

http::Reply HttpDoor::get(const Member& member, const std::string& path, bool french) {
  http::Request asked = request(browsers_[member.login], http::Method::get, path);
  if (french) {
    const std::string session = asked.headers.text_or("Cookie");
    asked.headers = {};
    asked.headers.add("Cookie", session + "; " + std::string(app::language_cookie) + "=fr");
  }
  return answer(asked);
}

http::Reply HttpDoor::post(const Member& member, const std::string& path, const Fields& form) {
  const Browser& browser = browsers_[member.login];
  http::Request asked = request(browser, http::Method::post, path);
  asked.headers.add("Content-Type", "application/x-www-form-urlencoded");
  Fields all = form;
  all.add("csrf", browser.csrf);
  asked.body = form_text(all);
  return answer(asked);
}

http::Reply HttpDoor::send(const Member& member, http::Method method, const std::string& path, const std::string& json,
                           std::optional<std::int64_t> version) {
  const Browser& browser = browsers_[member.login];
  http::Request asked = request(browser, method, path);
  if (method != http::Method::get) {
    asked.headers.add("Concert-Csrf", browser.csrf);
    asked.headers.add("Content-Type", "application/json");
    asked.body = json;
  }
  if (version)
    asked.headers.add("If-Match", "\"v" + std::to_string(*version) + "\"");
  return answer(asked);
}

Answered HttpDoor::ask(const Member& member, const Deed& deed) {
  be_signed_in(member);
  const app::ApiRoute& route = route_of(deed);
  std::string path = route.path;
  if (const auto at = path.find("{id}"); at != std::string::npos)
    path.replace(at, 4,
                 deed.referral         ? deed.referral->text()
                 : deed.hand_over      ? deed.hand_over->text()
                 : deed.meeting        ? deed.meeting->text()
                 : !deed.thing.empty() ? deed.thing
                                       : deed.situation.value().text());
  std::string body;
  if (route.method == http::Method::get) {
    const std::string query = form_text(deed.told);
    path += query.empty() ? "" : "?" + query;
  } else {
    body = json::dump(body_of(deed.told, route.described.body != nullptr ? route.described.body() : FieldSpecs{}));
  }
  const http::Reply reply = send(member, route.method, path, body, deed.version);
  if (auto refused = refusal_in(reply))
    return {std::move(refused), {}};
  if (reply.status != route.described.success)
    throw std::runtime_error("status " + std::to_string(reply.status) + " where the API's description says " +
                             std::to_string(route.described.success));
  return {std::nullopt, must(json::parse(reply.body))};
}

} // namespace concert::world
