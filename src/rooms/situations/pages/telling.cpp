#include "rooms/situations/pages/telling.h"

namespace concert::situations {

using html::Html;
using html::Tone;

std::string Telling::label(std::string_view list, const Code& code) const {
  return book->label(list, code, visit.language());
}

std::string Telling::agency(AgencyId id) const {
  return agencies->name(id, visit.language());
}

std::string Telling::agency_names(const std::vector<AgencyId>& ids) const {
  std::vector<std::string> names;
  for (const AgencyId id : ids)
    names.push_back(agency(id));
  return say().list(names);
}

std::string title_of(const Telling& tell, const std::optional<std::int64_t>& number) {
  return number ? spoken(*number) : tell("situations.unnumbered");
}

std::string path_of(SituationId id, std::string_view page) {
  std::string out = "/situations/" + id.text();
  if (!page.empty())
    out += "/" + std::string(page);
  return out;
}

Html stage_tag(const Telling& tell, access::Stage stage) {
  const Tone tone = stage == access::Stage::concluded  ? Tone::success
                    : stage == access::Stage::rejected ? Tone::neutral
                                                       : Tone::note;
  return html::tag(tell("situations.stage." + std::string(access::name_of(stage))), tone);
}

Html grade_tag(const Telling& tell, int grade) {
  constexpr std::array tones = {Tone::success, Tone::neutral, Tone::warning, Tone::danger};
  const std::string level = "level_" + std::to_string(grade);
  return html::tag(tell.book->label("risk_levels", level, tell.visit.language()),
                   tones[static_cast<std::size_t>(grade)]);
}

std::chrono::seconds between(Instant from, Instant to) {
  return std::chrono::duration_cast<std::chrono::seconds>(to - from);
}

namespace {

// "31 hours left", "6 hours late", "First contact after 20 hours".
std::string clock_said(const Telling& tell, const ConnectionClock& clock) {
  const Instant now = tell.visit.now();
  switch (clock.state) {
  case ClockState::not_started:
    return {};
  case ClockState::on_time:
  case ClockState::due_soon:
    return tell("situations.clock.left", {{"time", tell.say().duration(between(now, *clock.due_by))}});
  case ClockState::overdue:
    return tell("situations.clock.over", {{"time", tell.say().duration(between(*clock.due_by, now))}});
  case ClockState::met_in_time:
  case ClockState::met_late:
    return tell("situations.clock.met", {{"time", tell.say().duration(*clock.to_first_contact)}});
  }
  return {};
}

html::ClockState face_of(ClockState state) {
  switch (state) {
  case ClockState::on_time:
    return html::ClockState::on_time;
  case ClockState::due_soon:
    return html::ClockState::due_soon;
  case ClockState::overdue:
    return html::ClockState::overdue;
  case ClockState::not_started:
  case ClockState::met_in_time:
  case ClockState::met_late:
    break;
  }
  return html::ClockState::stopped;
}

Tone tone_of(ClockState state) {
  switch (state) {
  case ClockState::due_soon:
    return Tone::warning;
  case ClockState::overdue:
    return Tone::danger;
  case ClockState::met_in_time:
    return Tone::success;
  case ClockState::on_time:
    return Tone::note;
  case ClockState::not_started:
  case ClockState::met_late:
    break;
  }
  return Tone::neutral;
}

} // namespace

Html clock_tile(const Telling& tell, const ConnectionClock& clock) {
  if (clock.state == ClockState::not_started)
    return {};
  using namespace std::chrono_literals;
  html::Clock out;
  out.state = face_of(clock.state);
  out.label = tell("situations.clock.label");
  out.said = clock_said(tell, clock);
  const Instant started = *clock.due_by - 48h;
  const std::chrono::seconds passed =
      clock.to_first_contact ? std::chrono::seconds(*clock.to_first_contact) : between(started, tell.visit.now());
  out.part_passed = static_cast<double>(passed.count()) / static_cast<double>(std::chrono::seconds(48h).count());
  out.note = clock.to_first_contact ? tell(clock.state == ClockState::met_late ? "situations.clock.was_late"
                                                                               : "situations.clock.was_in_time")
                                    : tell("situations.clock.due", {{"time", tell.say().moment(*clock.due_by)}});
  return html::clock(out);
}

Html clock_tag(const Telling& tell, const ConnectionClock& clock) {
  if (clock.state == ClockState::not_started)
    return {};
  const std::string said =
      clock.to_first_contact ? tell("situations.clock.after", {{"time", tell.say().duration(*clock.to_first_contact)}})
                             : clock_said(tell, clock);
  return html::tag(said, tone_of(clock.state));
}

} // namespace concert::situations
