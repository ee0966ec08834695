// How an offer's score is computed: every weight and factor, in words and as CSV.
#include <array>

#include "base/csv.h"
#include "rooms/alignment/pages/needs_pages.h"
#include "rooms/alignment/pages/needs_shown.h"

namespace concert::alignment {
namespace {

using namespace html;
using access::Visit;
using http::Reply;

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

// PRIVACY: with how many situations, never how many of them went well: twenty at least, and the value is the count's
// only trace.
html::Table adopted_table(const words::Words& words, const codes::CodeBook& book, const Needs& needs,
                          const std::vector<Adoption>& adoptions) {
  html::Table out;
  out.caption = words("alignment.adopt.all");
  out.caption_spoken_only = true;
  out.empty = words("alignment.adopt.all.none");
  out.columns = {{words("alignment.learning.row")},
                 {words("alignment.adopt.all.value"), Align::number},
                 {words("alignment.adopt.all.when")},
                 {words("alignment.adopt.all.why")}};
  for (auto one = adoptions.rbegin(); one != adoptions.rend(); ++one) {
    const NeedRow* row = nullptr;
    for (const NeedRow& each : needs.edition().rows)
      if (each.risk_category == one->risk_category && each.service_term == one->service_term)
        row = &each;
    const bool stands = row != nullptr && in_use(adoptions, *row) == &*one;
    const Html now = one->taken_back_at
                         ? Html(words("alignment.adopt.all.back", {{"date", words.moment(*one->taken_back_at)}}))
                         : html::tag(words(stands ? "alignment.adopt.all.in_use" : "alignment.adopt.all.changed"),
                                     stands ? Tone::success : Tone::neutral);
    out.rows.push_back(
        {all({needs.label(one->service_term, words.language()), el("br"),
              el("span", {cls("c-note")}, book.label("risk_categories", one->risk_category, words.language()))}),
         words("alignment.adopt.all.from_to",
               {{"before", words.number(one->before, 2)}, {"after", words.number(one->adopted, 2)}}),
         all({words.moment(one->at), el("br"), now}),
         all({words("alignment.needs.reason." + std::string(name_of(one->reason))), el("br"),
              words.count("alignment.adopt.all.situations", one->situations)})});
  }
  return out;
}

} // namespace

Reply NeedsPages::method(Visit& visit) {
  const auto table = room_.table(visit.actor());
  if (!table)
    return visit.refuse(table.error());
  const auto& words = visit.say();
  const auto adoptions = room_.adoptions(visit.actor());
  if (!adoptions)
    return visit.refuse(adoptions.error());
  const FactorWords say{words, capacity_max_age_days_};
  Page page;
  page.title = words("alignment.weights.title");
  page.address = "/alignment/method";
  page.body =
      all({lead(words("alignment.weights.lead")), el("p", el("strong", words("alignment.weights.formula"))),
           paragraph(words("alignment.weights.status")),
           paragraph(link_to("/alignment/method.csv", words("alignment.weights.as_csv"))),
           section(words("alignment.weights.factors"),
                   html::table(factor_table(say, score_factors, "alignment.weights.factors")), "factors"),
           section(words("alignment.weights.rules"),
                   html::table(factor_table(say, score_rules, "alignment.weights.rules")), "rules"),
           section(words("alignment.adopt.all"),
                   all({paragraph(words("alignment.adopt.all.what", {{"days", words.number(shadow_days)},
                                                                     {"least", words.number(least_observations)}})),
                        html::table(adopted_table(words, *codes_.book(), **table, *adoptions))}),
                   "adopted"),
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
         evidence_said(words, row),
         words(row.evidence == learned_evidence ? "alignment.weights.mark.learned"
                                                : "alignment.weights.mark.judgement")});
  return csv_reply(std::move(out),
                   "method." + (*table)->version() + "." + std::string(tag_of(words.language())) + ".csv");
}

} // namespace concert::alignment
