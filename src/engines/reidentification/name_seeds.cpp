#include "engines/reidentification/name_seeds.h"

#include "engines/reidentification/name_context.h"
#include "engines/reidentification/name_rules.h"

namespace concert::engines::reidentification {

namespace {

class Seeds {
public:
  Seeds(const Tokens& tokens, const std::vector<bool>& taken) : tokens_(tokens), taken_(taken) {}

  bool is_seed(std::size_t i) const {
    if (!tokens_[i].is_word())
      return false;
    const Word word = word_of(tokens_, i);
    if (word == Word::none || suffix(tokens_, i))
      return false;
    if (word == Word::known || word == Word::function) // "Ms. So", "chez les Au"
      return in_capital(tokens_, i) && tokens_[i].length() > 1 &&
             (form_of_address(tokens_, i) != npos ||
              (word == Word::function &&
               (is_named(tokens_, i) || of_family(tokens_, i) || behind_initial(tokens_, i))) ||
              (tokens_.french_text && word == Word::function && cue_of(tokens_, i) == 3 &&
               !tokens_[i].starts_sentence));
    const int evidence = evidence_of(tokens_, i);
    const int cue = cue_of(tokens_, i);
    if (two_syllables(tokens_, i))
      return true;
    if (word == Word::ordinary && tokens_[i].starts_sentence && in_capital(tokens_, i) && speaks(tokens_, i) &&
        !speaks_without_article(tokens_, i))
      return true; // "Drew says"
    if (evidence == 0 && word == Word::ordinary && tokens_[i].letters == Letters::capitals && !tokens_.shouting)
      return is_called(tokens_, i) || capital_seed(i, word, evidence, cue);
    if (evidence == 0)
      return word == Word::ordinary && !tokens_[i].has(title | relation | org | naming) &&
             ((cue == 3 && in_capital(tokens_, i)) || is_called(tokens_, i) ||
              (behind_initial(tokens_, i) && !tokens_[i].has(after | with)));
    if (names_a_building(tokens_, i, last_joined(tokens_, i)) && cue < 3)
      return false;
    if (word == Word::unknown && cue < 2 && borrowed_title(tokens_, i))
      return false;
    if (evidence >= 3)
      return !(tokens_[i].has(place) && in_place(tokens_, i) && cue < 2);
    return lower(tokens_, i) ? lower_seed(i, word, evidence, cue) : capital_seed(i, word, evidence, cue);
  }

  bool owns(std::size_t i) const {
    return tokens_.english_text && tokens_.sign(i + 1) == '\'' && i + 2 < tokens_.size() &&
           tokens_.of(tokens_[i + 2]) == "s" && !tokens_[i + 2].blank_before;
  }
  bool beside_known(std::size_t i) const {
    const auto alien = [&](std::size_t j) {
      return in_capital(tokens_, j) && (word_of(tokens_, j) == Word::known || word_of(tokens_, j) == Word::place ||
                                        tokens_[j].has(org | org_before | title | relation));
    };
    return (i > 0 && alien(i - 1)) || alien(i + 1);
  }

  bool lower_seed(std::size_t i, Word word, int evidence, int cue) const {
    if (evidence == 2)
      return true;
    const bool beside = beside_name(i);
    if (behind_initial(tokens_, i))
      return true;
    if (of_family(tokens_, i) && !tokens_[i].has(relation | title | org | place))
      return true;
    if (word == Word::unknown)
      return cue >= 2 || beside || (cue == 1 && tokens_[i].length() >= 3) ||
             (tokens_[i].length() >= 3 && acts(tokens_, i));
    if (word == Word::name)
      return cue >= 1 || beside;
    // A word and a name: "named hope", "mr bear", "rose tremblay", "grace told".
    if (tokens_[i].has(place) && in_place(tokens_, i))
      return false;
    if (tokens_[i].has(relation | title | org | contact | after | month | weekday))
      return false;
    if (cue == 3 || (cue == 2 && tokens_[i].has(given_name) && (acts(tokens_, i) || follows_contact(tokens_, i))))
      return true;
    if (tokens_[i].starts_sentence && tokens_[i].has(given_name) && speaks(tokens_, i))
      return true;
    return beside && tokens_[i].has(given_name | family_name);
  }

  bool capital_seed(std::size_t i, Word word, int evidence, int cue) const {
    const Token& token = tokens_[i];
    if (token.letters == Letters::capitals) {
      if (of_family(tokens_, i))
        return true;
      if (word == Word::ordinary && cue == 2 && token.length() >= 3) // "Met with HOLLY"; not "client REFUSED"
        return !(tokens_[i - 1].is_word() && tokens_[i - 1].has(relation)) &&
               !token.has(title | relation | org | org_before) && !speaks_without_article(tokens_, i) &&
               (tokens_[i - 1].has(title) || !verb_like(tokens_, i));
      if (word == Word::ordinary || word == Word::place)
        return cue == 3 && !token.has(title | relation | org | org_before);
      return evidence >= 2 || cue >= 1 || acts(tokens_, i) || beside_name(i);
    }
    if (word == Word::both) {
      if (token.has(place) && in_place(tokens_, i))
        return false;
      if (token.has(org)) // "Grace House": only behind what can be nothing but a name
        return cue == 3 || behind_initial(tokens_, i) ||
               (i > 0 && (word_of(tokens_, i - 1) == Word::name || word_of(tokens_, i - 1) == Word::unknown) &&
                in_capital(tokens_, i - 1) && cue_of(tokens_, i - 1) >= 1);
      if (token.has(month | weekday))
        return (cue >= 2 && !(i + 1 < tokens_.size() && tokens_[i + 1].is_number())) ||
               (beside_name(i) && !token.starts_sentence);
      if (cue >= 2 || beside_name(i) || of_family(tokens_, i) || behind_initial(tokens_, i))
        return true;
      if (token.starts_sentence)
        return (token.has(given_name) ? acts(tokens_, i) : speaks(tokens_, i)) && !token.has(title | relation | org);
      if ((in_title_case(tokens_, i) && (cue == 0 || beside_known(i))) || determined(tokens_, i))
        return false;
      return !token.has(title | relation | org | org_before) || cue >= 1;
    }
    if (word == Word::unknown)
      return evidence == 2 || cue >= 1 || beside_name(i);
    if (word == Word::name)
      return true;
    // An ordinary word or a place with a capital inside a sentence: only where a person must stand.
    if (word == Word::place)
      return cue == 3 && !in_place(tokens_, i);
    if (of_family(tokens_, i) && !token.has(relation | title))
      return true;
    if (lone_french_capital(tokens_, i) && !token.has(title | org | org_before | street | unit))
      return true;
    // "We believe Harry is": a capital word that is no institution, alone before a verb.
    if (acts(tokens_, i) && !speaks_without_article(tokens_, i) && !in_title_case(tokens_, i) &&
        !determined(tokens_, i) && !in_capital(tokens_, i + 1) && i > 0 && !in_capital(tokens_, i - 1))
      return true;
    const bool apposed = i > 1 && tokens_.sign(i - 1) == ',' && tokens_[i - 2].has(relation);
    const bool of_relation =
        i > 0 && (apposed || (tokens_[i - 1].is_word() && tokens_[i - 1].has(relation) && !tokens_[i - 1].has(org))) &&
        !title_case_with_known(tokens_, i);
    if (token.has(title | relation | org | org_before | naming | contact | direction | street | unit) ||
        (in_title_case(tokens_, i) && !of_relation))
      return cue == 3 && !token.has(title | relation | org | org_before);
    // "a call from Hydro" is no call from a person.
    const bool institution =
        cue == 2 && tokens_[i - 1].is_word() && tokens_[i - 1].has(with) && speaks_without_article(tokens_, i);
    return (cue >= 2 && !institution) || of_family(tokens_, i) || behind_initial(tokens_, i);
  }

  // A neighbour that is a name by itself.
  bool beside_name(std::size_t i) const {
    const auto strong = [&](std::size_t j) {
      if (j >= tokens_.size() || taken_[j] || !tokens_[j].is_word())
        return false;
      const Word word = word_of(tokens_, j);
      return (word == Word::name && tokens_[j].length() > 2) ||
             (word == Word::unknown && evidence_of(tokens_, j) >= 2) ||
             (word == Word::both && in_capital(tokens_, j) && in_capital(tokens_, i) &&
              !tokens_[j].has(title | relation | org | org_before | month | weekday));
    };
    const bool right = i + 1 < tokens_.size() &&
                       (strong(i + 1) || (tokens_.sign(i + 1) == '-' && strong(i + 2) && !tokens_[i + 2].blank_before));
    const bool left =
        i > 0 && (strong(i - 1) || (i > 1 && tokens_.sign(i - 1) == '-' && !tokens_[i].blank_before && strong(i - 2)));
    return right || left;
  }

private:
  const Tokens& tokens_;
  const std::vector<bool>& taken_;
};

} // namespace

std::vector<int> name_seeds(const Tokens& tokens, const std::vector<bool>& taken) {
  const Seeds seeds(tokens, taken);
  std::vector<int> out(tokens.size(), 0);
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (!taken[i] && seeds.is_seed(i))
      out[i] = evidence_of(tokens, i) >= 3 ? 3 : 2;
  return out;
}

} // namespace concert::engines::reidentification
