// Follows the links of a source in the shape of HSDS 3.1 and makes entries of it; internal to the part. One bad row is
// left out and noted with its place; it never stops the rest. What the program has no field for is kept beside the
// entries (further.h). One .cpp file for each group of tables.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "rooms/directory/exchange/source_rows.h"

namespace concert::directory {

class HsdsReading {
public:
  // `report` holds what was noted on the way here.
  HsdsReading(SourceTables tables, const SourceSettings& settings, Report report);
  Import read();

private:
  struct Pending { // cells that become further fields once all ids are known
    std::string_view table;
    std::string id; // ours
    SourceRow row;
  };

  // ---- hsds_ids.cpp: every row gets an id of the source, unique in its table, before any link is followed.
  void give_ids();
  void give_ids(const hsds::Table& table, std::vector<SourceRow>& rows);
  void note_shared_ids();

  // ---- hsds_reading.cpp
  Origin origin(std::string_view table, std::string id) const { return {settings_.name, std::string(table), id}; }
  const std::string& file_of(const SourceRow& row) const { return tables_.files[row.file]; }
  void note(NoteKind kind, const SourceRow& row, const char* word, std::vector<std::string> values = {},
            std::string column = {});
  // The row does not come in, and nothing may link to it.
  void leave_out(std::string_view table, const SourceRow& row, const char* word, std::vector<std::string> values = {},
                 std::string column = {});
  void organizations();
  void services();
  void eligibility();
  std::optional<AgeLimits> ages(SourceRow& row, const std::string& eligibility);

  // ---- hsds_links.cpp
  // Our id of what a field names; "" when the cell is empty, or names nothing, which is noted.
  std::string link(SourceRow& row, const hsds::Table& table, std::string_view field);
  std::string known(std::string_view table, const std::string& source_id) const; // "" when there is none
  template <class Tag>
  std::optional<Id<Tag>> link_to(SourceRow& row, const hsds::Table& table, std::string_view field) {
    const std::string id = link(row, table, field);
    return id.empty() ? std::nullopt : Id<Tag>::parse(id);
  }
  void keep_rest(std::string_view table, const std::string& id, SourceRow row);
  void leave_out_confidential();
  void other_tables();
  void settle_pending();
  void settle(Pending& pending);

  // ---- hsds_places.cpp
  void locations();
  void addresses();
  void services_at_locations();
  void phones();
  void withhold();

  // ---- hsds_details.cpp
  void languages();
  void areas();
  void capacities();
  struct Statement;
  void choose(const std::string& service, std::vector<Statement>& statements);

  // ---- hsds_terms.cpp
  void taxonomies();
  void terms();
  void attributes();
  std::string location_of_address(const std::string& address) const; // our ids

  SourceTables tables_;
  const SourceSettings& settings_;
  Import out_;
  std::map<std::string_view, std::unordered_map<std::string, std::string>> ids_; // table -> source id -> ours
  std::unordered_map<std::string, std::size_t> service_;                         // our id -> position
  std::unordered_map<std::string, std::pair<std::string, std::string>> places_;  // service at location -> both
  std::unordered_map<std::string, std::pair<std::size_t, std::size_t>> place_of_location_; // our id -> file, line
  std::unordered_map<std::string, std::string> taxonomy_name_;                             // our id -> name
  std::unordered_map<std::string, std::string> term_name_;                                 // our id -> name
  std::unordered_set<std::string> confidential_; // PRIVACY: ours; places, services and organizations marked so
  std::vector<Pending> pending_;
};

} // namespace concert::directory
