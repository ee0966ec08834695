// The two languages of every page, list and message.
#pragma once

#include <optional>
#include <string_view>

namespace concert {

enum class Language { en, fr };

constexpr std::string_view tag_of(Language language) { return language == Language::fr ? "fr" : "en"; }

constexpr std::optional<Language> language_of(std::string_view tag) {
  if (tag == "en")
    return Language::en;
  if (tag == "fr")
    return Language::fr;
  return std::nullopt;
}

// A text that was written in both languages, such as the label of a code.
template <class Text>
struct Bilingual {
  Text en;
  Text fr;
  const Text& in(Language language) const { return language == Language::fr ? fr : en; }
  friend bool operator==(const Bilingual&, const Bilingual&) = default;
};

} // namespace concert
