// Which groups may have a floor or be counted, and which may not, with the reason.
#pragma once

#include "platform/html/html.h"
#include "rooms/situations/pages/telling.h"

namespace concert::alignment {

html::Html groups_said(const situations::Telling& tell);

} // namespace concert::alignment
