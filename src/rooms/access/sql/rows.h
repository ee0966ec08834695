// Rows of this room's tables as values. Columns are expected in the order of the structs.
#pragma once

#include "platform/storage/storage.h"
#include "rooms/access/store.h"

namespace concert::access {

Member member_in(const storage::Row& row, int from = 0);       // 10 columns: id, login, name, language, password_hash,
                                                               // password_is_temporary, state, version, email, mail_off
Seat seat_in(const storage::Row& row, int from = 0);           // 6: id, agency, at_table, role, state, version
Table table_in(const storage::Row& row, int from = 0);         // 5: id, name_en, name_fr, names_policy, version
KeptSession session_in(const storage::Row& row, int from = 0); // 6: token_hash, member, seat, created_at, last_used_at,
                                                               // locked

constexpr int member_columns = 10, session_columns = 6;

} // namespace concert::access
