// Every text of the program, gathered from the rooms that own them.
#pragma once

#include "platform/words/catalogue.h"

namespace concert::app {

void add_texts(words::Catalogue& catalogue);

} // namespace concert::app
