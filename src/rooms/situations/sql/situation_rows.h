// One situation as rows, and back. Children are rewritten whole at each change: a situation has some dozens of them.
#pragma once

#include "platform/storage/storage.h"
#include "rooms/situations/situation.h"

namespace concert::situations {

std::optional<Situation> read_situation(storage::Transaction&, SituationId);
void insert_situation(storage::Transaction&, const Situation&, std::int64_t version);
// False, and nothing changed, when the stored version is another. Gives the row version expected + 1.
// PRIVACY: a rejected situation's sealed identity is deleted in the same transaction.
bool update_situation(storage::Transaction&, const Situation&, std::int64_t expected_version);
// For changes that are not made through the functions above.
void raise_revision(storage::Transaction&, TableId);
void raise_revision(storage::Transaction&, SituationId);
std::int64_t account_version(storage::Transaction&, SituationId); // 0: there is none
void erase_account(storage::Transaction&, SituationId);
void erase_sealed(storage::Transaction&, SituationId);

} // namespace concert::situations
