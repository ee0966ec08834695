// The partners. Readers share one immutable list: there are some dozens, and every page names several.
#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "base/chance.h"
#include "platform/clock/clock.h"
#include "rooms/access/gate.h"
#include "rooms/agencies/agency.h"
#include "rooms/agencies/store.h"
#include "rooms/codes/code_book.h"

namespace concert::agencies {

class Agencies {
public:
  explicit Agencies(std::vector<Agency> all);
  const std::vector<Agency>& all() const { return all_; } // by short name
  const Agency* find(AgencyId id) const;
  const Agency* find(std::string_view short_name) const;
  std::string name(AgencyId id, Language language) const; // "—" for one that is unknown

private:
  std::vector<Agency> all_;
  std::map<AgencyId, std::size_t> by_id_;
};

class Room {
public:
  Room(Store& store, const clock::Clock& clock, Chance& chance);

  std::shared_ptr<const Agencies> agencies() const;
  Result<AgencyId> add(const access::Actor&, const Fields&, const codes::CodeBook&);
  // On an empty installation, by the program itself.
  Result<AgencyId> install(const Fields&, const codes::CodeBook&);

private:
  Result<AgencyId> add_as(audit::Entry, const Fields&, const codes::CodeBook&);
  void reload();

  Store& store_;
  const clock::Clock& clock_;
  Chance& chance_;
  mutable std::mutex mutex_;
  std::shared_ptr<const Agencies> agencies_;
};

} // namespace concert::agencies
