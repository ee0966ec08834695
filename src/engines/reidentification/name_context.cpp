#include "engines/reidentification/name_context.h"

namespace concert::engines::reidentification {

bool lower(const Tokens& tokens, std::size_t i) {
  return tokens[i].letters == Letters::lower || tokens.shouting;
}

bool suffix(const Tokens& tokens, std::size_t i) { // the s of 's, the t of don't
  return i > 0 && tokens.sign(i - 1) == '\'' && !tokens[i].blank_before &&
         is_one_of(tokens.of(tokens[i]), {"s", "t", "d", "m", "re", "ve", "ll"});
}

std::size_t last_joined(const Tokens& tokens, std::size_t i) { // over "-Pierre" and "’Brien"
  const std::size_t farthest = i + 12;
  while (i < farthest && (tokens.sign(i + 1) == '-' || tokens.sign(i + 1) == '\'') && i + 2 < tokens.size() &&
         !tokens[i + 1].blank_before && !tokens[i + 2].blank_before && tokens[i + 2].is_word() &&
         !suffix(tokens, i + 2))
    i += 2;
  return i;
}

// Built like a verb, an adverb or a plural.
bool verb_like(const Tokens& tokens, std::size_t i) {
  const auto word = tokens.of(tokens[i]);
  for (const std::string_view ending :
       {"ed", "ing", "ly", "s", "ment", "ait", "ent", "ez", "ons", "ant", "er", "ir", "aient"})
    if (word.ends_with(ending) && !((ending == "er" || ending == "ant" || ending == "ent") && tokens.english_text))
      return true;
  return false;
}

// "Mr", "Mme", "M." belong to the name: without it they would stand before "the person".
std::size_t form_of_address(const Tokens& tokens, std::size_t first) {
  if (first == 0)
    return npos;
  const std::size_t i = tokens.sign(first - 1) == '.' && first > 1 ? first - 2 : first - 1;
  if (!tokens[i].is_word())
    return npos;
  const auto word = tokens.of(tokens[i]);
  return is_one_of(word, {"mr", "mrs", "ms", "mx", "mme", "mlle", "dr", "dre", "monsieur", "madame", "mademoiselle"}) ||
                 (word == "m" && tokens[i].is_capital() && i + 1 < first)
             ? i
             : npos;
}

// "Ting Yin", "TING SIN": two Mandarin syllables with capitals, neither known as anything else.
bool two_syllables(const Tokens& tokens, std::size_t i) {
  const auto syllable = [&](std::size_t j) {
    return in_capital(tokens, j) && is_pinyin(tokens.of(tokens[j])) && !tokens[j].known &&
           !tokens[j].has(stop | title | relation | org | month | weekday);
  };
  const auto small = [&](std::size_t j) {
    return j < tokens.size() && lower(tokens, j) && tokens[j].is_word() && tokens[j].length() >= 2 &&
           is_pinyin(tokens.of(tokens[j])) && !tokens[j].has(stop | title | relation | org | month | weekday | with);
  };
  if (lower(tokens, i) && small(i)) // only where a name is expected
    return (small(i + 1) && tokens[i + 1].blank_before && cue_of(tokens, i) >= 1) ||
           (i > 0 && small(i - 1) && tokens[i].blank_before && cue_of(tokens, i - 1) >= 1);
  if (!syllable(i))
    return false;
  const bool right = i + 1 < tokens.size() && tokens[i + 1].blank_before && syllable(i + 1);
  const bool left = i > 0 && tokens[i].blank_before && syllable(i - 1);
  return right || left;
}

bool is_named(const Tokens& tokens, std::size_t i) {
  return i > 0 && tokens[i - 1].is_word() &&
         is_one_of(tokens.of(tokens[i - 1]), {"named", "nomme", "nommee", "prenomme", "prenommee", "appelle"});
}

// "s'appelle star", "nommé ben": straight behind a word that only ever brings a name.
bool is_called(const Tokens& tokens, std::size_t i) {
  if (i == 0 || !tokens[i - 1].is_word() || tokens[i].has(stop))
    return false;
  const auto before = tokens.of(tokens[i - 1]);
  return is_one_of(before,
                   {"named", "nomme", "nommee", "prenomme", "prenommee", "surnomme", "surnommee", "nicknamed"}) ||
         is_one_of(before, {"mr", "mrs", "mme", "mlle"}) ||
         (is_one_of(before, {"monsieur", "madame"}) && acts(tokens, i) && !tokens[i].has(after | relation)) ||
         // "chez les baa": behind "les" a noun ends in s or x, a family name does not change
         (before == "les" && i > 1 && tokens[i - 2].is_word() && tokens.of(tokens[i - 2]) == "chez" &&
          !tokens.of(tokens[i]).ends_with("s") && !tokens.of(tokens[i]).ends_with("x") &&
          !tokens[i].has(place | org)) ||
         (is_one_of(before, {"appelle", "appelait"}) && i > 1 && tokens.sign(i - 2) == '\'');
}

// "D. Tromp was", "for k. sai": an initial with its point, where a name is expected.
bool behind_initial(const Tokens& tokens, std::size_t i) {
  if (i < 2 || tokens.sign(i - 1) != '.' || !tokens[i - 2].is_word() || tokens[i - 2].length() != 1 ||
      tokens[i - 1].blank_before)
    return false;
  if (in_capital(tokens, i - 2) != in_capital(tokens, i))
    return false;
  if (tokens[i - 2].starts_sentence)
    return acts(tokens, i);
  return tokens[i - 2].blank_before && i > 2 &&
         (cue_of(tokens, i - 2) >= 1 || (tokens[i - 3].is_word() && tokens[i - 3].has(stop)));
}

// "the Jain family", "la famille Brown"
bool of_family(const Tokens& tokens, std::size_t i) {
  const auto is = [&](std::size_t j, std::initializer_list<std::string_view> words) {
    return j < tokens.size() && tokens[j].is_word() && lower(tokens, j) && is_one_of(tokens.of(tokens[j]), words);
  };
  return i > 0 &&
         (is(i - 1, {"famille"}) || (is_one_of(tokens.of(tokens[i - 1]), {"the"}) &&
                                     is(i + 1, {"family", "household", "residence", "kids", "boys", "girls"})));
}

bool follows_contact(const Tokens& tokens, std::size_t i) {
  return i > 0 && tokens[i - 1].is_word() && tokens[i - 1].has(contact) && tokens[i].length() >= 4;
}

// French writes no common noun with a capital inside a sentence, and puts an article before an institution.
bool lone_french_capital(const Tokens& tokens, std::size_t i, int parts) {
  if (!tokens.french_text || tokens[i].starts_sentence || tokens[i].letters != Letters::capital || i == 0)
    return false;
  const Token& before = tokens[i - 1];
  const bool article =
      !before.is_word() || (before.has(determiner) || is_one_of(tokens.of(before), {"d", "l", "du", "des", "au", "aux",
                                                                                    "aucun", "bureau", "direction"}));
  // A capital beside it is the other half of the name, unless it is known as something else.
  const auto alien = [&](std::size_t j) {
    return in_capital(tokens, j) && (word_of(tokens, j) == Word::known || word_of(tokens, j) == Word::place ||
                                     tokens[j].has(org | org_before | title));
  };
  if (before.is_capital() && !before.has(stop | with))
    return i > 1 && parts > 1 && !alien(i - 1) && lone_french_capital(tokens, i - 1, parts - 1);
  return !article && !alien(i + 1);
}

// "le programme Stepping Stones", "au Warming Centre": behind an article, words of the other language name a place or a
// programme; persons have no article.
bool borrowed_title(const Tokens& tokens, std::size_t i) {
  if (!tokens.french_text || !tokens[i].has(english) || tokens[i].has(given_name | family_name) || tokens[i].foreign)
    return false;
  std::size_t first = i;
  while (first > 0 && i - first < 8 && in_capital(tokens, first - 1) && tokens[first].blank_before)
    --first;
  if (first == 0 || !tokens[first - 1].is_word())
    return first > 0 && tokens.sign(first - 1) == '\'';
  return is_one_of(tokens.of(tokens[first - 1]),
                   {"le", "la", "les", "au", "aux", "du", "des", "un", "une", "ce", "cette", "notre", "leur"}) ||
         tokens[first - 1].has(org_before);
}

// "in Jordan", "à Chelsea"
bool in_place(const Tokens& tokens, std::size_t i) {
  std::size_t j = i;
  while (j > 0 && i - j < 12 && (tokens.sign(j - 1) == '\'' || tokens.sign(j - 1) == '-'))
    j -= 2 <= j ? 2 : 1;
  return j > 0 && tokens[j - 1].is_word() &&
         (tokens[j - 1].has(place_before) ||
          is_one_of(tokens.of(tokens[j - 1]),
                    {"north", "south", "east", "west", "de", "of", "region", "nord", "sud", "port", "fort", "the"}));
}

bool determined(const Tokens& tokens, std::size_t i) {
  return i > 0 && tokens[i - 1].is_word() && tokens[i - 1].has(determiner) &&
         (!tokens[i - 1].has(particle) || tokens.french_text);
}

// One of several capital words that are no names: a heading, a programme.
bool in_title_case(const Tokens& tokens, std::size_t i) {
  const auto plain = [&](std::size_t j) {
    return in_capital(tokens, j) && !tokens[j].starts_sentence &&
           (word_of(tokens, j) == Word::ordinary || word_of(tokens, j) == Word::known ||
            word_of(tokens, j) == Word::place) &&
           !tokens[j].has(title | relation);
  };
  return (i > 0 && plain(i - 1)) || plain(i + 1);
}

bool title_case_with_known(const Tokens& tokens, std::size_t i) { // "client Ontario Works", "worker Youth Justice"
  return in_capital(tokens, i + 1) &&
         (word_of(tokens, i + 1) != Word::ordinary || tokens[i + 1].has(org | title | relation));
}

} // namespace concert::engines::reidentification
