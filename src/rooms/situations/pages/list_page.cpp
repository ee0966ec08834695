#include <charconv>

#include "base/text.h"
#include "platform/html/components.h"
#include "platform/http/forms.h"
#include "rooms/situations/pages/overview_pages.h"

namespace concert::situations {
namespace {

using access::Stage;
using html::all;
using html::Html;
using Query = std::vector<std::pair<std::string, std::string>>;

constexpr std::array stages = {Stage::screening,    Stage::discussion, Stage::identification,
                               Stage::intervention, Stage::concluded,  Stage::rejected};

// The list's address with these parts of what was asked.
Query asked_for(const ListAsked& asked, std::string_view without = {}) {
  Query out;
  const auto add = [&](std::string name, std::string value) {
    if (!value.empty() && name != without)
      out.emplace_back(std::move(name), std::move(value));
  };
  add("q", asked.typed_number);
  if (asked.query.stage)
    add("stage", std::string(access::name_of(*asked.query.stage)));
  add("mine", asked.query.involving == Involving::mine ? "yes" : "");
  add("open", asked.query.open_only ? "yes" : "");
  return out;
}

std::string page_address(const ListAsked& asked, std::int64_t page) {
  Query query = asked_for(asked);
  query.emplace_back("page", std::to_string(page));
  return http::url("/situations", query);
}

Html narrowing(const Telling& tell, const ListAsked& asked) {
  const Fields shown = [&asked] {
    Fields out;
    for (const auto& [name, value] : asked_for(asked))
      out.add(name, value);
    return out;
  }();
  const html::FormState state = tell.visit.state(shown);
  std::vector<html::Option> options;
  for (const Stage stage : stages)
    if (stage != Stage::screening || !tell.is_chair())
      options.push_back({.value = std::string(access::name_of(stage)),
                         .label = tell("situations.stage." + std::string(access::name_of(stage)))});
  Html fields = html::select({.name = "stage",
                              .label = tell("situations.list.stage"),
                              .presence = Presence::required,
                              .blank = tell("situations.list.any_stage"),
                              .options = std::move(options)},
                             state);
  if (!tell.is_chair())
    fields += html::tick("mine", tell("situations.list.mine"), state);
  fields += html::tick("open", tell("situations.list.open"), state);
  html::FilterPanel panel;
  panel.heading = tell("situations.list.narrow");
  panel.action = "/situations";
  panel.fields = fields;
  panel.apply = tell("situations.list.apply");
  panel.clear = {tell("situations.list.clear"), "/situations"};
  const auto chosen = [&](std::string_view name, std::string label) {
    panel.chosen.push_back(
        {std::move(label), http::url("/situations", asked_for(asked, name)), tell("situations.list.remove")});
  };
  if (asked.query.stage)
    chosen("stage", tell("situations.stage." + std::string(access::name_of(*asked.query.stage))));
  if (asked.query.involving == Involving::mine)
    chosen("mine", tell("situations.list.mine"));
  if (asked.query.open_only)
    chosen("open", tell("situations.list.open"));
  if (!asked.typed_number.empty())
    chosen("q", tell("situations.list.number", {{"number", asked.typed_number}}));
  return html::filter_panel(panel);
}

ConnectionClock clock_of_entry(const ListEntry& entry, Instant now) {
  Situation s;
  if (entry.threshold_met_at)
    s.threshold = Threshold{{}, *entry.threshold_met_at};
  s.first_contact_at = entry.first_contact_at;
  s.connected_at = entry.connected_at;
  s.ending = entry.ending;
  return clock_of(s, now);
}

// The chair's next page of a situation, from its filter alone; empty where the record itself is the next page.
Html chair_next(const Telling& tell, const ListEntry& entry) {
  if (entry.stage == Stage::discussion)
    return html::link_to(path_of(entry.id, "decide"), tell("situations.do.decision"));
  if (entry.stage == Stage::identification)
    return html::link_to(path_of(entry.id, "assign"), tell("situations.do.roles"));
  return "–";
}

std::string nothing_found(const Telling& tell, const ListAsked& asked) {
  if (asked.number_is_wrong)
    return tell("situations.list.not_a_number");
  if (!asked_for(asked).empty())
    return tell("situations.list.none_fits");
  return tell(tell.is_chair() ? "situations.list.none_chair" : "situations.list.none");
}

Html rows_shown(const Telling& tell, const ListPage& found, const ListAsked& asked) {
  html::Table table;
  table.caption = tell("situations.list.caption");
  table.caption_spoken_only = true;
  table.columns = {{tell("situations.column.situation")},  {tell("situations.column.subject")},
                   {tell("situations.column.filter")},     {tell("situations.column.clock")},
                   {tell("situations.column.brought_by")}, {tell("situations.column.since")}};
  if (tell.is_chair())
    table.columns.push_back({tell("situations.column.next")});
  table.empty = nothing_found(tell, asked);
  for (const ListEntry& entry : found.entries) {
    const Html clock = clock_tag(tell, clock_of_entry(entry, tell.visit.now()));
    const std::string title = entry.number
                                  ? spoken(*entry.number)
                                  : tell("situations.unnumbered_at", {{"time", tell.say().moment(entry.opened_at)}});
    std::vector<Html> row = {
        html::link_to(path_of(entry.id), title),
        tell.label("subjects", entry.subject),
        stage_tag(tell, entry.stage),
        clock.empty() ? Html("–") : clock,
        tell.agency(entry.originating),
        tell.say().short_day(tell.say().zone().day_of(entry.presented_at.value_or(entry.opened_at)))};
    if (tell.is_chair())
      row.push_back(chair_next(tell, entry));
    table.rows.push_back(std::move(row));
  }
  return html::table(table);
}

} // namespace

ListAsked list_asked(const Fields& fields) {
  ListAsked out;
  out.typed_number = std::string(text::trim(fields.text_or("q"))).substr(0, 12);
  if (!out.typed_number.empty()) {
    out.query.number = spoken_number(out.typed_number);
    out.number_is_wrong = !out.query.number;
  }
  out.query.stage = access::stage_of(fields.text_or("stage"));
  out.query.involving = fields.yes("mine") ? Involving::mine : Involving::anyone;
  out.query.open_only = fields.yes("open");
  const std::string page = fields.text_or("page", "1");
  std::from_chars(page.data(), page.data() + page.size(), out.page);
  out.page = std::clamp<std::int64_t>(out.page, 1, 100000);
  out.query.limit = rows_a_page;
  out.query.offset = (out.page - 1) * rows_a_page;
  return out;
}

html::Page list_page(const Telling& tell, const ListPage& found, const ListAsked& asked) {
  html::Page page;
  page.title = tell("frame.situations");
  Html body;
  if (!tell.is_chair())
    body += html::actions({html::button_link(tell("situations.home.screen"), "/situations/new")});
  body += html::search_box({.action = "/situations",
                            .label = tell("situations.list.search"),
                            .value = asked.typed_number,
                            .button = tell("situations.list.search.button"),
                            .keep = asked_for(asked, "q")});
  body += narrowing(tell, asked);
  body += rows_shown(tell, found, asked);
  if (!found.entries.empty()) {
    const auto& say = tell.say();
    const std::int64_t first = asked.query.offset + 1;
    const std::int64_t last = asked.query.offset + static_cast<std::int64_t>(found.entries.size());
    html::Pagination pages;
    pages.label = tell("situations.list.pages");
    pages.shown = tell("situations.list.shown",
                       {{"first", say.number(first)}, {"last", say.number(last)}, {"total", say.number(found.total)}});
    if (asked.page > 1)
      pages.previous = {tell("situations.list.previous"), page_address(asked, asked.page - 1)};
    if (last < found.total)
      pages.next = {tell("situations.list.next"), page_address(asked, asked.page + 1)};
    body += html::pagination(pages);
  }
  page.body = body;
  return page;
}

} // namespace concert::situations
