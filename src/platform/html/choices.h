// Fields where one chooses: from a list, one of a few, several of many, and how serious each is.
#pragma once

#include <optional>

#include "platform/html/form.h"

namespace concert::html {

struct Option {
  std::string value;
  std::string label;
  std::string hint = {};
  Html revealed = {}; // shown below while this option is chosen; its fields are posted in any state
};

struct Select {
  std::string name;
  std::string label;
  std::string hint = {};
  Presence presence = Presence::required;
  std::string blank = {}; // text of the first, empty option; left out when empty
  std::vector<Option> options;
};
Html select(const Select& field, const FormState& state);

// One of few (radios) or several of few (checkboxes), in a fieldset whose legend is the question.
struct Choices {
  std::string name;
  std::string legend;
  std::string hint = {};
  Presence presence = Presence::required;
  std::vector<Option> options;
  bool in_a_row = false;          // for two or three short ones: yes / no
  bool in_columns = false;        // for many: two columns where there is room
  bool legend_is_heading = false; // the page's h1, when the page asks only this
};
Html radios(const Choices& field, const FormState& state);
Html checkboxes(const Choices& field, const FormState& state);
// One yes: posts `name=yes` when ticked.
Html tick(std::string_view name, std::string_view label, const FormState& state, std::string_view hint = {});

// How serious a chosen thing is; posts as `n~CODE` = 1, 2 or 3, and 0 when `none` has words (at a later review).
struct GradeWords {
  std::string question; // "How serious", said before each name: "How serious: truancy"
  std::string some, serious, acute;
  std::string none = {};
};

struct CheckGroup {
  std::string name;
  std::vector<Option> options; // value: the code; hint may carry the category
};

// Several of many (105 risk factors in 13 groups). Each group folds and says how many are chosen; groups with a choice
// start open. With script, a box narrows the list while typing and the counts follow; without, everything is there.
// With `grades`, each chosen item asks how serious it is, right below it.
// Posts `n` = CODE for each choice (and `n~CODE` = grade); gathered() of form_fields.h makes "CODE:grade" of the pair.
// Reads the state's values as "CODE" or "CODE:grade".
struct CheckList {
  std::string name;
  std::string legend;
  std::string hint = {};
  std::vector<CheckGroup> groups;
  std::optional<GradeWords> grades = {};
  std::string filter_label; // "Find in this list"
  std::string count_none;   // "none chosen"
  std::string count_one;    // "1 chosen"
  std::string count_many;   // "{0} chosen"
  std::string found;        // "Found: {0}", said after typing
  std::string found_none;   // "Nothing in the list fits"
};
Html check_list(const CheckList& list, const FormState& state);

// Only the grading, for things that were chosen before. Posts `n~CODE` = grade and `n` = CODE.
struct GradeList {
  std::string name;
  std::string legend;
  std::string hint = {};
  std::vector<Option> chosen;
  GradeWords words;
};
Html grade_list(const GradeList& list, const FormState& state);

} // namespace concert::html
