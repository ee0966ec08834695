// Initialises libsodium, once for the process; every class here that needs it calls this when it is made.
#pragma once

namespace concert::crypto {

void ready(); // throws std::runtime_error when the system has no randomness to give

} // namespace concert::crypto
