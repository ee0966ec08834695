// What the guard against re-identification found in a text, for whoever is writing it: the words marked in their place,
// what kind each is, and neutral words to say instead. The same beside a form, while typing and for a second reader.
#pragma once

#include "rooms/situations/pages/telling.h"

namespace concert::situations {

// The text with each finding marked; its kind follows as a word, never as a colour alone. Any bytes.
html::Html marked(const words::Words& say, std::string_view text, Language language, const Judged& found);
// Marks, a line for each finding with the words offered, and the combinations that describe few households. Nothing
// when the text is clear. `tell` gives labels of codes.
html::Html findings_shown(const Telling& tell, std::string_view text, Language language, const Judged& found);
// "2 places are marked", or that nothing is: one sentence, for a region that is read aloud.
std::string findings_said(const words::Words& say, const Judged& found);

// As the record, the cockpit and a sheet of paper show it to whoever sees the picture; nothing where there is none.
html::Html account_shown(const Telling& tell, const View& view);
// On paper: only what the whole table sees.
html::Html account_printed(const Telling& tell, const View& view);

} // namespace concert::situations
