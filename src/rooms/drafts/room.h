// Drafts: what members have typed and not sent, sealed, each under a key of its own. The only way in.
// PRIVACY: a draft is shown to nobody but the member who typed it, in the seat in which it was typed, on the page on which
// it was typed; whether that page is still open to them is for the page's own gate, which is asked first. There is no list
// of drafts. When one goes, its key goes, so that no backup of the main database keeps it.
#pragma once

#include <array>
#include <chrono>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <vector>

#include "base/chance.h"
#include "base/result.h"
#include "platform/clock/clock.h"
#include "platform/crypto/secret.h"
#include "rooms/drafts/store.h"

namespace concert::drafts {

struct Saved {
  Instant at;
  std::optional<Instant> replaced = {}; // what another opening of the same form had kept, and when
};

class Room {
public:
  Room(Store& store, KeyStore& keys, crypto::SecretKey root, const clock::Clock& clock, Chance& chance,
       std::chrono::hours lives);

  // The last one who types wins. `known`: the openings whose draft the form shows or has kept. Refused: too long
  // (drafts.too_long), too many (drafts.too_many), and a form that this opening has sent already (drafts.sent_already).
  Result<Saved> keep(const Place&, const Typed&, const Opening& opening, const std::set<Opening>& known);
  std::vector<Draft> on_page(const Typist&, std::string_view page); // the oldest first
  // The form was sent: a draft that it showed or had kept is gone. `by`: what still arrives of that opening is not kept.
  void sent(const Place&, const Opening& by, const std::set<Opening>& known);
  void discard(const Typist&, std::string_view page);

  // ---- For the program.
  void forget_about(std::string_view thing); // "situations/<id>"
  void forget_all_of(const Typist&);
  // What is older than drafts live, what is about things that are gone, and of members who lost the seat; keys without a
  // draft. Gives how many drafts went.
  using IsGone = std::function<bool(std::string_view thing)>;
  using StillSits = std::function<bool(const Typist&)>;
  std::size_t purge(const IsGone& is_gone, const StillSits& still_sits);

private:
  void drop(const std::vector<DraftId>& ids);
  std::optional<crypto::SecretKey> key_of(const DraftId& id);
  std::mutex& turn_of(const Typist& typist);
  bool was_sent(const Opening& opening);

  Store& store_;
  KeyStore& keys_;
  const crypto::SecretKey root_;
  const clock::Clock& clock_;
  Chance& chance_;
  const std::chrono::hours lives_;
  std::array<std::mutex, 16> turns_; // by typist: sending and keeping one after the other
  std::mutex sent_mutex_;
  std::deque<std::pair<Instant, Opening>> sent_; // lately
  std::set<Opening> sent_openings_;
};

} // namespace concert::drafts
