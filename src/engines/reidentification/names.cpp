// Names of persons. First each word is weighed with what stands around it; then each name found takes in the initials,
// particles and further names beside it; then the same word elsewhere in the text is taken for the same person.
#include <algorithm>

#include "engines/reidentification/name_context.h"
#include "engines/reidentification/name_rules.h"
#include "engines/reidentification/name_seeds.h"

namespace concert::engines::reidentification {

namespace {

class NameScanner {
public:
  NameScanner(const Scan& scan, Spans& out)
      : scan_(scan), tokens_(scan.tokens), out_(out), name_(tokens_.size(), 0), taken_(tokens_.size(), false) {}

  void run() {
    mark_taken();
    name_ = name_seeds(tokens_, taken_);
    initials();
    in_lists();
    repeated();
    for (std::size_t i = 0; i < tokens_.size();)
      i = name_[i] > 0 ? gather(i) : i + 1;
  }

private:
  void mark_taken() { // what a number, a date or an address already covers
    for (const Span& span : out_)
      for (std::size_t i = token_at(tokens_, span.begin); i < tokens_.size() && tokens_[i].begin < span.end; ++i)
        taken_[i] = true;
  }

  // "(Wei, Grace)", "Marie and rose": what is listed with a name is a name when it can be one.
  void in_lists() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (name_[i] == 0)
        continue;
      for (const bool right : {true, false}) {
        const std::size_t sign = right ? i + 1 : i - 1, other = right ? i + 2 : i - 2;
        if ((!right && i < 2) || other >= tokens_.size() || name_[other] > 0 || taken_[other] || suffix(tokens_, other))
          continue;
        const bool joins = tokens_.sign(sign) == ',' || tokens_.sign(sign) == '&' ||
                           (tokens_[sign].is_word() && is_one_of(tokens_.of(tokens_[sign]), {"and", "et"}));
        if (!joins || !tokens_[other].is_word() ||
            tokens_[other].has(title | relation | org | org_before | month | weekday | contact | after))
          continue;
        const Word word = word_of(tokens_, other);
        const bool same_case = in_capital(tokens_, other) == in_capital(tokens_, i);
        const bool shouted = !right && tokens_.sign(sign) == ',' && tokens_[other].letters == Letters::capitals &&
                             tokens_[i].letters == Letters::capital; // TREMBLAY, Marie
        const bool listed =
            name_[i] >= 2 && in_capital(tokens_, other) && tokens_[other].length() >= 3 && word == Word::ordinary;
        const bool can = ((shouted || listed) && (word == Word::ordinary || word == Word::place)) ||
                         word == Word::name || word == Word::unknown ||
                         (word == Word::both && (same_case || in_capital(tokens_, other)));
        if (can && tokens_[other].length() > 1 && !names_a_building(tokens_, other, other))
          name_[other] = 2;
      }
    }
  }

  // "J.S.", "M.-C. T.", "client K.L."; not "a.m.", "C.A.S."
  void initials() {
    for (std::size_t i = 0; i + 3 < tokens_.size(); ++i) {
      std::size_t letters = 0, at = i, last = i;
      while (at + 1 < tokens_.size() && tokens_[at].is_word() && tokens_[at].length() == 1 &&
             tokens_[at].is_capital() && tokens_.sign(at + 1) == '.' && !tokens_[at + 1].blank_before) {
        ++letters;
        last = at + 1;
        at += 2;
        if (tokens_.sign(at) == '-')
          ++at;
      }
      if (letters == 2 || (letters == 3 && cue_of(tokens_, i) >= 1)) {
        std::string plain;
        for (std::size_t j = i; j <= last; ++j)
          if (tokens_[j].is_word())
            plain += tokens_.of(tokens_[j]);
        const bool known = (scan_.lexicon.flags(plain) & (field_word | field_capitals)) != 0 ||
                           is_one_of(plain, {"pm", "am", "us", "uk", "nb", "ps", "eg", "ie", "cb", "po", "cp", "rr",
                                             "bc", "dc", "td"});
        if (!known && !taken_[i])
          for (std::size_t j = i; j <= last; ++j)
            name_[j] = 2;
      }
      if (letters > 0)
        i = last;
    }
  }

  // The word was plainly a name once: then it is one everywhere, unless the dictionary has it and it is written small.
  void repeated() {
    std::vector<std::string_view> seen;
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      if (name_[i] > 0 && tokens_[i].is_word() && tokens_[i].length() >= 3)
        seen.push_back(tokens_.of(tokens_[i]));
    if (seen.empty())
      return;
    std::sort(seen.begin(), seen.end());
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (name_[i] > 0 || taken_[i] || !tokens_[i].is_word() || tokens_[i].length() < 3)
        continue;
      const Word word = word_of(tokens_, i);
      const bool free =
          word == Word::unknown || word == Word::name ||
          (word != Word::known && word != Word::function && in_capital(tokens_, i) && !tokens_[i].starts_sentence);
      if (free && std::binary_search(seen.begin(), seen.end(), tokens_.of(tokens_[i])))
        name_[i] = 2;
    }
  }

  // May this word be the next part of a name whose last part is `from`?
  bool continues(std::size_t i, std::size_t from) const {
    if (i >= tokens_.size() || taken_[i] || !tokens_[i].is_word() || suffix(tokens_, i))
      return false;
    if (name_[i] > 0)
      return true;
    const Word word = word_of(tokens_, i);
    const Token& token = tokens_[i];
    const bool short_name = token.letters == Letters::capitals && tokens_[from].letters == Letters::capitals &&
                            token.length() <= 4 && token.has(field_capitals) && token.length() >= 2;
    if (short_name && !tokens_[from].known && !names_a_building(tokens_, i, i) && tokens_[i].blank_before)
      return true; // "ZHIHAO SIU": the abbreviation is a family name behind a given one
    if (word == Word::function && closes_name(i, from))
      return true;
    if (in_capital(tokens_, i) && !token.starts_sentence) {
      if (word == Word::known || token.has(month | weekday))
        return in_capital(tokens_, from) && token.letters == Letters::capital &&
               !token.has(field_capitals | month | weekday) && !token.has(org) &&
               word_of(tokens_, from) != Word::known && token.has(given_name | family_name | field_word);
      if (word == Word::function)
        return token.letters == Letters::capital && token.length() >= 2 && !lower(tokens_, from);
      return token.letters == Letters::capital || token.letters == Letters::mixed ||
             tokens_[from].letters == Letters::capitals;
    }
    if (!lower(tokens_, i))
      return false;
    if (word == Word::name || word == Word::unknown)
      return true;
    if (token.has(relation | title | contact | after | org | org_before | month | weekday | living | stop | with |
                  naming) ||
        !lower(tokens_, from))
      return false;
    return word == Word::both || (word == Word::ordinary && second_word(i, from));
  }

  // "spoke with nicolas ferry about", "nicolas ferry was": an ordinary small word is a family name where a name is
  // expected to go on, and it is not built like a verb or an adverb.
  bool second_word(std::size_t i, std::size_t from) const {
    if (from > 0 && name_[from - 1] > 0)
      return false; // already two words
    const bool plural_ends =
        tokens_.of(tokens_[i]).ends_with("s") && (tokens_.sign(i + 1) == ',' || cue_of(tokens_, from) >= 1);
    if (verb_like(tokens_, i) && !plural_ends)
      return false;
    const std::size_t next = i + 1;
    const bool apposed = tokens_.sign(next) == '(' && next + 1 < tokens_.size() && tokens_[next + 1].has(relation);
    const bool ends = next >= tokens_.size() || !tokens_[next].is_word() || tokens_[next].has(stop | with | after);
    const bool subject = next < tokens_.size() && tokens_[next].is_word() && tokens_[next].has(after);
    const Word before = word_of(tokens_, from);
    const bool sure = before == Word::unknown || before == Word::name; // nothing but a name: another may follow
    return tokens_[i].length() >= 2 && ends && (cue_of(tokens_, from) >= 1 || subject || apposed || sure) &&
           tokens_.sign(next) != '-';
  }

  // Over one connector: "-", "'", ".", particles, an initial. The token where the name goes on, or npos.
  std::size_t next_part(std::size_t last) const {
    std::size_t i = last + 1;
    if (i >= tokens_.size())
      return npos;
    if ((tokens_.sign(i) == '-' || tokens_.sign(i) == '\'') && !tokens_[i].blank_before && i + 1 < tokens_.size() &&
        !tokens_[i + 1].blank_before && tokens_[i + 1].is_word())
      return suffix(tokens_, i + 1) ? npos : i + 1;
    if (tokens_.sign(i) == '.' && tokens_[last].length() == 1)
      ++i; // behind an initial
    if (i < tokens_.size() && tokens_[i].is_word() && tokens_[i].length() == 1 && tokens_[i].is_capital() &&
        !tokens_[i].starts_sentence && (tokens_.sign(i + 1) == '.' || continues(i + 1, last)))
      return i; // a middle initial or "Marie T."
    std::size_t particles = i;
    while (particles < tokens_.size() && particles < i + 4 && tokens_[particles].is_word() &&
           tokens_[particles].has(particle) &&
           !(continues(particles, last) && word_of(tokens_, particles) != Word::function)) {
      ++particles;
      if (tokens_.sign(particles) == '\'' || tokens_.sign(particles) == '-' ||
          (tokens_.sign(particles) == '.' && is_one_of(tokens_.of(tokens_[particles - 1]), {"st", "ste"})))
        ++particles;
    }
    if (particles > i && particles < tokens_.size() && tokens_[particles].is_word() && !taken_[particles] &&
        ((in_capital(tokens_, particles) && word_of(tokens_, particles) != Word::known &&
          word_of(tokens_, particles) != Word::place) ||
         (lower(tokens_, last) && name_[particles] > 0)))
      return particles;
    return continues(i, last) ? i : npos;
  }

  // "it was autumn shigwadja", "check on ève lambert", "que X"
  bool introduced(std::size_t i) const {
    return i > 0 && tokens_[i - 1].is_word() &&
           is_one_of(tokens_.of(tokens_[i - 1]), {"was", "is", "est", "etait", "on", "sur", "va", "que", "that"});
  }

  // "weiwei du,", "mazen said": a family name that is also the smallest of words, where nothing follows it.
  bool closes_name(std::size_t i, std::size_t from) const {
    const std::size_t next = i + 1;
    const bool ends = next >= tokens_.size() ||
                      (tokens_.sign(next) != '\0' && tokens_.sign(next) != '\'' && tokens_.sign(next) != '-');
    const bool mandarin = is_pinyin(tokens_.of(tokens_[i])) && is_pinyin_name(tokens_.of(tokens_[from]));
    const bool sure = word_of(tokens_, from) == Word::unknown || word_of(tokens_, from) == Word::name;
    const bool goes_on = tokens_.english_text && next < tokens_.size() && tokens_[next].is_word() &&
                         tokens_[next].has(stop | with | after);
    return tokens_[i].length() >= 2 && sure &&
           ((ends && (mandarin || tokens_[i].has(given_name | family_name))) || (mandarin && goes_on)) &&
           (from == 0 || name_[from - 1] == 0);
  }

  // The part before the name: a given name, an initial, "de la", "O'".
  std::size_t part_before(std::size_t first) const {
    if (first == 0)
      return npos;
    std::size_t i = first - 1;
    if ((tokens_.sign(i) == '-' || tokens_.sign(i) == '\'') && i > 0 && !tokens_[i].blank_before &&
        !tokens_[first].blank_before && tokens_[i - 1].is_word() && !taken_[i - 1]) {
      const Token& token = tokens_[i - 1];
      const bool elision =
          tokens_.sign(i) == '\'' && (token.letters == Letters::lower || token.starts_sentence) &&
          is_one_of(tokens_.of(token), {"l", "d", "qu", "j", "s", "n", "c", "m", "t", "jusqu", "lorsqu", "puisqu"});
      return elision ? npos : i - 1;
    }
    if (tokens_.sign(i) == '.' && i > 0 && tokens_[i - 1].is_word() && !taken_[i - 1]) {
      const Token& token = tokens_[i - 1];
      const bool initial =
          token.length() == 1 && (token.is_capital() || (lower(tokens_, first) && tokens_[i - 1].blank_before));
      return initial || tokens_.of(token) == "st" || tokens_.of(token) == "ste" ? i - 1 : npos;
    }
    if (taken_[i] || !tokens_[i].is_word())
      return npos;
    const Token& token = tokens_[i];
    if (name_[i] > 0)
      return i;
    const Word word = word_of(tokens_, i);
    if (token.length() == 1)
      return token.is_capital() && !token.starts_sentence && !is_one_of(tokens_.of(token), {"a", "i", "y"}) ? i : npos;
    if (token.has(particle) && token.is_capital() && !tokens_.shouting && !token.starts_sentence &&
        is_one_of(tokens_.of(token), {"de",  "la",  "van", "von", "der",   "den",    "el",  "al",  "abu", "ben",
                                      "bin", "le",  "st",  "ste", "saint", "sainte", "mac", "mc",  "di",  "da",
                                      "do",  "dos", "o",   "del", "della", "des",    "du",  "ten", "ter", "van"}))
      return i;
    if (token.has(month) && in_capital(tokens_, i) && in_capital(tokens_, first) &&
        (i == 0 || (!tokens_[i - 1].is_number() && !tokens_[i - 1].has(place_before))))
      return i; // "for August Rempel"
    if (token.has(relation) && !token.has(title) && tokens_.french_text && token.letters == Letters::capital &&
        !token.starts_sentence && in_capital(tokens_, first))
      return i; // "Ami Zondi": French writes no friend with a capital
    if (word == Word::known || word == Word::function || word == Word::none ||
        token.has(title | relation | contact | naming | month | weekday))
      return npos;
    if (in_capital(tokens_, i)) {
      if (token.starts_sentence)
        return word == Word::name || word == Word::unknown || (word == Word::both && token.has(given_name)) ||
                       opens_name(i, first)
                   ? i
                   : npos;
      return token.has(org | org_before) || (word == Word::place && in_place(tokens_, i)) ? npos : i;
    }
    if (!lower(tokens_, first))
      return word == Word::name ? i : npos;
    // "with arthur muirhead": where a name is expected, the small word before a family name is a given name.
    const bool expected = (token.starts_sentence || cue_of(tokens_, i) >= 1 || introduced(i)) && token.length() >= 3 &&
                          !token.has(org | org_before | after | with | street | unit | living | place_before) &&
                          (word == Word::both || word == Word::ordinary);
    return word == Word::name || (word == Word::unknown && token.length() > 2) || (expected && !verb_like(tokens_, i))
               ? i
               : npos;
  }

  // "Raven Horton": an ordinary word that opens the sentence and is not built like "Yesterday", "Hopefully",
  // "Following".
  bool opens_name(std::size_t i, std::size_t first) const {
    const auto word = tokens_.of(tokens_[i]);
    for (const std::string_view ending : {"ly", "ing", "ed", "ment"})
      if (word.ends_with(ending))
        return false;
    return in_capital(tokens_, first) && word_of(tokens_, i) == Word::ordinary &&
           !tokens_[i].has(org | org_before | with | after | street | unit | living);
  }

  std::size_t gather(std::size_t seed) {
    std::size_t first = seed, last = seed;
    for (std::size_t at = part_before(first); at != npos && at + 8 > seed; at = part_before(first))
      first = at;
    for (std::size_t at = next_part(last); at != npos && at < seed + 12; at = next_part(last))
      last = at;
    if (tokens_.sign(last + 1) == '.' && tokens_[last].length() == 1 && !tokens_[last + 1].blank_before)
      ++last; // "Marie T."
    const int strength = *std::max_element(name_.begin() + static_cast<std::ptrdiff_t>(first),
                                           name_.begin() + static_cast<std::ptrdiff_t>(last) + 1);
    if (strength < 3 && names_a_building(tokens_, first, last) && cue_of(tokens_, first) < 3)
      return last + 1;
    const int cue = cue_of(tokens_, first);
    std::vector<Neutral> neutral = {Neutral::person};
    if (first > 0 && flag_before(tokens_, first, 1, relation))
      neutral.push_back(Neutral::relative);
    std::size_t begin = tokens_[first].begin;
    if (const std::size_t form = form_of_address(tokens_, first); form != npos)
      begin = tokens_[form].begin;
    if (flag_before(tokens_, first, 1, title) && !flag_before(tokens_, first, 1, relation))
      neutral.insert(neutral.begin(), Neutral::professional);
    out_.push_back({begin, tokens_[last].end, Kind::person_name,
                    strength >= 3 || cue == 3 ? Certainty::certain
                    : strength == 2           ? Certainty::likely
                                              : Certainty::possible,
                    std::move(neutral)});
    return last + 1;
  }

  const Scan& scan_;
  const Tokens& tokens_;
  Spans& out_;
  std::vector<int> name_; // how sure it is that the token is part of a name
  std::vector<bool> taken_;
};

} // namespace

void find_names(const Scan& scan, Spans& out) {
  NameScanner(scan, out).run();
}

} // namespace concert::engines::reidentification
