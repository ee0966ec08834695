#include "platform/html/chart.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/check.h"
#include "base/text.h"
#include "platform/html/lists.h"

namespace concert::html {
namespace {

// A length in the two units that we draw in: shares of the width across, heights of the letters down. Nothing is
// scaled, so text keeps the reader's size.
std::string length(double number, std::string_view unit) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed, 2).ptr;
  return std::string(buffer.data(), end) + std::string(unit);
}
std::string across(double percent) {
  return length(percent, "%");
}
std::string down(double letters) {
  return length(letters, "em");
}

double largest_of(const Chart& chart) {
  double out = 0;
  for (const ChartValue& value : chart.values) {
    check(!value.value || *value.value >= 0, "chart: values are 0 or more");
    out = std::max(out, value.value.value_or(0));
  }
  return out > 0 ? out : 1;
}

// Long names stand on several lines; SVG text does not break by itself.
std::vector<std::string> lines_of(const std::string& label) {
  constexpr std::size_t longest = 34;
  std::vector<std::string> out = {""};
  for (const std::string_view word : text::split(label, ' ')) {
    std::string& line = out.back();
    if (!line.empty() && text::count_characters(line) + 1 + text::count_characters(word) > longest)
      out.emplace_back(word);
    else
      line += (line.empty() ? "" : " ") + std::string(word);
  }
  return out;
}

Html drawn_text(std::string_view style, double x_percent, double y_letters, std::string_view text,
                std::string_view anchor = "start", std::string_view shift = "") {
  return el("text",
            {cls(style), attr("x", across(x_percent)), attr("y", down(y_letters)), attr("text-anchor", anchor),
             shift.empty() ? Attr() : attr("dx", shift)},
            text);
}

Html drawing(const Chart& chart, double height_letters, const Html& shapes) {
  return el("svg",
            {cls("c-chart__drawing"), attr("role", "img"), attr("width", "100%"), attr("height", down(height_letters))},
            el("title", chart.title), el("desc", chart.description), shapes);
}

Html figure(const Chart& chart, const Html& drawn) {
  std::vector<std::vector<Html>> rows;
  for (const ChartValue& value : chart.values)
    rows.push_back({value.label, value.shown});
  const Html numbers =
      table({.caption = chart.table_label,
             .columns = {{.label = chart.label_head}, {.label = chart.value_head, .align = Align::number}},
             .rows = std::move(rows),
             .empty = chart.description,
             .stays_table = true});
  const Html note = when(!chart.note.empty(), [&] { return el("p", {cls("c-note")}, chart.note); });
  return el("figure", {cls("c-chart")}, el("figcaption", el("strong", chart.title), el("span", chart.description)),
            el("div", {cls("c-chart__both")}, el("div", drawn), el("div", {cls("c-chart__table")}, numbers)), note);
}

constexpr double top = 2.2, base = 11.0, under = 12.4, whole = 13.0; // letters

struct Slot {
  double left, centre, width; // percent
};
Slot slot_of(std::size_t index, std::size_t count) {
  const double width = 100.0 / static_cast<double>(count);
  const double left = width * static_cast<double>(index);
  return {left, left + width / 2, width};
}
double height_of(double value, double largest) {
  return base - (base - top) * value / largest;
}

// Base line, top line with its meaning, and as many names below as have room; every second gives way on narrow screens.
Html axes(const Chart& chart) {
  std::string top_label = chart.axis_top;
  double largest = -1;
  if (top_label.empty())
    for (const ChartValue& value : chart.values)
      if (value.value.value_or(-1) > largest)
        largest = *value.value, top_label = value.shown;
  const auto line = [](std::string_view style, double y) {
    return el("line", {cls(style), attr("x1", "0"), attr("x2", "100%"), attr("y1", down(y)), attr("y2", down(y))});
  };
  Html out = all({line("c-chart__grid", top), line("c-chart__grid", (top + base) / 2), line("c-chart__base", base),
                  drawn_text("c-chart__axis", 0, top - 0.7, top_label)});
  const std::size_t count = chart.values.size();
  const std::size_t step = (count + 5) / 6;
  for (std::size_t i = 0; i < count; i += step) {
    const double centre = slot_of(i, count).centre;
    const std::string_view anchor = centre < 10 ? "start" : centre > 90 ? "end" : "middle";
    out += drawn_text((i / step) % 2 == 0 ? "c-chart__axis" : "c-chart__axis c-chart__second",
                      anchor == "start" ? slot_of(i, count).left
                      : anchor == "end" ? 100
                                        : centre,
                      under, chart.values[i].label, anchor);
  }
  return out;
}

} // namespace

Html bar_chart(const Chart& chart) {
  constexpr double line = 1.35, bar = 1.25, gap = 0.75, widest = 80; // the rest of the width is for the value
  const double largest = largest_of(chart);
  double y = 0;
  Html shapes;
  for (const ChartValue& value : chart.values) {
    for (const std::string& part : lines_of(value.label))
      shapes += drawn_text("c-chart__label", 0, (y += line) - 0.25, part);
    const double width = value.value ? std::max(widest * *value.value / largest, 0.4) : 0;
    if (value.value)
      shapes += el("rect", {cls("c-chart__bar"), attr("x", "0"), attr("y", down(y + 0.1)), attr("width", across(width)),
                            attr("height", down(bar)), attr("rx", "2")});
    shapes += drawn_text(value.value ? "c-chart__value" : "c-chart__withheld", width, y + 1.1, value.shown, "start",
                         value.value ? "0.45em" : "");
    y += bar + gap;
  }
  return figure(chart, drawing(chart, y, shapes));
}

Html column_chart(const Chart& chart) {
  const double largest = largest_of(chart);
  std::size_t letters = 0;
  for (const ChartValue& value : chart.values)
    letters += text::count_characters(value.shown) + 1;
  Html shapes = axes(chart);
  for (std::size_t i = 0; i < chart.values.size(); ++i) {
    const ChartValue& value = chart.values[i];
    const Slot slot = slot_of(i, chart.values.size());
    const double y = height_of(value.value.value_or(0), largest);
    if (value.value)
      shapes += el("rect", {cls("c-chart__bar"), attr("x", across(slot.left + slot.width * 0.14)), attr("y", down(y)),
                            attr("width", across(slot.width * 0.72)), attr("height", down(base - y))});
    else
      shapes += drawn_text("c-chart__withheld", slot.centre, base - 0.4, "–", "middle");
    if (value.value && letters <= 36 && *value.value < largest) // the top line already says the largest
      shapes += drawn_text("c-chart__value", slot.centre, y - 0.35, value.shown, "middle");
  }
  return figure(chart, drawing(chart, whole, shapes));
}

Html line_chart(const Chart& chart) {
  const double largest = largest_of(chart);
  Html lines, points;
  for (std::size_t i = 0; i < chart.values.size(); ++i) {
    if (!chart.values[i].value)
      continue;
    const double x = slot_of(i, chart.values.size()).centre, y = height_of(*chart.values[i].value, largest);
    points += el("circle", {cls("c-chart__point"), attr("cx", across(x)), attr("cy", down(y)), attr("r", "3.5")});
    if (i == 0 || !chart.values[i - 1].value)
      continue;
    lines += el("line", {cls("c-chart__line"), attr("x1", across(slot_of(i - 1, chart.values.size()).centre)),
                         attr("y1", down(height_of(*chart.values[i - 1].value, largest))), attr("x2", across(x)),
                         attr("y2", down(y))});
  }
  return figure(chart, drawing(chart, whole, all({axes(chart), lines, points})));
}

} // namespace concert::html
