// The data files that travel beside the program: code lists, needs, the demo town's inputs. Not compiled in, because a
// table may correct them before it starts.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace concert::app {

// CONCERT_SHARE if it is set; else share/concert beside the program's bin folder; else data/ of the checkout that the
// program was built in (two folders up). Throws std::runtime_error, saying where it looked.
std::filesystem::path share_folder();

std::string file_text(const std::filesystem::path& file); // throws std::runtime_error with the path
std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder, std::string_view ending); // by name

} // namespace concert::app
