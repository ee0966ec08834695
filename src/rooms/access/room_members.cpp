// Members, seats and tables: what administrators do. Always in this order: gate, reach, rule, save with the entry.
#include <algorithm>

#include "base/text.h"
#include "rooms/access/password_rules.h"
#include "rooms/access/room.h"

namespace concert::access {
namespace {

std::vector<Problem> problems_with_new_member(std::string_view login, std::string_view name,
                                              const TypedPassword& password) {
  std::vector<Problem> out;
  if (!login_of(login))
    out.push_back({"login", "access.problem.login_shape", {}});
  if (text::trim(name).empty())
    out.push_back({"name", "problem.required", {}});
  if (auto problem = problem_with_password(password.reveal(), login, name, "password"))
    out.push_back(std::move(*problem));
  return out;
}

std::vector<Seat> reached_seats(const Actor& actor, std::vector<Seat> seats) {
  if (actor.role != Role::privacy_officer)
    std::erase_if(seats, [&](const Seat& seat) { return !reaches_seat(actor, seat); });
  return seats;
}

std::optional<Problem> problem_with_names(const Bilingual<std::string>& name) {
  if (text::trim(name.en).empty())
    return Problem{"name_en", "problem.required", {}};
  if (text::trim(name.fr).empty())
    return Problem{"name_fr", "problem.required", {}};
  return std::nullopt;
}

} // namespace

audit::Entry Room::entry_by(const Actor& actor, std::string_view act, std::string_view kind, std::string object) const {
  audit::Entry out = entry(act, kind, std::move(object));
  out.member = actor.member.text();
  out.seat = actor.seat.text();
  out.agency = actor.agency.text();
  return out;
}

// ---- members

Result<std::vector<MemberView>> Room::members(const Actor& actor) {
  TRY(gate_.permit<Act::see_members>(actor));
  std::vector<MemberView> out;
  for (auto& [member, seats] : store_.members())
    if (reaches_member(actor, seats))
      out.push_back(view_of(member, reached_seats(actor, std::move(seats))));
  return out;
}

Result<MemberWithSeats> Room::reached(const Actor& actor, MemberId id) {
  std::optional<Member> member = store_.member(id);
  if (!member)
    return Refusal::not_found();
  std::vector<Seat> seats = store_.seats_of(id);
  if (!reaches_member(actor, seats))
    return Refusal::not_found();
  return MemberWithSeats{std::move(*member), std::move(seats)};
}

Result<MemberView> Room::member(const Actor& actor, MemberId id) {
  TRY(gate_.permit<Act::see_members>(actor));
  MemberWithSeats found = TRY(reached(actor, id));
  return view_of(found.member, reached_seats(actor, std::move(found.seats)));
}

Result<MemberView> Room::add_member(const Actor& actor, const AddMember& act) {
  TRY(gate_.permit<Act::edit_members>(actor));
  Seat seat{SeatId::draw(chance_),
            act.seat.agency.value_or(actor.agency),
            act.seat.table.value_or(actor.table),
            act.seat.role,
            State::active,
            1};
  if (!reaches_seat(actor, seat))
    return Refusal::not_permitted();
  std::vector<Problem> problems = problems_with_new_member(act.login, act.name, act.password);
  if (!store_.table(seat.table))
    problems.push_back({"table", "problem.not_in_list", {}});
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  Member member{MemberId::draw(chance_),
                *login_of(act.login),
                std::string(text::trim(act.name)),
                act.language,
                passwords_.hash(act.password.reveal(), chance_),
                true,
                State::active,
                1,
                act.email};
  if (const auto existing = store_.seat_for(seat.agency, seat.table, seat.role))
    seat = *existing;
  audit::Entry trace = entry_by(actor, "access.add_member", "member", member.id.text());
  trace.detail = audit::Detail::plain("seat " + seat.id.text());
  TRY(store_.add_member(member, seat, trace));
  table_changed_(seat.table);
  return view_of(member, {seat});
}

Result<MemberView> Room::edit_member(const Actor& actor, MemberId id, std::int64_t version, const EditMember& act) {
  TRY(gate_.permit<Act::edit_members>(actor));
  MemberWithSeats found = TRY(reached(actor, id));
  if (text::trim(act.name).empty())
    return Refusal::invalid("name", "problem.required");
  Member& member = found.member;
  member.name = std::string(text::trim(act.name));
  member.language = act.language;
  member.email = act.email;
  member.version = version;
  TRY(store_.save_member(member, TheirSessions::go_on, entry_by(actor, "access.edit_member", "member", id.text())));
  return this->member(actor, id);
}

Result<void> Room::choose_mail(const Actor& actor, bool wanted) {
  std::optional<Member> member = store_.member(actor.member);
  if (!member)
    return Refusal::not_found();
  if (member->mail_off == !wanted)
    return {};
  member->mail_off = !wanted;
  return store_.save_member(*member, TheirSessions::go_on,
                            entry_by(actor, "access.choose_mail", "member", actor.member.text()));
}

std::vector<Reachable> Room::reachable_at(TableId table) {
  std::vector<Reachable> out;
  for (const auto& [member, seats] : store_.members()) {
    if (member.state != State::active)
      continue;
    for (const Seat& seat : seats)
      if (seat.table == table && seat.state == State::active)
        out.push_back({{member.id, seat.id, seat.agency, seat.table, seat.role, member.language},
                       member.mail_off ? std::nullopt : member.email, member.name});
  }
  return out;
}

MailChoice Room::mail_choice(const Actor& actor) {
  const std::optional<Member> member = store_.member(actor.member);
  return member ? MailChoice{member->email, !member->mail_off} : MailChoice{};
}

Result<MemberView> Room::reset_password(const Actor& actor, MemberId id, std::int64_t version,
                                        const ResetPassword& act) {
  TRY(gate_.permit<Act::edit_members>(actor));
  MemberWithSeats found = TRY(reached(actor, id));
  Member& member = found.member;
  if (!reaches_password(actor, found.seats))
    return Refusal::not_permitted();
  if (auto problem = problem_with_password(act.password.reveal(), member.login, member.name, "password"))
    return Refusal::invalid({std::move(*problem)});
  member.password_hash = passwords_.hash(act.password.reveal(), chance_);
  member.password_is_temporary = true;
  member.version = version;
  TRY(store_.save_member(member, TheirSessions::end, entry_by(actor, "access.reset_password", "member", id.text())));
  return this->member(actor, id);
}

Result<MemberView> Room::set_member_state(const Actor& actor, MemberId id, std::int64_t version, State state) {
  TRY(gate_.permit<Act::edit_members>(actor));
  // A member may sit for other agencies too: theirs are not an agency administrator's to close.
  if (actor.role != Role::administrator)
    return Refusal::not_permitted();
  MemberWithSeats found = TRY(reached(actor, id));
  const bool suspend = state == State::suspended;
  found.member.state = state;
  found.member.version = version;
  TRY(store_.save_member(
      found.member, suspend ? TheirSessions::end : TheirSessions::go_on,
      entry_by(actor, suspend ? "access.suspend_member" : "access.restore_member", "member", id.text())));
  return this->member(actor, id);
}

Result<MemberView> Room::suspend_member(const Actor& actor, MemberId id, std::int64_t version) {
  return set_member_state(actor, id, version, State::suspended);
}

Result<MemberView> Room::restore_member(const Actor& actor, MemberId id, std::int64_t version) {
  return set_member_state(actor, id, version, State::active);
}

// ---- seats

Result<std::vector<Seat>> Room::seats(const Actor& actor) {
  TRY(gate_.permit<Act::see_members>(actor));
  return reached_seats(actor, store_.seats());
}

Result<SeatView> Room::seat(const Actor& actor, SeatId id) {
  TRY(gate_.permit<Act::see_members>(actor));
  const std::optional<Seat> seat = store_.seat(id);
  if (!seat || reached_seats(actor, {*seat}).empty())
    return Refusal::not_found();
  SeatView out{*seat, {}};
  for (const auto& [member, seats] : store_.members())
    if (reaches_member(actor, seats) &&
        std::any_of(seats.begin(), seats.end(), [&](const Seat& one) { return one.id == id; }))
      out.held_by.push_back(member.name);
  return out;
}

Result<Seat> Room::add_seat(const Actor& actor, MemberId id, const AddSeat& act) {
  TRY(gate_.permit<Act::edit_members>(actor));
  const MemberWithSeats found = TRY(reached(actor, id));
  Seat seat{SeatId::draw(chance_),
            act.agency.value_or(actor.agency),
            act.table.value_or(actor.table),
            act.role,
            State::active,
            1};
  if (!reaches_seat(actor, seat))
    return Refusal::not_permitted();
  if (id == actor.member)
    return Refusal{RefusalKind::not_permitted, "access.own_seat", {}};
  if (!store_.table(seat.table))
    return Refusal::invalid("table", "problem.not_in_list");
  if (const auto existing = store_.seat_for(seat.agency, seat.table, seat.role))
    seat = *existing;
  audit::Entry trace = entry_by(actor, "access.add_seat", "member", id.text());
  trace.detail = audit::Detail::plain("seat " + seat.id.text());
  TRY(store_.give_seat(id, seat, trace));
  table_changed_(seat.table);
  return seat;
}

Result<void> Room::take_seat_back(const Actor& actor, MemberId id, SeatId seat_id) {
  TRY(gate_.permit<Act::edit_members>(actor));
  const MemberWithSeats found = TRY(reached(actor, id));
  const auto seat =
      std::find_if(found.seats.begin(), found.seats.end(), [&](const Seat& one) { return one.id == seat_id; });
  if (seat == found.seats.end() || !reaches_seat(actor, *seat))
    return Refusal::not_found();
  audit::Entry trace = entry_by(actor, "access.take_seat_back", "member", id.text());
  trace.detail = audit::Detail::plain("seat " + seat_id.text());
  TRY(store_.take_seat_back(id, seat_id, trace));
  seat_taken_back_(id, seat_id);
  return {};
}

bool Room::holds(MemberId member, SeatId seat) {
  const std::vector<Seat> seats = store_.seats_of(member);
  return std::any_of(seats.begin(), seats.end(), [&](const Seat& one) { return one.id == seat; });
}

Result<Seat> Room::set_seat_state(const Actor& actor, SeatId id, std::int64_t version, State state) {
  TRY(gate_.permit<Act::edit_members>(actor));
  std::optional<Seat> seat = store_.seat(id);
  if (!seat || !reaches_seat(actor, *seat))
    return Refusal::not_found();
  seat->state = state;
  seat->version = version;
  const bool suspend = state == State::suspended;
  TRY(store_.save_seat(*seat,
                       entry_by(actor, suspend ? "access.suspend_seat" : "access.restore_seat", "seat", id.text())));
  ++seat->version;
  table_changed_(seat->table);
  return *seat;
}

Result<Seat> Room::suspend_seat(const Actor& actor, SeatId id, std::int64_t version) {
  return set_seat_state(actor, id, version, State::suspended);
}

Result<Seat> Room::restore_seat(const Actor& actor, SeatId id, std::int64_t version) {
  return set_seat_state(actor, id, version, State::active);
}

// ---- tables

std::vector<Table> Room::tables() {
  return store_.tables();
}

std::optional<Table> Room::table(TableId id) {
  return store_.table(id);
}

std::vector<AgencyId> Room::seats_at(TableId table) {
  return store_.agencies_speaking_at(table);
}

NamesPolicy Room::names_policy(TableId id) {
  const auto found = store_.table(id);
  return found ? found->names : NamesPolicy::intervening;
}

Result<Table> Room::add_table(const Actor& actor, const AddTable& act) {
  TRY(gate_.permit<Act::edit_tables>(actor));
  if (auto problem = problem_with_names(act.name))
    return Refusal::invalid({std::move(*problem)});
  const Table table{TableId::draw(chance_), act.name, act.names, 1};
  audit::Entry trace = entry_by(actor, "access.add_table", "table", table.id.text());
  trace.detail = audit::Detail::plain("names " + std::string(preset_of(table.names)));
  TRY(store_.add_table(table, trace));
  return table;
}

Result<Table> Room::set_names_policy(const Actor& actor, TableId id, std::int64_t version, NamesPolicy names) {
  TRY(gate_.permit<Act::edit_tables>(actor));
  std::optional<Table> table = store_.table(id);
  if (!table)
    return Refusal::not_found();
  audit::Entry trace = entry_by(actor, "access.set_names_policy", "table", id.text());
  trace.detail = audit::Detail::plain(std::string(preset_of(table->names)) + " -> " + std::string(preset_of(names)));
  table->names = names;
  table->version = version;
  TRY(store_.save_table(*table, trace));
  ++table->version;
  table_changed_(id);
  return *table;
}

// ---- the beginning

Result<Founded> Room::bootstrap(const Bootstrap& act) {
  std::vector<Problem> problems = problems_with_new_member(act.login, act.name, act.password);
  if (auto problem = problem_with_names(act.table.name))
    problems.push_back(std::move(*problem));
  if (!problems.empty())
    return Refusal::invalid(std::move(problems));
  const Table table{TableId::draw(chance_), act.table.name, act.table.names, 1};
  const Member member{MemberId::draw(chance_),
                      *login_of(act.login),
                      std::string(text::trim(act.name)),
                      act.language,
                      passwords_.hash(act.password.reveal(), chance_),
                      false,
                      State::active,
                      1};
  const Seat seat{SeatId::draw(chance_), act.agency, table.id, Role::administrator, State::active, 1};
  TRY(store_.found(table, member, seat, entry("access.bootstrap", "member", member.id.text())));
  return Founded{member.id, seat.id, table.id};
}

} // namespace concert::access
