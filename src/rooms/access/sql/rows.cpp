#include "rooms/access/sql/rows.h"

#include <algorithm>

namespace concert::access {
namespace {

using storage::Row;

// What `read` makes of the text in a column; a text that it does not know was not written by us.
template <class Read>
auto known(const Row& row, int column, Read&& read, const char* expected) {
  const auto value = read(row.get<std::string>(column));
  if (!value)
    storage::column_is_corrupt(column, expected);
  return *value;
}

std::optional<EmailAddress> email_in(const Row& row, int column) {
  const auto text = row.get<std::optional<std::string>>(column);
  if (!text)
    return std::nullopt;
  auto parsed = EmailAddress::parse(*text);
  if (!parsed)
    storage::column_is_corrupt(column, "the address of a mailbox");
  return std::move(*parsed);
}

} // namespace

Member member_in(const Row& row, int from) {
  return {.id = row.get<MemberId>(from),
          .login = row.get<std::string>(from + 1),
          .name = row.get<std::string>(from + 2),
          .language = known(
              row, from + 3, [](const std::string& tag) { return language_of(tag); }, "a language"),
          .password_hash = row.get<std::string>(from + 4),
          .password_is_temporary = row.get<bool>(from + 5),
          .state = known(
              row, from + 6, [](const std::string& name) { return state_of(name); }, "a state"),
          .version = row.get<std::int64_t>(from + 7),
          .email = email_in(row, from + 8),
          .mail_off = row.get<bool>(from + 9)};
}

Seat seat_in(const Row& row, int from) {
  return {.id = row.get<SeatId>(from),
          .agency = row.get<AgencyId>(from + 1),
          .table = row.get<TableId>(from + 2),
          .role = known(
              row, from + 3, [](const std::string& name) { return role_of(name); }, "a role"),
          .state = known(
              row, from + 4, [](const std::string& name) { return state_of(name); }, "a state"),
          .version = row.get<std::int64_t>(from + 5)};
}

Table table_in(const Row& row, int from) {
  return {.id = row.get<TableId>(from),
          .name = {row.get<std::string>(from + 1), row.get<std::string>(from + 2)},
          .names = known(
              row, from + 3, [](const std::string& preset) { return names_policy_of(preset); }, "a names policy"),
          .version = row.get<std::int64_t>(from + 4)};
}

KeptSession session_in(const Row& row, int from) {
  KeptSession out;
  const Bytes hash = row.get<Bytes>(from);
  if (hash.size() != out.token_hash.size())
    storage::column_is_corrupt(from, "a digest");
  std::copy(hash.begin(), hash.end(), out.token_hash.begin());
  out.member = row.get<MemberId>(from + 1);
  out.seat = row.get<std::optional<SeatId>>(from + 2);
  out.created_at = row.get<Instant>(from + 3);
  out.last_used_at = row.get<Instant>(from + 4);
  out.locked = row.get<bool>(from + 5);
  return out;
}

} // namespace concert::access
