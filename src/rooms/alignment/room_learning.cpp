// What concluded situations say: of the table of needs, with a value of theirs that is adopted or taken back, and of
// how it went for groups.
#include <algorithm>

#include "rooms/alignment/observed.h"
#include "rooms/alignment/room.h"
#include "rooms/alignment/traces.h"

namespace concert::alignment {

using access::Act;

Result<void>
Room::each_concluded(const access::Actor& actor,
                     const std::function<void(const situations::View&, const situations::Picture&)>& visit) {
  situations::ListQuery query;
  query.stage = access::Stage::concluded;
  query.limit = 200;
  const std::int64_t total = TRY(situations_.list(actor, query)).total;
  query.counted = false;
  for (; query.offset < total; query.offset += query.limit) {
    const std::vector<situations::View> page = TRY(situations_.overview(actor, query));
    for (const situations::View& view : page)
      if (view.printable && view.allows(Act::see_intervention))
        visit(view, *view.printable);
  }
  return {};
}

Result<FoundOutcomes> Room::outcomes(const access::Actor& actor) {
  TRY(gate_.permit<Act::plan_region>(actor));
  FoundOutcomes out;
  out.purpose = store_.purpose(actor.table);
  if (out.purpose.purpose == Purpose::none)
    return out;
  std::vector<HowItWent> all;
  TRY(each_concluded(actor, [&](const situations::View& view, const situations::Picture& picture) {
    all.push_back(how_it_went(view, picture, out.purpose.by));
  }));
  audit::Entry entry = entry_of_plan(actor, clock_.now(),
                                     "outcomes;by=" + std::string(name_of(out.purpose.by)) +
                                         ";purpose=" + std::string(name_of(out.purpose.purpose)));
  entry.field_class = "deidentified";
  store_.record(entry);
  out.groups = outcomes_of(all);
  out.shown = may_be_shown(out.groups);
  return out;
}

Result<GroupPurpose> Room::state_purpose(const access::Actor& actor, std::int64_t version, Purpose purpose) {
  TRY(gate_.permit<Act::plan_region>(actor));
  const GroupPurpose stated{actor.table, version + 1, clock_.now(), FloorBy::age_band, purpose};
  const audit::Entry entry =
      entry_of_plan(actor, *stated.set_at,
                    "groups;by=" + std::string(name_of(stated.by)) + ";purpose=" + std::string(name_of(purpose)));
  if (!store_.save_purpose(stated, version, entry))
    return Refusal::stale();
  return stated;
}

Result<std::vector<FoundLearning::Row>> Room::learn(const access::Actor& actor, const directory::Catalogue& catalogue,
                                                    const Needs& table) {
  const codes::SharedCodeBook book = books_();
  const TermsOfService terms = terms_of_services(catalogue, table);
  std::vector<Observed> observed;
  TRY(each_concluded(actor, [&](const situations::View& view, const situations::Picture& picture) {
    for (Observed& one : observed_in(picture, view.mobilized, table, *book, terms))
      observed.push_back(std::move(one));
  }));

  const std::vector<Adoption> adoptions = store_.adoptions();
  const std::vector<Shadow> shadows = store_.shadows(actor.table);
  std::vector<FoundLearning::Row> out;
  for (Learned& learned : learned_from(as_experts_say(table.edition().rows, adoptions), observed)) {
    FoundLearning::Row one;
    for (const NeedRow& row : table.edition().rows)
      if (row.risk_category == learned.risk_category && row.service_term == learned.service_term)
        one.row = row;
    if (const Adoption* adoption = in_use(adoptions, one.row))
      one.adopted = *adoption;
    // A month of its own after each change, too.
    std::optional<Instant> since;
    for (const Shadow& shadow : shadows)
      if (shadow.risk_category == learned.risk_category && shadow.service_term == learned.service_term &&
          shortest(shadow.expert) == shortest(learned.expert))
        since = shadow.since;
    for (const Adoption& adoption : adoptions)
      if (since && adoption.risk_category == learned.risk_category && adoption.service_term == learned.service_term)
        since = std::max(*since, adoption.taken_back_at.value_or(adoption.at));
    one.verdict = verdict_on(learned, one.row.relevance, since ? std::optional(clock_.day_of(*since)) : std::nullopt,
                             clock_.today());
    one.learned = std::move(learned);
    out.push_back(std::move(one));
  }
  return out;
}

Result<FoundLearning> Room::learning(const access::Actor& actor) {
  TRY(gate_.permit<Act::plan_region>(actor));
  const directory::SharedCatalogue catalogue = TRY(directory_.catalogue(actor));
  FoundLearning out;
  out.needs_table = needs();
  if (out.needs_table->version().empty())
    return Refusal::conflict("alignment.no_table_of_needs");
  out.rows = TRY(learn(actor, *catalogue, *out.needs_table));
  std::vector<Shadow> seen; // by this look, whether or not for the first time
  for (const FoundLearning::Row& row : out.rows)
    if (shown_of(row.learned).mobilized)
      seen.push_back({row.learned.risk_category, row.learned.service_term, row.learned.expert, clock_.now()});
  store_.begin_shadows(actor.table, seen, look_at_plan(actor, clock_.now(), "learning;", *out.needs_table, *catalogue));
  return out;
}

Result<Adoption> Room::adopt(const access::Actor& actor, std::string_view key, const AdoptValue& act) {
  TRY(gate_.permit<Act::adopt_learned>(actor));
  const directory::SharedCatalogue catalogue = TRY(directory_.catalogue(actor));
  const SharedNeeds table = needs();
  const NeedRow* row = row_with(table->edition(), key);
  if (row == nullptr)
    return Refusal::not_found();
  if (act.seen != table->version())
    return Refusal::stale();
  const std::vector<FoundLearning::Row> rows = TRY(learn(actor, *catalogue, *table));
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const FoundLearning::Row& one) { return one.row == *row; });
  const Verdict verdict = found == rows.end() ? Verdict() : found->verdict;
  if (verdict.adoptable != Adoptable::yes)
    return Refusal::invalid("value", "alignment.adopt." + std::string(name_of(verdict.adoptable)),
                            verdict.from ? std::vector{verdict.from->iso()} : std::vector<std::string>());
  if (act.value != shortest(verdict.value))
    return Refusal::stale();
  NeedRow after = *row;
  after.relevance = verdict.value;
  after.evidence = learned_evidence;
  NeedsEdition edition = TRY(with_changed(table->edition(), key, after));
  edition.version = next_version(act.seen, store_.versions());
  Adoption adoption;
  adoption.table = actor.table;
  adoption.risk_category = row->risk_category;
  adoption.service_term = row->service_term;
  adoption.expert = found->learned.expert;
  adoption.before = row->relevance;
  adoption.noted = row->evidence;
  adoption.adopted = verdict.value;
  adoption.situations = found->learned.mobilized;
  adoption.reason = act.reason;
  adoption.at = clock_.now();
  adoption.edition = edition.version;
  const audit::Entry entry =
      entry_of_edition(actor, access::name_of(Act::adopt_learned), act.seen, edition, act.reason,
                       "situations=" + std::to_string(adoption.situations) + ";" + change_said(row, after));
  if (!store_.keep_over(act.seen, edition, entry, {adoption, "", adoption.at}))
    return Refusal::stale();
  reload();
  return adoption;
}

Result<void> Room::take_back(const access::Actor& actor, std::string_view key, const TakeBackValue& act) {
  TRY(gate_.permit<Act::adopt_learned>(actor));
  const SharedNeeds table = needs();
  const std::vector<Adoption> adoptions = store_.adoptions();
  const NeedRow* row = row_with(table->edition(), key);
  const Adoption* adoption = row == nullptr ? nullptr : in_use(adoptions, *row);
  if (adoption == nullptr)
    return Refusal::not_found();
  if (act.seen != table->version())
    return Refusal::stale();
  NeedRow after = *row;
  after.relevance = adoption->before;
  after.evidence = adoption->noted;
  NeedsEdition edition = TRY(with_changed(table->edition(), key, after));
  edition.version = next_version(act.seen, store_.versions());
  const audit::Entry entry = entry_of_edition(actor, access::name_of(Act::adopt_learned), act.seen, edition, act.reason,
                                              "taken_back=" + adoption->edition + ";" + change_said(row, after));
  if (!store_.keep_over(act.seen, edition, entry, {std::nullopt, adoption->edition, clock_.now()}))
    return Refusal::stale();
  reload();
  return {};
}

Result<std::vector<Adoption>> Room::adoptions(const access::Actor& actor) const {
  TRY(gate_.permit<Act::see_codes>(actor));
  return store_.adoptions();
}

} // namespace concert::alignment
