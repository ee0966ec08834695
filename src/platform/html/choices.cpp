#include "platform/html/choices.h"

#include <algorithm>
#include <array>
#include <map>

#include "platform/html/field_parts.h"

namespace concert::html {
namespace {

bool holds(const std::vector<std::string>& values, const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

// One radio or checkbox with its label; `option_id` is unique on the page.
Html choice(std::string_view type, std::string_view name, const Option& option, const std::string& option_id,
            bool chosen, bool wrong) {
  const Html hint = when(!option.hint.empty(), [&] { return el("span", {cls("c-choice__hint")}, option.hint); });
  const Html box = el("input", {attr("type", type), id(option_id), attr("name", name), attr("value", option.value),
                                flag("checked", chosen), wrong ? attr("aria-invalid", "true") : Attr()});
  return el("div", {cls("c-choice")}, box, el("label", {attr("for", option_id)}, el("span", option.label), hint));
}

Html few(std::string_view type, const Choices& field, const FormState& state) {
  const FieldFace face{field.name, field.legend, field.hint, field.presence};
  const std::vector<std::string> values = state.shown.all(field.name);
  const bool wrong = type == "checkbox" && !state.error_of(field.name).empty();
  int number = 0;
  const Html options = each(field.options, [&](const Option& option) {
    // The first carries the field's own id, so that the error summary leads to it.
    const std::string option_id = field_id(field.name) + (number == 0 ? "" : "-" + std::to_string(number));
    ++number;
    const Html revealed =
        when(!option.revealed.empty(), [&] { return el("div", {cls("c-revealed")}, option.revealed); });
    return all({choice(type, field.name, option, option_id, holds(values, option.value), wrong), revealed});
  });
  return grouped(face, state,
                 el("div",
                    {cls(field.in_a_row     ? "c-choices c-choices--row"
                         : field.in_columns ? "c-choices c-choices--columns"
                                            : "c-choices")},
                    options),
                 {}, field.legend_is_heading);
}

// What is chosen in a list of codes, with its grade; 2 is what a choice without a grade means.
std::map<std::string, int> chosen_codes(const FormState& state, const std::string& name) {
  std::map<std::string, int> out;
  for (const std::string& value : state.shown.all(name)) {
    const std::string code = value.substr(0, value.rfind(':'));
    const auto graded = parse_graded_code(value == code ? code + ":" + state.shown.text_or(name + "~" + code) : value);
    out[code] = graded ? graded->grade : 2;
  }
  return out;
}

Html grades(const std::string& name, const Option& option, const GradeWords& words, int shown) {
  const std::array<const std::string*, 4> labels = {&words.none, &words.some, &words.serious, &words.acute};
  Html radios;
  for (int step = words.none.empty() ? 1 : 0; step <= 3; ++step)
    radios += el("label", {cls("c-grade__step")},
                 el("input", {attr("type", "radio"), attr("name", name + "~" + option.value),
                              attr("value", std::to_string(step)), flag("checked", step == shown)}),
                 el("span", *labels[static_cast<std::size_t>(step)]));
  return el("div",
            {cls("c-grade"), attr("role", "radiogroup"), attr("aria-label", words.question + ": " + option.label)},
            radios);
}

std::string count_said(const CheckList& list, std::size_t count) {
  if (count == 0)
    return list.count_none;
  if (count == 1)
    return list.count_one;
  std::string out = list.count_many;
  if (const std::size_t at = out.find("{0}"); at != std::string::npos)
    out.replace(at, 3, std::to_string(count));
  return out;
}

Html check_group(const CheckList& list, const CheckGroup& group, const std::string& group_id,
                 const std::map<std::string, int>& chosen) {
  std::size_t count = 0;
  int number = 0;
  const Html items = each(group.options, [&](const Option& option) {
    const auto found = chosen.find(option.value);
    const bool is_chosen = found != chosen.end();
    count += is_chosen;
    const Html box = choice("checkbox", list.name, option, group_id + "-" + std::to_string(++number), is_chosen, false);
    const Html grade = when(list.grades.has_value(), [&] {
      return el("div", {cls("c-revealed")}, grades(list.name, option, *list.grades, is_chosen ? found->second : 2));
    });
    return el("li", box, grade);
  });
  return el("details", {cls("c-group"), flag("open", count > 0)},
            el("summary", el("span", {cls("c-group__name"), id(group_id)}, group.name), " ",
               el("span", {cls(count > 0 ? "c-group__count is-some" : "c-group__count")}, count_said(list, count))),
            el("div", {attr("role", "group"), attr("aria-labelledby", group_id)}, el("ul", items)));
}

} // namespace

Html select(const Select& field, const FormState& state) {
  const FieldFace face{field.name, field.label, field.hint, field.presence};
  const std::string chosen = state.shown.text_or(field.name);
  Attrs attrs = {cls("c-input c-select"), id(field_id(field.name)), attr("name", field.name)};
  const Attrs tied = described(face, state);
  attrs.insert(attrs.end(), tied.begin(), tied.end());
  const Html blank = when(!field.blank.empty(), [&] { return el("option", {attr("value", "")}, field.blank); });
  const Html options = each(field.options, [&](const Option& option) {
    return el("option", {attr("value", option.value), flag("selected", option.value == chosen)}, option.label);
  });
  return labelled(face, state, el("select", attrs, blank, options));
}

Html radios(const Choices& field, const FormState& state) {
  return few("radio", field, state);
}
Html checkboxes(const Choices& field, const FormState& state) {
  return few("checkbox", field, state);
}

Html tick(std::string_view name, std::string_view label, const FormState& state, std::string_view hint) {
  const FieldFace face{std::string(name), "", "", Presence::required};
  const Option option{.value = "yes", .label = std::string(label), .hint = std::string(hint)};
  const bool wrong = !state.error_of(name).empty();
  return el("div", {cls(wrong ? "c-field c-field--wrong" : "c-field")}, error_shown(face, state),
            choice("checkbox", name, option, field_id(name), state.shown.yes(name), wrong));
}

Html check_list(const CheckList& list, const FormState& state) {
  const FieldFace face{list.name, list.legend, list.hint, Presence::required};
  const std::map<std::string, int> chosen = chosen_codes(state, list.name);
  const std::string own_id = field_id(list.name);
  // Hidden until the script shows it: a box that does nothing would be a lie.
  const Html filter = el("div", {cls("c-checklist__filter"), flag("hidden")},
                         el("label", {cls("c-label"), attr("for", own_id + "-find")}, list.filter_label),
                         el("input", {cls("c-input"), id(own_id + "-find"), attr("type", "search"),
                                      attr("autocomplete", "off"), attr("spellcheck", "false")}),
                         el("p", {cls("c-checklist__found"), attr("role", "status")}));
  int number = 0;
  const Html groups = each(list.groups, [&](const CheckGroup& group) {
    return check_group(list, group, own_id + "-g" + std::to_string(++number), chosen);
  });
  return grouped(face, state,
                 all({filter, el("div", {cls(list.grades ? "c-groups c-groups--graded" : "c-groups")}, groups)}),
                 {id(own_id), attr("tabindex", "-1"), attr("data-checklist", ""), attr("data-none", list.count_none),
                  attr("data-one", list.count_one), attr("data-many", list.count_many), attr("data-found", list.found),
                  attr("data-found-none", list.found_none)});
}

Html grade_list(const GradeList& list, const FormState& state) {
  const FieldFace face{list.name, list.legend, list.hint, Presence::required};
  const std::map<std::string, int> known = chosen_codes(state, list.name);
  const Html items = each(list.chosen, [&](const Option& option) {
    const auto found = known.find(option.value);
    return el("li", el("span", {cls("c-gradelist__name")}, option.label),
              grades(list.name, option, list.words, found == known.end() ? 2 : found->second),
              hidden(list.name, option.value));
  });
  return grouped(face, state, el("ul", {cls("c-gradelist")}, items), {id(field_id(list.name)), attr("tabindex", "-1")});
}

} // namespace concert::html
