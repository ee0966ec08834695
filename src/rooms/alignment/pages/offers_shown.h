// One need with its offers as Html: what fits, what does not, what to ask, and how the ranking came about.
#pragma once

#include "platform/html/html.h"
#include "rooms/alignment/room.h"
#include "rooms/situations/pages/telling.h"

namespace concert::alignment {

struct ShownWith {
  const situations::Telling& tell;
  const FoundOffers& found;
  bool may_offer = false; // this seat may record that a service was offered, now
};

// Words of the directory, marked with their language where it is not the reader's.
html::Html in_source(const ShownWith& with, std::string_view text, const std::string& language);

html::Html need_shown(const ShownWith& with, const NeedOffers& need);
// "5 of 38 services that fit are shown." and what was left out, by reason.
html::Html counts_shown(const ShownWith& with, const NeedOffers& need);
// What would fit and was refused before in this situation, by whom and when.
html::Html refused_shown(const ShownWith& with, const NeedOffers& need);
// The kinds of service that were looked for, and how many there are.
html::Html sought_shown(const ShownWith& with, const NeedOffers& need);

std::string label_of_need(const ShownWith& with, const std::string& need);
std::string labels_of_categories(const ShownWith& with, const std::vector<std::string>& categories);

} // namespace concert::alignment
