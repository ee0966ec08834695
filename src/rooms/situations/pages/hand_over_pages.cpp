// Offering a situation to another table, and what other tables offer to this one.
#include "platform/html/components.h"
#include "platform/http/refusal_status.h"
#include "rooms/situations/pages/form_options.h"
#include "rooms/situations/pages/pages.h"
#include "rooms/situations/pages/picture_shown.h"

namespace concert::situations {

using access::Act;
using access::Visit;
using html::all;
using html::Html;
using http::Reply;

namespace {

std::vector<html::Option> other_tables(const Telling& tell, access::Room& access) {
  std::vector<html::Option> out;
  for (const access::Table& table : access.tables())
    if (table.id != tell.visit.actor().table)
      out.push_back({.value = table.id.text(), .label = table.name.in(tell.visit.language())});
  return out;
}

Html offer_shown(const Telling& tell, const View& view, const OfferMade& made) {
  const std::string table = tell.visit.site().table_name(made.to, tell.visit.language());
  Html body = html::paragraph(tell("situations.hand_over.state." + std::string(name_of(made.state)),
                                   {{"table", table}, {"when", tell.say().moment(made.offered_at)}}));
  if (made.answer)
    body += html::paragraph(tell.label("hand_over_answers", *made.answer));
  if (made.state == HandOverState::offered && view.allows(Act::withdraw_hand_over))
    body += html::form(tell.visit.form(path_of(view.id, "hand-over/withdraw")),
                       html::actions({html::button(
                           {.label = tell("situations.hand_over.withdraw"), .kind = html::ButtonKind::secondary})}));
  return html::notice({.label = tell("situations.identity.note"), .body = body});
}

html::Page offer_page(const Telling& tell, const View& view, const std::optional<OfferMade>& made,
                      const std::vector<html::Option>& tables, const html::FormState& state) {
  html::Page page = form_page(tell, view, "situations.hand_over.title", state);
  page.narrow = true;
  Html body = html::lead(tell("situations.hand_over.lead"));
  if (made)
    body += offer_shown(tell, view, *made);
  const bool is_open = made && made->state == HandOverState::offered;
  // Whoever may only take an offer back, or has no table to offer to, is told so instead of half a form.
  const bool may_offer = view.allows(Act::offer_hand_over);
  if (!is_open && (!may_offer || tables.empty()))
    body += html::paragraph(tell(may_offer ? "situations.hand_over.no_table" : "situations.hand_over.not_yours"));
  else if (!is_open)
    body += html::form(
        tell.visit.typed_form(path_of(view.id, "hand-over"), view.version),
        all({html::radios({.name = "table", .legend = tell("situations.hand_over.table"), .options = tables}, state),
             html::radios({.name = "reason",
                           .legend = tell("situations.hand_over.why"),
                           .options = options_of(tell, "hand_overs")},
                          state),
             html::actions({html::button({.label = tell("situations.hand_over.button")}),
                            html::link_to(path_of(view.id), tell("situations.cancel"))})}));
  page.body = body;
  return page;
}

// Each offer with its two forms; `at` is the one whose form was sent and is shown with what is wrong.
Html offered_shown(const Telling& tell, const Offered& one, const html::FormState& state) {
  const std::string here = "/hand-overs/" + one.id.text();
  return html::section(
      tell.label("subjects", one.subject),
      all({html::summary_list({{tell("situations.hand_over.since"), tell.say().moment(one.offered_at)},
                               {tell("situations.hand_over.reason"), tell.label("hand_overs", one.reason)}}),
           picture_in_brief(tell, one.picture, one.picture),
           html::form(tell.visit.form(here + "/take"),
                      all({html::radios({.name = "originating_agency",
                                         .legend = tell("situations.hand_over.who"),
                                         .hint = tell("situations.hand_over.who.hint"),
                                         .options = agency_options(tell, tell.at_table)},
                                        state),
                           html::actions({html::button({.label = tell("situations.hand_over.take")})})})),
           html::form(tell.visit.form(here + "/decline"),
                      all({html::radios({.name = "reason",
                                         .legend = tell("situations.hand_over.decline.why"),
                                         .options = options_of(tell, "hand_over_answers")},
                                        state),
                           html::actions({html::button({.label = tell("situations.hand_over.decline"),
                                                        .kind = html::ButtonKind::secondary})})}))}),
      "o-" + one.id.text());
}

html::Page offered_page(const Telling& tell, const std::vector<Offered>& offered, const html::FormState& state) {
  html::Page page;
  page.title = tell("situations.hand_overs.title");
  page.error_prefix = state.errors.empty() ? "" : tell("form.error_prefix");
  page.before_heading = html::error_summary(state);
  Html body = html::lead(tell("situations.hand_overs.lead"));
  if (offered.empty())
    body += html::el("p", {html::cls("c-empty")}, tell("situations.hand_overs.none"));
  // One at a time: the fields of two would have the same names.
  if (!offered.empty())
    body += offered_shown(tell, offered.front(), state);
  if (offered.size() > 1)
    body += html::paragraph(
        tell("situations.hand_overs.more", {{"n", tell.say().number(static_cast<std::int64_t>(offered.size()) - 1)}}));
  page.body = body;
  return page;
}

} // namespace

Reply Pages::offering(Visit& visit) {
  return with(visit, [&](const Telling& tell, const View& view) {
    if (!view.allows(Act::offer_hand_over) && !view.allows(Act::withdraw_hand_over))
      return visit.refuse(Refusal::not_permitted());
    const auto made = room_.offer_made(visit.actor(), view.id);
    if (!made)
      return visit.refuse(made.error());
    return visit.page(offer_page(tell, view, *made, other_tables(tell, access_), visit.opened()));
  });
}

Reply Pages::offer(Visit& visit) {
  const auto id = visit.id<SituationId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const auto told = read_offer_hand_over(only(visit.fields(), offer_hand_over_fields()), *codes_.book());
  const Result<View> done =
      told ? room_.offer_hand_over(visit.actor(), *id, visit.version().value_or(0), *told) : Result<View>(told.error());
  return after(visit, Act::offer_hand_over, done, "situation_offered",
               [&](const Telling& tell, const View& view, const html::FormState& state) {
                 const auto made = room_.offer_made(visit.actor(), view.id);
                 return offer_page(tell, view, made ? *made : std::nullopt, other_tables(tell, access_), state);
               });
}

Reply Pages::withdraw_offer(Visit& visit) {
  const auto id = visit.id<SituationId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  return after(visit, Act::withdraw_hand_over, room_.withdraw_hand_over(visit.actor(), *id), "offer_withdrawn", {});
}

Reply Pages::hand_overs(Visit& visit) {
  const auto offered = room_.offered_here(visit.actor());
  if (!offered)
    return visit.refuse(offered.error());
  return visit.page(offered_page(telling(visit), *offered, visit.opened()));
}

Reply Pages::take_hand_over(Visit& visit) {
  const auto id = visit.id<HandOverId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const auto told = read_take_hand_over(only(visit.fields(), take_hand_over_fields()), *codes_.book());
  const Result<View> done = told ? room_.take_hand_over(visit.actor(), *id, *told) : Result<View>(told.error());
  if (done)
    return visit.go(path_of(done->id), "hand_over_taken");
  const auto offered = room_.offered_here(visit.actor());
  if (done.error().kind != RefusalKind::invalid || !offered)
    return visit.refuse(done.error());
  return visit.page(offered_page(telling(visit), *offered, visit.state(done.error())),
                    http::status_of(done.error().kind));
}

Reply Pages::decline_hand_over(Visit& visit) {
  const auto id = visit.id<HandOverId>();
  if (!id)
    return visit.refuse(Refusal::not_found());
  const auto told = read_decline_hand_over(only(visit.fields(), decline_hand_over_fields()), *codes_.book());
  const Result<void> done = told ? room_.decline_hand_over(visit.actor(), *id, *told) : Result<void>(told.error());
  if (done)
    return visit.go("/hand-overs", "hand_over_declined");
  const auto offered = room_.offered_here(visit.actor());
  if (done.error().kind != RefusalKind::invalid || !offered)
    return visit.refuse(done.error());
  return visit.page(offered_page(telling(visit), *offered, visit.state(done.error())),
                    http::status_of(done.error().kind));
}

} // namespace concert::situations
