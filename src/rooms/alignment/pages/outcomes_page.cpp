// How it went for groups, for the chair of a table: why it is looked at, then the figures with their intervals.
#include <algorithm>

#include "platform/html/chart.h"
#include "platform/html/components.h"
#include "platform/html/lists.h"
#include "platform/html/status.h"
#include "platform/http/refusal_status.h"
#include "rooms/alignment/pages/groups_said.h"
#include "rooms/alignment/pages/plan_pages.h"
#include "rooms/alignment/unmet.h"

namespace concert::alignment {

using html::all;
using html::Html;

namespace {

constexpr const char* groups_path = "/alignment/plan/groups";

struct Measure {
  const char* name;
  Share GroupOutcome::*share;
};
constexpr std::array measures = {Measure{"served", &GroupOutcome::served}, Measure{"in_time", &GroupOutcome::in_time},
                                 Measure{"lowered", &GroupOutcome::lowered}};

std::string share_said(const situations::Telling& tell, const Share& share) {
  if (share.of == 0)
    return tell("alignment.outcomes.nothing");
  const auto percent = [&](double value) { return tell.say().number(value * 100, 0); };
  const Interval interval = interval_of(share);
  return tell("alignment.outcomes.share", {{"percent", percent(static_cast<double>(share.yes) / share.of)},
                                           {"low", percent(interval.low)},
                                           {"high", percent(interval.high)}});
}

Html figures(const situations::Telling& tell, const FoundOutcomes& found) {
  const std::string hidden = tell("alignment.unmet.hidden");
  html::Table table;
  table.caption = tell("alignment.outcomes.title");
  table.caption_spoken_only = true;
  table.empty = tell("alignment.outcomes.none");
  table.columns = {{tell("alignment.floor.group")}, {tell("alignment.outcomes.situations"), html::Align::number}};
  for (const Measure& one : measures)
    table.columns.push_back({tell("alignment.outcomes." + std::string(one.name)), html::Align::number});
  const auto label = [&](const GroupOutcome& group) {
    return tell.book->label("age_bands", group.group, tell.say().language());
  };
  const auto is_shown = [&](const GroupOutcome* group) {
    return found.shown[static_cast<std::size_t>(group - found.groups.data())];
  };
  for (const GroupOutcome* group : by_age(tell, found.groups)) {
    std::vector<Html> row = {label(*group), is_shown(group) ? Html(tell.say().number(group->served.of)) : Html(hidden)};
    for (const Measure& one : measures)
      row.push_back(is_shown(group) ? share_said(tell, group->*one.share) : hidden);
    table.rows.push_back(std::move(row));
  }
  Html out = all({html::paragraph(tell("alignment.outcomes.how", {{"least", tell.say().number(least_shown)}})),
                  html::table(table)});
  if (std::none_of(found.shown.begin(), found.shown.end(), [](bool shown) { return shown; }))
    return out;
  for (const Measure& one : measures) {
    html::Chart chart;
    chart.title = tell("alignment.outcomes." + std::string(one.name));
    chart.description = tell("alignment.outcomes.picture");
    chart.label_head = tell("alignment.floor.group");
    chart.value_head = chart.title;
    chart.table_label = tell("alignment.outcomes.as_table");
    for (const GroupOutcome* group : by_age(tell, found.groups)) {
      const Share& share = group->*one.share;
      const bool is_told = is_shown(group) && share.of > 0;
      chart.values.push_back({label(*group), is_told ? std::optional(100.0 * share.yes / share.of) : std::nullopt,
                              is_shown(group) ? share_said(tell, share) : hidden});
    }
    out += html::bar_chart(chart);
  }
  return out;
}

html::Page groups_page(const situations::Telling& tell, const FoundOutcomes& found, const html::FormState& state,
                       std::int64_t version) {
  html::Page page;
  page.title = tell("alignment.outcomes.title");
  page.caption = tell("alignment.plan.internal");
  page.back = {tell("alignment.plan.back"), "/alignment/plan"};
  page.before_heading = html::error_summary(state);
  if (!state.errors.empty())
    page.error_prefix = state.words.error_prefix;
  std::vector<html::Option> purposes;
  for (const std::string& one : purpose_fields().front().choices)
    purposes.push_back({one, tell("alignment.purpose." + one)});
  const bool stands = found.purpose.purpose != Purpose::none;
  page.body =
      all({html::lead(tell("alignment.outcomes.lead")),
           stands ? html::paragraph(
                        tell("alignment.purpose.stands",
                             {{"purpose", tell("alignment.purpose." + std::string(name_of(found.purpose.purpose)))},
                              {"date", tell.say().moment(*found.purpose.set_at)}}))
                  : html::paragraph(tell("alignment.purpose.missing")),
           stands ? html::section(tell("alignment.outcomes.figures"), figures(tell, found), "figures") : Html(),
           html::section(tell("alignment.purpose.heading"),
                         html::form(tell.visit.typed_form(groups_path, version),
                                    all({html::radios({.name = "purpose",
                                                       .legend = tell("alignment.purpose"),
                                                       .hint = tell("alignment.purpose.hint"),
                                                       .options = std::move(purposes)},
                                                      state),
                                         html::actions({html::button({.label = tell("alignment.purpose.button")})})})),
                         "purpose"),
           html::section(tell("alignment.outcomes.not_shown"),
                         all({html::paragraph(tell("alignment.outcomes.not_shown.what")), groups_said(tell)}),
                         "not-shown")});
  return page;
}

Fields shown_purpose(const GroupPurpose& purpose) {
  Fields out;
  if (purpose.version > 0)
    out.add("purpose", std::string(name_of(purpose.purpose)));
  return out;
}

} // namespace

// Which groups may have a floor, and which may not, with the reason: nobody has to guess it from a list of two.
Html groups_said(const situations::Telling& tell) {
  html::Table table;
  table.caption = tell("alignment.groups.which");
  table.caption_spoken_only = true;
  table.columns = {{tell("alignment.groups.group")}, {tell("alignment.groups.may")}, {tell("alignment.groups.why")}};
  for (const char* group : {"age_band", "place", "table", "sex", "asked", "first_nation"}) {
    const std::string key = "alignment.groups." + std::string(group);
    const bool may = std::string_view(group) == "age_band";
    table.rows.push_back({tell(key),
                          html::tag(tell(may ? "alignment.groups.yes" : "alignment.groups.no"),
                                    may ? html::Tone::success : html::Tone::neutral),
                          tell(key + ".why")});
  }
  return html::details(tell("alignment.groups.which"), html::table(table));
}

http::Reply PlanPages::groups(access::Visit& visit) {
  const auto found = room_.outcomes(visit.actor());
  if (!found)
    return visit.refuse(found.error());
  const situations::Telling tell{visit, codes_.book(), agencies_.agencies()};
  return visit.page(groups_page(tell, *found, visit.opened(shown_purpose(found->purpose)), found->purpose.version));
}

http::Reply PlanPages::state_purpose(access::Visit& visit) {
  const std::int64_t seen = visit.version().value_or(-1);
  const auto told = read_purpose(visit.fields());
  const auto done = told ? room_.state_purpose(visit.actor(), seen, *told) : Result<GroupPurpose>(told.error());
  if (done)
    return visit.go(groups_path, "purpose_stated");
  const RefusalKind kind = done.error().kind;
  if (kind != RefusalKind::invalid && kind != RefusalKind::stale)
    return visit.refuse(done.error());
  const auto found = room_.outcomes(visit.actor());
  if (!found)
    return visit.refuse(found.error());
  const situations::Telling tell{visit, codes_.book(), agencies_.agencies()};
  return visit.page(
      groups_page(tell, *found, visit.state(done.error()), kind == RefusalKind::stale ? found->purpose.version : seen),
      http::status_of(kind));
}

} // namespace concert::alignment
