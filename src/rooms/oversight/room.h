// The log as a privacy officer may read it, and its verification. Decides which lines belong to whom; knows no words.
#pragma once

#include <functional>

#include "platform/clock/clock.h"
#include "rooms/access/room.h"
#include "rooms/oversight/store.h"
#include "rooms/situations/room.h"

namespace concert::oversight {

struct Line {
  std::int64_t seq = 0;
  Instant at;
  std::optional<MemberId> member; // absent: the program itself
  std::optional<AgencyId> agency;
  std::string act;
  std::string object_kind;
  std::string object;                 // its id, random and saying nothing
  std::optional<std::int64_t> number; // of a situation that was presented at the reader's table
  std::string field_class;
  bool has_sealed_detail = false;
};

struct Search {
  std::string act;
  std::string object; // an id; then the whole trail, if the object is the reader's own
  std::optional<MemberId> member;
  std::optional<Instant> from;        // at or after
  std::optional<Instant> to;          // before
  std::optional<std::int64_t> before; // cursor
};

enum class Reach { own_agency, whole_trail };

struct Lines {
  std::vector<Line> lines; // newest first
  std::optional<std::int64_t> next;
  Reach reach = Reach::own_agency;
};

struct Verification {
  audit::Report report;
  bool with_witness = false;
};

class Room {
public:
  Room(Store& store, access::Room& access, situations::Room& situations, const clock::Clock& clock);

  static constexpr std::int64_t page_length = 50;

  Result<Lines> lines(const access::Actor&, const Search&);
  // `witness`: a checkpoint that was kept outside, as it was printed; empty for none. Refused (witness,
  // oversight.witness_unreadable) unless this log signed it.
  Result<Verification> verify(const access::Actor&, const std::string& witness);
  Result<std::optional<SignedCheckpoint>> latest_checkpoint(const access::Actor&);
  std::string verifier_key() { return store_.verifier_key(); } // public

private:
  bool is_own(const access::Permit<access::Act::see_audit>&, const std::string& object);
  audit::Entry entry(const access::Actor&, access::Act) const;

  Store& store_;
  access::Room& access_;
  situations::Room& situations_;
  const clock::Clock& clock_;
  access::Gate gate_;
};

} // namespace concert::oversight
