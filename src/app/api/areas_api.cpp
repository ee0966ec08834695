// The neighbourhoods of the installation, brought in from a file.
#include <filesystem>
#include <stdexcept>

#include "app/api/installation_api.h"
#include "app/share.h"
#include "rooms/sites/geojson.h"

namespace concert::app {

const FieldSpecs& import_areas_fields() {
  static const FieldSpecs specs = {{.name = "file", .kind = FieldKind::text, .longest = 4096}};
  return specs;
}

http::Reply InstallationApi::import_areas(access::ApiCall& call) {
  using access::problem_reply;
  if (auto problems = problems_of(call.fields, import_areas_fields(), [](auto, auto) { return false; });
      !problems.empty())
    return problem_reply(Refusal::invalid(std::move(problems)), call.say);
  std::string bytes;
  try {
    const std::filesystem::path file = call.fields.text_or("file");
    std::error_code unknown; // its size is: then reading it says so
    if (std::filesystem::file_size(file, unknown) > sites::most_bytes && !unknown)
      return problem_reply(
          Refusal::invalid("file", "sites.file.too_large", {std::to_string(sites::most_bytes / 1'000'000)}), call.say);
    bytes = file_text(file);
  } catch (const std::runtime_error&) {
    return problem_reply(Refusal::invalid("file", "problem.file_not_readable"), call.say);
  }
  const auto done = concert_.sites().import(call.actor, bytes);
  if (!done)
    return problem_reply(done.error(), call.say);
  return access::json_reply(200, json::Object{{"areas", *done}});
}

} // namespace concert::app
