#include "platform/html/icons.h"

namespace concert::html {
namespace {

std::string_view drawing_of(Icon which) {
  switch (which) {
  case Icon::mark:
    return "M12 8.2a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6"
           "M8.56 3.04A9.6 9.6 0 0 1 15.44 3.04M19.46 5.96A9.6 9.6 0 0 1 21.59 12.5M20.05 17.23A9.6 9.6 0 0 1 14.48 "
           "21.27M9.52 21.27A9.6 9.6 0 0 1 3.95 17.23M2.41 12.5A9.6 9.6 0 0 1 4.54 5.96";
  case Icon::note:
    return "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5.5M12 7.6v.1";
  case Icon::check:
    return "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M7.8 12.4l2.9 2.9 5.6-6.3";
  case Icon::warning:
    return "M12 3.5 22 20.5H2zM12 10v5M12 17.6v.1";
  case Icon::stop:
    return "M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM8.8 8.8l6.4 6.4M15.2 8.8l-6.4 6.4";
  case Icon::lock:
    return "M5.5 10.5h13v10h-13zM8 10.5V7.4a4 4 0 0 1 8 0v3.1M12 14.4v2.4";
  case Icon::eye:
    return "M2 12c2.4-4.4 5.8-6.6 10-6.6s7.6 2.2 10 6.6c-2.4 4.4-5.8 6.6-10 6.6S4.4 16.4 2 12M12 9a3 3 "
           "0 1 0 0 6 3 3 0 0 0 0-6";
  case Icon::clock:
    return "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5.2l3.5 2.3";
  case Icon::calendar:
    return "M3.5 5.5h17v15h-17zM3.5 10h17M8 3v4.5M16 3v4.5";
  case Icon::person:
    return "M12 3.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4 20.5c.6-4 3.3-6 8-6s7.4 2 8 6";
  case Icon::people:
    return "M8.5 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M1.8 19.5c.5-3.6 2.7-5.3 6.7-5.3s6.2 1.7 "
           "6.7 5.3M15.5 4.7a3.5 3.5 0 0 1 0 6.6M17.7 14.6c2.7.6 4.2 2.2 4.5 4.9";
  case Icon::place:
    return "M12 21.5c4.7-5 7-8.8 7-11.5a7 7 0 0 0-14 0c0 2.7 2.3 6.5 7 11.5M12 7.5a2.5 2.5 0 1 0 0 5 2.5 "
           "2.5 0 0 0 0-5";
  case Icon::phone:
    return "M4 4.5h4.5l1.7 4.7-2.3 1.6a12 12 0 0 0 5.3 5.3l1.6-2.3 4.7 1.7V20c-8.5.5-16-7-15.5-15.5";
  case Icon::document:
    return "M5.5 2.5h8.5l4.5 4.5v14.5h-13zM14 2.5V7h4.5M8.5 12h7M8.5 16h7";
  case Icon::search:
    return "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.3 15.3 21 21";
  case Icon::arrow_left:
    return "M14.5 5.5 8 12l6.5 6.5";
  case Icon::arrow_right:
    return "M9.5 5.5 16 12l-6.5 6.5";
  }
  return "";
}

// The size is written out so that the page is still right when the stylesheet does not arrive.
Html drawn(Icon which) {
  return el("svg",
            {cls("c-icon"), attr("viewBox", "0 0 24 24"), attr("width", "20"), attr("height", "20"),
             attr("aria-hidden", "true"), attr("focusable", "false")},
            el("path", {attr("d", drawing_of(which))}));
}

} // namespace

const Html& icon(Icon which) {
  // Drawn once: a list of a hundred rows has a hundred of them.
  static const std::vector<Html> all_drawn = [] {
    std::vector<Html> out;
    for (int i = 0; i <= static_cast<int>(Icon::arrow_right); ++i)
      out.push_back(drawn(static_cast<Icon>(i)));
    return out;
  }();
  return all_drawn[static_cast<std::size_t>(which)];
}

} // namespace concert::html
