#include "world/oracle.h"

namespace concert::world {
namespace {

using situations::Answer;
using situations::Part;
using situations::Situation;
using situations::Stage;

std::string listed(const World& world, const std::set<AgencyId>& agencies) {
  std::string out;
  for (const AgencyId agency : agencies)
    out += (out.empty() ? "" : " + ") + world.agency_named(agency).value_or("a stranger");
  return out.empty() ? "nobody" : out;
}

} // namespace

people::Openings keys_due(const Situation& s, access::NamesPolicy policy, const std::vector<AgencyId>& at_table) {
  people::Openings due;
  if (s.stage == Stage::rejected)
    return due; // nobody, ever again
  due.names = due.everything = {s.originating};
  switch (s.stage) {
  case Stage::identification: // limited identifiers, once an authority was named, to those whom the table lets hear
                              // them
    if (!s.disclosure)
      break;
    for (const auto& i : s.involvements)
      if (i.likely && i.answer != Answer::not_involved && policy != access::NamesPolicy::intervening)
        due.names.insert(i.agency);
    if (policy == access::NamesPolicy::whole_table)
      due.names.insert(at_table.begin(), at_table.end());
    break;
  case Stage::intervention:
  case Stage::concluded: // everything, to those who intervene
    for (const auto& i : s.involvements)
      if (i.part != Part::none) {
        due.names.insert(i.agency);
        due.everything.insert(i.agency);
      }
    break;
  default:
    break;
  }
  return due;
}

// The plan: the intervening agencies' own, begun with the door knock for the lead, and closed with the situation.
static std::vector<std::string> wrongs_of_plan(const Situation& s) {
  std::vector<std::string> out;
  const bool four = s.stage == Stage::intervention ||
                    (s.stage == Stage::concluded && s.ending && s.ending->stopped_at == Stage::intervention);
  if (!four && !s.plan.empty())
    out.push_back("a plan without an intervention");
  bool knocked = false;
  for (const situations::Task& task : s.plan) {
    const auto* owner = s.involvement_of(task.owner);
    if (owner == nullptr || owner->part == Part::none)
      out.push_back("a task of an agency that does not intervene");
    if ((task.state == situations::TaskState::planned) == task.outcome.has_value())
      out.push_back("a planned task with an outcome, or a settled one without");
    if (s.stage == Stage::concluded && task.state == situations::TaskState::planned)
      out.push_back("concluded, and something is still planned");
    knocked = knocked || (task.what.id == "first_visit" && task.planned_at == s.lead_named_at);
  }
  if (four && !knocked)
    out.push_back("roles were assigned, and no door knock was planned");
  return out;
}

std::vector<std::string> wrongs(World& world, SituationId id) {
  std::vector<std::string> out;
  const auto situation = world.situation(id);
  const people::Openings held = world.keys_of(id);
  if (!situation) {
    if (!held.names.empty() || !held.everything.empty())
      out.push_back("the situation is gone and its keys are not");
    if (world.has_box(id))
      out.push_back("the situation is gone and its sealed identity is not");
    if (world.account_version(id) != 0)
      out.push_back("the situation is gone and what was told of it is not");
    return out;
  }
  for (const std::string_view broken : situations::broken_promises(*situation))
    out.push_back("broken promise: " + std::string(broken));
  for (std::string& wrong : wrongs_of_plan(*situation))
    out.push_back(std::move(wrong));
  auto& access = world.concert().access();
  const people::Openings due =
      keys_due(*situation, access.names_policy(situation->table), access.seats_at(situation->table));
  if (held.names != due.names)
    out.push_back("names open to " + listed(world, held.names) + ", due to " + listed(world, due.names));
  if (held.everything != due.everything)
    out.push_back("everything opens to " + listed(world, held.everything) + ", due to " +
                  listed(world, due.everything));
  if (!world.keys_open(id))
    out.push_back("a wrapped key does not open");
  if (situation->ending && world.account_version(id) != 0)
    out.push_back("ended, and what was told of it in words is still there");
  if (situation->stage == Stage::rejected && world.has_box(id))
    out.push_back("rejected, and the sealed identity is still there");
  return out;
}

} // namespace concert::world
