#include "app/api/installation_api.h"

#include <algorithm>
#include <array>
#include <fstream>

#include "app/share.h"
#include "base/well_shaped.h"
#include "platform/zip/zip.h"

namespace concert::app {
namespace {

namespace fs = std::filesystem;
using access::ApiCall;
using access::json_reply;
using access::problem_reply;
using http::Reply;
using json::Array;
using json::Object;

Refusal unreadable(std::string field) {
  return Refusal::invalid(std::move(field), "problem.file_not_readable");
}

Result<std::string> bytes_of_file(const fs::path& file, const char* field) {
  try {
    return file_text(file);
  } catch (const std::runtime_error&) {
    return unreadable(field);
  }
}

// All that a directory may consist of, in the folder and in its folder `data`, where tabular packages keep their
// tables.
constexpr std::array directory_endings = {".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".yaml", ".yml"};

// The same, of a package that was not unpacked. Its names only tell its files apart.
Result<directory::Files> packed_directory_files(const fs::path& file) {
  const std::string bytes = TRY(bytes_of_file(file, "folder"));
  auto files = zip::read(bytes, [](std::string_view name) {
    const std::string_view bare = name.substr(name.find_last_of("/\\") + 1); // none: from 0
    const bool of_a_computer = name.starts_with("__MACOSX/") || bare.starts_with(".");
    return !of_a_computer && std::any_of(directory_endings.begin(), directory_endings.end(),
                                         [&](const char* ending) { return bare.ends_with(ending); });
  });
  if (!files)
    return Refusal::invalid("folder", files.error().problems.front().word, files.error().problems.front().values);
  return std::move(*files);
}

Result<directory::Files> directory_files(const fs::path& folder) {
  std::error_code error;
  if (fs::is_regular_file(folder, error) && folder.extension() == ".zip")
    return packed_directory_files(folder);
  if (!fs::is_directory(folder, error))
    return unreadable("folder");
  directory::Files out;
  for (const fs::path& place : {folder, folder / "data"})
    if (fs::is_directory(place, error))
      for (const char* ending : directory_endings)
        for (const fs::path& file : files_in(place, ending))
          out[fs::relative(file, folder).generic_string()] = TRY(bytes_of_file(file, "folder"));
  return out;
}

Result<directory::ImportDirectory> directory_in(const Fields& fields) {
  directory::ImportDirectory act;
  act.files = TRY(directory_files(fields.text_or("folder")));
  if (const std::string mapping = fields.text_or("mapping"); !mapping.empty())
    act.files[fs::path(mapping).stem().string() + ".yaml"] = TRY(bytes_of_file(mapping, "mapping"));
  act.source = {.name = fields.text_or("name", "check"), .language = fields.text_or("language", "en")};
  act.dialect = directory::dialect_of(fields.text_or("dialect"));
  if (!fields.text_or("mapping").empty())
    act.dialect = directory::Dialect::mapped;
  if (fields.text_or("all_or_nothing") == "yes")
    act.strictness = directory::Strictness::all_or_nothing;
  return act;
}

// The first of each kind, or all when asked for: a large directory has tens of thousands.
Array notes_of(const directory::Report& report, bool all, const words::Words& say) {
  constexpr std::size_t most_of_a_kind = 20;
  std::map<std::string, std::size_t> shown;
  Array out;
  for (const directory::Note& note : report.notes) {
    if (!all && ++shown[note.word] > most_of_a_kind)
      continue;
    Array values;
    for (const std::string& value : note.values)
      values.emplace_back(value);
    out.emplace_back(Object{{"kind", directory::name_of(note.kind)},
                            {"file", note.file},
                            {"line", note.line},
                            {"column", note.column.empty() ? json::Value() : json::Value(note.column)},
                            {"word", note.word},
                            {"values", std::move(values)},
                            {"message", say.in_order(note.word, note.values)}});
  }
  return out;
}

Object counts(const std::map<std::string, std::size_t>& from) {
  Object out;
  for (const auto& [name, count] : from)
    out.add(name, count);
  return out;
}

FieldSpec dialect_field() {
  return {.name = "dialect",
          .kind = FieldKind::choice,
          .presence = Presence::optional,
          .choices = {"hsds_tables", "hsds_documents", "ohana", "mapped"}};
}

FieldSpec notes_field() {
  return {.name = "notes", .kind = FieldKind::choice, .presence = Presence::optional, .choices = {"some", "all"}};
}

} // namespace

const FieldSpecs& no_fields() {
  static const FieldSpecs specs;
  return specs;
}

const FieldSpecs& import_codes_fields() {
  static const FieldSpecs specs = {
      {.name = "files", .kind = FieldKind::text, .plurality = Plurality::many, .longest = 4096, .most = 200}};
  return specs;
}

const FieldSpecs& import_directory_fields() {
  static const FieldSpecs specs = {
      {.name = "folder", .kind = FieldKind::text, .longest = 4096},
      {.name = "name", .kind = FieldKind::text, .longest = 60},
      {.name = "language", .kind = FieldKind::choice, .presence = Presence::optional, .choices = {"en", "fr"}},
      dialect_field(),
      {.name = "mapping", .kind = FieldKind::text, .presence = Presence::optional, .longest = 4096},
      {.name = "all_or_nothing", .kind = FieldKind::yes_no, .presence = Presence::optional},
      notes_field()};
  return specs;
}

const FieldSpecs& check_directory_fields() {
  static const FieldSpecs specs = {
      {.name = "folder", .kind = FieldKind::text, .longest = 4096},
      dialect_field(),
      {.name = "mapping", .kind = FieldKind::text, .presence = Presence::optional, .longest = 4096},
      notes_field()};
  return specs;
}

const FieldSpecs& export_directory_fields() {
  static const FieldSpecs specs = {{.name = "folder", .kind = FieldKind::text, .longest = 4096},
                                   {.name = "format",
                                    .kind = FieldKind::choice,
                                    .presence = Presence::optional,
                                    .choices = {"tables", "documents", "both"}}};
  return specs;
}

const FieldSpecs& import_capacity_fields() {
  static const FieldSpecs specs = {
      {.name = "file", .kind = FieldKind::text, .longest = 4096},
      {.name = "all_or_nothing", .kind = FieldKind::yes_no, .presence = Presence::optional},
      notes_field()};
  return specs;
}

Reply InstallationApi::sign_in(ApiCall& call) {
  const auto told = access::read_sign_in(call.fields);
  if (!told)
    return problem_reply(told.error(), call.say);
  const auto done = concert_.access().sign_in(told->login, told->password, call.request.peer);
  if (!done)
    return problem_reply(done.error(), call.say);
  // A member of several seats sits in the first; another is chosen on the page of seats.
  if (!done->seated)
    if (const auto sat = concert_.access().choose_seat(done->token.text(), done->seats.front().id); !sat)
      return problem_reply(sat.error(), call.say);
  return json_reply(201, Object{{"token", done->token.text()}, {"seats", done->seats.size()}});
}

Reply InstallationApi::agencies(ApiCall& call) {
  if (const auto permit = access::Gate().permit<access::Act::see_agencies>(call.actor); !permit)
    return problem_reply(permit.error(), call.say);
  Array out;
  const auto agencies = concert_.agencies().agencies(); // held: an edit replaces it
  for (const agencies::Agency& agency : agencies->all())
    out.emplace_back(Object{{"id", agency.id.text()},
                            {"short_name", agency.short_name},
                            {"name_en", agency.name.en},
                            {"name_fr", agency.name.fr},
                            {"sector", agency.sector.id},
                            {"partner_kind", agency.partner_kind.id},
                            {"governing_law", agencies::name_of(agency.law)}});
  return json_reply(200, Object{{"agencies", std::move(out)}});
}

Reply InstallationApi::members(ApiCall& call) {
  const auto members = concert_.access().members(call.actor);
  if (!members)
    return problem_reply(members.error(), call.say);
  Array out;
  for (const access::MemberView& member : *members) {
    Array seats;
    for (const access::Seat& seat : member.seats)
      seats.emplace_back(Object{{"id", seat.id.text()},
                                {"agency", seat.agency.text()},
                                {"table", seat.table.text()},
                                {"role", access::name_of(seat.role)},
                                {"state", access::name_of(seat.state)}});
    out.emplace_back(Object{{"id", member.id.text()},
                            {"version", member.version},
                            {"login", member.login},
                            {"name", member.name},
                            {"language", tag_of(member.language)},
                            {"state", access::name_of(member.state)},
                            {"seats", std::move(seats)}});
  }
  return json_reply(200, Object{{"members", std::move(out)}});
}

Reply InstallationApi::add_member(ApiCall& call) {
  const auto told = access::read_add_member(call.fields);
  if (!told)
    return problem_reply(told.error(), call.say);
  const auto added = concert_.access().add_member(call.actor, *told);
  if (!added)
    return problem_reply(added.error(), call.say);
  return json_reply(201, Object{{"id", added->id.text()}, {"login", added->login}}, added->version);
}

Reply InstallationApi::verify_audit(ApiCall& call) {
  if (const auto permit = access::Gate().permit<access::Act::verify_audit>(call.actor); !permit)
    return problem_reply(permit.error(), call.say);
  const audit::Report report = concert_.audit_log().verify(concert_.database());
  Array findings;
  for (const audit::Finding& finding : report.findings)
    findings.emplace_back(Object{{"kind", audit::name_of(finding.kind)},
                                 {"entry", finding.seq},
                                 {"count", finding.count},
                                 {"other", finding.other ? json::Value(*finding.other) : json::Value()},
                                 {"part", audit::name_of(finding.part)}});
  const auto latest = concert_.audit_log().latest_checkpoint(concert_.database());
  return json_reply(report.intact() ? 200 : 409,
                    Object{{"intact", report.intact()},
                           {"entries", report.entries},
                           {"sound", report.sound},
                           {"root", to_hex(report.root)},
                           {"checkpoints", report.checkpoints},
                           {"latest_checkpoint", latest ? json::Value(latest->note) : json::Value()},
                           {"findings", std::move(findings)}});
}

Reply InstallationApi::import_codes(ApiCall& call) {
  if (const auto sound = well_shaped(call.fields, import_codes_fields()); !sound)
    return problem_reply(sound.error(), call.say);
  std::vector<codes::NamedFile> files;
  for (const std::string& path : call.fields.all("files")) {
    auto bytes = bytes_of_file(path, "files");
    if (!bytes)
      return problem_reply(bytes.error(), call.say);
    files.push_back({fs::path(path).filename().string(), std::move(*bytes)});
  }
  const auto done = concert_.codes().import(call.actor, files);
  if (!done)
    return problem_reply(done.error(), call.say);
  return json_reply(200, Object{{"lists", files.size()}, {"entries", *done}});
}

Reply InstallationApi::import_directory(ApiCall& call) {
  if (const auto sound = well_shaped(call.fields, import_directory_fields()); !sound)
    return problem_reply(sound.error(), call.say);
  const auto act = directory_in(call.fields);
  if (!act)
    return problem_reply(act.error(), call.say);
  const auto done = concert_.directory().import(call.actor, *act);
  if (!done)
    return problem_reply(done.error(), call.say);
  const directory::Changes& changes = done->changes;
  return json_reply(200, Object{{"dialect", done->dialect},
                                {"added", changes.added},
                                {"changed", changes.changed},
                                {"unchanged", changes.unchanged},
                                {"kept_local", changes.kept_local},
                                {"gone", changes.gone},
                                {"read", counts(done->report.read)},
                                {"noted", counts(done->report.counts())},
                                {"notes", notes_of(done->report, call.fields.text_or("notes") == "all", call.say)}});
}

Reply InstallationApi::check_directory(ApiCall& call) {
  if (const auto sound = well_shaped(call.fields, check_directory_fields()); !sound)
    return problem_reply(sound.error(), call.say);
  const auto act = directory_in(call.fields);
  if (!act)
    return problem_reply(act.error(), call.say);
  const auto done = concert_.directory().check(call.actor, *act);
  if (!done)
    return problem_reply(done.error(), call.say);
  return json_reply(200, Object{{"dialect", done->dialect},
                                {"organizations", done->organizations},
                                {"services", done->services},
                                {"locations", done->locations},
                                {"mended", done->report.count(directory::NoteKind::mended)},
                                {"left_out", done->report.count(directory::NoteKind::left_out)},
                                {"noticed", done->report.count(directory::NoteKind::noticed)},
                                {"read", counts(done->report.read)},
                                {"noted", counts(done->report.counts())},
                                {"notes", notes_of(done->report, call.fields.text_or("notes") == "all", call.say)}});
}

Reply InstallationApi::import_capacity(ApiCall& call) {
  if (const auto sound = well_shaped(call.fields, import_capacity_fields()); !sound)
    return problem_reply(sound.error(), call.say);
  const fs::path path = call.fields.text_or("file");
  auto bytes = bytes_of_file(path, "file");
  if (!bytes)
    return problem_reply(bytes.error(), call.say);
  directory::ImportCapacity act{.file = path.filename().string(), .bytes = *std::move(bytes)};
  if (call.fields.text_or("all_or_nothing") == "yes")
    act.strictness = directory::Strictness::all_or_nothing;
  const auto done = concert_.directory().import_capacity(call.actor, act);
  if (!done)
    return problem_reply(done.error(), call.say);
  return json_reply(200, Object{{"stated", done->stated},
                                {"earlier", done->earlier},
                                {"unchanged", done->unchanged},
                                {"left_out", done->report.count(directory::NoteKind::left_out)},
                                {"read", counts(done->report.read)},
                                {"noted", counts(done->report.counts())},
                                {"notes", notes_of(done->report, call.fields.text_or("notes") == "all", call.say)}});
}

Reply InstallationApi::export_directory(ApiCall& call) {
  if (const auto sound = well_shaped(call.fields, export_directory_fields()); !sound)
    return problem_reply(sound.error(), call.say);
  const fs::path folder = call.fields.text_or("folder");
  std::error_code error;
  if (fs::exists(folder, error) && !fs::is_empty(folder, error))
    return problem_reply(Refusal::invalid("folder", "problem.folder_not_empty"), call.say);
  directory::ExportSettings settings;
  const std::string format = call.fields.text_or("format", "tables");
  settings.format = format == "documents" ? directory::ExportFormat::documents
                    : format == "both"    ? directory::ExportFormat::both
                                          : directory::ExportFormat::tables;
  const auto done = concert_.directory().export_hsds(call.actor, settings);
  if (!done)
    return problem_reply(done.error(), call.say);
  fs::create_directories(folder, error);
  for (const auto& [name, bytes] : done->files) {
    std::ofstream out(folder / name, std::ios::binary);
    out << bytes;
    if (!out.flush())
      return problem_reply(Refusal::invalid("folder", "problem.folder_not_writable"), call.say);
  }
  Array losses;
  for (const std::string& loss : done->losses)
    losses.emplace_back(Object{{"word", loss}, {"message", call.say(loss)}});
  return json_reply(200, Object{{"files", done->files.size()},
                                {"rows", counts(done->rows)},
                                {"addresses_withheld", done->addresses_withheld},
                                {"losses", std::move(losses)}});
}

} // namespace concert::app
