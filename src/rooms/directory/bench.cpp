// What a search of the directory costs, in CPU time, without and with each of its filters: words of the catalogue's own
// names and categories, one and two at a time. The catalogue is Baltimore's (data/directory); started in the root of a
// checkout.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <sstream>

#include "base/text.h"
#include "rooms/directory/catalogue.h"
#include "rooms/directory/exchange/ohana_import.h"

using namespace concert;
using namespace concert::directory;

namespace {

double cpu_ms() {
  std::timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

Files baltimore() {
  Files files;
  for (const char* name : {"organizations.csv", "locations.csv", "services.csv", "addresses.csv", "phones.csv",
                           "taxonomy.csv", "service_categories.json"}) {
    std::ifstream in(std::string("data/directory/baltimore-charmcare/") + name, std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    files[name] = bytes.str();
  }
  return files;
}

void measure(const char* what, const Catalogue& catalogue, const std::vector<std::string>& questions, Search search) {
  std::vector<double> times;
  std::size_t found = 0;
  for (int round = 0; round < 5; ++round)
    for (const std::string& words : questions) {
      search.words = words;
      const double begun = cpu_ms();
      found += catalogue.find(search).total;
      times.push_back(cpu_ms() - begun);
    }
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  std::printf("%-9s p50 %.3f ms, p95 %.3f ms, p99 %.3f ms, %zu searches, %zu found\n", what, at(0.5), at(0.95),
              at(0.99), times.size(), found);
}

} // namespace

int main() {
  const auto import = read_ohana(baltimore(), {"baltimore-charmcare", "en"});
  if (!import)
    return 2;
  double begun = cpu_ms();
  const Catalogue catalogue(import->entries, 1);
  std::printf("build     %.1f ms\n", cpu_ms() - begun);
  begun = cpu_ms();
  const auto later = catalogue.with_capacity(import->entries.services.front().id, std::nullopt, std::nullopt, 2);
  std::printf("capacity  %.1f ms\n", cpu_ms() - begun);
  std::vector<std::string> questions = {""};
  for (std::size_t i = 0; i < import->entries.services.size(); i += 3) {
    const std::string name = import->entries.services[i].name; // must outlive its pieces
    const auto words = text::split(name, ' ');
    questions.emplace_back(words.front());
    if (words.size() > 1)
      questions.push_back(std::string(words[0]) + " " + std::string(words[1]));
  }
  for (const TaxonomyTerm& each : import->entries.terms)
    questions.push_back(each.name);
  measure("words", catalogue, questions, {});
#ifndef DIRECTORY_BENCH_WORDS_ONLY // to compile against an older tree
  Search search;
  search.local = {*LocalDate::parse_iso("2026-11-23"), 600};
  search.open = OpenWish::now;
  measure("open", catalogue, questions, search);
  search = {};
  search.access = AccessFeature::wheelchair;
  measure("access", catalogue, questions, search);
  search = {};
  search.near = "Baltimore";
  search.within_km = 25;
  measure("near", catalogue, questions, search);
#endif
}
