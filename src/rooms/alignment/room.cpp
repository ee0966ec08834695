#include "rooms/alignment/room.h"

#include "rooms/alignment/traces.h"

namespace concert::alignment {
using access::Act;

const FieldSpecs& wish_fields() {
  static const FieldSpecs specs = {
      {.name = "spoken", .kind = FieldKind::code, .presence = Presence::optional, .list = "languages"},
      {.name = "area",
       .kind = FieldKind::text,
       .presence = Presence::optional,
       .plurality = Plurality::many,
       .longest = 80,
       .most = 20}};
  return specs;
}

Result<Wishes> read_wishes(const Fields& fields, const codes::CodeBook& book) {
  if (auto problems = problems_of(fields, wish_fields(), book.knows()); !problems.empty())
    return Refusal::invalid(std::move(problems));
  return Wishes{fields.text_or("spoken"), fields.all("area")};
}

const FieldSpecs& otherwise_fields() {
  static const FieldSpecs specs = {{.name = "situation", .kind = FieldKind::id},
                                   {.name = "need", .kind = FieldKind::code, .list = "needs"}};
  return specs;
}

std::optional<std::size_t> need_in(const FoundPlan& found, std::string_view situation, std::string_view need) {
  for (std::size_t i = 0; i < found.region.needs.size(); ++i)
    if (found.region.needs[i].need == need && found.situations[found.region.needs[i].situation].id.text() == situation)
      return i;
  return std::nullopt;
}

Room::Room(Store& store, situations::Room& situations, directory::Room& directory, Books books,
           const clock::Clock& clock, RefusedElsewhere refused_elsewhere)
    : store_(store), situations_(situations), directory_(directory), books_(std::move(books)), clock_(clock),
      refused_elsewhere_(std::move(refused_elsewhere)) {
  reload();
}

// PRIVACY: what this seat may see of what was recorded, and no more: who sees no refusal is not told of one.
Known Room::known_to(const access::Actor& actor, const situations::View& view, Instant now) const {
  return known_of(view.mobilized, refused_elsewhere_ ? refused_elsewhere_(actor, view) : std::vector<Known::Refused>(),
                  now, directory_.capacity_max_age_days());
}

void Room::reload() {
  auto fresh = std::make_shared<const Needs>(store_.load());
  const std::lock_guard lock(mutex_);
  needs_ = std::move(fresh);
}

SharedNeeds Room::needs() const {
  const std::lock_guard lock(mutex_);
  return needs_;
}

SharedShelf Room::shelf_for(const directory::SharedCatalogue& catalogue, const SharedNeeds& needs) {
  const auto known = [&]() -> SharedShelf {
    const std::lock_guard lock(mutex_);
    return shelf_ && is_of(*shelf_, catalogue, needs) ? shelf_ : nullptr;
  };
  if (SharedShelf shelf = known())
    return shelf;
  const std::lock_guard shelving(shelving_);
  if (SharedShelf shelf = known())
    return shelf;
  SharedShelf fresh = shelf_of(catalogue, needs);
  const std::lock_guard lock(mutex_);
  shelf_ = fresh;
  return fresh;
}

Result<FoundOffers> Room::find(const access::Actor& actor, SituationId id, const Wishes& wishes, Going going) {
  situations::View view = TRY(situations_.view(actor, id));
  // PRIVACY: the gate's own verdict on this seat and this situation; a seat that may search sees the picture, and an
  // answer made without one would tell nothing.
  if (!view.allows(Act::find_services) || !view.picture || !view.printable)
    return Refusal::not_permitted();
  const directory::SharedCatalogue catalogue = TRY(directory_.catalogue(actor));
  const SharedNeeds table = needs();
  if (table->version().empty())
    return Refusal::conflict("alignment.no_table_of_needs");
  const Instant now = clock_.now();

  audit::Entry entry;
  entry.at = now;
  signed_by(entry, actor);
  entry.act = std::string(access::name_of(Act::find_services));
  entry.object_kind = "situation";
  entry.object = id.text();
  entry.field_class = "deidentified";
  // PRIVACY: enough to compute the answer again, nothing about the person: not even how many needs there were.
  entry.detail =
      audit::Detail::plain("needs=" + table->version() + ";directory=" + std::to_string(catalogue->version()));
  store_.record(entry);

  Options options;
  options.capacity_max_age_days = directory_.capacity_max_age_days();
  options.lottery = id.text();
  const situations::Picture& picture = going == Going::to_screen ? *view.picture : *view.printable;
  const Known known = known_to(actor, view, now);
  const SharedShelf shelf = shelf_for(catalogue, table);
  Offers offers = offers_for(asked_by(picture, *books_(), wishes), *shelf, now, options, known);
  auto together = together_for(offers.needs, options);
  return FoundOffers{std::move(view), std::move(offers), std::move(together), now};
}

Result<FoundPlan> Room::plan(const access::Actor& actor) {
  TRY(gate_.permit<Act::plan_region>(actor));
  const std::vector<situations::View> open = TRY(situations_.open_situations(actor));
  const directory::SharedCatalogue catalogue = TRY(directory_.catalogue(actor));
  FoundPlan out;
  out.needs_table = needs();
  if (out.needs_table->version().empty())
    return Refusal::conflict("alignment.no_table_of_needs");
  out.at = clock_.now();

  store_.record(look_at_plan(actor, out.at, "", *out.needs_table, *catalogue));

  Options options;
  options.capacity_max_age_days = directory_.capacity_max_age_days();
  options.most_considered = catalogue->entries().services.size();
  options.most_read = 0; // how one can come is not asked here: a seat is
  const codes::SharedCodeBook book = books_();
  const SharedShelf shelf = shelf_for(catalogue, out.needs_table);
  RegionQuestion question(catalogue, actor.table.text());
  std::vector<std::string> groups; // of each situation
  for (const situations::View& view : open) {
    const bool decided = view.stage == access::Stage::identification || view.stage == access::Stage::intervention;
    if (!decided || !view.printable)
      continue;
    options.lottery = view.id.text();
    const Known known = known_to(actor, view, out.at);
    question.add(out.situations.size(),
                 offers_for(asked_by(*view.printable, *book, {}), *shelf, out.at, options, known), known);
    const Instant since = view.presented_at.value_or(view.opened_at);
    const int waited =
        std::max(0, LocalDate::utc_day_of(out.at).days_since_1970() - LocalDate::utc_day_of(since).days_since_1970());
    out.situations.push_back({view.id, view.number, waited});
    groups.push_back(group_of(FloorBy::age_band, *view.printable));
  }
  out.region = std::move(question).region();
  out.rules = rules_of(actor.table).front();
  for (RegionNeed& need : out.region.needs) {
    need.group = out.rules.has_floor() ? groups[need.situation] : "";
    need.waited_days = out.situations[need.situation].waited_days;
    need.name = out.situations[need.situation].id.text() + "|" + need.need;
  }
  out.plan = plan_for(out.region, out.rules);
  return out;
}

std::vector<RegionRules> Room::rules_of(TableId table) {
  std::vector<RegionRules> out = store_.rules(table);
  RegionRules installed;
  installed.table = table;
  out.push_back(installed);
  return out;
}

Result<std::vector<RegionRules>> Room::rules(const access::Actor& actor) {
  TRY(gate_.permit<Act::plan_region>(actor));
  return rules_of(actor.table);
}

Result<RegionRules> Room::set_rules(const access::Actor& actor, std::int64_t version, RegionRules rules) {
  TRY(gate_.permit<Act::plan_region>(actor));
  rules.table = actor.table;
  rules.version = version + 1;
  rules.set_at = clock_.now();
  if (!store_.save_rules(rules, version, entry_of_plan(actor, *rules.set_at, said_of(rules))))
    return Refusal::stale();
  return rules;
}

Result<std::size_t> Room::keep(const std::vector<NeedsFile>& files, audit::Entry entry) {
  const NeedsEdition edition = TRY(read_needs(files, *books_()));
  entry.at = clock_.now();
  entry.act = std::string(access::name_of(Act::import_codes));
  entry.object_kind = "table_of_needs";
  entry.detail = audit::Detail::plain("needs=" + edition.version + ";rows=" + std::to_string(edition.rows.size()));
  store_.keep(edition, entry);
  reload();
  return edition.rows.size();
}

Result<std::size_t> Room::import(const access::Actor& actor, const std::vector<NeedsFile>& files) {
  TRY(access::Gate().permit<Act::import_codes>(actor));
  audit::Entry entry;
  signed_by(entry, actor);
  return keep(files, std::move(entry));
}

Result<std::size_t> Room::install(const std::vector<NeedsFile>& files) {
  return keep(files, {});
}

Result<SharedNeeds> Room::table(const access::Actor& actor) const {
  TRY(gate_.permit<Act::see_codes>(actor));
  return needs();
}

Result<void> Room::keep_next(const access::Actor& actor, const std::string& seen, Result<NeedsEdition> made,
                             ChangeReason reason, const std::string& said) {
  NeedsEdition edition = TRY(std::move(made));
  edition.version = next_version(seen, store_.versions());
  if (!store_.keep_over(seen, edition, entry_of_edition(actor, "alignment.change_needs", seen, edition, reason, said)))
    return Refusal::stale();
  reload();
  return {};
}

audit::Entry Room::entry_of_edition(const access::Actor& actor, std::string_view act, const std::string& over,
                                    const NeedsEdition& edition, ChangeReason reason, const std::string& said) const {
  audit::Entry entry;
  entry.at = clock_.now();
  signed_by(entry, actor);
  entry.act = std::string(act);
  entry.object_kind = "table_of_needs";
  entry.detail = audit::Detail::plain("needs=" + edition.version + ";over=" + over +
                                      ";reason=" + std::string(name_of(reason)) + ";" + said);
  return entry;
}

Result<void> Room::add_row(const access::Actor& actor, const ChangeNeed& act) {
  TRY(gate_.permit<Act::import_codes>(actor));
  const SharedNeeds table = needs();
  if (act.seen != table->version())
    return Refusal::stale();
  return keep_next(actor, act.seen, with_row(table->edition(), act.row), act.reason, change_said(nullptr, act.row));
}

Result<void> Room::change_row(const access::Actor& actor, std::string_view key, const ChangeNeed& act) {
  TRY(gate_.permit<Act::import_codes>(actor));
  const SharedNeeds table = needs();
  const NeedRow* before = row_with(table->edition(), key);
  if (before == nullptr)
    return Refusal::not_found();
  if (act.seen != table->version())
    return Refusal::stale();
  return keep_next(actor, act.seen, with_changed(table->edition(), key, act.row), act.reason,
                   change_said(before, act.row));
}

Result<void> Room::retire_row(const access::Actor& actor, std::string_view key, const RetireNeed& act) {
  TRY(gate_.permit<Act::import_codes>(actor));
  const SharedNeeds table = needs();
  const NeedRow* before = row_with(table->edition(), key);
  if (before == nullptr)
    return Refusal::not_found();
  if (act.seen != table->version())
    return Refusal::stale();
  NeedRow off = *before;
  off.relevance = 0;
  return keep_next(actor, act.seen, without_row(table->edition(), key), act.reason, change_said(before, off));
}

Result<RowsImported> Room::import_rows(const access::Actor& actor, const ImportRows& act) {
  TRY(gate_.permit<Act::import_codes>(actor));
  const SharedNeeds table = needs();
  if (act.seen != table->version())
    return Refusal::stale();
  const std::vector<NeedRow> rows = TRY(read_rows(act.file, *books_(), *table));
  const RowsChanged made = TRY(with_rows(table->edition(), rows));
  if (!made.none())
    TRY(keep_next(actor, act.seen, made.edition, act.reason, made.said));
  return RowsImported{needs()->version(), made.added, made.changed, made.switched_off};
}

} // namespace concert::alignment
