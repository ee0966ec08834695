// The assignment engine beside its peers, in one run, each solve in a process of its own so that its memory can be
// seen.
//   assignment_bench KIND NEEDS [--seed N] [--repeats N] [--levels N] [--seats X] [--peers ns,cos] [--threads N]
//   assignment_bench KIND NEEDS --changes yes: the engine alone, keeping a region
// KIND is geo or zipf. Prints one line for each solver: CPU seconds (model building included, median), wall seconds,
// peak memory above the question, objective. Fails when two solvers disagree, or when the checker finds fault.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "changes.h"
#include "engines/assignment/checker.h"
#include "engines/assignment/solve.h"
#include "peers.h"
#include "regions.h"

namespace {

namespace bench = concert::bench;
namespace engines = concert::engines;
using engines::assignment::Problem;
using engines::assignment::Solution;

struct Measure {
  double cpu = 0, wall = 0, memory_mb = 0;
  std::int64_t objective = 0;
};

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double status_mb(const char* field) {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with(field))
      return std::strtod(line.c_str() + std::strlen(field) + 1, nullptr) / 1024;
  return 0;
}

// Runs in a child, so that nobody's memory is another's.
Measure measured(const std::function<std::int64_t()>& solve) {
  int ends[2];
  if (pipe(ends) != 0)
    std::abort();
  const pid_t child = fork();
  if (child == 0) {
    std::ofstream("/proc/self/clear_refs") << "5"; // the peak is counted from here
    const double before = status_mb("VmRSS");
    const double cpu = cpu_seconds();
    const auto start = std::chrono::steady_clock::now();
    Measure out;
    out.objective = solve();
    out.cpu = cpu_seconds() - cpu;
    out.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    out.memory_mb = status_mb("VmHWM") - before;
    const bool written = write(ends[1], &out, sizeof out) == sizeof out;
    _exit(written ? 0 : 1);
  }
  close(ends[1]);
  Measure in;
  const bool whole = read(ends[0], &in, sizeof in) == sizeof in;
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (!whole || status != 0) {
    std::fprintf(stderr, "a solver failed\n");
    std::exit(1);
  }
  return in;
}

bench::Flow flow_of(const Problem& problem) {
  return {problem.needs(),
          problem.services(),
          problem.rows.data(),
          problem.service.data(),
          std::get<0>(problem.benefit).data(),
          problem.seats.data()};
}

double median(std::vector<double> all) {
  std::sort(all.begin(), all.end());
  return all[all.size() / 2];
}

} // namespace

int main(int count, char** words) {
  std::vector<std::string> given(words + 1, words + count);
  if (given.size() < 2) {
    std::fprintf(
        stderr, "assignment_bench geo|zipf NEEDS [--seed N] [--repeats N] [--levels N] [--seats X] [--peers ns,cos]\n");
    return 2;
  }
  bench::RegionSizes sizes;
  sizes.needs = std::atoi(given[1].c_str());
  sizes.services = sizes.needs / 10;
  sizes.candidates = given[0] == "geo" ? 48 : sizes.needs < 20'000 ? 20 : 50;
  int repeats = 3;
  std::string peers = "ns,cos";
  int threads = 1;
  bool changes = false;
  for (std::size_t k = 2; k + 1 < given.size(); k += 2) {
    const std::string& value = given[k + 1];
    if (given[k] == "--seed")
      sizes.seed = std::strtoull(value.c_str(), nullptr, 10);
    else if (given[k] == "--repeats")
      repeats = std::atoi(value.c_str());
    else if (given[k] == "--levels")
      sizes.levels = std::atoi(value.c_str());
    else if (given[k] == "--seats")
      sizes.seats_for_each_need = std::atof(value.c_str());
    else if (given[k] == "--peers")
      peers = value;
    else if (given[k] == "--threads")
      threads = std::atoi(value.c_str());
    else if (given[k] == "--changes")
      changes = value == "yes";
  }
  const std::int32_t extra = changes ? sizes.needs / 100 + 3000 : 0;
  sizes.seats_for_each_need *= static_cast<double>(sizes.needs) / (sizes.needs + extra);
  sizes.needs += extra;
  const Problem problem = given[0] == "geo" ? bench::geo_region(sizes) : bench::zipf_region(sizes);
  std::printf("%s, %d needs, %d services, %lld pairs, seed %llu%s\n", given[0].c_str(), problem.needs(),
              problem.services(), static_cast<long long>(problem.pairs()), static_cast<unsigned long long>(sizes.seed),
              sizes.levels == 0 ? "" : (", " + std::to_string(sizes.levels) + " levels").c_str());

  if (changes)
    return bench::measure_changes(problem, extra, threads) ? 0 : 1;

  std::vector<std::pair<std::string, std::function<std::int64_t()>>> solvers;
  engines::assignment::Options options;
  options.threads = threads;
  solvers.emplace_back("concert", [&] {
    const Solution solution = *engines::assignment::solve(problem, options);
    if (!solution.proven)
      std::abort();
    return solution.objective;
  });
  if (peers.find("ns") != std::string::npos)
    solvers.emplace_back("LEMON NetworkSimplex", [&] { return bench::network_simplex(flow_of(problem)); });
  if (peers.find("cos") != std::string::npos)
    solvers.emplace_back("LEMON CostScaling", [&] { return bench::cost_scaling(flow_of(problem)); });

  std::map<std::string, std::vector<Measure>> all;
  for (int n = 0; n < repeats; ++n)
    for (const auto& [name, solve] : solvers)
      all[name].push_back(measured(solve));
  double ours = 0;
  for (const auto& [name, solve] : solvers) {
    std::vector<double> cpu, wall, memory;
    for (const Measure& one : all[name]) {
      cpu.push_back(one.cpu), wall.push_back(one.wall), memory.push_back(one.memory_mb);
      if (one.objective != all["concert"].front().objective) {
        std::fprintf(stderr, "%s differs: %lld\n", name.c_str(), static_cast<long long>(one.objective));
        return 1;
      }
    }
    if (ours == 0)
      ours = median(cpu);
    std::printf("  %-22s %9.4f s CPU %9.4f s wall %8.1f MB %8.1fx\n", name.c_str(), median(cpu), median(wall),
                median(memory), median(cpu) / ours);
  }
  const Solution solution = *engines::assignment::solve(problem);
  const double cpu = cpu_seconds();
  if (const auto fault = engines::assignment::find_fault(problem, solution)) {
    std::fprintf(stderr, "the checker finds fault: %s\n", fault->rule.c_str());
    return 1;
  }
  std::printf("  checked in %.4f s; objective %lld, %zu pairs chosen, %lld bids, %lld forward and %lld reverse "
              "searches, %.1f rows read\n",
              cpu_seconds() - cpu, static_cast<long long>(solution.objective), solution.chosen.size(),
              static_cast<long long>(solution.work.bids), static_cast<long long>(solution.work.forward_searches),
              static_cast<long long>(solution.work.reverse_searches),
              static_cast<double>(solution.work.pairs_read) / static_cast<double>(problem.pairs()));
}
