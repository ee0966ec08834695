// One row of an answer, valid only inside the call that it is passed to. Columns count from 0.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <type_traits>

#include "base/bytes.h"
#include "base/check.h"
#include "base/id.h"
#include "base/instant.h"
#include "platform/storage/failure.h"

namespace concert::storage {

class Row {
 public:
  virtual ~Row() = default;

  // T: std::int64_t, int, bool (0 or 1), double, std::string, Bytes, Id<Tag>, Instant, LocalDate, std::optional of
  // these. NULL for a T that is not optional and a column that does not exist are bugs; a value that is no T is
  // Failure(corrupt).
  template <class T>
  T get(int column) const;

 private:
  virtual bool is_null(int column) const = 0; // also checks that the column exists
  virtual std::int64_t integer(int column) const = 0;
  virtual double real(int column) const = 0;
  virtual std::string text(int column) const = 0;
  virtual Bytes blob(int column) const = 0;

  template <class T>
  T present(int column) const;
};

// PRIVACY: says which column, never what is in it.
[[noreturn]] void column_is_corrupt(int column, const char* expected);

namespace detail {
template <class T>
struct Optional : std::false_type {};
template <class T>
struct Optional<std::optional<T>> : std::true_type {
  using Inner = T;
};
template <class T>
struct IsId : std::false_type {};
template <class Tag>
struct IsId<Id<Tag>> : std::true_type {};
template <class T>
inline constexpr bool unsupported = false;
} // namespace detail

template <class T>
T Row::get(int column) const {
  const bool null = is_null(column);
  if constexpr (detail::Optional<T>::value) {
    if (null)
      return std::nullopt;
    return present<typename detail::Optional<T>::Inner>(column);
  } else {
    check(!null, "a column that may be null is read as std::optional");
    return present<T>(column);
  }
}

template <class T>
T Row::present(int column) const {
  if constexpr (std::is_same_v<T, std::int64_t>) {
    return integer(column);
  } else if constexpr (std::is_same_v<T, int>) {
    const std::int64_t wide = integer(column);
    if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max())
      column_is_corrupt(column, "an int");
    return static_cast<int>(wide);
  } else if constexpr (std::is_same_v<T, bool>) {
    const std::int64_t wide = integer(column);
    if (wide != 0 && wide != 1)
      column_is_corrupt(column, "0 or 1");
    return wide == 1;
  } else if constexpr (std::is_same_v<T, double>) {
    return real(column);
  } else if constexpr (std::is_same_v<T, std::string>) {
    return text(column);
  } else if constexpr (std::is_same_v<T, Bytes>) {
    return blob(column);
  } else if constexpr (std::is_same_v<T, Instant>) {
    return Instant{integer(column)};
  } else if constexpr (std::is_same_v<T, LocalDate>) {
    const auto day = LocalDate::parse_iso(text(column));
    if (!day)
      column_is_corrupt(column, "a day");
    return *day;
  } else if constexpr (detail::IsId<T>::value) {
    const auto id = T::parse(text(column));
    if (!id)
      column_is_corrupt(column, "an id");
    return *id;
  } else {
    static_assert(detail::unsupported<T>, "no column holds this type");
  }
}

} // namespace concert::storage
