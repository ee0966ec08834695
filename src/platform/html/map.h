// A town drawn by the server as SVG, area by area, always with the table of the same numbers. A plain drawing: no
// tiles, no script, no request to anybody. Who reads it without colours has the letter and the number of every area.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/html/html.h"

namespace concert::html {

struct MapPoint {
  double longitude = 0, latitude = 0; // degrees
};

struct MapArea {
  std::string label;
  std::vector<std::vector<MapPoint>> rings; // closed; outlines and holes alike. None: only the centre is known
  MapPoint centre;
  std::optional<int> value = {}; // how dark it is drawn. Nothing: withheld or not known; `shown` says which
  std::string shown = {};        // as people read it; `mark` stands in the drawing for one without a value
  std::vector<Html> more = {};   // further cells of its row, as many as Drawing::more_heads
};

struct MapMark {
  MapPoint at;
  Html label; // in the list below the drawing
};

struct Drawing {
  std::string title;
  std::string description; // one sentence: what a reader who cannot see it should know
  std::string label_head;  // head of the table's first column: "Neighbourhood"
  std::string value_head = {};
  std::vector<std::string> more_heads = {}; // of further columns of numbers
  std::string table_label;
  std::vector<MapArea> areas;                              // at least one
  std::string mark = {};                                   // in the drawing, of an area without a value: "–"
  std::string withheld = {};                               // said of it in the legend
  std::function<std::string(int from, int to)> range = {}; // said of a shade in the legend: "11 to 20"
  std::vector<MapMark> marks = {};
  std::string marks_label = {}; // above their list
  std::string outside = {};     // said of a mark that lies too far away to be drawn
  std::string note = {};
};

// Equirectangular at the mean latitude, so that a town has its true proportions; simplified to what a screen shows.
Html area_map(const Drawing& drawing);

} // namespace concert::html
