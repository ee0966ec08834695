// One row of the table of needs: added, changed, switched off.
#include <algorithm>

#include "platform/http/refusal_status.h"
#include "rooms/alignment/pages/needs_pages.h"
#include "rooms/alignment/pages/needs_shown.h"

namespace concert::alignment {
namespace {

using namespace html;
using access::Visit;
using http::Reply;

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

Html stored_row(const Visit& visit, const codes::CodeBook& book, const Needs& needs, const NeedRow& row) {
  const auto& words = visit.say();
  return summary_list(
      {{words("alignment.needs.risk"), book.label("risk_categories", row.risk_category, words.language())},
       {words("alignment.needs.need"), book.label("needs", row.need, words.language())},
       {words("alignment.needs.term"), needs.label(row.service_term, words.language())},
       {words("alignment.needs.relevance"), relevance_said(words, row.relevance)},
       {words("alignment.needs.half_life"), words.count("alignment.days", row.half_life_days)},
       {words("alignment.needs.contact"), contact_said(words, row.first_contact)},
       {words("alignment.needs.evidence"), evidence_said(words, row)}});
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

Reply NeedsPages::row_page(const Visit& visit, const Needs& needs, const NeedRow* now, FormState state,
                           const Refusal* refused) {
  const auto& words = visit.say();
  const auto book = codes_.book();
  const bool overtaken = refused != nullptr && refused->kind == RefusalKind::stale;
  const std::string address = now != nullptr ? row_address(*now) : "/needs/new";
  Page page;
  page.title = now == nullptr ? words("alignment.needs.add")
                              : words("alignment.needs.change",
                                      {{"term", needs.label(now->service_term, words.language())},
                                       {"risk", book->label("risk_categories", now->risk_category, words.language())}});
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
  if (!may_change_needs(visit))
    return visit.refuse(Refusal::not_permitted());
  return row_page(visit, *room_.needs(), nullptr, visit.opened(), nullptr);
}

Reply NeedsPages::add(Visit& visit) {
  if (!may_change_needs(visit))
    return visit.refuse(Refusal::not_permitted());
  const SharedNeeds needs = room_.needs();
  const auto told = read_need_row(visit.fields(), *codes_.book(), *needs);
  const Result<void> done = told ? room_.add_row(visit.actor(), *told) : Result<void>(told.error());
  if (done)
    return visit.go(needs_address, "need_added");
  return row_page(visit, *room_.needs(), nullptr, visit.state(done.error()), &done.error());
}

Reply NeedsPages::changing(Visit& visit) {
  if (!may_change_needs(visit))
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
  if (!may_change_needs(visit))
    return visit.refuse(Refusal::not_permitted());
  const auto told = read_need_row(visit.fields(), *codes_.book(), *room_.needs());
  const Result<void> done = told ? room_.change_row(visit.actor(), visit.at("row"), *told) : Result<void>(told.error());
  return done ? visit.go(needs_address, "need_changed") : refused_row(visit, done.error());
}

Reply NeedsPages::retire(Visit& visit) {
  if (!may_change_needs(visit))
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

} // namespace concert::alignment
