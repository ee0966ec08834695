// Where somebody lives: house and street, flat, box, lot, concession, house numbers on a reserve, highway addresses,
// and postal codes. A town, a street alone or "downtown" is no finding unless it is said where somebody lives.
#include <algorithm>

#include "engines/reidentification/scan.h"

namespace concert::engines::reidentification {

namespace {

// Street words that are mostly something else; they count only beside a capital or where an address is spoken of.
bool is_doubtful_street(std::string_view word) {
  return is_one_of(word,
                   {"drive", "court", "place",     "way",     "close",   "square",     "park",  "gate",   "trail",
                    "line",  "lane",  "row",       "heights", "grove",   "path",       "cote",  "cours",  "rang",
                    "route", "place", "promenade", "circle",  "st",      "dr",         "pl",    "ch",     "av",
                    "ct",    "sq",    "ln",        "cir",     "terrace", "concession", "allee", "ruelle", "montee",
                    "mews",  "cr",    "av",        "impasse", "crt",     "croissant"});
}

class AddressScanner {
public:
  AddressScanner(const Scan& scan, Spans& out) : tokens_(scan.tokens), text_(scan.text), out_(out) {}

  void run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      std::size_t last = i;
      std::size_t first = i;
      if (rural(i, last) || unit_number(i, last) || box(i, last) || house(i, last) || lived_in_street(i, first, last) ||
          corner(i, last)) {
        add(first, last);
        i = last;
      }
    }
  }

private:
  bool is(std::size_t i, std::initializer_list<std::string_view> words) const {
    return i < tokens_.size() && tokens_[i].is_word() && is_one_of(tokens_.of(tokens_[i]), words);
  }
  bool number(std::size_t i) const { return i < tokens_.size() && tokens_[i].is_number(); }
  bool word(std::size_t i, std::uint32_t flags) const {
    return i < tokens_.size() && tokens_[i].is_word() && tokens_[i].has(flags);
  }
  bool attached(std::size_t i) const { return i < tokens_.size() && !tokens_[i].blank_before; }

  void add(std::size_t first, std::size_t last) {
    std::size_t begin = tokens_[first].begin;
    if (begin > 0 && text_.at(begin - 1) == '#')
      --begin;
    out_.push_back({begin, tokens_[last].end, Kind::street_address, Certainty::likely, {Neutral::address}});
  }

  // Behind a house number: its letter or fraction, "12B", "12 B", "12 1/2", "12 bis", and "-55" of "1204-55".
  std::size_t number_end(std::size_t i) const {
    std::size_t last = i;
    while (true) {
      const std::size_t next = last + 1;
      if (next < tokens_.size() && tokens_[next].is_word() && tokens_[next].length() == 1 &&
          (attached(next) || (tokens_[next].is_capital() && !attached(next) && !word(next, stop)) ||
           (tokens_[next].is_capital() && word(next + 1, street_before))))
        last = next;
      else if ((tokens_.sign(next) == '-' || tokens_.sign(next) == '/' || tokens_.sign(next) == long_dash) &&
               number(next + 1))
        last = next + 1;
      else if (is(next, {"bis", "ter"}))
        last = next;
      else
        return last;
    }
  }

  // apt 4B, unit #1204, app. 3, suite B, chambre 12
  bool unit_number(std::size_t i, std::size_t& last) const {
    if (!word(i, unit) || (!tokens_[i].blank_before && i > 0 && tokens_.sign(i - 1) == '\''))
      return false;
    std::size_t at = i + 1;
    bool numbered = false;
    while (at < tokens_.size() && (tokens_.sign(at) == '.' || tokens_.sign(at) == '#' || tokens_.sign(at) == ':' ||
                                   tokens_.sign(at) == other_sign || is(at, {"no", "number", "numero", "num", "nr"}) ||
                                   (is(at, {"n"}) && tokens_.sign(at + 1) == other_sign))) {
      numbered = numbered || tokens_.sign(at) != '.';
      ++at;
    }
    const bool loose =
        is(i, {"house", "maison", "site", "lot", "floor", "building", "immeuble", "bldg", "bureau", "ste", "logement"});
    if (!number(at)) {
      // "unit B", "apt C"
      if (at < tokens_.size() && tokens_[at].is_word() && tokens_[at].length() == 1 && tokens_[at].is_capital() &&
          !loose && !is(at, {"a", "i"}) && tokens_.sign(at + 1) != '\'') {
        last = number(at + 1) && attached(at + 1) ? at + 1 : at;
        return true;
      }
      return false;
    }
    last = number_end(at);
    const std::size_t next = last + 1;
    const bool hour = is(next, {"am", "pm", "h", "a", "p"}) || tokens_.sign(next) == ':' || tokens_.sign(next) == '%';
    if (hour)
      return false;
    const bool counts =
        word(next, english | french) && !word(next, stop) && tokens_[next].blank_before && !tokens_[next].is_capital();
    return !loose || numbered || (!counts && (tokens_[at].length() >= 2 || flag_before(tokens_, i, 4, living)));
  }

  // P.O. Box 45, CP 112, case postale 7, box 3
  bool box(std::size_t i, std::size_t& last) const {
    std::size_t at = i;
    if (is(at, {"po", "p"})) {
      while (at < tokens_.size() && (is(at, {"po", "p", "o"}) || tokens_.sign(at) == '.'))
        ++at;
      if (!is(at, {"box", "bag"}))
        return false;
      ++at;
    } else if (is(at, {"box"})) {
      ++at;
    } else if (is(at, {"case"}) && is(at + 1, {"postale"})) {
      at += 2;
    } else if (is(at, {"cp", "bp"}) || (is(at, {"c", "b"}) && tokens_.sign(at + 1) == '.' && is(at + 2, {"p"}))) {
      at += is(at, {"cp", "bp"}) ? 1 : 3;
      while (tokens_.sign(at) == '.')
        ++at;
    } else {
      return false;
    }
    while (tokens_.sign(at) == '#' || is(at, {"no"}) || (tokens_.sign(at) == '.' && number(at + 1)))
      ++at;
    if (!number(at))
      return false;
    last = at;
    return true;
  }

  // RR 2, R.R. #3, lot 12 concession 4, rang 6, fire number 1234
  bool rural(std::size_t i, std::size_t& last) const {
    std::size_t at = i;
    if (is(at, {"rr"}) || (is(at, {"r"}) && tokens_.sign(at + 1) == '.' && is(at + 2, {"r"})))
      at += is(at, {"rr"}) ? 1 : 3;
    else if (is(at, {"lot", "concession", "conc", "con", "rang", "sideroad"}))
      at += is(at + 1, {"road", "line", "rd"}) ? 2 : 1;
    else if ((is(at, {"fire", "house", "civic", "911"}) && is(at + 1, {"number", "no"})) ||
             (is(at, {"numero"}) && is(at + 1, {"civique"})))
      at += 2;
    else if (is(at, {"range", "township", "county", "regional", "line"}) && is(at + 1, {"road"}))
      at += 2;
    else
      return false;
    while (tokens_.sign(at) == '.' || tokens_.sign(at) == '#' || tokens_.sign(at) == ':' || is(at, {"is", "no", "est"}))
      ++at;
    if (!number(at))
      return false;
    last = number_end(at);
    // "lot 12, concession 4" and "lot 12, con. 4" are one place.
    const std::size_t next = tokens_.sign(last + 1) == ',' ? last + 2 : last + 1;
    if (std::size_t more = next; is(next, {"lot", "concession", "conc", "con", "rang"}) && rural(next, more))
      last = more;
    return true;
  }

  // The name of a street between its number and its type, or behind its type: at most five words.
  bool street_name(std::size_t from, std::size_t& at, bool before_type, bool& capital) const {
    std::size_t words = 0;
    for (at = from; at < tokens_.size() && words < 5; ++at) {
      const Token& token = tokens_[at];
      if (tokens_.sign(at) == '\'' || tokens_.sign(at) == '-' || tokens_.sign(at) == '.')
        continue;
      if (before_type && words > 0 && word(at, street) && !is(at, {"st", "e", "n", "s", "w"}))
        return true;
      if (before_type && words > 0 && is(at, {"st"}) &&
          !(at + 1 < tokens_.size() && tokens_[at + 1].is_capital() && word(at + 2, street)))
        return true;
      if (token.is_number()) {
        if (words > 0 && !is_ordinal_end(at + 1))
          return false;
        capital = capital || is_ordinal_end(at + 1); // 22nd Street
      } else if (!token.is_word()) {
        return false;
      } else if (token.has(stop) && !token.has(particle) && !token.is_capital() &&
                 !is(at, {"notre", "new", "first", "mine"})) {
        return false;
      }
      // A capital, or a word that is hardly anything but the name of a street.
      capital = capital || token.is_capital() ||
                (token.is_word() && (token.has(given_name | family_name | place) || !token.has(english | french)) &&
                 !token.has(stop | unit));
      ++words;
    }
    return false;
  }
  bool is_ordinal_end(std::size_t i) const {
    return attached(i) && is(i, {"st", "nd", "rd", "th", "e", "er", "ere", "eme"});
  }

  std::size_t with_direction(std::size_t last) const {
    std::size_t at = last + 1;
    if (tokens_.sign(at) == '.' && word(at + 1, direction) &&
        (tokens_[at + 1].is_capital() || tokens_[at + 1].length() > 3 || tokens_.sign(at + 2) == ','))
      ++at;
    if (word(at, direction) && (tokens_[at].is_capital() || tokens_[at].length() > 2 || is(at, {"e", "w", "n"})) &&
        !is(at, {"est", "sud", "nord"}))
      return at;
    if (is(at, {"est", "sud", "nord", "ouest"}) && (tokens_[at].is_capital() || !word(at + 1, english | french)))
      return at;
    return last;
  }

  // The words behind "rue": de la, Saint-Joseph, 5e, Principale Est.
  bool french_street(std::size_t type, std::size_t& last) const {
    std::size_t at = type + 1, words = 0;
    if (tokens_.sign(at) == '.')
      ++at;
    bool name = false;
    for (; at < tokens_.size() && words < 7; ++at) {
      const Token& token = tokens_[at];
      const char sign = tokens_.sign(at);
      if (sign == '-' || sign == '\'' ||
          (sign == '.' && is(at - 1, {"st", "ste", "dr", "mgr", "n", "s", "e", "o"}) && at + 1 < tokens_.size() &&
           tokens_[at + 1].is_capital()))
        continue;
      if (sign != '\0')
        break;
      const bool joined = tokens_.sign(at - 1) == '-' || tokens_.sign(at - 1) == '\'';
      if (token.is_number()) {
        if (name && !joined)
          break;
        last = is_ordinal_end(at + 1) ? at + 1 : at;
        at = last;
        name = true;
      } else if ((token.has(particle) || is(at, {"l"})) && !joined &&
                 (!name || is(at, {"de", "du", "des", "la", "le", "les", "d", "l"}))) {
        if (name && !(at + 1 < tokens_.size() && tokens_[at + 1].is_capital()))
          break;
      } else if (joined || token.is_capital() || (!name && (!token.has(stop) || is(at, {"notre"})))) {
        last = at;
        name = true;
      } else if (token.has(direction) && name) {
        last = at;
        return true;
      } else {
        break;
      }
      ++words;
    }
    last = name ? with_direction(last) : last;
    return name;
  }

  bool spoken_of(std::size_t i) const {
    return flag_before(tokens_, i, 3, living) ||
           (i > 0 && is(i - 1, {"at", "au", "to", "from", "near", "outside", "sur"})) ||
           (i > 1 && tokens_.sign(i - 1) == ',' && (number(i - 2) || tokens_[i - 2].length() == 1));
  }

  // 55 Elm Street West, 12 rue Principale, 4521 Highway 17, 1204-55 Elm, at 55 Elm
  bool house(std::size_t i, std::size_t& last) const {
    if (!number(i) || tokens_[i].length() > 6 ||
        (i > 0 && (tokens_.sign(i - 1) == '$' || (attached(i) && tokens_[i - 1].is_word()))))
      return false;
    const std::size_t end = number_end(i);
    std::size_t at = end + 1;
    if (is_ordinal_end(at))
      return false; // 5th Avenue alone
    if (tokens_.sign(at) == ',')
      ++at;
    // 201 Range Road 25, 4521 Highway 17
    std::size_t road = at;
    if (is(road, {"county", "range", "township", "regional", "concession"}) && is(road + 1, {"road", "rd", "line"}))
      road += 2;
    else if (is(road, {"highway", "hwy", "concession", "sideroad", "line", "route"}))
      ++road;
    if (road > at && number(road)) {
      last = with_direction(road);
      return true;
    }
    if (word(at, street_before) && !is(at, {"place", "cours", "ch", "av"}) && french_street(at, last))
      return true;
    if (word(at, street_before) && (at < tokens_.size()) &&
        (tokens_[at].is_capital() || tokens_.sign(at + 1) == '.' || spoken_of(i)) && french_street(at, last))
      return true;
    bool capital = false;
    if (at == end + 1 && street_name(at, last, true, capital)) {
      const std::size_t type = last;
      const bool type_capital = tokens_[type].is_capital();
      const bool directed = with_direction(type) > type;
      const bool sound = capital || directed || type_capital || spoken_of(i) || tokens_[i].length() >= 3 ||
                         (i > 0 && word(i - 1, contact)) || is(i - 1, {"attended"}) ||
                         (!is_doubtful_street(tokens_.of(tokens_[type])) &&
                          !(word(type + 1, english | french) && !word(type + 1, stop)) && type <= at + 2);
      if (sound) {
        last = with_direction(type);
        return true;
      }
    }
    return at == end + 1 && bare_house(i, at, last);
  }

  // "at 55 Elm": a number and a capital word that is no month, no agency and nothing that is counted.
  bool bare_house(std::size_t i, std::size_t at, std::size_t& last) const {
    if (at >= tokens_.size() || !tokens_[at].is_word() || tokens_[at].letters != Letters::capital ||
        tokens_[at].known || tokens_[at].has(month | weekday | stop) || tokens_[at].length() < 3 || tokens_.shouting)
      return false;
    if (!spoken_of(i) && tokens_[i].length() < 2)
      return false;
    if (!spoken_of(i) && !(i > 0 && tokens_.sign(i - 1) == ',') && !tokens_[i].starts_sentence)
      return false;
    last = at;
    while (last + 1 < tokens_.size() && tokens_[last + 1].is_word() && tokens_[last + 1].letters == Letters::capital &&
           !tokens_[last + 1].known && last < at + 2)
      ++last;
    return true;
  }

  // "lives on Elm Street", "habite rue Principale": no number, but it is said to be where somebody lives.
  bool lived_in_street(std::size_t i, std::size_t& first, std::size_t& last) const {
    if (!word(i, living))
      return false;
    std::size_t at = i + 1;
    for (std::size_t step = 0; step < 3 && (word(at, particle | stop | place_before) || tokens_.sign(at) == ':');
         ++step)
      ++at;
    if (at >= tokens_.size() || !tokens_[at].is_word())
      return false;
    first = at;
    if (is(at, {"rue", "chemin", "boulevard", "boul", "avenue", "av", "montee", "croissant", "rang"}))
      return french_street(at, last);
    bool capital = false;
    if (!street_name(at, last, true, capital) || !capital)
      return false;
    last = with_direction(last);
    return true;
  }

  // "corner of Elm and Third", "au coin de Pine et Elm"
  bool corner(std::size_t i, std::size_t& last) const {
    if (!is(i, {"corner", "coin", "intersection"}))
      return false;
    std::size_t at = i + 1;
    while (word(at, particle) || is(at, {"of", "de", "rues"}))
      ++at;
    if (at >= tokens_.size() || !tokens_[at].is_capital() || !tokens_[at].is_word())
      return false;
    std::size_t capitals = 1;
    last = at;
    for (++at; at < tokens_.size() && at < i + 10; ++at) {
      if (tokens_[at].is_word() && tokens_[at].is_capital())
        ++capitals, last = at;
      else if (!is(at, {"and", "et", "street", "avenue"}) && tokens_.sign(at) != '&' && tokens_.sign(at) != '.')
        break;
    }
    return capitals >= 2;
  }

  const Tokens& tokens_;
  const Normal& text_;
  Spans& out_;
};

} // namespace

void find_addresses(const Scan& scan, Spans& out) {
  AddressScanner(scan, out).run();
}

} // namespace concert::engines::reidentification
