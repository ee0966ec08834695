// What every new installation gets from the data files beside the program: the code lists and the table of needs.
#pragma once

#include <filesystem>

#include "app/concert.h"

namespace concert::app {

// By the program itself, audited with an empty actor. Refused with file and line when a file is unsound.
Result<void> install_lists(Concert& concert, const std::filesystem::path& share);

} // namespace concert::app
