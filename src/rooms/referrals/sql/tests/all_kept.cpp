#include "rooms/referrals/tests/house.h"

namespace concert::referrals::testing {

std::string all_kept(storage::Database& database) {
  using storage::Row;
  std::string out;
  database.read([&](storage::Transaction& tx) {
    out.clear();
    tx.each("select email, requester, state from referrals",
            [&](const Row& row) { out += row.get<std::optional<std::string>>(0).value_or(""); });
    tx.each("select salt, proof, whom from referral_boxes", [&](const Row& row) {
      for (int i = 0; i < 3; ++i)
        out += text_of(row.get<std::optional<Bytes>>(i).value_or(Bytes()));
    });
    tx.each("select id, referral from referral_links",
            [&](const Row& row) { out += row.get<std::string>(0) + row.get<std::string>(1); });
    tx.each("select id, link from referral_letters",
            [&](const Row& row) { out += row.get<std::string>(0) + row.get<std::string>(1); });
  });
  return out;
}

} // namespace concert::referrals::testing
