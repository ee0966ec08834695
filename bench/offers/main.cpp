// Offers for situations with so many needs out of a large directory, beside SQLite in memory, in one run.
//   offers_bench [--services N] [--needs N] [--questions N] [--peer N] [--seed N] [--table FILE]
// Every question is timed whole: offers with reasons, counts and margins, and the fewest who need to know. Every N-th
// is asked of SQLite too, which only ranks. Fails when the two rank differently. CPU milliseconds.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "peer.h"
#include "rooms/alignment/together.h"
#include "town.h"

namespace {

using namespace concert;

double cpu_ms() {
  std::timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Times {
  std::vector<double> all;
  double at(double share) {
    std::sort(all.begin(), all.end());
    return all[static_cast<std::size_t>(share * static_cast<double>(all.size() - 1))];
  }
  void print(const char* what) {
    double sum = 0;
    for (const double one : all)
      sum += one;
    std::printf("  %-34s mean %8.3f  p50 %8.3f  p99 %8.3f  longest %8.3f ms  (%zu questions)\n", what,
                sum / static_cast<double>(all.size()), at(0.5), at(0.99), at(1), all.size());
  }
};

} // namespace

int main(int count, char** words) {
  bench::TownSizes sizes;
  std::size_t needs_of_each = 5, questions = 5000, peer_every = 25;
  std::string table = "data/needs/needs.2026-11.csv";
  for (int k = 1; k + 1 < count; k += 2) {
    const std::string name = words[k], value = words[k + 1];
    if (name == "--services")
      sizes.services = std::strtoull(value.c_str(), nullptr, 10);
    else if (name == "--needs")
      needs_of_each = std::strtoull(value.c_str(), nullptr, 10);
    else if (name == "--questions")
      questions = std::strtoull(value.c_str(), nullptr, 10);
    else if (name == "--peer")
      peer_every = std::strtoull(value.c_str(), nullptr, 10);
    else if (name == "--seed")
      sizes.seed = std::strtoull(value.c_str(), nullptr, 10);
    else if (name == "--table")
      table = value;
  }
  sizes.organizations = sizes.services / 5;
  const alignment::SharedNeeds needs = bench::needs_in(table);
  const auto catalogue = std::make_shared<const directory::Catalogue>(bench::directory_of(sizes, *needs), 1);
  std::printf("%zu services, %zu terms, table of %zu rows, %zu needs a question, seed %llu\n", sizes.services,
              catalogue->entries().terms.size(), needs->edition().rows.size(), needs_of_each,
              static_cast<unsigned long long>(sizes.seed));
  Times built;
  alignment::SharedShelf shelf;
  for (int n = 0; n < 5; ++n) {
    const double begun = cpu_ms();
    shelf = alignment::shelf_of(catalogue, needs);
    built.all.push_back(cpu_ms() - begun);
  }
  std::printf("  shelf laid out in %.0f ms CPU (median of 5), %.1f MB\n", built.at(0.5),
              static_cast<double>(alignment::bytes_of(*shelf)) / 1e6);
  bench::Peer peer(*catalogue, *needs);
  std::printf("  SQLite holds %.1f MB\n", peer.megabytes());

  std::mt19937_64 random(sizes.seed + 1);
  Times ours, explained, ranked, ours_beside;
  std::size_t fitting = 0, shown = 0, compared = 0;
  for (std::size_t q = 0; q < questions; ++q) {
    const alignment::Asked asked = bench::situation(random, *needs, needs_of_each);
    alignment::Options options;
    options.lottery = "situation " + std::to_string(q);
    const double begun = cpu_ms();
    const alignment::Offers offers = alignment::offers_for(asked, *shelf, bench::now, options);
    const double between = cpu_ms();
    const auto together = alignment::together_for(offers.needs, options);
    const double ended = cpu_ms();
    ours.all.push_back(ended - begun);
    explained.all.push_back(ended - between);
    std::vector<std::string> names;
    for (const alignment::NeedOffers& need : offers.needs) {
      names.push_back(need.need);
      fitting += need.fitting;
      shown += need.offers.size();
    }
    if (peer_every == 0 || q % peer_every != 0)
      continue;
    const double asks = cpu_ms();
    const auto theirs = peer.best(asked, names, bench::now, options);
    ranked.all.push_back(cpu_ms() - asks);
    ours_beside.all.push_back(ended - begun);
    for (std::size_t n = 0; n < names.size(); ++n) {
      const auto& considered = offers.needs[n].considered;
      bool same = considered.size() == theirs[n].size();
      for (std::size_t i = 0; same && i < considered.size(); ++i)
        same = considered[i].service == &catalogue->entries().services[theirs[n][i].service] &&
               considered[i].score == theirs[n][i].score;
      compared += considered.size();
      if (!same) {
        std::fprintf(stderr, "question %zu, need %s: the two rank differently\n", q, names[n].c_str());
        return 1;
      }
    }
  }
  std::printf("  of each question %zu services fit, %zu are shown\n", fitting / questions, shown / questions);
  ours.print("offers with explanation");
  explained.print("  of it the fewest who need to know");
  if (peer_every == 0)
    return 0;
  ranked.print("SQLite, ranking alone");
  std::printf("  same ranking in all %zu entries compared; SQLite takes %.0f times as long (medians of the same "
              "questions; means %.0f)\n",
              compared, ranked.at(0.5) / ours_beside.at(0.5), [&] {
                double a = 0, b = 0;
                for (std::size_t i = 0; i < ranked.all.size(); ++i)
                  a += ranked.all[i], b += ours_beside.all[i];
                return a / b;
              }());
}
