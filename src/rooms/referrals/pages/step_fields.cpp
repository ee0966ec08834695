#include "rooms/referrals/pages/step_fields.h"

#include "platform/html/status.h"

namespace concert::referrals {

using html::all;
using html::Html;

std::vector<html::Option> code_options(const codes::CodeBook& book, Language language, std::string_view list) {
  std::vector<html::Option> out;
  for (const codes::CodeEntry* entry : book.entries(list))
    out.push_back({.value = entry->id, .label = entry->label.in(language)});
  return out;
}

std::string state_label(const codes::CodeBook& book, Language language, State state) {
  return book.label("referral_states", name_of(state), language);
}

std::string capacity_said(const words::Words& say, const codes::CodeBook& book, const Capacity& capacity) {
  const std::string places = book.label("referral_places", name_of(capacity.places), say.language());
  if (!capacity.wait_days)
    return places;
  return say("referrals.wait", {{"places", places}, {"days", say.number(*capacity.wait_days)}});
}

Html state_tag(const codes::CodeBook& book, Language language, State state) {
  using html::Tone;
  Tone tone = Tone::neutral;
  switch (state) {
  case State::requested:
  case State::in_progress:
    tone = Tone::note;
    break;
  case State::accepted:
  case State::completed:
    tone = Tone::success;
    break;
  case State::on_hold:
  case State::failed:
  case State::rejected:
    tone = Tone::warning;
    break;
  case State::draft:
  case State::cancelled:
  case State::entered_in_error:
    break;
  }
  return html::tag(state_label(book, language, state), tone);
}

namespace {

Html asked_for(const words::Words& say, const codes::CodeBook& book, State to, const html::FormState& state) {
  const Language language = say.language();
  if (to == State::accepted) {
    std::vector<html::Option> places;
    for (const Places one : {Places::has_place, Places::waitlist})
      places.push_back(
          {.value = std::string(name_of(one)), .label = book.label("referral_places", name_of(one), language)});
    places.back().revealed = html::text_field({.name = "wait_days",
                                               .label = say("referrals.wait_days"),
                                               .hint = say("referrals.wait_days.hint"),
                                               .presence = Presence::optional,
                                               .kind = html::TextKind::whole_number,
                                               .width = html::Width::digits,
                                               .longest = 3,
                                               .autocomplete = "off"},
                                              state);
    return html::radios({.name = "places", .legend = say("referrals.places"), .options = std::move(places)}, state);
  }
  const std::string_view list = reasons_for(to);
  if (list.empty())
    return {};
  return html::select({.name = std::string(reason_field(to)),
                       .label = say("referrals.reason." + std::string(name_of(to))),
                       .blank = say("referrals.choose"),
                       .options = code_options(book, language, list)},
                      state);
}

} // namespace

Html step_fields_shown(const words::Words& say, const codes::CodeBook& book, const std::vector<State>& next, Side side,
                       const html::FormState& state) {
  std::vector<html::Option> options;
  for (const State to : next)
    if (to != State::requested) // which is sending, on a page of its own
      options.push_back(
          {.value = std::string(name_of(to)),
           .label = say("referrals.step." + std::string(name_of(to))),
           .hint = say("referrals.step." + std::string(name_of(to)) + ".hint." + std::string(name_of(side))),
           .revealed = asked_for(say, book, to, state)});
  return html::radios({.name = "to", .legend = say("referrals.next"), .options = std::move(options)}, state);
}

} // namespace concert::referrals
