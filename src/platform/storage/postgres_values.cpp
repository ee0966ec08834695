#include "platform/storage/postgres_values.h"

#include <charconv>

#include <libpq-fe.h>

namespace concert::storage {
namespace {

template <class Number>
std::string spelled(Number number) {
  std::array<char, 64> out;
  const auto end = std::to_chars(out.data(), out.data() + out.size(), number).ptr;
  return {out.data(), end};
}

} // namespace

PostgresParameters::PostgresParameters(std::span<const Value> values)
    : kept_(values.size()), texts_(values.size(), nullptr), lengths_(values.size(), 0), formats_(values.size(), 0) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Value& value = values[i];
    switch (value.kind()) {
    case Value::Kind::null:
      continue;
    case Value::Kind::integer:
      kept_[i] = spelled(value.integer());
      break;
    case Value::Kind::real:
      kept_[i] = spelled(value.real());
      break;
    case Value::Kind::text:
      kept_[i] = value.text();
      break;
    case Value::Kind::blob: // binary, with its length; an empty view may point nowhere, which libpq would take for NULL
      texts_[i] = value.blob().empty() ? "" : reinterpret_cast<const char*>(value.blob().data());
      lengths_[i] = static_cast<int>(value.blob().size());
      formats_[i] = 1;
      continue;
    }
    texts_[i] = kept_[i].c_str();
  }
}

bool PostgresRow::is_null(int column) const {
  check(column >= 0 && column < PQnfields(result_), "the answer has no such column");
  return PQgetisnull(result_, row_, column) != 0;
}

std::string_view PostgresRow::raw(int column) const {
  return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

std::int64_t PostgresRow::integer(int column) const {
  const auto spelling = raw(column);
  if (spelling == "t" || spelling == "f") // a comparison: SQLite gives 1 or 0
    return spelling == "t" ? 1 : 0;
  std::int64_t number = 0;
  const auto end = spelling.data() + spelling.size();
  const auto read = std::from_chars(spelling.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end)
    column_is_corrupt(column, "an integer");
  return number;
}

double PostgresRow::real(int column) const {
  const auto spelling = raw(column);
  double number = 0;
  const auto end = spelling.data() + spelling.size();
  const auto read = std::from_chars(spelling.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end)
    column_is_corrupt(column, "a number");
  return number;
}

std::string PostgresRow::text(int column) const {
  return std::string(raw(column));
}

Bytes PostgresRow::blob(int column) const {
  const auto spelling = raw(column);
  const auto bytes = spelling.starts_with("\\x") ? from_hex(spelling.substr(2)) : std::nullopt;
  if (!bytes)
    column_is_corrupt(column, "a blob");
  return *bytes;
}

} // namespace concert::storage
