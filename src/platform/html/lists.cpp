#include "platform/html/lists.h"

#include "base/check.h"
#include "platform/html/icons.h"

namespace concert::html {
namespace {

Html column_head(const Column& column) {
  std::string_view sort;
  if (column.sorted != Sorted::no)
    sort = column.sorted == Sorted::ascending ? "ascending" : "descending";
  const Html label =
      column.sort_href.empty()
          ? Html(column.label)
          : el("a", {cls(sort.empty() ? "c-sort" : "c-sort is-" + std::string(sort)), href(column.sort_href)},
               column.label);
  return el("th",
            {attr("scope", "col"), attr("role", "columnheader"), cls(column.align == Align::number ? "is-number" : ""),
             sort.empty() ? Attr() : attr("aria-sort", sort)},
            label);
}

} // namespace

Html summary_list(const std::vector<SummaryRow>& rows) {
  return el("dl", {cls("c-summary")}, each(rows, [](const SummaryRow& row) {
              const Html change = when(!row.change.href.empty(), [&] {
                return el("dd", {cls("c-summary__change")},
                          el("a", {href(row.change.href)}, row.change.label, spoken(" " + row.change_what)));
              });
              return el("div", el("dt", row.key), el("dd", row.value), change);
            }));
}

// The roles repeat what the elements say: browsers forget that a table is one when a style makes cards of its rows.
Html table(const Table& table) {
  if (table.rows.empty())
    return el("p", {cls("c-empty")}, table.empty);
  std::vector<Attrs> cell_attrs;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    const bool heads = i == table.row_header;
    cell_attrs.push_back({heads ? attr("scope", "row") : Attr(), attr("role", heads ? "rowheader" : "cell"),
                          attr("data-label", column.label), cls(column.align == Align::number ? "is-number" : "")});
  }
  const Html body = each(table.rows, [&](const std::vector<Html>& row) {
    check(row.size() == table.columns.size(), "table: a row has as many cells as there are columns");
    Html cells;
    for (std::size_t i = 0; i < row.size(); ++i) {
      // One box inside, so that as a card the label and the value stand side by side whatever the value is made of.
      const Html value = el("span", row[i]);
      cells += i == table.row_header ? el("th", cell_attrs[i], value) : el("td", cell_attrs[i], value);
    }
    return el("tr", {attr("role", "row")}, cells);
  });
  return el("table", {cls(table.stays_table ? "c-table" : "c-table c-table--cards"), attr("role", "table")},
            el("caption", {cls(table.caption_spoken_only ? "c-spoken" : "")}, table.caption),
            el("thead", {attr("role", "rowgroup")}, el("tr", {attr("role", "row")}, each(table.columns, column_head))),
            el("tbody", {attr("role", "rowgroup")}, body));
}

Html pagination(const Pagination& pagination) {
  const Html previous = when(!pagination.previous.href.empty(), [&] {
    return el("a", {cls("c-pages__link"), href(pagination.previous.href), attr("rel", "prev")}, icon(Icon::arrow_left),
              pagination.previous.label);
  });
  const Html next = when(!pagination.next.href.empty(), [&] {
    return el("a", {cls("c-pages__link"), href(pagination.next.href), attr("rel", "next")}, pagination.next.label,
              icon(Icon::arrow_right));
  });
  return el("nav", {cls("c-pages"), attr("aria-label", pagination.label)}, el("p", pagination.shown),
            when(!previous.empty() || !next.empty(), [&] { return el("div", previous, next); }));
}

Html filter_panel(const FilterPanel& panel) {
  const Html chosen = when(!panel.chosen.empty(), [&] {
    return el("ul", {cls("c-chosen")}, each(panel.chosen, [](const ChosenFilter& filter) {
                return el("li", el("a", {href(filter.remove_href)}, spoken(filter.remove + " "), filter.label,
                                   el("span", {cls("c-chosen__cross"), attr("aria-hidden", "true")}, "×")));
              }));
  });
  const Html clear = when(!panel.clear.href.empty(), [&] { return link_to(panel.clear.href, panel.clear.label); });
  return el("div", {cls("c-filter")},
            el("details", {flag("open", panel.open)}, el("summary", panel.heading),
               el("form", {attr("method", "get"), action(panel.action)}, panel.fields,
                  actions({button({.label = panel.apply, .kind = ButtonKind::secondary}), clear}))),
            chosen);
}

Html search_box(const SearchBox& box) {
  const std::string field = "search-" + box.name;
  const Html kept = each(box.keep, [](const auto& pair) { return hidden(pair.first, pair.second); });
  return el("form", {cls("c-search"), attr("role", "search"), attr("method", "get"), action(box.action)}, kept,
            el("label", {cls("c-label"), attr("for", field)}, box.label),
            el("div", {cls("c-search__row")},
               el("input", {cls("c-input"), attr("type", "search"), id(field), attr("name", box.name),
                            attr("value", box.value), attr("autocomplete", "off"), attr("spellcheck", "false")}),
               el("button", {cls("c-button"), attr("type", "submit")}, icon(Icon::search), box.button)));
}

} // namespace concert::html
