#include "platform/settings/settings.h"
