#include "rooms/access/pages/visit.h"

#include <algorithm>
#include <charconv>

#include "base/check.h"
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

Visit::Visit(const Site& site, const http::Request& request, http::PathParameters path, Language language,
             std::optional<Session> session, Fields fields)
    : site_(site), request_(request), path_(std::move(path)), say_(site.catalogue.in(language)),
      session_(std::move(session)) {
  version_ = number_in(fields.one("version"));
  said_ = fields.text_or("said");
  come_back_to(fields.text_or("then"));
  const Fields gathered = html::gathered(fields);
  for (const auto& [name, values] : gathered.by_name())
    if (name != "csrf" && name != "version" && name != "said" && name != "then" && name != "switch_to")
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
  html::Form out = form(std::move(action), carries_ && version_ ? version_ : version);
  out.id = "typed-" + std::to_string(++typed_forms_);
  return out;
}

html::FormState Visit::opened(Fields stored) const {
  return state(carries_ ? fields_ : std::move(stored));
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
