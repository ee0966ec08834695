// Everything a page needs, in one include.
#pragma once

#include "platform/html/chart.h"
#include "platform/html/choices.h"
#include "platform/html/form.h"
#include "platform/html/form_fields.h"
#include "platform/html/html.h"
#include "platform/html/icons.h"
#include "platform/html/lists.h"
#include "platform/html/page.h"
#include "platform/html/status.h"
