#include "rooms/sites/geojson.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

using namespace concert;
using namespace concert::sites;

namespace {

constexpr std::string_view square = R"([[0,0],[0.2,0],[0.2,0.1],[0,0.1],[0,0]])";

std::string feature(std::string_view properties, std::string_view type, std::string_view coordinates) {
  return R"({"type":"Feature","properties":{)" + std::string(properties) + R"(},"geometry":{"type":")" +
         std::string(type) + R"(","coordinates":)" + std::string(coordinates) + "}}";
}
std::string collection(std::string_view features) {
  return R"({"type":"FeatureCollection","features":[)" + std::string(features) + "]}";
}
std::string named(std::string_view name, std::string_view ring) {
  return feature("\"name\":\"" + std::string(name) + "\"", "Polygon", "[" + std::string(ring) + "]");
}

// "latitude 2 1 3": the words without what they all begin with, and their values.
std::string refused(std::string_view file) {
  const auto read = read_geojson(file);
  if (read)
    return "read";
  std::string out;
  for (const Problem& problem : read.error().problems) {
    CHECK(problem.field == "file");
    REQUIRE(problem.word.starts_with("sites.file."));
    out += (out.empty() ? "" : "; ") + problem.word.substr(11);
    for (const std::string& value : problem.values)
      out += " " + value;
  }
  return out;
}

} // namespace

TEST_CASE("polygons, multipolygons with holes and points become areas with names, codes and a point inside") {
  const std::string bent =
      R"([[[[0,0],[0.3,0],[0.3,0.3],[0.25,0.3],[0.25,0.05],[0,0.05],[0,0]]],)"
      R"([[[1,1],[1.1,1],[1.1,1.1],[1,1.1],[1,1]],[[1.02,1.02],[1.04,1.02],[1.04,1.04],[1.02,1.02]]]])";
  const auto read = read_geojson(
      "\xef\xbb\xbf" + collection(named("Saint-Aurèle", square) + "," +
                                  feature(R"("name_en":"Mill","name_fr":"Le Bief","code":"m1")", "MultiPolygon", bent) +
                                  "," + feature(R"("name":"Spit","x":null)", "Point", "[-76.5,39.25,12]")));
  REQUIRE(read);
  REQUIRE(read->areas().size() == 3);
  const Area& first = read->areas()[0];
  CHECK(first.code == "saint_aurele");
  CHECK(first.name == Bilingual<std::string>{"Saint-Aurèle", "Saint-Aurèle"});
  CHECK(first.centre.longitude == doctest::Approx(0.1));
  CHECK(first.centre.latitude == doctest::Approx(0.05));
  const Area& second = read->areas()[1];
  REQUIRE(second.polygons.size() == 2);
  CHECK(second.polygons[1].size() == 2);
  // The middle of the bent one lies in its inner corner, outside; the point that is taken lies in its arm.
  CHECK(second.centre.longitude == doctest::Approx(0.275));
  CHECK(read->areas()[2].polygons.empty());
  CHECK(read->areas()[2].centre == Point{-76.5, 39.25});
  CHECK(read->called("le bief") == &second);
  CHECK(read->called("SAINT-AURELE") == &first);
  CHECK(read->called("saint_aurele") == &first);
  CHECK(read->called("") == nullptr);
  CHECK(read->find("m1") == &second);
  CHECK(read->at("spit") == 2);
}

TEST_CASE("what is written is read back equal") {
  std::ifstream in("data/demo/areas.geojson", std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  const auto town = read_geojson(bytes.str());
  REQUIRE(town);
  CHECK(town->areas().size() == 12);
  const auto again = read_geojson(geojson_of(*town));
  REQUIRE(again);
  CHECK(again->areas() == town->areas());
}

TEST_CASE("a wrong file says what is wrong, where, and nothing of what stands in it") {
  CHECK(refused("").starts_with("not_json 1 "));
  CHECK(refused("{\"type\":\n \"FeatureCollection\", x}").starts_with("not_json 2 "));
  CHECK(refused("\x1f\x8b\x08 zipped").starts_with("not_json 1 "));
  CHECK(refused("[1,2]") == "not_a_collection");
  CHECK(refused(R"({"type":"Feature"})") == "not_a_collection");
  CHECK(refused(collection("")) == "no_areas");
  CHECK(refused(collection("{}")) == "no_name 1; not_a_feature 1");
  CHECK(refused(collection(named("A", square) + "," + feature("", "Polygon", "[[]]"))) == "no_name 2; short_ring 2 1");
  CHECK(refused(collection(named("A", "[[0,0],[0,900],[1,1],[0,0]]"))) == "latitude 1 1 2");
  CHECK(refused(collection(named("A", "[[0,0],[0,-90.001],[1,1],[0,0]]"))) == "latitude 1 1 2");
  CHECK(refused(collection(named("A", "[[630084,45],[1,1],[2,2],[630084,45]]"))) == "longitude 1 1 1");
  CHECK(refused(collection(named("A", "[[0,0],[1,0],[1,1],[0,1]]"))) == "unclosed 1 1");
  CHECK(refused(collection(named("A", "[[0,0],[1,0],[0,0]]"))) == "short_ring 1 1");
  CHECK(refused(collection(named("A", "[[0,0],[1,1],[2,2],[0,0]]"))) == "no_extent 1 1");
  CHECK(refused(collection(named("A", R"([[0,0],["1",0],[1,1],[0,0]])"))) == "not_a_point 1 1 2");
  CHECK(refused(collection(named("A", "[[0,0],[1],[1,1],[0,0]]"))) == "not_a_point 1 1 2");
  CHECK(refused(collection(feature("\"name\":\"A\"", "LineString", "[[0,0],[1,1]]"))) == "wrong_type 1");
  CHECK(refused(collection(feature("\"name\":\"A\"", "GeometryCollection", "[]"))) == "wrong_type 1");
  CHECK(refused(collection(feature("\"name\":\"A\"", "Polygon", "null"))) == "no_coordinates 1");
  CHECK(refused(collection(feature("\"name\":\"A\"", "Polygon", "[]"))) == "no_coordinates 1");
  CHECK(refused(collection(feature("\"name\":\"A\"", "Point", "[0,91]"))) == "latitude 1 1 1");
  CHECK(refused(collection(R"({"type":"Feature","properties":{"name":"A"},"geometry":null})")) == "wrong_type 1");
  CHECK(refused(collection(R"({"type":"Feature","properties":{"name":"A"},"geometry":{"type":"Point"}})")) ==
        "no_coordinates 1");
  CHECK(refused(collection(named("Old Harbour", square) + "," + named("OLD HARBOUR", square))) == "duplicate_name 2 1");
  CHECK(refused(collection(feature(R"("name":"A","code":"x")", "Point", "[0,0]") + "," +
                           feature(R"("name":"B","code":"x")", "Point", "[0,0]"))) == "duplicate_code 2 x 1");
  CHECK(refused(collection(feature(R"("name":"A","code":"X Y")", "Point", "[0,0]"))) == "bad_code 1");
  CHECK(refused(collection(feature(R"("name":"ᓄᓇ")", "Point", "[0,0]"))) ==
        "bad_code 1"); // a code cannot be made of it
  CHECK(refused(collection(feature("\"name\":\"" + std::string(81, 'a') + "\"", "Point", "[0,0]"))) ==
        "long_name 1 80");
  // All at once, so that a file is mended once.
  CHECK(refused(collection(named("A", "[[0,0],[0,900],[1,1],[0,0]]") + "," +
                           named("B", "[[0,0],[1,0],[1,1],[0,1]]"))) == "latitude 1 1 2; unclosed 2 1");
}

TEST_CASE("what is too large ends at its bound") {
  CHECK(refused(std::string(most_bytes + 1, ' ')) == "too_large 8");
  std::string many, ring = "[0,0]";
  for (int i = 0; i <= 500; ++i)
    many += (i > 0 ? "," : "") + feature("\"name\":\"n" + std::to_string(i) + "\"", "Point", "[0,0]");
  CHECK(refused(collection(many)) == "too_many_areas 501 500");
  for (std::size_t i = 0; i < most_points; ++i)
    ring += i % 2 == 0 ? ",[1,0]" : ",[1,1]";
  CHECK(refused(collection(named("A", "[" + ring + ",[0,0]]"))) == "too_many_points 200000");
  const std::string deep(10'000, '[');
  CHECK(refused(deep).starts_with("not_json"));
  std::string bad;
  for (int i = 0; i < 100; ++i)
    bad += std::string(i > 0 ? "," : "") + feature("\"name\":\"n" + std::to_string(i) + "\"", "Point", "[0,900]");
  const auto read = read_geojson(collection(bad));
  REQUIRE(!read);
  CHECK(read.error().problems.size() == 20);
}
