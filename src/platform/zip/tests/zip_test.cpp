#include "platform/zip/zip.h"

#include <random>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <zlib.h>

using namespace concert;

namespace {

std::string low_first(std::uint32_t value, int size) {
  std::string out;
  for (int i = 0; i < size; ++i)
    out += static_cast<char>(value >> (8 * i) & 0xff);
  return out;
}

std::string deflated_bytes(const std::string& bytes) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  std::string in = bytes;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

struct Member {
  std::string name;
  std::string bytes;
  int method = 8;
  int flags = 0;
  std::optional<std::uint32_t> stated_size = std::nullopt; // a lie
};

std::string archive_of(const std::vector<Member>& members, const std::string& comment = "") {
  std::string out, list;
  for (const Member& each : members) {
    const std::string packed = each.method == 8 ? deflated_bytes(each.bytes) : each.bytes;
    const auto check = static_cast<std::uint32_t>(
        crc32(0, reinterpret_cast<const Bytef*>(each.bytes.data()), static_cast<uInt>(each.bytes.size())));
    const std::string about = low_first(static_cast<std::uint32_t>(each.flags), 2) +
                              low_first(static_cast<std::uint32_t>(each.method), 2) + low_first(0, 4) +
                              low_first(check, 4) + low_first(static_cast<std::uint32_t>(packed.size()), 4) +
                              low_first(each.stated_size.value_or(static_cast<std::uint32_t>(each.bytes.size())), 4) +
                              low_first(static_cast<std::uint32_t>(each.name.size()), 2) + low_first(0, 2);
    list += low_first(0x02014b50, 4) + low_first(20, 2) + low_first(20, 2) + about + low_first(0, 2) + low_first(0, 2) +
            low_first(0, 2) + low_first(0, 4) + low_first(static_cast<std::uint32_t>(out.size()), 4) + each.name;
    out += low_first(0x04034b50, 4) + low_first(20, 2) + about + each.name + packed;
  }
  const auto start = static_cast<std::uint32_t>(out.size()), count = static_cast<std::uint32_t>(members.size());
  return out + list + low_first(0x06054b50, 4) + low_first(0, 4) + low_first(count, 2) + low_first(count, 2) +
         low_first(static_cast<std::uint32_t>(list.size()), 4) + low_first(start, 4) +
         low_first(static_cast<std::uint32_t>(comment.size()), 2) + comment;
}

bool all(std::string_view) {
  return true;
}

std::string refused(const std::string& archive, const zip::Limits& limits = {}) {
  const auto out = zip::read(archive, all, limits);
  return out ? "" : out.error().problems.front().word;
}

} // namespace

TEST_CASE("stored and deflated files come out as they went in; folders and what nobody wants do not") {
  const std::string long_text(300'000, 'x');
  const std::string archive = archive_of({{"a.csv", "id\n1\n", 0},
                                          {"data/", "", 0},
                                          {"data/b.csv", long_text},
                                          {"data/empty.csv", ""},
                                          {"note.exe", "no"}},
                                         "with a comment");
  const auto files = zip::read(archive, [](std::string_view name) { return name.ends_with(".csv"); });
  REQUIRE(files);
  CHECK(files->size() == 3);
  CHECK(files->at("a.csv") == "id\n1\n");
  CHECK(files->at("data/b.csv") == long_text);
  CHECK(files->at("data/empty.csv").empty());
}

TEST_CASE("a name is a label: it leads nowhere, and may stand once") {
  const auto files = zip::read(archive_of({{"../../etc/passwd", "x"}, {"/root/a.csv", "y"}}), all);
  REQUIRE(files);
  CHECK(files->count("../../etc/passwd") == 1);
  CHECK(refused(archive_of({{"a", "1"}, {"a", "2"}})) == "zip.name_repeated");
}

TEST_CASE("what is small outside and huge inside is refused before it is unpacked") {
  const std::string zeros(3 << 20, '\0');
  CHECK(refused(archive_of({{"bomb", zeros}})) == "zip.too_large"); // 1,000 times
  CHECK(refused(archive_of({{"bomb", zeros}}), {.ratio = 5'000}).empty());
  CHECK(refused(archive_of({{"a", std::string(600, 'a'), 0}, {"b", std::string(600, 'b'), 0}}), {.bytes = 1'000}) ==
        "zip.too_large");
  CHECK(refused(archive_of({{"a", "1"}, {"b", "2"}, {"c", "3"}}), {.entries = 2}) == "zip.too_large");
  // It says less than it holds, or more.
  CHECK(refused(archive_of({{"a", zeros, 8, 0, 10}})) == "zip.damaged");
  CHECK(refused(archive_of({{"a", "short", 8, 0, 500'000}})) == "zip.damaged");
  CHECK(refused(archive_of({{"a", "short", 0, 0, 4}})) == "zip.damaged");
}

TEST_CASE("what cannot be read is refused, and said") {
  CHECK(refused("") == "zip.no_archive");
  CHECK(refused("id,name\n1,Help\n") == "zip.no_archive");
  CHECK(refused(archive_of({{"a", "secret", 0, 1}})) == "zip.encrypted");
  CHECK(refused(archive_of({{"a", "old", 12}})) == "zip.unknown_method");
  const std::string sound = archive_of({{"a.csv", "id,name\n1,Help\n"}, {"b.csv", std::string(500, 'b')}});
  CHECK(refused(sound).empty());
  std::string bent = sound;
  bent[36] = static_cast<char>(bent[36] ^ 0x20); // in the bytes of the first file
  CHECK(refused(bent) == "zip.damaged");
  CHECK(zip::read(bent, all).error().problems.front().values == std::vector<std::string>{"a.csv"});
}

TEST_CASE("no damage does harm") {
  const std::string sound =
      archive_of({{"a.csv", "id,name\n1,Help\n"}, {"b.csv", std::string(500, 'b')}, {"c", "c", 0}});
  for (std::size_t cut = 0; cut < sound.size(); ++cut)
    CHECK_FALSE(zip::read(sound.substr(0, cut), all));
  std::mt19937 random(5);
  for (int i = 0; i < 20'000; ++i) {
    std::string bent = sound;
    for (int k = 0; k < 3; ++k)
      bent[random() % bent.size()] = static_cast<char>(random());
    if (const auto files = zip::read(bent, all, {.bytes = 100'000}))
      for (const auto& [name, bytes] : *files)
        REQUIRE(bytes.size() <= 100'000);
  }
}
