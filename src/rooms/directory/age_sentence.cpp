#include "rooms/directory/age_sentence.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace concert::directory::ages {

namespace {

constexpr std::array<std::string_view, 21> number_words = {
    "zero",     "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) >= 0x80);
}

Token number_at(std::string_view sentence, std::size_t at) {
  Token token{Token::Kind::number, "", not_an_age, at, at};
  std::size_t end = at;
  bool plain = true;
  while (end < sentence.size() &&
         (is_digit(sentence[end]) || ((sentence[end] == ',' || sentence[end] == '.') && end + 1 < sentence.size() &&
                                      is_digit(sentence[end + 1])))) {
    plain = plain && is_digit(sentence[end]);
    ++end;
  }
  token.text = sentence.substr(at, end - at);
  token.end = end;
  if (plain && token.text.size() <= 3 && std::stoi(token.text) <= 120)
    token.value = std::stoi(token.text);
  return token;
}

Tokens tokens_of(std::string_view sentence) {
  Tokens out;
  for (std::size_t at = 0; at < sentence.size();) {
    if (is_digit(sentence[at])) {
      out.push_back(number_at(sentence, at));
      at = out.back().end;
      continue;
    }
    if (sentence.substr(at, 3) == "\u2013" || sentence.substr(at, 3) == "\u2014" ||
        sentence.substr(at, 3) == "\u2011") {
      out.push_back({Token::Kind::symbol, "-", not_an_age, at, at + 3});
      at += 3;
      continue;
    }
    if (is_letter(sentence[at])) {
      std::size_t end = at;
      while (end < sentence.size() && is_letter(sentence[end]))
        ++end;
      Token token{Token::Kind::word, text::fold(sentence.substr(at, end - at)), not_an_age, at, end};
      const auto word = std::find(number_words.begin(), number_words.end(), token.text);
      if (word != number_words.end()) {
        token.kind = Token::Kind::number;
        token.value = static_cast<int>(word - number_words.begin());
      }
      // "½" is a letter to nobody; it makes the number before it no whole age.
      if (token.text.find("\u00bd") != std::string::npos && !out.empty())
        out.back().value = not_an_age;
      out.push_back(std::move(token));
      at = end;
      continue;
    }
    if (sentence[at] != ' ' && sentence[at] != '\n')
      out.push_back({Token::Kind::symbol, std::string(1, sentence[at]), not_an_age, at, at + 1});
    ++at;
  }
  return out;
}

bool one_of(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

} // namespace

Sentence::Sentence(std::string_view text) : tokens_(tokens_of(text)) {}

bool Sentence::is(std::size_t i, std::initializer_list<std::string_view> list) const {
  return i < tokens_.size() && one_of(tokens_[i].text, list);
}

bool Sentence::has_word(std::initializer_list<std::string_view> list) const {
  return std::any_of(tokens_.begin(), tokens_.end(),
                     [&](const Token& t) { return t.kind == Token::Kind::word && one_of(t.text, list); });
}

std::size_t Sentence::past_years(std::size_t i) const {
  const std::size_t start = i;
  if (is(i, {"-"}) && is(i + 1, {"year", "years", "yr", "yrs"}))
    ++i;
  if (!is(i, {"year", "years", "yr", "yrs"}))
    return start;
  ++i;
  if (is(i, {"-", "."}) && is(i + 1, {"old"}))
    ++i;
  if (is(i, {"old"}))
    ++i;
  else if (is(i, {"of"}) && is(i + 1, {"age"}))
    i += 2;
  return i;
}

bool is_weeks_or_months(const Sentence& s, std::size_t i) {
  return s.is(i, {"week", "weeks", "wk", "wks", "month", "months", "mo", "mos"});
}

bool names_age(const Sentence& s, std::size_t i) {
  return s.is(i, {"age", "ages", "aged"});
}
bool names_people(const Sentence& s, std::size_t i) {
  return s.is(i, {"youth",     "youths",   "children", "child", "adolescents", "adolescent", "teens",
                  "teenagers", "boys",     "girls",    "men",   "women",       "males",      "females",
                  "male",      "female",   "adults",   "adult", "seniors",     "citizens",   "individuals",
                  "infants",   "toddlers", "clients",  "kids",  "people"});
}

} // namespace concert::directory::ages
