#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "embedded/embed_sample.h"

namespace embedded = concert::embedded;

TEST_CASE("an embedded file has exactly the bytes of the file on disk") {
  REQUIRE(embedded::embed_sample::all().size() == 3);
  for (const auto& file : embedded::embed_sample::all()) {
    CAPTURE(file.name);
    std::ifstream in(std::string(CONCERT_SOURCE_DIR "/tools/embed/tests/sample/") + std::string(file.name),
                     std::ios::binary);
    REQUIRE(in);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    CHECK(file.bytes == bytes);
    CHECK(file.bytes.data()[file.bytes.size()] == '\0');
    CHECK(file.hash.size() == 16);
  }
}

TEST_CASE("files come in the order of their names, and their hashes tell them apart") {
  const auto all = embedded::embed_sample::all();
  CHECK(all[0].name == "0001_empty.sql");
  CHECK(all[1].name == "0002_second.sql");
  CHECK(all[2].name == "binary.bin");
  CHECK(all[0].hash == "cbf29ce484222325"); // FNV-1a of nothing
  CHECK(all[1].hash != all[2].hash);
  CHECK(embedded::embed_sample::binary_bin.bytes == all[2].bytes);
}

TEST_CASE("number and title are read from the name of a migration") {
  CHECK(embedded::number_in("0012_add_notes.sql") == 12);
  CHECK(embedded::number_in("notes.sql") == 0);
  CHECK(embedded::title_in("0012_add_notes.sql") == "add_notes");
  CHECK(embedded::title_in("0012").empty());
}
