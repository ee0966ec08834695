// How a row of the table of needs reads on any of its pages.
#pragma once

#include <string>

#include "platform/html/components.h"
#include "platform/html/form.h"
#include "platform/words/words.h"
#include "rooms/access/pages/visit.h"
#include "rooms/alignment/needs.h"

namespace concert::alignment {

inline constexpr const char* needs_address = "/needs";

std::string row_address(const NeedRow& row);
bool may_change_needs(const access::Visit& visit);
std::string contact_said(const words::Words& words, FirstContact target);
html::Html relevance_said(const words::Words& words, double relevance);
// A note is in the words of whoever wrote it; the one that came with the program is said in the reader's language.
std::string evidence_said(const words::Words& words, const NeedRow& row);
// Why a row is changed: one of a list, because it stands in the log.
html::Html reason_choice(const words::Words& words, const char* name, const html::FormState& state);
http::Reply csv_reply(std::string body, const std::string& name);

} // namespace concert::alignment
