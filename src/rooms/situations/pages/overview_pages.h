// Pages about many situations: home, list, figures.
#pragma once

#include "rooms/situations/figures.h"
#include "rooms/situations/pages/telling.h"
#include "rooms/situations/waiting.h"

namespace concert::situations {

// `open`: the open situations of this seat (its agency's, or the table's for the chair).
html::Page home_page(const Telling& tell, const std::vector<std::shared_ptr<const View>>& open);
// For seats that see no situation: what they can do instead.
html::Page home_without_situations(const Telling& tell);

// What the reader asked the list for, as it was typed; `page` counts from 1.
struct ListAsked {
  ListQuery query;
  std::string typed_number = {};
  bool number_is_wrong = false;
  std::int64_t page = 1;
};
inline constexpr int rows_a_page = 20;
ListAsked list_asked(const Fields& fields);
html::Page list_page(const Telling& tell, const ListPage& found, const ListAsked& asked);

// Who is waiting for whom: everything awaited, with its age; by agency for the chair.
html::Page waiting_page(const Telling& tell, const std::vector<AwaitedOf>& awaited);

html::Page figures_page(const Telling& tell, const InternalFigures& figures, std::int64_t threshold);

} // namespace concert::situations
