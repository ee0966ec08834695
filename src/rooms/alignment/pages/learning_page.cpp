// The shadow beside the table of needs: what concluded situations say of it, and a value of theirs that is adopted.
#include <algorithm>

#include "platform/html/components.h"
#include "platform/html/lists.h"
#include "platform/http/refusal_status.h"
#include "rooms/alignment/pages/needs_shown.h"
#include "rooms/alignment/pages/plan_pages.h"
#include "rooms/situations/pages/telling.h"

namespace concert::alignment {

using html::all;
using html::Html;

namespace {

std::string adopting_path(const NeedRow& row) {
  return "/alignment/plan/learning/" + key_of(row);
}

std::string value_said(const situations::Telling& tell, double share) {
  return tell.say().number(share, 2);
}

Html row_name(const situations::Telling& tell, const Needs& needs, const NeedRow& row) {
  return all({needs.label(row.service_term, tell.say().language()), html::el("br"),
              html::el("span", {html::cls("c-note")},
                       tell.book->label("risk_categories", row.risk_category, tell.say().language()))});
}

// Whether it may be adopted, and when or why not.
std::string verdict_said(const situations::Telling& tell, const Verdict& verdict) {
  const words::Words& say = tell.say();
  return say("alignment.adopt." + std::string(name_of(verdict.adoptable)),
             {{"0", verdict.from ? say.day(*verdict.from) : ""},
              {"least", say.number(least_observations)},
              {"step", say.number(furthest_step, 2)},
              {"lowest", say.number(least_adopted, 2)},
              {"value", value_said(tell, verdict.value)}});
}

Html what_to_do(const situations::Telling& tell, const FoundLearning::Row& row) {
  std::vector<Html> lines;
  if (row.adopted)
    lines.push_back(html::link_to(adopting_path(row.row),
                                  tell("alignment.adopt.since", {{"date", tell.say().moment(row.adopted->at)}})));
  if (row.verdict.adoptable == Adoptable::yes)
    lines.push_back(html::link_to(adopting_path(row.row),
                                  tell("alignment.adopt.look", {{"value", value_said(tell, row.verdict.value)}})));
  else
    lines.emplace_back(verdict_said(tell, row.verdict));
  return lines.size() == 1 ? lines.front() : html::bullets(lines);
}

Html seen_said(const situations::Telling& tell, const LearnedShown& shown) {
  return shown.lowered ? Html(tell("alignment.learning.of", {{"lowered", tell.say().number(*shown.lowered)},
                                                             {"count", tell.say().number(*shown.mobilized)}}))
                       : Html(tell("alignment.learning.of_hidden", {{"count", tell.say().number(*shown.mobilized)}}));
}

} // namespace

http::Reply PlanPages::learning(access::Visit& visit) {
  const auto found = room_.learning(visit.actor());
  if (!found)
    return visit.refuse(found.error());
  const situations::Telling tell{visit, codes_.book(), agencies_.agencies()};
  html::Table table;
  table.caption = tell("alignment.learning.title");
  table.caption_spoken_only = true;
  table.empty = tell("alignment.learning.none");
  table.columns = {{tell("alignment.learning.row")},
                   {tell("alignment.learning.expert"), html::Align::number},
                   {tell("alignment.learning.in_use"), html::Align::number},
                   {tell("alignment.learning.seen"), html::Align::number},
                   {tell("alignment.learning.value"), html::Align::number},
                   {tell("alignment.learning.between"), html::Align::number},
                   {tell("alignment.adopt.column")}};
  const Html hidden = html::el("span", {html::cls("c-note")}, tell("alignment.unmet.hidden"));
  std::size_t too_few = 0;
  for (const FoundLearning::Row& row : found->rows) {
    const LearnedShown shown = shown_of(row.learned);
    if (!shown.mobilized) {
      ++too_few;
      continue;
    }
    table.rows.push_back(
        {row_name(tell, *found->needs_table, row.row), value_said(tell, row.learned.expert),
         value_said(tell, row.row.relevance), seen_said(tell, shown),
         shown.learned ? Html(value_said(tell, *shown.learned)) : hidden,
         shown.low ? Html(tell("alignment.learning.interval",
                               {{"low", value_said(tell, *shown.low)}, {"high", value_said(tell, *shown.high)}}))
                   : hidden,
         what_to_do(tell, row)});
  }
  html::Page page;
  page.title = tell("alignment.learning.title");
  page.caption = tell("alignment.plan.internal");
  page.back = {tell("alignment.plan.back"), "/alignment/plan"};
  page.body =
      all({html::lead(tell("alignment.learning.lead")), html::paragraph(tell("alignment.learning.what")),
           html::paragraph(tell("alignment.adopt.rules", {{"days", tell.say().number(shadow_days)},
                                                          {"least", tell.say().number(least_observations)},
                                                          {"step", tell.say().number(furthest_step, 2)}})),
           html::table(table),
           too_few == 0
               ? Html()
               : html::paragraph(tell.say().count("alignment.learning.too_few", static_cast<std::int64_t>(too_few))),
           html::paragraph(html::link_to("/alignment/method#adopted", tell("alignment.adopt.all")))});
  return visit.page(std::move(page));
}

http::Reply PlanPages::row_page(access::Visit& visit, html::FormState state, const Refusal* refused) {
  const auto found = room_.learning(visit.actor());
  if (!found)
    return visit.refuse(found.error());
  const auto row = std::find_if(found->rows.begin(), found->rows.end(), [&](const FoundLearning::Row& one) {
    return key_of(one.row) == visit.at("row") && shown_of(one.learned).mobilized;
  });
  if (row == found->rows.end())
    return visit.refuse(Refusal::not_found());
  const situations::Telling tell{visit, codes_.book(), agencies_.agencies()};
  const LearnedShown shown = shown_of(row->learned);
  html::Page page;
  page.title = tell("alignment.adopt.title",
                    {{"term", found->needs_table->label(row->row.service_term, tell.say().language())},
                     {"risk", tell.book->label("risk_categories", row->row.risk_category, tell.say().language())}});
  page.back = {tell("alignment.learning.title"), "/alignment/plan/learning"};
  page.narrow = true;
  if (refused != nullptr && refused->kind == RefusalKind::stale) {
    state.errors.clear();
    page.before_heading = html::notice({.tone = html::Tone::warning,
                                        .label = tell("alignment.attention"),
                                        .heading = tell("alignment.adopt.overtaken"),
                                        .body = html::paragraph(tell("alignment.adopt.overtaken.what")),
                                        .announced = html::Announced::yes});
  } else {
    page.error_prefix = state.errors.empty() ? "" : tell("form.error_prefix");
    page.before_heading = html::error_summary(state);
  }
  const Html seen = html::hidden("seen", found->needs_table->version());
  Html body = html::summary_list({{tell("alignment.learning.expert"), value_said(tell, row->learned.expert)},
                                  {tell("alignment.learning.in_use"), value_said(tell, row->row.relevance)},
                                  {tell("alignment.learning.seen"), seen_said(tell, shown)}});
  if (row->verdict.adoptable == Adoptable::yes)
    body += html::section(
        tell("alignment.adopt.heading", {{"value", value_said(tell, row->verdict.value)}}),
        all({html::paragraph(tell("alignment.adopt.what")),
             html::form(visit.typed_form(adopting_path(row->row)),
                        all({seen, html::hidden("value", shortest(row->verdict.value)),
                             reason_choice(tell.say(), "reason", state),
                             html::actions({html::button({.label = tell("alignment.adopt.button")}),
                                            html::link_to("/alignment/plan/learning", tell("situations.cancel"))})}))}),
        "adopt");
  else
    body += html::paragraph(verdict_said(tell, row->verdict));
  if (row->adopted)
    body += html::section(
        tell("alignment.adopt.back"),
        all({html::paragraph(tell("alignment.adopt.back.what", {{"value", value_said(tell, row->adopted->before)},
                                                                {"date", tell.say().moment(row->adopted->at)}})),
             html::form(visit.typed_form(adopting_path(row->row) + "/take-back"),
                        all({seen, reason_choice(tell.say(), "retire_reason", state),
                             html::actions({html::button({.label = tell("alignment.adopt.back.button"),
                                                          .kind = html::ButtonKind::secondary})})}))}),
        "take-back");
  page.body = std::move(body);
  return visit.page(std::move(page), refused != nullptr ? http::status_of(refused->kind) : 200);
}

http::Reply PlanPages::adopting(access::Visit& visit) {
  return row_page(visit, visit.opened(), nullptr);
}

http::Reply PlanPages::adopt(access::Visit& visit) {
  const auto told = read_adopt(visit.fields());
  const auto done = told ? room_.adopt(visit.actor(), visit.at("row"), *told) : Result<Adoption>(told.error());
  if (done)
    return visit.go("/alignment/plan/learning", "learned_adopted");
  return row_page(visit, visit.state(done.error()), &done.error());
}

http::Reply PlanPages::take_back(access::Visit& visit) {
  const auto told = read_take_back(visit.fields());
  const auto done = told ? room_.take_back(visit.actor(), visit.at("row"), *told) : Result<void>(told.error());
  if (done)
    return visit.go("/alignment/plan/learning", "learned_taken_back");
  return row_page(visit, visit.state(done.error()), &done.error());
}

http::Reply PlanPages::back_to_row(access::Visit& visit) {
  return visit.go("/alignment/plan/learning/" + visit.at("row"));
}

} // namespace concert::alignment
