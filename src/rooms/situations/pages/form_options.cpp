#include "rooms/situations/pages/form_options.h"

#include <algorithm>

namespace concert::situations {

using html::attr;
using html::cls;
using html::el;
using html::Html;
using html::Option;

std::vector<Option> options_of(const Telling& tell, std::string_view list, std::string_view group) {
  std::vector<Option> out;
  for (const codes::CodeEntry* entry : tell.book->entries(list))
    if (group.empty() || entry->group == group)
      out.push_back({.value = entry->id, .label = entry->label.in(tell.visit.language())});
  return out;
}

std::vector<html::CheckGroup> groups_of(const Telling& tell, std::string_view list, std::string_view groups) {
  std::vector<html::CheckGroup> out;
  for (const codes::CodeEntry* group : tell.book->entries(groups)) {
    auto options = options_of(tell, list, group->id);
    if (!options.empty())
      out.push_back({group->label.in(tell.visit.language()), std::move(options)});
  }
  return out;
}

std::vector<Option> agency_options(const Telling& tell, const std::vector<AgencyId>& agencies) {
  std::vector<Option> out;
  for (const AgencyId id : agencies) {
    const agencies::Agency* agency = tell.agencies->find(id);
    out.push_back({.value = id.text(),
                   .label = tell.agency(id),
                   .hint = agency != nullptr ? tell.label("sectors", agency->sector) : ""});
  }
  std::stable_sort(out.begin(), out.end(),
                   [&tell](const Option& a, const Option& b) { return tell.say().sorts_before(a.label, b.label); });
  return out;
}

Html yes_or_no(const Telling& tell, std::string_view name, std::string legend, std::string hint,
               const html::FormState& state) {
  return html::radios(
      {.name = std::string(name),
       .legend = std::move(legend),
       .hint = std::move(hint),
       .options = {{.value = "yes", .label = tell("situations.yes")}, {.value = "no", .label = tell("situations.no")}},
       .in_a_row = true},
      state);
}

html::GradeWords grade_words(const Telling& tell) {
  const auto level = [&tell](std::string_view id) {
    return tell.book->label("risk_levels", id, tell.visit.language());
  };
  return {.question = tell("situations.picture.how_serious"),
          .some = level("level_1"),
          .serious = level("level_2"),
          .acute = level("level_3")};
}

html::CheckList code_list(const Telling& tell, std::string_view name, std::vector<html::CheckGroup> groups) {
  const std::string key = "situations.picture." + std::string(name);
  html::CheckList out;
  out.name = name;
  out.legend = tell(key);
  out.hint = tell(key + ".hint");
  out.groups = std::move(groups);
  out.filter_label = tell("situations.picture.find");
  out.count_none = tell("situations.picture.count_none");
  out.count_one = tell("situations.picture.count_one");
  out.count_many = tell("situations.picture.count_many", {{"0", "{0}"}});
  out.found = tell("situations.picture.found", {{"0", "{0}"}});
  out.found_none = tell("situations.picture.found_none");
  return out;
}

Html grouped_radios(const GroupedRadios& field, const html::FormState& state) {
  const std::string own_id = "f-" + field.name;
  const std::string message = state.error_of(field.name);
  const std::string chosen = state.shown.text_or(field.name);
  const Html hint = html::when(!field.hint.empty(), [&] {
    return el("p", {cls("c-hint"), html::id(own_id + "-hint")}, field.hint);
  });
  const Html error = html::when(!message.empty(), [&] {
    return el("p", {cls("c-error"), html::id(own_id + "-error")}, el("strong", state.words.error_prefix), " ", message);
  });
  std::string described = field.hint.empty() ? "" : own_id + "-hint";
  if (!message.empty())
    described += (described.empty() ? "" : " ") + own_id + "-error";
  int number = 0, group_number = 0;
  const Html groups = html::each(field.groups, [&](const html::CheckGroup& group) {
    const std::string group_id = own_id + "-g" + std::to_string(++group_number);
    const Html options = html::each(group.options, [&](const Option& option) {
      // The first carries the field's own id, so that the error summary leads to it.
      const std::string option_id = number == 0 ? own_id : own_id + "-" + std::to_string(number);
      ++number;
      const Html more =
          html::when(!option.hint.empty(), [&] { return el("span", {cls("c-choice__hint")}, option.hint); });
      return el("div", {cls("c-choice")},
                el("input", {attr("type", "radio"), html::id(option_id), attr("name", field.name),
                             attr("value", option.value), html::flag("checked", option.value == chosen)}),
                el("label", {attr("for", option_id)}, el("span", option.label), more));
    });
    return el("div", {attr("role", "group"), attr("aria-labelledby", group_id)},
              el("p", {cls("c-hint"), html::id(group_id)}, el("strong", group.name)), options);
  });
  return el("fieldset",
            {cls(message.empty() ? "c-field" : "c-field c-field--wrong"),
             described.empty() ? html::Attr() : attr("aria-describedby", described)},
            el("legend", {cls("c-label")}, field.legend), hint, error, el("div", {cls("c-choices")}, groups));
}

} // namespace concert::situations
