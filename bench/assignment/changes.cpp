#include "changes.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <vector>

#include "engines/assignment/checker.h"
#include "engines/assignment/session.h"
#include "regions.h"

namespace concert::bench {
namespace {

using namespace engines::assignment;
using Question = engines::assignment::Problem;

double cpu_us(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return 1e6 * static_cast<double>(now.tv_sec) + 1e-3 * static_cast<double>(now.tv_nsec);
}

std::vector<Candidate> row_of(const Question& all, std::int32_t need) {
  std::vector<Candidate> row;
  for (auto pair = all.rows[static_cast<std::size_t>(need)]; pair < all.rows[static_cast<std::size_t>(need) + 1];
       ++pair)
    row.push_back(
        {all.service[static_cast<std::size_t>(pair)], std::get<0>(all.benefit)[static_cast<std::size_t>(pair)]});
  return row;
}

bool is_proven(const Session& session) {
  const auto fault = find_fault(session.problem(), session.solution());
  if (fault)
    std::fprintf(stderr, "the checker finds fault: %s\n", fault->rule.c_str());
  return !fault;
}

} // namespace

bool measure_changes(const Question& all, std::int32_t extra, int threads) {
  const std::int32_t needs = all.needs() - extra;
  Question first = all;
  first.rows.resize(static_cast<std::size_t>(needs) + 1);
  first.service.resize(static_cast<std::size_t>(first.rows.back()));
  std::get<0>(first.benefit).resize(first.service.size());
  double start = cpu_us(CLOCK_PROCESS_CPUTIME_ID);
  auto session = Session::open(std::move(first));
  std::printf("  session opened         %9.4f s CPU\n", 1e-6 * (cpu_us(CLOCK_PROCESS_CPUTIME_ID) - start));

  Draw draw(7);
  std::vector<std::int32_t> here(static_cast<std::size_t>(needs));
  for (std::size_t i = 0; i < here.size(); ++i)
    here[i] = static_cast<std::int32_t>(i);
  const auto leaver = [&] {
    std::swap(here[static_cast<std::size_t>(draw.below(static_cast<std::int32_t>(here.size())))], here.back());
    const std::int32_t need = here.back();
    here.pop_back();
    return need;
  };
  std::int32_t next = needs;
  std::vector<std::int32_t> leaving;
  std::vector<std::vector<Candidate>> coming;
  for (std::int32_t k = 0; k < needs / 100; ++k) {
    leaving.push_back(leaver());
    coming.push_back(row_of(all, next++));
  }
  start = cpu_us(CLOCK_PROCESS_CPUTIME_ID);
  for (const std::int32_t came : *session->replace(leaving, coming))
    here.push_back(came);
  std::printf("  1 %% replaced           %9.4f s CPU\n", 1e-6 * (cpu_us(CLOCK_PROCESS_CPUTIME_ID) - start));
  if (!is_proven(*session))
    return false;

  std::vector<double> us;
  while (next < all.needs() && us.size() < 3000) {
    const std::int32_t need = leaver();
    const std::array one = {need};
    const std::array rows = {row_of(all, next++)};
    const double from = cpu_us(CLOCK_THREAD_CPUTIME_ID);
    const std::int32_t came = session->replace(one, rows)->front();
    us.push_back(cpu_us(CLOCK_THREAD_CPUTIME_ID) - from);
    here.push_back(came);
  }
  if (!is_proven(*session))
    return false;
  double sum = 0;
  for (const double one : us)
    sum += one;
  std::sort(us.begin(), us.end());
  if (!us.empty())
    std::printf("  one leaves, one comes  %9.1f us median, %.1f mean, %.1f p99, %.1f longest, of %zu\n",
                us[us.size() / 2], sum / static_cast<double>(us.size()), us[us.size() * 99 / 100], us.back(),
                us.size());
  start = cpu_us(CLOCK_PROCESS_CPUTIME_ID);
  const auto values = session->seat_values(threads);
  std::printf("  all seat values        %9.4f s CPU, %zu services, %d threads\n",
              1e-6 * (cpu_us(CLOCK_PROCESS_CPUTIME_ID) - start), values.size(), threads);
  return true;
}

} // namespace concert::bench
