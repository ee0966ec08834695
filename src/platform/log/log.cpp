#include "platform/log/log.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <ostream>
#include <string>
#include <system_error>

#include "base/check.h"

namespace concert::log {
namespace {

std::string_view name_of(Level level) {
  switch (level) {
  case Level::debug:
    return "debug";
  case Level::info:
    return "info";
  case Level::warning:
    return "warning";
  case Level::error:
    return "error";
  }
  bug("unknown level");
}

// With milliseconds, because the order of lines from two machines is read from them.
std::string precise(Instant now) {
  std::string out = now.iso();
  const std::int64_t ms = ((now.us % 1'000'000 + 1'000'000) % 1'000'000) / 1000;
  const std::string digits = std::to_string(1000 + ms);
  out.replace(out.size() - 1, 1, "." + digits.substr(1) + "Z");
  return out;
}

std::unique_ptr<std::ostream> append_to(const std::filesystem::path& file) {
  // Made here first, because a stream would create it readable by all.
  const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (made < 0)
    throw std::system_error(errno, std::generic_category(), "log file " + file.string());
  ::close(made);
  return std::make_unique<std::ofstream>(file, std::ios::app | std::ios::binary);
}

} // namespace

Loggable::Loggable(const concert::Code& entry) : Loggable(code(entry.id)) {}

Loggable code(std::string_view text) {
  constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789_.";
  Loggable out("unloggable");
  if (!text.empty() && text.size() <= out.kept_.size() && text.find_first_not_of(allowed) == std::string_view::npos) {
    out.literal_ = {};
    out.keep(text);
  }
  return out;
}

Log::Log(std::ostream& out, const clock::Clock& clock, Level least) : out_(out), clock_(clock), least_(least) {}

Log::Log(const std::filesystem::path& file, const clock::Clock& clock, Level least)
    : file_(append_to(file)), out_(*file_), clock_(clock), least_(least) {}

Log::~Log() = default;

void Log::write(Level level, Name event, std::initializer_list<Entry> entries) noexcept try {
  if (level < least_)
    return;
  std::string line = "{\"at\":\"" + precise(clock_.now()) + "\",\"level\":\"";
  line.append(name_of(level)).append("\",\"event\":\"").append(event.text()).append("\"");
  for (const Entry& entry : entries) {
    // Nothing needs escaping: Name and Loggable cannot hold a quote, a backslash or a control character.
    line.append(",\"").append(entry.name.text()).append("\":");
    line.append(entry.value.is_quoted() ? "\"" : "").append(entry.value.text());
    line.append(entry.value.is_quoted() ? "\"" : "");
  }
  line += "}\n";
  const std::lock_guard lock(mutex_);
  out_.write(line.data(), static_cast<std::streamsize>(line.size())).flush();
  if (!out_) {
    ++lost_;
    out_.clear(); // the disk may have room again at the next line
  }
} catch (...) {
  ++lost_;
}

} // namespace concert::log
