#include "app/draft_rounds.h"

#include <algorithm>
#include <set>

namespace concert::app {
namespace {

constexpr std::chrono::minutes between_purges{10};

} // namespace

DraftRounds::~DraftRounds() {
  stop();
}

void DraftRounds::start() {
  check(!thread_.joinable(), "rounds are started once");
  thread_ = std::thread([this] { run(); });
}

void DraftRounds::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    woken_.notify_one();
  }
  if (thread_.joinable())
    thread_.join();
}

void DraftRounds::run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    try {
      round();
    } catch (const std::exception&) { // PRIVACY: what it says stays here; storage has its own line in the log
      log_.write(log::Level::error, "draft_purge_failed");
    }
    lock.lock();
    woken_.wait_for(lock, between_purges, [this] { return stopping_; });
  }
}

std::size_t DraftRounds::round() {
  std::set<std::string> keyed; // a situation has keys for as long as anything may be kept about it
  for (const SituationId id : concert_.people().keyed_situations())
    keyed.insert("situations/" + id.text());
  return concert_.drafts().purge(
      [&](std::string_view thing) { return thing.starts_with("situations/") && !keyed.contains(std::string(thing)); },
      [&](const drafts::Typist& typist) { return concert_.access().holds(typist.member, typist.seat); });
}

} // namespace concert::app
