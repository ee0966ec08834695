#include "rooms/access/pages/visit.h"

#include <algorithm>
#include <charconv>

#include "base/check.h"
#include "base/text.h"
#include "platform/html/form_fields.h"
#include "platform/html/status.h"
#include "platform/http/forms.h"
#include "platform/http/refusal_status.h"

namespace concert::access {
namespace {

std::optional<std::int64_t> number_in(const std::optional<std::string>& text) {
  std::int64_t out = 0;
  if (!text)
    return std::nullopt;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), out);
  return error == std::errc() && end == text->data() + text->size() ? std::optional(out) : std::nullopt;
}

constexpr std::string_view aside = "aside";

std::string without_part(const std::string& name) {
  return name.substr(0, name.find('~'));
}

// `stored`, with what a draft says of the fields that its form has.
Fields with_draft(const Fields& stored, const TypedDraft& draft, const Fields& asked) {
  const auto is_typed = [&](const std::string& name) {
    return !asked.has(name) && (draft.names.contains(name) || draft.names.contains(without_part(name)));
  };
  Fields out;
  for (const auto& [name, values] : stored.by_name())
    if (!is_typed(name))
      for (const std::string& value : values)
        out.add(name, value);
  const Fields typed = html::gathered(draft.fields);
  for (const auto& [name, values] : typed.by_name())
    if (!asked.has(name))
      for (const std::string& value : values)
        out.add(name, value);
  return out;
}

html::LanguageSwitch switch_to(Language to, std::string label, const http::Request& request, const std::string& address,
                               int typed_forms) {
  std::string here = address.empty() ? request.path : address;
  html::LanguageSwitch out{.to = to, .label = std::move(label), .href = {}};
  if (typed_forms > 0) {
    out.form = "typed-1"; // with script, the one that was touched last
    out.address = here;
  }
  if (address.empty() && !request.query.empty())
    here += "?" + request.query;
  out.href = http::url("/language", {{"to", std::string(tag_of(to))}, {"back", here}});
  return out;
}

} // namespace

std::string DraftMark::text() const {
  std::string out = page;
  for (const std::string& opening : openings)
    out += " " + opening;
  return out;
}

std::optional<DraftMark> DraftMark::parse(std::string_view text) {
  constexpr std::size_t most = 8;
  DraftMark out;
  for (const std::string_view part : text::split(text, ' '))
    if (out.page.empty())
      out.page = std::string(part);
    else if (out.openings.size() < most)
      out.openings.emplace_back(part);
  return http::is_local_target(out.page) ? std::optional(std::move(out)) : std::nullopt;
}

Visit::Visit(const Site& site, const http::Request& request, http::PathParameters path, Language language,
             std::optional<Session> session, Fields fields)
    : site_(site), request_(request), path_(std::move(path)), say_(site.catalogue.in(language)),
      session_(std::move(session)) {
  version_ = number_in(fields.one("version"));
  said_ = fields.text_or("said");
  come_back_to(fields.text_or("then"));
  const std::string draft = fields.text_or("draft");
  drafts_aside_ = draft == aside;
  mark_ = DraftMark::parse(draft);
  const Fields gathered = html::gathered(fields);
  for (const auto& [name, values] : gathered.by_name())
    if (name != "csrf" && name != "version" && name != "said" && name != "then" && name != "switch_to" &&
        name != "draft")
      for (const std::string& value : values)
        fields_.add(name, value);
}

const Actor& Visit::actor() const {
  check(is_seated(), "a page for seated readers is on a route that asks for a seat");
  return *session_->actor;
}

html::Form Visit::form(std::string action, std::optional<std::int64_t> version) const {
  html::Form out;
  out.action = std::move(action);
  if (session_)
    out.csrf = session_->csrf.masked(site_.chance);
  if (version)
    out.version = std::to_string(*version);
  out.then = then_;
  return out;
}

void Visit::come_back_to(std::string page) {
  constexpr std::string_view meeting = "/meetings/";
  const bool is_ours =
      page.starts_with(meeting) && Id<struct AnyTag>::parse(std::string_view(page).substr(meeting.size())).has_value();
  then_ = is_ours ? std::move(page) : std::string();
}

std::string Visit::toward(std::string address) const {
  if (then_.empty())
    return address;
  const auto hash = std::min(address.find('#'), address.size());
  return http::url(address.substr(0, hash), {{"then", then_}}) + address.substr(hash);
}

html::Form Visit::typed_form(std::string action, std::optional<std::int64_t> version) const {
  const TypedDraft* draft = draft_of(action);
  if (draft != nullptr) {
    draft_shown_ = std::max(draft_shown_.value_or(draft->kept_at), draft->kept_at);
    if (version && draft->version && *draft->version != *version) {
      draft_is_outdated_ = true;
      version = draft->version; // sending it is refused, and shows what is stored beside it
    }
  }
  html::Form out = form(std::move(action), carries_ && version_ ? version_ : version);
  out.id = "typed-" + std::to_string(++typed_forms_);
  if (is_seated() && site_.drafts) {
    out.draft = mark_of(out.action).text();
    out.draft_not_saved = say_("draft.not_saved");
  }
  return out;
}

html::FormState Visit::opened(Fields stored) const {
  if (carries_)
    return state(fields_);
  for (const TypedDraft& draft : drafts())
    stored = with_draft(stored, draft, fields_);
  return state(std::move(stored));
}

// Only where a page is opened: a form that came back shows what was just typed.
const std::vector<TypedDraft>& Visit::drafts() const {
  if (!drafts_) {
    drafts_.emplace();
    if (is_seated() && site_.drafts && request_.method == http::Method::get)
      *drafts_ = site_.drafts(actor(), request_.path);
  }
  static const std::vector<TypedDraft> none;
  return drafts_aside_ ? none : *drafts_;
}

const TypedDraft* Visit::draft_of(std::string_view action) const {
  for (const TypedDraft& draft : drafts())
    if (draft.form == action)
      return &draft;
  return nullptr;
}

DraftMark Visit::mark_of(const std::string& action) const {
  if (request_.method == http::Method::get) {
    const TypedDraft* draft = draft_of(action);
    DraftMark out{request_.path, {}};
    if (draft != nullptr)
      out.openings.push_back(draft->opening);
    return out;
  }
  if (!mark_)
    return {action, {}};
  return carries_ || request_.path == action ? *mark_ : DraftMark{mark_->page, {}};
}

html::Html Visit::draft_notice(const std::string& page) const {
  const bool is_aside = drafts_aside_ && typed_forms_ > 0 && drafts_ && !drafts_->empty();
  if (!draft_shown_ && !is_aside)
    return {};
  const std::string key = is_aside ? "draft.aside" : draft_is_outdated_ ? "draft.outdated" : "draft.shown";
  const Instant since = is_aside ? drafts_->back().kept_at : *draft_shown_;
  const html::Html other =
      is_aside ? html::link_to(toward(page), say_("draft.put_back"))
               : html::link_to(toward(http::url(page, {{"draft", std::string(aside)}})), say_("draft.see_without"));
  return html::notice(
      {.tone = draft_is_outdated_ ? html::Tone::warning : html::Tone::note,
       .label = say_("draft.label"),
       .heading = say_(key, {{"when", say_.moment(since)}}),
       .body = html::all(
           {html::paragraph(say_(key + ".what")),
            html::form(form("/drafts/discard"),
                       html::all({html::hidden("page", page),
                                  html::actions({html::button({.label = say_("draft.discard"),
                                                               .kind = html::ButtonKind::secondary}),
                                                 other})}))})});
}

html::FormState Visit::state(Fields shown) const {
  return {.words = {.error_prefix = say_("form.error_prefix"),
                    .summary_title = say_("form.summary_title"),
                    .optional = say_("form.optional"),
                    .year = say_("form.year"),
                    .month = say_("form.month"),
                    .day = say_("form.day")},
          .shown = std::move(shown)};
}

html::FormState Visit::state(const Refusal& refusal) const {
  html::FormState out = state(fields_);
  for (const Problem& problem : refusal.problems)
    out.errors.push_back({problem.field, message(problem)});
  if (refusal.problems.empty())
    out.errors.push_back({"", say_(refusal.word)});
  return out;
}

std::string Visit::message(const Problem& problem) const {
  // "problem.required.given_name" says it better than "problem.required" where somebody wrote it.
  const std::string exact = problem.word + "." + problem.field;
  return say_.in_order(say_.has(exact) ? exact : problem.word, problem.values);
}

std::string Visit::message(const Refusal& refusal) const {
  std::string out = say_(refusal.word);
  for (const Problem& problem : refusal.problems)
    out += " " + message(problem);
  return out;
}

http::Reply Visit::page(html::Page page, int status) const {
  const Language other = language() == Language::en ? Language::fr : Language::en;
  page.language = language();
  page.words = {say_("frame.skip"), say_("frame.navigation"), say_("frame.breadcrumbs"), say_("frame.side")};
  page.stylesheet = site_.stylesheet;
  page.script = site_.script;
  page.icon = site_.icon;
  if (site_.demo)
    page.banner = say_("frame.demo_banner");
  page.language_switch =
      switch_to(other, site_.catalogue.in(other)("frame.this_language"), request_, page.address, typed_forms_);
  const html::Html drafts = draft_notice(request_.path);
  const bool echoes = !drafts.empty();
  if (echoes)
    page.before_heading = html::all({drafts, page.before_heading});
  if (session_) {
    page.account = html::Account{.seat = session_->name,
                                 .seat_href = "/seats",
                                 .sign_out_label = say_("frame.sign_out"),
                                 .sign_out_action = "/sign-out",
                                 .csrf = session_->csrf.masked(site_.chance)};
  }
  if (is_seated()) {
    const Actor& who = *session_->actor;
    page.table = site_.table_name(who.table, language());
    page.account->seat = session_->name + ", " + site_.agency_name(who.agency, language()) + " (" +
                         say_("access.role." + std::string(name_of(who.role))) + ")";
    for (const NavigationItem& item : site_.navigation)
      if (item.shown(who)) {
        const bool here = request_.path == item.href || request_.path.starts_with(item.href + "/");
        page.navigation.push_back({say_(item.word), item.href, here});
      }
  }
  page.footer_links = {{say_("frame.about"), "/about"}, {say_("frame.privacy"), "/about/privacy"}};
  page.footer_note = say_("frame.footer_note");
  if (const std::string key = "said." + said_; !said_.empty() && say_.has(key))
    page.before_heading = html::all({html::notice({.tone = html::Tone::success,
                                                   .label = say_("frame.done"),
                                                   .heading = say_(key),
                                                   .announced = html::Announced::yes}),
                                     page.before_heading});
  http::Reply reply = http::typed_reply(status, "text/html; charset=utf-8", html::page(page).markup());
  // PRIVACY: what was typed is never compressed beside a proof of the session.
  if (echoes)
    reply.compression = http::Compression::forbidden;
  return reply;
}

http::Reply Visit::refuse(const Refusal& refusal) const {
  html::Page out;
  out.title = say_("refused.title." + std::string(name_of(refusal.kind)));
  out.narrow = true;
  out.body = html::all({html::lead(message(refusal)), html::paragraph(html::link_to("/", say_("refused.back_home")))});
  return page(std::move(out), http::status_of(refusal.kind));
}

http::Reply Visit::go(std::string location, std::string_view said) const {
  if (!then_.empty())
    location = then_;
  if (said.empty())
    return http::see_other(std::move(location));
  return http::see_other(http::url(location, {{"said", std::string(said)}}));
}

} // namespace concert::access
