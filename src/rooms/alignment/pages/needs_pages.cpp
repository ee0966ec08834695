#include "rooms/alignment/pages/needs_pages.h"

#include <algorithm>

#include "rooms/alignment/needs_table.h"
#include "rooms/alignment/pages/needs_shown.h"

namespace concert::alignment {
namespace {

using namespace html;
using access::Visit;
using http::Reply;

// The rows of one risk category. Narrow screens show each as a card.
html::Table rows_of(const Visit& visit, const codes::CodeBook& book, const Needs& needs, const std::string& category) {
  const auto& words = visit.say();
  const bool changes = may_change_needs(visit);
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
                          evidence_said(words, row)});
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
           when(may_change_needs(visit) && !(*table)->version().empty(),
                [&] { return actions({button_link(words("alignment.needs.add"), "/needs/new")}); }),
           all_rows(visit, *book, **table)});
  return visit.page(std::move(page));
}

Reply NeedsPages::file(Visit& visit) {
  const auto table = room_.table(visit.actor());
  if (!table)
    return visit.refuse(table.error());
  return csv_reply(csv_of((*table)->edition()), "needs." + (*table)->version() + ".csv");
}

} // namespace concert::alignment
