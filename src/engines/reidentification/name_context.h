// Small questions about the place of a word: is it inside a heading, behind an initial, one of a family, a suffix.
#pragma once

#include "engines/reidentification/name_rules.h"

namespace concert::engines::reidentification {

constexpr std::size_t npos = static_cast<std::size_t>(-1);

bool lower(const Tokens& tokens, std::size_t i);  // written small, or the text makes no difference
bool suffix(const Tokens& tokens, std::size_t i); // the s of 's, the t of don't
std::size_t last_joined(const Tokens& tokens, std::size_t i);
bool verb_like(const Tokens& tokens, std::size_t i);
// The token of "Mr", "Mme", "M." before a name, or npos. It belongs to the name: "Mr the person" reads badly.
std::size_t form_of_address(const Tokens& tokens, std::size_t first);
bool two_syllables(const Tokens& tokens, std::size_t i);
bool is_named(const Tokens& tokens, std::size_t i);
bool is_called(const Tokens& tokens, std::size_t i);
bool behind_initial(const Tokens& tokens, std::size_t i);
bool of_family(const Tokens& tokens, std::size_t i);
bool follows_contact(const Tokens& tokens, std::size_t i);
bool lone_french_capital(const Tokens& tokens, std::size_t i, int parts = 4); // of a name, at most
bool borrowed_title(const Tokens& tokens, std::size_t i);
bool in_place(const Tokens& tokens, std::size_t i);
bool determined(const Tokens& tokens, std::size_t i);
bool in_title_case(const Tokens& tokens, std::size_t i);
bool title_case_with_known(const Tokens& tokens, std::size_t i);

} // namespace concert::engines::reidentification
