#include "platform/html/form.h"

#include <array>

#include "platform/html/field_parts.h"
#include "platform/html/icons.h"

namespace concert::html {
namespace {

std::string_view class_of(ButtonKind kind) {
  switch (kind) {
  case ButtonKind::primary:
    return "c-button";
  case ButtonKind::secondary:
    return "c-button c-button--secondary";
  case ButtonKind::danger:
    return "c-button c-button--danger";
  case ButtonKind::quiet:
    return "c-button c-button--quiet";
  }
  return "c-button";
}

std::string_view class_of(Width width) {
  switch (width) {
  case Width::full:
    return "c-input";
  case Width::half:
    return "c-input c-input--half";
  case Width::short_code:
    return "c-input c-input--code";
  case Width::digits:
    return "c-input c-input--digits";
  }
  return "c-input";
}

// type, inputmode and autocomplete as browsers want them. Numbers are texts with a number pad: type=number loses what
// it cannot read and changes when the wheel turns.
Attrs kind_attrs(const TextField& field) {
  std::string_view type = "text", mode, complete = field.autocomplete;
  switch (field.kind) {
  case TextKind::text:
    break;
  case TextKind::email:
    type = "email";
    break;
  case TextKind::telephone:
    type = "tel";
    break;
  case TextKind::web_address:
    mode = "url";
    break;
  case TextKind::whole_number:
    mode = "numeric";
    break;
  case TextKind::amount:
    mode = "decimal";
    break;
  case TextKind::one_time_code:
    mode = "numeric";
    complete = "one-time-code";
    break;
  case TextKind::password:
    type = "password";
    complete = "current-password";
    break;
  case TextKind::new_password:
    type = "password";
    complete = "new-password";
    break;
  }
  Attrs out = {attr("type", type)};
  if (!mode.empty())
    out.push_back(attr("inputmode", mode));
  if (!complete.empty())
    out.push_back(attr("autocomplete", complete));
  if (type != "text" || !mode.empty()) {
    out.push_back(attr("spellcheck", "false"));
    out.push_back(attr("autocapitalize", "none"));
  }
  return out;
}

bool is_secret(TextKind kind) {
  return kind == TextKind::one_time_code || kind == TextKind::password || kind == TextKind::new_password;
}

} // namespace

std::string FormState::error_of(std::string_view field) const {
  for (const FieldError& error : errors)
    if (error.field == field)
      return error.message;
  return {};
}

Html error_summary(const FormState& state) {
  if (state.errors.empty())
    return {};
  const Html items = each(state.errors, [](const FieldError& error) {
    return error.field.empty() ? el("li", error.message)
                               : el("li", el("a", {href("#" + field_id(error.field))}, error.message));
  });
  return el("div",
            {cls("c-errors"), attr("role", "alert"), attr("tabindex", "-1"), flag("autofocus"),
             attr("aria-labelledby", "errors-title")},
            el("h2", {id("errors-title")}, icon(Icon::stop), state.words.summary_title), el("ul", items));
}

Html hidden(std::string_view name, std::string_view value) {
  return el("input", {attr("type", "hidden"), attr("name", name), attr("value", value)});
}

Form undrafted(Form form) {
  form.draft.clear();
  form.draft_not_saved.clear();
  return form;
}

Html form(const Form& form, const Html& body) {
  const bool post = form.method == Method::post;
  return el("form",
            {cls("c-form"), id(form.id), attr("method", post ? "post" : "get"), action(form.action), flag("novalidate"),
             form.warn_when_leaving ? attr("data-warn-when-leaving", "") : Attr(),
             form.draft.empty() ? Attr() : attr("data-draft", form.draft_not_saved)},
            when(!form.csrf.empty(), [&] { return hidden("csrf", form.csrf); }),
            when(!form.version.empty(), [&] { return hidden("version", form.version); }),
            when(!form.then.empty(), [&] { return hidden("then", form.then); }),
            when(!form.draft.empty(), [&] { return hidden("draft", form.draft); }), body,
            when(!form.draft.empty(), [&] {
              // What is seen changes each time; what is said, only when things turn out differently than before.
              return all({el("p", {cls("c-draft"), flag("hidden")}),
                          el("p", {cls("c-spoken c-draft-said"), attr("role", "status")})});
            }));
}

Html text_field(const TextField& field, const FormState& state) {
  const FieldFace face{field.name, field.label, field.hint, field.presence};
  Attrs attrs = {cls(class_of(field.width)), id(field_id(field.name)), attr("name", field.name)};
  for (const Attrs& some : {kind_attrs(field), described(face, state)})
    attrs.insert(attrs.end(), some.begin(), some.end());
  if (field.longest > 0)
    attrs.push_back(attr("maxlength", std::to_string(field.longest)));
  if (!is_secret(field.kind)) // PRIVACY: a secret that was typed is never sent back
    attrs.push_back(attr("value", state.shown.text_or(field.name)));
  Html control = el("input", attrs);
  if (!field.before.empty() || !field.after.empty())
    control = el("div", {cls("c-with-unit")}, when(!field.before.empty(), [&] { return el("span", field.before); }),
                 control, when(!field.after.empty(), [&] { return el("span", field.after); }));
  return labelled(face, state, control);
}

Html long_text(const LongText& field, const FormState& state) {
  const FieldFace face{field.name, field.label, field.hint, field.presence};
  Attrs attrs = {cls("c-input"), id(field_id(field.name)), attr("name", field.name),
                 attr("rows", std::to_string(field.rows))};
  const Attrs tied = described(face, state);
  attrs.insert(attrs.end(), tied.begin(), tied.end());
  if (field.longest > 0)
    attrs.push_back(attr("maxlength", std::to_string(field.longest)));
  if (field.about_others) {
    attrs.push_back(attr("autocomplete", "off"));
    attrs.push_back(attr("spellcheck", "false"));
  }
  return labelled(face, state, el("textarea", attrs, state.shown.text_or(field.name)));
}

Html date_field(const DateField& field, const FormState& state) {
  const FieldFace face{field.name, field.label, field.hint, field.presence};
  const std::string whole = state.shown.text_or(field.name);
  const std::size_t first = whole.find('-');
  const std::size_t second = first == std::string::npos ? first : whole.find('-', first + 1);
  const auto between = [&](std::size_t from, std::size_t to) {
    return from > whole.size() ? std::string() : whole.substr(from, to - from);
  };
  struct Box {
    std::string_view part, complete;
    std::string label, value;
    Width width;
  };
  const std::array<Box, 3> boxes = {Box{"year", "bday-year", state.words.year, between(0, first), Width::short_code},
                                    Box{"month", "bday-month", state.words.month,
                                        first == std::string::npos ? "" : between(first + 1, second), Width::digits},
                                    Box{"day", "bday-day", state.words.day,
                                        second == std::string::npos ? "" : between(second + 1, std::string::npos),
                                        Width::digits}};
  const bool wrong = !state.error_of(field.name).empty();
  const Html inputs = each(boxes, [&](const Box& box) {
    const std::string name = field.name + "~" + std::string(box.part);
    // The first box carries the field's own id, so that the error summary leads into it.
    const std::string box_id = field_id(box.part == "year" ? field.name : field.name + "-" + std::string(box.part));
    return el("div", el("label", {attr("for", box_id)}, box.label),
              el("input",
                 {cls(class_of(box.width)), id(box_id), attr("name", name), attr("type", "text"),
                  attr("inputmode", "numeric"), attr("maxlength", "10"),
                  attr("autocomplete", field.birth ? box.complete : "off"),
                  wrong ? attr("aria-invalid", "true") : Attr(), attr("value", state.shown.text_or(name, box.value))}));
  });
  return grouped(face, state, el("div", {cls("c-date")}, inputs));
}

Html button(const Button& button) {
  return el("button",
            {cls(class_of(button.kind)), attr("type", "submit"),
             button.name.empty() ? Attr() : attr("name", button.name),
             button.name.empty() ? Attr() : attr("value", button.value),
             button.formaction.empty() ? Attr() : formaction(button.formaction),
             button.explained_by.empty() ? Attr() : attr("aria-describedby", button.explained_by),
             button.key.empty() ? Attr() : attr("accesskey", button.key)},
            button.label);
}

Html button_link(std::string_view label, std::string_view address, ButtonKind kind) {
  return el("a", {cls(class_of(kind)), href(address)}, label);
}

Html actions(std::initializer_list<Html> parts) {
  return el("div", {cls("c-actions")}, each(parts, [](const Html& part) { return part; }));
}

} // namespace concert::html
