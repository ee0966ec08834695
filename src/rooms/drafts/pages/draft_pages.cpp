#include "rooms/drafts/pages/draft_pages.h"

#include "base/text.h"
#include "platform/http/forms.h"
#include "platform/http/refusal_status.h"

namespace concert::drafts {
namespace {

using access::Visit;
using http::Reply;

// Of the page and not of the form: proof, version, and what this script adds.
bool is_of_page(const std::string& name) {
  return name == "csrf" || name == "version" || name == "then" || name == "switch_to" || name.starts_with("draft");
}

std::string without_part(const std::string& name) {
  return name.substr(0, name.find('~'));
}

Typed typed_of(const Visit& visit, const Fields& posted) {
  Typed out{.fields = {}, .names = {}, .version = visit.version()};
  for (const auto& [name, values] : posted.by_name())
    if (!is_of_page(name))
      for (const std::string& value : values) {
        out.fields.add(name, value);
        out.names.insert(without_part(name));
      }
  const std::string told = posted.text_or("draft~names");
  for (const std::string_view name : text::split(told, ' '))
    if (!name.empty() && !is_of_page(std::string(name)))
      out.names.insert(std::string(name));
  return out;
}

std::set<Opening> known_to(const access::DraftMark& mark) {
  std::set<Opening> out;
  for (const std::string& one : mark.openings)
    if (const auto opening = Opening::parse(one))
      out.insert(*opening);
  return out;
}

std::optional<Typist> typist_of(const Visit& visit) {
  const access::Session* session = visit.session();
  if (session == nullptr || !session->seat)
    return std::nullopt;
  return Typist{session->member, *session->seat};
}

Reply said(const Visit& visit, int status, std::string_view word) {
  return http::text_reply(status, visit.say()(word));
}

} // namespace

Reply DraftPages::keep(Visit& visit) {
  const auto posted = http::body_fields(visit.request());
  const auto typist = typist_of(visit);
  const auto& mark = visit.draft_mark();
  if (!posted || !typist || !mark)
    return said(visit, 422, "drafts.no_form");
  const std::string form = posted->text_or("draft~form");
  const auto opening = Opening::parse(posted->text_or("draft~opening"));
  if (!opening || !is_form_(mark->page, form))
    return said(visit, 422, "drafts.no_form");
  const auto kept = room_.keep({*typist, mark->page, form}, typed_of(visit, *posted), *opening,
                               known_to(*mark));
  if (!kept)
    return said(visit, http::status_of(kept.error().kind), kept.error().word);
  const auto& say = visit.say();
  const std::string at = say.time_of_day(kept->at);
  if (kept->replaced)
    return http::text_reply(200, say("drafts.saved_over", {{"at", at}, {"before", say.time_of_day(*kept->replaced)}}));
  return http::text_reply(200, say(visit.session()->locked ? "drafts.saved_locked" : "drafts.saved", {{"at", at}}));
}

Reply DraftPages::discard(Visit& visit) {
  const std::string page = visit.fields().text_or("page");
  if (!http::is_local_target(page))
    return visit.refuse(Refusal::not_found());
  room_.discard({visit.actor().member, visit.actor().seat}, page);
  return visit.go(page, "draft_discarded");
}

bool DraftPages::keep_from_locked(const Visit& visit) {
  const auto posted = http::body_fields(visit.request());
  const auto typist = typist_of(visit);
  const auto& mark = visit.draft_mark();
  if (!posted || !typist || !mark || !is_form_(mark->page, visit.request().path))
    return false;
  // An opening of its own: the one of the browser may have been given up meanwhile.
  return room_
      .keep({*typist, mark->page, visit.request().path}, typed_of(visit, *posted), Opening::draw(visit.site().chance),
            known_to(*mark))
      .has_value();
}

std::vector<access::TypedDraft> DraftPages::on_page(const access::Actor& actor, const std::string& page) {
  std::vector<access::TypedDraft> out;
  for (Draft& draft : room_.on_page({actor.member, actor.seat}, page))
    out.push_back({.form = std::move(draft.form),
                   .names = std::move(draft.typed.names),
                   .fields = std::move(draft.typed.fields),
                   .version = draft.typed.version,
                   .opening = draft.opening.text(),
                   .kept_at = draft.kept_at});
  return out;
}

void DraftPages::sent(const access::Actor& actor, const std::string& form, const access::DraftMark& mark) {
  if (mark.openings.empty())
    return;
  if (const auto by = Opening::parse(mark.openings.back()))
    room_.sent({{actor.member, actor.seat}, mark.page, form}, *by, known_to(mark));
}

} // namespace concert::drafts
