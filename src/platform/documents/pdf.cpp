#include "platform/documents/pdf.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>

#include "base/check.h"
#include "embedded/documents.h"

namespace concert::documents {
namespace {

class Descriptor {
public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  int get() const { return fd_; }
  void close() {
    if (fd_ >= 0)
      ::close(fd_);
    fd_ = -1;
  }

private:
  int fd_;
};

class FileActions {
public:
  FileActions() { check(::posix_spawn_file_actions_init(&actions_) == 0, "there is memory for three file actions"); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  // The child has the socket as its input and output, nothing to complain to, and none of our files and connections.
  void take(int socket) {
    ::posix_spawn_file_actions_adddup2(&actions_, socket, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions_, socket, STDOUT_FILENO);
    ::posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
  }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

private:
  posix_spawn_file_actions_t actions_{};
};

// False when the child does not listen any more; what it wrote tells why.
bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR)
      continue;
    if (sent <= 0)
      return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

std::string receive_all(int socket) {
  std::string out;
  std::array<char, 65536> some;
  for (;;) {
    const ssize_t received = ::recv(socket, some.data(), some.size(), 0);
    if (received < 0 && errno == EINTR)
      continue;
    if (received <= 0)
      return out;
    out.append(some.data(), static_cast<std::size_t>(received));
  }
}

int status_of(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR)
      return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

bool PdfPrinter::is_available() const {
  return ::access("/usr/bin/weasyprint", X_OK) == 0 && ::access(python_.c_str(), X_OK) == 0;
}

std::string PdfPrinter::pdf_of(std::string_view page, std::string_view style) {
  const std::unique_lock<std::timed_mutex> alone(one_at_a_time_, std::chrono::seconds(limits_.wait_seconds));
  if (!alone.owns_lock())
    throw PdfBusy();
  std::array<int, 2> ends{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
    throw PdfFailure("no socket for the child");
  Descriptor ours(ends[0]), theirs(ends[1]);
  FileActions actions;
  actions.take(theirs.get());
  // `timeout` ends it by the clock, whatever it is doing; -I keeps Python to its own modules, without our environment.
  const std::string seconds = std::to_string(limits_.seconds);
  const std::string program(embedded::documents::make_pdf_py.bytes);
  const std::array<const char*, 9> words = {"timeout", "--signal=KILL", seconds.c_str(), python_.c_str(), "-I",
                                            "-c",      program.c_str(), nullptr,         nullptr};
  const std::array<const char*, 3> environment = {"PATH=/usr/bin:/bin", "LANG=C.UTF-8", nullptr};
  pid_t child = 0;
  if (::posix_spawn(&child, "/usr/bin/timeout", actions.get(), nullptr, const_cast<char**>(words.data()),
                    const_cast<char**>(environment.data())) != 0)
    throw PdfFailure("the child could not be started");
  theirs.close();
  const std::string head = std::to_string(style.size()) + " " + std::to_string(limits_.megabytes) + "\n";
  if (send_all(ours.get(), head) && send_all(ours.get(), style) && send_all(ours.get(), page))
    ::shutdown(ours.get(), SHUT_WR);
  std::string out = receive_all(ours.get());
  ours.close();
  if (status_of(child) != 0 || !out.starts_with("%PDF-"))
    throw PdfFailure("no document came of it");
  return out;
}

} // namespace concert::documents
