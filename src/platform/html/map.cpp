#include "platform/html/map.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "base/check.h"
#include "platform/html/lists.h"

namespace concert::html {
namespace {

// Units of the drawing: about a pixel on a small telephone, more on a wide screen.
constexpr double width = 320, tallest = 420, edge = 6, precision = 0.4, mark_size = 9;
constexpr int shades = 4;

struct Flat {
  double x = 0, y = 0;
};
using FlatRing = std::vector<Flat>;

class Projection {
public:
  explicit Projection(const std::vector<MapArea>& areas) {
    double west = std::numeric_limits<double>::max(), south = west, east = -west, north = -west;
    const auto take = [&](const MapPoint& point) {
      west = std::min(west, point.longitude), east = std::max(east, point.longitude);
      south = std::min(south, point.latitude), north = std::max(north, point.latitude);
    };
    for (const MapArea& area : areas) {
      take(area.centre);
      for (const auto& ring : area.rings)
        for (const MapPoint& point : ring)
          take(point);
    }
    constexpr double radians = 3.14159265358979323846 / 180, least = 1e-6; // one point alone has no extent
    shrink_ = std::max(std::cos((south + north) / 2 * radians), 0.01);
    west_ = west, north_ = north;
    const double wide = std::max((east - west) * shrink_, least), high = std::max(north - south, least);
    scale_ = std::min((width - 2 * edge) / wide, (tallest - 2 * edge) / high);
    left_ = (width - wide * scale_) / 2;
    height_ = high * scale_ + 2 * edge;
  }

  Flat operator()(const MapPoint& point) const {
    return {left_ + (point.longitude - west_) * shrink_ * scale_, edge + (north_ - point.latitude) * scale_};
  }
  double height() const { return height_; }
  bool holds(const Flat& at) const { return at.x >= 0 && at.x <= width && at.y >= 0 && at.y <= height_; }

private:
  double west_ = 0, north_ = 0, shrink_ = 1, scale_ = 1, left_ = 0, height_ = 0;
};

double distance_to(const Flat& p, const Flat& a, const Flat& b) {
  const double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  const double t = length == 0 ? 0 : std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0);
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

// Douglas and Peucker: what lies within `precision` of the line between two kept points is not drawn. A stack of its
// own, because a shore may have very many points.
FlatRing simplified(const FlatRing& ring) {
  std::vector<bool> kept(ring.size());
  kept.front() = kept.back() = true;
  // A closed ring has no chord: it falls into two at the point farthest from its start.
  const auto farthest =
      static_cast<std::size_t>(std::max_element(ring.begin(), ring.end(),
                                                [&](const Flat& a, const Flat& b) {
                                                  return std::hypot(a.x - ring[0].x, a.y - ring[0].y) <
                                                         std::hypot(b.x - ring[0].x, b.y - ring[0].y);
                                                }) -
                               ring.begin());
  kept[farthest] = true;
  std::vector<std::pair<std::size_t, std::size_t>> open = {{0, farthest}, {farthest, ring.size() - 1}};
  while (!open.empty()) {
    const auto [from, to] = open.back();
    open.pop_back();
    std::size_t worst = from;
    double by = precision;
    for (std::size_t i = from + 1; i < to; ++i)
      if (const double away = distance_to(ring[i], ring[from], ring[to]); away > by)
        by = away, worst = i;
    if (worst == from)
      continue;
    kept[worst] = true;
    open.push_back({from, worst});
    open.push_back({worst, to});
  }
  FlatRing out;
  for (std::size_t i = 0; i < ring.size(); ++i)
    if (kept[i])
      out.push_back(ring[i]);
  return out;
}

std::string number(double value) {
  std::array<char, 32> buffer{};
  const double rounded = std::round(value * 10) / 10 + 0.0; // no "-0"
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded).ptr;
  return std::string(buffer.data(), end);
}

std::string path_of(const MapArea& area, const Projection& project) {
  std::string out;
  for (const auto& ring : area.rings) {
    FlatRing flat;
    flat.reserve(ring.size());
    for (const MapPoint& point : ring)
      flat.push_back(project(point));
    if (flat.size() < 4)
      continue;
    const FlatRing drawn = simplified(flat);
    if (drawn.size() < 4) // too small to be seen
      continue;
    for (std::size_t i = 0; i + 1 < drawn.size(); ++i)
      out += (i == 0 ? "M" : "L") + number(drawn[i].x) + " " + number(drawn[i].y);
    out += "Z";
  }
  return out;
}

std::string letter_of(std::size_t i) { // A … Z, AA …
  std::string out;
  for (++i; i > 0; i = (i - 1) / 26)
    out.insert(out.begin(), static_cast<char>('A' + (i - 1) % 26));
  return out;
}

// Equal steps from the least value to the largest.
struct Shading {
  int least = 0, step = 1, most = 0;
  bool any = false;
  explicit Shading(const std::vector<MapArea>& areas) {
    for (const MapArea& area : areas)
      if (area.value) {
        least = any ? std::min(least, *area.value) : *area.value;
        most = any ? std::max(most, *area.value) : *area.value;
        any = true;
      }
    step = std::max(1, (most - least + shades) / shades);
  }
  int of(int value) const { return (value - least) / step + 1; }
};

std::string shade_class(const MapArea& area, const Drawing& drawing, const Shading& shading) {
  if (area.value)
    return "c-map__area is-shade-" + std::to_string(shading.of(*area.value));
  return drawing.value_head.empty() ? "c-map__area" : "c-map__area is-withheld";
}

Html shape_of(const MapArea& area, const Drawing& drawing, const Shading& shading, const Projection& project) {
  const std::string shade = shade_class(area, drawing, shading);
  if (const std::string path = path_of(area, project); !path.empty())
    return el("path", {cls(shade), attr("d", path)});
  const Flat at = project(area.centre);
  return el("circle", {cls(shade), attr("cx", number(at.x)), attr("cy", number(at.y)), attr("r", "13")});
}

Html text_at(std::string_view style, double x, double y, const std::string& text) {
  return el("text", {cls(style), attr("x", number(x)), attr("y", number(y)), attr("text-anchor", "middle")}, text);
}

Html legend_line(const std::string& style, const std::string& words) {
  return el("li",
            el("svg",
               {cls("c-map__swatch"), attr("viewBox", "0 0 20 14"), attr("width", "20"), attr("height", "14"),
                attr("aria-hidden", "true")},
               el("rect", {cls(style), attr("x", "1"), attr("y", "1"), attr("width", "18"), attr("height", "12")})),
            el("span", words));
}

Html legend(const Drawing& drawing, const Shading& shading) {
  Html lines;
  if (shading.any && drawing.range)
    for (int shade = 1; shade <= shading.of(shading.most); ++shade) {
      const int from = shading.least + (shade - 1) * shading.step;
      lines += legend_line("c-map__area is-shade-" + std::to_string(shade),
                           drawing.range(from, std::min(from + shading.step - 1, shading.most)));
    }
  if (!drawing.withheld.empty() && std::any_of(drawing.areas.begin(), drawing.areas.end(),
                                               [](const MapArea& area) { return !area.value.has_value(); }))
    lines += legend_line("c-map__area is-withheld", drawing.mark + " " + drawing.withheld);
  return when(!lines.empty(), [&] { return el("ul", {cls("c-map__legend")}, lines); });
}

struct Marks {
  Html drawn, listed;
};
Marks marks_of(const Drawing& drawing, const Projection& project) {
  Marks out;
  std::vector<Flat> taken;
  for (std::size_t i = 0; i < drawing.marks.size(); ++i) {
    const MapMark& mark = drawing.marks[i];
    Flat at = project(mark.at);
    const bool drawn_here = project.holds(at);
    Html label = mark.label;
    if (!drawn_here && !drawing.outside.empty())
      label += all({" ", el("span", {cls("c-note")}, drawing.outside)});
    out.listed += el("li", label);
    if (!drawn_here)
      continue;
    const auto crowds = [&](const Flat& other) { return std::hypot(other.x - at.x, other.y - at.y) < 2 * mark_size; };
    for (int tries = 0; tries < 20 && std::any_of(taken.begin(), taken.end(), crowds); ++tries)
      at.x += at.x + 2 * mark_size > width - mark_size ? -at.x + mark_size : 2 * mark_size;
    taken.push_back(at);
    out.drawn += el("circle", {cls("c-map__mark"), attr("cx", number(at.x)), attr("cy", number(at.y)),
                               attr("r", number(mark_size))});
    out.drawn += text_at("c-map__number", at.x, at.y + 3.8, std::to_string(i + 1));
  }
  return out;
}

} // namespace

Html area_map(const Drawing& drawing) {
  check(!drawing.areas.empty(), "a map has an area");
  const Projection project(drawing.areas);
  const Shading shading(drawing.areas);
  const bool has_values = !drawing.value_head.empty();
  Html shapes, letters;
  Table numbers;
  numbers.caption = drawing.table_label;
  numbers.columns = {{.label = drawing.label_head}};
  numbers.stays_table = drawing.more_heads.empty();
  if (has_values)
    numbers.columns.push_back({.label = drawing.value_head, .align = Align::number});
  for (const std::string& head : drawing.more_heads)
    numbers.columns.push_back({.label = head, .align = Align::number});
  for (std::size_t i = 0; i < drawing.areas.size(); ++i) {
    const MapArea& area = drawing.areas[i];
    shapes += shape_of(area, drawing, shading, project);
    const Flat at = project(area.centre);
    const std::string letter = letter_of(i);
    letters += text_at("c-map__letter", at.x, has_values ? at.y - 1 : at.y + 4, letter);
    if (has_values)
      letters += text_at("c-map__value", at.x, at.y + 12, area.value ? area.shown : drawing.mark);
    std::vector<Html> row = {all({el("span", {cls("c-map__key")}, letter), " ", area.label})};
    if (has_values)
      row.push_back(area.value ? Html(area.shown) : el("span", {cls("c-note")}, area.shown));
    row.insert(row.end(), area.more.begin(), area.more.end());
    numbers.rows.push_back(std::move(row));
  }
  const Marks marks = marks_of(drawing, project);
  const Html drawn = el("svg",
                        {cls("c-map__drawing"), attr("role", "img"),
                         attr("viewBox", "0 0 " + number(width) + " " + number(project.height()))},
                        el("title", drawing.title), el("desc", drawing.description), shapes, letters, marks.drawn);
  const Html listed = when(!drawing.marks.empty(), [&] {
    return all(
        {el("p", {cls("c-map__marks-label")}, drawing.marks_label), el("ol", {cls("c-map__marks")}, marks.listed)});
  });
  const Html note = when(!drawing.note.empty(), [&] { return el("p", {cls("c-note")}, drawing.note); });
  return el("figure", {cls("c-chart c-map")},
            el("figcaption", el("strong", drawing.title), el("span", drawing.description)),
            el("div", {cls("c-chart__both")}, el("div", drawn, legend(drawing, shading), listed),
               el("div", {cls("c-chart__table")}, html::table(numbers))),
            note);
}

} // namespace concert::html
