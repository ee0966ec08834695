// How entries of the directory are said: in the reader's language around them, in the source's language inside, marked
// so that a screen reader speaks each with its own voice.
#pragma once

#include "platform/html/components.h"
#include "platform/words/words.h"
#include "rooms/codes/code_book.h"
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

} // namespace concert::directory
