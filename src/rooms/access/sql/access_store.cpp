// Members, seats and tables; sessions are in session_store.cpp.
#include "rooms/access/sql/access_store.h"

#include "embedded/access_migrations.h"
#include "rooms/access/sql/rows.h"

namespace concert::access {
namespace {

using storage::Row;
using storage::Transaction;

void insert_table(Transaction& tx, const Table& table) {
  tx.exec("insert into access_tables (id, name_en, name_fr, names_policy, version) values ($1, $2, $3, $4, 1)",
          table.id, table.name.en, table.name.fr, preset_of(table.names));
}

std::optional<std::string_view> email_of(const Member& member) {
  return member.email ? std::optional<std::string_view>(member.email->text()) : std::nullopt;
}

Result<void> insert_member(Transaction& tx, const Member& member) {
  const auto inserted =
      tx.exec("insert into access_members (id, login, name, language, password_hash, password_is_temporary, state, "
              "version, email) values ($1, $2, $3, $4, $5, $6, $7, 1, $8) on conflict (login) do nothing",
              member.id, member.login, member.name, tag_of(member.language), member.password_hash,
              member.password_is_temporary, name_of(member.state), email_of(member));
  if (inserted != 1)
    return Refusal::conflict("access.login_taken");
  return {};
}

std::optional<Seat> kept_seat(Transaction& tx, AgencyId agency, TableId table, Role role) {
  return tx.first(
      "select id, agency, at_table, role, state, version from access_seats "
      "where at_table = $1 and agency = $2 and role = $3",
      [](const Row& row) { return seat_in(row); }, table, agency, name_of(role));
}

Result<void> seat_member(Transaction& tx, MemberId member, const Seat& seat) {
  tx.exec("insert into access_seats (id, agency, at_table, role, state, version) values ($1, $2, $3, $4, $5, 1) "
          "on conflict (at_table, agency, role) do nothing",
          seat.id, seat.agency, seat.table, name_of(seat.role), name_of(seat.state));
  const auto kept = kept_seat(tx, seat.agency, seat.table, seat.role);
  if (!kept || kept->id != seat.id) // opened by somebody else a moment ago, and the entry names another
    return Refusal::stale();
  if (tx.exec("insert into access_member_seats (member, seat) values ($1, $2) on conflict (member, seat) do nothing",
              member, seat.id) != 1)
    return Refusal::conflict("access.already_seated");
  return {};
}

Result<void> an_administrator_is_left(Transaction& tx) {
  const auto left = tx.first("select count(*) from access_member_seats h join access_members m on m.id = h.member "
                             "join access_seats s on s.id = h.seat "
                             "where s.role = 'administrator' and s.state = 'active' and m.state = 'active'",
                             [](const Row& row) { return row.get<std::int64_t>(0); });
  if (left.value_or(0) == 0)
    return Refusal::conflict("access.last_administrator");
  return {};
}

} // namespace

std::vector<storage::Migration> migrations() {
  std::vector<storage::Migration> out;
  for (const auto& file : embedded::access_migrations::all())
    out.push_back({"access", embedded::number_in(file.name), embedded::title_in(file.name), file.bytes});
  return out;
}

Result<void> SqlStore::change(const audit::Entry& entry, Work work) {
  return database_.write([&](Transaction& tx) -> Result<void> {
    storage::lock_appends(tx);
    TRY(work(tx));
    log_.append(tx, entry);
    return {};
  });
}

// ---- reading

std::optional<Member> SqlStore::member(MemberId id) {
  return database_.read([&](Transaction& tx) {
    return tx.first(
        "select id, login, name, language, password_hash, password_is_temporary, state, version, email, mail_off from "
        "access_members "
        "where id = $1",
        [](const Row& row) { return member_in(row); }, id);
  });
}

std::optional<Member> SqlStore::member_by_login(std::string_view login) {
  return database_.read([&](Transaction& tx) {
    return tx.first(
        "select id, login, name, language, password_hash, password_is_temporary, state, version, email, mail_off from "
        "access_members "
        "where login = $1",
        [](const Row& row) { return member_in(row); }, login);
  });
}

std::vector<MemberWithSeats> SqlStore::members() {
  return database_.read([&](Transaction& tx) {
    std::vector<MemberWithSeats> out;
    tx.each("select id, login, name, language, password_hash, password_is_temporary, state, version, email, mail_off "
            "from access_members "
            "order by login",
            [&](const Row& row) {
              out.push_back({member_in(row), {}});
            });
    auto at = out.begin();
    tx.each("select s.id, s.agency, s.at_table, s.role, s.state, s.version, h.member from access_member_seats h "
            "join access_members m on m.id = h.member join access_seats s on s.id = h.seat "
            "order by m.login, s.at_table, s.agency, s.role",
            [&](const Row& row) {
              while (at->member.id != row.get<MemberId>(6))
                ++at;
              at->seats.push_back(seat_in(row));
            });
    return out;
  });
}

std::vector<Seat> SqlStore::seats_of(MemberId id) {
  return database_.read([&](Transaction& tx) {
    std::vector<Seat> out;
    tx.each(
        "select s.id, s.agency, s.at_table, s.role, s.state, s.version from access_member_seats h "
        "join access_seats s on s.id = h.seat where h.member = $1 order by s.at_table, s.agency, s.role",
        [&](const Row& row) { out.push_back(seat_in(row)); }, id);
    return out;
  });
}

std::vector<Seat> SqlStore::seats() {
  return database_.read([&](Transaction& tx) {
    std::vector<Seat> out;
    tx.each("select id, agency, at_table, role, state, version from access_seats order by at_table, agency, role",
            [&](const Row& row) { out.push_back(seat_in(row)); });
    return out;
  });
}

std::optional<Seat> SqlStore::seat(SeatId id) {
  return database_.read([&](Transaction& tx) {
    return tx.first(
        "select id, agency, at_table, role, state, version from access_seats where id = $1",
        [](const Row& row) { return seat_in(row); }, id);
  });
}

std::optional<Seat> SqlStore::seat_for(AgencyId agency, TableId table, Role role) {
  return database_.read([&](Transaction& tx) { return kept_seat(tx, agency, table, role); });
}

std::optional<Table> SqlStore::table(TableId id) {
  return database_.read([&](Transaction& tx) {
    return tx.first(
        "select id, name_en, name_fr, names_policy, version from access_tables where id = $1",
        [](const Row& row) { return table_in(row); }, id);
  });
}

std::vector<Table> SqlStore::tables() {
  return database_.read([&](Transaction& tx) {
    std::vector<Table> out;
    tx.each("select id, name_en, name_fr, names_policy, version from access_tables order by id",
            [&](const Row& row) { out.push_back(table_in(row)); });
    return out;
  });
}

std::vector<AgencyId> SqlStore::agencies_speaking_at(TableId table) {
  return database_.read([&](Transaction& tx) {
    std::vector<AgencyId> out;
    tx.each(
        "select agency from access_seats where at_table = $1 and role = 'representative' and state = 'active' "
        "order by agency",
        [&](const Row& row) { out.push_back(row.get<AgencyId>(0)); }, table);
    return out;
  });
}

// ---- changes

Result<void> SqlStore::found(const Table& table, const Member& member, const Seat& seat, const audit::Entry& entry) {
  return change(entry, [&](Transaction& tx) -> Result<void> {
    if (tx.first("select id from access_members limit 1", [](const Row& row) { return row.get<MemberId>(0); }))
      return Refusal::conflict("access.already_set_up");
    insert_table(tx, table);
    TRY(insert_member(tx, member));
    return seat_member(tx, member.id, seat);
  });
}

Result<void> SqlStore::add_member(const Member& member, const Seat& seat, const audit::Entry& entry) {
  return change(entry, [&](Transaction& tx) -> Result<void> {
    TRY(insert_member(tx, member));
    return seat_member(tx, member.id, seat);
  });
}

Result<void> SqlStore::save_member(const Member& member, TheirSessions sessions, const audit::Entry& entry) {
  return change(entry, [&](Transaction& tx) -> Result<void> {
    const auto saved =
        tx.exec("update access_members set name = $1, language = $2, password_hash = $3, password_is_temporary = $4, "
                "state = $5, email = $8, mail_off = $9, version = version + 1 where id = $6 and version = $7",
                member.name, tag_of(member.language), member.password_hash, member.password_is_temporary,
                name_of(member.state), member.id, member.version, email_of(member), member.mail_off);
    if (saved != 1)
      return Refusal::stale();
    if (sessions == TheirSessions::end)
      tx.exec("delete from access_sessions where member = $1", member.id);
    return an_administrator_is_left(tx);
  });
}

Result<void> SqlStore::save_password(const Member& member, const crypto::Digest& going_on, const audit::Entry& entry) {
  return change(entry, [&](Transaction& tx) -> Result<void> {
    const auto saved =
        tx.exec("update access_members set password_hash = $1, password_is_temporary = $2, version = version + 1 "
                "where id = $3 and version = $4",
                member.password_hash, member.password_is_temporary, member.id, member.version);
    if (saved != 1)
      return Refusal::stale();
    tx.exec("delete from access_sessions where member = $1 and token_hash <> $2", member.id, BytesView(going_on));
    return {};
  });
}

Result<void> SqlStore::give_seat(MemberId member, const Seat& seat, const audit::Entry& entry) {
  return change(entry, [&](Transaction& tx) { return seat_member(tx, member, seat); });
}

Result<void> SqlStore::take_seat_back(MemberId member, SeatId seat, const audit::Entry& entry) {
  return change(entry, [&](Transaction& tx) -> Result<void> {
    if (tx.exec("delete from access_member_seats where member = $1 and seat = $2", member, seat) != 1)
      return Refusal::not_found();
    tx.exec("update access_sessions set seat = null where member = $1 and seat = $2", member, seat);
    return an_administrator_is_left(tx);
  });
}

Result<void> SqlStore::save_seat(const Seat& seat, const audit::Entry& entry) {
  return change(entry, [&](Transaction& tx) -> Result<void> {
    if (tx.exec("update access_seats set state = $1, version = version + 1 where id = $2 and version = $3",
                name_of(seat.state), seat.id, seat.version) != 1)
      return Refusal::stale();
    if (seat.state == State::suspended)
      tx.exec("delete from access_sessions where seat = $1", seat.id);
    return an_administrator_is_left(tx);
  });
}

Result<void> SqlStore::add_table(const Table& table, const audit::Entry& entry) {
  return change(entry, [&](Transaction& tx) -> Result<void> {
    insert_table(tx, table);
    return {};
  });
}

Result<void> SqlStore::save_table(const Table& table, const audit::Entry& entry) {
  return change(entry, [&](Transaction& tx) -> Result<void> {
    if (tx.exec("update access_tables set name_en = $1, name_fr = $2, names_policy = $3, version = version + 1 "
                "where id = $4 and version = $5",
                table.name.en, table.name.fr, preset_of(table.names), table.id, table.version) != 1)
      return Refusal::stale();
    return {};
  });
}

void SqlStore::record(const audit::Entry& entry) {
  const auto kept = change(entry, [](Transaction&) { return Result<void>(); });
  check(kept.has_value(), "access: an entry without a change cannot be refused");
}

} // namespace concert::access
