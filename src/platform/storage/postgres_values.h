// Values and rows in the form that libpq wants: text, except blobs on their way in.
#pragma once

#include <string>
#include <vector>

#include "platform/storage/row.h"
#include "platform/storage/value.h"

struct pg_result;

namespace concert::storage {

class PostgresParameters {
 public:
  explicit PostgresParameters(std::span<const Value> values); // the values must outlive it
  const char* const* texts() const { return texts_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  std::vector<std::string> kept_; // libpq wants a zero behind each text
  std::vector<const char*> texts_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
};

class PostgresRow : public Row {
 public:
  PostgresRow(const pg_result* result, int row) : result_(result), row_(row) {}

 private:
  bool is_null(int column) const override;
  std::int64_t integer(int column) const override;
  double real(int column) const override;
  std::string text(int column) const override;
  Bytes blob(int column) const override;
  std::string_view raw(int column) const;

  const pg_result* result_;
  int row_;
};

} // namespace concert::storage
