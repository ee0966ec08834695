// How entries of the directory are said: in the reader's language around them, in the source's language inside, marked
// so that a screen reader speaks each with its own voice.
#pragma once

#include "platform/html/components.h"
#include "platform/words/words.h"
#include "rooms/codes/code_book.h"
#include "rooms/directory/pages/term_labels.h"
#include "rooms/directory/room.h"

namespace concert::directory {

// The page of an entry.
std::string address_of(const ServiceId& id);
std::string address_of(const OrganizationId& id);

// The language of a source, where it is not the reader's; empty otherwise.
std::string foreign_to(const words::Words& words, const std::string& language);
// Text of the source, marked with its language where that is not the reader's.
html::Html in_source_language(const std::string& text, const std::string& language, const words::Words& words);
// The same, with its paragraphs.
html::Html source_paragraphs(const std::string& text, const std::string& language, const words::Words& words);

std::string language_name(const std::string& code, const words::Words& words, const codes::CodeBook& book);
std::string ages_said(const std::optional<AgeLimits>& ages, const words::Words& words);
html::Html standing_tag(CapacityStanding standing, const words::Words& words);
// "made up for the demonstration", "read from a sentence"; nothing for what somebody stated.
html::Html provenance_tag(Provenance source, const words::Words& words);

// The time on the wall, as this language writes it: "5:00 p.m.", "midnight".
std::string time_said(int minute, const words::Words& words);
// "Open until 5:00 p.m.", "Closed, opens Tuesday at 9:00 a.m.", "Hours not known"
std::string open_said(const OpenStanding& open, LocalTime now, const words::Words& words);
html::Html open_tag(const OpenStanding& open, LocalTime now, const words::Words& words);
// Of one day: "9:00 a.m. to 5:00 p.m.", "Closed", "Not known"
std::string day_said(const DayHours& day, const words::Words& words);
std::string kilometres_said(double km, const words::Words& words);
std::string access_said(AccessFeature feature, const words::Words& words);

html::Html term_said(const TaxonomyTerm& term, const TermLabels& labels, const words::Words& words);
// The warning that stands over every page of an old sample.
html::Html never_refer(const words::Words& words);

} // namespace concert::directory
