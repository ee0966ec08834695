// One verb of the command line as one call of the API: over the socket of the running server, or, when none runs, in
// this process on the same data folder. Either way the same gate and the same audit log.
#pragma once

#include <stdexcept>
#include <string>

#include "app/api_routes.h"
#include "platform/settings/settings.h"

namespace concert::app {

inline constexpr int exit_done = 0, exit_refused = 1, exit_wrong_usage = 2, exit_bad_input = 3, exit_world_failed = 4;

class BadInput : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

struct Question {
  std::string as;
  std::string id;
  std::string version;
  std::string fields_file;
  bool json = false;
  Fields fields;
};

int ask(const settings::Settings& settings, const ApiRoute& route, Question question);
// A refusal in English on standard error, each problem on its line; gives the exit.
int print_refusal(const Refusal& refusal);
int check_installation(const settings::Settings& settings);
// A new installation from one JSON file, because a password must not stand on a command line.
int found_table(const settings::Settings& settings, const std::string& fields_file);
std::string founding_fields_said();

} // namespace concert::app
