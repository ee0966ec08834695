#include "rooms/drafts/room.h"

#include <algorithm>

#include "base/check.h"
#include "platform/crypto/sealing.h"

namespace concert::drafts {
namespace {

constexpr std::chrono::hours sent_is_remembered{1};
constexpr std::chrono::hours keys_wait_for_their_draft{1};
constexpr std::size_t longest_address = 400;

std::string key_context(const DraftId& id) {
  return "drafts|key|" + id.text() + "|v1";
}

// A box that is moved to another member, seat, page or form does not open there.
std::string box_context(const DraftId& id, const Place& place) {
  return "drafts|typed|" + id.text() + "|" + place.typist.member.text() + "|" + place.typist.seat.text() + "|" +
         place.page + "|" + place.form + "|v1";
}

} // namespace

Room::Room(Store& store, KeyStore& keys, crypto::SecretKey root, const clock::Clock& clock, Chance& chance,
           std::chrono::hours lives)
    : store_(store), keys_(keys), root_(std::move(root)), clock_(clock), chance_(chance), lives_(lives) {}

std::mutex& Room::turn_of(const Typist& typist) {
  return turns_[typist.member.bytes().back() % turns_.size()];
}

std::optional<crypto::SecretKey> Room::key_of(const DraftId& id) {
  const auto wrapped = keys_.key(id);
  return wrapped ? crypto::unwrap(root_, *wrapped, key_context(id)) : std::nullopt;
}

bool Room::was_sent(const Opening& opening) {
  const std::lock_guard lock(sent_mutex_);
  return sent_openings_.contains(opening);
}

Result<Saved> Room::keep(const Place& place, const Typed& as_typed, const Opening& opening,
                         const std::set<Opening>& known) {
  const Bytes plain = bytes_of(without_secrets(as_typed));
  if (plain.size() > most_bytes || place.page.size() > longest_address || place.form.size() > longest_address)
    return Refusal{RefusalKind::invalid, "drafts.too_long", {}};
  const std::lock_guard turn(turn_of(place.typist));
  if (was_sent(opening))
    return Refusal{RefusalKind::conflict, "drafts.sent_already", {}};
  Saved out{clock_.now()};
  Box box{DraftId(), place, opening, out.at, {}};
  const std::optional<Box> before = store_.at(place);
  std::optional<crypto::SecretKey> key;
  if (before) {
    box.id = before->id;
    key = key_of(box.id);
    if (before->opening != opening && !known.contains(before->opening))
      out.replaced = before->kept_at;
  } else if (store_.count_of(place.typist) >= most_of_one) {
    return Refusal{RefusalKind::conflict, "drafts.too_many", {}};
  } else {
    box.id = DraftId::draw(chance_);
  }
  if (!key) { // a key first: one without a draft is swept, the reverse would lose what was typed
    key = crypto::SecretKey::draw(chance_);
    keys_.put(box.id, crypto::wrap(root_, *key, key_context(box.id), chance_), out.at);
  }
  box.sealed = crypto::seal(*key, plain, box_context(box.id, place), chance_);
  store_.put(box);
  return out;
}

std::vector<Draft> Room::on_page(const Typist& typist, std::string_view page) {
  std::vector<Draft> out;
  for (const Box& box : store_.on_page(typist, page)) {
    const auto key = key_of(box.id);
    const auto plain = key ? crypto::open(*key, box.sealed, box_context(box.id, box.place)) : std::nullopt;
    auto typed = plain ? typed_in(*plain) : std::nullopt;
    if (typed)
      out.push_back({box.place.form, std::move(*typed), box.opening, box.kept_at});
  }
  return out;
}

void Room::sent(const Place& place, const Opening& by, const std::set<Opening>& known) {
  const std::lock_guard turn(turn_of(place.typist));
  const Instant now = clock_.now();
  {
    const std::lock_guard lock(sent_mutex_);
    while (!sent_.empty() && now - sent_.front().first > sent_is_remembered) {
      sent_openings_.erase(sent_.front().second);
      sent_.pop_front();
    }
    if (sent_openings_.insert(by).second)
      sent_.emplace_back(now, by);
  }
  const auto box = store_.at(place);
  if (box && (box->opening == by || known.contains(box->opening)))
    drop({box->id});
}

void Room::discard(const Typist& typist, std::string_view page) {
  const std::lock_guard turn(turn_of(typist));
  std::vector<DraftId> ids;
  for (const Box& box : store_.on_page(typist, page))
    ids.push_back(box.id);
  drop(ids);
}

void Room::drop(const std::vector<DraftId>& ids) {
  if (ids.empty())
    return;
  store_.drop(ids);
  keys_.destroy(ids);
}

void Room::forget_about(std::string_view thing) {
  const std::vector<DraftId> ids = store_.about(thing);
  drop(ids);
  if (!ids.empty())
    keys_.forget();
}

void Room::forget_all_of(const Typist& typist) {
  const std::lock_guard turn(turn_of(typist));
  const std::vector<DraftId> ids = store_.of(typist);
  drop(ids);
  if (!ids.empty())
    keys_.forget();
}

std::size_t Room::purge(const IsGone& is_gone, const StillSits& still_sits) {
  const Instant now = clock_.now();
  std::set<DraftId> going;
  const auto add = [&](const std::vector<DraftId>& ids) { going.insert(ids.begin(), ids.end()); };
  add(store_.kept_before(now - lives_));
  for (const std::string& thing : store_.things())
    if (is_gone(thing))
      add(store_.about(thing));
  for (const Typist& typist : store_.typists())
    if (!still_sits(typist))
      add(store_.of(typist));
  drop({going.begin(), going.end()});
  // Keys of drafts that were never kept, or that went while the program stopped.
  std::vector<DraftId> orphans = keys_.made_before(now - keys_wait_for_their_draft);
  const std::set<DraftId> kept = store_.ids();
  std::erase_if(orphans, [&](const DraftId& id) { return kept.contains(id); });
  keys_.destroy(orphans);
  keys_.forget();
  return going.size();
}

} // namespace concert::drafts
