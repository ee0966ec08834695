// What all pages share, the pages about many situations, and filter 1.
#include "rooms/situations/pages/pages.h"

#include <algorithm>

#include "platform/http/refusal_status.h"
#include "rooms/situations/pages/overview_pages.h"

namespace concert::situations {

using access::Act;
using access::Visit;
using http::Reply;

namespace {

// PRIVACY: a page with a name on it is kept nowhere and never compressed beside what was typed.
Reply personal(Reply reply) {
  reply.compression = http::Compression::forbidden;
  reply.with("Cache-Control", "no-store");
  return reply;
}

bool sees_situations(const access::Actor& who) {
  return who.role == access::Role::representative || who.role == access::Role::chair;
}

// One error above the record for whatever was wrong: it has no fields that an error could lead to.
html::FormState as_notice(const Visit& visit, const Refusal& refusal) {
  html::FormState state = visit.state();
  state.errors.push_back({"", visit.message(refusal)});
  return state;
}

html::Html said_by(const std::vector<Pages::OnHome>& all, const Visit& visit) {
  return html::each(all, [&visit](const Pages::OnHome& say) { return say(visit); });
}

} // namespace

Telling Pages::telling(const Visit& visit) const {
  Telling out{.visit = visit, .book = codes_.book(), .agencies = agencies_.agencies()};
  out.at_table = access_.seats_at(visit.actor().table);
  out.today = clock_.today();
  return out;
}

Reply Pages::with(Visit& visit, const Then& then) {
  const auto id = visit.id<SituationId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const auto view = room_.view(visit.actor(), *id);
  return view ? then(telling(visit), *view) : visit.refuse(view.error());
}

Reply Pages::form(Visit& visit, Act act, const FormPage& page, const Shown& shown) {
  return with(visit, [&](const Telling& tell, const View& view) {
    if (!view.allows(act))
      return visit.page(record_page(tell, view, as_notice(visit, Refusal::step_not_open("refusal.step_not_open"))),
                        409);
    return visit.page(page(tell, view, visit.opened(shown ? shown(view) : Fields())));
  });
}

Reply Pages::after(Visit& visit, Act act, const Result<View>& done, std::string_view said, const FormPage& page) {
  if (done)
    return visit.go(path_of(done->id), said);
  const Refusal& refusal = done.error();
  if (refusal.kind == RefusalKind::not_found || refusal.kind == RefusalKind::not_permitted)
    return visit.refuse(refusal);
  const int status = http::status_of(refusal.kind);
  return with(visit, [&](const Telling& tell, const View& now) {
    if (!page || !now.allows(act))
      return visit.page(record_page(tell, now, as_notice(visit, refusal)), status);
    return visit.page(page(tell, now, visit.state(in_names_of_page(refusal))), status);
  });
}

Reply Pages::home(Visit& visit) {
  const Telling tell = telling(visit);
  const access::Actor& who = visit.actor();
  if (!sees_situations(who))
    return visit.page(home_without_situations(tell));
  const auto open = room_.open_shared(who);
  if (!open)
    return visit.refuse(open.error());
  html::Page page = home_page(tell, *open);
  page.before_heading += said_by(on_home_, visit);
  if (const auto offered = room_.offered_here(who); offered && !offered->empty())
    page.before_heading +=
        html::notice({.label = tell("situations.identity.note"),
                      .heading = tell("situations.hand_overs.waiting"),
                      .body = html::paragraph(html::link_to("/hand-overs", tell("situations.hand_overs.go")))});
  return visit.page(std::move(page));
}

Reply Pages::list(Visit& visit) {
  const ListAsked asked = list_asked(visit.fields());
  const auto found = asked.number_is_wrong && sees_situations(visit.actor()) ? Result<ListPage>(ListPage())
                                                                             : room_.list(visit.actor(), asked.query);
  if (!found)
    return visit.refuse(found.error());
  return visit.page(list_page(telling(visit), *found, asked));
}

Reply Pages::waiting(Visit& visit) {
  const auto open = room_.open_situations(visit.actor());
  if (!open)
    return visit.refuse(open.error());
  const Telling tell = telling(visit);
  html::Page page = waiting_page(tell, awaited_in(*open, tell.today, visit.actor()));
  page.body += said_by(on_waiting_, visit);
  return visit.page(std::move(page));
}

Reply Pages::figures(Visit& visit) {
  const auto figures = room_.figures(visit.actor());
  if (!figures)
    return visit.refuse(figures.error());
  html::Page page = figures_page(telling(visit), withheld(*figures, partner_threshold), partner_threshold);
  page.body += said_by(on_figures_, visit);
  return visit.page(std::move(page));
}

Reply Pages::new_screening(Visit& visit) {
  if (!access::Gate().allows(Act::screen_situation, visit.actor()))
    return visit.refuse(Refusal::not_permitted());
  return visit.page(new_page(telling(visit), visit.opened()));
}

Reply Pages::open(Visit& visit) {
  const Telling tell = telling(visit);
  const auto told = read_open(only(visit.fields(), open_fields()), *tell.book);
  const Result<View> done = told ? room_.open(visit.actor(), *told) : Result<View>(told.error());
  if (done)
    return visit.go(path_of(done->id, told->screening.passes() ? "picture" : ""), "situation_opened");
  if (done.error().kind != RefusalKind::invalid || !access::Gate().allows(Act::screen_situation, visit.actor()))
    return visit.refuse(Refusal::not_permitted());
  return visit.page(new_page(tell, visit.state(done.error())), http::status_of(done.error().kind));
}

Reply Pages::record(Visit& visit) {
  return with(visit, [&](const Telling& tell, const View& view) {
    const html::Html said = html::each(on_record_, [&](const OnRecord& say) { return say(visit, view); });
    return visit.page(record_page(tell, view, visit.state(), said));
  });
}

Reply Pages::back_to_record(Visit& visit) {
  const auto id = visit.id<SituationId>();
  return id ? http::see_other(path_of(*id)) : visit.refuse(Refusal::not_found());
}

// The answers belong to filter 1; the permission goes further, to the description.
Reply Pages::screening(Visit& visit) {
  return with(visit, [&](const Telling& tell, const View& view) {
    if (!view.allows(Act::amend_picture) || view.stage != access::Stage::screening)
      return visit.page(record_page(tell, view, as_notice(visit, Refusal::step_not_open("refusal.step_not_open"))),
                        409);
    return visit.page(screening_page(tell, view, visit.opened(fields_of(view.subject, *view.screening))));
  });
}

Reply Pages::screen_again(Visit& visit) {
  const auto id = visit.id<SituationId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const codes::SharedCodeBook book = codes_.book();
  const auto told = read_open(only(visit.fields(), open_fields()), *book);
  const Result<View> done =
      told ? room_.screen_again(visit.actor(), *id, visit.version().value_or(0), *told) : Result<View>(told.error());
  const RefusalKind kind = done ? RefusalKind::not_found : done.error().kind;
  FormPage page = [kind](const Telling& tell, const View& now, const html::FormState& state) {
    if (now.stage != access::Stage::screening) // presented meanwhile
      return record_page(tell, now, state);
    html::Page out = screening_page(tell, now, state);
    if (kind == RefusalKind::stale)
      out.body = html::all({stored_screening(tell, now), out.body});
    return out;
  };
  return after(visit, Act::amend_picture, done, "screening_saved", page);
}

Reply Pages::picture(Visit& visit) {
  return form(visit, Act::amend_picture, picture_page,
              [](const View& view) { return picture_fields_shown(*view.picture); });
}

Reply Pages::save_picture(Visit& visit) {
  const auto id = visit.id<SituationId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const codes::SharedCodeBook book = codes_.book();
  TypedPicture typed = picture_typed(visit.fields(), *book);
  auto told = read_picture(typed.fields, *book);
  if (!typed.problems.empty()) { // of rows first, then whatever else is wrong
    if (!told)
      for (const Problem& problem : told.error().problems)
        typed.problems.push_back(problem);
    told = Refusal::invalid(std::move(typed.problems));
  }
  const Result<View> done =
      told ? room_.amend(visit.actor(), *id, visit.version().value_or(0), *told) : Result<View>(told.error());
  const bool is_stale = !done && done.error().kind == RefusalKind::stale;
  return after(visit, Act::amend_picture, done, "picture_saved",
               [is_stale](const Telling& tell, const View& now, const html::FormState& state) {
                 html::Page page = picture_page(tell, now, state);
                 if (is_stale)
                   page.body = html::all({stored_now(tell, now), page.body});
                 return page;
               });
}

Reply Pages::identity(Visit& visit) {
  return form(visit, Act::keep_identity, identity_page);
}

Reply Pages::kept_identity(Visit& visit) {
  return with(visit, [&](const Telling& tell, const View& view) {
    if (!view.allows(Act::keep_identity)) // first, so that no look is recorded that was not had
      return visit.refuse(Refusal::not_found());
    const auto names = room_.see_names(visit.actor(), view.id);
    if (!names)
      return visit.refuse(names.error());
    const auto contact = room_.see_contact(visit.actor(), view.id);
    if (!contact)
      return visit.refuse(contact.error());
    const Fields kept = people::fields_of(people::Identity{*names, *contact});
    return personal(visit.page(kept_identity_page(tell, view, visit.state(kept))));
  });
}

Reply Pages::save_identity(Visit& visit) {
  const auto id = visit.id<SituationId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const codes::SharedCodeBook book = codes_.book();
  const auto told =
      people::read_identity(only(visit.fields(), people::identity_fields()), book->knows(), clock_.today());
  const Result<View> done =
      told ? room_.keep_identity(visit.actor(), *id, visit.version().value_or(0), *told) : Result<View>(told.error());
  return personal(after(visit, Act::keep_identity, done, "identity_kept", identity_page));
}

Reply Pages::names(Visit& visit) {
  return with(visit, [&](const Telling& tell, const View& view) {
    const auto names = room_.see_names(visit.actor(), view.id);
    return names ? personal(visit.page(names_page(tell, view, *names))) : visit.refuse(names.error());
  });
}

Reply Pages::contact_details(Visit& visit) {
  return with(visit, [&](const Telling& tell, const View& view) {
    const auto contact = room_.see_contact(visit.actor(), view.id);
    return contact ? personal(visit.page(contact_page(tell, view, *contact))) : visit.refuse(contact.error());
  });
}

} // namespace concert::situations
