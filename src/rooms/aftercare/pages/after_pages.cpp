#include "rooms/aftercare/pages/after_pages.h"

#include "platform/http/refusal_status.h"
#include "rooms/aftercare/pages/shown.h"

namespace concert::aftercare {

using access::Act;
using access::Visit;
using http::Reply;
using situations::View;

namespace {

std::int64_t seen_version(const Visit& visit) {
  return visit.version().value_or(0);
}

} // namespace

Telling AfterPages::telling(const Visit& visit) const {
  Telling out{.visit = visit, .book = codes_.book(), .agencies = agencies_.agencies()};
  out.at_table = access_.seats_at(visit.actor().table);
  out.today = clock_.today();
  return out;
}

template <class Done, class Page>
Reply AfterPages::after(Visit& visit, const Result<Done>& done, std::string_view said, const Page& page) {
  const auto id = visit.id<SituationId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  if (done)
    return visit.go(situations::path_of(*id), said);
  const Refusal& refusal = done.error();
  if (refusal.kind != RefusalKind::invalid && refusal.kind != RefusalKind::stale)
    return visit.refuse(refusal);
  return page(visit.state(refusal), http::status_of(refusal.kind));
}

// ---- consent

Reply AfterPages::consenting(Visit& visit) {
  const auto id = visit.id<SituationId>();
  const auto now = id ? room_.follow_ups(visit.actor(), *id) : Result<FollowUps>(Refusal::not_found());
  if (!now)
    return visit.refuse(now.error());
  if (!now->situation.allows(Act::consent_follow_up))
    return visit.refuse(Refusal::not_permitted());
  if (now->handed_over || now->consent_holds())
    return visit.refuse(
        Refusal::step_not_open(now->handed_over ? "refusal.handed_over" : "refusal.consent_is_recorded"));
  Fields shown;
  shown.add("owner_agency", visit.actor().agency.text());
  return visit.page(consent_page(telling(visit), *now, visit.opened(std::move(shown))));
}

Reply AfterPages::consent(Visit& visit) {
  const auto id = visit.id<SituationId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const auto told = read_consent(visit.fields(), *codes_.book());
  const auto done =
      told ? room_.consent(visit.actor(), *id, seen_version(visit), *told) : Result<FollowUps>(told.error());
  return after(visit, done, "follow_up_agreed", [&](const html::FormState& state, int status) {
    const auto now = room_.follow_ups(visit.actor(), *id);
    if (!now || !now->situation.allows(Act::consent_follow_up))
      return visit.refuse(now ? Refusal::not_permitted() : now.error());
    return visit.page(consent_page(telling(visit), *now, state), status);
  });
}

Reply AfterPages::ending(Visit& visit) {
  const auto id = visit.id<SituationId>();
  const auto now = id ? room_.follow_ups(visit.actor(), *id) : Result<FollowUps>(Refusal::not_found());
  if (!now)
    return visit.refuse(now.error());
  const Telling tell = telling(visit);
  if (!may_end(tell, *now))
    return visit.refuse(now->consent_holds() ? Refusal::not_permitted() : Refusal::step_not_open("refusal.no_consent"));
  return visit.page(end_page(tell, *now, visit.opened()));
}

Reply AfterPages::end(Visit& visit) {
  const auto id = visit.id<SituationId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  return after(visit, room_.end_consent(visit.actor(), *id, seen_version(visit)), "follow_up_ended",
               [&](const html::FormState& state, int status) {
                 const auto now = room_.follow_ups(visit.actor(), *id);
                 if (!now)
                   return visit.refuse(now.error());
                 return visit.page(end_page(telling(visit), *now, state), status);
               });
}

// ---- follow-ups

Reply AfterPages::following_up(Visit& visit) {
  const auto id = visit.id<SituationId>();
  const auto which = visit.id<FollowUpId>("follow_up");
  const auto now = id && which ? room_.follow_ups(visit.actor(), *id) : Result<FollowUps>(Refusal::not_found());
  if (!now)
    return visit.refuse(now.error());
  const Telling tell = telling(visit);
  for (const FollowUp& one : now->follow_ups)
    if (one.id == *which && may_settle(tell, *now, one))
      return visit.page(follow_up_page(tell, *now, one, visit.opened(follow_up_fields(*now, one))));
  return visit.refuse(Refusal::not_found());
}

Reply AfterPages::record(Visit& visit) {
  const auto id = visit.id<SituationId>();
  const auto which = visit.id<FollowUpId>("follow_up");
  if (!id || !which)
    return visit.refuse(Refusal::not_found());
  const auto told = read_record(record_typed(visit.fields(), *which), *codes_.book());
  const auto done =
      told ? room_.record(visit.actor(), *id, seen_version(visit), *told) : Result<FollowUps>(told.error());
  const bool declined = told && told->outcome == Outcome::declined;
  return after(visit, done, declined ? "follow_up_ended" : "follow_up_recorded",
               [&](const html::FormState& state, int status) {
                 const auto now = room_.follow_ups(visit.actor(), *id);
                 if (!now)
                   return visit.refuse(now.error());
                 const Telling tell = telling(visit);
                 for (const FollowUp& one : now->follow_ups)
                   if (one.id == *which && may_settle(tell, *now, one))
                     return visit.page(follow_up_page(tell, *now, one, state), status);
                 return visit.refuse(done.error()); // somebody settled it meanwhile
               });
}

// ---- the report back

Reply AfterPages::reporting(Visit& visit) {
  const auto id = visit.id<SituationId>();
  const auto view = id ? situations_.view(visit.actor(), *id) : Result<View>(Refusal::not_found());
  if (!view)
    return visit.refuse(view.error());
  const auto seen = room_.report(visit.actor(), *id);
  if (!seen)
    return visit.refuse(seen.error());
  if (!seen->owed || !view->allows(Act::report_back))
    return http::see_other(situations::path_of(*id) + "#report");
  return visit.page(report_page(telling(visit), *view, *seen, visit.opened()));
}

Reply AfterPages::report(Visit& visit) {
  const auto id = visit.id<SituationId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const auto told = read_report(report_typed(visit.fields()), *codes_.book());
  const auto done =
      told ? room_.report_back(visit.actor(), *id, seen_version(visit), *told) : Result<ReportSeen>(told.error());
  return after(visit, done, "reported_back", [&](const html::FormState& state, int status) {
    const auto view = situations_.view(visit.actor(), *id);
    const auto seen = room_.report(visit.actor(), *id);
    if (!view || !seen || !view->allows(Act::report_back))
      return visit.refuse(Refusal::not_permitted());
    return visit.page(report_page(telling(visit), *view, *seen, state), status);
  });
}

// ---- beside them

Reply AfterPages::figures(Visit& visit) {
  const auto rows = room_.rows(visit.actor());
  if (!rows)
    return visit.refuse(rows.error());
  const Telling tell = telling(visit);
  return visit.page(
      figures_page(tell, withheld(*rows, *tell.book, situations::partner_threshold), situations::partner_threshold));
}

html::Html AfterPages::on_home(const Visit& visit) {
  const auto awaited = room_.awaited(visit.actor());
  if (!awaited || awaited->empty())
    return {};
  const Telling tell = telling(visit);
  const auto n = static_cast<std::int64_t>(awaited->size());
  return html::notice({.label = tell("aftercare.title"),
                       .heading = tell.say().count("aftercare.home", n),
                       .body = html::paragraph(html::link_to("/waiting#after", tell("aftercare.home.go")))});
}

html::Html AfterPages::on_waiting(const Visit& visit) {
  const auto awaited = room_.awaited(visit.actor());
  if (!awaited || awaited->empty())
    return {};
  return awaited_shown(telling(visit), *awaited);
}

html::Html AfterPages::on_figures(const Visit& visit) {
  if (!access::Gate().allows(Act::see_figures, visit.actor()))
    return {};
  return html::paragraph(html::link_to("/figures/follow-ups", visit.say()("aftercare.figures.go")));
}

html::Html AfterPages::on_record(const Visit& visit, const View& view) {
  const Telling tell = telling(visit);
  html::Html out;
  if (view.allows(Act::see_report))
    if (const auto seen = room_.report(visit.actor(), view.id))
      out += report_shown(tell, view, *seen);
  if (view.allows(Act::see_follow_up))
    if (const auto seen = room_.follow_ups(visit.actor(), view.id))
      out += follow_ups_shown(tell, *seen);
  return out;
}

} // namespace concert::aftercare
