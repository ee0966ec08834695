#include "platform/http/sockets.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <sys/stat.h>

#include "platform/http/loop_inside.h"
#include "platform/http/wire.h"

namespace concert::http {
namespace asio = boost::asio;
using asio::ip::tcp;
using Local = asio::local::stream_protocol;

namespace {

constexpr std::chrono::milliseconds pause_after_failed_accept{100};

template <class Protocol>
class SocketIo final : public Io {
public:
  explicit SocketIo(typename Protocol::socket socket) : socket_(std::move(socket)) {}

  void read_some(std::span<char> into, Done done) override {
    socket_.async_read_some(asio::buffer(into.data(), into.size()), std::move(done));
  }
  void write_all(std::string_view bytes, Done done) override {
    asio::async_write(socket_, asio::buffer(bytes.data(), bytes.size()), std::move(done));
  }
  void buffer_little() override {
    boost::system::error_code ignored;
    socket_.set_option(asio::socket_base::send_buffer_size(8 * 1024), ignored);
  }
  void finish_writing() override {
    boost::system::error_code ignored; // the peer may have gone
    socket_.shutdown(asio::socket_base::shutdown_send, ignored);
  }
  void close() override {
    boost::system::error_code ignored;
    socket_.close(ignored);
  }

private:
  typename Protocol::socket socket_;
};

Caller caller_of(const tcp::socket& socket, boost::system::error_code& error) {
  auto address = socket.remote_endpoint(error).address();
  if (error)
    return {};
  if (address.is_v6() && address.to_v6().is_v4_mapped())
    address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
  Caller caller{Listener::network, address.to_string(), address.to_string()};
  if (address.is_v6()) {
    // One household or one attacker holds a /64, and can change the rest at will.
    auto bytes = address.to_v6().to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), std::uint8_t{0});
    caller.neighbourhood = asio::ip::make_address_v6(bytes).to_string();
  }
  return caller;
}

Caller caller_of(const Local::socket&, boost::system::error_code&) {
  return {Listener::local, "", ""};
}

void prepare(tcp::socket& socket) {
  boost::system::error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
}
void prepare(Local::socket&) {}

template <class Protocol>
class SocketDoor : public Door {
public:
  SocketDoor(Loop& loop, const typename Protocol::endpoint& where)
      : acceptor_(loop.inside().context), pause_(loop.inside().context) {
    acceptor_.open(where.protocol());
    if constexpr (std::is_same_v<Protocol, tcp>) {
      acceptor_.set_option(asio::socket_base::reuse_address(true));
      if (where.address().is_v6())
        acceptor_.set_option(asio::ip::v6_only(false));
    }
    acceptor_.bind(where);
  }

  void listen() { acceptor_.listen(); }

  void open(Admits admits, Enters enters) override {
    admits_ = std::move(admits);
    enters_ = std::move(enters);
    accept();
  }

  void close() override {
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
  }

  unsigned short port() const override {
    if constexpr (std::is_same_v<Protocol, tcp>)
      return acceptor_.local_endpoint().port();
    else
      return 0;
  }

private:
  void accept() {
    acceptor_.async_accept([this](const boost::system::error_code& error, typename Protocol::socket socket) {
      if (error == asio::error::operation_aborted || !acceptor_.is_open())
        return;
      if (error) { // out of descriptors, mostly: trying again at once would only burn the processor
        pause_.expires_after(pause_after_failed_accept);
        pause_.async_wait([this](const boost::system::error_code& cancelled) {
          if (!cancelled)
            accept();
        });
        return;
      }
      try {
        enter(std::move(socket));
      } catch (...) {
        // No memory for one connection: it is closed, the door stays open.
      }
      accept();
    });
  }

  void enter(typename Protocol::socket socket) {
    boost::system::error_code error;
    auto caller = caller_of(socket, error);
    if (error)
      return; // gone already
    if (!admits_(caller)) {
      static const std::string busy = wire_of(bare_reply(503).with("Retry-After", "5"), {.keep_alive = false});
      socket.non_blocking(true, error);
      socket.write_some(asio::buffer(busy), error); // a courtesy; whether it arrives does not matter
      socket.shutdown(asio::socket_base::shutdown_both, error);
      return;
    }
    prepare(socket);
    enters_(std::make_unique<SocketIo<Protocol>>(std::move(socket)), std::move(caller));
  }

  typename Protocol::acceptor acceptor_;
  asio::steady_timer pause_;
  Admits admits_;
  Enters enters_;
};

// Removes its file when the server ends, if the file is still this door's.
class LocalDoor final : public SocketDoor<Local> {
public:
  LocalDoor(Loop& loop, const std::filesystem::path& path)
      : SocketDoor(loop, Local::endpoint(path.string())), path_(path) {
    // PRIVACY: between bind and listen nobody can connect, so there is no moment at which others could.
    if (::chmod(path.c_str(), S_IRUSR | S_IWUSR) != 0 || ::stat(path.c_str(), &file_) != 0)
      throw std::system_error(errno, std::generic_category(), path.string());
    listen();
  }
  ~LocalDoor() override { remove(); }

  void close() override {
    SocketDoor::close();
    remove();
  }

private:
  void remove() {
    struct stat now {};
    if (!removed_ && ::stat(path_.c_str(), &now) == 0 && now.st_dev == file_.st_dev && now.st_ino == file_.st_ino)
      ::unlink(path_.c_str());
    removed_ = true;
  }

  std::filesystem::path path_;
  struct stat file_ {};
  bool removed_ = false;
};

// Nobody outside needs to know whose library listens.
template <class Open>
auto or_standard_error(const std::string& what, Open open) {
  try {
    return open();
  } catch (const boost::system::system_error& error) {
    throw std::system_error(error.code(), what);
  }
}

void clear_the_way(Loop& loop, const std::filesystem::path& path) {
  struct stat there {};
  if (::lstat(path.c_str(), &there) != 0)
    return;
  if (!S_ISSOCK(there.st_mode))
    throw std::system_error(EEXIST, std::generic_category(), path.string() + " is not a socket");
  Local::socket probe(loop.inside().context);
  boost::system::error_code error;
  probe.connect(Local::endpoint(path.string()), error);
  if (error != asio::error::connection_refused)
    throw std::system_error(EADDRINUSE, std::generic_category(), path.string() + ": another server answers there");
  ::unlink(path.c_str());
}

} // namespace

std::unique_ptr<Door> tcp_door(Loop& loop, const std::string& address, unsigned short port) {
  return or_standard_error("listen on " + address + " port " + std::to_string(port), [&] {
    auto door = std::make_unique<SocketDoor<tcp>>(loop, tcp::endpoint(asio::ip::make_address(address), port));
    door->listen();
    return door;
  });
}

std::unique_ptr<Door> local_door(Loop& loop, const std::filesystem::path& path) {
  return or_standard_error("listen on " + path.string(), [&] {
    clear_the_way(loop, path);
    return std::make_unique<LocalDoor>(loop, path);
  });
}

} // namespace concert::http
