// Writes a directory as HSDS 3.1: a tabular data package (one CSV file a table and datapackage.json), JSON documents
// (pages of organizations, services, locations and what else there is, each row once), or both. HSDS has no field for
// how a value is known, so invented capacity, waits and ages stay out unless asked for, and then say so in words. What
// the standard cannot hold is named by losses().
// The specification's own texts (CC BY-SA 4.0) are not copied: field names and types are facts.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "rooms/directory/entries.h"
#include "rooms/directory/further.h"

namespace concert::directory {

enum class InventedValues { left_out, included };
enum class ExportFormat { tables, documents, both };

struct ExportSettings {
  std::string title = "Service directory";
  csv::Formulas formulas = csv::Formulas::neutralised; // of the tables; documents are no spreadsheets
  InventedValues invented = InventedValues::left_out;
  ExportFormat format = ExportFormat::tables;
};

struct Export {
  std::map<std::string, std::string, std::less<>> files; // name -> bytes, datapackage.json among them
  std::map<std::string, std::size_t> rows;               // table -> rows written
  std::vector<std::string> losses;               // words: what these entries hold and the package does not; each once
  std::size_t services_without_organization = 0; // HSDS demands one, so they are left out
  std::size_t addresses_withheld = 0;
  std::size_t cells_neutralised = 0;
};

// A source's own UUIDs are kept, ours stand for all other ids.
Export write_hsds(const Entries& entries, const std::vector<FurtherRow>& further, const ExportSettings& settings);

} // namespace concert::directory
