#include <algorithm>
#include <cmath>

#include "platform/html/components.h"
#include "rooms/situations/pages/overview_pages.h"

namespace concert::situations {
namespace {

using html::all;
using html::Html;

std::string shown(const Telling& tell, const std::optional<std::int64_t>& count) {
  return count ? tell.say().number(*count) : tell("situations.figures.withheld");
}

html::ChartValue bar(const Telling& tell, std::string label, const std::optional<std::int64_t>& count) {
  return {std::move(label), count ? std::optional(static_cast<double>(*count)) : std::nullopt, shown(tell, count)};
}

Html chart(const Telling& tell, std::string_view key, std::string_view head, std::vector<html::ChartValue> values) {
  if (values.empty())
    return {};
  html::Chart out;
  out.title = tell(key);
  out.description = tell(std::string(key) + ".description");
  out.label_head = tell(head);
  out.value_head = tell("situations.figures.situations");
  out.table_label = tell("situations.figures.as_table");
  out.values = std::move(values);
  out.note = tell("situations.figures.internal.short");
  return html::bar_chart(out);
}

// In the large type of a key figure only short things fit: whole hours, and a dash with "withheld" below it.
html::Figure figure(const Telling& tell, std::string_view key, const std::optional<std::int64_t>& count,
                    std::string note) {
  return {tell(key), count ? tell.say().number(*count) : "–", count ? std::move(note) : shown(tell, count)};
}

html::Figure median(const Telling& tell, std::string_view key, const std::optional<std::int64_t>& minutes) {
  if (!minutes)
    return figure(tell, key, minutes, "");
  const std::string time = *minutes < 60 ? tell.say().duration(std::chrono::minutes(*minutes))
                                         : tell.say().count("words.hours", *minutes / 60);
  return {tell(key), time, tell("situations.figures.median")};
}

constexpr std::size_t most_months = 12;

// Table alone: three lengths of three figures a month would be no picture.
Html months(const Telling& tell, const std::vector<InternalMonth>& by_month) {
  if (by_month.empty())
    return {};
  const auto length = [&tell](const Spread& spread, const std::optional<double>& minutes) -> Html {
    if (minutes)
      return tell.say().duration(std::chrono::minutes(std::llround(*minutes)));
    return spread.count == std::optional<std::int64_t>(0) ? Html("–") : Html(tell("situations.figures.withheld"));
  };
  constexpr std::array steps = {"lead_named", "first_contact", "connected"};
  Html tables;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    html::Table out;
    out.caption = tell("situations.figures." + std::string(steps[i]));
    out.columns = {{tell("situations.figures.month")},
                   {tell("situations.figures.number"), html::Align::number},
                   {tell("situations.figures.median_short"), html::Align::number},
                   {tell("situations.figures.ninetieth"), html::Align::number}};
    for (std::size_t m = 0; m < std::min(by_month.size(), most_months); ++m) {
      const Spread& spread = by_month[m].spreads[i];
      out.rows.push_back({by_month[m].month, shown(tell, spread.count), length(spread, spread.median),
                          length(spread, spread.ninetieth)});
    }
    tables += html::table(out);
  }
  return html::section(tell("situations.figures.by_month"),
                       all({html::paragraph(tell("situations.figures.by_month.description")), tables}), "months");
}

} // namespace

html::Page figures_page(const Telling& tell, const InternalFigures& figures, std::int64_t threshold) {
  html::Page page;
  page.title = tell("situations.figures.title");
  page.heading_note = html::tag(tell("situations.figures.internal"), html::Tone::warning);
  std::vector<html::ChartValue> stages, reasons;
  for (const InternalCount& one : figures.by_stage)
    stages.push_back(bar(tell, tell("situations.stage." + one.key), one.count));
  for (const InternalCount& one : figures.by_reason)
    reasons.push_back(bar(tell, tell.book->label("conclusions", one.key, tell.visit.language()), one.count));
  const std::string least = tell.say().number(threshold);
  Html body =
      all({html::lead(tell("situations.figures.lead")),
           html::notice({.label = tell("situations.identity.note"),
                         .heading = tell("situations.figures.internal"),
                         .body = html::paragraph(tell("situations.figures.withholding", {{"least", least}}))})});
  body += html::key_figures(
      {figure(tell, "situations.figures.total", figures.total, ""),
       median(tell, "situations.figures.first_contact", figures.median_minutes_to_first_contact),
       median(tell, "situations.figures.connected", figures.median_minutes_to_connected),
       figure(tell, "situations.figures.reduced", figures.factors_reduced,
              tell("situations.figures.of_assessed", {{"assessed", shown(tell, figures.factors_assessed)}}))});
  if (stages.empty() && reasons.empty())
    body += html::el("p", {html::cls("c-empty")}, tell("situations.figures.none"));
  body += chart(tell, "situations.figures.by_stage", "situations.column.filter", std::move(stages));
  body += chart(tell, "situations.figures.by_reason", "situations.figures.reason", std::move(reasons));
  body += months(tell, figures.by_month);
  page.body = body;
  return page;
}

} // namespace concert::situations
