// What the room needs kept, in its own words: sealed boxes in the main database, their keys in the small one. Without its
// key a box is noise, also in a backup. Nothing here has an audit entry: nothing has been done yet, and nobody but the
// member has read anything (docs/adr/0017-drafts.md).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rooms/drafts/draft.h"

namespace concert::drafts {

struct Box {
  DraftId id;
  Place place;
  Opening opening;
  Instant kept_at;
  Bytes sealed;
};

class Store {
public:
  virtual ~Store() = default;
  virtual std::optional<Box> at(const Place&) = 0;
  virtual std::vector<Box> on_page(const Typist&, std::string_view page) = 0; // the oldest first
  virtual void put(const Box&) = 0;                                           // replaces the one with its id
  virtual void drop(const std::vector<DraftId>&) = 0;
  virtual std::size_t count_of(const Typist&) = 0;
  virtual std::vector<DraftId> of(const Typist&) = 0;
  virtual std::vector<DraftId> about(std::string_view thing) = 0;
  virtual std::vector<DraftId> kept_before(Instant) = 0;
  virtual std::vector<Typist> typists() = 0;
  virtual std::vector<std::string> things() = 0; // that any draft is about
  virtual std::set<DraftId> ids() = 0;
};

class KeyStore {
public:
  virtual ~KeyStore() = default;
  virtual std::optional<Bytes> key(DraftId) = 0; // wrapped
  virtual void put(DraftId, const Bytes& wrapped, Instant made_at) = 0;
  virtual void destroy(const std::vector<DraftId>&) = 0;
  virtual std::vector<DraftId> made_before(Instant) = 0;
  virtual void forget() = 0; // PRIVACY: what was destroyed so far cannot be found in the file any more
};

} // namespace concert::drafts
