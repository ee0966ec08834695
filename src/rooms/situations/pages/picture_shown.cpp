#include "rooms/situations/pages/picture_shown.h"

#include <algorithm>

#include "platform/html/lists.h"

namespace concert::situations {
namespace {

using html::all;
using html::attr;
using html::cls;
using html::el;
using html::Html;

Html list_of(const std::vector<Html>& items) {
  return items.size() == 1 ? items.front() : html::bullets(items);
}

Html factor_shown(const Telling& tell, const RiskFactor& risk) {
  Html out = all({tell.label("risk_factors", risk.factor), " ", grade_tag(tell, risk.before)});
  if (risk.after)
    out += all({html::spoken(" " + tell("situations.picture.later") + " "),
                el("span", {attr("aria-hidden", "true")}, " → "), grade_tag(tell, *risk.after)});
  return out;
}

Html codes_shown(const Telling& tell, std::string_view list, const std::vector<Code>& codes) {
  std::vector<Html> items;
  for (const Code& code : codes)
    items.push_back(tell.label(list, code));
  return list_of(items);
}

// One row a group, most serious first.
std::vector<html::SummaryRow> risk_rows(const Telling& tell, const std::vector<RiskFactor>& risks) {
  std::vector<html::SummaryRow> rows;
  for (const codes::CodeEntry* group : tell.book->entries("risk_groups")) {
    std::vector<RiskFactor> in_group;
    for (const RiskFactor& risk : risks)
      if (const codes::CodeEntry* entry = tell.book->find("risk_factors", risk.factor);
          entry != nullptr && entry->group == group->id)
        in_group.push_back(risk);
    std::stable_sort(in_group.begin(), in_group.end(),
                     [](const RiskFactor& a, const RiskFactor& b) { return a.before > b.before; });
    std::vector<Html> items;
    for (const RiskFactor& risk : in_group)
      items.push_back(factor_shown(tell, risk));
    if (!items.empty())
      rows.push_back({group->label.in(tell.visit.language()), list_of(items)});
  }
  return rows;
}

std::vector<html::SummaryRow> other_rows(const Telling& tell, const Picture& picture) {
  std::vector<html::SummaryRow> rows;
  const auto add = [&](std::string_view key, std::string_view list, const std::vector<Code>& codes) {
    if (!codes.empty())
      rows.push_back({tell(key), codes_shown(tell, list, codes)});
  };
  add("situations.picture.protective_factors", "protective_factors", picture.protective);
  add("situations.picture.study_flags", "study_flags", picture.flags);
  add("situations.picture.tried", "tried_measures", picture.tried);
  return rows;
}

std::vector<html::SummaryRow> people_rows(const Telling& tell, const Picture& picture) {
  std::vector<html::SummaryRow> rows;
  std::vector<Html> people;
  for (const AffectedPerson& person : picture.affected)
    people.push_back(tell.label("age_bands", person.age_band) + ", " + tell.label("sexes", person.sex));
  if (!people.empty())
    rows.push_back({tell("situations.picture.people"), list_of(people)});
  if (picture.urgency)
    rows.push_back({tell("situations.picture.urgency"), tell.label("urgencies", *picture.urgency)});
  return rows;
}

// What `all` has and `shown` has not.
Picture difference(const Picture& everything, const Picture& shown) {
  Picture out;
  for (const RiskFactor& risk : everything.risks)
    if (std::find(shown.risks.begin(), shown.risks.end(), risk) == shown.risks.end())
      out.risks.push_back(risk);
  for (const Code& code : everything.flags)
    if (std::find(shown.flags.begin(), shown.flags.end(), code) == shown.flags.end())
      out.flags.push_back(code);
  return out;
}

Html kept_off_paper(const Telling& tell, const Picture& hidden, const std::optional<YouthStatement>& youth) {
  auto rows = risk_rows(tell, hidden.risks);
  for (html::SummaryRow& row : other_rows(tell, hidden))
    rows.push_back(std::move(row));
  if (youth) {
    rows.push_back({tell("situations.picture.youth_source"), tell.label("youth_sources", youth->source)});
    if (youth->authority)
      rows.push_back({tell("situations.picture.youth_authority"), tell.label("authorities", *youth->authority)});
    if (youth->until)
      rows.push_back({tell("situations.picture.youth_until"), tell.say().day(*youth->until)});
  }
  return el("div", {cls("c-not-printed")}, el("h3", tell("situations.picture.youth")),
            html::paragraph(all({html::tag(tell("situations.picture.not_printed"), html::Tone::warning), " ",
                                 tell("situations.picture.not_printed.why")})),
            html::summary_list(rows));
}

} // namespace

Html picture_shown(const Telling& tell, const Picture& picture, const Picture& printable) {
  Html out;
  if (const auto rows = people_rows(tell, printable); !rows.empty())
    out += html::summary_list(rows);
  out += el("h3", tell("situations.picture.risk_factors"));
  const auto risks = risk_rows(tell, printable.risks);
  if (!risks.empty())
    out += html::summary_list(risks);
  else if (picture.risks.empty())
    out += html::paragraph(tell("situations.picture.none_yet"));
  if (const auto rows = other_rows(tell, printable); !rows.empty())
    out += all({el("h3", tell("situations.picture.more")), html::summary_list(rows)});
  if (const Picture hidden = difference(picture, printable); !hidden.risks.empty() || !hidden.flags.empty())
    out += kept_off_paper(tell, hidden, picture.youth);
  return out;
}

Html picture_in_brief(const Telling& tell, const Picture& picture, const Picture& printable) {
  const auto part = [](std::string_view heading, const std::vector<Html>& items) {
    return html::when(!items.empty(), [&] { return all({el("h3", heading), html::bullets(items)}); });
  };
  const auto factors = [&](std::vector<RiskFactor> risks) {
    std::stable_sort(risks.begin(), risks.end(),
                     [](const RiskFactor& a, const RiskFactor& b) { return a.before > b.before; });
    std::vector<Html> items;
    for (const RiskFactor& risk : risks)
      items.push_back(factor_shown(tell, risk));
    return items;
  };
  const auto labels = [&](std::string_view list, const std::vector<Code>& codes) {
    std::vector<Html> items;
    for (const Code& code : codes)
      items.push_back(tell.label(list, code));
    return items;
  };
  std::vector<Html> people;
  for (const AffectedPerson& person : printable.affected)
    people.push_back(tell.label("age_bands", person.age_band) + ", " + tell.label("sexes", person.sex));
  Html out;
  if (printable.urgency)
    out += html::paragraph(
        tell("situations.picture.urgency_is", {{"urgency", tell.label("urgencies", *printable.urgency)}}));
  out += part(tell("situations.picture.people"), people);
  out += part(tell("situations.picture.risk_factors"), factors(printable.risks));
  out += part(tell("situations.picture.protective_factors"), labels("protective_factors", printable.protective));
  out += part(tell("situations.picture.study_flags"), labels("study_flags", printable.flags));
  out += part(tell("situations.picture.tried"), labels("tried_measures", printable.tried));
  const Picture hidden = difference(picture, printable);
  if (!hidden.risks.empty() || !hidden.flags.empty()) {
    std::vector<Html> items = factors(hidden.risks);
    for (Html& flag : labels("study_flags", hidden.flags))
      items.push_back(std::move(flag));
    out += el("div", {cls("c-not-printed")}, part(tell("situations.picture.youth"), items),
              html::paragraph(html::tag(tell("situations.picture.not_printed"), html::Tone::warning)));
  }
  return out;
}

Html screening_shown(const Telling& tell, const Screening& screening) {
  const auto said = [&tell](bool yes) {
    return html::tag(tell(yes ? "situations.yes" : "situations.no"), yes ? html::Tone::success : html::Tone::warning);
  };
  std::vector<html::SummaryRow> rows = {{tell("situations.new.acutely_elevated"), said(screening.acutely_elevated)},
                                        {tell("situations.new.beyond_mandate"), said(screening.beyond_mandate)},
                                        {tell("situations.new.options_exhausted"), said(screening.options_exhausted)}};
  if (!screening.relevant.empty())
    rows.push_back({tell("situations.new.relevant_agencies"), tell.agency_names(screening.relevant)});
  return html::summary_list(rows);
}

Html agencies_shown(const Telling& tell, const View& view) {
  html::Table table;
  table.caption = tell("situations.agencies");
  table.caption_spoken_only = true;
  table.columns = {
      {tell("situations.agencies.agency")}, {tell("situations.agencies.part")}, {tell("situations.agencies.answer")}};
  const auto row = [&](AgencyId agency, const Involvement* involvement) {
    Html parts;
    if (agency == view.originating)
      parts += html::tag(tell("situations.part.originating"));
    if (involvement != nullptr && involvement->part != Part::none)
      parts +=
          all({parts.empty() ? "" : " ",
               html::tag(tell("situations.part." + std::string(name_of(involvement->part))), html::Tone::success)});
    else if (involvement != nullptr && involvement->likely && involvement->answer != Answer::not_involved)
      parts += all({parts.empty() ? "" : " ", html::tag(tell("situations.part.likely"), html::Tone::note)});
    const bool asked = involvement != nullptr && (involvement->likely || involvement->answer != Answer::none);
    const Answer answer = involvement != nullptr ? involvement->answer : Answer::none;
    table.rows.push_back({tell.agency(agency), parts.empty() ? Html("–") : parts,
                          asked ? Html(tell("situations.answer." + std::string(name_of(answer)))) : Html("–")});
  };
  const auto of = [&view](AgencyId agency) -> const Involvement* {
    for (const Involvement& i : view.involvements)
      if (i.agency == agency)
        return &i;
    return nullptr;
  };
  row(view.originating, of(view.originating));
  for (const Involvement& i : view.involvements)
    if (i.agency != view.originating)
      row(i.agency, &i);
  return html::table(table);
}

Html disclosure_shown(const Telling& tell, const Disclosure& disclosure) {
  std::vector<html::SummaryRow> rows;
  if (!disclosure.authority.id.empty())
    rows.push_back({tell("situations.disclose.authority"), tell.label("authorities", disclosure.authority)});
  rows.push_back({tell("situations.disclose.given_on"), tell.say().day(disclosure.given_on)});
  if (disclosure.expires)
    rows.push_back({tell("situations.disclose.expires"), tell.say().day(*disclosure.expires)});
  rows.push_back(
      {tell("situations.disclose.covers"), tell(disclosure.covers_intervention ? "situations.yes" : "situations.no")});
  if (disclosure.notice_due)
    rows.push_back(
        {tell("situations.disclose.notice"), html::tag(tell("situations.disclose.notice_due"), html::Tone::warning)});
  return html::summary_list(rows);
}

Html mobilized_shown(const Telling& tell, const std::vector<Mobilized>& mobilized) {
  html::Table table;
  table.caption = tell("situations.mobilized");
  table.caption_spoken_only = true;
  table.columns = {{tell("situations.mobilized.type")},
                   {tell("situations.mobilized.outcome")},
                   {tell("situations.agencies.agency")},
                   {tell("situations.mobilized.when")}};
  for (const Mobilized& one : mobilized)
    table.rows.push_back({tell.label("service_types", one.service_type), tell.label("mobilizations", one.mobilization),
                          tell.agency(one.agency), tell.say().moment(one.at)});
  table.empty = tell("situations.mobilized.none");
  return html::table(table);
}

Html history_shown(const Telling& tell, const View& view) {
  std::vector<html::Event> events; // in the order of the journey
  Instant latest;
  // Spans are kept in whole minutes: nothing may seem to come before what led to it.
  const auto add = [&](Instant at, std::string what, Html more = {}, html::Tone tone = html::Tone::note) {
    latest = std::max(latest, at);
    events.push_back({tell.say().moment(latest), latest.iso(), std::move(what), std::move(more), tone});
  };
  const auto after_threshold = [&](const std::optional<std::chrono::minutes>& minutes, std::string_view key,
                                   html::Tone tone) {
    if (minutes && view.threshold)
      add(view.threshold->met_at + *minutes, tell(key), {}, tone);
  };
  add(view.opened_at, tell("situations.history.opened", {{"agency", tell.agency(view.originating)}}));
  for (const Round& round : view.earlier) {
    add(round.presented_at, tell("situations.history.presented"));
    if (round.threshold_met_at)
      add(*round.threshold_met_at, tell("situations.history.accepted"));
    add(round.ending.at, tell("situations.history.concluded"),
        html::paragraph(tell.label("conclusions", round.ending.reason)), html::Tone::success);
    add(round.reopened_at, tell("situations.history.reopened"),
        html::paragraph(tell.label("reopenings", round.reopened)), html::Tone::warning);
  }
  if (view.presented_at && view.earlier.empty())
    add(*view.presented_at, tell("situations.history.presented"));
  if (view.threshold) {
    std::vector<Html> reasons;
    for (const Code& reason : view.threshold->reasons)
      reasons.push_back(tell.label("threshold_reasons", reason));
    add(view.threshold->met_at, tell("situations.history.accepted"),
        html::details(tell("situations.history.reasons"), html::bullets(reasons)));
  }
  if (view.disclosure)
    add(view.disclosure->opened_at, tell("situations.history.disclosed"));
  after_threshold(view.clock.to_lead, "situations.history.lead", html::Tone::note);
  after_threshold(view.clock.to_first_contact, "situations.history.first_contact", html::Tone::success);
  after_threshold(view.clock.to_connected, "situations.history.connected", html::Tone::success);
  if (view.ending)
    add(view.ending->at, tell("situations.history." + std::string(access::name_of(view.stage))),
        html::paragraph(tell.label("conclusions", view.ending->reason)),
        view.stage == access::Stage::concluded ? html::Tone::success : html::Tone::neutral);
  return html::timeline(events);
}

} // namespace concert::situations
