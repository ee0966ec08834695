#include "platform/http/server.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "base/check.h"
#include "platform/http/connection.h"
#include "platform/http/sockets.h"

namespace concert::http {

class Server::House {
public:
  House(ServerOptions options, std::function<Reply(const Request&)> answer)
      : options_(std::move(options)), answer_(std::move(answer)), limits_{options_.header_bytes, options_.body_limit} {
    check(answer_ != nullptr, "a server answers with a function");
    check(options_.workers > 0 && options_.queue > 0, "a server has a worker and a queue");
    check(options_.streams.most_of_one_owner > 0, "whoever may have streams has one");
    check(!options_.address.empty() || !options_.local_socket.empty(), "a server listens somewhere");
  }
  ~House() { stop(); }

  void start();
  void stop();
  unsigned short port() const { return port_; }
  Counts counts() const;

private:
  bool admits(const Caller& caller) const;
  void enter(std::unique_ptr<Io> io, Caller caller);
  void leave(const std::shared_ptr<Connection>& connection);
  int becomes_stream(const Connection& connection, const EventStream& stream);
  void no_longer_of_address(const Connection& connection);
  bool counted_by_address(const Caller& caller) const;
  void drain();
  void close_all();

  const ServerOptions options_;
  const std::function<Reply(const Request&)> answer_;
  const ReadLimits limits_;

  std::mutex stopping_;
  bool started_ = false;
  bool stopped_ = false;
  unsigned short port_ = 0;

  // In this order: what stands on the loop goes before it.
  Loop loop_;
  std::unique_ptr<Workers> workers_;
  std::unique_ptr<Premises> premises_;
  std::unique_ptr<Alarm> grace_;
  std::vector<std::unique_ptr<Door>> doors_;

  // On the loop's thread only.
  std::set<std::shared_ptr<Connection>> connections_;
  std::size_t network_connections_ = 0;
  std::map<std::string, std::size_t> per_neighbourhood_; // streams left out
  std::map<std::string, std::size_t> streams_per_owner_;

  std::atomic<std::uint64_t> connections_open_ = 0;
  mutable std::atomic<std::uint64_t> connections_refused_ = 0;
  std::thread thread_;
};

void Server::House::start() {
  check(!started_ && !stopped_, "a server starts once");
  if (!options_.address.empty()) {
    doors_.push_back(tcp_door(loop_, options_.address, options_.port));
    port_ = doors_.back()->port();
  }
  if (!options_.local_socket.empty())
    doors_.push_back(local_door(loop_, options_.local_socket));
  workers_ = std::make_unique<Workers>(options_.workers, options_.queue);
  premises_ = std::make_unique<Premises>(
      loop_, *workers_, options_, limits_, answer_,
      [this](const std::shared_ptr<Connection>& connection) { leave(connection); },
      [this](const Connection& connection, const EventStream& stream) { return becomes_stream(connection, stream); });
  grace_ = std::make_unique<Alarm>(loop_);
  for (auto& door : doors_)
    door->open([this](const Caller& caller) { return admits(caller); },
               [this](std::unique_ptr<Io> io, Caller caller) { enter(std::move(io), std::move(caller)); });
  thread_ = std::thread([this] { loop_.run(); });
  started_ = true;
}

bool Server::House::counted_by_address(const Caller& caller) const {
  return std::find(options_.proxies.begin(), options_.proxies.end(), caller.address) == options_.proxies.end();
}

bool Server::House::admits(const Caller& caller) const {
  // Whoever runs the installation must get in however full the house is.
  if (caller.listener == Listener::local)
    return true;
  bool room = network_connections_ < options_.connections;
  if (room && counted_by_address(caller)) {
    const auto found = per_neighbourhood_.find(caller.neighbourhood);
    room = found == per_neighbourhood_.end() || found->second < options_.connections_per_address;
  }
  if (!room)
    ++connections_refused_;
  return room;
}

void Server::House::enter(std::unique_ptr<Io> io, Caller caller) {
  const auto connection = std::make_shared<Connection>(*premises_, std::move(io), std::move(caller));
  if (connection->caller().listener == Listener::network) {
    ++per_neighbourhood_[connection->caller().neighbourhood];
    ++network_connections_;
  }
  connections_.insert(connection);
  connections_open_ = connections_.size();
  connection->start();
}

void Server::House::leave(const std::shared_ptr<Connection>& connection) {
  if (connections_.erase(connection) == 0)
    return;
  connections_open_ = connections_.size();
  if (connection->caller().listener == Listener::network) {
    --network_connections_;
    if (!connection->stream())
      no_longer_of_address(*connection);
  }
  if (const auto* stream = connection->stream()) {
    --premises_->streams_open;
    const auto found = streams_per_owner_.find(stream->owner());
    if (--found->second == 0)
      streams_per_owner_.erase(found);
  }
  if (premises_->draining && connections_.empty())
    loop_.stop();
}

void Server::House::no_longer_of_address(const Connection& connection) {
  const auto found = per_neighbourhood_.find(connection.caller().neighbourhood);
  if (--found->second == 0)
    per_neighbourhood_.erase(found);
}

int Server::House::becomes_stream(const Connection& connection, const EventStream& stream) {
  if (premises_->draining || premises_->streams_open >= options_.streams.most)
    return 503;
  auto& of_owner = streams_per_owner_[stream.owner()];
  if (of_owner >= options_.streams.most_of_one_owner)
    return 429;
  ++of_owner;
  ++premises_->streams_open;
  if (connection.caller().listener == Listener::network)
    no_longer_of_address(connection);
  return 0;
}

void Server::House::drain() {
  premises_->draining = true;
  for (auto& door : doors_)
    door->close();
  const auto present = connections_; // leaving changes the set
  for (const auto& connection : present)
    connection->drain();
  if (connections_.empty())
    loop_.stop();
  else
    grace_->set(options_.deadlines.drain, [this] { close_all(); });
}

void Server::House::close_all() {
  const auto present = connections_;
  for (const auto& connection : present)
    connection->close();
}

void Server::House::stop() {
  const std::lock_guard lock(stopping_);
  if (!started_ || stopped_)
    return;
  stopped_ = true;
  loop_.post([this] { drain(); });
  thread_.join();
  workers_->finish();
  connections_.clear();
  doors_.clear();
}

Counts Server::House::counts() const {
  Counts counts;
  counts.connections_open = connections_open_;
  counts.connections_refused = connections_refused_;
  if (!premises_)
    return counts;
  counts.requests = premises_->requests;
  counts.requests_refused = premises_->requests_refused;
  counts.requests_shed = premises_->requests_shed;
  counts.deadlines_missed = premises_->deadlines_missed;
  counts.failures = premises_->failures;
  counts.streams_open = premises_->streams_open;
  counts.streams_refused = premises_->streams_refused;
  counts.streams_cut = premises_->streams_cut;
  return counts;
}

Server::Server(ServerOptions options, std::function<Reply(const Request&)> answer)
    : house_(std::make_unique<House>(std::move(options), std::move(answer))) {}
Server::~Server() = default;

void Server::start() {
  house_->start();
}
unsigned short Server::port() const {
  return house_->port();
}
Counts Server::counts() const {
  return house_->counts();
}
void Server::stop() {
  house_->stop();
}

} // namespace concert::http
