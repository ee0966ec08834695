#include "app/cli/program.h"

#include <CLI/CLI.hpp>

#include <iostream>

#include "app/align/align.h"
#include "app/api_routes.h"
#include "app/cli/ask.h"
#include "app/cli/serve.h"
#include "base/text.h"
#include "platform/clock/clock.h"

namespace concert::app {
namespace {

struct Given {
  std::string data, port, database, file;
};

void add_settings(CLI::App& verb, Given& given) {
  verb.add_option("--data", given.data, "data folder (default ./data)");
  verb.add_option("--database", given.database, "sqlite, or a PostgreSQL connection text");
  verb.add_option("--settings", given.file, "settings file (default: concert.toml in the data folder, if there)");
}

// Gives the settings, or prints what is wrong with them.
std::optional<settings::Settings> settings_from(const Given& given) {
  settings::Sources sources;
  sources.environment = settings::process_environment();
  const std::filesystem::path beside =
      std::filesystem::path(given.data.empty() ? "./data" : given.data) / "concert.toml";
  if (!given.file.empty())
    sources.file = given.file;
  else if (std::filesystem::exists(beside))
    sources.file = beside;
  for (const auto& [name, value] : {std::pair("data", given.data), {"port", given.port}, {"database", given.database}})
    if (!value.empty())
      sources.command_line[name] = value;
  auto settings = settings::read(sources);
  if (settings)
    return std::move(*settings);
  print_refusal(settings.error());
  return std::nullopt;
}

std::string option_of(std::string name) {
  std::replace(name.begin(), name.end(), '_', '-');
  return "--" + name;
}

std::string help_of(const FieldSpec& spec) {
  std::string out;
  switch (spec.kind) {
  case FieldKind::code:
    out = "code of " + spec.list;
    break;
  case FieldKind::graded_code:
    out = "code:grade of " + spec.list;
    break;
  case FieldKind::date:
    out = "2026-11-22";
    break;
  case FieldKind::yes_no:
    out = "yes or no";
    break;
  case FieldKind::choice:
    out = text::join(spec.choices, ", ");
    break;
  case FieldKind::id:
    out = "id, or an agency's short name";
    break;
  default:
    break;
  }
  return spec.plurality == Plurality::many ? out + " (several)" : out;
}

// One verb made from one route of the API.
struct Verb {
  const ApiRoute* route = nullptr;
  CLI::App* parsed = nullptr;
  Question question;
  std::map<std::string, std::vector<std::string>> options;
};

void add_verb(CLI::App& program, const ApiRoute& route, Given& given, Verb& verb) {
  const std::string& command = route.described.command;
  CLI::App* under = &program; // "directory capacity import": each word but the last is a noun
  std::size_t at = 0;
  for (auto space = command.find(' '); space != std::string::npos; space = command.find(' ', at)) {
    const std::string noun = command.substr(at, space - at);
    const auto nouns = under->get_subcommands([&noun](const CLI::App* sub) { return sub->get_name() == noun; });
    if (nouns.empty()) {
      under = under->add_subcommand(noun, "acts on: " + noun);
      under->require_subcommand(1);
    } else {
      under = nouns.front();
    }
    at = space + 1;
  }
  verb.route = &route;
  verb.parsed = under->add_subcommand(command.substr(at), route.described.summary);
  add_settings(*verb.parsed, given);
  verb.parsed->add_option("--as", verb.question.as, "login, or login/seat")->required();
  verb.parsed->add_flag("--json", verb.question.json, "print the answer as JSON");
  if (route.path.find("{id}") != std::string::npos)
    verb.parsed->add_option("id", verb.question.id, "its id, or a number like S-0142")->required();
  if (route.described.edits)
    verb.parsed->add_option("--version", verb.question.version,
                            "the version that you read; default: the one there now");
  else if (route.described.body != nullptr && route.path.find("{id}") != std::string::npos)
    verb.parsed->add_option("--version", verb.question.version, // identities and accounts have versions of their own
                            "the version that you read of what is replaced; default: there is none yet");
  const FieldSpecs& specs = route.described.body != nullptr ? route.described.body() : route.described.query;
  bool personal = false;
  for (const FieldSpec& spec : specs) {
    if (spec.personal || spec.name == "password") {
      personal = true; // PRIVACY: what stands on a command line is seen by every process of the machine
      continue;
    }
    // One file is told by its place: "directory capacity import FILE".
    const std::string named = spec.name == "file" ? "file," + option_of(spec.name) : option_of(spec.name);
    auto* option = verb.parsed->add_option(named, verb.options[spec.name], help_of(spec));
    option->expected(1, spec.plurality == Plurality::many ? static_cast<int>(spec.most) : 1);
    option->delimiter(',');
  }
  if (route.described.body != nullptr)
    verb.parsed->add_option("--fields", verb.question.fields_file,
                            personal
                                ? "JSON file with the fields, or - for standard input (personal fields only this way)"
                                : "JSON file with the fields, or - for standard input");
}

// Plans for a region: no settings, no data folder.
class AlignVerbs {
public:
  explicit AlignVerbs(CLI::App& program) {
    const auto given = [](const CLI::App* sub) { return sub->get_name() == "align"; };
    const auto nouns = program.get_subcommands(given);
    CLI::App* noun = nouns.empty() ? program.add_subcommand("align", "acts on: align") : nouns.front();
    noun->require_subcommand(1);
    solve_ = noun->add_subcommand("solve", "the best plan for a region from CSV files, with its proof");
    verify_ = noun->add_subcommand("verify", "prove an answer that align solve --json wrote, from the same files");
    for (CLI::App* verb : {solve_, verify_}) {
      verb->add_option("--needs", asked_.paths.needs, "CSV with the columns id,units")->required();
      verb->add_option("--services", asked_.paths.services, "CSV with the columns id,seats")->required();
      verb->add_option("--pairs", asked_.paths.pairs, "CSV with the columns need,service,benefit")->required();
      verb->add_option("--pins", asked_.paths.pins, "CSV with need,service: these stay together, whatever it costs");
      verb->add_option("--bans", asked_.paths.bans, "CSV with need,service: these never come together");
      // Each verb has its own: the terminal's is read for both.
      verb->add_option("--language", verb == solve_ ? solve_language_ : verify_language_,
                       "en or fr (default: the terminal's)")
          ->envname("LANG");
    }
    solve_->add_option("--warm", asked_.warm, "an earlier answer in JSON, whose prices to start from");
    solve_->add_option("--threads", asked_.threads, "at most so many; the answer does not depend on it")
        ->check(CLI::Range(1, 256));
    solve_->add_option("--seconds", asked_.seconds, "answer within so many, proven or not")->check(CLI::PositiveNumber);
    solve_->add_flag("--json", asked_.json, "print the answer as JSON");
    verify_->add_option("answer", asked_.answer, "the answer in JSON")->required();
  }
  bool parsed() const { return solve_->parsed() || verify_->parsed(); }

  int run() {
    const std::string& language = verify_->parsed() ? verify_language_ : solve_language_;
    asked_.language = language.starts_with("fr") ? Language::fr : Language::en; // fr, or fr_CA.UTF-8
    if (verify_->parsed())
      return align::verify(asked_, std::cout, std::cerr);
    const clock::SystemClock clock;
    return align::solve(asked_, clock, std::cout, std::cerr);
  }

private:
  CLI::App* solve_ = nullptr;
  CLI::App* verify_ = nullptr;
  align::Asked asked_;
  std::string solve_language_, verify_language_;
};

int run(CLI::App& program, Given& given, std::vector<std::unique_ptr<Verb>>& verbs, const CLI::App& serve_verb,
        const CLI::App& demo_verb, const CLI::App& check_verb, const CLI::App& found_verb, const std::string& founding,
        int situations, bool no_serve) {
  const auto settings = settings_from(given);
  if (!settings)
    return exit_wrong_usage;
  if (serve_verb.parsed())
    return serve(*settings);
  if (demo_verb.parsed()) {
    const int filled = fill_demo(*settings, situations);
    return filled != 0 || no_serve ? filled : serve(*settings);
  }
  if (check_verb.parsed())
    return check_installation(*settings);
  if (found_verb.parsed())
    return found_table(*settings, founding);
  for (const auto& verb : verbs)
    if (verb->parsed->parsed()) {
      for (const auto& [name, values] : verb->options)
        for (const std::string& value : values)
          verb->question.fields.add(name, value);
      return ask(*settings, *verb->route, verb->question);
    }
  std::cerr << program.help();
  return exit_wrong_usage;
}

} // namespace

int run_program(int count, char** words) {
  CLI::App program("Concert: agencies at one table, the person connected with the right help.\n"
                   "Exit: 0 done, 1 refused, 2 wrong usage, 3 bad input, 4 the world failed.",
                   "concert");
  program.require_subcommand(1);
  Given given;
  CLI::App* serve_verb = program.add_subcommand("serve", "serve the pages and the API");
  CLI::App* demo_verb = program.add_subcommand("demo", "fill a demonstration town and serve it");
  CLI::App* check_verb = program.add_subcommand("check", "open the data folder, verify database, keys and audit log");
  for (CLI::App* verb : {serve_verb, demo_verb, check_verb})
    add_settings(*verb, given);
  for (CLI::App* verb : {serve_verb, demo_verb})
    verb->add_option("--port", given.port, "port (default 8080)");
  int situations = 140;
  bool no_serve = false;
  demo_verb->add_option("--situations", situations, "how many situations its year has")->check(CLI::Range(0, 1000000));
  demo_verb->add_flag("--no-serve", no_serve, "stop after filling");
  CLI::App* table_noun = program.add_subcommand("table", "acts on: table");
  table_noun->require_subcommand(1);
  CLI::App* found_verb = table_noun->add_subcommand(
      "found", "a new installation: its lists, its first table, its first agency and its first administrator");
  add_settings(*found_verb, given);
  std::string founding;
  found_verb
      ->add_option("--fields", founding,
                   "JSON file with the fields, or - for standard input: " + founding_fields_said())
      ->required();
  std::vector<std::unique_ptr<Verb>> verbs;
  for (const ApiRoute& route : api_routes()) {
    if (route.described.command.empty())
      continue; // the command line acts as a seat without signing in
    verbs.push_back(std::make_unique<Verb>());
    add_verb(program, route, given, *verbs.back());
  }
  AlignVerbs align_verbs(program);
  try {
    program.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? exit_done : exit_wrong_usage;
  }
  try {
    if (align_verbs.parsed())
      return align_verbs.run();
    return run(program, given, verbs, *serve_verb, *demo_verb, *check_verb, *found_verb, founding, situations,
               no_serve);
  } catch (const BadInput& error) {
    std::cerr << "concert: " << error.what() << "\n";
    return exit_bad_input;
  } catch (const std::exception& error) { // storage, root key, sockets: the messages name no values
    std::cerr << "concert: " << error.what() << "\n";
    return exit_world_failed;
  }
}

} // namespace concert::app
