// The room on a database of its own, with keys that seal: what the tests of this room's acts sit at.
#pragma once

#include "rooms/situations/tests/journey.h"

#include "rooms/situations/room.h"
#include "rooms/situations/testing/ground.h"

namespace concert::situations::testing {

// Of one agency and one table: each has a seat of its own.
inline access::Actor seated(AgencyId agency, char member, access::Role role = access::Role::representative,
                            TableId at = table) {
  access::Actor out;
  out.member = id_of<MemberId>(member);
  out.seat = *SeatId::parse(std::string(16, agency.text()[0]) + std::string(15, at.text()[0]) + member);
  out.agency = agency;
  out.table = at;
  out.role = role;
  return out;
}

// One table that the four agencies of journey.h sit at.
inline Tables one_table(Guard guard = {}) {
  return {[](TableId) { return at_table; }, [](TableId) { return access::NamesPolicy::likely_involved; },
          std::move(guard)};
}

struct Desks : Ground {
  Desks(storage::testing::Place& place, Tables tables)
      : Ground(place, 12, start), store(*database, log),
        room(store, people, codes::testing::shipped_book, std::move(tables), clock, chance) {
    room.on_change([this](TableId, SituationId) { ++told; });
  }

  View opened_by(const access::Actor& by) {
    const View view = must(room.open(by, screened()));
    return must(room.amend(by, view.id, view.version, {picture()}));
  }
  View presented_by(const access::Actor& by) {
    const View view = opened_by(by);
    return must(room.present(by, view.id, view.version));
  }

  SqlStore store;
  Room room;
  int told = 0; // changes that the room told of
};

} // namespace concert::situations::testing
