// `concert align solve` and `concert align verify`: a region's plan from CSV files, and the proof of one. No database,
// no server, no sign-in: whoever has the files has all there is to know.
#pragma once

#include <iosfwd>
#include <string>

#include "base/language.h"
#include "platform/clock/clock.h"

namespace concert::app::align {

struct Paths {
  std::string needs, services, pairs, pins, bans; // the last two may be empty
};

struct Asked {
  Paths paths;
  std::string warm;   // an answer in JSON whose prices to start from; may be empty
  std::string answer; // the answer in JSON that is to be verified
  double seconds = 0; // within which to answer, reading not counted; 0: as long as it takes
  int threads = 1;    // the answer does not depend on it
  bool json = false;
  Language language = Language::en;
};

// 0 done, 1 refused (an answer that is not proven best), 3 bad input: as every command exits.
int solve(const Asked& asked, const clock::Clock& clock, std::ostream& out, std::ostream& err);
int verify(const Asked& asked, std::ostream& out, std::ostream& err);

} // namespace concert::app::align
