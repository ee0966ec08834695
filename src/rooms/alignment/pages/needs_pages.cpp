#include "rooms/alignment/pages/needs_pages.h"

#include <algorithm>
#include <array>

#include "base/csv.h"
#include "platform/html/components.h"
#include "platform/http/refusal_status.h"

namespace concert::alignment {
namespace {

using namespace html;
using access::Visit;
using http::Reply;

constexpr const char* needs_address = "/needs";

std::string row_address(const NeedRow& row) {
  return std::string(needs_address) + "/rows/" + key_of(row);
}

bool may_change(const Visit& visit) {
  return access::Gate().allows(access::Act::import_codes, visit.actor());
}

Fields shown_row(const NeedRow& row, const words::Words& words) {
  Fields out;
  out.add("risk_category", row.risk_category);
  out.add("need", row.need);
  out.add("service_term", row.service_term);
  out.add("relevance", words.number(row.relevance, 2));
  out.add("half_life_days", std::to_string(row.half_life_days));
  out.add("first_contact", std::string(name_of(row.first_contact)));
  out.add("evidence", row.evidence);
  return out;
}

std::string contact_said(const words::Words& words, FirstContact target) {
  return words("alignment.needs.first_contact." + std::string(name_of(target)));
}

Html relevance_said(const words::Words& words, double relevance) {
  return relevance > 0 ? Html(words.number(relevance, 2)) : tag(words("alignment.needs.off"), Tone::neutral);
}

// The rows of one risk category. Narrow screens show each as a card.
html::Table rows_of(const Visit& visit, const codes::CodeBook& book, const Needs& needs, const std::string& category) {
  const auto& words = visit.say();
  const bool changes = may_change(visit);
  html::Table table;
  table.caption = book.label("risk_categories", category, words.language());
  table.caption_spoken_only = true;
  table.columns = {{words("alignment.needs.term")},
                   {words("alignment.needs.need")},
                   {words("alignment.needs.relevance"), Align::number},
                   {words("alignment.needs.half_life"), Align::number},
                   {words("alignment.needs.contact")},
                   {words("alignment.needs.evidence")}};
  for (const NeedRow& row : needs.edition().rows) {
    if (row.risk_category != category)
      continue;
    const std::string term = needs.label(row.service_term, words.language());
    table.rows.push_back({changes ? link_to(row_address(row), term) : Html(term),
                          book.label("needs", row.need, words.language()), relevance_said(words, row.relevance),
                          words.count("alignment.days", row.half_life_days), contact_said(words, row.first_contact),
                          row.evidence});
  }
  return table;
}

// In the order of the table, each once.
std::vector<std::string> categories_of(const Needs& needs) {
  std::vector<std::string> out;
  for (const NeedRow& row : needs.edition().rows)
    if (std::find(out.begin(), out.end(), row.risk_category) == out.end())
      out.push_back(row.risk_category);
  return out;
}

Html all_rows(const Visit& visit, const codes::CodeBook& book, const Needs& needs) {
  Html out;
  for (const std::string& category : categories_of(needs))
    out += section(book.label("risk_categories", category, visit.language()),
                   table(rows_of(visit, book, needs, category)), "risk-" + category);
  return out;
}

Reply csv_reply(std::string body, const std::string& name) {
  Reply reply = http::typed_reply(200, "text/csv; charset=utf-8", std::move(body));
  reply.with("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return reply;
}

void write(std::string& out, const std::vector<std::string>& cells) {
  csv::write_row(out, cells, csv::Formulas::neutralised);
}

// The factors and rules of the score, and how far each may be trusted.
enum class Trust { judgement, stated, rule };
struct Factor {
  const char* name;
  Trust trust;
};
constexpr std::array score_factors = {Factor{"relevance", Trust::judgement}, Factor{"grade", Trust::judgement},
                                      Factor{"fit", Trust::judgement}, Factor{"freshness", Trust::judgement},
                                      Factor{"wait", Trust::judgement}};
constexpr std::array score_rules = {Factor{"capacity", Trust::stated},    Factor{"left_out", Trust::rule},
                                    Factor{"refused", Trust::rule},       Factor{"most", Trust::rule},
                                    Factor{"acute", Trust::rule},         Factor{"lot", Trust::rule},
                                    Factor{"together", Trust::judgement}, Factor{"plan", Trust::rule}};

// Numbers come from the program's own values, so that this page cannot say others than those it computes with.
struct FactorWords {
  const words::Words& words;
  const int days;
  std::string part(const Factor& factor, const char* which) const {
    const Options options;
    return words("alignment.weights." + std::string(factor.name) + "." + which,
                 {{"unknown_fit", words.number(options.unknown_fit, 1)},
                  {"unknown_freshness", words.number(options.unknown_freshness, 1)},
                  {"days", words.number(days)},
                  {"shown", words.number(options.most_per_need)},
                  {"of_one", words.number(options.most_per_organization)},
                  {"enough", words.number(options.enough, 1)},
                  {"unit", words.number(static_cast<std::int64_t>(benefit_unit))}});
  }
  std::string trust(const Factor& factor) const {
    const char* key = factor.trust == Trust::judgement ? "judgement"
                      : factor.trust == Trust::stated  ? "stated"
                                                       : "rule";
    return words("alignment.weights.mark." + std::string(key));
  }
};

template <std::size_t n>
html::Table factor_table(const FactorWords& say, const std::array<Factor, n>& factors, const char* caption) {
  html::Table out;
  out.caption = say.words(caption);
  out.caption_spoken_only = true;
  out.columns = {{say.words("alignment.weights.factor")},
                 {say.words("alignment.weights.value")},
                 {say.words("alignment.weights.source")},
                 {say.words("alignment.weights.trust")}};
  for (const Factor& factor : factors)
    out.rows.push_back({say.part(factor, "name"), say.part(factor, "value"), say.part(factor, "source"),
                        tag(say.trust(factor), factor.trust == Trust::judgement ? Tone::warning : Tone::neutral)});
  return out;
}

Html stored_row(const Visit& visit, const codes::CodeBook& book, const Needs& needs, const NeedRow& row) {
  const auto& words = visit.say();
  return summary_list(
      {{words("alignment.needs.risk"), book.label("risk_categories", row.risk_category, words.language())},
       {words("alignment.needs.need"), book.label("needs", row.need, words.language())},
       {words("alignment.needs.term"), needs.label(row.service_term, words.language())},
       {words("alignment.needs.relevance"), relevance_said(words, row.relevance)},
       {words("alignment.needs.half_life"), words.count("alignment.days", row.half_life_days)},
       {words("alignment.needs.contact"), contact_said(words, row.first_contact)},
       {words("alignment.needs.evidence"), row.evidence}});
}

Html reason_choice(const words::Words& words, const char* name, const FormState& state) {
  std::vector<Option> reasons;
  for (const std::string& each : retire_need_fields().back().choices)
    reasons.push_back({each, words("alignment.needs.reason." + each)});
  return select({.name = name,
                 .label = words("alignment.needs.reason"),
                 .hint = words("alignment.needs.reason.hint"),
                 .blank = words("alignment.needs.choose"),
                 .options = std::move(reasons)},
                state);
}

Html row_fields(const Visit& visit, const codes::CodeBook& book, const Needs& needs, const FormState& state) {
  const auto& words = visit.say();
  const auto coded = [&](const char* list) {
    std::vector<Option> out;
    for (const codes::CodeEntry* entry : book.entries(list))
      out.push_back({entry->id, entry->label.in(words.language())});
    return out;
  };
  const auto by_label = [&](std::vector<Option>& options) {
    std::sort(options.begin(), options.end(),
              [&](const Option& a, const Option& b) { return words.sorts_before(a.label, b.label); });
  };
  std::vector<Option> terms, contacts;
  for (const ServiceTerm& term : needs.edition().terms)
    terms.push_back({term.id, term.label.in(words.language())});
  by_label(terms);
  for (const FirstContact each : {FirstContact::hours, FirstContact::days, FirstContact::weeks})
    contacts.push_back({std::string(name_of(each)), contact_said(words, each)});
  const auto choice = [&](const char* name, const char* label, std::vector<Option> options) {
    return select(
        {.name = name, .label = words(label), .blank = words("alignment.needs.choose"), .options = std::move(options)},
        state);
  };
  return all({choice("risk_category", "alignment.needs.risk", coded("risk_categories")),
              choice("need", "alignment.needs.need", coded("needs")),
              choice("service_term", "alignment.needs.term", std::move(terms)),
              text_field({.name = "relevance",
                          .label = words("alignment.needs.relevance"),
                          .hint = words("alignment.needs.relevance.hint"),
                          .kind = TextKind::amount,
                          .width = Width::digits,
                          .longest = 8,
                          .autocomplete = "off"},
                         state),
              text_field({.name = "half_life_days",
                          .label = words("alignment.needs.half_life"),
                          .hint = words("alignment.needs.half_life.hint"),
                          .kind = TextKind::whole_number,
                          .width = Width::digits,
                          .longest = 4,
                          .autocomplete = "off",
                          .after = words("alignment.needs.days")},
                         state),
              radios({.name = "first_contact",
                      .legend = words("alignment.needs.contact"),
                      .options = std::move(contacts),
                      .in_a_row = true},
                     state),
              text_field({.name = "evidence",
                          .label = words("alignment.needs.evidence"),
                          .hint = words("alignment.needs.evidence.hint"),
                          .longest = 300,
                          .autocomplete = "off"},
                         state),
              reason_choice(words, "reason", state)});
}

} // namespace

Reply NeedsPages::list(Visit& visit) {
  const auto table = room_.table(visit.actor());
  if (!table)
    return visit.refuse(table.error());
  const auto& words = visit.say();
  const auto book = codes_.book();
  Page page;
  page.title = words("alignment.needs.title");
  page.address = needs_address;
  page.body =
      all({lead(words("alignment.needs.lead")),
           paragraph(words("alignment.needs.edition", {{"version", (*table)->version()},
                                                       {"rows", words.number((*table)->edition().rows.size())}})),
           bullets({link_to("/alignment/method", words("alignment.weights.title")),
                    link_to("/needs.csv", words("alignment.needs.as_csv"))}),
           when(may_change(visit) && !(*table)->version().empty(),
                [&] { return actions({button_link(words("alignment.needs.add"), "/needs/new")}); }),
           all_rows(visit, *book, **table)});
  return visit.page(std::move(page));
}

Reply NeedsPages::file(Visit& visit) {
  const auto table = room_.table(visit.actor());
  if (!table)
    return visit.refuse(table.error());
  std::string out;
  write(out, {"risk_category", "need", "service_term", "relevance", "half_life_days", "first_contact", "evidence"});
  const auto& plain = visit.site().catalogue.in(Language::en); // a file's numbers have a point in every language
  for (const NeedRow& row : (*table)->edition().rows)
    write(out, {row.risk_category, row.need, row.service_term, plain.number(row.relevance, 2),
                std::to_string(row.half_life_days), std::string(name_of(row.first_contact)), row.evidence});
  return csv_reply(std::move(out), "needs." + (*table)->version() + ".csv");
}

Reply NeedsPages::row_page(const Visit& visit, const Needs& needs, const NeedRow* now, FormState state,
                           const Refusal* refused) {
  const auto& words = visit.say();
  const auto book = codes_.book();
  const bool overtaken = refused != nullptr && refused->kind == RefusalKind::stale;
  const std::string address = now != nullptr ? row_address(*now) : "/needs/new";
  Page page;
  page.title = words(now != nullptr ? "alignment.needs.change" : "alignment.needs.add");
  page.address = address;
  page.back = {words("alignment.needs.title"), needs_address};
  page.narrow = true;
  if (overtaken) {
    state.errors.clear();
    page.before_heading = notice({.tone = Tone::warning,
                                  .label = words("alignment.attention"),
                                  .heading = words("alignment.needs.overtaken"),
                                  .body = all({paragraph(words("alignment.needs.overtaken.what")),
                                               now != nullptr ? stored_row(visit, *book, needs, *now) : Html()}),
                                  .announced = Announced::yes});
  } else {
    page.error_prefix = state.errors.empty() ? "" : words("form.error_prefix");
    page.before_heading = error_summary(state);
  }
  const Html seen = hidden("seen", needs.version());
  page.body =
      html::form(visit.typed_form(address), all({seen, row_fields(visit, *book, needs, state),
                                                 actions({button({.label = words("alignment.needs.save")}),
                                                          link_to(needs_address, words("alignment.needs.cancel"))})}));
  if (now != nullptr && now->relevance > 0)
    page.body += section(words("alignment.needs.retire"),
                         all({paragraph(words("alignment.needs.retire.what")),
                              html::form(visit.typed_form(address + "/retire"),
                                         all({seen, reason_choice(words, "retire_reason", state),
                                              actions({button({.label = words("alignment.needs.retire.button"),
                                                               .kind = ButtonKind::secondary})})}))}),
                         "retire");
  return visit.page(std::move(page), refused != nullptr ? http::status_of(refused->kind) : 200);
}

Reply NeedsPages::adding(Visit& visit) {
  if (!may_change(visit))
    return visit.refuse(Refusal::not_permitted());
  return row_page(visit, *room_.needs(), nullptr, visit.opened(), nullptr);
}

Reply NeedsPages::add(Visit& visit) {
  if (!may_change(visit))
    return visit.refuse(Refusal::not_permitted());
  const SharedNeeds needs = room_.needs();
  const auto told = read_need_row(visit.fields(), *codes_.book(), *needs);
  const Result<void> done = told ? room_.add_row(visit.actor(), *told) : Result<void>(told.error());
  if (done)
    return visit.go(needs_address, "need_added");
  return row_page(visit, *room_.needs(), nullptr, visit.state(done.error()), &done.error());
}

Reply NeedsPages::changing(Visit& visit) {
  if (!may_change(visit))
    return visit.refuse(Refusal::not_permitted());
  const SharedNeeds needs = room_.needs();
  const NeedRow* now = row_with(needs->edition(), visit.at("row"));
  if (now == nullptr)
    return visit.refuse(Refusal::not_found());
  return row_page(visit, *needs, now, visit.opened(shown_row(*now, visit.say())), nullptr);
}

Reply NeedsPages::refused_row(Visit& visit, const Refusal& refusal) {
  const SharedNeeds needs = room_.needs(); // as it is now
  const NeedRow* now = row_with(needs->edition(), visit.at("row"));
  if (now == nullptr || (refusal.kind != RefusalKind::invalid && refusal.kind != RefusalKind::stale))
    return visit.refuse(refusal);
  return row_page(visit, *needs, now, visit.state(refusal), &refusal);
}

Reply NeedsPages::change(Visit& visit) {
  if (!may_change(visit))
    return visit.refuse(Refusal::not_permitted());
  const auto told = read_need_row(visit.fields(), *codes_.book(), *room_.needs());
  const Result<void> done = told ? room_.change_row(visit.actor(), visit.at("row"), *told) : Result<void>(told.error());
  return done ? visit.go(needs_address, "need_changed") : refused_row(visit, done.error());
}

Reply NeedsPages::retire(Visit& visit) {
  if (!may_change(visit))
    return visit.refuse(Refusal::not_permitted());
  const auto told = read_retire_need(visit.fields());
  const Result<void> done = told ? room_.retire_row(visit.actor(), visit.at("row"), *told) : Result<void>(told.error());
  if (done)
    return visit.go(needs_address, "need_retired");
  const SharedNeeds needs = room_.needs();
  const NeedRow* now = row_with(needs->edition(), visit.at("row"));
  if (now == nullptr)
    return visit.refuse(Refusal::not_found());
  // The other form of the page, as it stands; with what is wrong said on top.
  FormState state = visit.state(done.error());
  state.shown = shown_row(*now, visit.say());
  state.shown.add("retire_reason", visit.fields().text_or("retire_reason"));
  return row_page(visit, *needs, now, std::move(state), &done.error());
}

Reply NeedsPages::back_to_row(Visit& visit) {
  return visit.go(std::string(needs_address) + "/rows/" + visit.at("row"));
}

Reply NeedsPages::method(Visit& visit) {
  const auto table = room_.table(visit.actor());
  if (!table)
    return visit.refuse(table.error());
  const auto& words = visit.say();
  const FactorWords say{words, capacity_max_age_days_};
  Page page;
  page.title = words("alignment.weights.title");
  page.address = "/alignment/method";
  page.body = all({lead(words("alignment.weights.lead")), el("p", el("strong", words("alignment.weights.formula"))),
                   paragraph(words("alignment.weights.status")),
                   paragraph(link_to("/alignment/method.csv", words("alignment.weights.as_csv"))),
                   section(words("alignment.weights.factors"),
                           html::table(factor_table(say, score_factors, "alignment.weights.factors")), "factors"),
                   section(words("alignment.weights.rules"),
                           html::table(factor_table(say, score_rules, "alignment.weights.rules")), "rules"),
                   section(words("alignment.needs.title"),
                           all({paragraph(words("alignment.weights.table_is",
                                                {{"version", (*table)->version()},
                                                 {"rows", words.number((*table)->edition().rows.size())}})),
                                paragraph(link_to(needs_address, words("alignment.weights.to_table")))}),
                           "table")});
  return visit.page(std::move(page));
}

Reply NeedsPages::method_file(Visit& visit) {
  const auto table = room_.table(visit.actor());
  if (!table)
    return visit.refuse(table.error());
  const auto& words = visit.say();
  const FactorWords say{words, capacity_max_age_days_};
  std::string out;
  write(out, {words("alignment.weights.factor"), words("alignment.weights.value"), words("alignment.weights.source"),
              words("alignment.weights.trust")});
  const auto add = [&](const Factor& factor) {
    write(out, {say.part(factor, "name"), say.part(factor, "value"), say.part(factor, "source"), say.trust(factor)});
  };
  for (const Factor& factor : score_factors)
    add(factor);
  for (const Factor& factor : score_rules)
    add(factor);
  const auto book = codes_.book();
  for (const NeedRow& row : (*table)->edition().rows)
    write(
        out,
        {words("alignment.weights.row", {{"risk", book->label("risk_categories", row.risk_category, words.language())},
                                         {"term", (*table)->label(row.service_term, words.language())}}),
         words("alignment.weights.row.value", {{"relevance", words.number(row.relevance, 2)},
                                               {"half_life", words.count("alignment.days", row.half_life_days)}}),
         row.evidence, words("alignment.weights.mark.judgement")});
  return csv_reply(std::move(out),
                   "method." + (*table)->version() + "." + std::string(tag_of(words.language())) + ".csv");
}

} // namespace concert::alignment
