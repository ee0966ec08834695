// What one concluded situation says to learning.h: for each of its risks and each kind of service, whether one was
// mobilized and whether the risk was lowered. PRIVACY: nothing else of the situation is read, and nothing of it is
// kept.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "rooms/alignment/learning.h"
#include "rooms/codes/code_book.h"
#include "rooms/directory/catalogue.h"
#include "rooms/situations/situation.h"

namespace concert::alignment {

// The service terms of the table of needs that each service stands under, by its id.
using TermsOfService = std::map<std::string, std::vector<std::string>, std::less<>>;
TermsOfService terms_of_services(const directory::Catalogue& catalogue, const Needs& needs);

// A risk counts once for each category, by its highest grade before and after; one that was not assessed again at the
// end says nothing. Mobilized is what connected or engaged.
std::vector<Observed> observed_in(const situations::Picture& picture,
                                  const std::vector<situations::Mobilized>& recorded, const Needs& needs,
                                  const codes::CodeBook& book, const TermsOfService& terms);

} // namespace concert::alignment
