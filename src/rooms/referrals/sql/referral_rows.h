// Rows of referrals, their steps and links. Internal to the part.
#pragma once

#include "platform/storage/storage.h"
#include "rooms/referrals/store.h"

namespace concert::referrals {

void insert_referral(storage::Transaction&, const Referral&, std::int64_t version);
// False when the stored version is another.
bool update_referral(storage::Transaction&, const Referral&, std::int64_t expected_version);
std::optional<Referral> read_referral(storage::Transaction&, ReferralId);

Link link_in(const storage::Row&, int first = 0); // id, referral, issued_at, expires_at, wrong, ended
std::optional<Box> read_box(storage::Transaction&, ReferralId);
void put_box(storage::Transaction&, ReferralId, const Box&);

} // namespace concert::referrals
