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
  double mean() const {
    double sum = 0;
    for (const double one : all)
      sum += one;
    return sum / static_cast<double>(all.size());
  }
  void print(const char* what) {
    std::printf("  %-34s mean %8.3f  p50 %8.3f  p99 %8.3f  longest %8.3f ms  (%zu questions)\n", what, mean(), at(0.5),
                at(0.99), at(1), all.size());
  }
};

double median(std::vector<double> all) {
  std::sort(all.begin(), all.end());
  return all[all.size() / 2];
}

bool is_same(const std::vector<alignment::Considered>& ours, const std::vector<bench::Peer::Ranked>& theirs,
             const directory::Catalogue& catalogue) {
  bool out = ours.size() == theirs.size();
  for (std::size_t i = 0; out && i < ours.size(); ++i)
    out = ours[i].service == &catalogue.entries().services[theirs[i].service] && ours[i].score == theirs[i].score;
  return out;
}

} // namespace

int main(int count, char** words) {
  bench::TownSizes sizes;
  std::size_t needs_of_each = 5, questions = 5000, passes = 3, peer_every = 100;
  std::string table = "data/needs/needs.2026-11.csv";
  for (int k = 1; k + 1 < count; k += 2) {
    const std::string name = words[k], value = words[k + 1];
    if (name == "--services")
      sizes.services = std::strtoull(value.c_str(), nullptr, 10);
    else if (name == "--needs")
      needs_of_each = std::strtoull(value.c_str(), nullptr, 10);
    else if (name == "--questions")
      questions = std::strtoull(value.c_str(), nullptr, 10);
    else if (name == "--passes")
      passes = std::max(1ull, std::strtoull(value.c_str(), nullptr, 10));
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
  std::vector<alignment::Asked> asked;
  for (std::size_t q = 0; q < questions; ++q)
    asked.push_back(bench::situation(random, *needs, needs_of_each));
  std::vector<std::vector<double>> ours(questions), of_it(questions), theirs(questions);
  std::size_t fitting = 0, shown = 0, compared = 0;
  for (std::size_t pass = 0; pass < passes; ++pass)
    for (std::size_t q = 0; q < questions; ++q) {
      alignment::Options options;
      options.lottery = "situation " + std::to_string(q);
      const double begun = cpu_ms();
      const alignment::Offers offers = alignment::offers_for(asked[q], *shelf, bench::now, options);
      const double between = cpu_ms();
      const auto together = alignment::together_for(offers.needs, options);
      const double ended = cpu_ms();
      ours[q].push_back(ended - begun);
      of_it[q].push_back(ended - between);
      std::vector<std::string> names;
      for (const alignment::NeedOffers& need : offers.needs) {
        names.push_back(need.need);
        fitting += need.fitting;
        shown += need.offers.size();
      }
      if (peer_every == 0 || q % peer_every != 0)
        continue;
      const double asks = cpu_ms();
      const auto ranked = peer.best(asked[q], names, bench::now, options);
      theirs[q].push_back(cpu_ms() - asks);
      for (std::size_t n = 0; n < names.size(); ++n) {
        compared += ranked[n].size();
        if (!is_same(offers.needs[n].considered, ranked[n], *catalogue)) {
          std::fprintf(stderr, "question %zu, need %s: the two rank differently\n", q, names[n].c_str());
          return 1;
        }
      }
    }
  std::printf("  of each question %zu services fit, %zu are shown\n", fitting / questions / passes,
              shown / questions / passes);
  Times all, told, ranked, beside;
  for (std::size_t q = 0; q < questions; ++q) {
    all.all.push_back(median(ours[q]));
    told.all.push_back(median(of_it[q]));
    if (theirs[q].empty())
      continue;
    ranked.all.push_back(median(theirs[q]));
    beside.all.push_back(all.all.back());
  }
  all.print("offers with explanation");
  told.print("  of it the fewest who need to know");
  if (ranked.all.empty())
    return 0;
  beside.print("the questions that SQLite is asked");
  ranked.print("SQLite, ranking alone");
  std::printf("  same ranking in all %zu entries compared; SQLite takes %.0f times as long (medians; means %.0f)\n",
              compared, ranked.at(0.5) / beside.at(0.5), ranked.mean() / beside.mean());
}
