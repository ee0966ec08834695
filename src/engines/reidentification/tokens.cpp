#include "engines/reidentification/tokens.h"

#include <algorithm>

namespace concert::engines::reidentification {

namespace {

Letters letters_of(const Normal& normal, std::size_t begin, std::size_t end) {
  std::size_t upper = 0;
  for (std::size_t i = begin; i < end; ++i)
    upper += normal.is_upper(i);
  if (upper == 0)
    return Letters::lower;
  if (upper == end - begin && upper > 1)
    return Letters::capitals;
  return upper == 1 && normal.is_upper(begin) ? Letters::capital : Letters::mixed;
}

// The sign ends a sentence, or a line, or opens what stands like one.
bool ends_sentence(const Tokens& tokens, std::size_t i) {
  const char c = tokens.sign(i);
  if (c == '!' || c == '?' || c == ':' || c == '"' || c == '*' || c == ';' || c == '/' || c == '(')
    return true;
  if (c != '.' || i == 0)
    return c == '.';
  const Token& before = tokens[i - 1];
  const bool abbreviates = before.is_word() && (before.length() == 1 || (before.length() <= 4 && before.has(title)) ||
                                                tokens.of(before) == "st" || tokens.of(before) == "ste");
  return !abbreviates;
}

void mark_phrases(Tokens& tokens, const Lexicon& lexicon) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].is_word() || !tokens[i].has(phrase_start))
      continue;
    std::uint64_t hash = empty_hash;
    std::size_t words = 0, last = 0;
    for (std::size_t j = i; j < tokens.size() && words < Lexicon::longest_phrase; ++j) {
      if (!tokens[j].is_word()) {
        const char c = tokens.sign(j);
        if (c == '.' || c == '\'' || c == '-' || c == '/' || c == ',')
          continue;
        break;
      }
      hash = hash_on(++words == 1 ? hash : hash_on(hash, " "), tokens.of(tokens[j]));
      if (words > 1 && (lexicon.flags(hash) & phrase_end) != 0)
        last = j;
    }
    for (std::size_t j = i; last > 0 && j <= last; ++j)
      tokens.list[j].known = true;
  }
}

void judge_text(Tokens& tokens, std::optional<Language> language) {
  std::size_t letters = 0, upper = 0, capital_words = 0, words = 0, french_votes = 0, english_votes = 0;
  for (const Token& token : tokens.list) {
    if (!token.is_word())
      continue;
    ++words;
    capital_words += token.is_capital();
    for (std::size_t i = token.begin; i < token.end; ++i)
      ++letters, upper += tokens.text->is_upper(i);
    // Names speak for no language.
    if (token.length() > 1 && !token.has(given_name | family_name) && (!token.is_capital() || upper * 2 > letters)) {
      french_votes += token.has(french) && !token.has(english);
      english_votes += token.has(english) && !token.has(french);
    }
  }
  tokens.shouting = letters >= 15 && upper * 10 > letters * 7;
  tokens.lower_only = words >= 4 && capital_words == 0;
  // The words themselves decide; the hint only where they say little. People write French into an English page.
  if (french_votes + english_votes >= 2 && (french_votes > 2 * english_votes || english_votes > 2 * french_votes))
    language = french_votes > english_votes ? Language::fr : Language::en;
  tokens.french_text = language == Language::fr;
  tokens.english_text = language == Language::en;
}

// A capital word of the other language is no cue here: in an English text "Ami" is no friend.
void forget_foreign_cues(Tokens& tokens) {
  if (tokens.english_text == tokens.french_text)
    return;
  const std::uint32_t own = tokens.english_text ? english : french, other = english | french;
  for (Token& token : tokens.list)
    if (token.letters == Letters::capital && !token.has(stop | own) && token.has(other) && !tokens.shouting)
      token.flags &= ~(relation | contact | naming | org | org_before | after | with | living);
}

} // namespace

Tokens tokens_of(const Normal& normal, const Lexicon& lexicon, std::optional<Language> language) {
  Tokens out;
  out.text = &normal;
  out.list.reserve(normal.size() / 4 + 4);
  bool starts = true, blank = true;
  for (std::size_t at = 0; at < normal.size();) {
    const char c = normal.text[at];
    if (is_blank(c)) {
      blank = true;
      starts = starts || c == '\n';
      ++at;
      continue;
    }
    Token token;
    token.begin = static_cast<std::uint32_t>(at);
    token.blank_before = blank;
    token.starts_sentence = starts;
    std::size_t end = at + 1;
    if (is_letter(c)) {
      token.kind = Token::Kind::word;
      while (end < normal.size() && is_letter(normal.text[end]))
        ++end;
      std::size_t foreign = 0;
      for (std::size_t i = at; i < end; ++i)
        token.accented = token.accented || (normal.marks[i] & Normal::accented) != 0,
        token.exotic = token.exotic || (normal.marks[i] & Normal::exotic) != 0;
      for (std::size_t i = at; i < end; ++i)
        foreign += (normal.marks[i] & Normal::foreign) != 0;
      token.foreign = foreign == end - at;
      token.disguised = foreign > 0 && !token.foreign;
      token.letters = letters_of(normal, at, end);
      const auto word = std::string_view(normal.text).substr(at, end - at);
      token.flags = lexicon.flags(word);
      token.shape = lexicon.shape(word);
      token.known = token.has(field_word) || (token.has(field_capitals) && token.letters == Letters::capitals);
    } else if (is_digit(c)) {
      token.kind = Token::Kind::number;
      while (end < normal.size() && is_digit(normal.text[end]))
        ++end;
    }
    token.end = static_cast<std::uint32_t>(end);
    out.list.push_back(token);
    blank = false;
    if (token.kind == Token::Kind::sign)
      starts = ends_sentence(out, out.size() - 1) ||
               (starts && (c == '-' || c == '\'' || c == long_dash || c == other_sign));
    else
      starts = false;
    at = end;
  }
  mark_phrases(out, lexicon);
  judge_text(out, language);
  forget_foreign_cues(out);
  return out;
}

} // namespace concert::engines::reidentification
