// Checked copies of both databases, made while others work. The root key is never among them.
#include "app/api/installation_api.h"

namespace concert::app {
namespace {

namespace fs = std::filesystem;
using access::ApiCall;
using access::json_reply;
using access::problem_reply;
using json::Array;
using json::Object;

// PRIVACY: erasure reaches a person when the last copy of the key is gone.
constexpr int days_of_keys = 14;

std::string file_name(const fs::path& folder, const char* name) {
  return (folder / name).string();
}

} // namespace

const FieldSpecs& back_up_fields() {
  static const FieldSpecs specs = {{.name = "folder", .kind = FieldKind::text, .longest = 4096}};
  return specs;
}

http::Reply InstallationApi::back_up(ApiCall& call) {
  // Whoever may rule the tables looks after the installation; others have no use for a copy of everything.
  if (const auto permit = access::Gate().permit<access::Act::edit_tables>(call.actor); !permit)
    return problem_reply(permit.error(), call.say);
  if (auto problems = problems_of(call.fields, back_up_fields(), [](auto, auto) { return false; }); !problems.empty())
    return problem_reply(Refusal::invalid(std::move(problems)), call.say);
  const fs::path folder = call.fields.text_or("folder");
  std::error_code error;
  if (fs::exists(folder, error) && (!fs::is_directory(folder, error) || !fs::is_empty(folder, error)))
    return problem_reply(Refusal::invalid("folder", "problem.folder_not_empty"), call.say);
  fs::create_directories(folder, error);
  fs::permissions(folder, fs::perms::owner_all, error);
  if (error)
    return problem_reply(Refusal::invalid("folder", "problem.folder_not_writable"), call.say);

  audit::Entry entry; // first, so that there is no copy without a trace
  entry.at = concert_.clock().now();
  entry.member = call.actor.member.text();
  entry.seat = call.actor.seat.text();
  entry.agency = call.actor.agency.text();
  entry.act = "installation.back_up";
  entry.object_kind = "installation";
  concert_.database().write([&](storage::Transaction& tx) { concert_.audit_log().append(tx, entry); });

  // The database first and the keys after it: a key too many is swept at the next start, a key too few loses a name.
  Array files;
  const bool embedded = concert_.settings().database == "sqlite";
  if (embedded) {
    storage::backup(concert_.database(), file_name(folder, "concert.sqlite"));
    files.emplace_back("concert.sqlite");
  }
  storage::backup(concert_.keys(), file_name(folder, "keys.sqlite"));
  files.emplace_back("keys.sqlite");
  const auto latest = concert_.audit_log().latest_checkpoint(concert_.database());
  const LocalDate last_day = LocalDate::utc_day_of(entry.at + std::chrono::hours(24 * days_of_keys));
  return json_reply(200, Object{{"files", std::move(files)},
                                {"database_included", embedded},
                                {"root_key_included", false},
                                {"delete_keys_by", last_day.iso()},
                                {"latest_checkpoint", latest ? json::Value(latest->note) : json::Value()}});
}

} // namespace concert::app
