#include "platform/html/field_parts.h"

namespace concert::html {
namespace {

Html named(const FieldFace& face, const FormState& state) {
  if (face.presence == Presence::required || state.words.optional.empty())
    return face.label;
  return all({face.label, " ", el("span", {cls("c-optional")}, state.words.optional)});
}

std::string field_class(const FieldFace& face, const FormState& state) {
  return state.error_of(face.name).empty() ? "c-field" : "c-field c-field--wrong";
}

} // namespace

std::string field_id(std::string_view name) {
  return "f-" + std::string(name);
}

Html hint_of(const FieldFace& face) {
  return when(!face.hint.empty(), [&] {
    return el("p", {cls("c-hint"), id(field_id(face.name) + "-hint")}, face.hint);
  });
}

Html error_shown(const FieldFace& face, const FormState& state) {
  const std::string message = state.error_of(face.name);
  return when(!message.empty(), [&] {
    return el("p", {cls("c-error"), id(field_id(face.name) + "-error")}, el("strong", state.words.error_prefix), " ",
              message);
  });
}

Attrs described(const FieldFace& face, const FormState& state) {
  const bool wrong = !state.error_of(face.name).empty();
  std::string ids;
  if (!face.hint.empty())
    ids = field_id(face.name) + "-hint";
  if (wrong)
    ids += (ids.empty() ? "" : " ") + field_id(face.name) + "-error";
  Attrs out;
  if (!ids.empty())
    out.push_back(attr("aria-describedby", ids));
  if (wrong)
    out.push_back(attr("aria-invalid", "true"));
  return out;
}

Html labelled(const FieldFace& face, const FormState& state, const Html& control) {
  return el("div", {cls(field_class(face, state))},
            el("label", {cls("c-label"), attr("for", field_id(face.name))}, named(face, state)), hint_of(face),
            error_shown(face, state), control);
}

Html grouped(const FieldFace& face, const FormState& state, const Html& controls, const Attrs& more,
             bool legend_is_heading) {
  Attrs attrs = {cls(field_class(face, state))};
  for (const Attr& described_by : described(face, state))
    if (described_by.written().starts_with(" aria-describedby")) // a group is described; only inputs can be invalid
      attrs.push_back(described_by);
  attrs.insert(attrs.end(), more.begin(), more.end());
  const Html legend = legend_is_heading ? el("h1", named(face, state)) : named(face, state);
  return el("fieldset", attrs, el("legend", {cls("c-label")}, legend), hint_of(face), error_shown(face, state),
            controls);
}

} // namespace concert::html
