// The parts of a meeting as pages show them. Internal to the part.
#pragma once

#include <map>

#include "platform/html/components.h"
#include "rooms/meetings/live_view.h"
#include "rooms/meetings/store.h"
#include "rooms/situations/pages/telling.h"

namespace concert::meetings {

using situations::Telling;

std::string path_of(MeetingId id, std::string_view page = {});
html::Html state_tag(const Telling&, State);
// "3 min", "4 min 10 s".
std::string minutes_said(const Telling&, std::chrono::seconds);

// A form of one button.
struct OneButton {
  std::string_view page; // below the meeting's
  std::string label;
  html::ButtonKind kind = html::ButtonKind::secondary;
  std::string key = {};
  html::Html fields = {};
};
html::Html one_button(const Telling&, const LiveView&, const OneButton&);

// What the cockpit needs beside the view, for a chair alone.
struct ChairSees {
  std::optional<SeatsView> seats;              // while something is on the table
  std::vector<Item> not_on_agenda;             // what could be added
  std::map<MemberId, std::string> staff_names; // of those with a seat at the table
  bool keys_are_on = true;
};
// Running the meeting: the next situation, closing, and whatever else is one button.
html::Html chair_acts(const Telling&, const LiveView&);
// Who is out of what is on the table, and who else is to go out; nothing while nothing is on it.
html::Html out_shown(const Telling&, const LiveView&, const ChairSees&, const html::FormState&);
html::Html add_form(const Telling&, const LiveView&, const ChairSees&, const html::FormState&);
// The keys that the open page listens to, each with the address of what it leads to (concert.js), and their switch.
html::Html keys_shown(const Telling&, const LiveView&, const ChairSees&);

html::Html agenda_shown(const Telling&, const LiveView&);
html::Html attendance_shown(const Telling&, const LiveView&);

// `left_open`: begun or planned long ago and never closed or cancelled; told to a chair.
html::Page list_page(const Telling&, const std::vector<Header>&, const std::vector<Header>& left_open, bool chairs);
html::Html left_open_shown(const Telling&, const Header&);
html::Page rules_page(const Telling&, std::int64_t version, const html::FormState&);
html::Page plan_page(const Telling&, const std::string& action, std::optional<std::int64_t> version,
                     const html::FormState&);
html::Page cockpit_page(const Telling&, const LiveView&, const std::optional<ChairSees>&, const html::FormState&);
// Agenda and sheets of filter 2, on numbered copies that are collected and shredded.
constexpr int most_copies = 40;
html::Page print_page(const Telling&, const LiveView&, const std::vector<situations::View>& sheets,
                      const std::vector<AgencyActions>&, int copies, bool offers_pdf);
html::Page minutes_page(const Telling&, const Header&, const MinutesView&, const std::vector<Finding>&,
                        const html::FormState&);

} // namespace concert::meetings
