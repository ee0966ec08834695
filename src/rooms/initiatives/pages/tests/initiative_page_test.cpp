#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "rooms/access/pages/testing/reader.h"
#include "rooms/initiatives/pages/initiative_page.h"

using namespace concert;
using namespace concert::initiatives;
using access::testing::has;
using access::testing::Reader;

TEST_CASE("the record's page: cost for each home, what is open, the source; its text marked as English") {
  std::ifstream file(std::string(CONCERT_SOURCE_DIR) + "/data/initiatives/468.txt", std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  auto record = read_record(bytes.str());
  REQUIRE(record.has_value());
  InitiativePage page(*record);
  const Reader english;
  access::Visit visit = english.visit("/initiative");
  const http::Reply reply = page.show(visit);
  CHECK(has(reply, "$485,838"));
  CHECK(has(reply, "$3,856"));
  CHECK(has(reply, "social return on investment"));
  CHECK(has(reply, "Public Safety Canada"));
  CHECK(english.missing().empty());
  const Reader french(access::Role::planner, Language::fr);
  access::Visit lecture = french.visit("/initiative");
  const http::Reply in_french = page.show(lecture);
  CHECK(has(in_french, "<p lang=\"en\">Through the Community Safety Model"));
  CHECK(french.missing().empty());
}

TEST_CASE("what a record says is escaped, and an installation without it says so") {
  auto record = read_record("# record: 1\n=== DETAILS ===\nT\n\nDescription of Initiative:\n\n<script>x</script>\n");
  REQUIRE(record.has_value());
  const Reader reader;
  InitiativePage page(*record);
  access::Visit visit = reader.visit("/initiative");
  CHECK(has(page.show(visit), "&lt;script&gt;x&lt;/script&gt;"));
  InitiativePage none(std::nullopt);
  access::Visit again = reader.visit("/initiative");
  CHECK(has(none.show(again), "does not come with this installation"));
  CHECK(reader.missing().empty());
}
