// What a log line may hold: ids, numbers, times, codes and words from the source. A free string does not compile.
// PRIVACY: this type is why no name, address or narrative can reach a log by mistake.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/code.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/refusal.h"
#include "platform/log/incident.h"

namespace concert::log {

// The name of an event or of one of its values: a snake_case literal, checked by the compiler.
class Name {
 public:
  template <std::size_t N>
  consteval Name(const char (&literal)[N]) : text_(literal, N - 1) {
    char previous = '_';
    for (const char c : text_) {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!letter && (c != '_' || previous == '_'))
        throw "the name of a log event or value is snake_case";
      previous = c;
    }
    if (previous == '_')
      throw "the name of a log event or value is snake_case";
  }
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

// A word that stands in the source, such as "GET" or the pattern of a route: it can be passed on and stays one.
class Literal {
 public:
  template <std::size_t N>
  consteval Literal(const char (&literal)[N]) : text_(literal, N - 1) {
    for (const char c : text_)
      if (c < 0x20 || c > 0x7e || c == '"' || c == '\\')
        throw "a literal for the log is printable ASCII without quote and backslash";
  }
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

class Loggable {
 public:
  template <std::integral Integer>
  requires(!std::same_as<Integer, bool> && !std::same_as<Integer, char>) Loggable(Integer number) {
    keep(std::to_string(number));
  }
  template <std::same_as<bool> Truth>
  Loggable(Truth yes) : literal_(yes ? "true" : "false") {}
  template <std::size_t N>
  consteval Loggable(const char (&literal)[N]) : literal_(Literal(literal).text()), quoted_(true) {}
  Loggable(Literal literal) : literal_(literal.text()), quoted_(true) {}
  template <class Tag>
  Loggable(const Id<Tag>& id) : quoted_(true) {
    keep(id.text());
  }
  Loggable(Instant instant) : quoted_(true) { keep(instant.iso()); }
  Loggable(const Incident& incident) : quoted_(true) { keep(incident.text()); }
  Loggable(RefusalKind kind) : literal_(name_of(kind)), quoted_(true) {}
  Loggable(const concert::Code& code);

  std::string_view text() const { return literal_.empty() ? std::string_view(kept_.data(), length_) : literal_; }
  bool is_quoted() const { return quoted_; }

 private:
  friend Loggable code(std::string_view text);
  constexpr void keep(std::string_view text) { length_ = text.copy(kept_.data(), kept_.size()); }

  std::string_view literal_; // when it is a literal
  std::array<char, 96> kept_{};
  std::size_t length_ = 0;
  bool quoted_ = false;
};

// A word of a closed vocabulary that is known at run time only, such as the key of a refusal: [a-z0-9_.] and at most 96
// characters; anything else is logged as "unloggable".
// PRIVACY: search for the calls of this function when you review what is logged; never give it anything that was typed.
Loggable code(std::string_view text);

} // namespace concert::log
