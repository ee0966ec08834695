#include "app/gates.h"

#include <charconv>

#include "base/check.h"
#include "base/text.h"
#include "platform/http/cookies.h"
#include "platform/http/forms.h"
#include "platform/json/fields.h"
#include "platform/json/parse.h"
#include "platform/json/write.h"
#include "platform/log/incident.h"
#include "platform/storage/failure.h"

namespace concert::app {
namespace {

using access::Session;
using http::Reply;
using http::Request;

bool is_api(const Request& request) {
  return request.path.starts_with("/api/");
}
bool changes(const Request& request) {
  return request.method != http::Method::get && request.method != http::Method::head;
}

// If-Match: "v7". Nothing for anything else, which an edit answers as if the reader had an older version.
std::optional<std::int64_t> version_in(const Request& request) {
  std::string_view tag = request.headers.one("If-Match").value_or("");
  if (!tag.starts_with("\"v") || !tag.ends_with("\"") || tag.size() < 4)
    return std::nullopt;
  tag = tag.substr(2, tag.size() - 3);
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(tag.data(), tag.data() + tag.size(), out);
  return error == std::errc() && end == tag.data() + tag.size() ? std::optional(out) : std::nullopt;
}

std::string token_of(const Request& request) {
  const std::string_view authorization = request.headers.one("Authorization").value_or("");
  if (is_api(request) && authorization.starts_with("Bearer "))
    return std::string(authorization.substr(7));
  return http::cookie(request, session_cookie).value_or("");
}

Result<Fields> posted_fields(const Request& request) {
  if (!changes(request))
    return http::query_fields(request);
  if (!is_api(request))
    return http::body_fields(request);
  if (request.body.empty())
    return Fields();
  return json::fields_of(TRY(json::parse(request.body)));
}

// Set when a form was posted only to be read in the other language.
std::optional<Language> language_wanted(const Request& request) {
  if (request.method != http::Method::post || is_api(request) || request.body.find("switch_to=") == std::string::npos)
    return std::nullopt;
  const auto fields = http::body_fields(request);
  return fields ? concert::language_of(fields->text_or("switch_to")) : std::nullopt;
}

void secure(Reply& reply) {
  // PRIVACY: pages are never kept by a browser or a proxy; only hashed assets say otherwise, and they set it
  // themselves.
  if (!reply.header("Cache-Control"))
    reply.with("Cache-Control", "no-store");
  reply.with("Content-Security-Policy",
             "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
             "base-uri 'none'; frame-ancestors 'none'; connect-src 'self'");
  reply.with("X-Content-Type-Options", "nosniff")
      .with("Strict-Transport-Security", "max-age=31536000") // means nothing to a browser until TLS stands in front
      .with("Referrer-Policy", "no-referrer")
      .with("Cross-Origin-Opener-Policy", "same-origin")
      .with("Cross-Origin-Resource-Policy", "same-origin")
      .with("Permissions-Policy", "geolocation=(), camera=(), microphone=()");
}

} // namespace

Gates::Gates(EntryTable table, const access::Site& site, access::Room& access, AnsweredStore& answered, log::Log& log,
             Chance& chance, PageFunction locked)
    : routes_(std::move(table)), site_(site), access_(access), answered_(answered), log_(log), chance_(chance),
      locked_(std::move(locked)) {
  for (const auto& route : routes_.table())
    check(static_cast<bool>(route.function.page) != static_cast<bool>(route.function.api),
          "a route answers with a page or with data");
}

Language Gates::language_of(const Request& request, const std::optional<Session>& session) const {
  if (const auto chosen = http::cookie(request, language_cookie))
    if (const auto language = concert::language_of(*chosen))
      return *language;
  if (session)
    return session->language;
  const std::string_view accepted = request.headers.one("Accept-Language").value_or("");
  return accepted.starts_with("fr") ? Language::fr : Language::en;
}

Reply Gates::in_other_language(const Request& request, Language wanted) const {
  const auto match = routes_.match(http::Method::get, request.path);
  Reply reply = match.found == http::Found::yes && match.route->function.page
                    ? page_reply(request, match.route->function, match.parameters, wanted)
                    : http::see_other("/");
  // PRIVACY: what was typed comes back in the page; it is neither kept nor compressed beside a proof of the session.
  reply.compression = http::Compression::forbidden;
  if (reply.status < 400)
    reply.with("Set-Cookie", http::set_cookie({.name = std::string(language_cookie),
                                               .value = std::string(tag_of(wanted)),
                                               .lives = std::chrono::hours(24 * 365)}));
  return reply;
}

Reply Gates::answer(const Request& request) const {
  const auto match = routes_.match(request.method, request.path);
  Reply reply;
  if (const auto wanted = language_wanted(request)) {
    reply = in_other_language(request, *wanted);
  } else if (match.found != http::Found::yes) {
    std::optional<Session> session;
    if (auto resumed = access_.resume(token_of(request)))
      session.emplace(std::move(*resumed));
    const Language language = language_of(request, session);
    if (match.found == http::Found::no_such_method) {
      reply = http::text_reply(405, site_.catalogue.in(language)("refused.title.no_such_method") + "\n");
      reply.with("Allow", match.allow);
    } else if (is_api(request)) {
      reply = access::problem_reply(Refusal::not_found(), site_.catalogue.in(language));
    } else {
      access::Visit visit(site_, request, {}, language, std::move(session), {});
      reply = visit.refuse(Refusal::not_found());
    }
  } else if (match.route->function.api) {
    reply = api_reply(request, match.route->function, match.parameters);
  } else {
    reply = page_reply(request, match.route->function, match.parameters);
  }
  secure(reply);
  return reply;
}

Reply Gates::page_reply(const Request& request, const Entry& entry, const http::PathParameters& path,
                        std::optional<Language> wanted) const {
  std::optional<Session> session;
  const std::string token = token_of(request);
  if (auto resumed = entry.by_itself ? access_.glance(token) : access_.resume(token))
    session.emplace(std::move(*resumed));
  const Language language = wanted.value_or(language_of(request, session));
  Result<Fields> fields = posted_fields(request);
  // What was read before a refusal decides nothing, so an unreadable form is refused before anything else is looked at.
  access::Visit visit(site_, request, path, language, session, fields ? *fields : Fields());
  if (!fields)
    return visit.refuse(fields.error());
  if (entry.open != Open::anyone && !session) {
    const std::string here = request.query.empty() ? request.path : request.path + "?" + request.query;
    if (!changes(request))
      return http::see_other(request.path == "/" ? "/sign-in" : http::url("/sign-in", {{"back", here}}));
    return visit.refuse(Refusal::not_signed_in());
  }
  if (changes(request) && session && !session->csrf.accepts(fields->text_or("csrf")))
    return visit.refuse({RefusalKind::not_permitted, "refusal.form_not_from_here", {}});
  // A password that somebody else chose is changed before anything else; a demo's seats share one on purpose.
  if (entry.open == Open::seated && session->password_is_temporary && !site_.demo && !changes(request))
    return http::see_other("/password");
  if (entry.open == Open::seated && !session->actor) {
    if (changes(request))
      return session->locked ? locked_(visit) : visit.refuse(Refusal::not_signed_in());
    const std::string where = session->locked ? "/unlock" : "/seats";
    const std::string here = request.query.empty() ? request.path : request.path + "?" + request.query;
    return http::see_other(http::url(where, {{"back", here}}));
  }
  if (wanted)
    visit.only_change_language();
  // Keeping a draft carries the mark of its form too, and sends nothing.
  if (!changes(request) || wanted || !visit.is_seated() || !visit.draft_mark() || !form_sent_ ||
      !is_form(visit.draft_mark()->page, request.path))
    return entry.page(visit);
  const access::Actor who = visit.actor(); // what is sent may end the seat
  Reply reply = entry.page(visit);
  if (reply.status != 303) // refused, or a page that only looked: what was typed is still wanted
    return reply;
  try {
    form_sent_(who, request.path, *visit.draft_mark());
  } catch (const storage::Failure&) { // the act itself is done; the draft is offered once more, or goes with its age
  }
  return reply;
}

bool Gates::is_form(const std::string& page, const std::string& form) const {
  const auto shown = routes_.match(http::Method::get, page);
  const auto sent = routes_.match(http::Method::post, form);
  const auto is_seated_page = [](const auto& match) {
    return match.found == http::Found::yes && match.route->function.page && match.route->function.open == Open::seated;
  };
  return is_seated_page(shown) && is_seated_page(sent);
}

Reply Gates::api_reply(const Request& request, const Entry& entry, const http::PathParameters& path) const {
  std::optional<Session> session;
  Result<access::Actor> actor = Refusal::not_signed_in();
  if (request.listener == http::Listener::local) {
    // The command line: whoever can open the socket owns the data folder. "login" or "login/seat".
    const std::string as = request.headers.text_or("Concert-As");
    const auto slash = as.find('/');
    const auto seat = slash == std::string::npos ? std::nullopt : SeatId::parse(as.substr(slash + 1));
    actor = access_.act_as(as.substr(0, slash), seat);
  } else if (auto resumed = access_.resume(token_of(request))) {
    session.emplace(std::move(*resumed));
    if (session->actor)
      actor = *session->actor;
  }
  const words::Words& say = site_.catalogue.in(language_of(request, session));
  if (entry.described.local_only && request.listener != http::Listener::local)
    return access::problem_reply(Refusal::not_found(), say);
  if (entry.open != Open::anyone && !actor)
    return access::problem_reply(actor.error(), say);
  // A cookie comes along by itself, so a change that rests on one must also prove that a page of ours made it.
  const bool by_cookie = session && !request.headers.has("Authorization");
  if (changes(request) && by_cookie && !session->csrf.accepts(request.headers.text_or("Concert-Csrf")))
    return access::problem_reply({RefusalKind::not_permitted, "refusal.form_not_from_here", {}}, say);
  const Result<Fields> fields = posted_fields(request);
  if (!fields)
    return access::problem_reply(fields.error(), say);
  const access::Actor who = actor ? *actor : access::Actor{};
  access::ApiCall call{request, path, say, who, *fields, version_in(request)};
  if (entry.described.edits && !call.version)
    return access::problem_reply({RefusalKind::stale, "refusal.if_match_needed", {}}, say);
  if (request.method == http::Method::post && request.headers.has("Idempotency-Key"))
    return once(call, entry);
  return entry.api(call);
}

Reply Gates::once(access::ApiCall& call, const Entry& entry) const {
  const std::string key = call.request.headers.text_or("Idempotency-Key");
  if (key.empty() || key.size() > 64 || !text::is_utf8(key))
    return access::problem_reply({RefusalKind::invalid, "refusal.idempotency_key_shape", {}}, call.say);
  const std::string asked =
      call.request.path + "\n" + call.request.headers.text_or("If-Match") + "\n" + call.request.body;
  const auto before = answered_.claim(call.actor.seat, key, asked, site_.clock.now());
  if (before && !before->same_request)
    return access::problem_reply({RefusalKind::invalid, "refusal.idempotency_key_reused", {}}, call.say);
  if (before && !before->status)
    return access::problem_reply({RefusalKind::conflict, "refusal.idempotency_outcome_unknown", {}}, call.say);
  if (before) {
    json::Object again{{"id", before->object}, {"replayed", true}};
    if (before->version)
      again.add("version", *before->version);
    return access::json_reply(*before->status, std::move(again), before->version);
  }
  Reply reply = entry.api(call);
  if (reply.status >= 300) {
    answered_.release(call.actor.seat, key);
    return reply;
  }
  const auto body = json::parse(reply.body);
  const json::Value* id = body ? body->find("id") : nullptr;
  const json::Value* version = body ? body->find("version") : nullptr;
  answered_.complete(
      call.actor.seat, key, reply.status, id != nullptr && id->if_text() != nullptr ? *id->if_text() : "",
      version != nullptr && version->if_int() != nullptr ? std::optional(*version->if_int()) : std::nullopt);
  return reply;
}

Reply Gates::failed(std::exception_ptr failure, const Request& request) const {
  const log::Incident incident = log::Incident::draw(chance_);
  int status = 500;
  try {
    std::rethrow_exception(failure);
  } catch (const storage::Failure& world) {
    status = 503;
    log_.write(log::Level::error, "storage_failed",
               {{"incident", incident}, {"kind", static_cast<int>(world.kind())}, {"request", request.number}});
  } catch (const Bug&) {
    log_.write(log::Level::error, "bug", {{"incident", incident}, {"request", request.number}});
  } catch (...) {
    log_.write(log::Level::error, "failed", {{"incident", incident}, {"request", request.number}});
  }
  const words::Words& say = site_.catalogue.in(language_of(request, std::nullopt));
  const std::string key = status == 503 ? "failed.world" : "failed.bug";
  Reply reply;
  if (is_api(request)) {
    json::Object out;
    out.add("type", "about:blank").add("title", say(key)).add("status", status).add("incident", incident.text());
    reply = http::typed_reply(status, "application/problem+json", json::dump(out));
  } else {
    access::Visit visit(site_, request, {}, say.language(), std::nullopt, {});
    html::Page page;
    page.title = say(key);
    page.narrow = true;
    page.body = html::all({html::lead(say("failed.nothing_saved")),
                           html::paragraph(say("failed.incident", {{"incident", incident.text()}}))});
    reply = visit.page(std::move(page), status);
  }
  if (status == 503)
    reply.with("Retry-After", "10");
  secure(reply);
  return reply;
}

} // namespace concert::app
