// Keeping what is being typed, and throwing it away. Showing it again is the business of the page on which it was typed:
// see Visit::opened.
//
//   POST /drafts           keep: sent by the page's script while somebody types; answers with one sentence
//   POST /drafts/discard   discard: the drafts of one page
#pragma once

#include <functional>

#include "rooms/access/pages/visit.h"
#include "rooms/drafts/room.h"

namespace concert::drafts {

class DraftPages {
public:
  // Whether a seated reader may open `page` at all and send a form to `form`.
  using IsForm = std::function<bool(const std::string& page, const std::string& form)>;
  DraftPages(Room& room, IsForm is_form) : room_(room), is_form_(std::move(is_form)) {}

  http::Reply keep(access::Visit&);
  http::Reply discard(access::Visit&);

  // A form was sent from a session that had locked meanwhile: kept as a draft, so that after unlocking it stands filled in
  // on its page. False when it is no form that drafts are kept of.
  bool keep_from_locked(const access::Visit&);

  // ---- What every page asks (access::Site).
  std::vector<access::TypedDraft> on_page(const access::Actor&, const std::string& page);
  void sent(const access::Actor&, const std::string& form, const access::DraftMark&);

private:
  Room& room_;
  IsForm is_form_;
};

} // namespace concert::drafts
