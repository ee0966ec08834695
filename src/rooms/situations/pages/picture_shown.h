// The coded picture and what happened, as the record shows them.
#pragma once

#include "rooms/situations/pages/telling.h"

namespace concert::situations {

// PRIVACY: what must not be printed stands in a part of its own, of the class c-not-printed; nothing in the rest, not
// even a heading, tells that it exists.
html::Html picture_shown(const Telling& tell, const Picture& picture, const Picture& printable);

// The same without columns, for a side panel or beside a form; the most serious factors first.
html::Html picture_in_brief(const Telling& tell, const Picture& picture, const Picture& printable);

html::Html screening_shown(const Telling& tell, const Screening& screening);
html::Html agencies_shown(const Telling& tell, const View& view);
html::Html disclosure_shown(const Telling& tell, const Disclosure& disclosure);
html::Html mobilized_shown(const Telling& tell, const std::vector<Mobilized>& mobilized);
// The plan as a table: what, who, due, state; each planned task leads to its page where this seat may act on it.
html::Html plan_shown(const Telling& tell, const View& view);
html::Html history_shown(const Telling& tell, const View& view);

} // namespace concert::situations
