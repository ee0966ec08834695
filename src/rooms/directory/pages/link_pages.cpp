#include "rooms/directory/pages/link_pages.h"

#include "platform/http/refusal_status.h"
#include "rooms/directory/pages/places_shown.h"

namespace concert::directory {
namespace {

using namespace html;

http::Reply kept_nowhere(http::Reply reply) {
  reply.with("Cache-Control", "no-store");
  return reply;
}

std::string capacity_address(const access::Visit& visit) {
  return "/capacity/" + visit.at("token");
}

http::Reply closed_page(const access::Visit& visit) {
  const auto& words = visit.say();
  Page page;
  page.title = words("directory.link.title");
  page.narrow = true;
  page.body = all({lead(words("directory.link.refused")), paragraph(words("directory.link.refused.what"))});
  return kept_nowhere(visit.page(std::move(page), http::status_of(RefusalKind::not_found)));
}

std::string asking_address(const OrganizationId& id) {
  return address_of(id) + "/ask";
}

} // namespace

http::Reply LinkPages::open_page(access::Visit& visit, const CapacityLinks::Asked& asked, FormState state, Moved moved,
                                 int status) {
  const auto& words = visit.say();
  const int max_age_days = room_.capacity_max_age_days();
  Page page;
  page.title = words("directory.link.title");
  page.address = capacity_address(visit);
  page.narrow = true;
  if (moved == Moved::meanwhile) {
    state.errors.clear();
    page.before_heading = moved_notice(words);
  } else {
    page.error_prefix = state.errors.empty() ? "" : words("form.error_prefix");
    page.before_heading = error_summary(state);
  }
  page.body = all({lead(words.count("directory.link.lead", max_age_days)),
                   paragraph(words("directory.link.until", {{"when", words.moment(asked.link.expires_at)}}))});
  const auto said = static_cast<std::int64_t>(as_it_stands(asked.places).size());
  if (said > 0)
    page.body += panel(
        {.heading = words("directory.places.still_true"),
         .body = all({paragraph(words.count("directory.places.still_true.what", said)),
                      html::form(visit.form(capacity_address(visit), asked.places.seen),
                                 all({hidden("step", "still_true"),
                                      actions({button({.label = words("directory.places.still_true.button")})})}))}),
         .strong = true});
  page.body += section(words(said > 0 ? "directory.places.numbers" : "directory.link.numbers"),
                       all({paragraph(words("directory.places.numbers.what")),
                            // Whoever answers has no seat to keep a draft in.
                            html::form(undrafted(visit.typed_form(capacity_address(visit), asked.places.seen)),
                                       all({places_shown(visit, asked.places, max_age_days, state),
                                            actions({button({.label = words("directory.link.save")})})}))}),
                       "numbers");
  return kept_nowhere(visit.page(std::move(page), status));
}

http::Reply LinkPages::look(access::Visit& visit) {
  const auto asked = links_.look(visit.at("token"));
  return asked ? open_page(visit, *asked, visit.opened(shown_places(asked->places)), Moved::no, 200)
               : closed_page(visit);
}

http::Reply LinkPages::state(access::Visit& visit) {
  const auto asked = links_.look(visit.at("token"));
  if (!asked)
    return closed_page(visit);
  std::vector<PlaceStatement> statements;
  if (visit.fields().text_or("step") == "still_true") {
    statements = as_it_stands(asked->places);
  } else {
    auto told = read_places(visit.fields(), asked->places);
    if (!told)
      return open_page(visit, *asked, visit.state(told.error()), Moved::no, http::status_of(told.error().kind));
    statements = *std::move(told);
  }
  const auto done = links_.state(visit.at("token"), visit.version().value_or(0), statements);
  if (done) {
    const auto& words = visit.say();
    Page page;
    page.title = words("directory.link.thanks");
    page.address = capacity_address(visit); // used up: in the other language it says so
    page.narrow = true;
    page.body = notice({.tone = Tone::success,
                        .label = words("directory.link.received"),
                        .heading = words.count("directory.link.stated", static_cast<std::int64_t>(*done)),
                        .body = paragraph(words("directory.link.over")),
                        .announced = Announced::yes});
    return kept_nowhere(visit.page(std::move(page)));
  }
  if (done.error().kind != RefusalKind::stale)
    return closed_page(visit);
  const auto now = links_.look(visit.at("token"));
  return now ? open_page(visit, *now, visit.state(done.error()), Moved::meanwhile, http::status_of(RefusalKind::stale))
             : closed_page(visit);
}

http::Reply LinkPages::asking_page(const access::Visit& visit, const OrganizationId& id, FormState state, int status) {
  const auto& words = visit.say();
  const auto view = room_.organization(visit.actor(), id);
  const auto seen = view ? links_.seen(visit.actor(), id) : Result<CapacityLinks::Seen>(view.error());
  if (!seen)
    return visit.refuse(seen.error());
  Page page;
  page.title = words("directory.link.ask");
  page.address = asking_address(id);
  page.back = {view->organization->name, address_of(id)};
  page.error_prefix = state.errors.empty() ? "" : words("form.error_prefix");
  page.before_heading = error_summary(state);
  page.narrow = true;
  page.body = lead(words("directory.link.ask.lead"));
  if (const auto& latest = seen->latest) {
    const bool live = latest->is_live(visit.now());
    const std::string how = live            ? (seen->mail_waits ? "waits" : "open")
                            : latest->ended ? std::string(name_of(*latest->ended))
                                            : "expired";
    const auto revoking = [&] {
      return html::form(visit.form(asking_address(id) + "/revoke"),
                        actions({button({.label = words("directory.link.revoke"), .kind = ButtonKind::secondary})}));
    };
    page.body +=
        panel({.heading = words("directory.link.latest"),
               .body = all({paragraph(words("directory.link.state." + how,
                                            {{"to", latest->to.text()}, {"when", words.moment(latest->issued_at)}})),
                            when(live, revoking)})});
  }
  page.body += html::form(visit.typed_form(asking_address(id)),
                          all({text_field({.name = "email",
                                           .label = words("directory.link.email"),
                                           .hint = words("directory.link.email.hint"),
                                           .kind = TextKind::email,
                                           .longest = 254,
                                           .autocomplete = "off"},
                                          state),
                               actions({button({.label = words("directory.link.send")})})}));
  return visit.page(std::move(page), status);
}

http::Reply LinkPages::asking(access::Visit& visit) {
  const auto id = visit.id<OrganizationId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  Fields shown;
  if (const auto view = room_.organization(visit.actor(), *id))
    shown.add("email", view->organization->email);
  return asking_page(visit, *id, visit.opened(std::move(shown)), 200);
}

http::Reply LinkPages::ask(access::Visit& visit) {
  const auto id = visit.id<OrganizationId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const auto to = read_ask_capacity(visit.fields());
  if (!to)
    return asking_page(visit, *id, visit.state(to.error()), http::status_of(to.error().kind));
  const auto issued = links_.issue(visit.actor(), *id, *to);
  if (!issued)
    return visit.refuse(issued.error());
  if (!issued->token)
    return visit.go(asking_address(*id), "capacity_asked");
  // Shown this once: no mail takes it there.
  const auto& words = visit.say();
  const std::string base = !public_address_.empty() ? public_address_ : visit.request().headers.text_or("Host");
  Page page;
  page.title = words("directory.link.handed");
  page.address = asking_address(*id);
  page.back = {words("directory.link.ask"), asking_address(*id)};
  page.narrow = true;
  page.body = all({lead(words("directory.link.handed.what", {{"to", issued->link.to.text()}})),
                   el("p", el("code", base + "/capacity/" + *issued->token)),
                   paragraph(words("directory.link.until", {{"when", words.moment(issued->link.expires_at)}}))});
  return kept_nowhere(visit.page(std::move(page)));
}

http::Reply LinkPages::revoke(access::Visit& visit) {
  const auto id = visit.id<OrganizationId>();
  const Result<void> done = id ? links_.revoke(visit.actor(), *id) : Result<void>(Refusal::not_found());
  return done ? visit.go(asking_address(*id), "capacity_revoked") : visit.refuse(done.error());
}

} // namespace concert::directory
