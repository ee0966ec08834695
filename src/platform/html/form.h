// Fields of a form. Each shows what was typed and its own error; both come from one FormState, so that after a refusal
// nothing typed is lost and no page forgets a message. Every field works without script.
// A field called `n` has the element id `f-n`, which the error summary links to.
#pragma once

#include <optional>

#include "base/fields.h"
#include "platform/html/html.h"

namespace concert::html {

struct FormWords {
  std::string error_prefix;  // "Error:", said before each message
  std::string summary_title; // "There is a problem"
  std::string optional;      // "(optional)", after the label of a field that may stay empty
  std::string year, month, day;
};

struct FieldError {
  std::string field;   // name of the field; empty for an error of the whole form
  std::string message; // a sentence that says what to do: "Enter the date of the discussion"
};

// What the form is to show: for a new form what is stored, after a refusal what was typed and what is wrong with it.
struct FormState {
  FormWords words;
  Fields shown = {};
  std::vector<FieldError> errors = {};

  std::string error_of(std::string_view field) const; // empty if there is none
};

// First thing on a page whose form came back; takes the focus. Nothing when there are no errors.
Html error_summary(const FormState& state);

enum class Method { get, post };

struct Form {
  std::string action;
  std::string csrf = {};    // hidden field `csrf`
  std::string version = {}; // hidden field `version`: what the reader saw, so that a stale edit is noticed
  std::string then = {};    // hidden field `then`: the page to go on to when it is done
  Method method = Method::post;
  bool warn_when_leaving = false; // with script: ask before a changed form is left
  std::string id = {};            // of the element; what LanguageSwitch::form names
  // Hidden field `draft`: with script, what is typed is sent to /drafts as it is typed, and the form says so. The words
  // for when that could not be done.
  std::string draft = {}, draft_not_saved = {};
};
// The same, and nothing of it is kept as it is typed.
Form undrafted(Form form);
Html form(const Form& form, const Html& body);
Html hidden(std::string_view name, std::string_view value);

enum class Width { full, half, short_code, digits };
enum class TextKind {
  text,
  email,
  telephone,
  web_address,
  whole_number,
  amount,
  one_time_code,
  password,
  new_password
};

struct TextField {
  std::string name;
  std::string label;
  std::string hint = {};
  Presence presence = Presence::required;
  TextKind kind = TextKind::text;
  Width width = Width::full;
  std::size_t longest = 0;             // 0: no limit told to the browser
  std::string autocomplete = {};       // "off" for anything about another person
  std::string before = {}, after = {}; // unit: "$", "hours"
};
// PRIVACY: a password or a one-time code is never shown again.
Html text_field(const TextField& field, const FormState& state);

struct LongText {
  std::string name;
  std::string label;
  std::string hint = {};
  Presence presence = Presence::required;
  int rows = 5;
  std::size_t longest = 0;
  // PRIVACY: words about somebody else: nothing is filled in, and no spelling service far away is asked.
  bool about_others = false;
};
Html long_text(const LongText& field, const FormState& state);

// Three boxes, year first, as people type dates they know; a calendar widget is slower for them and worse with screen
// readers. Posts `n~year`, `n~month`, `n~day`; gathered() of form_fields.h makes them the one field `n`.
struct DateField {
  std::string name;
  std::string label;
  std::string hint = {}; // "For example, 2026 11 22"
  Presence presence = Presence::required;
  bool birth = false; // the reader's own date of birth only: lets the browser fill it in
};
Html date_field(const DateField& field, const FormState& state);

enum class ButtonKind { primary, secondary, danger, quiet };
struct Button {
  std::string label;
  ButtonKind kind = ButtonKind::primary;
  std::string name = {}, value = {}; // which button was pressed, when a form has several
  std::string formaction = {};
  std::string explained_by = {}; // id of a text that says what will happen
  std::string key = {};          // with the browser's own modifier, such as Alt: for what is done fifty times an hour
};
Html button(const Button& button);
// Looks like a button, is a link: for starting something, not for changing anything.
Html button_link(std::string_view label, std::string_view address, ButtonKind kind = ButtonKind::primary);
// Buttons and links in one row.
Html actions(std::initializer_list<Html> parts);

} // namespace concert::html
