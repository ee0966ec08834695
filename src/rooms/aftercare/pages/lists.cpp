// What is to be done after the table, over all situations of this seat.
#include "rooms/aftercare/pages/shown.h"

namespace concert::aftercare {

using html::Html;
using situations::path_of;

Html awaited_shown(const Telling& tell, const std::vector<AwaitedAfter>& awaited) {
  html::Table table;
  table.caption = tell("aftercare.title");
  table.caption_spoken_only = true;
  table.columns = {{tell("situations.column.situation")},
                   {tell("situations.waiting.what")},
                   {tell("aftercare.column.who")},
                   {tell("aftercare.column.until")}};
  for (const AwaitedAfter& one : awaited) {
    const std::string what = one.days ? tell("aftercare.follow_up.title", {{"days", tell.say().number(*one.days)}})
                                      : tell("aftercare.report");
    const bool mine = tell.is_mine(one.agency) && !tell.is_chair();
    const std::string page = one.follow_up ? "after/" + one.follow_up->text() : "report";
    table.rows.push_back(
        {html::link_to(path_of(one.situation), situations::title_of(tell, one.number)),
         mine ? html::link_to(path_of(one.situation, page), what) : Html(what), tell.agency(one.agency),
         one.is_overdue
             ? html::tag(tell("aftercare.since", {{"day", tell.say().short_day(one.due)}}), html::Tone::danger)
             : Html(tell.say().short_day(one.due))});
  }
  return html::section(tell("aftercare.title"), html::table(table), "after");
}

} // namespace concert::aftercare
