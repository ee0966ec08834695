#include "platform/html/status.h"

#include <algorithm>

namespace concert::html {
namespace {

std::string_view name_of(Tone tone) {
  switch (tone) {
  case Tone::neutral:
    return "neutral";
  case Tone::note:
    return "note";
  case Tone::success:
    return "success";
  case Tone::warning:
    return "warning";
  case Tone::danger:
    return "danger";
  }
  return "neutral";
}

Icon icon_of(Tone tone) {
  switch (tone) {
  case Tone::success:
    return Icon::check;
  case Tone::warning:
    return Icon::warning;
  case Tone::danger:
    return Icon::stop;
  case Tone::neutral:
  case Tone::note:
    break;
  }
  return Icon::note;
}

std::string toned(std::string_view base, Tone tone) {
  return std::string(base) + " is-" + std::string(name_of(tone));
}

Tone tone_of(ClockState state) {
  switch (state) {
  case ClockState::on_time:
    return Tone::success;
  case ClockState::due_soon:
    return Tone::warning;
  case ClockState::overdue:
    return Tone::danger;
  case ClockState::stopped:
    break;
  }
  return Tone::neutral;
}

Html said_after(std::string_view text) {
  return when(!text.empty(), [&] { return el("p", {cls("c-note")}, text); });
}

} // namespace

Html tag(std::string_view text, Tone tone) {
  const Html shape = when(tone != Tone::neutral, [&] { return icon(icon_of(tone)); });
  return el("span", {cls(toned("c-tag", tone))}, shape, text);
}

Html notice(const Notice& notice) {
  const std::string_view role = notice.tone == Tone::danger ? "alert" : "status";
  const Html label = when(!notice.label.empty(), [&] { return el("span", {cls("c-notice__label")}, notice.label); });
  const Html heading =
      when(!notice.heading.empty(), [&] { return el("p", {cls("c-notice__heading")}, notice.heading); });
  return el("div",
            {cls(toned("c-notice", notice.tone)), notice.announced == Announced::yes ? attr("role", role) : Attr()},
            icon(icon_of(notice.tone)), el("div", label, heading, notice.body));
}

Html stepper(const Stepper& stepper) {
  int number = 0;
  const Html steps = each(stepper.steps, [&](const Step& step) {
    const bool current = step.state == StepState::current;
    const bool done = step.state == StepState::done;
    const std::string_view said = done ? stepper.done : current ? stepper.current : stepper.ahead;
    const Html mark = el("span", {cls("c-step__mark"), attr("aria-hidden", "true")},
                         done ? icon(Icon::check) : Html(std::to_string(number + 1)));
    ++number;
    const Html name = step.href.empty() ? Html(step.name) : link_to(step.href, step.name);
    const Html note = when(!step.note.empty(), [&] { return el("span", {cls("c-step__note")}, step.note); });
    return el("li",
              {cls(done      ? "c-step is-done"
                   : current ? "c-step is-current"
                             : "c-step"),
               current ? attr("aria-current", "step") : Attr()},
              mark,
              el("span", {cls("c-step__words")}, el("span", {cls("c-step__name")}, name),
                 el("span", {cls("c-step__state")}, spoken(" ("), said, spoken(")")), note));
  });
  return el("ol", {cls("c-steps"), attr("role", "list"), attr("aria-label", stepper.label)}, steps);
}

Html clock(const Clock& clock) {
  const Tone tone = tone_of(clock.state);
  const int percent = static_cast<int>(std::clamp(clock.part_passed, 0.0, 1.0) * 100 + 0.5);
  const Html bar = el("svg",
                      {cls("c-clock__bar"), attr("width", "100%"), attr("height", "10"), attr("aria-hidden", "true"),
                       attr("focusable", "false")},
                      el("rect", {cls("c-clock__all"), attr("width", "100%"), attr("height", "10"), attr("rx", "5")}),
                      el("rect", {cls("c-clock__passed"), attr("width", std::to_string(percent) + "%"),
                                  attr("height", "10"), attr("rx", "5")}));
  const Icon shape =
      clock.state == ClockState::on_time || clock.state == ClockState::stopped ? Icon::clock : icon_of(tone);
  return el("div", {cls(toned("c-clock", tone))}, el("p", {cls("c-clock__label")}, clock.label),
            el("p", {cls("c-clock__said")}, icon(shape), clock.said), bar, said_after(clock.note));
}

Html timeline(const std::vector<Event>& events) {
  return el("ol", {cls("c-timeline"), attr("role", "list")}, each(events, [](const Event& event) {
              const Html when_said =
                  event.when_iso.empty()
                      ? el("span", {cls("c-timeline__when")}, event.when)
                      : el("time", {cls("c-timeline__when"), attr("datetime", event.when_iso)}, event.when);
              return el("li", {cls("is-" + std::string(name_of(event.tone)))}, when_said,
                        el("p", {cls("c-timeline__what")}, event.what), event.more);
            }));
}

Html key_figures(const std::vector<Figure>& figures) {
  return el("dl", {cls("c-figures")}, each(figures, [](const Figure& figure) {
              const Html note = when(!figure.note.empty(), [&] { return el("span", {cls("c-note")}, figure.note); });
              return el("div", el("dt", figure.label), el("dd", el("strong", figure.value), " ", note));
            }));
}

Html tiles(const std::vector<Html>& items) {
  return el("div", {cls("c-tiles")}, each(items, [](const Html& item) { return item; }));
}

Html details(std::string_view summary, const Html& body, bool open) {
  return el("details", {cls("c-details"), flag("open", open)}, el("summary", summary), el("div", body));
}

Html panel(const Panel& panel) {
  return el("section", {cls(panel.strong ? "c-panel is-strong" : "c-panel")}, el("h2", panel.heading), panel.body);
}

Html seat_sees(const SeatSees& seat) {
  const Html lines = each(seat.lines, [](const SeatSees::Line& line) {
    return el("li", {cls(line.visible ? "is-visible" : "is-hidden")}, icon(line.visible ? Icon::eye : Icon::lock),
              el("span", el("span", {cls("c-sees__what")}, line.what), " ", el("span", {cls("c-note")}, line.said)));
  });
  return el("section", {cls("c-panel c-sees")}, el("h2", seat.heading), el("ul", lines), seat.note);
}

Html locked(std::string_view what, std::string_view why) {
  return el("div", {cls("c-locked")}, icon(Icon::lock), el("p", el("strong", what), " ", el("span", why)));
}

} // namespace concert::html
