// What every request passes, in one list: language, session, the route's own demand, the form and its csrf proof, then
// the page or the API function; and on the way out the security headers and the log line.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/sql/answered_store.h"
#include "platform/http/routes.h"
#include "platform/http/server.h"
#include "platform/log/log.h"
#include "rooms/access/api/api_call.h"
#include "rooms/access/pages/visit.h"
#include "rooms/access/room.h"

namespace concert::app {

// Who may reach a route at all. What may be seen there is the gate's business, act by act.
enum class Open {
  anyone,
  signed_in, // with or without a seat, locked or not: choosing a seat, unlocking, signing out
  seated
};

using PageFunction = std::function<http::Reply(access::Visit&)>;
using ApiFunction = std::function<http::Reply(access::ApiCall&)>;

struct Entry {
  Open open = Open::seated;
  PageFunction page = {}; // one of the two
  ApiFunction api = {};
  bool by_itself = false;  // asked for by a page, not by a person: does not keep the session from locking
  access::ApiEntry described = {}; // what the API's documentation says of it
};

using EntryTable = std::vector<http::Route<Entry>>;

class Gates {
public:
  // `locked`: the answer to a form that was sent from a session that has locked meanwhile.
  Gates(EntryTable table, const access::Site& site, access::Room& access, AnsweredStore& answered, log::Log& log,
        Chance& chance, PageFunction locked);

  http::Reply answer(const http::Request&) const;
  // The reply for a request whose function threw: 503 when the world failed, 500 for a bug, with an incident number.
  http::Reply failed(std::exception_ptr, const http::Request&) const;
  const EntryTable& table() const { return routes_.table(); }

  // Whether a seated reader may open `page` at all, and send a form to `form`.
  bool is_form(const std::string& page, const std::string& form) const;
  // Called when a form that drafts are kept of was sent with success.
  using FormSent = std::function<void(const access::Actor&, const std::string& form, const access::DraftMark&)>;
  void when_form_is_sent(FormSent then) { form_sent_ = std::move(then); }

private:
  http::Reply page_reply(const http::Request&, const Entry&, const http::PathParameters&,
                         std::optional<Language> wanted = std::nullopt) const;
  http::Reply in_other_language(const http::Request&, Language wanted) const;
  http::Reply api_reply(const http::Request&, const Entry&, const http::PathParameters&) const;
  http::Reply once(access::ApiCall&, const Entry&) const; // under an Idempotency-Key
  Language language_of(const http::Request&, const std::optional<access::Session>&) const;

  http::Routes<Entry> routes_;
  const access::Site& site_;
  access::Room& access_;
  AnsweredStore& answered_;
  log::Log& log_;
  Chance& chance_;
  PageFunction locked_;
  FormSent form_sent_;
};

// The cookie that holds a session's token, and the one that holds a reader's language.
inline constexpr std::string_view session_cookie = "__Host-concert";
inline constexpr std::string_view language_cookie = "__Host-language";

} // namespace concert::app
