// The tables and fields of HSDS 3.1, and which rows a JSON document nests in which: what every reading and writing of
// the standard goes by. Names, types and links are facts; the specification's texts (CC BY-SA 4.0) are not copied.
// Source: openreferral/specification, branch 3.1-dev, commit abc731c, schema/*.json. docs/methods/directory.md names
// the known differences from the published 3.1.3.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace concert::directory::hsds {

struct Field {
  std::string_view name;
  std::string_view type = "string"; // string, number, datetime
  bool required = false;
  std::string_view refers_to = ""; // table whose id it holds
  std::string_view choices = "";   // "a|b|c"; empty when free
};

struct Table {
  std::string_view name; // singular: "organization"
  std::string_view path; // of its CSV file
  std::vector<Field> fields;
  const Field* field(std::string_view name) const;    // null when there is none
  std::size_t position(std::string_view field) const; // must exist
};

const std::vector<Table>& tables();
const Table& table(std::string_view name);      // must exist
const Table* find_table(std::string_view name); // null when there is none

// A member of a JSON document that holds rows of another table.
struct Nested {
  std::string_view outer;  // table
  std::string_view member; // "phones", "capacities", "organization"
  std::string_view inner;  // table
  bool many = true;        // a list; else one object, whose id the outer row holds
};
const std::vector<Nested>& nestings();

// Whether `value` may stand in this field; empty may stand anywhere.
bool fits(const Field& field, std::string_view value);

std::string datapackage(std::string_view title); // datapackage.json for all these tables

} // namespace concert::directory::hsds
