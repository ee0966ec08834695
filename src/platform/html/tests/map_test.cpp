#include "platform/html/map.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace concert;
using namespace concert::html;

namespace {

bool is_in(const Html& html, std::string_view part) {
  return html.markup().find(part) != std::string::npos;
}
std::size_t times(const Html& html, std::string_view part) {
  std::size_t out = 0;
  for (std::size_t at = html.markup().find(part); at != std::string::npos; at = html.markup().find(part, at + 1))
    ++out;
  return out;
}

MapArea square_at(std::string label, double west, double south, double size) {
  MapArea out;
  out.label = std::move(label);
  out.rings = {{{west, south}, {west + size, south}, {west + size, south + size}, {west, south + size}, {west, south}}};
  out.centre = {west + size / 2, south + size / 2};
  return out;
}

Drawing town() {
  Drawing out;
  out.title = "Unmet <need>";
  out.description = "By neighbourhood";
  out.label_head = "Neighbourhood";
  out.table_label = "As a table";
  out.areas = {square_at("Old & New", -80, 45, 0.1), square_at("Mill", -79.9, 45, 0.1)};
  return out;
}

} // namespace

TEST_CASE("a drawn area has its proportions, its letter, and its row; nothing in it is script or style") {
  const Html html = area_map(town());
  CHECK(is_in(html, "<title>Unmet &lt;need&gt;</title><desc>By neighbourhood</desc>"));
  CHECK(is_in(html, "role=\"img\""));
  CHECK(is_in(html, "Old &amp; New"));
  CHECK(!is_in(html, "style="));
  CHECK(!is_in(html, "<script"));
  CHECK(times(html, "<path class=\"c-map__area\"") == 2);
  CHECK(times(html, "class=\"c-map__letter\"") == 2);
  // 0.2 by 0.1 degrees at 45.05 north: wide 0.2 x cos(45.05°) to high 0.1.
  const auto from = html.markup().find("viewBox=\"0 0 320 ") + 17;
  const double height = std::stod(html.markup().substr(from)) - 12;
  CHECK(308 / height == doctest::Approx(2 * std::cos(45.05 * 3.14159265 / 180)).epsilon(0.01));
}

TEST_CASE("values are shaded in steps with a legend; one that is withheld says so and has no shade") {
  Drawing drawing = town();
  drawing.value_head = "Situations";
  drawing.mark = "–";
  drawing.withheld = "fewer than 11";
  drawing.more_heads = {"Needs"};
  drawing.range = [](int from, int to) { return std::to_string(from) + " to " + std::to_string(to); };
  drawing.areas.push_back(square_at("Hidden", -79.8, 45, 0.1));
  drawing.areas[0].value = 11, drawing.areas[0].shown = "11";
  drawing.areas[1].value = 30, drawing.areas[1].shown = "30";
  drawing.areas[2].shown = "fewer than 11";
  for (MapArea& area : drawing.areas)
    area.more = {"7"};
  const Html html = area_map(drawing);
  CHECK(is_in(html, "<path class=\"c-map__area is-shade-1\""));
  CHECK(is_in(html, "<path class=\"c-map__area is-shade-4\""));
  CHECK(is_in(html, "<path class=\"c-map__area is-withheld\""));
  CHECK(is_in(html, "11 to 15"));
  CHECK(is_in(html, "26 to 30"));
  CHECK(is_in(html, "– fewer than 11"));
  CHECK(is_in(html, "<text class=\"c-map__value\" x=\""));
}

TEST_CASE("marks are numbered as in their list, moved apart, and said to lie outside where they do") {
  Drawing drawing = town();
  drawing.marks_label = "One more would help";
  drawing.outside = "not on the map";
  drawing.marks = {{{-79.95, 45.05}, "Shelter"}, {{-79.95, 45.05}, "Clinic"}, {{10, 10}, "Far"}};
  const Html html = area_map(drawing);
  CHECK(times(html, "class=\"c-map__mark\"") == 2);
  CHECK(times(html, "<li>") == 3);
  CHECK(times(html, "not on the map") == 1);
  const auto first = html.markup().find("cx=\""), second = html.markup().find("cx=\"", first + 1);
  CHECK(std::abs(std::stod(html.markup().substr(first + 4)) - std::stod(html.markup().substr(second + 4))) >= 18);
}

TEST_CASE("a shore of a hundred thousand points is drawn with what a screen shows, and single points as circles") {
  Drawing drawing = town();
  drawing.areas.resize(1);
  auto& ring = drawing.areas[0].rings[0];
  ring.clear();
  for (int i = 0; i < 100'000; ++i)
    ring.push_back({-80 + 0.1 * std::cos(i * 6.283185307 / 100'000), 45 + 0.1 * std::sin(i * 6.283185307 / 100'000)});
  ring.push_back(ring.front());
  const Html html = area_map(drawing);
  CHECK(html.markup().size() < 4'000);
  CHECK(times(html, "L") > 20); // still round

  drawing.areas[0].rings.clear();
  const Html alone = area_map(drawing);
  CHECK(is_in(alone, "<circle class=\"c-map__area\""));
  CHECK(!is_in(alone, "nan"));
  CHECK(!is_in(alone, "inf"));
  drawing.areas.push_back(square_at("tiny", 60, -60, 1e-7));
  CHECK(times(area_map(drawing), "<circle class=\"c-map__area\"") == 2);
}
