// What is read of situations: one by itself, lists, headers, figures, and the recorded looks at identity.
#include "rooms/situations/openings.h"
#include "rooms/situations/room.h"

namespace concert::situations {

using access::Act;

namespace {

// How urgent it is belongs to the picture, which not everybody still sees.
void without_urgency(std::vector<ListEntry>& entries) {
  for (ListEntry& found : entries)
    if (found.stage != Stage::screening && found.stage != Stage::discussion)
      found.urgency.reset();
}

} // namespace

Result<View> Room::view(const access::Actor& actor, SituationId id) {
  const Loaded loaded = TRY(load(actor, id));
  TRY(gate_.permit<Act::see_header>(actor, loaded.standing));
  return view_of(loaded.situation, actor);
}

ListQuery Room::readable_by(const access::Actor& actor, ListQuery query) const {
  query.table = actor.table;
  query.agency = actor.agency;
  query.member = actor.member;
  query.represents_agency = actor.role == access::Role::representative;
  query.sees_own_screenings = query.represents_agency;
  query.sees_table = query.represents_agency || actor.role == access::Role::chair;
  return query;
}

Result<ListPage> Room::list(const access::Actor& actor, ListQuery query) {
  query = readable_by(actor, std::move(query));
  if (!query.sees_table)
    return Refusal::not_permitted();
  ListPage page = store_.list(query);
  without_urgency(page.entries);
  return page;
}

Result<std::vector<View>> Room::overview(const access::Actor& actor, ListQuery query) {
  query = readable_by(actor, std::move(query));
  if (!query.sees_table)
    return Refusal::not_permitted();
  const access::NamesPolicy policy = tables_.names_policy(actor.table); // of all of them: they lie on one table
  std::vector<View> out;
  for (const std::shared_ptr<const Situation>& s : store_.listed(query)) {
    const access::Standing standing{s->stage, relations_of(*s, actor.agency, true), policy};
    if (gate_.allows(Act::see_header, actor, standing))
      out.push_back(with_own_account(view_without_identity(s, actor, standing), *s, actor));
  }
  return out;
}

Result<std::vector<View>> Room::open_situations(const access::Actor& actor) {
  const std::vector<std::shared_ptr<const View>> open = TRY(open_shared(actor));
  std::vector<View> out;
  out.reserve(open.size());
  for (const std::shared_ptr<const View>& view : open)
    out.push_back(*view);
  return out;
}

Result<std::vector<std::shared_ptr<const View>>> Room::open_shared(const access::Actor& actor) {
  ListQuery query;
  query.open_only = true;
  query.involving = actor.role == access::Role::chair ? Involving::anyone : Involving::mine;
  query.limit = 200;
  query = readable_by(actor, std::move(query));
  if (!query.sees_table)
    return Refusal::not_permitted();
  // PRIVACY: who asks is part of what is asked. Clocks are told by the minute.
  const std::string asked = actor.table.text() + actor.agency.text() + actor.member.text() + actor.seat.text() +
                            std::string(access::name_of(actor.role)) + std::to_string(clock_.now().us / 60'000'000);
  const std::int64_t revision = store_.revision(actor.table);
  auto known = open_.at(asked, revision);
  if (!known)
    known = open_.keep(asked, revision, open_without_accounts(actor, std::move(query)));
  std::vector<std::shared_ptr<const View>> out = *known;
  for (std::shared_ptr<const View>& view : out)
    if (view->allows(Act::write_account)) // PRIVACY: a text is read anew each time
      if (const auto s = store_.load(view->id)) {
        const auto with_account = std::make_shared<View>(*view);
        show_account(*s, actor, *with_account);
        view = with_account;
      }
  return out;
}

std::vector<std::shared_ptr<const View>> Room::open_without_accounts(const access::Actor& actor, ListQuery query) {
  const access::NamesPolicy policy = tables_.names_policy(actor.table);
  std::vector<std::shared_ptr<const View>> out;
  for (;;) {
    const std::vector<std::shared_ptr<const Situation>> page = store_.listed(query);
    for (const std::shared_ptr<const Situation>& s : page) {
      const access::Standing standing{s->stage, relations_of(*s, actor.agency, true), policy};
      if (gate_.allows(Act::see_header, actor, standing))
        out.push_back(std::make_shared<const View>(view_without_identity(s, actor, standing)));
    }
    if (page.size() < static_cast<std::size_t>(query.limit))
      return out;
    query.offset += query.limit;
  }
}

Result<std::vector<ListEntry>> Room::headers(const access::Actor& actor, const std::vector<SituationId>& ids) {
  const ListQuery query = readable_by(actor, {});
  if (!query.sees_table)
    return Refusal::not_permitted();
  std::vector<ListEntry> out = store_.headers(query, ids);
  without_urgency(out);
  return out;
}

Result<Figures> Room::figures(const access::Actor& actor) {
  TRY(gate_.permit<Act::see_figures>(actor));
  return store_.figures(actor.table, actor, clock_);
}

Result<people::Names> Room::see_names(const access::Actor& actor, SituationId id) {
  const Loaded loaded = TRY(load(actor, id));
  const auto permit = TRY(gate_.permit<Act::see_names>(actor, loaded.standing));
  if (!names_are_open(loaded.situation, actor.agency, clock_.today()))
    return Refusal::not_found();
  return people_.names(permit, id, entry(actor, Act::see_names, id, "names", audit::Detail::none()));
}

Result<people::Contact> Room::see_contact(const access::Actor& actor, SituationId id) {
  const Loaded loaded = TRY(load(actor, id));
  const auto permit = TRY(gate_.permit<Act::see_contact>(actor, loaded.standing));
  return people_.contact(permit, id, entry(actor, Act::see_contact, id, "contact", audit::Detail::none()));
}

} // namespace concert::situations
