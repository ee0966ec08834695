// The normalised text as words, numbers and signs, each word with what the lexicon knows of it and how it is written.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engines/reidentification/lexicon.h"
#include "engines/reidentification/normalise.h"

namespace concert::engines::reidentification {

enum class Letters : std::uint8_t { lower, capital, capitals, mixed }; // marie, Marie, MARIE, McKay

struct Token {
  enum class Kind : std::uint8_t { word, number, sign };
  std::uint32_t begin = 0; // in the normalised text
  std::uint32_t end = 0;
  Kind kind = Kind::sign;
  Letters letters = Letters::lower;
  bool starts_sentence = false;
  bool blank_before = true;
  bool foreign = false;   // every letter is of another script
  bool disguised = false; // some are: a name that hides
  bool accented = false;
  bool exotic = false; // an accent that neither English nor French has
  bool known = false;  // part of a phrase of the field or of a place, or a word of the field
  std::uint32_t flags = 0;
  float shape = 0;

  bool is_word() const { return kind == Kind::word; }
  bool is_number() const { return kind == Kind::number; }
  bool has(std::uint32_t any) const { return (flags & any) != 0; }
  std::size_t length() const { return end - begin; }
  bool is_capital() const { return letters != Letters::lower; }
};

struct Tokens {
  const Normal* text = nullptr;
  std::vector<Token> list;
  bool shouting = false;    // nearly everything is in capitals: they tell nothing
  bool lower_only = false;  // no capitals at all: they are not used
  bool french_text = false; // which language the words that belong to one of them speak for
  bool english_text = false;

  std::string_view of(const Token& token) const {
    return std::string_view(text->text).substr(token.begin, token.end - token.begin);
  }
  char sign(std::size_t i) const {
    return i < list.size() && list[i].kind == Token::Kind::sign ? text->text[list[i].begin] : '\0';
  }
  std::size_t size() const { return list.size(); }
  const Token& operator[](std::size_t i) const { return list[i]; }
};

Tokens tokens_of(const Normal& normal, const Lexicon& lexicon, std::optional<Language> language);

} // namespace concert::engines::reidentification
