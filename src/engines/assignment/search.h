// Shortest paths over services in reduced costs: forward for a unit that must find a seat or give way, in reverse for a
// seat that stands empty at a price. Searching changes nothing; `settle` moves prices and people along what was found.
#pragma once

#include <cstdint>
#include <vector>

#include "engines/assignment/near.h"
#include "engines/assignment/plan.h"

namespace concert::engines::assignment {

// Where a path ends, and its length.
//   Forward: at a free seat of `service`; or, when `unit` is set, that unit goes without (it sat at `service`, or is
//   the one that searched, when there is no service). Reverse: a seat of `service` is left, its price falling to 0; or,
//   when `unit` is set, that unit, which has no seat, comes to `service` by the pair `offset` of its row.
struct Ending {
  std::int64_t cost = 0;
  std::int32_t service = nobody;
  std::int32_t unit = nobody;
  std::int32_t offset = 0;
};

template <class Benefit>
class Search {
public:
  // What is named must outlive the search. Only what `settle` needs is written, so that several may look at one plan.
  Search(const Rows<Benefit>& rows, const Plan& plan, const NearPairs& near) : rows_(rows), plan_(plan), near_(near) {}

  Ending for_unit(std::int32_t unit);         // which has no seat
  Ending for_lost_seat(std::int32_t service); // full: one who sits there has to leave
  // Reverse: one seat more is free there, or would be. Without an index of all pairs it gives up rather than read every
  // row more than `patience` times: then there is no answer yet.
  Ending for_seat(std::int32_t service, std::int64_t patience = far);
  bool gave_up() const { return gave_up_; }

  // After for_unit or for_lost_seat; after for_seat. Reduced costs stay 0 or more, and the pairs chosen tight.
  void settle_forward(Plan& plan, NearPairs& near, const Ending& ending, std::int32_t searched);
  void settle_reverse(Plan& plan, NearPairs& near, const Ending& ending);

  std::int64_t pairs_read() const { return pairs_read_; }
  std::int64_t long_looks() const { return long_looks_; } // times that every row was read for one service

private:
  // The path to a service: `unit` goes there by `offset` (forward), or leaves from there by it (reverse).
  struct Label {
    std::int64_t distance = far;
    std::int32_t unit = nobody;
    std::int32_t offset = 0;
  };
  enum class Kind : std::int32_t { service, whole_row, whole_column };
  struct Entry {
    std::int64_t key;
    Kind kind;
    std::int32_t number;                                    // a service; for whole_row a unit
    friend bool operator<(const Entry& a, const Entry& b) { // the nearest on top of a heap; never equal
      return a.key != b.key ? a.key > b.key : a.kind != b.kind ? a.kind > b.kind : a.number > b.number;
    }
  };

  void begin();
  void push(std::int64_t key, Kind kind, std::int32_t number);
  bool pop(Entry& entry); // false at the end of the path
  void reach_service(std::int32_t service, std::int64_t distance, std::int32_t unit, std::int32_t offset);
  void look_along_row(std::int32_t unit, std::int64_t distance);
  void look_from_holders(std::int32_t service, std::int64_t distance);
  Ending run_forward();
  template <class IsThere>
  void reach_unit(std::int32_t service, std::int64_t distance, const NearPair& pair, const IsThere& is_there);
  void look_down_column(std::int32_t service, std::int64_t distance);

  const Rows<Benefit>& rows_;
  const Plan& plan_;
  const NearPairs& near_;
  std::vector<Label> label_;
  std::vector<std::int32_t> touched_, settled_;
  std::vector<Entry> heap_;
  Ending ending_;
  std::int64_t pairs_read_ = 0;
  std::int64_t long_looks_ = 0;
  bool gave_up_ = false;
};

} // namespace concert::engines::assignment
