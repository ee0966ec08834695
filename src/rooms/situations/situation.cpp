#include "rooms/situations/situation.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/named.h"

namespace concert::situations {
namespace {

constexpr std::array<std::string_view, 4> answer_names = {"none", "involved", "not_involved", "already_serving"};
constexpr std::array<std::string_view, 3> part_names = {"none", "assisting", "lead"};

std::optional<std::chrono::minutes> since(const std::optional<Threshold>& threshold, const std::optional<Instant>& at) {
  if (!threshold || !at)
    return std::nullopt;
  return std::chrono::duration_cast<std::chrono::minutes>(*at - threshold->met_at);
}

} // namespace

std::string_view name_of(Answer answer) {
  return answer_names.at(static_cast<std::size_t>(answer));
}
std::optional<Answer> answer_of(std::string_view name) {
  return named<Answer>(answer_names, name);
}
std::string_view name_of(Part part) {
  return part_names.at(static_cast<std::size_t>(part));
}
std::optional<Part> part_of(std::string_view name) {
  return named<Part>(part_names, name);
}

bool is_about_people(const Code& subject) {
  return subject.id == "person" || subject.id == "family" || subject.id == "group";
}

std::string spoken(std::int64_t number) {
  std::string digits = std::to_string(number);
  if (digits.size() < 4)
    digits.insert(0, 4 - digits.size(), '0');
  return "S-" + digits;
}

std::optional<std::int64_t> spoken_number(std::string_view text) {
  if (text.starts_with("S-") || text.starts_with("s-"))
    text.remove_prefix(2);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size() || number <= 0)
    return std::nullopt;
  return number;
}

const Involvement* Situation::involvement_of(AgencyId agency) const {
  for (const Involvement& involvement : involvements)
    if (involvement.agency == agency)
      return &involvement;
  return nullptr;
}

std::optional<AgencyId> Situation::lead() const {
  for (const Involvement& involvement : involvements)
    if (involvement.part == Part::lead)
      return involvement.agency;
  return std::nullopt;
}

access::Relations relations_of(const Situation& situation, AgencyId agency, bool at_table) {
  access::Relations out;
  out.at_table = at_table;
  out.originating = situation.originating == agency;
  if (const Involvement* involvement = situation.involvement_of(agency)) {
    // PRIVACY: an agency that said it has no role loses at once what being "likely" had opened to it.
    out.likely = involvement->likely && involvement->answer != Answer::not_involved;
    out.lead = involvement->part == Part::lead;
    out.intervening = involvement->part != Part::none;
  }
  return out;
}

std::vector<std::string_view> broken_promises(const Situation& s) {
  std::vector<std::string_view> broken;
  const auto promise = [&broken](std::string_view name, bool holds) {
    if (!holds)
      broken.push_back(name);
  };
  const bool presented = s.stage != Stage::screening;
  const bool rejected = s.stage == Stage::rejected;
  // Handed over to another table, it is concluded at the filter that it had come to.
  const Stage came_to = s.stage == Stage::concluded && s.ending ? s.ending->stopped_at : s.stage;
  const bool intervened = came_to == Stage::intervention;
  const bool identified = came_to == Stage::identification;
  const auto leads = std::count_if(s.involvements.begin(), s.involvements.end(),
                                   [](const Involvement& i) { return i.part == Part::lead; });
  promise("it_has_a_number_once_it_was_presented",
          s.number.has_value() == presented && s.presented_at.has_value() == presented);
  promise("the_picture_is_not_empty_while_it_is_discussed",
          rejected || !presented ||
              (!s.picture.risks.empty() && (!s.picture.affected.empty() || !is_about_people(s.subject))));
  promise("no_filter_three_without_the_threshold", s.threshold.has_value() == (identified || intervened));
  promise("no_disclosure_before_filter_three", !s.disclosure || identified || intervened);
  promise("only_another_table_ends_it_before_filter_four",
          s.stage != Stage::concluded || intervened || (s.ending && s.ending->reason.id == "handed_over"));
  promise("no_intervention_without_an_authority_that_covers_it",
          !intervened || (s.disclosure && s.disclosure->covers_intervention));
  promise("exactly_one_lead_from_filter_four_on", leads == (intervened ? 1 : 0));
  promise("the_lead_was_named_at_a_time", s.lead_named_at.has_value() == intervened);
  promise("contact_only_after_the_lead_was_named",
          (!s.first_contact_at && !s.connected_at) || (intervened && s.first_contact_at.has_value()));
  promise("services_are_mobilized_only_in_an_intervention", s.mobilized.empty() || intervened);
  promise("there_is_a_plan_only_in_an_intervention", s.plan.empty() || intervened);
  for (const Task& task : s.plan) {
    const Involvement* owner = s.involvement_of(task.owner);
    promise("a_task_belongs_to_an_intervening_agency", owner != nullptr && owner->part != Part::none);
    promise("a_task_has_an_outcome_once_it_is_settled", task.outcome.has_value() == (task.state != TaskState::planned));
    promise("nothing_is_planned_any_more_after_the_conclusion",
            s.stage != Stage::concluded || task.state != TaskState::planned);
  }
  promise("only_an_ended_situation_has_an_ending", s.ending.has_value() == (s.stage == Stage::concluded || rejected));
  promise("only_what_was_presented_has_earlier_rounds", s.earlier.empty() || presented);
  // PRIVACY: a rejected situation keeps what the provincial database keeps, and nothing else.
  promise("a_rejected_situation_keeps_only_its_header",
          !rejected ||
              (s.picture == Picture{} && s.involvements.empty() && s.mobilized.empty() && s.plan.empty() &&
               !s.threshold && !s.disclosure && s.screening == Screening{} && !s.first_contact_at && !s.connected_at));
  return broken;
}

ConnectionClock clock_of(const Situation& s, Instant now) {
  using namespace std::chrono_literals;
  ConnectionClock out;
  if (!s.threshold)
    return out;
  out.due_from = s.threshold->met_at + 24h;
  out.due_by = s.threshold->met_at + 48h;
  out.to_lead = since(s.threshold, s.lead_named_at);
  out.to_first_contact = since(s.threshold, s.first_contact_at);
  out.to_connected = since(s.threshold, s.connected_at);
  if (s.first_contact_at)
    out.state = *s.first_contact_at <= *out.due_by ? ClockState::met_in_time : ClockState::met_late;
  else if (s.ending)
    out.state = ClockState::not_started; // ended without contact: no clock runs on
  else if (now < *out.due_from)
    out.state = ClockState::on_time;
  else
    out.state = now <= *out.due_by ? ClockState::due_soon : ClockState::overdue;
  return out;
}

Reduction reduction_of(const Picture& picture) {
  Reduction out;
  for (const RiskFactor& risk : picture.risks) {
    ++out.total;
    if (!risk.after)
      continue;
    ++out.assessed;
    out.reduced += *risk.after < risk.before;
    out.gone += *risk.after == 0;
    out.worse += *risk.after > risk.before;
  }
  return out;
}

} // namespace concert::situations
