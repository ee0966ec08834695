#include "app/cli/program.h"

#include <CLI/CLI.hpp>

#include <iostream>

#include "app/cli/serve.h"
#include "platform/crypto/root_key.h"
#include "platform/storage/failure.h"
#include "platform/storage/migrate.h"

namespace concert::app {
namespace {

constexpr int refused = 1, wrong_usage = 2, bad_input = 3, world_failed = 4;

} // namespace

int run_program(int count, char** words) {
  CLI::App app("Concert: agencies at one table, the person connected with the right help.", "concert");
  app.require_subcommand(1);
  std::map<std::string, std::string> options;
  std::string data, port, database;
  const auto with_settings = [&](CLI::App* verb) {
    verb->add_option("--data", data, "data folder (default ./data)");
    verb->add_option("--database", database, "sqlite, or a PostgreSQL connection text");
    return verb;
  };
  CLI::App* serve_verb = with_settings(app.add_subcommand("serve", "serve the pages and the API"));
  serve_verb->add_option("--port", port, "port (default 8080)");
  CLI::App* demo_verb = with_settings(app.add_subcommand("demo", "fill a demonstration town and serve it"));
  demo_verb->add_option("--port", port, "port (default 8080)");
  int situations = 140;
  bool no_serve = false;
  demo_verb->add_option("--situations", situations, "how many situations its year has")->check(CLI::Range(0, 1000000));
  demo_verb->add_flag("--no-serve", no_serve, "stop after filling");
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : wrong_usage;
  }
  settings::Sources sources;
  sources.environment = settings::process_environment();
  for (const auto& [name, value] : {std::pair("data", data), {"port", port}, {"database", database}})
    if (!value.empty())
      sources.command_line[name] = value;
  const auto settings = settings::read(sources);
  if (!settings) {
    for (const Problem& problem : settings.error().problems)
      std::cerr << (problem.values.empty() ? "" : problem.values.front()) << ": " << problem.word << "\n";
    return wrong_usage;
  }
  try {
    if (demo_verb->parsed()) {
      const int filled = fill_demo(*settings, situations);
      return filled != 0 || no_serve ? filled : serve(*settings);
    }
    return serve(*settings);
  } catch (const storage::SchemaTooNew& error) {
    std::cerr << error.what() << "\n";
  } catch (const storage::Failure& error) {
    std::cerr << error.what() << "\n";
  } catch (const crypto::RootKeyFailure& error) {
    std::cerr << error.what() << "\n";
  } catch (const std::runtime_error& error) {
    std::cerr << error.what() << "\n";
  }
  return world_failed;
}

} // namespace concert::app
