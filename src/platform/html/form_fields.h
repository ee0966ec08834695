// The way back from posted names to the fields of an act: date boxes and grades are several inputs on the page, one
// field in the description. Every page that reads a form calls gathered() first.
#pragma once

#include "base/fields.h"

namespace concert::html {

// `n~year`, `n~month`, `n~day` become `n` = "2026-11-22" (nothing when all are blank; what was typed, joined by
// hyphens, when it is no date, so that the decoder reports it). `n` = CODE with `n~CODE` = 2 becomes `n` = "CODE:2"; a
// grade without its choice vanishes. `csrf`, `version` and all other fields pass unchanged.
Fields gathered(const Fields& posted);

} // namespace concert::html
