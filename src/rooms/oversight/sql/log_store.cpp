#include "rooms/oversight/sql/log_store.h"

namespace concert::oversight {

LogPage LogStore::entries(const LogQuery& query, std::optional<std::int64_t> before, std::int64_t limit) {
  audit::Page page = log_.entries(database_,
                                  {.object = query.object,
                                   .agency = query.agency,
                                   .member = query.member,
                                   .act = query.act,
                                   .from = query.from,
                                   .to = query.to},
                                  before, limit);
  return {std::move(page.entries), page.next};
}

audit::Report LogStore::verify(const std::vector<audit::Checkpoint>& witnesses) {
  return log_.verify(database_, witnesses);
}

std::optional<SignedCheckpoint> LogStore::latest_checkpoint() {
  auto latest = log_.latest_checkpoint(database_);
  if (!latest)
    return std::nullopt;
  return SignedCheckpoint{latest->checkpoint, std::move(latest->note)};
}

std::optional<audit::Checkpoint> LogStore::open_checkpoint(const std::string& note) {
  return log_.open_checkpoint(note);
}

std::string LogStore::verifier_key() {
  return audit::verifier_key(log_.origin(), log_.public_key());
}

void LogStore::record(const audit::Entry& entry) {
  database_.write([&](storage::Transaction& transaction) { log_.append(transaction, entry); });
}

void LogStore::record_and_sign(const audit::Entry& entry) {
  database_.write([&](storage::Transaction& transaction) {
    log_.append(transaction, entry);
    log_.checkpoint(transaction, entry.at);
  });
}

} // namespace concert::oversight
