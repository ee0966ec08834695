// The shadow beside the table of needs: what concluded situations say of it. Nothing on this page changes anything.
#include "platform/html/components.h"
#include "platform/html/lists.h"
#include "rooms/alignment/pages/plan_pages.h"
#include "rooms/situations/pages/telling.h"

namespace concert::alignment {

using html::all;
using html::Html;

http::Reply PlanPages::learning(access::Visit& visit) {
  const auto found = room_.learning(visit.actor());
  if (!found)
    return visit.refuse(found.error());
  const situations::Telling tell{visit, codes_.book(), agencies_.agencies()};
  const auto value = [&](double share) { return tell.say().number(share, 2); };
  html::Table table;
  table.caption = tell("alignment.learning.title");
  table.caption_spoken_only = true;
  table.empty = tell("alignment.learning.none");
  table.columns = {{tell("alignment.learning.row")},
                   {tell("alignment.learning.expert"), html::Align::number},
                   {tell("alignment.learning.seen"), html::Align::number},
                   {tell("alignment.learning.value"), html::Align::number},
                   {tell("alignment.learning.between"), html::Align::number}};
  const Html hidden = html::el("span", {html::cls("c-note")}, tell("alignment.unmet.hidden"));
  std::size_t too_few = 0;
  for (const Learned& row : found->rows) {
    const LearnedShown shown = shown_of(row);
    if (!shown.mobilized) {
      ++too_few;
      continue;
    }
    const Html name = all({found->needs_table->label(row.service_term, tell.say().language()), html::el("br"),
                           html::el("span", {html::cls("c-note")},
                                    tell.book->label("risk_categories", row.risk_category, tell.say().language()))});
    table.rows.push_back(
        {name, value(row.expert),
         shown.lowered ? Html(tell("alignment.learning.of", {{"lowered", tell.say().number(*shown.lowered)},
                                                             {"count", tell.say().number(*shown.mobilized)}}))
                       : Html(tell("alignment.learning.of_hidden", {{"count", tell.say().number(*shown.mobilized)}})),
         shown.learned ? Html(value(*shown.learned)) : hidden,
         shown.low
             ? Html(tell("alignment.learning.interval", {{"low", value(*shown.low)}, {"high", value(*shown.high)}}))
             : hidden});
  }
  html::Page page;
  page.title = tell("alignment.learning.title");
  page.caption = tell("alignment.plan.internal");
  page.back = {tell("alignment.plan.back"), "/alignment/plan"};
  page.body =
      all({html::lead(tell("alignment.learning.lead")), html::paragraph(tell("alignment.learning.what")),
           html::table(table),
           too_few == 0
               ? Html()
               : html::paragraph(tell.say().count("alignment.learning.too_few", static_cast<std::int64_t>(too_few)))});
  return visit.page(std::move(page));
}

} // namespace concert::alignment
