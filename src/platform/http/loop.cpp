#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include "platform/http/loop_inside.h"

namespace concert::http {
namespace asio = boost::asio;

Loop::Loop() : inside_(std::make_unique<Inside>()) {}
Loop::~Loop() = default;

void Loop::run() {
  const auto busy = asio::make_work_guard(inside_->context);
  for (;;) {
    try {
      inside_->context.run();
      return;
    } catch (...) {
      // Each connection closes itself when its step fails; what still arrives here must not end the server.
    }
  }
}

void Loop::stop() {
  inside_->context.stop();
}

void Loop::post(std::function<void()> task) {
  asio::post(inside_->context, std::move(task));
}

struct Alarm::Inside {
  explicit Inside(asio::io_context& context) : timer(context) {}
  asio::steady_timer timer;
  unsigned generation = 0; // a ring that was already queued when the alarm was set again must not count
  std::function<void()> ring;
};

Alarm::Alarm(Loop& loop) : inside_(std::make_shared<Inside>(loop.inside().context)) {}

Alarm::~Alarm() {
  silence();
}

void Alarm::set(std::chrono::milliseconds delay, std::function<void()> ring) {
  inside_->ring = std::move(ring);
  inside_->timer.expires_after(delay);
  inside_->timer.async_wait([weak = std::weak_ptr(inside_), generation = ++inside_->generation](const auto& error) {
    const auto inside = weak.lock();
    if (error || !inside || inside->generation != generation)
      return;
    const auto now = std::exchange(inside->ring, nullptr);
    now();
  });
}

void Alarm::silence() {
  ++inside_->generation;
  inside_->ring = nullptr;
  inside_->timer.cancel();
}

} // namespace concert::http
