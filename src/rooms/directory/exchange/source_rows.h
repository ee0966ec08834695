// A source in the shape of HSDS 3.1, before links are followed: rows of text by table, each with its place in its file.
// Every dialect is brought into this shape first, so that there is one reading of it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rooms/directory/exchange/hsds_tables.h"
#include "rooms/directory/import.h"

namespace concert::directory {

// Beside the fields of the standard: a source's own column that says "do not publish", for which HSDS has none.
extern const hsds::Field confidential_field;

struct SourceCell {
  const hsds::Field* field = nullptr;
  std::string text;   // mended; never empty
  std::string column; // as the source calls it
};

struct SourceRow {
  std::size_t file = 0; // in SourceTables::files
  std::size_t line = 0;
  std::vector<SourceCell> cells;

  std::string_view at(std::string_view field) const; // "" when absent
  std::string take(std::string_view field);          // and it is no longer there
  void set(const hsds::Table& table, std::string_view field, std::string text, std::string column = {});
};

struct SourceTables {
  std::vector<std::string> files;
  std::map<std::string_view, std::vector<SourceRow>> rows; // by HSDS table
  std::size_t file(const std::string& name);               // its number, new when unknown
  std::vector<SourceRow>& of(std::string_view table) { return rows[hsds::table(table).name]; }
};

} // namespace concert::directory
