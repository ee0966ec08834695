// What a search of the directory costs, in CPU time, without and with each of its filters: words of the catalogue's own
// names and categories, one and two at a time. directory_bench [FOLDER], in the root of a checkout; without a folder,
// Baltimore's directory (data/directory).
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/text.h"
#include "rooms/directory/catalogue.h"
#include "rooms/directory/exchange/dialect.h"

using namespace concert;
using namespace concert::directory;

namespace {

double cpu_ms() {
  std::timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

Files files_below(const std::filesystem::path& folder) {
  Files files;
  for (const auto& each : std::filesystem::recursive_directory_iterator(folder))
    if (each.path().extension() == ".csv" || each.path().extension() == ".json") {
      std::ifstream in(each.path(), std::ios::binary);
      std::stringstream bytes;
      bytes << in.rdbuf();
      files[each.path().filename().string()] = bytes.str();
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

int main(int count, char** arguments) {
  const auto import =
      read_directory(files_below(count > 1 ? arguments[1] : "data/directory/baltimore-charmcare"), {"bench", "en"});
  if (!import)
    return 2;
  double begun = cpu_ms();
#ifdef DIRECTORY_BENCH_WORDS_ONLY // to compile against an older tree
  const Catalogue catalogue(import->entries, 1);
#else
  const Catalogue catalogue(import->entries, 1, import->further);
#endif
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
#ifndef DIRECTORY_BENCH_WORDS_ONLY
  Search search;
  search.local = {*LocalDate::parse_iso("2026-11-23"), 600};
  search.open = OpenWish::now;
  measure("open", catalogue, questions, search);
  search = {};
  search.access = AccessFeature::wheelchair;
  measure("access", catalogue, questions, search);
  search = {};
  std::size_t most = 0;
  for (const Town& town : catalogue.towns())
    if (town.places > most) {
      most = town.places;
      search.near = town.name;
    }
  search.within_km = 25;
  measure("near", catalogue, questions, search);
#endif
}
