// The entries in the log that the files of this room write.
#pragma once

#include <string>

#include "rooms/access/gate.h"
#include "rooms/alignment/needs.h"
#include "rooms/audit/entry.h"
#include "rooms/directory/catalogue.h"

namespace concert::alignment {

inline void signed_by(audit::Entry& entry, const access::Actor& actor) {
  entry.member = actor.member.text();
  entry.seat = actor.seat.text();
  entry.agency = actor.agency.text();
}

// Of an act on the plan of the actor's table.
inline audit::Entry entry_of_plan(const access::Actor& actor, Instant at, std::string detail) {
  audit::Entry entry;
  entry.at = at;
  signed_by(entry, actor);
  entry.act = std::string(access::name_of(access::Act::plan_region));
  entry.object_kind = "table";
  entry.object = actor.table.text();
  entry.detail = audit::Detail::plain(std::move(detail));
  return entry;
}

// Of a look at what the table's situations ask for. PRIVACY: with which tables it was answered, never what was found.
inline audit::Entry look_at_plan(const access::Actor& actor, Instant at, const std::string& what, const Needs& needs,
                                 const directory::Catalogue& catalogue) {
  audit::Entry entry =
      entry_of_plan(actor, at, what + "needs=" + needs.version() + ";directory=" + std::to_string(catalogue.version()));
  entry.field_class = "deidentified";
  return entry;
}

} // namespace concert::alignment
