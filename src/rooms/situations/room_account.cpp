// The account of a situation: written, held back, answered for, and shown to each seat as far as it may go.
#include "rooms/situations/room.h"

namespace concert::situations {
namespace {

using access::Act;

constexpr std::string_view account_context = "situations|account|v1";

} // namespace

Judged Room::judged(const Situation& s, std::string_view text, Language language) {
  check(static_cast<bool>(tables_.guard), "no text without its guard");
  Judged out = tables_.guard({s.table, s.picture, text, language});
  if (const auto figures = store_.households(s.table))
    out.rare = rare_in(*figures, s.picture, text);
  return out;
}

std::optional<Room::HeldAccount> Room::account_of(const Situation& s, const std::optional<KeptAccount>& kept) {
  if (!kept)
    return std::nullopt;
  const auto text = kept->sealed.empty() ? std::nullopt : people_.open_text(s.id, kept->sealed, account_context);
  auto account = text ? unpacked_account(*text) : std::nullopt;
  if (!account)
    return std::nullopt;
  HeldAccount out{std::move(*account), {}, kept->version, AccountState::held};
  out.judged = judged(s, out.account.text, out.account.language);
  out.state = state_of(out.account, out.judged);
  return out;
}

View Room::with_own_account(View view, const Situation& s, const access::Actor& actor) {
  if (view.allows(Act::write_account))
    show_account(s, actor, view);
  return view;
}

void Room::show_account(const Situation& s, const access::Actor& actor, View& view, Look look) {
  if (!view.picture)
    return;
  const bool writes = view.allows(Act::write_account);
  const auto kept = store_.account(s.id);
  auto account = account_of(s, kept);
  if (writes && kept) // also of one that was taken back: the next is written over it
    view.account_version = kept->version;
  if (!account)
    return;
  AccountShown shown;
  shown.state = account->state;
  const bool is_author = account->account.author.member == actor.member;
  const bool is_held = account->state == AccountState::held;
  // PRIVACY: the one line that holds a text back. What is held goes to its own agency alone, no longer than it may be
  // changed, and to another than its author only where the log has it.
  const bool is_open = !is_held || (writes && (is_author || look == Look::recorded));
  if (is_open) {
    shown.text = account->account.text;
    shown.language = account->account.language;
  }
  if (writes) {
    AccountShown::Desk desk;
    desk.version = account->version;
    if (is_open)
      desk.found = std::move(account->judged);
    desk.is_author = is_author;
    desk.written_at = account->account.written_at;
    if (account->state == AccountState::overridden)
      desk.reason = account->account.overridden->reason;
    if (is_held && !is_author)
      view.allowed.insert(view.allowed.end(), {Act::read_held_account, Act::override_guard});
    shown.desk = std::move(desk);
  }
  view.account = std::move(shown);
}

Result<View> Room::write_account(const access::Actor& actor, SituationId id, std::int64_t version,
                                 const WriteAccount& act) {
  const Loaded loaded = TRY(load(actor, id));
  TRY(gate_.permit<Act::write_account>(actor, loaded.standing));
  const Account account = TRY(written(loaded.situation, act, doer_of(actor), clock_.now()));
  Bytes sealed;
  std::string said = "taken_back";
  if (!account.text.empty()) {
    said = name_of(state_of(account, judged(loaded.situation, account.text, account.language)));
    auto box = people_.seal_text(id, packed(account), account_context);
    if (!box)
      return Refusal::not_found();
    sealed = std::move(*box);
  } else if (!account_of(loaded.situation, store_.account(id))) {
    return view_of(loaded.situation, actor); // there is nothing to take back
  }
  const auto detail = people_.sealed_detail(id, "account=" + said);
  if (!store_.save_account(id, loaded.situation.version, sealed, version,
                           entry(actor, Act::write_account, id, "narrative", detail)))
    return Refusal::stale();
  tell(loaded.situation);
  return view_of(loaded.situation, actor);
}

Result<View> Room::read_held_account(const access::Actor& actor, SituationId id) {
  const Loaded loaded = TRY(load(actor, id));
  TRY(gate_.permit<Act::read_held_account>(actor, loaded.standing));
  View out = view_of(loaded.situation, actor);
  if (!out.allows(Act::read_held_account)) // nothing is held, or they are this member's own words
    return out;
  store_.note(entry(actor, Act::read_held_account, id, "narrative", audit::Detail::none()));
  return view_of(loaded.situation, actor, Look::recorded);
}

Result<View> Room::override_guard(const access::Actor& actor, SituationId id, std::int64_t version,
                                  const OverrideGuard& act) {
  const Loaded loaded = TRY(load(actor, id));
  TRY(gate_.permit<Act::override_guard>(actor, loaded.standing));
  const auto held = account_of(loaded.situation, store_.account(id));
  if (!held)
    return Refusal::step_not_open("refusal.nothing_is_held");
  // Or somebody would answer for words, or for findings, that were never read: the picture, the lists and the figures
  // can change what is found in the same words.
  if (held->version != version || (held->state == AccountState::held && act.read != mark_of(held->judged)))
    return Refusal::stale();
  const Account after =
      TRY(overridden(loaded.situation, held->account, held->judged, act, doer_of(actor), clock_.now()));
  const auto sealed = people_.seal_text(id, packed(after), account_context);
  if (!sealed)
    return Refusal::not_found();
  const auto detail = people_.sealed_detail(id, "reason=" + act.reason.id);
  if (!store_.save_account(id, loaded.situation.version, *sealed, version,
                           entry(actor, Act::override_guard, id, "narrative", detail)))
    return Refusal::stale();
  tell(loaded.situation);
  return view_of(loaded.situation, actor);
}

Result<Judged> Room::try_text(const access::Actor& actor, std::optional<SituationId> id, std::string_view text,
                              Language language) {
  TRY(gate_.permit<Act::screen_situation>(actor)); // whoever may bring a situation may ask
  Situation s;
  s.table = actor.table;
  if (id)
    if (auto loaded = load(actor, *id); loaded && gate_.allows(Act::write_account, actor, loaded->standing))
      s = std::move(loaded->situation);
  return judged(s, text, language);
}

Result<void> Room::bring_households(const access::Actor& actor, TableId table, const std::string& file) {
  TRY(gate_.permit<Act::edit_tables>(actor));
  if (!file.empty())
    TRY(read_households(file));
  audit::Entry line = entry(actor, Act::edit_tables, SituationId(), "none", audit::Detail::none());
  line.object_kind = "table";
  line.object = table.text();
  store_.keep_households(table, file, line);
  return {};
}

} // namespace concert::situations
