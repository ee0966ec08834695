// How long until every reader of a topic has heard, and what an open stream costs: 300 streams in 10 topics.
//   http_bench [STREAMS] [TOPICS] [ROUNDS]
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "platform/http/broadcast.h"
#include "platform/http/client.h"
#include "platform/http/server.h"

using namespace concert::http;
using Clock = std::chrono::steady_clock;

namespace {

double microseconds_since(Clock::time_point begun) {
  return std::chrono::duration<double, std::micro>(Clock::now() - begun).count();
}

double resident_kb() {
  std::ifstream in("/proc/self/statm");
  long all = 0, resident = 0;
  in >> all >> resident;
  return static_cast<double>(resident * ::sysconf(_SC_PAGESIZE)) / 1024;
}

double percentile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

} // namespace

int main(int count, char** words) {
  const auto number = [&](int at, int standard) { return count > at ? std::atoi(words[at]) : standard; };
  const int streams = number(1, 300);
  const int topics = number(2, 10);
  const int rounds = number(3, 200);

  Broadcast broadcast;
  ServerOptions options;
  options.connections = options.connections_per_address = 5000;
  options.streams.most = 5000;
  options.streams.most_of_one_owner = 5000;
  Server server(options, [&](const Request& request) {
    return event_reply(broadcast.open("reader", {request.query, "all"}));
  });
  server.start();

  // In the order of life: each connects, asks, and stays. The readers' own memory is in the same process, so that this
  // is an upper bound.
  const double before_kb = resident_kb();
  std::vector<Client> clients;
  for (int i = 0; i < streams; ++i) {
    clients.push_back(Client::tcp("127.0.0.1", server.port(), std::chrono::seconds(30)));
    clients.back().open_stream("/?topic" + std::to_string(i % topics));
  }
  broadcast.publish("all", {"warm"});
  for (auto& client : clients)
    client.next_event();
  const double open_kb = resident_kb();

  std::vector<double> publishing, one_topic, everybody;
  for (int round = 0; round < rounds; ++round) {
    const int topic = round % topics;
    auto begun = Clock::now();
    broadcast.publish("topic" + std::to_string(topic), {.data = std::to_string(round), .id = std::to_string(round)});
    publishing.push_back(microseconds_since(begun));
    for (int i = topic; i < streams; i += topics)
      clients[static_cast<std::size_t>(i)].next_event();
    one_topic.push_back(microseconds_since(begun));

    begun = Clock::now();
    for (int each = 0; each < topics; ++each)
      broadcast.publish("topic" + std::to_string(each), {.data = std::to_string(round), .id = std::to_string(round)});
    for (auto& client : clients)
      client.next_event();
    everybody.push_back(microseconds_since(begun));
  }
  const auto begun = Clock::now();
  server.stop();
  const double stopping = microseconds_since(begun);

  const auto line = [](const char* what, const std::vector<double>& values) {
    std::printf("%-52s p50 %8.0f us   p95 %8.0f us   max %8.0f us\n", what, percentile(values, 0.5),
                percentile(values, 0.95), percentile(values, 1));
  };
  std::printf("%d streams in %d topics, %d rounds; all readers in this process, one after the other\n", streams, topics,
              rounds);
  line("publish() to one topic, for its caller", publishing);
  line("until every reader of one topic has it", one_topic);
  line("all topics at once, until every reader has it", everybody);
  std::printf("memory: %.1f KB resident for each stream, its reader included\n", (open_kb - before_kb) / streams);
  std::printf("stop with all streams open: %.0f us\n", stopping);
  std::printf("cut for reading slowly: %llu\n", static_cast<unsigned long long>(server.counts().streams_cut));
}
