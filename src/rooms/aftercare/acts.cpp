#include "rooms/aftercare/acts.h"

#include <algorithm>

namespace concert::aftercare {
namespace {

FieldSpec one_of(std::string name, FieldKind kind, std::string list = {}, Presence presence = Presence::required) {
  return {.name = std::move(name), .kind = kind, .presence = presence, .list = std::move(list)};
}
FieldSpec any_of(std::string name, FieldKind kind, std::string list) {
  return {.name = std::move(name),
          .kind = kind,
          .presence = Presence::optional,
          .plurality = Plurality::many,
          .list = std::move(list),
          .lowest_grade = 0};
}

Result<void> well_shaped(const Fields& fields, const FieldSpecs& specs, const codes::CodeBook& book) {
  if (auto problems = problems_of(fields, specs, book.knows()); !problems.empty())
    return Refusal::invalid(std::move(problems));
  return {};
}

std::vector<Code> each_code(const Fields& fields, std::string_view name, std::string_view list,
                            const codes::CodeBook& book) {
  std::vector<Code> out;
  for (const std::string& id : fields.all(name))
    if (Code code = book.code(list, id); std::find(out.begin(), out.end(), code) == out.end())
      out.push_back(std::move(code));
  return out;
}

std::optional<Code> a_code(const Fields& fields, std::string_view name, const codes::CodeBook& book) {
  const auto id = fields.one(name);
  return id ? std::optional(book.code(name, *id)) : std::nullopt;
}

// What a field says that belongs to another answer.
void must_be_absent(const Fields& fields, std::initializer_list<const char*> names, std::vector<Problem>& problems) {
  for (const char* name : names)
    if (fields.has(name))
      problems.push_back({name, "problem.only_with_an_assessment", {}});
}

} // namespace

bool is_said_consent(const codes::CodeBook& book, std::string_view authority) {
  return book.is_in_group("authorities", authority, "consent") && authority != "consent_implied_between_custodians";
}

const FieldSpecs& consent_fields() {
  static const FieldSpecs specs = {one_of("ground", FieldKind::code, "authorities"),
                                   one_of("given_on", FieldKind::date),
                                   one_of("owner_agency", FieldKind::id, {}, Presence::optional)};
  return specs;
}

const FieldSpecs& end_consent_fields() {
  static const FieldSpecs specs;
  return specs;
}

const FieldSpecs& record_fields() {
  static const FieldSpecs specs = {
      one_of("follow_up", FieldKind::id),
      {.name = "outcome", .kind = FieldKind::choice, .choices = {"assessed", "not_reached", "declined"}},
      one_of("asked_on", FieldKind::date),
      any_of("risk_now", FieldKind::graded_code, "risk_factors"),
      any_of("protective_now", FieldKind::code, "protective_factors"),
      one_of("help_received", FieldKind::code, "help_received", Presence::optional),
      one_of("situation_now", FieldKind::code, "situation_now", Presence::optional)};
  return specs;
}

const FieldSpecs& report_fields() {
  static const FieldSpecs specs = {one_of("consent", FieldKind::yes_no),
                                   one_of("ground", FieldKind::code, "authorities", Presence::optional),
                                   one_of("given_on", FieldKind::date, {}, Presence::optional),
                                   any_of("protective_now", FieldKind::code, "protective_factors")};
  return specs;
}

Result<ConsentToFollowUp> read_consent(const Fields& fields, const codes::CodeBook& book) {
  TRY(well_shaped(fields, consent_fields(), book));
  ConsentToFollowUp out{book.code("authorities", fields.text_or("ground")),
                        *LocalDate::parse_iso(fields.text_or("given_on"))};
  if (!is_said_consent(book, out.ground.id))
    return Refusal::invalid("ground", "problem.not_a_consent");
  if (fields.has("owner_agency")) {
    out.owner = AgencyId::parse(fields.text_or("owner_agency"));
    if (!out.owner) // all zeroes have the shape of an id and are none
      return Refusal::invalid("owner_agency", "problem.not_an_id");
  }
  return out;
}

Result<RecordFollowUp> read_record(const Fields& fields, const codes::CodeBook& book) {
  TRY(well_shaped(fields, record_fields(), book));
  RecordFollowUp out;
  const auto id = FollowUpId::parse(fields.text_or("follow_up"));
  if (!id)
    return Refusal::invalid("follow_up", "problem.not_an_id");
  out.follow_up = *id;
  const std::string outcome = fields.text_or("outcome");
  out.outcome = outcome == "assessed"   ? Outcome::assessed
                : outcome == "declined" ? Outcome::declined
                                        : Outcome::not_reached;
  out.asked_on = *LocalDate::parse_iso(fields.text_or("asked_on"));
  for (const std::string& text : fields.all("risk_now"))
    out.risks.push_back(*parse_graded_code(text));
  out.protective = each_code(fields, "protective_now", "protective_factors", book);
  out.help = a_code(fields, "help_received", book);
  out.change = a_code(fields, "situation_now", book);
  std::vector<Problem> problems;
  if (out.outcome == Outcome::assessed) {
    if (!out.help)
      problems.push_back({"help_received", "problem.required", {}});
    if (!out.change)
      problems.push_back({"situation_now", "problem.required", {}});
  } else { // PRIVACY: of who was not met or did not want to be asked, nothing is written down
    must_be_absent(fields, {"risk_now", "protective_now", "help_received", "situation_now"}, problems);
  }
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  return out;
}

Result<ReportBack> read_report(const Fields& fields, const codes::CodeBook& book) {
  TRY(well_shaped(fields, report_fields(), book));
  std::vector<Problem> problems;
  if (!fields.yes("consent")) {
    for (const char* name : {"ground", "given_on", "protective_now"})
      if (fields.has(name))
        problems.push_back({name, "problem.only_with_consent", {}});
    if (!problems.empty())
      return Refusal::invalid(std::move(problems));
    return ReportBack{};
  }
  for (const char* name : {"ground", "given_on"})
    if (!fields.has(name))
      problems.push_back({name, "problem.required", {}});
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  const Code ground = book.code("authorities", fields.text_or("ground"));
  if (!is_said_consent(book, ground.id))
    return Refusal::invalid("ground", "problem.not_a_consent");
  return ReportBack{ReportBack::WithConsent{ground, *LocalDate::parse_iso(fields.text_or("given_on")),
                                            each_code(fields, "protective_now", "protective_factors", book)}};
}

} // namespace concert::aftercare
