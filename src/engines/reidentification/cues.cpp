#include <algorithm>

#include "engines/reidentification/scan.h"

namespace concert::engines::reidentification {

namespace {

// Words before token i, nearest first, until `use` says yes, the reach is used up or a sentence ended.
template <class Use>
bool any_word_before(const Tokens& tokens, std::size_t i, std::size_t reach, const Use& use) {
  constexpr std::size_t farthest = 60; // tokens, signs among them: a text of signs alone is not walked again and again
  for (std::size_t j = i; j > 0 && reach > 0 && i - j < farthest;) {
    --j;
    if (tokens.sign(j) == '!' || tokens.sign(j) == '?')
      return false;
    if (!tokens[j].is_word())
      continue;
    if (use(tokens[j]))
      return true;
    --reach;
  }
  return false;
}

} // namespace

bool cue_before(const Tokens& tokens, std::size_t i, std::size_t reach, std::span<const std::string_view> words) {
  return any_word_before(tokens, i, reach, [&](const Token& token) {
    return std::find(words.begin(), words.end(), tokens.of(token)) != words.end();
  });
}

bool flag_before(const Tokens& tokens, std::size_t i, std::size_t reach, std::uint32_t flags) {
  return any_word_before(tokens, i, reach, [&](const Token& token) { return token.has(flags); });
}

std::size_t token_at(const Tokens& tokens, std::size_t character) {
  const auto found = std::lower_bound(tokens.list.begin(), tokens.list.end(), character,
                                      [](const Token& token, std::size_t at) { return token.begin < at; });
  return static_cast<std::size_t>(found - tokens.list.begin());
}

} // namespace concert::engines::reidentification
