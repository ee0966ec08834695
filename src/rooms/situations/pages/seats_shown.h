// What each agency at the table sees of a situation: now, and after a step that the chair has not confirmed yet.
#pragma once

#include "rooms/situations/pages/telling.h"

namespace concert::situations {

// One row an agency. With a proposed step, what it changes stands first, in a sentence for each kind of sight.
html::Html seats_shown(const Telling& tell, const Seats& seats);

// The second button of a step's form, for the chair alone: the same form again, with what the step would change. It
// works without script; whoever does not look confirms with one press as before.
html::Html look_button(const Telling& tell, const std::string& page);
// What was looked at, in the form that asked; nothing where nobody did.
html::Html looked_at(const Telling& tell, bool here = true);

} // namespace concert::situations
