// Days that name somebody: a birthday in any form, and any day with its year. "Next Tuesday", "since March", "March 14"
// and "in 2019" are let through unless they are said of a birth.
#include <array>

#include "engines/reidentification/identity_numbers.h"
#include "engines/reidentification/scan.h"

namespace concert::engines::reidentification {

namespace {

bool is_ordinal_word(std::string_view word) {
  return is_one_of(word,
                   {"first",     "second",    "third",       "fourth",     "fifth",      "sixth",      "seventh",
                    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",    "thirteenth", "fourteenth",
                    "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",  "twenty",
                    "thirtieth", "thirty",    "premier",     "un",         "deux",       "trois",      "quatre",
                    "cinq",      "six",       "sept",        "huit",       "neuf",       "dix",        "onze",
                    "douze",     "treize",    "quatorze",    "quinze",     "seize",      "vingt",      "trente"});
}

class DateScanner {
public:
  DateScanner(const Scan& scan, Spans& out) : tokens_(scan.tokens), out_(out) {}

  void run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      std::size_t last = i;
      bool whole = false; // day, month and year
      if (!(tokens_[i].is_number() ? numeric(i, last, whole) || day_first(i, last, whole)
                                   : written_day(i, last, whole) || month_first(i, last, whole) || year_after(i, last)))
        continue;
      const bool birth_day = of_birth(i, last);
      if (whole || birth_day) {
        out_.push_back({tokens_[i].begin,
                        tokens_[last].end,
                        Kind::date,
                        birth_day ? Certainty::certain : Certainty::likely,
                        {birth_day ? Neutral::birth_date : Neutral::date}});
        i = last;
      }
    }
    birth_years();
  }

private:
  int value(std::size_t i) const {
    if (i >= tokens_.size() || !tokens_[i].is_number() || tokens_[i].length() > 4)
      return -1;
    int out = 0;
    for (const char c : tokens_.of(tokens_[i]))
      out = out * 10 + (c - '0');
    return out;
  }
  std::size_t length(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].is_number() ? tokens_[i].length() : 0;
  }
  bool is_month(std::size_t i) const { return i < tokens_.size() && tokens_[i].is_word() && tokens_[i].has(month); }
  bool is_day_number(std::size_t i) const { return length(i) <= 2 && value(i) >= 1 && value(i) <= 31; }

  // A year at i, "1989" or "'89" or "89" when something else made the date plain.
  bool year_at(std::size_t i, std::size_t& last) const {
    if (tokens_.sign(i) == '\'' && length(i + 1) == 2) {
      last = i + 1;
      return true;
    }
    if (length(i) == 4 && value(i) >= 1880 && value(i) <= 2099) {
      last = i;
      return true;
    }
    return false;
  }
  std::size_t skip(std::size_t i) const { // commas, points and small words between the parts
    while (i < tokens_.size() &&
           (is_one_of(std::string_view(&tokens_.text->text[tokens_[i].begin], 1), {",", ".", "-", "/"}) ||
            (tokens_[i].is_word() && is_one_of(tokens_.of(tokens_[i]), {"of", "de", "the", "in", "en"}))))
      ++i;
    return i;
  }
  std::size_t skip_ordinal(std::size_t i) const { // behind a number: 14th, 1er, 2e
    if (i < tokens_.size() && tokens_[i].is_word() && !tokens_[i].blank_before &&
        is_one_of(tokens_.of(tokens_[i]), {"st", "nd", "rd", "th", "er", "ere", "e", "eme"}))
      return i + 1;
    return i;
  }

  // 14/03/1989, 1989-03-14, 14.03.89, 14 03 1989
  bool numeric(std::size_t i, std::size_t& last, bool& whole) const {
    std::array<std::size_t, 3> at = {i, 0, 0};
    std::size_t j = i;
    bool blanks = false;
    for (std::size_t part = 1; part < 3; ++part) {
      std::size_t k = j + 1;
      const char sign = tokens_.sign(k);
      if (sign == '/' || sign == '-' || sign == '.' || sign == long_dash || sign == ',')
        ++k;
      else
        blanks = true;
      if (length(k) == 0)
        return false;
      at[part] = j = k;
    }
    const auto a = value(at[0]), b = value(at[1]), c = value(at[2]);
    const std::size_t la = length(at[0]), lb = length(at[1]), lc = length(at[2]);
    if (lb > 2 || (la != 4 && lc != 4 && (lc != 2 || blanks || la > 2)))
      return false;
    const bool year_first = la == 4 && lc <= 2 && (is_day(a, b, c) || is_day(a, c, b)) && a >= 1880;
    const bool year_last = la <= 2 && (lc == 2 || c >= 1880) && (is_day(c, b, a) || is_day(c, a, b) || is_day(a, b, c));
    if (!year_first && !year_last)
      return false;
    last = at[2];
    whole = true;
    return true;
  }

  // 14 March 1989, 1er mai '90, 3 de mayo
  bool day_first(std::size_t i, std::size_t& last, bool& whole) const {
    if (!is_day_number(i))
      return false;
    const std::size_t at = skip(skip_ordinal(i + 1));
    if (!is_month(at))
      return false;
    last = at;
    take_year(at + 1, last, whole);
    return true;
  }

  // fourteenth of March 1989, le quatorze mars 1989
  bool written_day(std::size_t i, std::size_t& last, bool& whole) const {
    if (!tokens_[i].is_word() || !is_ordinal_word(tokens_.of(tokens_[i])))
      return false;
    std::size_t at = i + 1;
    for (std::size_t more = 0; more < 4 && at < tokens_.size() && !is_month(at); ++more, ++at)
      if (tokens_.sign(at) != '-' && !is_one_of(tokens_.of(tokens_[at]), {"of", "et", "de"}) &&
          !is_ordinal_word(tokens_.of(tokens_[at])))
        return false;
    if (!is_month(at))
      return false;
    last = at;
    take_year(at + 1, last, whole);
    return true;
  }

  // March 14, 1989; mars 1989 only says something of a birth
  bool month_first(std::size_t i, std::size_t& last, bool& whole) const {
    if (!is_month(i))
      return false;
    std::size_t at = skip(i + 1);
    if (is_day_number(at)) {
      last = skip_ordinal(at + 1) - 1;
      take_year(last + 1, last, whole);
      return true;
    }
    return year_at(at, last);
  }

  void take_year(std::size_t at, std::size_t& last, bool& whole) const {
    const std::size_t year = skip(at);
    if (year_at(year, last))
      whole = true;
    else if (length(year) == 2 && year == at + 1 && tokens_.sign(at) != ',' && !tokens_[at].blank_before) { // 14-Mar-89
      last = year;
      whole = true;
    }
  }

  bool year_after(std::size_t i, std::size_t& last) const {
    return is_one_of(tokens_.of(tokens_[i]), {"annee", "year"}) && year_at(i + 1, last);
  }

  bool is_birth_word(std::size_t i) const {
    if (!tokens_[i].is_word() || !tokens_[i].has(birth))
      return false;
    if (!is_one_of(tokens_.of(tokens_[i]), {"ne"}))
      return true;
    // "ne" without its accent is also "not"; a birth goes on with a day, a year or a place.
    return (tokens_.text->marks[tokens_[i].end - 1] & Normal::accented) != 0 ||
           (i + 1 < tokens_.size() && is_one_of(tokens_.of(tokens_[i + 1]), {"le", "en", "un"}));
  }

  // A word of birth a few words before, or "birthday" right behind, or "turned 18 on".
  bool of_birth(std::size_t first, std::size_t last) const {
    std::size_t words = 0;
    for (std::size_t j = first; j > 0 && words < 7 && first - j < 60;) {
      --j;
      if (tokens_.sign(j) == '!' || tokens_.sign(j) == '?' || tokens_.sign(j) == ';')
        break;
      if (tokens_.sign(j) == '.' && j + 1 < tokens_.size() && tokens_[j + 1].is_capital() &&
          tokens_[j + 1].blank_before)
        break; // the sentence before
      if (is_birth_word(j))
        return true;
      if (tokens_[j].is_word()) {
        if (words < 4 && is_one_of(tokens_.of(tokens_[j]), {"turned", "turns", "turning"}))
          return true;
        ++words;
      }
    }
    for (std::size_t j = last + 1; j < tokens_.size() && j <= last + 5; ++j) {
      if (tokens_.sign(j) == '.' || tokens_.sign(j) == ';')
        return false;
      if (tokens_[j].is_word() &&
          is_one_of(tokens_.of(tokens_[j]), {"birthday", "bday", "dob", "ddn", "anniversaire", "birth", "naissance"}))
        return true;
    }
    return false;
  }

  // "born in 1987", "née en '92", "DOB 87"
  void birth_years() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!is_birth_word(i))
        continue;
      std::size_t at = i + 1;
      for (std::size_t step = 0;
           step < 5 && at < tokens_.size() && !tokens_[at].is_number() && tokens_.sign(at) != '\''; ++step)
        ++at;
      std::size_t last = at;
      if (year_at(at, last))
        out_.push_back({tokens_[at].begin, tokens_[last].end, Kind::date, Certainty::likely, {Neutral::birth_date}});
    }
  }

  const Tokens& tokens_;
  Spans& out_;
};

} // namespace

void find_dates(const Scan& scan, Spans& out) {
  DateScanner(scan, out).run();
}

} // namespace concert::engines::reidentification
