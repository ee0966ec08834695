// The tables and fields of HSDS 3.1 that the export writes: names, types and which fields are required.
// Source: openreferral/specification, branch 3.1-dev, commit abc731c, datapackage.json.
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
};

struct Table {
  std::string_view name;
  std::string_view path;
  std::vector<Field> fields;
};

const std::vector<Table>& tables();
const Table& table(std::string_view name); // must exist

std::string datapackage(std::string_view title); // datapackage.json for all these tables

} // namespace concert::directory::hsds
