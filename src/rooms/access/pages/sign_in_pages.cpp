#include "rooms/access/pages/sign_in_pages.h"

#include "platform/crypto/sealing.h"
#include "platform/html/choices.h"
#include "platform/html/lists.h"
#include "platform/html/status.h"
#include "platform/http/cookies.h"
#include "platform/http/forms.h"
#include "rooms/access/pages/member_forms.h"

namespace concert::access {
namespace {

using html::Html;
using http::Reply;

std::string draft_context(const Session& session) {
  return "access|draft|" + session.member.text() + "|v1";
}

// Where to go afterwards; only ever a page of this site.
std::string back(const Visit& visit) {
  const std::string wanted = visit.fields().text_or("back", "/");
  return http::is_local_target(wanted) ? wanted : "/";
}

// The fields of the act alone: "back" and "sealed" belong to the page.
Fields without_back(const Fields& fields) {
  Fields out;
  for (const auto& [name, values] : fields.by_name())
    if (name != "back" && name != "sealed")
      for (const std::string& value : values)
        out.add(name, value);
  return out;
}

std::string_view lead_over(const std::string& sealed) {
  return sealed.empty() ? "access.unlock.lead" : "access.unlock.lead_with_draft";
}

} // namespace

std::string SignInPages::token(const Visit& visit) const {
  return http::cookie(visit.request(), cookies_.session).value_or("");
}

Reply SignInPages::sign_in_page(const Visit& visit, html::FormState state, int status) {
  const auto& say = visit.say();
  Html body = html::form(visit.typed_form("/sign-in"),
                         html::all({html::hidden("back", back(visit)),
                                    html::text_field({.name = "login",
                                                      .label = say("field.login"),
                                                      .width = html::Width::half,
                                                      .longest = 40,
                                                      .autocomplete = "username"},
                                                     state),
                                    html::text_field({.name = "password",
                                                      .label = say("field.password"),
                                                      .kind = html::TextKind::password,
                                                      .width = html::Width::half,
                                                      .autocomplete = "current-password"},
                                                     state),
                                    html::actions({html::button({.label = say("access.sign_in.button")})})}));
  Html side;
  if (!demo_seats_.empty()) {
    html::Table table;
    table.caption = say("access.demo.caption");
    table.columns = {{say("field.login")}, {say("field.name")}, {say("field.agency")}, {say("field.role")}};
    for (const DemoSeat& seat : demo_seats_)
      table.rows.push_back({html::el("code", seat.login), seat.name, seat.agency.in(visit.language()),
                            say("access.role." + std::string(name_of(seat.role)))});
    side = html::section(
        say("access.demo.heading"),
        html::all({html::paragraph(say("access.demo.text", {{"password", demo_password_}})), html::table(table)}));
  }
  html::Page page;
  page.title = say("access.sign_in.title");
  page.error_prefix = state.errors.empty() ? "" : say("form.error_prefix");
  page.before_heading = html::error_summary(state);
  page.narrow = demo_seats_.empty();
  page.body = html::all({html::lead(say("access.sign_in.lead")), body, side});
  return visit.page(std::move(page), status);
}

Reply SignInPages::sign_in(Visit& visit) {
  if (visit.is_seated())
    return http::see_other(back(visit));
  return sign_in_page(visit, visit.opened(), 200);
}

Reply SignInPages::do_sign_in(Visit& visit) {
  const Fields typed = without_back(visit.fields());
  const auto told = read_sign_in(typed);
  if (!told)
    return sign_in_page(visit, refused(visit, told.error()), 422);
  const auto done = room_.sign_in(told->login, told->password, visit.request().peer);
  if (!done)
    return sign_in_page(visit, refused(visit, done.error()), 422);
  const std::string to = done->seated ? back(visit) : http::url("/seats", {{"back", back(visit)}});
  return http::see_other(to).with("Set-Cookie",
                                  http::set_cookie({.name = cookies_.session, .value = done->token.text()}));
}

Reply SignInPages::seats(Visit& visit) {
  const auto& say = visit.say();
  const auto seats = room_.seats_to_choose(token(visit));
  if (!seats)
    return http::see_other(visit.session() != nullptr && visit.session()->locked
                               ? http::url("/unlock", {{"back", "/seats"}})
                               : "/sign-in");
  Html body;
  for (const Seat& seat : *seats) {
    const bool sits_here = visit.is_seated() && visit.actor().seat == seat.id;
    body += html::panel(
        {.heading = visit.site().agency_name(seat.agency, visit.language()),
         .body = html::all(
             {html::paragraph(say("access.role." + std::string(name_of(seat.role))) + " · " +
                              visit.site().table_name(seat.table, visit.language())),
              sits_here ? html::tag(say("access.seats.here"), html::Tone::success)
                        : html::form(visit.form("/seats"),
                                     html::all({html::hidden("seat", seat.id.text()), html::hidden("back", back(visit)),
                                                html::button({.label = say("access.seats.sit")})}))})});
  }
  html::Page page;
  page.title = say("access.seats.title");
  page.narrow = true;
  page.body = html::all({html::lead(say("access.seats.lead")), body,
                         html::paragraph(html::link_to("/password", say("access.password.title")))});
  return visit.page(std::move(page));
}

Reply SignInPages::choose_seat(Visit& visit) {
  const auto told = read_choose_seat(without_back(visit.fields()));
  if (!told)
    return visit.refuse(told.error());
  const auto done = room_.choose_seat(token(visit), told->seat);
  if (!done)
    return visit.refuse(done.error());
  return http::see_other(back(visit));
}

Reply SignInPages::unlock_page(const Visit& visit, html::FormState state, const std::string& to,
                               const std::string& sealed, std::string_view lead, int status) {
  const auto& say = visit.say();
  html::Page page;
  page.title = say("access.unlock.title");
  page.address = "/unlock"; // also when a form met the lock
  page.narrow = true;
  page.error_prefix = state.errors.empty() ? "" : say("form.error_prefix");
  page.before_heading = html::error_summary(state);
  page.body =
      html::all({html::lead(say(lead)),
                 html::form(visit.typed_form("/unlock"),
                            html::all({html::hidden("back", to),
                                       html::when(!sealed.empty(), [&] { return html::hidden("sealed", sealed); }),
                                       html::text_field({.name = "password",
                                                         .label = say("field.password"),
                                                         .kind = html::TextKind::password,
                                                         .width = html::Width::half,
                                                         .autocomplete = "current-password"},
                                                        state),
                                       html::actions({html::button({.label = say("access.unlock.button")})})}))});
  return visit.page(std::move(page), status);
}

Reply SignInPages::unlock(Visit& visit) {
  if (visit.session() == nullptr || !visit.session()->locked)
    return http::see_other(back(visit));
  const std::string sealed = visit.fields().text_or("sealed");
  return unlock_page(visit, visit.opened(), back(visit), sealed, lead_over(sealed), 200);
}

Reply SignInPages::locked_while_typing(Visit& visit) {
  // The address and the body as they came; bound to the member, so that it opens for nobody else.
  const std::string typed = visit.request().path + "\n" + visit.request().body;
  const Bytes box = crypto::seal(draft_key_, bytes_of(typed), draft_context(*visit.session()), visit.site().chance);
  const std::string sealed = to_base64url(box);
  return unlock_page(visit, visit.state(), back(visit), sealed, lead_over(sealed), 401);
}

Reply SignInPages::locked_with_draft(Visit& visit) {
  return unlock_page(visit, visit.state(), visit.draft_mark()->page, "", "access.unlock.lead_with_kept", 401);
}

Reply SignInPages::do_unlock(Visit& visit) {
  const std::string sealed = visit.fields().text_or("sealed");
  const auto told = read_unlock(without_back(visit.fields()));
  if (!told)
    return unlock_page(visit, refused(visit, told.error()), back(visit), sealed, lead_over(sealed), 422);
  const auto done = room_.unlock(token(visit), told->password, visit.request().peer);
  if (!done)
    return unlock_page(visit, refused(visit, done.error()), back(visit), sealed, lead_over(sealed), 422);
  return sealed.empty() ? http::see_other(back(visit)) : draft_page(visit, *done, sealed);
}

// Not sent by itself: whoever typed it looks at one sentence and presses the button.
Reply SignInPages::draft_page(const Visit& visit, const Session& session, const std::string& sealed) {
  const auto box = from_base64url(sealed);
  const auto plain = box ? crypto::open(draft_key_, *box, draft_context(session)) : std::nullopt;
  const std::string typed = plain ? text_of(*plain) : "";
  const auto line = typed.find('\n');
  if (line == std::string::npos)
    return http::see_other(back(visit));
  const auto fields = http::form_fields(std::string_view(typed).substr(line + 1));
  const std::string path = typed.substr(0, line);
  if (!fields || !http::is_local_target(path))
    return http::see_other(back(visit));
  Html kept;
  for (const auto& [name, values] : fields->by_name())
    if (name != "csrf")
      for (const std::string& value : values)
        kept += html::hidden(name, value);
  html::Form form = visit.typed_form(path);
  form.csrf = session.csrf.masked(visit.site().chance);
  const auto& say = visit.say();
  html::Page page;
  page.title = say("access.unlock.draft_title");
  page.address = path; // in the other language, the form itself is shown, filled in
  page.narrow = true;
  page.body = html::all(
      {html::lead(say("access.unlock.draft_lead")),
       html::form(form,
                  html::all({kept, html::actions({html::button({.label = say("access.unlock.draft_button")}),
                                                  html::link_to(back(visit), say("access.unlock.draft_drop"))})}))});
  return visit.page(std::move(page));
}

Reply SignInPages::password_page(const Visit& visit, html::FormState state, int status) {
  const auto& say = visit.say();
  html::Page page;
  page.title = say("access.password.title");
  page.narrow = true;
  page.error_prefix = state.errors.empty() ? "" : say("form.error_prefix");
  page.before_heading = html::error_summary(state);
  page.body = html::form(visit.form("/password"),
                         html::all({html::text_field({.name = "current_password",
                                                      .label = say("field.current_password"),
                                                      .kind = html::TextKind::password,
                                                      .width = html::Width::half,
                                                      .autocomplete = "current-password"},
                                                     state),
                                    html::text_field({.name = "new_password",
                                                      .label = say("field.new_password"),
                                                      .hint = say("access.password.hint"),
                                                      .kind = html::TextKind::new_password,
                                                      .width = html::Width::half,
                                                      .autocomplete = "new-password"},
                                                     state),
                                    html::actions({html::button({.label = say("access.password.button")})})}));
  return visit.page(std::move(page), status);
}

Reply SignInPages::password(Visit& visit) {
  return password_page(visit, visit.state(), 200);
}

Reply SignInPages::change_password(Visit& visit) {
  const auto told = read_change_password(visit.fields());
  if (!told)
    return password_page(visit, refused(visit, told.error()), 422);
  const auto done = room_.change_password(token(visit), *told, visit.request().peer);
  if (!done)
    return password_page(visit, refused(visit, done.error()), 422);
  return visit.go("/seats", "password_changed");
}

Reply SignInPages::sign_out(Visit& visit) {
  room_.sign_out(token(visit));
  Reply reply = http::see_other("/sign-in");
  reply.with("Set-Cookie", http::set_cookie({.name = cookies_.session, .value = "", .lives = std::chrono::seconds(0)}));
  reply.with("Clear-Site-Data", "\"cache\"");
  return reply;
}

Reply SignInPages::language(Visit& visit) {
  const auto to = language_of(visit.fields().text_or("to"));
  Reply reply = http::see_other(back(visit));
  if (to)
    reply.with("Set-Cookie", http::set_cookie({.name = cookies_.language,
                                               .value = std::string(tag_of(*to)),
                                               .lives = std::chrono::hours(24 * 365)}));
  return reply;
}

} // namespace concert::access
