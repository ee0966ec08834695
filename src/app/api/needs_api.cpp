// The table of needs out into a file and, changed, in again.
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "app/api/installation_api.h"
#include "app/share.h"
#include "base/well_shaped.h"

namespace concert::app {

using access::json_reply;
using access::problem_reply;

const FieldSpecs& export_needs_fields() {
  static const FieldSpecs specs = {{.name = "file", .kind = FieldKind::text, .longest = 4096}};
  return specs;
}

http::Reply InstallationApi::export_needs(access::ApiCall& call) {
  if (const auto sound = well_shaped(call.fields, export_needs_fields()); !sound)
    return problem_reply(sound.error(), call.say);
  const auto table = concert_.alignment().table(call.actor);
  if (!table)
    return problem_reply(table.error(), call.say);
  const std::filesystem::path file = call.fields.text_or("file");
  std::error_code error;
  if (std::filesystem::exists(file, error))
    return problem_reply(Refusal::invalid("file", "problem.file_there"), call.say);
  std::ofstream out(file, std::ios::binary);
  out << alignment::csv_of((*table)->edition());
  if (!out.flush())
    return problem_reply(Refusal::invalid("file", "problem.file_not_writable"), call.say);
  return json_reply(200, json::Object{{"edition", (*table)->version()}, {"rows", (*table)->edition().rows.size()}});
}

http::Reply InstallationApi::import_needs(access::ApiCall& call) {
  if (const auto sound = well_shaped(call.fields, alignment::import_rows_fields()); !sound)
    return problem_reply(sound.error(), call.say);
  const std::filesystem::path file = call.fields.text_or("file");
  alignment::ImportRows act{call.fields.text_or("seen"), {file.filename().string(), ""}, {}};
  act.reason = alignment::change_reason_of(call.fields.text_or("reason")).value_or(act.reason);
  try {
    act.file.bytes = file_text(file);
  } catch (const std::runtime_error&) {
    return problem_reply(Refusal::invalid("file", "problem.file_not_readable"), call.say);
  }
  const auto done = concert_.alignment().import_rows(call.actor, act);
  if (!done)
    return problem_reply(done.error(), call.say);
  return json_reply(200, json::Object{{"edition", done->version},
                                      {"added", done->added},
                                      {"changed", done->changed},
                                      {"switched_off", done->switched_off}});
}

} // namespace concert::app
