// The only way in: services that fit one situation, and the table of needs that says which do. It reads a situation
// only through the room `situations`, so what a seat may not see there it cannot search with here.
#pragma once

#include <functional>
#include <mutex>

#include "platform/clock/clock.h"
#include "rooms/access/gate.h"
#include "rooms/alignment/adoption.h"
#include "rooms/alignment/learning.h"
#include "rooms/alignment/needs_editing.h"
#include "rooms/alignment/needs_files.h"
#include "rooms/alignment/needs_table.h"
#include "rooms/alignment/offers.h"
#include "rooms/alignment/region.h"
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

// The open needs of the chair's table as one question, with its answer.
struct FoundPlan {
  struct About {
    SituationId id;
    std::optional<std::int64_t> number;
    int waited_days = 0; // since it came to the table, the last time
  };
  std::vector<About> situations; // what RegionNeed::situation counts
  SharedNeeds needs_table;
  Region region;
  RegionRules rules; // the table's
  RegionPlan plan;
  Instant at; // when capacity was judged
};

// What the concluded situations of the chair's table say of the table of needs.
struct FoundLearning {
  struct Row {
    NeedRow row;     // as it is in use
    Learned learned; // beside what experts say of it. PRIVACY: to be shown by shown_of()
    Verdict verdict;
    std::optional<Adoption> adopted; // whose value is in use
  };
  SharedNeeds needs_table;
  std::vector<Row> rows;
};

// How it went for the groups of the chair's table.
struct FoundOutcomes {
  GroupPurpose purpose;
  std::vector<GroupOutcome> groups; // none without a purpose
  std::vector<bool> shown;          // of each group. PRIVACY: the others have no place on a page or in an answer
};

struct RowsImported {
  std::string version; // the edition in use now; the one that was read when nothing was different
  std::size_t added = 0, changed = 0, switched_off = 0;
};

// The need of that situation in the plan; nothing when it has none of that name.
std::optional<std::size_t> need_in(const FoundPlan&, std::string_view situation, std::string_view need);

class Room {
public:
  using Books = std::function<codes::SharedCodeBook()>;
  // What rooms above this one know to be refused, as this seat may see it.
  using RefusedElsewhere = std::function<std::vector<Known::Refused>(const access::Actor&, const situations::View&)>;
  Room(Store& store, situations::Room& situations, directory::Room& directory, Books books, const clock::Clock& clock,
       RefusedElsewhere refused_elsewhere = {});

  // Permit: Act::find_services, as the situation stands and as this seat stands to it. Recorded before it is answered;
  // the trace says which table of needs and which directory answered, never what was found. Refused with
  // alignment.no_table_of_needs while none is installed.
  Result<FoundOffers> find(const access::Actor&, SituationId, const Wishes&, Going);

  // Permit: Act::plan_region. The needs of the situations at filters 3 and 4 whose picture this chair may see, as they
  // may be printed: nothing that a youth-justice record said. Recorded before it is answered, as in find().
  Result<FoundPlan> plan(const access::Actor&);
  // What the actor's table has settled for it, as in Store::rules(), then how it was installed. Permit:
  // Act::plan_region, also to change it: the trace says every setting. Refused as stale when another chair was faster.
  Result<std::vector<RegionRules>> rules(const access::Actor&);
  Result<RegionRules> set_rules(const access::Actor&, std::int64_t version, RegionRules);

  // A shadow beside the table of needs, which it does not change. Permit: Act::plan_region; of what this chair may see,
  // as it may be printed. Recorded before it is answered; what is seen for the first time is in the shadow from now on.
  Result<FoundLearning> learning(const access::Actor&);
  // The learned value of a row into the next edition, with its trace. Permit: Act::adopt_learned. Refused at `value`
  // with alignment.adopt.too_early {day} and others of Adoptable while the rules of adoption.h do not allow it, as
  // stale when the table, or the value, is not the one that was read any more.
  Result<Adoption> adopt(const access::Actor&, std::string_view key, const AdoptValue&);
  // What was in use before, into the next edition. Refused as not_found when the row has no adopted value.
  Result<void> take_back(const access::Actor&, std::string_view key, const TakeBackValue&);
  // All that were ever adopted, by any table, the first first. Permit: Act::see_codes, as the table of needs.
  Result<std::vector<Adoption>> adoptions(const access::Actor&) const;

  // How it went for groups, of what this chair may see, as it may be printed. Permit: Act::plan_region. Nothing is
  // counted, and nothing recorded, while no purpose stands.
  Result<FoundOutcomes> outcomes(const access::Actor&);
  Result<GroupPurpose> state_purpose(const access::Actor&, std::int64_t version, Purpose);

  SharedNeeds needs() const;
  // All files or none; gives the number of rows. Permit: Act::import_codes, for it is a list like the others.
  Result<std::size_t> import(const access::Actor&, const std::vector<NeedsFile>&);
  // For who reads it on a page. Permit: Act::see_codes.
  Result<SharedNeeds> table(const access::Actor&) const;
  // One row at a time, with effect at once, as the next edition. Permit: Act::import_codes. Refused as stale when the
  // table is not the one that was read any more.
  Result<void> add_row(const access::Actor&, const ChangeNeed&);
  Result<void> change_row(const access::Actor&, std::string_view key, const ChangeNeed&);
  Result<void> retire_row(const access::Actor&, std::string_view key, const RetireNeed&);
  // The rows of a whole file as the next edition, or none of them. Permit and refusals as of one row.
  Result<RowsImported> import_rows(const access::Actor&, const ImportRows&);
  // The table that comes with the program, on an empty installation: by the program itself, so no permit is asked.
  Result<std::size_t> install(const std::vector<NeedsFile>&);

private:
  Result<std::size_t> keep(const std::vector<NeedsFile>&, audit::Entry);
  std::vector<RegionRules> rules_of(TableId);
  Result<void> keep_next(const access::Actor&, const std::string& seen, Result<NeedsEdition>, ChangeReason,
                         const std::string& said);
  audit::Entry entry_of_edition(const access::Actor&, std::string_view act, const std::string& over,
                                const NeedsEdition&, ChangeReason, const std::string& said) const;
  // Every concluded situation of the actor's table whose steps it may see, with what may be printed of it.
  Result<void> each_concluded(const access::Actor&,
                              const std::function<void(const situations::View&, const situations::Picture&)>&);
  Result<std::vector<FoundLearning::Row>> learn(const access::Actor&, const directory::Catalogue&, const Needs&);
  void reload();
  SharedShelf shelf_for(const directory::SharedCatalogue&, const SharedNeeds&);
  Known known_to(const access::Actor&, const situations::View&, Instant now) const;

  Store& store_;
  situations::Room& situations_;
  directory::Room& directory_;
  Books books_;
  const clock::Clock& clock_;
  const RefusedElsewhere refused_elsewhere_;
  access::Gate gate_;
  mutable std::mutex mutex_; // guards needs_ and shelf_
  SharedNeeds needs_;
  std::mutex shelving_; // one thread lays out, the others wait for it
  SharedShelf shelf_;   // of the last question
};

// What a search may ask for beside the picture: spoken? (a code of `languages`), area? (many; a code or name as the
// directory has it).
const FieldSpecs& wish_fields();
Result<Wishes> read_wishes(const Fields&, const codes::CodeBook&);

// Of one need of the plan: situation, need (a code of `needs`).
const FieldSpecs& otherwise_fields();

} // namespace concert::alignment
