// An exclusive lock beside a database file. SQLite's own locks would let a second program write; on the SQLite of
// Debian 12 two writers can corrupt the file. The kernel drops the lock when the program ends, however it ends.
#pragma once

#include <filesystem>

namespace concert::storage {

class DataLock {
 public:
  explicit DataLock(
      const std::filesystem::path& path); // Failure(busy) when held; Failure(other) when it cannot be made
  ~DataLock();
  DataLock(const DataLock&) = delete;
  DataLock& operator=(const DataLock&) = delete;

 private:
  int file_ = -1;
};

// Creates an empty file readable by its owner only, or leaves the one that is there.
void create_private_file(const std::filesystem::path& path);
// Until the file and its name are on the disk.
void sync_to_disk(const std::filesystem::path& path);

} // namespace concert::storage
