// The only way in: services that fit one situation, and the table of needs that says which do. It reads a situation
// only through the room `situations`, so what a seat may not see there it cannot search with here.
#pragma once

#include <functional>
#include <mutex>

#include "platform/clock/clock.h"
#include "rooms/alignment/needs_files.h"
#include "rooms/alignment/offers.h"
#include "rooms/alignment/store.h"
#include "rooms/alignment/together.h"
#include "rooms/directory/room.h"
#include "rooms/situations/room.h"

namespace concert::alignment {

// Where the answer goes.
enum class Going {
  to_screen,
  out // PRIVACY: into another program or a file: from the printable picture, without what youth-justice records said
};

struct FoundOffers {
  situations::View view; // as this seat may see it
  Offers offers;
  std::optional<Together> together; // the fewest who need to know; points into `offers`
  Instant at;                       // when capacity was judged
};

class Room {
public:
  using Books = std::function<codes::SharedCodeBook()>;
  Room(Store& store, situations::Room& situations, directory::Room& directory, Books books, const clock::Clock& clock);

  // Permit: Act::find_services, as the situation stands and as this seat stands to it. Recorded before it is answered;
  // the trace says which table of needs and which directory answered, never what was found. Refused with
  // alignment.no_table_of_needs while none is installed.
  Result<FoundOffers> find(const access::Actor&, SituationId, const Wishes&, Going);

  SharedNeeds needs() const;
  // All files or none; gives the number of rows. Permit: Act::import_codes, for it is a list like the others.
  Result<std::size_t> import(const access::Actor&, const std::vector<NeedsFile>&);
  // The table that comes with the program, on an empty installation: by the program itself, so no permit is asked.
  Result<std::size_t> install(const std::vector<NeedsFile>&);

private:
  Result<std::size_t> keep(const std::vector<NeedsFile>&, audit::Entry);
  void reload();

  Store& store_;
  situations::Room& situations_;
  directory::Room& directory_;
  Books books_;
  const clock::Clock& clock_;
  mutable std::mutex mutex_; // guards needs_
  SharedNeeds needs_;
};

// What a search may ask for beside the picture: spoken? (a code of `languages`), area? (many; a code or name as the
// directory has it).
const FieldSpecs& wish_fields();
Result<Wishes> read_wishes(const Fields&, const codes::CodeBook&);

} // namespace concert::alignment
