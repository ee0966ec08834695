// One reader at one page: the request, who sits there, the language, what was typed, and the frame that every page
// shares. Every room's pages take a Visit and give a Reply; none of them touches a cookie, a header or a session.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/fields.h"
#include "base/result.h"
#include "platform/clock/clock.h"
#include "platform/html/form.h"
#include "platform/html/page.h"
#include "platform/http/message.h"
#include "platform/http/routes.h"
#include "platform/words/catalogue.h"
#include "rooms/access/session.h"

namespace concert::access {

struct NavigationItem {
  std::string word; // key of its label
  std::string href;
  std::function<bool(const Actor&)> shown;
};

// What every page of this installation shares.
struct Site {
  const words::Catalogue& catalogue;
  const clock::Clock& clock;
  Chance& chance;
  std::string stylesheet = {};
  std::string script = {};
  std::string icon = {};
  bool demo = false; // a banner on every page: people are invented
  std::vector<NavigationItem> navigation = {};
  std::function<std::string(TableId, Language)> table_name = {};
  std::function<std::string(AgencyId, Language)> agency_name = {};
};

class Visit {
public:
  Visit(const Site& site, const http::Request& request, http::PathParameters path, Language language,
        std::optional<Session> session, Fields fields);

  const http::Request& request() const { return request_; }
  const words::Words& say() const { return say_; }
  Language language() const { return say_.language(); }
  Instant now() const { return site_.clock.now(); }
  const Site& site() const { return site_; }

  // The form that was posted, or the query; gathered, without csrf and version.
  const Fields& fields() const { return fields_; }
  // What the reader saw when the form was opened; nothing when the form carried none.
  std::optional<std::int64_t> version() const { return version_; }
  const std::string& at(std::string_view name) const { return path_.at(name); } // a {name} of the path
  // An id in the path; nothing when it is none, which a page answers with refuse(Refusal::not_found()).
  template <class AnId>
  std::optional<AnId> id(std::string_view name = "id") const {
    return AnId::parse(path_.at(name));
  }

  const Session* session() const { return session_ ? &*session_ : nullptr; }
  const Actor& actor() const; // only on routes that are open to seated readers alone
  bool is_seated() const { return session_ && session_->actor; }

  // The form was not sent: its page is wanted in another language, with what was typed so far.
  void only_change_language() { carries_ = true; }
  bool carries() const { return carries_; }

  // PRIVACY: one of our own pages, or nothing: a link from elsewhere cannot send a reader away after an act.
  void come_back_to(std::string page); // every form of this page, and what its links lead to, goes on to that page
  std::string toward(std::string address) const; // the address of a link that passes it on

  html::Form form(std::string action, std::optional<std::int64_t> version = std::nullopt) const;
  // A form that people type into: what stands in it goes along when the reader changes the language, with the version
  // that it was opened at.
  html::Form typed_form(std::string action, std::optional<std::int64_t> version = std::nullopt) const;
  html::FormState state(Fields shown = {}) const;   // as stored
  html::FormState opened(Fields stored = {}) const; // as stored; or as typed, when the language was changed meanwhile
  html::FormState state(const Refusal& refusal) const; // as typed, with what is wrong
  std::string message(const Problem& problem) const;   // one problem in the reader's language
  // `refusal.word`, or with its problems when it has no form to go back to.
  std::string message(const Refusal& refusal) const;

  // Fills in the frame: title, navigation, account, banner, language switch, and the notice of what was just done.
  http::Reply page(html::Page page, int status = 200) const;
  // A page that only says no, with the right status.
  http::Reply refuse(const Refusal& refusal) const;
  // 303 after an act, to where the reader came from if a page said so; `said` is a key below "said." that the next page shows as a notice.
  http::Reply go(std::string location, std::string_view said = {}) const;

private:
  const Site& site_;
  const http::Request& request_;
  http::PathParameters path_;
  const words::Words& say_;
  std::optional<Session> session_;
  Fields fields_;
  std::optional<std::int64_t> version_;
  std::string said_;
  std::string then_;
  bool carries_ = false;
  mutable int typed_forms_ = 0; // on the page that is being made
};

} // namespace concert::access
