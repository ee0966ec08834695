#include "platform/http/client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <stdexcept>
#include <system_error>

#include "base/text.h"

namespace concert::http {
namespace {

[[noreturn]] void failed(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

// Closes unless released: connecting can fail halfway.
struct OpenSocket {
  int number;
  explicit OpenSocket(int family) : number(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    if (number < 0)
      failed("socket");
  }
  ~OpenSocket() {
    if (number >= 0)
      ::close(number);
  }
  OpenSocket(const OpenSocket&) = delete;
  OpenSocket& operator=(const OpenSocket&) = delete;
  int release() { return std::exchange(number, -1); }
};

bool has_body_by_nature(Method method) {
  return method == Method::post || method == Method::put || method == Method::patch;
}

ClientReply parse_head(std::string_view head) {
  ClientReply reply;
  const auto lines = text::split(head, '\n');
  const auto status = lines[0].starts_with("HTTP/1.") && lines[0].size() >= 12 ? lines[0].substr(9, 3) : "";
  if (std::from_chars(status.data(), status.data() + status.size(), reply.status).ec != std::errc())
    throw std::runtime_error("the answer is not HTTP");
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto colon = lines[i].find(':');
    if (colon != std::string_view::npos)
      reply.headers.add(std::string(lines[i].substr(0, colon)), std::string(text::trim(lines[i].substr(colon + 1))));
  }
  return reply;
}

} // namespace

Client::Client(int socket, std::chrono::milliseconds patience, std::string host)
    : socket_(socket), host_(std::move(host)) {
  timeval wait{};
  wait.tv_sec = patience.count() / 1000;
  wait.tv_usec = patience.count() % 1000 * 1000;
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
  ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
}

Client Client::tcp(const std::string& address, unsigned short port, std::chrono::milliseconds patience) {
  const bool six = address.find(':') != std::string::npos;
  OpenSocket socket(six ? AF_INET6 : AF_INET);
  sockaddr_in to4{};
  sockaddr_in6 to6{};
  to4.sin_family = AF_INET;
  to6.sin6_family = AF_INET6;
  to4.sin_port = to6.sin6_port = htons(port);
  if (::inet_pton(six ? AF_INET6 : AF_INET, address.c_str(),
                  six ? static_cast<void*>(&to6.sin6_addr) : static_cast<void*>(&to4.sin_addr)) != 1)
    throw std::runtime_error("not an address");
  const auto* to = six ? reinterpret_cast<const sockaddr*>(&to6) : reinterpret_cast<const sockaddr*>(&to4);
  if (::connect(socket.number, to, six ? sizeof to6 : sizeof to4) != 0)
    failed("connect");
  const int yes = 1;
  ::setsockopt(socket.number, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  const auto host = (six ? "[" + address + "]" : address) + ":" + std::to_string(port);
  return Client(socket.release(), patience, host);
}

Client Client::local(const std::filesystem::path& path, std::chrono::milliseconds patience) {
  sockaddr_un to{};
  to.sun_family = AF_UNIX;
  const auto text = path.string();
  if (text.size() >= sizeof to.sun_path)
    throw std::runtime_error("the path of a UNIX socket has at most 107 bytes");
  std::memcpy(to.sun_path, text.c_str(), text.size() + 1);
  OpenSocket socket(AF_UNIX);
  if (::connect(socket.number, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0)
    failed("connect " + text);
  return Client(socket.release(), patience, "localhost");
}

Client::Client(Client&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), host_(std::move(other.host_)), pending_(std::move(other.pending_)),
      last_event_id_(std::move(other.last_event_id_)) {}

Client& Client::operator=(Client&& other) noexcept {
  if (this != &other) {
    close();
    socket_ = std::exchange(other.socket_, -1);
    host_ = std::move(other.host_);
    pending_ = std::move(other.pending_);
    last_event_id_ = std::move(other.last_event_id_);
  }
  return *this;
}

Client::~Client() {
  close();
}

void Client::close() {
  if (socket_ >= 0)
    ::close(std::exchange(socket_, -1));
}

bool Client::try_send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR)
      continue;
    if (sent <= 0)
      return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void Client::send(std::string_view bytes) {
  if (!try_send(bytes))
    failed("send");
}

void Client::finish_sending() {
  ::shutdown(socket_, SHUT_WR);
}

bool Client::fill() {
  std::array<char, 16 * 1024> piece;
  for (;;) {
    const auto got = ::recv(socket_, piece.data(), piece.size(), 0);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0 && errno == ECONNRESET)
      return false;
    if (got < 0)
      failed("receive");
    pending_.append(piece.data(), static_cast<std::size_t>(got));
    return got > 0;
  }
}

ClientReply Client::receive_head() {
  std::size_t end;
  while ((end = pending_.find("\r\n\r\n")) == std::string::npos)
    if (!fill())
      throw std::runtime_error("the server closed the connection without an answer");
  auto reply = parse_head(std::string_view(pending_).substr(0, end));
  pending_.erase(0, end + 4);
  return reply;
}

ClientReply Client::receive(Method answered) {
  auto reply = receive_head();
  if (answered != Method::head)
    receive_body(reply);
  return reply;
}

void Client::receive_body(ClientReply& reply) {
  if (reply.status < 200 || reply.status == 204 || reply.status == 304)
    return;
  if (const auto length = reply.headers.one("Content-Length")) {
    std::size_t size = 0;
    if (std::from_chars(length->data(), length->data() + length->size(), size).ec != std::errc())
      throw std::runtime_error("the answer's length is no number");
    while (pending_.size() < size)
      if (!fill())
        throw std::runtime_error("the server closed the connection within its answer");
    reply.body = pending_.substr(0, size);
    pending_.erase(0, size);
  } else {
    reply.body = receive_all();
  }
}

std::string Client::receive_all() {
  while (fill()) {
  }
  return std::exchange(pending_, {});
}

std::string Client::receive_through(std::string_view mark) {
  std::size_t at;
  while ((at = pending_.find(mark)) == std::string::npos)
    if (!fill())
      throw std::runtime_error("the server closed the connection before it said that");
  auto out = pending_.substr(0, at + mark.size());
  pending_.erase(0, out.size());
  return out;
}

ClientReply Client::open_stream(std::string_view target, const HeaderList& headers) {
  send_request(Method::get, target, headers, {});
  auto reply = receive_head();
  if (reply.headers.text_or("Content-Type") != "text/event-stream")
    receive_body(reply);
  return reply;
}

std::optional<Event> Client::next_event() {
  Event event;
  bool has_data = false;
  for (;;) {
    std::size_t end;
    while ((end = pending_.find('\n')) == std::string::npos)
      if (!fill())
        return std::nullopt; // a browser drops an event that was cut short, too
    const auto line = pending_.substr(0, end);
    pending_.erase(0, end + 1);
    const auto colon = line.find(": ");
    const auto field = line.substr(0, colon);
    const auto value = colon == std::string::npos ? "" : line.substr(colon + 2);
    if (field == "id") {
      last_event_id_ = event.id = value;
    } else if (field == "event") {
      event.type = value;
    } else if (field == "data") {
      event.data += (has_data ? "\n" : "") + value;
      has_data = true;
    } else if (line.empty() && has_data) {
      return event;
    }
  }
}

ClientReply Client::exchange(Method method, std::string_view target, const HeaderList& headers, std::string_view body) {
  send_request(method, target, headers, body);
  return receive(method);
}

void Client::send_request(Method method, std::string_view target, const HeaderList& headers, std::string_view body) {
  std::string wire(name_of(method));
  wire += " " + std::string(target) + " HTTP/1.1\r\n";
  bool host_given = false;
  for (const auto& [name, value] : headers) {
    wire += name + ": " + value + "\r\n";
    host_given = host_given || same_name(name, "Host");
  }
  if (!host_given)
    wire += "Host: " + host_ + "\r\n";
  if (!body.empty() || has_body_by_nature(method))
    wire += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  wire += "\r\n";
  wire += body;
  try_send(wire); // a server that refuses early closes its side; its answer can be read all the same
}

ClientReply Client::get(std::string_view target, const HeaderList& headers) {
  return exchange(Method::get, target, headers);
}

ClientReply Client::post_form(std::string_view target, std::string_view encoded, const HeaderList& headers) {
  auto all = headers;
  all.emplace_back("Content-Type", "application/x-www-form-urlencoded");
  return exchange(Method::post, target, all, encoded);
}

} // namespace concert::http
