#include "rooms/situations/plan.h"

#include <algorithm>
#include <array>

#include "base/well_shaped.h"

namespace concert::situations {
namespace {

constexpr std::array<std::string_view, 5> state_names = {"planned", "done", "not_possible_circumstances_changed",
                                                         "not_done", "cancelled"};
constexpr std::size_t longest_instant = 20; // "2026-11-22T13:45:54Z"

FieldSpec code(std::string name, std::string list) {
  return {.name = std::move(name), .kind = FieldKind::code, .list = std::move(list)};
}
FieldSpec id(std::string name) {
  return {.name = std::move(name), .kind = FieldKind::id};
}
FieldSpec due() {
  return {.name = "due", .longest = longest_instant};
}

template <class SomeId>
Result<SomeId> id_in(const Fields& fields, const char* name) {
  if (const auto found = SomeId::parse(fields.text_or(name)))
    return *found;
  return Refusal::invalid(name, "problem.not_an_id"); // all zeroes have the shape of an id and are none
}

Result<Instant> due_in(const Fields& fields) {
  if (const auto at = Instant::parse_iso(fields.text_or("due")))
    return *at;
  return Refusal::invalid("due", "problem.not_an_instant");
}

Result<TaskState> state_in(const Fields& fields, const codes::CodeBook& book) {
  const codes::CodeEntry* entry = book.find("plan_outcomes", fields.text_or("outcome"));
  const auto state = entry != nullptr ? task_state_of(entry->group) : std::nullopt;
  if (!state || *state == TaskState::planned)
    return Refusal::invalid("outcome", "problem.not_an_outcome");
  return *state;
}

} // namespace

std::string_view name_of(TaskState state) {
  return state_names.at(static_cast<std::size_t>(state));
}
std::optional<TaskState> task_state_of(std::string_view name) {
  const auto at = std::find(state_names.begin(), state_names.end(), name);
  return at == state_names.end() ? std::nullopt : std::optional(static_cast<TaskState>(at - state_names.begin()));
}

Doer doer_of(const access::Actor& actor) {
  return {actor.agency, actor.member};
}

const FieldSpecs& plan_task_fields() {
  static const FieldSpecs specs = {code("what", "plan_tasks"), id("owner_agency"), due()};
  return specs;
}
const FieldSpecs& amend_task_fields() {
  static const FieldSpecs specs = {id("task"), id("owner_agency"), due()};
  return specs;
}
const FieldSpecs& complete_task_fields() {
  static const FieldSpecs specs = {id("task"), code("outcome", "plan_outcomes")};
  return specs;
}
const FieldSpecs& cancel_task_fields() {
  static const FieldSpecs specs = {id("task"), code("outcome", "plan_outcomes")};
  return specs;
}

Result<PlanTask> read_plan_task(const Fields& fields, const codes::CodeBook& book) {
  TRY(well_shaped(fields, plan_task_fields(), book.knows()));
  return PlanTask{book.code("plan_tasks", fields.text_or("what")), TRY(id_in<AgencyId>(fields, "owner_agency")),
                  TRY(due_in(fields))};
}

Result<AmendTask> read_amend_task(const Fields& fields, const codes::CodeBook& book) {
  TRY(well_shaped(fields, amend_task_fields(), book.knows()));
  return AmendTask{TRY(id_in<TaskId>(fields, "task")), TRY(id_in<AgencyId>(fields, "owner_agency")),
                   TRY(due_in(fields))};
}

Result<CompleteTask> read_complete_task(const Fields& fields, const codes::CodeBook& book) {
  TRY(well_shaped(fields, complete_task_fields(), book.knows()));
  const TaskState state = TRY(state_in(fields, book));
  if (state == TaskState::cancelled)
    return Refusal::invalid("outcome", "problem.not_an_outcome");
  return CompleteTask{TRY(id_in<TaskId>(fields, "task")), book.code("plan_outcomes", fields.text_or("outcome")), state};
}

Result<CancelTask> read_cancel_task(const Fields& fields, const codes::CodeBook& book) {
  TRY(well_shaped(fields, cancel_task_fields(), book.knows()));
  if (TRY(state_in(fields, book)) != TaskState::cancelled)
    return Refusal::invalid("outcome", "problem.not_a_reason_to_cancel");
  return CancelTask{TRY(id_in<TaskId>(fields, "task")), book.code("plan_outcomes", fields.text_or("outcome"))};
}

} // namespace concert::situations
