// A fresh, empty database on each engine for a test: a SQLite file in a temporary folder and, when
// CONCERT_TEST_POSTGRES holds a connection string (see tools/postgres.sh), a schema of its own on that server. Without
// it, one line says that PostgreSQL was skipped. For tests only; both vanish with the Place.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "platform/storage/storage.h"

namespace concert::storage::testing {

class Place {
 public:
  static Place sqlite();
  static std::optional<Place> postgres(); // nothing when it is skipped
  ~Place();
  Place(Place&&) noexcept;
  Place& operator=(Place&&) = delete;

  std::unique_ptr<Database> open() const; // again and again, for a test that restarts
  std::string name() const { return conninfo_.empty() ? "sqlite" : "postgresql"; }
  Engine engine() const { return conninfo_.empty() ? Engine::sqlite : Engine::postgres; }
  const std::filesystem::path& folder() const { return folder_; } // temporary; concert.sqlite is in it
  const std::string& conninfo() const { return conninfo_; }       // empty on SQLite

 private:
  explicit Place(std::filesystem::path folder) : folder_(std::move(folder)) {}

  std::filesystem::path folder_;
  std::string conninfo_;
  std::string schema_;
};

// Calls body(Place&) once for each engine there is. `INFO(place.name())` tells which one failed.
void on_every_engine(Call<void(Place&)> body);

} // namespace concert::storage::testing
