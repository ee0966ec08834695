#include "rooms/initiatives/pages/initiative_page.h"

#include <array>

#include "base/text.h"
#include "platform/html/components.h"

namespace concert::initiatives {
namespace {

using namespace html;

// The record's labels by the beginning of each, and the key of their French.
struct Label {
  std::string_view start, key;
};
constexpr std::array labels = {
    Label{"Name of province", "province"},
    Label{"City/", "city"},
    Label{"Description of", "description"},
    Label{"Initiative Key", "objectives"},
    Label{"Section Responsible", "section"},
    Label{"Key Contact", "contact"},
    Label{"Groups/", "partners"},
    Label{"Level of", "involvement"},
    Label{"Amount of Time", "time"},
    Label{"Reason for", "reason"},
    Label{"Resources Required", "resources"},
    Label{"Method of", "method"},
    Label{"Key Outcomes", "outcomes"},
    Label{"Availability of", "communication"},
    Label{"Key Messages", "messages"},
    Label{"Forms of Evaluation", "evaluation"},
    Label{"Evaluation Completed", "evaluated"},
    Label{"Summary of the Outcomes", "summary"},
    Label{"Summary of the Performance", "measures"},
    Label{"Economics of", "pillars"},
    Label{"Further Details", "further"},
    Label{"Additional Comments", "comments"},
    Label{"Record Entry", "entered"},
    Label{"Date modified", "modified"},
};

std::string label_word(const words::Words& words, const Field& field) {
  for (const Label& label : labels)
    if (field.label.starts_with(label.start))
      return words("initiatives.label." + std::string(label.key));
  return field.label;
}

// PRIVACY: the file already holds nobody's name; a line in brackets says that something was withheld.
Html answer_of(const words::Words& words, const Field& field) {
  if (const Answer answer = field.answer(); answer != Answer::given)
    return tag(words("initiatives.answer." + std::string(name_of(answer))),
               answer == Answer::no ? Tone::neutral : Tone::warning);
  const Attr lang = words.language() == Language::en ? Attr() : attr("lang", "en");
  Html out;
  for (const Block& block : field.blocks)
    out += block.bullets ? el("ul", {cls("c-bullets"), lang},
                              each(block.lines, [](const std::string& line) { return el("li", line); }))
                         : el("p", {lang}, text::join(block.lines, " "));
  return out;
}

Html part(const words::Words& words, const Record& record, std::string_view start) {
  const Field* field = record.find(start);
  return field == nullptr ? Html() : section(label_word(words, *field), answer_of(words, *field));
}

Html costs(const words::Words& words, const Costs& costs) {
  const auto dollars = [&](std::int64_t amount) { return words.money_whole(amount * 100); };
  return all(
      {key_figures({{words("initiatives.costs.total"), dollars(costs.total_dollars), words("initiatives.costs.stated")},
                    {words("initiatives.costs.homes"), words.number(costs.homes), words("initiatives.costs.stated")},
                    {words("initiatives.costs.per_home"), words.money_whole(costs.cents_per_home()),
                     words("initiatives.costs.computed")}}),
       summary_list({{words("initiatives.costs.staff"), dollars(costs.staff_dollars)},
                     {words("initiatives.costs.other"), dollars(costs.other_dollars)}}),
       when(!costs.adds_up(), [&] { return paragraph(words("initiatives.costs.does_not_add_up")); })});
}

Html unanswered(const words::Words& words, const Record& record) {
  std::vector<Html> items;
  for (const Field& field : record.fields)
    if (const Answer answer = field.answer(); answer == Answer::not_available || answer == Answer::empty)
      items.push_back(all({label_word(words, field), " ", answer_of(words, field)}));
  return items.empty() ? Html() : bullets(items);
}

} // namespace

http::Reply InitiativePage::show(access::Visit& visit) {
  const auto& words = visit.say();
  Page page;
  page.title = words("initiatives.title");
  if (!record_) {
    page.body = lead(words("initiatives.not_here"));
    return visit.page(std::move(page));
  }
  const Record& record = *record_;
  page.caption = words("initiatives.caption", {{"number", record.number}});
  std::vector<SummaryRow> everything;
  for (const Field& field : record.fields)
    everything.push_back({label_word(words, field), answer_of(words, field)});
  Html figures;
  if (const auto known = costs_of(record))
    figures = section(words("initiatives.costs.title"), costs(words, *known), "costs");
  Html sections = part(words, record, "Description of");
  for (const char* start : {"Initiative Key", "Groups/"})
    sections += part(words, record, start);
  sections += figures;
  for (const char* start : {"Method of", "Forms of Evaluation", "Key Outcomes"})
    sections += part(words, record, start);
  page.body =
      all({lead(words("initiatives.lead")),
           when(words.language() != Language::en,
                [&] { return notice({.label = words("initiatives.note"), .body = words("initiatives.in_english")}); }),
           sections,
           section(words("initiatives.record"), details(words("initiatives.record_open"), summary_list(everything)),
                   "record"),
           section(words("initiatives.source.title"),
                   all({paragraph(words("initiatives.source.text", {{"number", record.number}})),
                        paragraph(words("initiatives.source.licence"))}),
                   "source")});
  page.side = panel({.heading = words("initiatives.unanswered"),
                     .body = all({paragraph(words("initiatives.unanswered_text")), unanswered(words, record)}),
                     .strong = true});
  return visit.page(std::move(page));
}

} // namespace concert::initiatives
