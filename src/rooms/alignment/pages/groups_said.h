// Which groups may have a floor or be counted, and which may not, with the reason.
#pragma once

#include "platform/html/html.h"
#include "rooms/situations/pages/telling.h"

namespace concert::alignment {

html::Html groups_said(const situations::Telling& tell);

// The age bands in the order of their list, of things that have a `group`: an id sorts "6_11" behind "40_59".
template <class Grouped>
std::vector<const Grouped*> by_age(const situations::Telling& tell, const std::vector<Grouped>& all) {
  std::vector<const Grouped*> out;
  for (const codes::CodeEntry* entry : tell.book->entries("age_bands"))
    for (const Grouped& one : all)
      if (one.group == entry->id)
        out.push_back(&one);
  return out;
}

} // namespace concert::alignment
