#include "base/check.h"

#include <string>

namespace concert {

void bug(const char* what, std::source_location where) {
  // PRIVACY: file, line and a literal only; a value in this text could end in a log.
  throw Bug(std::string(where.file_name()) + ":" + std::to_string(where.line()) + ": " + what);
}

} // namespace concert
