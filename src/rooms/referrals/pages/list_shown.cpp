#include "platform/html/components.h"
#include "rooms/referrals/pages/shown.h"

namespace concert::referrals {
namespace {

using html::all;
using html::Html;

html::Table table_of(const Shown& shown, const std::vector<const View*>& some, std::string_view heading,
                     std::string_view none) {
  const auto& tell = shown.tell;
  html::Table table;
  table.caption = tell(heading);
  table.caption_spoken_only = true;
  table.columns = {{tell("referrals.column.service")},
                   {tell("referrals.column.state")},
                   {tell("referrals.column.from")},
                   {tell("referrals.column.to")},
                   {tell("referrals.column.since")}};
  table.empty = tell(none);
  for (const View* view : some) {
    const Referral& r = *view->whole;
    Html first = html::link_to(path_of(view->id), tell.label("service_types", r.service_type));
    if (r.urgency.id == "immediate_48h" && !is_end(view->state))
      first += all({" ", html::tag(tell.label("urgencies", r.urgency), html::Tone::danger)});
    Html state = state_tag(*tell.book, tell.visit.language(), view->state);
    if (const auto capacity = r.capacity(); capacity && capacity->wait_days && !is_end(view->state))
      state += all({" ", capacity_said(tell.say(), *tell.book, *capacity)});
    table.rows.push_back(
        {first, state, tell.agency(r.requester), shown.performer(r), tell.say().moment(view->changed_at)});
  }
  return table;
}

} // namespace

std::string Shown::performer(const Referral& r) const {
  if (r.performer.agency)
    return tell.agency(*r.performer.agency);
  const auto id = directory::OrganizationId::parse(r.performer.outside->organization);
  const directory::Organization* found = catalogue && id ? catalogue->organization(*id) : nullptr;
  return found != nullptr ? found->name : tell("referrals.gone_from_directory");
}

std::string Shown::service(const Referral& r) const {
  const auto id = directory::ServiceId::parse(r.service);
  const directory::Service* found = catalogue && id ? catalogue->service(*id) : nullptr;
  return found != nullptr ? found->name : "";
}

std::string path_of(ReferralId id, std::string_view page) {
  std::string out = "/referrals/" + id.text();
  if (!page.empty())
    out += "/" + std::string(page);
  return out;
}

html::Page list_page(const Shown& shown, const std::vector<View>& views) {
  const auto& tell = shown.tell;
  std::vector<const View*> mine, others, closed;
  for (const View& view : views)
    (is_end(view.state) ? closed : view.waits_for_me() ? mine : others).push_back(&view);
  html::Page page;
  page.title = tell("frame.referrals");
  page.body =
      all({html::lead(tell("referrals.list.lead")),
           html::section(tell("referrals.mine"),
                         html::table(table_of(shown, mine, "referrals.mine", "referrals.mine.none")), "mine"),
           html::section(tell("referrals.others"),
                         html::table(table_of(shown, others, "referrals.others", "referrals.others.none")), "others"),
           html::section(tell("referrals.closed"),
                         html::table(table_of(shown, closed, "referrals.closed", "referrals.closed.none")), "closed")});
  return page;
}

Html on_record(const Shown& shown, const situations::View& situation, const std::vector<View>& views) {
  const auto& tell = shown.tell;
  const bool may_refer = situation.allows(access::Act::refer_service);
  if (views.empty() && !may_refer)
    return {};
  html::Table table;
  table.caption = tell("frame.referrals");
  table.caption_spoken_only = true;
  table.columns = {{tell("referrals.column.service")}, {tell("referrals.column.state")}, {tell("referrals.column.to")}};
  table.empty = tell("referrals.record.none");
  for (const View& view : views) {
    const Html state = state_tag(*tell.book, tell.visit.language(), view.state);
    if (view.whole)
      table.rows.push_back({html::link_to(path_of(view.id), tell.label("service_types", view.whole->service_type)),
                            state, shown.performer(*view.whole)});
    else // PRIVACY: the chair hears that somebody asked, and how far it has come
      table.rows.push_back({tell("referrals.record.by", {{"agency", tell.agency(view.requester)}}), state, "–"});
  }
  Html body = html::table(table);
  if (may_refer)
    body += html::actions({html::button_link(tell("referrals.refer"), situations::path_of(situation.id, "refer"),
                                             html::ButtonKind::secondary)});
  return html::section(tell("frame.referrals"), body, "referrals");
}

} // namespace concert::referrals
