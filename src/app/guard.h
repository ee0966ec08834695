// The guard against re-identification as the house uses it: the engine with the lists that ship and the names of this
// town's own agencies. Made when it is first needed, and again when the partners have changed.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string_view>

#include "base/result.h"
#include "engines/reidentification/solve.h"
#include "rooms/agencies/room.h"
#include "rooms/situations/account.h"

namespace concert::app {

class Guard {
public:
  using Partners = std::function<std::shared_ptr<const agencies::Agencies>()>;
  explicit Guard(Partners partners) : partners_(std::move(partners)) {}

  // Where a table meets, or the link to it: refused with the words that could tell who somebody is. A street address is
  // how a room is found and no household's; everything else that the guard marks is held back.
  Result<void> fit_for_a_meeting(std::string_view text);

  // What a whole table will read: every finding, and the text with neutral words in their place.
  situations::Judged judge(const situations::GuardedText& guarded);

private:
  std::shared_ptr<const engines::reidentification::Lexicon> lexicon();

  Partners partners_;
  std::mutex mutex_;
  std::shared_ptr<const agencies::Agencies> known_;
  std::shared_ptr<const engines::reidentification::Lexicon> lexicon_;
};

} // namespace concert::app
