// The parts of a meeting as pages show them. Internal to the part.
#pragma once

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

html::Html agenda_shown(const Telling&, const LiveView&);
html::Html attendance_shown(const Telling&, const LiveView&);

html::Page list_page(const Telling&, const std::vector<Header>&, bool chairs);
html::Page plan_page(const Telling&, const std::string& action, std::optional<std::int64_t> version,
                     const html::FormState&);
html::Page cockpit_page(const Telling&, const LiveView&, const std::optional<SeatsView>&, const html::FormState&);
// Agenda and sheets of filter 2, on numbered copies that are collected and shredded.
constexpr int most_copies = 40;
html::Page print_page(const Telling&, const LiveView&, const std::vector<situations::View>& sheets, int copies,
                      bool offers_pdf);
html::Page minutes_page(const Telling&, const Header&, const MinutesView&, const std::vector<Finding>&,
                        const html::FormState&);

} // namespace concert::meetings
