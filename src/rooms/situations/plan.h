// The plan of a situation: who does what by when. Coded, like everything in a situation: there is no free text in a
// task. A part of the situation itself and under its version, so that two people never overwrite each other silently.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/code.h"
#include "base/fields.h"
#include "base/instant.h"
#include "base/result.h"
#include "rooms/access/actor.h"
#include "rooms/codes/code_book.h"

namespace concert::situations {

using TaskId = Id<struct TaskTag>;

// States of the process itself; their labels are the list plan_states. A task is planned until somebody says what came
// of it; the other four are ends.
enum class TaskState { planned, done, not_possible_circumstances_changed, not_done, cancelled };
std::string_view name_of(TaskState state);
std::optional<TaskState> task_state_of(std::string_view name);

// Who did something, for an agency.
struct Doer {
  AgencyId agency;
  MemberId member;
  friend bool operator==(const Doer&, const Doer&) = default;
};
Doer doer_of(const access::Actor&);

struct Task {
  TaskId id;
  Code what; // list plan_tasks
  AgencyId owner;
  Instant planned_at;
  Instant due_at;
  TaskState state = TaskState::planned;
  std::optional<Code> outcome; // list plan_outcomes, whose group is the state; absent while it is planned
  Doer set_by;                 // who planned, amended or settled it last …
  Instant set_at;              // … and when
  friend bool operator==(const Task&, const Task&) = default;
};

struct PlanTask {
  Code what;
  AgencyId owner;
  Instant due;
};
struct AmendTask {
  TaskId task;
  AgencyId owner;
  Instant due;
};
struct CompleteTask {
  TaskId task;
  Code outcome;
  TaskState state = TaskState::done; // done, not possible, not done
};
struct CancelTask {
  TaskId task;
  Code outcome;
};

const FieldSpecs& plan_task_fields();     // what, owner_agency, due
const FieldSpecs& amend_task_fields();    // task, owner_agency, due
const FieldSpecs& complete_task_fields(); // task, outcome
const FieldSpecs& cancel_task_fields();   // task, outcome

// `due` is an instant as ISO 8601 writes it in UTC; a page makes it of a day and an hour.
Result<PlanTask> read_plan_task(const Fields&, const codes::CodeBook&);
Result<AmendTask> read_amend_task(const Fields&, const codes::CodeBook&);
Result<CompleteTask> read_complete_task(const Fields&, const codes::CodeBook&);
Result<CancelTask> read_cancel_task(const Fields&, const codes::CodeBook&);

} // namespace concert::situations
