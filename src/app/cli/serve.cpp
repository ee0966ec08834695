#include "app/cli/serve.h"

#include <csignal>
#include <fstream>
#include <iostream>

#include "app/demo/town.h"
#include "app/draft_rounds.h"
#include "app/notice_rounds.h"
#include "app/share.h"
#include "app/surface.h"
#include "platform/crypto/chance.h"
#include "platform/http/server.h"
#include "platform/mail/configured.h"

namespace concert::app {
namespace {

namespace fs = std::filesystem;

// Blocks the stop signals in every thread, so that only the one that waits for them sees them.
sigset_t stop_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  return set;
}

// A demo folder says so itself, so that a copy of it can never be served as if its people were real; and it says when
// it is complete, so that one whose filling was cut short is filled anew.
fs::path demo_mark(const settings::Settings& settings) {
  return fs::path(settings.data_folder) / "demo";
}
constexpr std::string_view filling = "filling\n", complete = "Every person in this folder is invented.\n";

void write_mark(const settings::Settings& settings, std::string_view text) {
  std::ofstream out(demo_mark(settings), std::ios::trunc);
  out << text;
  if (!out.flush())
    throw std::runtime_error("cannot write " + demo_mark(settings).string());
}

void clear_unfinished(const settings::Settings& settings) {
  if (!fs::exists(demo_mark(settings)) || file_text(demo_mark(settings)) != filling)
    return;
  for (const char* name : {"concert.sqlite", "concert.sqlite-wal", "concert.sqlite-shm", "keys.sqlite",
                           "keys.sqlite-wal", "keys.sqlite-shm", "root.key"})
    fs::remove(fs::path(settings.data_folder) / name);
}

} // namespace

int serve(const settings::Settings& asked) {
  settings::Settings settings = asked;
  settings.demo = settings.demo || fs::exists(demo_mark(settings));
  const sigset_t signals = stop_signals();
  clock::SystemClock clock;
  crypto::SystemChance chance;
  log::Log log(std::clog, clock);
  const auto sender = mail::configured_sender(settings); // a wrong password file stops the start, not the first mail
  Concert concert(settings, Opening::create, clock, chance);
  DemoDoor door;
  if (settings.demo)
    door = {demo_seats(share_folder()), std::string(demo_password)};
  const Surface surface(concert, log, door);
  NoticeRounds rounds(concert, *sender, surface.catalogue(), log);
  DraftRounds draft_rounds(concert, log);

  http::ServerOptions options;
  options.address = settings.address;
  options.port = settings.port;
  options.workers = settings.workers;
  options.proxies = settings.proxies;
  options.local_socket = fs::path(settings.data_folder) / "concert.socket";
  options.on_failure = [&](std::exception_ptr failure, const http::Request& request) {
    return surface.failed(failure, request);
  };
  http::Server server(options, [&](const http::Request& request) { return surface.answer(request); });
  server.start();
  rounds.start();
  draft_rounds.start();
  log.write(log::Level::info, "serving", {{"port", server.port()}});
  std::cout << "Concert is at http://localhost:" << server.port() << "\n";
  if (settings.demo) {
    std::cout << "Seats of the demonstration town, all with the password " << demo_password << ":\n";
    for (const access::DemoSeat& seat : door.seats)
      std::cout << "  " << seat.login << std::string(seat.login.size() < 14 ? 14 - seat.login.size() : 1, ' ')
                << access::name_of(seat.role) << ", " << seat.agency.en << "\n";
  }
  std::cout << std::flush;
  int signal = 0;
  sigwait(&signals, &signal);
  server.stop();
  rounds.stop();
  draft_rounds.stop();
  log.write(log::Level::info, "stopped");
  return 0;
}

int fill_demo(const settings::Settings& asked, int situations) {
  settings::Settings settings = asked;
  settings.demo = true;
  clock::SystemClock now;
  clock::ManualClock clock(now.now() - std::chrono::hours(24 * 340));
  crypto::SystemChance chance;
  clear_unfinished(settings);
  Concert concert(settings, Opening::create, clock, chance);
  if (is_filled(concert)) {
    if (!fs::exists(demo_mark(settings)))
      throw std::runtime_error(settings.data_folder.string() +
                               " holds a real installation; choose another --data for the demo");
    std::cout << "the demonstration town is already there\n";
    return 0;
  }
  write_mark(settings, filling);
  fill_town(concert, clock, now.now(), {.situations = situations},
            {[](std::string_view what) { std::cout << "  " << what << std::endl; }});
  write_mark(settings, complete);
  return 0;
}

} // namespace concert::app
