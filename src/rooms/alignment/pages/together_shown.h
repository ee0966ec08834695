// The fewest organizations that need to know, and how near the next option stands.
#pragma once

#include "rooms/alignment/pages/offers_shown.h"

namespace concert::alignment {

html::Html together_shown(const ShownWith& with); // nothing where there are not two needs to answer
html::Html margin_shown(const ShownWith& with, const Margin& margin);

} // namespace concert::alignment
