#include "platform/log/log.h"

#include <doctest/doctest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <fstream>
#include <limits>
#include <sstream>
#include <thread>
#include <type_traits>
#include <vector>

#include "base/personal.h"
#include "platform/crypto/chance.h"
#include "platform/json/parse.h"

using namespace concert;
using log::Level;
using log::Loggable;

// What must not compile: anything that somebody could have typed.
static_assert(!std::is_constructible_v<Loggable, std::string>);
static_assert(!std::is_constructible_v<Loggable, std::string_view>);
static_assert(!std::is_constructible_v<Loggable, const char*>);
static_assert(!std::is_constructible_v<Loggable, char*>);
static_assert(!std::is_constructible_v<Loggable, Personal<std::string>>);
static_assert(!std::is_constructible_v<Loggable, Bytes>);
static_assert(!std::is_constructible_v<Loggable, char>);
static_assert(!std::is_constructible_v<Loggable, void*>);
static_assert(!std::is_constructible_v<log::Literal, std::string_view>);
static_assert(!std::is_constructible_v<log::Name, const char*>);
static_assert(std::is_convertible_v<int, Loggable> && std::is_convertible_v<log::Literal, Loggable>);

namespace {
struct Thing;
const clock::ManualClock noon(*Instant::parse_iso("2026-11-22T12:00:00Z") + std::chrono::microseconds(7'999));

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    out.push_back(line);
  return out;
}
} // namespace

TEST_CASE("a line is one JSON object with ids, numbers, times and words") {
  std::ostringstream out;
  log::Log log(out, noon);
  crypto::SeededChance chance(1);
  const auto id = Id<Thing>::draw(chance);
  const auto incident = log::Incident::draw(chance);
  const log::Literal route = "/situations/{id}";
  log.write(Level::info, "request_done",
            {{"status", 200},
             {"method", "GET"},
             {"route", route},
             {"situation", id},
             {"ok", true},
             {"least", std::numeric_limits<std::int64_t>::min()},
             {"most", std::numeric_limits<std::uint64_t>::max()},
             {"until", *Instant::parse_iso("2026-11-23T00:00:00Z")},
             {"refusal", RefusalKind::not_found},
             {"word", log::code("refusal.not_found")},
             {"risk", Code{"missing_school", "2026-11"}},
             {"incident", incident}});
  CHECK(out.str() ==
        "{\"at\":\"2026-11-22T12:00:00.007Z\",\"level\":\"info\",\"event\":\"request_done\",\"status\":200,"
        "\"method\":\"GET\",\"route\":\"/situations/{id}\",\"situation\":\"" +
            id.text() +
            "\",\"ok\":true,\"least\":-9223372036854775808,\"most\":18446744073709551615,"
            "\"until\":\"2026-11-23T00:00:00Z\",\"refusal\":\"not_found\",\"word\":\"refusal.not_found\","
            "\"risk\":\"missing_school\",\"incident\":\"" +
            std::string(incident.text()) + "\"}\n");
  log.write(Level::error, "plain");
  CHECK(json::parse(lines(out.str())[1]).value().find("level")->if_text()->compare("error") == 0);
}

TEST_CASE("a code that is none is not logged") {
  for (const std::string& bad :
       {std::string("Marie Tremblay"), std::string("é"), std::string("a\"b"), std::string("a\nb"), std::string(),
        std::string(97, 'a'), std::string("416-555-0199"), std::string("a@b")})
    CHECK(log::code(bad).text() == "unloggable");
  CHECK(log::code(std::string(96, 'a')).text() == std::string(96, 'a'));
  CHECK(Loggable(Code{"Not a code", ""}).text() == "unloggable");
}

TEST_CASE("what is below the least level is not written") {
  std::ostringstream out;
  log::Log log(out, noon, Level::warning);
  log.write(Level::debug, "one");
  log.write(Level::info, "two");
  log.write(Level::warning, "three");
  log.write(Level::error, "four");
  CHECK(lines(out.str()).size() == 2);
}

TEST_CASE("times before 1970 and at the edge of a second are right") {
  std::ostringstream out;
  const clock::ManualClock before({-1});
  log::Log(out, before).write(Level::info, "x");
  CHECK(out.str().starts_with("{\"at\":\"1969-12-31T23:59:59.999Z\""));
}

TEST_CASE("lines of several threads do not mix") {
  std::ostringstream out;
  log::Log log(out, noon);
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&log, t] {
      for (int i = 0; i < 250; ++i)
        log.write(Level::info, "step", {{"thread", t}, {"i", i}});
    });
  for (std::thread& thread : threads)
    thread.join();
  const auto written = lines(out.str());
  CHECK(written.size() == 1000);
  for (const std::string& line : written)
    REQUIRE(json::parse(line).has_value());
  CHECK(log.lost_lines() == 0);
}

TEST_CASE("a line that cannot be written is counted, and the next one is tried again") {
  const clock::ManualClock clock;
  log::Log full(std::filesystem::path("/dev/full"), clock);
  full.write(Level::error, "one");
  full.write(Level::error, "two");
  CHECK(full.lost_lines() == 2);

  std::ostringstream out;
  log::Log log(out, clock);
  out.setstate(std::ios::badbit);
  log.write(Level::info, "lost");
  log.write(Level::info, "kept");
  CHECK(log.lost_lines() == 1);
  CHECK(out.str().find("kept") != std::string::npos);
  CHECK_THROWS_AS(log::Log(std::filesystem::path("/no such folder/log"), clock), std::system_error);
}

TEST_CASE("a log file is its owner's only and is added to") {
  std::string folder = (std::filesystem::temp_directory_path() / "concert-log-XXXXXX").string();
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  const std::filesystem::path file = std::filesystem::path(folder) / "concert.log";
  for (int i = 0; i < 2; ++i)
    log::Log(file, noon).write(Level::info, "started", {{"round", i}});
  struct stat about {};
  REQUIRE(stat(file.c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
  std::ostringstream content;
  content << std::ifstream(file).rdbuf();
  CHECK(lines(content.str()).size() == 2);
  std::filesystem::remove_all(folder);
}
