// Where things stand: tags, notices, steps, clocks, events, figures, and what a seat may see. Every tone has a shape
// and words of its own; colour only repeats them.
#pragma once

#include "platform/html/icons.h"
#include "platform/html/page.h"

namespace concert::html {

enum class Tone { neutral, note, success, warning, danger };

Html tag(std::string_view text, Tone tone = Tone::neutral); // "Filter 2", "Accepted"

enum class Announced { no, yes }; // yes: a screen reader says it when the page opens (after an act)
struct Notice {
  Tone tone = Tone::note;
  std::string label = {}; // says the tone in a word: "Success", "Warning"
  std::string heading = {};
  Html body = {};
  Announced announced = Announced::no;
};
Html notice(const Notice& notice);

enum class StepState { done, current, ahead };
struct Step {
  std::string name; // "Filter 2"
  StepState state = StepState::ahead;
  std::string note = {}; // "De-identified, at the table"
  std::string href = {};
};
struct Stepper {
  std::string label;                // name of the whole: "The four filters"
  std::string done, current, ahead; // said for each step: "done", "current step", "not yet"
  std::vector<Step> steps;
};
Html stepper(const Stepper& stepper);

enum class ClockState { on_time, due_soon, overdue, stopped };
struct Clock {
  ClockState state = ClockState::on_time;
  std::string label;      // "Connect within 48 hours"
  std::string said;       // "31 hours left", "6 hours over"
  std::string note = {};  // "due Tuesday 24 November, 14:00"
  double part_passed = 0; // 0 to 1 of the time allowed
};
Html clock(const Clock& clock);

struct Event {
  std::string when;     // as people read it
  std::string when_iso; // for machines; may be empty
  std::string what;
  Html more = {};
  Tone tone = Tone::neutral;
};
Html timeline(const std::vector<Event>& events); // in the order given

struct Figure {
  std::string label;
  std::string value;
  std::string note = {}; // "of 133 presented"
};
Html key_figures(const std::vector<Figure>& figures);

// Small things of one kind beside each other as far as there is room: clocks, panels.
Html tiles(const std::vector<Html>& items);

Html details(std::string_view summary, const Html& body, bool open = false);

// A card with a heading: what to do next, beside the record.
struct Panel {
  std::string heading;
  Html body;
  bool strong = false; // the one panel that asks for action now
};
Html panel(const Panel& panel);

// What this seat sees now, and what it does not, in words.
struct SeatSees {
  struct Line {
    std::string what; // "Name and date of birth"
    bool visible = false;
    std::string said; // "visible", "not before Filter 3"
  };
  std::string heading; // "What this seat sees"
  std::vector<Line> lines;
  Html note = {};
};
Html seat_sees(const SeatSees& seat);

// Stands where something is that this seat may not see.
// PRIVACY: only where the reader knows anyway that such a thing exists at this step; otherwise leave it out altogether.
Html locked(std::string_view what, std::string_view why);

} // namespace concert::html
