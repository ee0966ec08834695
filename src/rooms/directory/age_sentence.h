// A sentence as words, numbers and signs, for reading ages out of it; internal to the part. Nothing here knows a
// pattern.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace concert::directory::ages {

constexpr int not_an_age = -1; // a number that cannot be one: 41,300 or 2.5

struct Token {
  enum class Kind { word, number, symbol } kind = Kind::symbol;
  std::string text;
  int value = not_an_age;
  std::size_t begin = 0; // in the sentence
  std::size_t end = 0;
};

using Tokens = std::vector<Token>;

// Looks at tokens by position; past the ends there is an empty symbol.
class Sentence {
public:
  explicit Sentence(std::string_view text);

  std::size_t size() const { return tokens_.size(); }
  const Token& at(std::size_t i) const { return i < tokens_.size() ? tokens_[i] : nothing_; }
  bool is(std::size_t i, std::initializer_list<std::string_view> list) const;
  bool is_number(std::size_t i) const { return at(i).kind == Token::Kind::number; }
  bool has_word(std::initializer_list<std::string_view> list) const;
  // The position behind "years of age", "-year old", "yrs." at i; i itself when nothing of the kind is there.
  std::size_t past_years(std::size_t i) const;

private:
  Tokens tokens_;
  Token nothing_;
};

bool is_weeks_or_months(const Sentence& s, std::size_t i);
bool names_age(const Sentence& s, std::size_t i);    // age, ages, aged
bool names_people(const Sentence& s, std::size_t i); // youth, women, clients ...

} // namespace concert::directory::ages
