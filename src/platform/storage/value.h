// A parameter on its way to the database. Made from every type that a column can hold; anything else, a Personal<T>
// above all, does not compile: it is sealed or revealed by the room first.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "base/bytes.h"
#include "base/check.h"
#include "base/id.h"
#include "base/instant.h"

namespace concert::storage {

// Refers to the argument that it was made from, which must outlive it: made for one call, never kept.
class Value {
 public:
  enum class Kind { null, integer, real, text, blob };

  Value(std::nullopt_t) {}
  Value(bool yes) : kind_(Kind::integer), integer_(yes ? 1 : 0) {}
  template <std::integral T>
  requires(!std::same_as<T, bool> && !std::same_as<T, char>) Value(T number)
      : kind_(Kind::integer), integer_(static_cast<std::int64_t>(number)) {
    check(std::in_range<std::int64_t>(number), "a stored integer has 64 bits and a sign");
  }
  Value(double number) : kind_(Kind::real), real_(number) {}
  Value(std::string_view text); // checks that it is UTF-8 without NUL, which PostgreSQL could not keep
  Value(const std::string& text) : Value(std::string_view(text)) {}
  Value(const char* text) : Value(std::string_view(text)) {}
  Value(BytesView bytes) : kind_(Kind::blob), bytes_(bytes) {}
  Value(const Bytes& bytes) : Value(BytesView(bytes)) {}
  template <class Tag>
  Value(const Id<Tag>& id) : Value(own_text(id.text())) {
    check(!id.is_nil(), "the nil id is never stored");
  }
  Value(Instant instant) : kind_(Kind::integer), integer_(instant.us) {}
  Value(LocalDate day) : Value(own_text(day.iso())) {}
  template <class T>
  Value(const std::optional<T>& value) : Value(value ? Value(*value) : Value(std::nullopt)) {}
  template <class T>
  Value(T*) = delete; // a pointer would become a bool

  Kind kind() const { return kind_; }
  std::int64_t integer() const { return integer_; }
  double real() const { return real_; }
  std::string_view text() const { return owned_size_ > 0 ? std::string_view(owned_.data(), owned_size_) : text_; }
  BytesView blob() const { return bytes_; }

 private:
  struct OwnText {
    std::string text;
  };
  static OwnText own_text(std::string text) { return {std::move(text)}; }
  Value(const OwnText& own);

  Kind kind_ = Kind::null;
  std::int64_t integer_ = 0;
  double real_ = 0;
  std::string_view text_;
  BytesView bytes_;
  std::array<char, 32> owned_{}; // the text of an id or a day
  std::size_t owned_size_ = 0;
};

} // namespace concert::storage
