// Counts over follow-ups, marked internal.
#include "rooms/aftercare/pages/shown.h"

namespace concert::aftercare {
namespace {

using html::all;
using html::Html;

std::string count_shown(const Telling& tell, const std::optional<std::int64_t>& count) {
  return count ? tell.say().number(*count) : tell("situations.figures.withheld");
}

using Cells = std::vector<InternalCount> InternalDay::*;

Html by_day(const Telling& tell, std::string_view caption, std::string_view words, const std::vector<InternalDay>& days,
            Cells cells) {
  html::Table out;
  out.caption = tell(caption);
  out.columns = {{tell("aftercare.figures.answer")}};
  for (const InternalDay& day : days)
    out.columns.push_back({tell("aftercare.after_days", {{"days", tell.say().number(day.days)}}), html::Align::number});
  for (std::size_t i = 0; i < (days.front().*cells).size(); ++i) {
    std::vector<Html> row = {tell(std::string(words) + (days.front().*cells)[i].key)};
    for (const InternalDay& day : days)
      row.emplace_back(count_shown(tell, (day.*cells)[i].count));
    out.rows.push_back(std::move(row));
  }
  return html::table(out);
}

} // namespace

html::Page figures_page(const Telling& tell, const std::vector<InternalDay>& days, std::int64_t threshold) {
  html::Page page;
  page.title = tell("aftercare.figures.title");
  page.heading_note = html::tag(tell("situations.figures.internal"), html::Tone::warning);
  page.breadcrumbs = {{tell("situations.figures.title"), "/figures"}};
  std::vector<html::Figure> totals;
  for (const InternalDay& day : days)
    totals.push_back({tell("aftercare.after_days", {{"days", tell.say().number(day.days)}}),
                      day.total ? tell.say().number(*day.total) : "–",
                      day.factors ? tell("aftercare.figures.reduced", {{"reduced", tell.say().number(*day.reduced)},
                                                                       {"factors", tell.say().number(*day.factors)}})
                                  : tell("situations.figures.withheld")});
  const std::string least = tell.say().number(threshold);
  page.body = all({html::lead(tell("aftercare.figures.lead")),
                   html::notice({.label = tell("situations.identity.note"),
                                 .heading = tell("situations.figures.internal"),
                                 .body = html::paragraph(tell("situations.figures.withholding", {{"least", least}}))}),
                   html::section(tell("aftercare.figures.due"), html::key_figures(totals)),
                   by_day(tell, "aftercare.figures.states", "aftercare.figure_state.", days, &InternalDay::by_state),
                   by_day(tell, "aftercare.help_received", "aftercare.help_group.", days, &InternalDay::help),
                   by_day(tell, "aftercare.situation_now", "aftercare.change_group.", days, &InternalDay::change)});
  return page;
}

} // namespace concert::aftercare
