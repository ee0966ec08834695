// A small SMTP server for what no well-behaved one does: silence, a closed connection, any reply at any place. It
// speaks RFC 5321 honestly otherwise. The well-kept server of real_server_test.cpp judges what is normal.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace concert::mail::testing {

// By "greeting", a verb, or "end" (of the data): another reply than the usual one.
struct Script {
  std::map<std::string, std::string> replies = {};
  std::string silent_at = {};
  std::string hangs_up_at = {};
};

class Receiver {
public:
  explicit Receiver(Script script = {}) : script_(std::move(script)), listening_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    if (::bind(listening_, reinterpret_cast<sockaddr*>(&at), size) != 0 || ::listen(listening_, 8) != 0 ||
        ::getsockname(listening_, reinterpret_cast<sockaddr*>(&at), &size) != 0)
      throw std::system_error(errno, std::generic_category(), "listen");
    port_ = ntohs(at.sin_port);
    thread_ = std::thread([this] { accept(); });
  }
  ~Receiver() {
    stopping_ = true;
    ::shutdown(listening_, SHUT_RDWR);
    if (const int connection = connection_; connection >= 0)
      ::shutdown(connection, SHUT_RDWR);
    thread_.join();
    ::close(listening_);
  }
  std::uint16_t port() const { return port_; }
  std::vector<std::string> commands() const { // each line that came, without the data
    const std::lock_guard lock(mutex_);
    return commands_;
  }
  std::vector<std::string> mails() const { // as they were before dots were stuffed
    const std::lock_guard lock(mutex_);
    return mails_;
  }
  std::vector<std::string> raw_mails() const {
    const std::lock_guard lock(mutex_);
    return raw_mails_;
  }

private:
  void accept() {
    for (;;) {
      const int connection = ::accept(listening_, nullptr, nullptr);
      if (connection < 0)
        return;
      connection_ = connection;
      if (!stopping_)
        serve(connection);
      connection_ = -1;
      ::close(connection);
    }
  }

  bool line(int connection, std::string& out) {
    std::size_t end;
    while ((end = pending_.find("\r\n")) == std::string::npos) {
      char piece[4096];
      const auto got = ::recv(connection, piece, sizeof piece, 0);
      if (got <= 0)
        return false;
      pending_.append(piece, static_cast<std::size_t>(got));
    }
    out = pending_.substr(0, end);
    pending_.erase(0, end + 2);
    return true;
  }

  // False when the conversation is over.
  bool answer(int connection, const std::string& place, const std::string& usual) {
    if (place == script_.hangs_up_at)
      return false;
    if (place == script_.silent_at) {
      std::string ignored;
      while (line(connection, ignored)) {
      }
      return false;
    }
    const auto own = script_.replies.find(place);
    const std::string wire = (own == script_.replies.end() ? usual : own->second) + "\r\n";
    return ::send(connection, wire.data(), wire.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(wire.size());
  }

  void serve(int connection) {
    pending_.clear();
    if (!answer(connection, "greeting", "220-a server\r\n220 of several lines"))
      return;
    std::string command;
    while (line(connection, command)) {
      {
        const std::lock_guard lock(mutex_);
        commands_.push_back(command);
      }
      const auto verb = command.substr(0, command.find(' '));
      if (verb == "EHLO") {
        if (!answer(connection, verb, "250-receiver.example.ca\r\n250-SIZE 1000000\r\n250 8BITMIME"))
          return;
      } else if (verb == "DATA") {
        if (!answer(connection, verb, "354 go on"))
          return;
        if (script_.replies.contains(verb))
          continue;
        if (!take(connection) || !answer(connection, "end", "250 taken"))
          return;
      } else if (verb == "QUIT") {
        answer(connection, verb, "221 farewell");
        return;
      } else if (!answer(connection, verb, verb == "MAIL" || verb == "RCPT" ? "250 well" : "502 what")) {
        return;
      }
    }
  }

  bool take(int connection) {
    std::string mail, raw, text;
    while (line(connection, text)) {
      if (text == ".") {
        const std::lock_guard lock(mutex_);
        mails_.push_back(mail);
        raw_mails_.push_back(raw);
        return true;
      }
      raw += text + "\r\n";
      mail += (text.starts_with('.') ? text.substr(1) : text) + "\r\n";
    }
    return false;
  }

  const Script script_;
  const int listening_;
  std::uint16_t port_ = 0;
  std::atomic<int> connection_ = -1;
  std::atomic<bool> stopping_ = false;
  std::string pending_;
  mutable std::mutex mutex_;
  std::vector<std::string> commands_, mails_, raw_mails_;
  std::thread thread_;
};

} // namespace concert::mail::testing
