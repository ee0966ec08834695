#include "rooms/directory/acts.h"

#include <algorithm>
#include <charconv>

namespace concert::directory {

namespace {

bool no_code(std::string_view, std::string_view) {
  return false;
}

FieldSpec field(const char* name, FieldKind kind, Presence presence = Presence::optional, std::size_t longest = 200) {
  FieldSpec spec;
  spec.name = name;
  spec.kind = kind;
  spec.presence = presence;
  spec.longest = longest;
  return spec;
}

// A count from 0 to `largest`; a problem is added when the field holds another number.
std::optional<int> count_in(const Fields& fields, const char* name, int largest, std::vector<Problem>& problems) {
  const std::optional<std::string> text = fields.one(name);
  if (!text)
    return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error == std::errc() && end == text->data() + text->size() && value >= 0 && value <= largest)
    return value;
  problems.push_back({name, "directory.out_of_range", {"0", std::to_string(largest)}});
  return std::nullopt;
}

} // namespace

const FieldSpecs& state_capacity_fields() {
  static const FieldSpecs specs = {
      field("available", FieldKind::integer, Presence::required), field("maximum", FieldKind::integer),
      field("unit", FieldKind::text, Presence::optional, 40), field("wait_days", FieldKind::integer)};
  return specs;
}

const FieldSpecs& edit_service_fields() {
  static const FieldSpecs specs = [] {
    FieldSpec status = field("status", FieldKind::choice, Presence::required);
    status.choices = {"active", "inactive", "defunct", "temporarily_closed"};
    return FieldSpecs{field("name", FieldKind::text, Presence::required),
                      field("description", FieldKind::long_text, Presence::optional, 20'000),
                      field("eligibility", FieldKind::long_text, Presence::optional, 4'000),
                      field("application_process", FieldKind::long_text, Presence::optional, 4'000),
                      field("fees", FieldKind::long_text, Presence::optional, 4'000),
                      status,
                      field("minimum_age", FieldKind::integer),
                      field("maximum_age", FieldKind::integer)};
  }();
  return specs;
}

const FieldSpecs& link_agency_fields() {
  static const FieldSpecs specs = {{.name = "agency", .kind = FieldKind::id},
                                   {.name = "linked", .kind = FieldKind::yes_no}};
  return specs;
}

Result<LinkAgency> read_link_agency(const Fields& fields) {
  std::vector<Problem> problems = problems_of(fields, link_agency_fields(), no_code);
  const auto agency = AgencyId::parse(fields.text_or("agency"));
  if (problems.empty() && !agency) // all zeroes have the shape of an id and are none
    problems.push_back({"agency", "problem.not_an_id", {}});
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  return LinkAgency{*agency, fields.text_or("linked") == "yes"};
}

Result<StateCapacity> read_state_capacity(const Fields& fields) {
  std::vector<Problem> problems = problems_of(fields, state_capacity_fields(), no_code);
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  StateCapacity act;
  act.available = count_in(fields, "available", 100'000, problems).value_or(0);
  act.maximum = count_in(fields, "maximum", 100'000, problems);
  act.wait_days = count_in(fields, "wait_days", 3'650, problems);
  act.unit = fields.text_or("unit", "place");
  if (problems.empty() && act.maximum && *act.maximum < act.available)
    problems.push_back({"available", "directory.more_than_maximum", {}});
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  return act;
}

Result<EditService> read_edit_service(const Fields& fields) {
  std::vector<Problem> problems = problems_of(fields, edit_service_fields(), no_code);
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  EditService act;
  act.name = fields.text_or("name");
  act.description = fields.text_or("description");
  act.eligibility = fields.text_or("eligibility");
  act.application_process = fields.text_or("application_process");
  act.fees = fields.text_or("fees");
  std::string status = fields.text_or("status");
  std::replace(status.begin(), status.end(), '_', ' '); // as HSDS writes it
  act.status = service_status_of(status).value_or(ServiceStatus::active);
  act.minimum_age = count_in(fields, "minimum_age", 120, problems);
  act.maximum_age = count_in(fields, "maximum_age", 120, problems);
  if (act.minimum_age && act.maximum_age && *act.minimum_age > *act.maximum_age)
    problems.push_back({"maximum_age", "directory.younger_than_minimum", {}});
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  return act;
}

} // namespace concert::directory
