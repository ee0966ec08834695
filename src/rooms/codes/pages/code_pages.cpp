#include "rooms/codes/pages/code_pages.h"

#include <array>

#include "platform/html/components.h"

namespace concert::codes {
namespace {

using namespace html;
using Entries = std::vector<const CodeEntry*>;

// Which lists name the groups and the categories of another.
struct Companions {
  std::string_view list, groups, categories;
};
constexpr std::array companions = {
    Companions{"risk_factors", "risk_groups", "risk_categories"},
    Companions{"protective_factors", "protective_groups", ""},
    Companions{"conclusions", "conclusion_groups", ""},
    Companions{"threshold_reasons", "threshold_tests", ""},
    Companions{"authorities", "authority_groups", ""},
    Companions{"youth_sources", "youth_source_groups", ""},
};

Companions companions_of(std::string_view list) {
  for (const Companions& one : companions)
    if (one.list == list)
      return one;
  return {};
}

std::size_t count(const Entries& entries, Mark mark) {
  return static_cast<std::size_t>(
      std::count_if(entries.begin(), entries.end(), [&](const CodeEntry* entry) { return entry->mark == mark; }));
}

// A table may bring lists of its own, for which no words were written.
std::string name_of_list(const words::Words& words, std::string_view list) {
  const std::string key = "codes.list." + std::string(list);
  return words.has(key) ? words(key) : std::string(list);
}

// Where the companion list, or a word of this room, does not know it, the id itself.
std::string name_in(const CodeBook& book, const words::Words& words, std::string_view list, const std::string& id) {
  if (!list.empty())
    return book.label(list, id, words.language());
  const std::string key = "codes.category." + id;
  return words.has(key) ? words(key) : id;
}

Html mark_of(const words::Words& words, Mark mark) {
  const Tone tone = mark == Mark::official ? Tone::success : mark == Mark::recalled ? Tone::warning : Tone::neutral;
  return tag(words("codes.mark." + std::string(name_of(mark))), tone);
}

Html about_marks(const words::Words& words) {
  std::vector<SummaryRow> rows;
  for (const Mark mark : {Mark::official, Mark::recalled, Mark::working_translation})
    rows.push_back(
        {words("codes.mark." + std::string(name_of(mark))), words("codes.mark_means." + std::string(name_of(mark)))});
  return all({summary_list(rows), notice({.label = words("codes.note"), .body = words("codes.french_note")})});
}

Html table_of(const CodeBook& book, const words::Words& words, const Entries& entries, const Companions& with,
              std::string caption) {
  const auto any = [&](auto member) {
    return std::any_of(entries.begin(), entries.end(), [&](const CodeEntry* entry) { return member(*entry); });
  };
  const bool has_category = any([](const CodeEntry& entry) { return !entry.category.empty(); });
  const bool has_relation = any([](const CodeEntry& entry) { return entry.relation != Relation::subject; });
  Table table;
  table.caption = std::move(caption);
  table.caption_spoken_only = true; // the section's heading says the same
  table.columns = {{words("codes.column.english")}, {words("codes.column.french")}};
  if (has_category)
    table.columns.push_back({words("codes.column.category")});
  if (has_relation)
    table.columns.push_back({words("codes.column.relation")});
  table.columns.insert(table.columns.end(), {{words("codes.column.mark")}, {words("codes.column.source")}});
  table.empty = words("codes.none");
  for (const CodeEntry* entry : entries) {
    std::vector<Html> row = {all({el("span", {attr("lang", "en")}, entry->label.en), el("br"), el("code", entry->id)}),
                             el("span", {attr("lang", "fr")}, entry->label.fr)};
    if (has_category)
      row.push_back(entry->category.empty() ? "—" : name_in(book, words, with.categories, entry->category));
    if (has_relation)
      row.push_back(words("codes.relation." + std::string(name_of(entry->relation))));
    row.push_back(mark_of(words, entry->mark));
    row.push_back(el("span", {attr("lang", "en")}, entry->source)); // the files say where it comes from in English only
    table.rows.push_back(std::move(row));
  }
  return html::table(table);
}

} // namespace

http::Reply CodePages::lists(access::Visit& visit) {
  if (const auto permit = access::Gate().permit<access::Act::see_codes>(visit.actor()); !permit)
    return visit.refuse(permit.error());
  const auto& words = visit.say();
  const SharedCodeBook book = room_.book();
  std::vector<std::string> lists = book->lists();
  std::sort(lists.begin(), lists.end(), [&](const std::string& a, const std::string& b) {
    return words.sorts_before(name_of_list(words, a), name_of_list(words, b));
  });
  Table table;
  table.caption = words("codes.lists.caption");
  table.caption_spoken_only = true;
  table.empty = words("codes.lists.none");
  table.columns = {{words("codes.column.list")},
                   {words("codes.column.edition")},
                   {words("codes.column.entries"), Align::number},
                   {words("codes.mark.official"), Align::number},
                   {words("codes.mark.recalled"), Align::number},
                   {words("codes.mark.working_translation"), Align::number}};
  for (const std::string& list : lists) {
    const Entries entries = book->entries(list);
    table.rows.push_back({link_to("/codes/" + list, name_of_list(words, list)),
                          entries.empty() ? "—" : entries.front()->version, words.number(entries.size()),
                          words.number(count(entries, Mark::official)), words.number(count(entries, Mark::recalled)),
                          words.number(count(entries, Mark::working_translation))});
  }
  Page page;
  page.title = words("codes.lists.title");
  page.body = all({lead(words("codes.lists.lead")), section(words("codes.lists.title"), html::table(table)),
                   section(words("codes.marks.title"), about_marks(words))});
  return visit.page(std::move(page));
}

http::Reply CodePages::entries(access::Visit& visit) {
  if (const auto permit = access::Gate().permit<access::Act::see_codes>(visit.actor()); !permit)
    return visit.refuse(permit.error());
  const auto& words = visit.say();
  const SharedCodeBook book = room_.book();
  const std::string list = visit.at("list");
  const Entries entries = book->entries(list);
  if (entries.empty())
    return visit.refuse(Refusal::not_found());
  const Companions with = companions_of(list);

  std::vector<std::string> groups; // in the order of the file
  for (const CodeEntry* entry : entries)
    if (std::find(groups.begin(), groups.end(), entry->group) == groups.end())
      groups.push_back(entry->group);
  Html tables;
  if (groups.size() < 2) {
    tables = section(words("codes.entries.title"), table_of(*book, words, entries, with, words("codes.entries.title")));
  } else {
    for (const std::string& group : groups) {
      Entries of_group;
      std::copy_if(entries.begin(), entries.end(), std::back_inserter(of_group),
                   [&](const CodeEntry* entry) { return entry->group == group; });
      const std::string name = group.empty() ? words("codes.no_group") : name_in(*book, words, with.groups, group);
      tables += section(name, table_of(*book, words, of_group, with, name), group.empty() ? "" : "g-" + group);
    }
  }
  Page page;
  page.title = name_of_list(words, list);
  page.breadcrumbs = {{words("codes.lists.title"), "/codes"}};
  page.caption = words("codes.edition", {{"edition", entries.front()->version}});
  page.body = all({key_figures({{words("codes.column.entries"), words.number(entries.size())},
                                {words("codes.mark.official"), words.number(count(entries, Mark::official))},
                                {words("codes.mark.recalled"), words.number(count(entries, Mark::recalled))},
                                {words("codes.mark.working_translation"),
                                 words.number(count(entries, Mark::working_translation))}}),
                   details(words("codes.marks.title"), about_marks(words)), tables});
  return visit.page(std::move(page));
}

} // namespace concert::codes
