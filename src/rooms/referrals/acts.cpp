#include "rooms/referrals/acts.h"

#include <charconv>

namespace concert::referrals {
namespace {

constexpr std::size_t longest_email = 254, longest_personal = 200, longest_note = 500;
constexpr int longest_wait = 730; // days

FieldSpec code_spec(std::string name, std::string list, Presence presence) {
  return {.name = std::move(name), .kind = FieldKind::code, .presence = presence, .list = std::move(list)};
}
FieldSpec id_spec(std::string name) {
  return {.name = std::move(name), .kind = FieldKind::id, .presence = Presence::optional};
}
FieldSpec personal_spec(std::string name, std::size_t longest) {
  return {.name = std::move(name), .presence = Presence::optional, .longest = longest, .personal = true};
}

std::optional<int> number_in(const Fields& fields, std::string_view name) {
  const auto typed = fields.one(name);
  int out = 0;
  if (!typed)
    return std::nullopt;
  const auto [end, error] = std::from_chars(typed->data(), typed->data() + typed->size(), out);
  return error == std::errc() && end == typed->data() + typed->size() ? out : -1;
}

void add_whom_specs(FieldSpecs& specs) {
  specs.push_back(personal_spec("call_name", longest_personal));
  specs.push_back(personal_spec("call_telephone", longest_personal));
  specs.push_back(personal_spec("call_time", longest_personal));
  specs.push_back(personal_spec("safety_note", longest_note));
}

Personal<std::string> personal_in(const Fields& fields, std::string_view name) {
  return Personal(fields.text_or(name));
}

Whom whom_in(const Fields& fields) {
  return {personal_in(fields, "call_name"), personal_in(fields, "call_telephone"), personal_in(fields, "call_time"),
          personal_in(fields, "safety_note")};
}

std::vector<std::string> choices_of_states() {
  std::vector<std::string> out;
  for (const State state : all_states)
    if (state != State::draft)
      out.emplace_back(name_of(state));
  return out;
}

} // namespace

bool Whom::is_empty() const {
  return name.reveal().empty() && telephone.reveal().empty() && best_time.reveal().empty() &&
         safety_note.reveal().empty();
}

const FieldSpecs& draft_fields() {
  static const FieldSpecs specs = {
      code_spec("service_type", "service_types", Presence::required),
      id_spec("service"),
      code_spec("urgency", "urgencies", Presence::required),
      id_spec("performer_agency"),
      id_spec("organization"),
      {.name = "email", .presence = Presence::optional, .longest = longest_email, .personal = true}};
  return specs;
}

const FieldSpecs& send_fields() {
  static const FieldSpecs specs = [] {
    FieldSpecs out = {code_spec("consent_ground", "authorities", Presence::optional),
                      {.name = "consent_on", .kind = FieldKind::date, .presence = Presence::optional}};
    add_whom_specs(out);
    return out;
  }();
  return specs;
}

const FieldSpecs& whom_fields() {
  static const FieldSpecs specs = [] {
    FieldSpecs out;
    add_whom_specs(out);
    return out;
  }();
  return specs;
}

std::string_view reason_field(State to) {
  switch (to) {
  case State::rejected:
    return "decline_reason";
  case State::cancelled:
    return "cancellation_reason";
  case State::on_hold:
    return "hold_reason";
  case State::failed:
    return "failure_reason";
  case State::completed:
    return "result";
  default:
    return "";
  }
}

const FieldSpecs& step_fields() {
  static const FieldSpecs specs = [] {
    FieldSpecs out = {{.name = "to", .kind = FieldKind::choice, .choices = choices_of_states()}};
    for (const State state : all_states)
      if (!reasons_for(state).empty())
        out.push_back(code_spec(std::string(reason_field(state)), std::string(reasons_for(state)), Presence::optional));
    out.push_back({.name = "places",
                   .kind = FieldKind::choice,
                   .presence = Presence::optional,
                   .choices = {"has_place", "waitlist", "no_place"}});
    out.push_back({.name = "wait_days", .kind = FieldKind::integer, .presence = Presence::optional});
    return out;
  }();
  return specs;
}

Result<DraftReferral> read_draft(const Fields& fields, const codes::CodeBook& book) {
  std::vector<Problem> problems = problems_of(fields, draft_fields(), book.knows());
  const auto agency_typed = fields.one("performer_agency"), organization = fields.one("organization");
  if (!agency_typed && !organization)
    problems.push_back({"performer_agency", "problem.required", {}});
  if (agency_typed && (organization || fields.has("email")))
    problems.push_back({"performer_agency", "problem.one_performer", {}});
  std::optional<EmailAddress> email;
  if (organization) {
    auto parsed = EmailAddress::parse(fields.text_or("email"));
    if (!fields.has("email"))
      problems.push_back({"email", "problem.required", {}});
    else if (!parsed)
      problems.push_back(parsed.error().problems.front());
    else
      email = *std::move(parsed);
  }
  const auto agency = AgencyId::parse(agency_typed.value_or(""));
  if (agency_typed && problems.empty() && !agency)
    problems.push_back({"performer_agency", "problem.not_an_id", {}});
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  DraftReferral out{book.code("service_types", fields.text_or("service_type")),
                    fields.text_or("service"),
                    book.code("urgencies", fields.text_or("urgency")),
                    {}};
  if (agency)
    out.performer.agency = agency;
  else
    out.performer.outside = Outside{*organization, *std::move(email)};
  return out;
}

Result<SendReferral> read_send(const Fields& fields, const codes::CodeBook& book) {
  std::vector<Problem> problems = problems_of(fields, send_fields(), book.knows());
  const auto ground = fields.one("consent_ground");
  const auto day = LocalDate::parse_iso(fields.text_or("consent_on"));
  if (ground && !fields.has("consent_on"))
    problems.push_back({"consent_on", "problem.required", {}});
  if (!ground && fields.has("consent_on"))
    problems.push_back({"consent_ground", "problem.required", {}});
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  SendReferral out;
  if (ground)
    out.consent = Consent{book.code("authorities", *ground), *day};
  out.whom = whom_in(fields);
  return out;
}

Result<Whom> read_whom(const Fields& fields) {
  const auto knows_no_code = [](std::string_view, std::string_view) { return false; };
  if (auto problems = problems_of(fields, whom_fields(), knows_no_code); !problems.empty())
    return Refusal::invalid(std::move(problems));
  return whom_in(fields);
}

Result<TakeStep> read_step(const Fields& fields, const codes::CodeBook& book) {
  std::vector<Problem> problems = problems_of(fields, step_fields(), book.knows());
  const auto to = state_of(fields.text_or("to"));
  if (!to || !problems.empty())
    return Refusal::invalid(std::move(problems));
  TakeStep out{*to, std::nullopt, std::nullopt};
  if (const std::string_view list = reasons_for(*to); !list.empty()) {
    const std::string field(reason_field(*to));
    if (const auto reason = fields.one(field))
      out.reason = book.code(list, *reason);
    else
      problems.push_back({field, "problem.required", {}});
  }
  const auto places = places_of(fields.text_or("places"));
  if (*to == State::accepted) {
    const auto days = number_in(fields, "wait_days");
    if (!places || *places == Places::no_place)
      problems.push_back({"places", places ? "problem.no_place_is_no" : "problem.required", {}});
    else if (*places == Places::waitlist && !days)
      problems.push_back({"wait_days", "problem.required", {}});
    else if (*places == Places::waitlist && (*days < 1 || *days > longest_wait))
      problems.push_back({"wait_days", "problem.out_of_range", {"1", std::to_string(longest_wait)}});
    else
      out.capacity = Capacity{*places, *places == Places::waitlist ? days : std::nullopt};
  } else if (*to == State::rejected && out.reason && out.reason->id == "no_capacity") {
    out.capacity = Capacity{Places::no_place, std::nullopt};
  }
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  return out;
}

} // namespace concert::referrals
