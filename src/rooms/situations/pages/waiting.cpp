#include "rooms/situations/pages/waiting.h"

#include <algorithm>

namespace concert::situations {

using access::Stage;

std::string_view name_of(Awaited awaited) {
  switch (awaited) {
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
    return {{Awaited::withdrawal, false, {view.originating}}};
  const Awaited what = picture_is_missing(view) ? Awaited::picture : Awaited::presentation;
  return {{what, false, {view.originating}}};
}

std::vector<Waiting> waiting_at_filter_3(const View& view, LocalDate today) {
  std::vector<Waiting> out;
  std::vector<AgencyId> silent;
  bool anyone = false;
  for (const Involvement& i : view.involvements) {
    anyone = anyone || i.likely || i.answer == Answer::involved;
    if (i.likely && i.answer == Answer::none)
      silent.push_back(i.agency);
  }
  if (!anyone)
    out.push_back({Awaited::likely_agencies, true, {}});
  if (!view.disclosure)
    out.push_back({Awaited::authority, false, {view.originating}});
  else if (!carries_intervention(view, today))
    out.push_back({Awaited::wider_authority, false, {view.originating}});
  if (!silent.empty())
    out.push_back({Awaited::answers, false, silent});
  if (out.empty())
    out.push_back({Awaited::roles, true, {}});
  return out;
}

std::vector<Waiting> waiting_at_filter_4(const View& view) {
  std::vector<AgencyId> intervening;
  for (const Involvement& i : view.involvements)
    if (i.part != Part::none)
      intervening.push_back(i.agency);
  if (!view.clock.to_first_contact)
    return {{Awaited::first_contact, false, intervening}};
  if (!view.clock.to_connected)
    return {{Awaited::connection, false, intervening}};
  return {{Awaited::conclusion, false, {*view.lead}}};
}

} // namespace

std::vector<Waiting> waiting_for(const View& view, LocalDate today) {
  if (view.stage == Stage::discussion)
    return {{Awaited::decision, true, {}}};
  if (!view.picture) // who has which part is told with the picture
    return {};
  if (view.stage == Stage::screening)
    return waiting_at_filter_1(view);
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

std::string_view page_of(Awaited awaited) {
  switch (awaited) {
  case Awaited::picture:
    return "picture";
  case Awaited::withdrawal:
    return "withdraw";
  case Awaited::presentation:
    return "check";
  case Awaited::decision:
    return "decide";
  case Awaited::likely_agencies:
    return "likely";
  case Awaited::authority:
  case Awaited::wider_authority:
    return "disclose";
  case Awaited::roles:
    return "assign";
  case Awaited::conclusion:
    return "conclude";
  case Awaited::answers:
  case Awaited::first_contact:
  case Awaited::connection:
    break;
  }
  return "";
}

} // namespace concert::situations
