// The next step as radios, each with what it asks for below it: the same in a seat and from outside.
#pragma once

#include "platform/html/choices.h"
#include "platform/words/words.h"
#include "rooms/referrals/room.h"

namespace concert::referrals {

html::Html step_fields_shown(const words::Words& say, const codes::CodeBook& book, const std::vector<State>& next,
                             Side side, const html::FormState& state);

std::vector<html::Option> code_options(const codes::CodeBook& book, Language language, std::string_view list);
std::string state_label(const codes::CodeBook& book, Language language, State state);
std::string capacity_said(const words::Words& say, const codes::CodeBook& book, const Capacity& capacity);
html::Html state_tag(const codes::CodeBook& book, Language language, State state);

} // namespace concert::referrals
