#include "platform/storage/data_lock.h"

#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "platform/storage/failure.h"

namespace concert::storage {
namespace {

[[noreturn]] void fail(const char* doing) {
  const int reason = errno;
  throw Failure(reason == ENOSPC || reason == EDQUOT ? FailureKind::full : FailureKind::other,
                std::string(doing) + ": " + std::strerror(reason));
}

} // namespace

DataLock::DataLock(const std::filesystem::path& path) {
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0)
    fail("create the lock of the data folder");
  if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
    const bool held = errno == EWOULDBLOCK;
    ::close(file_);
    if (held)
      throw Failure(FailureKind::busy, "another program has this data folder open");
    fail("lock the data folder");
  }
}

DataLock::~DataLock() {
  ::close(file_);
}

void create_private_file(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0)
    fail("create the database file");
  ::close(file);
}

void sync_to_disk(const std::filesystem::path& path) {
  const auto folder = std::filesystem::absolute(path).parent_path();
  for (const auto& one : {path, folder}) {
    const int file = ::open(one.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
      ::close(file);
    if (!synced)
      fail("sync to disk");
  }
}

} // namespace concert::storage
