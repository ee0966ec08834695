#include "rooms/sites/pages/area_pages.h"

#include <doctest/doctest.h>

#include "rooms/access/pages/testing/reader.h"

using namespace concert;
using namespace concert::sites;
using access::testing::has;
using access::testing::Reader;

namespace {

class OneDrawer : public Store {
public:
  AreaMap load() override { return areas; }
  void keep(const AreaMap& fresh, const audit::Entry&) override { areas = fresh; }
  AreaMap areas;
};

constexpr std::string_view town =
    R"({"type":"FeatureCollection","features":[)"
    R"({"type":"Feature","properties":{"name":"<Old> Harbour","name_fr":"Vieux-Havre"},"geometry":{"type":"Polygon",)"
    R"("coordinates":[[[0,0],[0.25,0],[0.25,0.5],[0,0.5],[0,0]]]}},)"
    R"({"type":"Feature","properties":{"name":"Spit"},"geometry":{"type":"Point","coordinates":[0.3,0.2]}}]})";

} // namespace

TEST_CASE("everybody sees the areas drawn and listed; an administrator brings others, and keeps what was typed on a no") {
  for (const Language language : {Language::en, Language::fr}) {
    OneDrawer store;
    const Reader reader(access::Role::administrator, language);
    Room room(store, reader.clock());
    AreaPages pages(room);
    access::Visit empty = reader.visit("/areas");
    CHECK(has(pages.show(empty), "name=\"file\""));

    Fields typed;
    typed.add("file", std::string(town));
    access::Visit sent = reader.visit("/areas", typed);
    CHECK(pages.bring(sent).status == 303);
    access::Visit again = reader.visit("/areas");
    const http::Reply shown = pages.show(again);
    CHECK(has(shown, "<path class=\"c-map__area\""));
    CHECK(has(shown, language == Language::en ? "&lt;Old&gt; Harbour" : "Vieux-Havre"));
    CHECK(!has(shown, "<Old>"));

    Fields wrong;
    wrong.add("file", "{\"type\": 1}");
    access::Visit refused = reader.visit("/areas", wrong);
    const http::Reply no = pages.bring(refused);
    CHECK(no.status == 422);
    CHECK(has(no, "{&quot;type&quot;: 1}"));
    CHECK(has(no, "href=\"#f-file\""));
    CHECK(room.areas()->areas().size() == 2);
    access::Visit taken = reader.visit("/areas.geojson");
    CHECK(has(pages.file(taken), "\"name_fr\":\"Vieux-Havre\""));
    CHECK(reader.missing().empty());

    const Reader other(access::Role::representative, language);
    access::Visit looked = other.visit("/areas");
    const http::Reply seen = pages.show(looked);
    CHECK(seen.status == 200);
    CHECK(!has(seen, "name=\"file\""));
    access::Visit tried = other.visit("/areas", typed);
    CHECK(pages.bring(tried).status == 403);
    CHECK(other.missing().empty());
  }
}
