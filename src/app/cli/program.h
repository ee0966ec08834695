// The command line `concert`: noun first, verbs without a noun only for serve, demo, check.
// Exit: 0 done, 1 refused, 2 wrong usage, 3 bad input, 4 the world failed.
#pragma once

namespace concert::app {

int run_program(int count, char** words);

} // namespace concert::app
