// One reader at one page: the request, who sits there, the language, what was typed, and the frame that every page
// shares. Every room's pages take a Visit and give a Reply; none of them touches a cookie, a header or a session.
#pragma once

#include <functional>
#include <optional>
#include <set>
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

// What the reader typed into a form of this page before, and did not send.
struct TypedDraft {
  std::string form;            // where it goes
  std::set<std::string> names; // every field of it, without what follows "~"
  Fields fields;               // as a form posts them
  std::optional<std::int64_t> version;
  std::string opening; // of the page, that kept it last
  Instant kept_at;
};

// What a form that drafts are kept of says of itself: the page on which it stands, and the openings of that page whose
// draft it shows or has kept, the latest last. Travels as one hidden field.
struct DraftMark {
  std::string page;
  std::vector<std::string> openings = {};
  std::string text() const;
  static std::optional<DraftMark> parse(std::string_view text);
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
  // PRIVACY: the drafts of this very member in this very seat on this very page, the oldest first. Asked only by a page
  // that has passed its gate. Without it no drafts are kept.
  std::function<std::vector<TypedDraft>(const Actor&, const std::string& page)> drafts = {};
};

class Visit {
public:
  Visit(const Site& site, const http::Request& request, http::PathParameters path, Language language,
        std::optional<Session> session, Fields fields);

  const http::Request& request() const { return request_; }
  const words::Words& say() const { return say_; }
  Language language() const { return say_.language(); }
  Instant now() const { return site_.clock.now(); }
  LocalDate today() const { return site_.clock.today(); }
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

  // Of the form that was posted, if drafts are kept of it.
  const std::optional<DraftMark>& draft_mark() const { return mark_; }
  // Whether a draft of the form that goes to `action` is shown; such a form stands open on its page.
  bool has_draft(std::string_view action) const { return draft_of(action) != nullptr; }

  // The form was not sent: its page is wanted in another language, with what was typed so far.
  void only_change_language() { carries_ = true; }
  bool carries() const { return carries_; }

  // PRIVACY: one of our own pages, or nothing: a link from elsewhere cannot send a reader away after an act.
  void come_back_to(std::string page); // every form of this page, and what its links lead to, goes on to that page
  std::string toward(std::string address) const; // the address of a link that passes it on

  html::Form form(std::string action, std::optional<std::int64_t> version = std::nullopt) const;
  // A form that people type into: what stands in it goes along when the reader changes the language, with the version
  // that it was opened at, and is kept as a draft until it is sent.
  html::Form typed_form(std::string action, std::optional<std::int64_t> version = std::nullopt) const;
  html::FormState state(Fields shown = {}) const; // as stored
  // As stored; or as typed, when the language was changed meanwhile, or when there is a draft. Every page with a
  // typed_form is made from this. What the address of the page asks for stands over a draft.
  html::FormState opened(Fields stored = {}) const;
  html::FormState state(const Refusal& refusal) const; // as typed, with what is wrong
  std::string message(const Problem& problem) const;   // one problem in the reader's language
  // `refusal.word`, or with its problems when it has no form to go back to.
  std::string message(const Refusal& refusal) const;

  // Fills in the frame: title, navigation, account, banner, language switch, and the notice of what was just done.
  http::Reply page(html::Page page, int status = 200) const;
  // A page that only says no, with the right status.
  http::Reply refuse(const Refusal& refusal) const;
  // 303 after an act, to where the reader came from if a page said so; `said` is a key below "said." that the next page
  // shows as a notice.
  http::Reply go(std::string location, std::string_view said = {}) const;

private:
  const std::vector<TypedDraft>& drafts() const;
  const TypedDraft* draft_of(std::string_view action) const;
  DraftMark mark_of(const std::string& action) const;
  html::Html draft_notice(const std::string& page) const;

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
  std::optional<DraftMark> mark_;
  bool drafts_aside_ = false; // the reader wants to see what is stored
  mutable std::optional<std::vector<TypedDraft>> drafts_;
  mutable int typed_forms_ = 0;                // on the page that is being made …
  mutable std::optional<Instant> draft_shown_; // … with a draft kept then …
  mutable bool draft_is_outdated_ = false;     // … of something that has changed since
};

} // namespace concert::access
