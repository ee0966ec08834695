// The parts that every field of a form has: label, hint, error, and how they are tied together. Not on the part's face.
#pragma once

#include "platform/html/form.h"

namespace concert::html {

struct FieldFace {
  std::string name, label, hint;
  Presence presence = Presence::required;
};

std::string field_id(std::string_view name); // "f-" and the name
Html hint_of(const FieldFace& face);
Html error_shown(const FieldFace& face, const FormState& state);
// aria-describedby and aria-invalid for the control itself; empty Attrs when there is neither hint nor error.
Attrs described(const FieldFace& face, const FormState& state);
// Label, hint, error and one control.
Html labelled(const FieldFace& face, const FormState& state, const Html& control);
// Legend, hint, error and several controls. `more` are attributes of the fieldset.
Html grouped(const FieldFace& face, const FormState& state, const Html& controls, const Attrs& more = {},
             bool legend_is_heading = false);

} // namespace concert::html
