// Sealed drafts in the main database, their wrapped keys in the small one, in the SQL that both engines share.
#pragma once

#include "platform/storage/migrate.h"
#include "platform/storage/storage.h"
#include "rooms/drafts/store.h"

namespace concert::drafts {

std::vector<storage::Migration> migrations();     // of the main database
std::vector<storage::Migration> key_migrations(); // of the key database

class SqlStore final : public Store {
public:
  explicit SqlStore(storage::Database& database) : database_(database) {}
  std::optional<Box> at(const Place&) override;
  std::vector<Box> on_page(const Typist&, std::string_view page) override;
  void put(const Box&) override;
  void drop(const std::vector<DraftId>&) override;
  std::size_t count_of(const Typist&) override;
  std::vector<DraftId> of(const Typist&) override;
  std::vector<DraftId> about(std::string_view thing) override;
  std::vector<DraftId> kept_before(Instant) override;
  std::vector<Typist> typists() override;
  std::vector<std::string> things() override;
  std::set<DraftId> ids() override;

private:
  storage::Database& database_;
};

class SqlKeyStore final : public KeyStore {
public:
  explicit SqlKeyStore(storage::Database& keys) : keys_(keys) {}
  std::optional<Bytes> key(DraftId) override;
  void put(DraftId, const Bytes& wrapped, Instant made_at) override;
  void destroy(const std::vector<DraftId>&) override;
  std::vector<DraftId> made_before(Instant) override;
  void forget() override;

private:
  storage::Database& keys_;
};

} // namespace concert::drafts
