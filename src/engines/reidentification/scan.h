// What the scanners share: the text in its three forms, and where they put what they find.
#pragma once

#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "engines/reidentification/lexicon.h"
#include "engines/reidentification/normalise.h"
#include "engines/reidentification/solution.h"
#include "engines/reidentification/tokens.h"

namespace concert::engines::reidentification {

struct Scan {
  const Normal& text;
  const Tokens& tokens;
  const Lexicon& lexicon;
};

// A finding in characters of the normalised text. Where spans overlap, the stronger kind gives its name to their union.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  Kind kind = Kind::person_name;
  Certainty certainty = Certainty::likely;
  std::vector<Neutral> neutral;
};
using Spans = std::vector<Span>;

void find_online(const Scan& scan, Spans& out);    // e-mail, web addresses, accounts
void find_numbers(const Scan& scan, Spans& out);   // telephone, insurance and health numbers, any long number
void find_dates(const Scan& scan, Spans& out);     // birthdays and days with their year
void find_addresses(const Scan& scan, Spans& out); // houses, flats, boxes, lots
void find_postal_codes(const Scan& scan, Spans& out);
void find_names(const Scan& scan, Spans& out); // what is left over and looks like a person

inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  for (const auto entry : list)
    if (word == entry)
      return true;
  return false;
}

// Is one of these words among the `reach` word tokens before token i? Signs and numbers are stepped over.
bool cue_before(const Tokens& tokens, std::size_t i, std::size_t reach, std::span<const std::string_view> words);
bool flag_before(const Tokens& tokens, std::size_t i, std::size_t reach, std::uint32_t flags);
// The first token that begins at or after this character.
std::size_t token_at(const Tokens& tokens, std::size_t character);

} // namespace concert::engines::reidentification
