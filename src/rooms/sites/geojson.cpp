#include "rooms/sites/geojson.h"

#include <cmath>
#include <map>

#include "base/text.h"
#include "platform/json/parse.h"
#include "platform/json/write.h"

namespace concert::sites {
namespace {

using json::Array;
using json::Value;

constexpr std::size_t most_problems = 20, longest_name = 80;

// "Saint-Aurèle" becomes saint_aurele.
std::string code_of(std::string_view name) {
  std::string out;
  for (const char c : text::fold(name))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      out += c;
    else if (!out.empty() && out.back() != '_')
      out += '_';
  while (!out.empty() && out.back() == '_')
    out.pop_back();
  return out;
}

class Reader {
public:
  std::vector<Area> areas;
  std::vector<Problem> problems;

  void feature(const Value& value) {
    ++number_;
    Area area;
    const Value* properties = value.find("properties");
    names(properties == nullptr ? Value() : *properties, area);
    const Value* type = value.find("type");
    const Value* shape = value.find("geometry");
    if (type == nullptr || type->if_text() == nullptr || *type->if_text() != "Feature" || shape == nullptr)
      return add("sites.file.not_a_feature");
    const std::size_t before = problems.size();
    geometry(*shape, area);
    if (problems.size() == before && !area.polygons.empty())
      area.centre = centre_of(area.polygons);
    areas.push_back(std::move(area));
  }

  std::size_t points() const { return points_; }
  bool is_full() const { return problems.size() >= most_problems; }

private:
  void add(const char* word, std::vector<std::string> more = {}) {
    if (is_full())
      return;
    std::vector<std::string> values = {std::to_string(number_)};
    values.insert(values.end(), more.begin(), more.end());
    problems.push_back({"file", word, std::move(values)});
  }

  static std::string text_of(const Value& properties, const char* name) {
    const Value* found = properties.find(name);
    const std::string* said = found == nullptr ? nullptr : found->if_text();
    return said == nullptr ? "" : std::string(text::trim(*said));
  }

  void names(const Value& properties, Area& area) {
    const std::string both = text_of(properties, "name");
    area.name = {text_of(properties, "name_en"), text_of(properties, "name_fr")};
    if (area.name.en.empty())
      area.name.en = both.empty() ? area.name.fr : both;
    if (area.name.fr.empty())
      area.name.fr = both.empty() ? area.name.en : both;
    if (area.name.en.empty())
      return add("sites.file.no_name");
    if (text::count_characters(area.name.en) > longest_name || text::count_characters(area.name.fr) > longest_name)
      return add("sites.file.long_name", {std::to_string(longest_name)});
    area.code = text_of(properties, "code");
    if (area.code.empty())
      area.code = code_of(area.name.en);
    if (!text::is_snake_case(area.code) || area.code.size() > longest_name)
      return add("sites.file.bad_code");
    for (const std::string& name : {text::fold(area.name.en), text::fold(area.name.fr)})
      if (const auto [known, is_new] = names_.try_emplace(name, number_); !is_new && known->second != number_)
        return add("sites.file.duplicate_name", {std::to_string(known->second)});
    if (const auto [known, is_new] = codes_.try_emplace(area.code, number_); !is_new)
      add("sites.file.duplicate_code", {area.code, std::to_string(known->second)});
  }

  void geometry(const Value& shape, Area& area) {
    const Value* type = shape.find("type");
    const std::string name = type == nullptr || type->if_text() == nullptr ? "" : *type->if_text();
    const Value* at = shape.find("coordinates");
    if (name == "Point")
      static_cast<void>(at != nullptr && point(*at, 1, 1, area.centre));
    else if (name == "Polygon")
      polygon(at, area);
    else if (name == "MultiPolygon" && at != nullptr && at->if_array() != nullptr && !at->if_array()->empty())
      for (const Value& one : *at->if_array())
        polygon(&one, area);
    else
      return add("sites.file.wrong_type");
    if (at == nullptr)
      add("sites.file.no_coordinates");
  }

  void polygon(const Value* rings, Area& area) {
    if (rings == nullptr || rings->if_array() == nullptr || rings->if_array()->empty())
      return add("sites.file.no_coordinates");
    Polygon out;
    std::size_t at = 0;
    for (const Value& one : *rings->if_array())
      if (auto made = ring(one, ++at))
        out.push_back(std::move(*made));
      else
        return;
    area.polygons.push_back(std::move(out));
  }

  std::optional<Ring> ring(const Value& value, std::size_t ring_number) {
    const Array* list = value.if_array();
    const std::string said = std::to_string(ring_number);
    if (list == nullptr)
      return add("sites.file.no_coordinates"), std::nullopt;
    Ring out;
    out.reserve(list->size());
    for (std::size_t i = 0; i < list->size(); ++i) {
      Point one;
      if (!point((*list)[i], ring_number, i + 1, one))
        return std::nullopt;
      out.push_back(one);
    }
    if (out.size() < 4)
      return add("sites.file.short_ring", {said}), std::nullopt;
    if (!(out.front() == out.back()))
      return add("sites.file.unclosed", {said}), std::nullopt;
    if (std::abs(doubled_area(out)) < 1e-12) // about the size of a hand
      return add("sites.file.no_extent", {said}), std::nullopt;
    return out;
  }

  bool point(const Value& value, std::size_t ring_number, std::size_t point_number, Point& out) {
    const std::vector<std::string> where = {std::to_string(ring_number), std::to_string(point_number)};
    const Array* pair = value.if_array();
    const auto longitude = pair != nullptr && pair->size() >= 2 ? (*pair)[0].number() : std::nullopt;
    const auto latitude = pair != nullptr && pair->size() >= 2 ? (*pair)[1].number() : std::nullopt;
    ++points_;
    if (!longitude || !latitude)
      return add("sites.file.not_a_point", where), false;
    if (std::abs(*latitude) > 90)
      return add("sites.file.latitude", where), false;
    if (std::abs(*longitude) > 180)
      return add("sites.file.longitude", where), false;
    out = {*longitude, *latitude};
    return true;
  }

  std::size_t number_ = 0, points_ = 0;
  std::map<std::string, std::size_t> names_, codes_;
};

Refusal refused(const char* word, std::vector<std::string> values = {}) {
  return Refusal::invalid("file", word, std::move(values));
}

Array coordinates_of(const Ring& ring) {
  Array out;
  for (const Point& point : ring)
    out.emplace_back(Array{point.longitude, point.latitude});
  return out;
}

} // namespace

Result<AreaMap> read_geojson(std::string_view bytes) {
  if (bytes.size() > most_bytes)
    return refused("sites.file.too_large", {std::to_string(most_bytes / 1'000'000)});
  if (bytes.starts_with("\xef\xbb\xbf")) // as some programs begin their files
    bytes.remove_prefix(3);
  const auto parsed = json::parse(bytes, {.bytes = most_bytes, .depth = 16, .values = 4 * most_points});
  if (!parsed) {
    const Problem& problem = parsed.error().problems.front();
    if (problem.word == "json.too_many_values")
      return refused("sites.file.too_many_points", {std::to_string(most_points)});
    return Refusal::invalid("file", "sites.file.not_json", problem.values);
  }
  const Value* type = parsed->find("type");
  const Value* features = parsed->find("features");
  if (type == nullptr || type->if_text() == nullptr || *type->if_text() != "FeatureCollection" || features == nullptr ||
      features->if_array() == nullptr)
    return refused("sites.file.not_a_collection");
  const Array& all = *features->if_array();
  if (all.empty())
    return refused("sites.file.no_areas");
  if (all.size() > most_areas)
    return refused("sites.file.too_many_areas", {std::to_string(all.size()), std::to_string(most_areas)});
  Reader reader;
  for (const Value& each : all) {
    reader.feature(each);
    if (reader.points() > most_points)
      return refused("sites.file.too_many_points", {std::to_string(most_points)});
    if (reader.is_full())
      break;
  }
  if (!reader.problems.empty())
    return Refusal::invalid(std::move(reader.problems));
  return AreaMap(std::move(reader.areas));
}

std::string geojson_of(const AreaMap& areas) {
  Array features;
  for (const Area& area : areas.areas()) {
    json::Object shape;
    if (area.polygons.empty()) {
      shape.add("type", "Point").add("coordinates", Array{area.centre.longitude, area.centre.latitude});
    } else {
      Array polygons;
      for (const Polygon& polygon : area.polygons) {
        Array rings;
        for (const Ring& ring : polygon)
          rings.emplace_back(coordinates_of(ring));
        polygons.emplace_back(std::move(rings));
      }
      shape.add("type", "MultiPolygon").add("coordinates", std::move(polygons));
    }
    json::Object properties{{"code", area.code}, {"name_en", area.name.en}, {"name_fr", area.name.fr}};
    json::Object feature{{"type", "Feature"}};
    feature.add("properties", std::move(properties)).add("geometry", std::move(shape));
    features.emplace_back(std::move(feature));
  }
  json::Object out{{"type", "FeatureCollection"}};
  out.add("features", std::move(features));
  return json::dump(out);
}

} // namespace concert::sites
