// How long one check takes: a paragraph of 1,000 characters as the table writes it, and the building of the lexicon.
//   cmake --preset bench && cmake --build build/bench --target reidentification_bench &&
//   build/bench/.../reidentification_bench
#include <chrono>
#include <cstdio>
#include <string>

#include "engines/reidentification/lists/lists.h"
#include "engines/reidentification/solve.h"

namespace {

using namespace concert::engines::reidentification;

template <class Run>
double microseconds(int times, const Run& run) {
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < times; ++i)
    run();
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count() / times;
}

} // namespace

int main() {
  std::string paragraph;
  const std::string sentences =
      "Police have attended the home six times in the past month for verbal disputes. The mother says that she can no "
      "longer manage, "
      "and Marie Tremblay from the school agrees. La famille a quitté le nord de la ville pour un motel il y a deux "
      "semaines; on peut "
      "l'appeler au 705-555-0142 ou passer au 12 rue Principale. Client is connected with ODSP but has no trustee. ";
  while (paragraph.size() < 1000)
    paragraph += sentences;
  paragraph.resize(1000);
  std::size_t bytes = 0, findings = 0;
  const double build = microseconds(5, [&] { bytes = shipped_lexicon().bytes(); });
  const Lexicon lexicon = shipped_lexicon();
  const double one = microseconds(5000, [&] { findings = check({paragraph, std::nullopt}, lexicon).size(); });
  std::printf("lexicon: %.1f ms to build, %.1f MB\n", build / 1000, static_cast<double>(bytes) / 1e6);
  std::printf("1,000 characters: %.1f us a check, %zu findings\n", one, findings);
}
