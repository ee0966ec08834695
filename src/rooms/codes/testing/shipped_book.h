// The code lists that ship with the product, as a book, without a database.
#pragma once

#include "rooms/codes/code_book.h"

namespace concert::codes::testing {

const SharedCodeBook& shipped_book(); // read once, from data/codes
Code code(std::string_view list, std::string_view id);

} // namespace concert::codes::testing
