#include "rooms/alignment/pages/offers_shown.h"

#include "platform/html/lists.h"
#include "rooms/alignment/pages/together_shown.h"

namespace concert::alignment {
namespace {

using directory::CapacityStanding;
using html::all;
using html::Html;
using html::Tone;

constexpr std::string_view gap_mark = "\uE000"; // private use: stands where words of the directory come in

std::string days(const ShownWith& with, int count) {
  return with.tell.say().count("alignment.days", count);
}

std::string said_ago(const ShownWith& with, int days_old) {
  return days_old == 0 ? with.tell("alignment.said_today") : with.tell.say().count("alignment.said_ago", days_old);
}

Html reason_shown(const ShownWith& with, const Offer& offer, const Reason& reason) {
  const auto& say = with.tell.say();
  // The one reason with two numbers: how many are free is said beside the seats, here only that there are some.
  std::vector<std::string> values;
  const ReasonValue* quoted = nullptr;
  for (const ReasonValue& value : reason.values) {
    if (value.list == "directory") {
      quoted = &value;
      values.emplace_back(gap_mark);
    } else if (value.list == "service_terms") {
      values.push_back(with.found.offers.needs_table->label(value.text, say.language()));
    } else if (!value.list.empty()) {
      values.push_back(with.tell.book->label(value.list, value.text, say.language()));
    } else {
      values.push_back(value.text);
    }
  }
  const std::string text = say.in_order(reason.word, values);
  if (quoted == nullptr)
    return text;
  const auto at = text.find(gap_mark);
  if (at == std::string::npos)
    return text;
  return all(
      {text.substr(0, at), in_source(with, quoted->text, offer.service->language), text.substr(at + gap_mark.size())});
}

// Seats and waits have a column of their own.
bool is_of_seats(const Reason& reason) {
  constexpr std::array<std::string_view, 4> words = {"free", "wait", "seats_outdated", "seats_not_said"};
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return reason.word == "alignment.reason." + std::string(word); });
}

std::vector<Html> reasons_of(const ShownWith& with, const Offer& offer, ReasonKind kind) {
  std::vector<Html> out;
  for (const Reason& reason : offer.reasons)
    if (reason.kind == kind && !is_of_seats(reason))
      out.push_back(reason_shown(with, offer, reason));
  return out;
}

Html bullets_or_nothing(const std::vector<Html>& items) {
  return items.empty() ? Html() : html::bullets(items);
}

Html factor_rows(const ShownWith& with, const Offer& offer) {
  const auto& say = with.tell.say();
  html::Table out;
  out.caption = with.tell("alignment.factors.caption", {{"service", offer.service->name}});
  out.caption_spoken_only = true;
  out.stays_table = true;
  out.columns = {{with.tell("alignment.factors.factor")}, {with.tell("alignment.factors.value"), html::Align::number}};
  const auto row = [&](std::string_view key, double value) {
    out.rows.push_back({with.tell(key), say.number(value, 2)});
  };
  row("alignment.factors.relevance", offer.factors.relevance);
  row("alignment.factors.grade", offer.factors.grade);
  row("alignment.factors.fit", offer.factors.fit);
  row("alignment.factors.freshness", offer.factors.freshness);
  row("alignment.factors.wait", offer.factors.wait);
  row("alignment.factors.score", offer.score);
  return html::table(out);
}

Html own_words(const ShownWith& with, const directory::Service& service) {
  std::vector<html::SummaryRow> rows;
  const auto add = [&](std::string_view key, const std::string& text) {
    if (!text.empty())
      rows.push_back({with.tell(key), in_source(with, text, service.language), {}, ""});
  };
  add("alignment.words.description", service.description);
  add("alignment.words.eligibility", service.eligibility);
  add("alignment.words.how", service.application_process);
  add("alignment.words.languages", service.interpretation);
  add("alignment.words.fees", service.fees);
  add("alignment.words.wait", service.wait_time_text);
  return rows.empty() ? Html() : html::details(with.tell("alignment.words.heading"), html::summary_list(rows));
}

Html title_shown(const ShownWith& with, const Offer& offer) {
  const directory::Service& service = *offer.service;
  Html tags;
  if (offer.now)
    tags += all({html::tag(with.tell("alignment.tag.now"), Tone::success), " "});
  if (offer.phone_to_check)
    tags += all({html::tag(with.tell("alignment.tag.phone"), Tone::warning), " "});
  if (offer.invented)
    tags += html::tag(with.tell("alignment.tag.invented"), Tone::note);
  Html out = html::el("h3", in_source(with, service.name, service.language));
  if (offer.organization != nullptr && offer.organization->name != service.name)
    out += html::el("div", in_source(with, offer.organization->name, offer.organization->language));
  return all({out, html::el("p", tags)});
}

Html note(const Html& text) {
  return html::el("span", {html::cls("c-note")}, text);
}

// Short things below each other.
Html lines(const std::vector<Html>& all_lines) {
  Html out;
  for (const Html& line : all_lines)
    out += out.empty() ? line : all({html::el("br"), line});
  return html::el("p", out);
}

Html seats_shown(const ShownWith& with, const Offer& offer) {
  const Seats& seats = offer.seats;
  std::vector<Html> out;
  if (seats.standing == CapacityStanding::free) {
    out.push_back(html::tag(with.tell("alignment.seats.free"), Tone::success));
    out.emplace_back(with.tell.say().count("alignment.seats.places", seats.available.value_or(0)));
  } else if (seats.standing == CapacityStanding::waitlist) {
    out.push_back(html::tag(with.tell("alignment.seats.waitlist"), Tone::warning));
  } else {
    out.push_back(html::tag(with.tell("alignment.seats.unknown")));
  }
  if (seats.wait_days)
    out.emplace_back(with.tell("alignment.seats.wait", {{"days", days(with, *seats.wait_days)}}));
  if (seats.days_old)
    out.push_back(note(said_ago(with, *seats.days_old)));
  else if (seats.outdated_by)
    out.push_back(note(with.tell("alignment.seats.outdated", {{"said", said_ago(with, *seats.outdated_by)}})));
  else
    out.push_back(note(with.tell("alignment.seats.never")));
  return lines(out);
}

// As text, not as a link: a number of an old or foreign snapshot must not be one press away.
Html phones_shown(const ShownWith& with, const Offer& offer) {
  constexpr std::size_t most_phones = 3;
  std::vector<Html> out;
  for (const directory::Phone* phone : with.found.offers.catalogue->phones_of(offer.service->id)) {
    if (out.size() >= most_phones)
      break;
    std::string number = phone->number;
    if (!phone->extension.empty())
      number += " " + with.tell("alignment.phone.extension", {{"number", phone->extension}});
    Html line = number;
    if (!phone->description.empty())
      line = all({line, " ", note(in_source(with, phone->description, offer.service->language))});
    out.push_back(std::move(line));
  }
  if (out.empty())
    out.emplace_back(with.tell("alignment.phone.none"));
  return lines(out);
}

Html offer_button(const ShownWith& with, const Offer& offer) {
  if (!with.may_offer)
    return {};
  const std::string to =
      situations::path_of(with.found.view.id, "services/new") + "?service=" + offer.service->id.text();
  const std::string refer = situations::path_of(with.found.view.id, "refer") + "?service=" + offer.service->id.text();
  return html::actions({html::button_link(with.tell("alignment.offer"), to, html::ButtonKind::secondary),
                        html::link_to(refer, with.tell("alignment.refer"))});
}

Html fits_shown(const ShownWith& with, const Offer& offer) {
  Html out = bullets_or_nothing(reasons_of(with, offer, ReasonKind::fits));
  if (const auto against = reasons_of(with, offer, ReasonKind::against); !against.empty())
    out += all({html::el("div", html::el("strong", with.tell("alignment.against"))), html::bullets(against)});
  if (const auto source = reasons_of(with, offer, ReasonKind::source); !source.empty())
    out += html::each(source, [](const Html& one) { return html::el("p", {html::cls("c-note")}, one); });
  return out;
}

Html gap_shown(const ShownWith& with, Gap gap) {
  const std::string key = "alignment.gap." + std::string(name_of(gap));
  return html::notice({.tone = Tone::warning,
                       .label = with.tell("alignment.attention"),
                       .heading = with.tell(key),
                       .body = html::paragraph(with.tell(key + ".what"))});
}

Html part_shown(std::string_view heading, const Html& body) {
  return all({html::el("h4", heading), body});
}

// A card and not a row: what is to be read before phoning is prose, and prose needs width on a telephone's screen.
Html offer_shown(const ShownWith& with, const Offer& offer) {
  const auto ask = reasons_of(with, offer, ReasonKind::ask);
  const Html to_ask = ask.empty() ? html::paragraph(with.tell("alignment.ask_nothing")) : html::bullets(ask);
  const Html fits = part_shown(with.tell("alignment.column.fits"), fits_shown(with, offer));
  const Html questions = part_shown(with.tell("alignment.column.ask"), to_ask);
  const Html seats = part_shown(with.tell("alignment.column.seats"), seats_shown(with, offer));
  const Html phones = part_shown(with.tell("alignment.column.phone"), phones_shown(with, offer));
  return html::el(
      "section", {html::cls("c-panel")}, title_shown(with, offer),
      html::tiles({html::el("div", fits), html::el("div", questions), html::el("div", seats, phones)}),
      own_words(with, *offer.service),
      html::details(with.tell("alignment.factors.heading"),
                    all({factor_rows(with, offer), offer.margin ? margin_shown(with, *offer.margin) : Html(),
                         html::paragraph(html::link_to("/alignment/method", with.tell("alignment.weights.how")))})),
      offer_button(with, offer));
}

} // namespace

Html in_source(const ShownWith& with, std::string_view text, const std::string& language) {
  if (language.empty() || language == tag_of(with.tell.say().language()))
    return text;
  return html::el("span", {html::attr("lang", language)}, text);
}

std::string label_of_need(const ShownWith& with, const std::string& need) {
  return with.tell.book->label("needs", need, with.tell.say().language());
}

std::string labels_of_categories(const ShownWith& with, const std::vector<std::string>& categories) {
  std::vector<std::string> labels;
  for (const std::string& category : categories)
    labels.push_back(with.tell.book->label("risk_categories", category, with.tell.say().language()));
  return with.tell.say().list(labels);
}

Html counts_shown(const ShownWith& with, const NeedOffers& need) {
  const auto& say = with.tell.say();
  std::vector<std::string> out;
  const auto add = [&](std::string_view key, std::size_t count) {
    if (count > 0)
      out.push_back(with.tell(key, {{"count", say.number(count)}}));
  };
  add("alignment.left_out.age", need.left_out.age);
  add("alignment.left_out.language", need.left_out.language);
  add("alignment.left_out.area", need.left_out.area);
  add("alignment.left_out.full", need.left_out.full);
  add("alignment.left_out.closed", need.left_out.closed);
  add("alignment.left_out.refused_by_person", need.left_out.refused_by_person);
  add("alignment.left_out.refused_by_service", need.left_out.refused_by_service);
  std::string text;
  if (need.fitting > 0)
    text = say.count("alignment.shown_of", static_cast<std::int64_t>(need.fitting),
                     {{"shown", say.number(need.offers.size())}});
  if (!out.empty())
    text += (text.empty() ? "" : " ") +
            say.count("alignment.left_out", static_cast<std::int64_t>(need.left_out.total()), {{"why", say.list(out)}});
  return text.empty() ? Html() : html::paragraph(text);
}

Html sought_shown(const ShownWith& with, const NeedOffers& need) {
  const auto& say = with.tell.say();
  html::Table table;
  table.caption = with.tell("alignment.sought.caption", {{"need", label_of_need(with, need.need)}});
  table.caption_spoken_only = true;
  table.columns = {{with.tell("alignment.sought.kind")},
                   {with.tell("alignment.sought.here"), html::Align::number},
                   {with.tell("alignment.sought.fit"), html::Align::number}};
  for (const Sought& sought : need.sought)
    table.rows.push_back(
        {with.found.offers.needs_table->label(sought.service_term, say.language()),
         sought.in_directory ? say.number(sought.services) : with.tell("alignment.sought.not_in_directory"),
         sought.in_directory ? say.number(sought.fitting) : "–"});
  return html::details(with.tell("alignment.sought.heading"), html::table(table), need.offers.empty());
}

// Folded: who decides may want to know, and to try again.
Html refused_shown(const ShownWith& with, const NeedOffers& need) {
  if (need.refused.empty())
    return {};
  std::vector<Html> lines;
  for (const RefusedBefore& one : need.refused) {
    Html who = html::link_to("/directory/services/" + one.service->id.text(),
                             in_source(with, one.service->name, one.service->language));
    if (one.organization != nullptr && one.organization->name != one.service->name)
      who += all({", ", in_source(with, one.organization->name, one.organization->language)});
    lines.push_back(all({who, note(all({" ", with.tell("alignment.refused." + std::string(name_of(one.by)),
                                                       {{"when", with.tell.say().moment(one.at)}})}))}));
  }
  return html::details(with.tell.say().count("alignment.refused", static_cast<std::int64_t>(need.refused.size())),
                       all({html::bullets(lines), html::paragraph(with.tell("alignment.refused.what"))}));
}

Html need_shown(const ShownWith& with, const NeedOffers& need) {
  Html body =
      html::paragraph(all({situations::grade_tag(with.tell, need.grade), " ",
                           with.tell("alignment.because", {{"risks", labels_of_categories(with, need.categories)}}),
                           " ", with.tell("alignment.first_contact." + std::string(name_of(need.first_contact)))}));
  for (const Gap gap : need.gaps)
    body += gap_shown(with, gap);
  body += counts_shown(with, need);
  body += refused_shown(with, need);
  for (const Offer& offer : need.offers)
    body += offer_shown(with, offer);
  body += sought_shown(with, need);
  return html::section(label_of_need(with, need.need), body, "need-" + need.need);
}

} // namespace concert::alignment
