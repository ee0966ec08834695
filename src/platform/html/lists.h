// Things in rows: key and value, tables, steps from page to page, and the panels that narrow a list.
#pragma once

#include "platform/html/form.h"
#include "platform/html/page.h"

namespace concert::html {

struct SummaryRow {
  std::string key;
  Html value;
  Link change = {};             // "Change" and where to
  std::string change_what = {}; // said after it by screen readers: "living situation"
};
Html summary_list(const std::vector<SummaryRow>& rows);

enum class Align { text, number };
enum class Sorted { no, ascending, descending };

struct Column {
  std::string label;
  Align align = Align::text;
  std::string sort_href = {}; // where a press on the heading leads; empty: not sortable
  Sorted sorted = Sorted::no;
};

// Rows of cells. On narrow screens each row becomes a card with the column's label before each value, without
// horizontal scrolling. The cell `row_header` names its row (usually the link to the thing).
struct Table {
  std::string caption;
  bool caption_spoken_only = false; // when a heading right above says the same
  std::vector<Column> columns;
  std::vector<std::vector<Html>> rows; // as many cells as columns, checked
  std::string empty;                   // said instead of the table when there are no rows
  std::size_t row_header = 0;
  bool stays_table = false; // two or three short columns: no cards on narrow screens
};
Html table(const Table& table);

struct Pagination {
  std::string label;             // name of this navigation: "Pages of situations"
  std::string shown;             // "21–40 of 133"
  Link previous = {}, next = {}; // an empty href leaves it out
};
Html pagination(const Pagination& pagination);

struct ChosenFilter {
  std::string label;       // "Sector: Health"
  std::string remove_href; // this list without it
  std::string remove;      // "Remove filter", said before the label by screen readers
};

// A GET form that narrows the list beside it. Folded on first sight unless open.
struct FilterPanel {
  std::string heading; // "Narrow this list"
  std::string action;
  Html fields;
  std::string apply; // button
  Link clear = {};   // "Clear all"
  std::vector<ChosenFilter> chosen = {};
  bool open = false;
};
Html filter_panel(const FilterPanel& panel);

struct SearchBox {
  std::string action;
  std::string name = "q";
  std::string label;
  std::string value = {};
  std::string button;
  std::vector<std::pair<std::string, std::string>> keep = {}; // other parameters to carry along
};
Html search_box(const SearchBox& box);

} // namespace concert::html
