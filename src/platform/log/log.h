// The operator's log: one JSON object a line, e.g.
//   {"at":"2026-11-22T13:45:54.123Z","level":"info","event":"request_done","status":200,"took_us":1830}
// Says what the program did, never about whom. It is no audit trail: a line may be lost when the disk is full, and
// nothing that a person does waits for it.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <iosfwd>
#include <memory>
#include <mutex>

#include "platform/clock/clock.h"
#include "platform/log/loggable.h"

namespace concert::log {

enum class Level { debug, info, warning, error };

struct Entry {
  Name name;
  Loggable value;
};

class Log {
 public:
  // The stream and the clock outlive the log.
  Log(std::ostream& out, const clock::Clock& clock, Level least = Level::info);
  // Appends to the file, created with mode 0600; throws std::system_error when it cannot be opened.
  Log(const std::filesystem::path& file, const clock::Clock& clock, Level least = Level::info);
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  // Whole lines only, also from several threads. Does not throw: a line that cannot be written is counted.
  void write(Level level, Name event, std::initializer_list<Entry> entries = {}) noexcept;
  std::uint64_t lost_lines() const { return lost_.load(); }

 private:
  std::unique_ptr<std::ostream> file_; // null when the stream is somebody else's
  std::ostream& out_;
  const clock::Clock& clock_;
  const Level least_;
  std::mutex mutex_;
  std::atomic<std::uint64_t> lost_ = 0;
};

} // namespace concert::log
