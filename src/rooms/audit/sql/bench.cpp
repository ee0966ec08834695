// What an entry costs within a commit, and how fast a log is verified from its first entry to its last.
//   audit_bench FOLDER [ENTRIES]
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "platform/crypto/chance.h"
#include "rooms/audit/sql/audit_log.h"

using namespace concert;
using Clock = std::chrono::steady_clock;

namespace {

double seconds_since(Clock::time_point begun) {
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

audit::Entry entry(std::int64_t number) {
  const std::string digits = std::to_string(number % 1000);
  const std::string id = std::string(32 - digits.size(), '0') + digits;
  audit::Entry out;
  out.at = {1'790'000'000'000'000 + number * 1'000};
  out.member = out.seat = out.agency = id;
  out.act = "situations.record_contact";
  out.object_kind = "situation";
  out.object = id;
  out.field_class = "deidentified";
  out.detail = audit::Detail::plain("version=7");
  return out;
}

} // namespace

int main(int count, char** values) {
  if (count < 2) {
    std::fprintf(stderr, "audit_bench FOLDER [ENTRIES]\n");
    return 2;
  }
  const std::filesystem::path file = std::filesystem::path(values[1]) / "audit_bench.sqlite";
  const std::int64_t entries = count > 2 ? std::atoll(values[2]) : 1'000'000;
  std::filesystem::remove(file);
  {
    const auto database = storage::open_sqlite(file);
    storage::migrate(*database, audit::migrations(), {1});
    crypto::SeededChance chance(1);
    const audit::AuditLog log(crypto::SecretKey::draw(chance));
    constexpr std::int64_t a_commit = 1000; // so that what is measured is the entry, not the disk
    auto begun = Clock::now();
    for (std::int64_t first = 0; first < entries; first += a_commit)
      database->write([&](storage::Transaction& transaction) {
        for (std::int64_t i = first; i < std::min(first + a_commit, entries); ++i)
          log.append(transaction, entry(i));
      });
    const double appending = seconds_since(begun);
    begun = Clock::now();
    const audit::Report report = log.verify(*database);
    const double verifying = seconds_since(begun);
    std::printf("%lld entries: %.1f us each to append, %.2f s to verify (%.2f us each), %s\n",
                static_cast<long long>(entries), appending * 1e6 / static_cast<double>(entries), verifying,
                verifying * 1e6 / static_cast<double>(entries), report.intact() ? "intact" : "NOT INTACT");
  }
  std::filesystem::remove(file);
}
