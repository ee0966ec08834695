// A table's own counts of households, brought in from a file.
#include <stdexcept>

#include "app/api/installation_api.h"
#include "app/share.h"

namespace concert::app {

using access::json_reply;
using access::problem_reply;

const FieldSpecs& households_fields() {
  static const FieldSpecs specs = {
      {.name = "files", .kind = FieldKind::text, .presence = Presence::optional, .longest = 4096}};
  return specs;
}

http::Reply InstallationApi::bring_households(access::ApiCall& call) {
  if (auto problems = problems_of(call.fields, households_fields(), [](auto, auto) { return false; });
      !problems.empty())
    return problem_reply(Refusal::invalid(std::move(problems)), call.say);
  std::string file;
  if (const auto path = call.fields.one("files")) {
    try {
      file = file_text(*path);
    } catch (const std::runtime_error&) {
      return problem_reply(Refusal::invalid("files", "problem.file_not_readable"), call.say);
    }
  }
  const auto done = concert_.situations().bring_households(call.actor, call.actor.table, file);
  if (!done)
    return problem_reply(done.error(), call.say);
  return json_reply(200, json::Object{{"table", call.actor.table.text()}, {"has_figures", !file.empty()}});
}

} // namespace concert::app
