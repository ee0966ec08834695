#include "rooms/situations/waiting.h"

#include <algorithm>

namespace concert::situations {

using access::Stage;

std::string_view name_of(Awaited awaited) {
  switch (awaited) {
  case Awaited::second_look:
    return "second_look";
  case Awaited::picture:
    return "picture";
  case Awaited::withdrawal:
    return "withdrawal";
  case Awaited::presentation:
    return "presentation";
  case Awaited::decision:
    return "decision";
  case Awaited::likely_agencies:
    return "likely_agencies";
  case Awaited::authority:
    return "authority";
  case Awaited::wider_authority:
    return "wider_authority";
  case Awaited::answers:
    return "answers";
  case Awaited::roles:
    return "roles";
  case Awaited::first_contact:
    return "first_contact";
  case Awaited::connection:
    return "connection";
  case Awaited::conclusion:
    return "conclusion";
  }
  return "";
}

bool picture_is_missing(const View& view) {
  return view.picture &&
         (view.picture->risks.empty() || (view.picture->affected.empty() && is_about_people(view.subject)));
}

std::vector<AgencyId> eligible_in(const View& view) {
  std::vector<AgencyId> out;
  const auto declined = [&view](AgencyId agency) {
    return std::any_of(view.involvements.begin(), view.involvements.end(), [agency](const Involvement& i) {
      return i.agency == agency && i.answer == Answer::not_involved;
    });
  };
  if (!declined(view.originating))
    out.push_back(view.originating);
  for (const Involvement& i : view.involvements)
    if (i.likely && i.answer != Answer::not_involved && i.agency != view.originating)
      out.push_back(i.agency);
  return out;
}

bool carries_intervention(const View& view, LocalDate today) {
  return view.disclosure && view.disclosure->covers_intervention &&
         (!view.disclosure->expires || *view.disclosure->expires >= today);
}

namespace {

std::vector<Waiting> waiting_at_filter_1(const View& view) {
  if (view.screening && !view.screening->passes())
    return {{Awaited::withdrawal, false, {view.originating}, view.opened_at}};
  const Awaited what = picture_is_missing(view) ? Awaited::picture : Awaited::presentation;
  return {{what, false, {view.originating}, view.opened_at}};
}

std::vector<Waiting> waiting_at_filter_3(const View& view, LocalDate today) {
  const Instant met_at = view.threshold ? view.threshold->met_at : view.opened_at;
  const Instant disclosed_at = view.disclosure ? view.disclosure->opened_at : met_at;
  std::vector<Waiting> out;
  std::vector<AgencyId> silent;
  bool anyone = false;
  for (const Involvement& i : view.involvements) {
    anyone = anyone || i.likely || i.answer == Answer::involved;
    if (i.likely && i.answer == Answer::none)
      silent.push_back(i.agency);
  }
  if (!anyone)
    out.push_back({Awaited::likely_agencies, true, {}, met_at});
  if (!view.disclosure)
    out.push_back({Awaited::authority, false, {view.originating}, met_at});
  else if (!carries_intervention(view, today))
    out.push_back({Awaited::wider_authority, false, {view.originating}, disclosed_at});
  if (!silent.empty())
    out.push_back({Awaited::answers, false, silent, met_at});
  if (out.empty())
    out.push_back({Awaited::roles, true, {}, disclosed_at});
  return out;
}

std::vector<Waiting> waiting_at_filter_4(const View& view) {
  // The clock says how long after the threshold each step came.
  const Instant met_at = view.threshold ? view.threshold->met_at : view.opened_at;
  const auto after = [met_at](const std::optional<std::chrono::minutes>& length) {
    return met_at + length.value_or(std::chrono::minutes(0));
  };
  std::vector<AgencyId> intervening;
  for (const Involvement& i : view.involvements)
    if (i.part != Part::none)
      intervening.push_back(i.agency);
  if (!view.clock.to_first_contact)
    return {{Awaited::first_contact, false, intervening, after(view.clock.to_lead)}};
  if (!view.clock.to_connected)
    return {{Awaited::connection, false, intervening, after(view.clock.to_first_contact)}};
  return {{Awaited::conclusion, false, {*view.lead}, after(view.clock.to_connected)}};
}

} // namespace

std::vector<Waiting> waiting_for(const View& view, LocalDate today) {
  // PRIVACY: only who may answer for the words is told that they wait; the author knows.
  std::vector<Waiting> second;
  if (view.allows(access::Act::override_guard) && view.account && view.account->desk)
    second.push_back({Awaited::second_look, false, {view.originating}, view.account->desk->written_at});
  if (view.stage == Stage::discussion) {
    second.push_back({Awaited::decision, true, {}, view.presented_at.value_or(view.opened_at)});
    return second;
  }
  if (!view.picture) // who has which part is told with the picture
    return {};
  if (view.stage == Stage::screening) {
    for (Waiting& one : waiting_at_filter_1(view))
      second.push_back(std::move(one));
    return second;
  }
  if (view.stage == Stage::identification)
    return waiting_at_filter_3(view, today);
  if (view.stage == Stage::intervention)
    return waiting_at_filter_4(view);
  return {};
}

bool concerns(const Waiting& waiting, const access::Actor& actor) {
  if (waiting.chair)
    return actor.role == access::Role::chair;
  return actor.role == access::Role::representative &&
         std::find(waiting.agencies.begin(), waiting.agencies.end(), actor.agency) != waiting.agencies.end();
}

bool concerns(const Escalation& escalation, const View& view, const access::Actor& actor) {
  if (actor.role == access::Role::chair)
    return escalation.to_chair;
  return actor.role == access::Role::representative &&
         (actor.agency == escalation.owner || view.lead == std::optional(actor.agency));
}

std::vector<AwaitedOf> awaited_in(const std::vector<View>& views, LocalDate today, const access::Actor& actor) {
  std::vector<AwaitedOf> out;
  for (const View& view : views) {
    AwaitedOf line;
    line.situation = view.id;
    line.number = view.number;
    for (const Waiting& one : waiting_for(view, today)) {
      line.what = one.what;
      line.since = one.since;
      line.due = one.what == Awaited::first_contact ? view.clock.due_by : std::nullopt;
      line.agency.reset();
      if (one.chair)
        out.push_back(line);
      for (const AgencyId agency : one.agencies) {
        line.agency = agency;
        out.push_back(line);
      }
    }
    for (const Task& task : view.plan)
      if (task.state == TaskState::planned) {
        line.agency = task.owner;
        line.task = task;
        line.since = task.planned_at;
        line.due = task.due_at;
        out.push_back(line);
      }
  }
  if (actor.role != access::Role::chair)
    std::erase_if(out, [&](const AwaitedOf& line) { return line.agency != std::optional(actor.agency); });
  std::stable_sort(out.begin(), out.end(), [](const AwaitedOf& a, const AwaitedOf& b) {
    return a.agency != b.agency ? a.agency < b.agency : a.since < b.since;
  });
  return out;
}

} // namespace concert::situations
