// Small pictures beside words, drawn here. They never stand alone: the words carry the meaning, so each is hidden from
// screen readers, and each has its own outline, so that no meaning rests on colour.
#pragma once

#include "platform/html/html.h"

namespace concert::html {

enum class Icon {
  mark, // the product's own: seats around one table
  note,
  check,
  warning,
  stop,
  lock,
  eye,
  clock,
  calendar,
  person,
  people,
  place,
  phone,
  document,
  search,
  arrow_left,
  arrow_right,
};

const Html& icon(Icon which);

} // namespace concert::html
