// Makes HSDS rows of entries and of what is kept beside them; internal to the part.
#pragma once

#include <set>
#include <unordered_map>
#include <unordered_set>

#include "rooms/directory/exchange/hsds_cells.h"

namespace concert::directory {

class HsdsWriting {
public:
  HsdsWriting(const Entries& entries, const std::vector<FurtherRow>& further, const ExportSettings& settings,
              Export& out)
      : entries_(entries), further_(further), settings_(settings), out_(out) {}
  HsdsCells write();

private:
  using Row = HsdsCells::Row;

  // ---- hsds_closed.cpp: who leaves, under which id, and what of them must not.
  void close();    // PRIVACY: fills closed_
  void name_ids(); // fills text_
  void name(std::string_view table, const std::string& id, const std::string& source_id);
  bool may_leave(const FurtherRow& row);                // and its links lead somewhere
  void redact(HsdsCells& cells) const;                  // PRIVACY: the street of a withheld place in anybody's prose
  const std::string& text(const std::string& id) const; // "" when it does not leave
  template <class Tag>
  const std::string& text(const Id<Tag>& id) const {
    return text(id.text());
  }

  // ---- hsds_writing.cpp
  Row& begin(std::string_view table);
  void set(Row& row, std::string_view table, std::string_view field, std::string value) const;
  void set_further(Row& row, std::string_view table, const std::string& id) const; // where nothing stands yet
  void write_further(const FurtherRow& row);                                       // a row of its own, once
  bool may_say(Provenance source);
  void organizations();
  void services();
  void locations();
  void addresses();
  void phones();
  void losses();

  // ---- hsds_writing_details.cpp
  void languages();
  void areas();
  void capacities();
  void taxonomies();
  void terms();
  void attributes();
  void rest();

  const Entries& entries_;
  const std::vector<FurtherRow>& further_;
  const ExportSettings& settings_;
  Export& out_;
  HsdsCells cells_;
  std::unordered_map<std::string, std::string> text_; // our id -> id in the export
  std::set<std::string> taken_;                       // table and id, so that two sources' UUIDs never clash
  std::unordered_set<std::string> closed_;            // PRIVACY: our ids of withheld places and of what describes them
  std::unordered_map<std::string, const FurtherRow*> beside_; // further fields of entries, by our id
  std::vector<const FurtherRow*> own_;                        // further rows that leave, in order
  std::unordered_set<const FurtherRow*> written_;
  std::set<std::string> lost_;
};

} // namespace concert::directory
