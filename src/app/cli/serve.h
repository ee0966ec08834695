// `concert serve`: until SIGTERM or SIGINT.
#pragma once

#include "platform/settings/settings.h"

namespace concert::app {

int serve(const settings::Settings& settings);
int fill_demo(const settings::Settings& settings, int situations);

} // namespace concert::app
