#include "rooms/situations/acts.h"

#include <algorithm>

#include "base/well_shaped.h"

namespace concert::situations {
namespace {

FieldSpec one(std::string name, FieldKind kind, std::string list = {}) {
  return {.name = std::move(name), .kind = kind, .list = std::move(list)};
}
FieldSpec maybe(std::string name, FieldKind kind, std::string list = {}) {
  return {.name = std::move(name), .kind = kind, .presence = Presence::optional, .list = std::move(list)};
}
FieldSpec many(std::string name, FieldKind kind, std::string list = {}) {
  return {.name = std::move(name),
          .kind = kind,
          .presence = Presence::optional,
          .plurality = Plurality::many,
          .list = std::move(list)};
}
FieldSpec choice(std::string name, std::vector<std::string> choices) {
  return {.name = std::move(name), .kind = FieldKind::choice, .choices = std::move(choices)};
}

std::vector<AgencyId> agencies(const Fields& fields, std::string_view name) {
  std::vector<AgencyId> out;
  for (const std::string& text : fields.all(name))
    if (const auto id = AgencyId::parse(text); id && std::find(out.begin(), out.end(), *id) == out.end())
      out.push_back(*id);
  return out;
}

std::vector<Code> codes_in(const Fields& fields, std::string_view name, std::string_view list,
                           const codes::CodeBook& book) {
  std::vector<Code> out;
  for (const std::string& id : fields.all(name))
    if (Code code = book.code(list, id); std::find(out.begin(), out.end(), code) == out.end())
      out.push_back(std::move(code));
  return out;
}

std::optional<Code> code_in(const Fields& fields, std::string_view name, std::string_view list,
                            const codes::CodeBook& book) {
  const auto id = fields.one(name);
  return id ? std::optional(book.code(list, *id)) : std::nullopt;
}

std::optional<LocalDate> date_in(const Fields& fields, std::string_view name) {
  const auto text = fields.one(name);
  return text ? LocalDate::parse_iso(*text) : std::nullopt;
}

} // namespace

const FieldSpecs& open_fields() {
  static const FieldSpecs specs = {one("subject", FieldKind::code, "subjects"),
                                   one("acutely_elevated", FieldKind::yes_no), one("beyond_mandate", FieldKind::yes_no),
                                   one("options_exhausted", FieldKind::yes_no),
                                   many("relevant_agencies", FieldKind::id)};
  return specs;
}

const FieldSpecs& picture_fields() {
  static const FieldSpecs specs = {many("age_band", FieldKind::code, "age_bands"),
                                   many("sex", FieldKind::code, "sexes"),
                                   many("risk_factors", FieldKind::graded_code, "risk_factors"),
                                   many("protective_factors", FieldKind::code, "protective_factors"),
                                   many("study_flags", FieldKind::code, "study_flags"),
                                   many("tried", FieldKind::code, "tried_measures"),
                                   maybe("urgency", FieldKind::code, "urgencies"),
                                   maybe("youth_source", FieldKind::code, "youth_sources"),
                                   maybe("youth_authority", FieldKind::code, "authorities"),
                                   maybe("youth_until", FieldKind::date)};
  return specs;
}

const FieldSpecs& present_fields() {
  static const FieldSpecs specs;
  return specs;
}

const FieldSpecs& accept_fields() {
  static const FieldSpecs specs = {many("threshold_reasons", FieldKind::code, "threshold_reasons"),
                                   many("likely_agencies", FieldKind::id)};
  return specs;
}

const FieldSpecs& reject_fields() {
  static const FieldSpecs specs = {one("reason", FieldKind::code, "conclusions")};
  return specs;
}

const FieldSpecs& likely_fields() {
  static const FieldSpecs specs = {many("likely_agencies", FieldKind::id)};
  return specs;
}

const FieldSpecs& disclose_fields() {
  static const FieldSpecs specs = {one("authority", FieldKind::code, "authorities"), one("given_on", FieldKind::date),
                                   maybe("expires", FieldKind::date), one("covers_intervention", FieldKind::yes_no)};
  return specs;
}

const FieldSpecs& answer_fields() {
  static const FieldSpecs specs = {choice("answer", {"involved", "not_involved", "already_serving"})};
  return specs;
}

const FieldSpecs& assign_fields() {
  static const FieldSpecs specs = {one("lead_agency", FieldKind::id), many("assisting_agencies", FieldKind::id)};
  return specs;
}

const FieldSpecs& contact_fields() {
  static const FieldSpecs specs = {choice("contact", {"first_contact", "connected"})};
  return specs;
}

const FieldSpecs& mobilize_fields() {
  static const FieldSpecs specs = {one("service_type", FieldKind::code, "service_types"),
                                   maybe("service", FieldKind::id),
                                   one("mobilization", FieldKind::code, "mobilizations")};
  return specs;
}

const FieldSpecs& conclude_fields() {
  static const FieldSpecs specs = [] {
    FieldSpec after = many("risk_after", FieldKind::graded_code, "risk_factors");
    after.lowest_grade = 0;
    return FieldSpecs{one("reason", FieldKind::code, "conclusions"), after};
  }();
  return specs;
}

Result<OpenSituation> read_open(const Fields& fields, const codes::CodeBook& book) {
  TRY(well_shaped(fields, open_fields(), book.knows()));
  OpenSituation out;
  out.subject = *code_in(fields, "subject", "subjects", book);
  out.screening = {fields.yes("acutely_elevated"), fields.yes("beyond_mandate"), fields.yes("options_exhausted"),
                   agencies(fields, "relevant_agencies")};
  return out;
}

Result<AmendPicture> read_picture(const Fields& fields, const codes::CodeBook& book) {
  TRY(well_shaped(fields, picture_fields(), book.knows()));
  AmendPicture out;
  Picture& picture = out.picture;
  const std::vector<std::string> bands = fields.all("age_band"), sexes = fields.all("sex");
  if (bands.size() != sexes.size())
    return Refusal::invalid(bands.size() < sexes.size() ? "age_band" : "sex", "problem.one_for_each_person");
  for (std::size_t i = 0; i < bands.size(); ++i)
    picture.affected.push_back({book.code("age_bands", bands[i]), book.code("sexes", sexes[i])});
  for (const std::string& text : fields.all("risk_factors")) {
    const GradedCode graded = *parse_graded_code(text);
    const bool repeated = std::any_of(picture.risks.begin(), picture.risks.end(),
                                      [&graded](const RiskFactor& risk) { return risk.factor.id == graded.code; });
    if (repeated)
      return Refusal::invalid("risk_factors", "problem.repeated");
    picture.risks.push_back({book.code("risk_factors", graded.code), graded.grade, std::nullopt});
  }
  picture.protective = codes_in(fields, "protective_factors", "protective_factors", book);
  picture.flags = codes_in(fields, "study_flags", "study_flags", book);
  picture.tried = codes_in(fields, "tried", "tried_measures", book);
  picture.urgency = code_in(fields, "urgency", "urgencies", book);
  if (auto source = code_in(fields, "youth_source", "youth_sources", book))
    picture.youth = YouthStatement{std::move(*source), code_in(fields, "youth_authority", "authorities", book),
                                   date_in(fields, "youth_until")};
  return out;
}

Result<AcceptSituation> read_accept(const Fields& fields, const codes::CodeBook& book) {
  TRY(well_shaped(fields, accept_fields(), book.knows()));
  AcceptSituation out{codes_in(fields, "threshold_reasons", "threshold_reasons", book),
                      agencies(fields, "likely_agencies")};
  std::vector<Problem> problems;
  for (const codes::CodeEntry* test : book.entries("threshold_tests")) {
    const bool reasoned = std::any_of(out.reasons.begin(), out.reasons.end(), [&](const Code& reason) {
      return book.is_in_group("threshold_reasons", reason.id, test->id);
    });
    if (!reasoned)
      problems.push_back({"threshold_reasons", "problem.threshold_test_missing", {test->id}});
  }
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  return out;
}

Result<RejectSituation> read_reject(const Fields& fields, const codes::CodeBook& book) {
  TRY(well_shaped(fields, reject_fields(), book.knows()));
  RejectSituation out{*code_in(fields, "reason", "conclusions", book)};
  if (!book.is_in_group("conclusions", out.reason.id, "rejected"))
    return Refusal::invalid("reason", "problem.not_a_reason_to_reject");
  return out;
}

Result<MarkLikely> read_likely(const Fields& fields, const codes::CodeBook& book) {
  TRY(well_shaped(fields, likely_fields(), book.knows()));
  return MarkLikely{agencies(fields, "likely_agencies")};
}

Result<DiscloseNames> read_disclose(const Fields& fields, const codes::CodeBook& book) {
  TRY(well_shaped(fields, disclose_fields(), book.knows()));
  DiscloseNames out;
  out.authority = *code_in(fields, "authority", "authorities", book);
  const codes::CodeEntry* entry = book.find("authorities", out.authority);
  out.notice_due = entry->category == "notice_required";
  out.given_on = *date_in(fields, "given_on");
  out.expires = date_in(fields, "expires");
  out.covers_intervention = fields.yes("covers_intervention");
  return out;
}

Result<AnswerInvolvement> read_answer(const Fields& fields, const codes::CodeBook& book) {
  TRY(well_shaped(fields, answer_fields(), book.knows()));
  return AnswerInvolvement{*answer_of(fields.text_or("answer"))};
}

Result<AssignRoles> read_assign(const Fields& fields, const codes::CodeBook& book) {
  TRY(well_shaped(fields, assign_fields(), book.knows()));
  return AssignRoles{agencies(fields, "lead_agency").at(0), agencies(fields, "assisting_agencies")};
}

Result<RecordContact> read_contact(const Fields& fields, const codes::CodeBook& book) {
  TRY(well_shaped(fields, contact_fields(), book.knows()));
  return RecordContact{fields.text_or("contact") == "connected" ? Contact::connected : Contact::first_contact};
}

Result<MobilizeService> read_mobilize(const Fields& fields, const codes::CodeBook& book) {
  TRY(well_shaped(fields, mobilize_fields(), book.knows()));
  return MobilizeService{*code_in(fields, "service_type", "service_types", book), fields.text_or("service"),
                         *code_in(fields, "mobilization", "mobilizations", book)};
}

Result<ConcludeSituation> read_conclude(const Fields& fields, const codes::CodeBook& book) {
  TRY(well_shaped(fields, conclude_fields(), book.knows()));
  ConcludeSituation out{*code_in(fields, "reason", "conclusions", book), {}};
  if (book.is_in_group("conclusions", out.reason.id, "rejected") ||
      book.is_in_group("conclusions", out.reason.id, "handed_over")) // said when another table has taken it
    return Refusal::invalid("reason", "problem.not_a_reason_to_conclude");
  for (const std::string& text : fields.all("risk_after"))
    out.after.push_back(*parse_graded_code(text));
  return out;
}

Fields fields_of(const Code& subject, const Screening& screening) {
  Fields out;
  out.add("subject", subject.id);
  for (const auto& [name, yes] : {std::pair("acutely_elevated", screening.acutely_elevated),
                                  {"beyond_mandate", screening.beyond_mandate},
                                  {"options_exhausted", screening.options_exhausted}})
    out.add(name, yes ? "yes" : "no");
  for (const AgencyId agency : screening.relevant)
    out.add("relevant_agencies", agency.text());
  return out;
}

Fields fields_of(const Picture& picture) {
  Fields out;
  for (const AffectedPerson& person : picture.affected) {
    out.add("age_band", person.age_band.id);
    out.add("sex", person.sex.id);
  }
  for (const RiskFactor& risk : picture.risks)
    out.add("risk_factors", risk.factor.id + ":" + std::to_string(risk.before));
  for (const Code& code : picture.protective)
    out.add("protective_factors", code.id);
  for (const Code& code : picture.flags)
    out.add("study_flags", code.id);
  for (const Code& code : picture.tried)
    out.add("tried", code.id);
  if (picture.urgency)
    out.add("urgency", picture.urgency->id);
  if (picture.youth) {
    out.add("youth_source", picture.youth->source.id);
    if (picture.youth->authority)
      out.add("youth_authority", picture.youth->authority->id);
    if (picture.youth->until)
      out.add("youth_until", picture.youth->until->iso());
  }
  return out;
}

} // namespace concert::situations
